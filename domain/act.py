"""What every act of staff carries."""

from typing import NamedTuple

from domain.bounds import Id, LongText, PersonId
from domain.values import Value


class ByStaff(Value):
    """`id` makes it safe to send twice; `by` decided it, `entered_by` typed it."""

    id: Id
    by: PersonId
    entered_by: PersonId
    why: LongText = ""


class Actor(NamedTuple):
    """Who decided, and who typed it."""

    by: str
    entered_by: str
