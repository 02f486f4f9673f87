"""An item of a review's data-collection plan: what is collected, where, how far it is.

What is said of it in words is in the record, under its `entry`.
"""

from datetime import date
from enum import StrEnum
from itertools import dropwhile

from pydantic import (
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from domain.people.roles import Role
from domain.values import Sparse


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


class PlanItem(ItemFields):
    """As a review carries it hundreds of times over: a row, by the order of its fields.

    A row ends with the last field that is otherwise than usual. Stored: add fields at
    the end, never move one; a row that has more than is known is read as far as it is.
    """

    @model_validator(mode="before")
    @classmethod
    def _of_row(cls, said: object) -> object:
        if isinstance(said, list | tuple):
            return dict(zip(cls.model_fields, said, strict=False))
        return said

    @model_serializer(mode="wrap")
    def _row(self, written: SerializerFunctionWrapHandler) -> list[object]:
        said: dict[str, object] = written(self)
        fields = reversed(type(self).model_fields.items())
        usual = dropwhile(
            lambda each: getattr(self, each[0]) == each[1].default, fields
        )
        return [said[name] for name, _ in usual][::-1]
