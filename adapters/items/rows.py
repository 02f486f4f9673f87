"""What a data-collection plan's rows hold, whichever file they stand in."""

from collections.abc import Mapping

from adapters.files.rows_by_id import (
    CellReader,
    FileRows,
    RowKind,
    RowRules,
    none_below,
    pieces_of_evidence,
    rows_by_id,
    whole_number,
)
from adapters.files.table import FileTable
from adapters.items.choices import ROLES, PlanChoices, status_of
from adapters.items.columns import NEEDED
from adapters.items.sheet import item_cells, item_row
from domain.bounds import MOST_ITEMS
from domain.reviews.acts import ItemRow
from domain.reviews.row_check import REASONED, row_faults
from domain.reviews.standing import ItemStanding
from domain.written_day import written_day

ITEM_ROWS = RowKind(
    noun="item",
    whole="plan",
    shape=ItemRow,
    needed=NEEDED,
    unread={"item": "unread", "component": 1, "method": "unread"},
    most=MOST_ITEMS,
    together={"reason": REASONED},
    instead="make one of several that are alike, with a higher target",
)


def rows_in(
    table: FileTable,
    choices: PlanChoices,
    known: Mapping[str, ItemStanding],
    review: str = "",
) -> FileRows[ItemRow]:
    """All rows of the table that can be used, and what is off about the others.

    `known` are the items as they stand in the review of this durable key.
    """
    rules = RowRules(
        readers=_readers(choices),
        stands={key: item_row(each) for key, each in known.items()},
        cells=lambda row: item_cells(row, choices),
        faults=lambda row: row_faults(row, known.get(row.item)),
        review=review,
    )
    read = rows_by_id(table, ITEM_ROWS, rules)
    if table.rows:
        return read
    return read._replace(faults=(none_below(table, "item"), *read.faults))


def _readers(choices: PlanChoices) -> dict[str, CellReader]:
    return {
        "item": str,
        "component": choices.components.number,
        "method": choices.methods.key,
        "participants": choices.participants.key,
        "site": choices.site,
        "owner": ROLES.role,
        "target": whole_number,
        "count": whole_number,
        "planned": written_day,
        "status": status_of,
        "note": str,
        "reason": str,
        "evidence": pieces_of_evidence,
        "as_of": whole_number,
    }
