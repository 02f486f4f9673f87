"""The columns of a data-collection plan in a file, and what each of them holds."""

from adapters.files.table import TableColumns
from domain.bounds import LONGEST_ITEM_ID, LONGEST_ROW
from domain.reviews.item import ItemStatus

MEANINGS = {
    "item": f"the item's id, given once and kept: one word of at most "
    f"{LONGEST_ITEM_ID} characters",
    "component": "a component of the framework, by its number or its title",
    "method": "a way of collecting data, by its title or its key",
    "participants": "who takes part, by title or key (may be empty)",
    "site": "a school of the sample, by its 14 digits or its name (may be empty)",
    "owner": "the role that sees to it, never a person; empty for ccee_expert",
    "target": "how many there are to be; empty for 1",
    "count": "how many there are so far; empty for 0",
    "planned": "the day it is planned for, such as 2027-03-05 or 3/5/2027 "
    "(may be empty)",
    "status": " or ".join(ItemStatus) + "; empty for open",
    "note": f"what else is to be known, at most {LONGEST_ROW} characters; no student "
    "by name, number or birth date (may be empty)",
    "reason": "why it is waived, done with fewer than the target, or open again; "
    "else empty",
    "evidence": "where what was collected is kept: up to five links joined by ; "
    "(may be empty)",
    "as_of": "leave it as it is; of a new item it is empty",
    "review": "the review it is of; leave it as it is; of a new item it may be empty",
}
COLUMNS = (*MEANINGS,)
NEEDED = ("item", "component", "method")
PLAN = TableColumns(
    COLUMNS,
    naming=frozenset({"item", "component"}),
    optional=frozenset(COLUMNS) - frozenset(NEEDED),
)
