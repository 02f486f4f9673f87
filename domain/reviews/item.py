"""An item of a review's data-collection plan: what is collected, where, how far it is.

What is said of it in words is in the record, under its `entry`.
"""

from datetime import date
from enum import StrEnum

from domain.people.roles import Role
from domain.values import Sparse, SparseRow


class ItemStatus(StrEnum):
    """How far an item is. Stored: add, never rename."""

    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"


class ItemFields(Sparse):
    """So many (`target`) interviews, observations, documents of one component.

    `method` and `participants` are keys of the framework; `site` is a CDS code of the
    sample. `entry` is the review's entry at which it last changed.
    """

    component: int
    method: str
    entry: int = 0
    target: int = 1
    count: int = 0
    status: ItemStatus = ItemStatus.OPEN
    participants: str = ""
    site: str = ""
    planned: date | None = None
    owner: Role = Role.CCEE_EXPERT

    @property
    def is_open(self) -> bool:
        return self.status is ItemStatus.OPEN


class PlanItem(ItemFields, SparseRow):
    """An item as its review carries it."""
