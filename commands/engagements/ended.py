"""How an engagement is asked, and what the record says where it has ended."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from client.endings import NotOpen
from commands import context
from commands.args import dates
from domain.lifecycle import ENDS, Phase
from domain.wording import as_words

if TYPE_CHECKING:
    from temporalio.client import Client

Answer = TypeVar("Answer")


class Ended(NamedTuple):
    """In which phase an engagement came to its end, and that in words."""

    phase: Phase
    said: str

    @property
    def not_open(self) -> NotOpen:
        return NotOpen(f"{self.said}; `refer` begins the LEA's next one")


def ask_engagement(cds: str, job: Callable[["Client"], Awaitable[Answer]]) -> Answer:
    """As `ask_server`; where none is open it is said when the last one ended."""
    try:
        return context.ask_server(job)
    except NotOpen as none:
        over = ended(cds)
        raise (over.not_open if over else none) from none


def ended(cds: str) -> Ended | None:
    """How and when it came to its end, by the record; None where it did not."""
    record = context.record_if_any()
    now = record.engagement(cds) if record else None
    if record is None or now is None or now.phase not in ENDS:
        return None
    day = dates.day_of(record.history(now.entity)[-1].at)
    how = as_words(now.phase)
    return Ended(now.phase, f"the engagement of {cds} ended as {how} on {day}")
