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


def kind_of(act: type[ByStaff]) -> str:
    """What acts of this class are called: the word of their `kind`."""
    return str(act.model_fields["kind"].default)


def typed_it(act: ByStaff) -> bool:
    """Whether whoever decided it typed it themselves.

    A log-in is spelled like the person's id, but perhaps for dots and case.
    """
    return plain_name(act.entered_by) == plain_name(act.by)


def plain_name(name: str) -> str:
    """Without dots and capitals: a log-in and an id of one person are alike so."""
    return "".join(each for each in name.lower() if each.isalnum())


class Actor(NamedTuple):
    """Who decided, and who typed it."""

    by: str
    entered_by: str
