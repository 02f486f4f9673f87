"""What was decided in an engagement and said in its referrals: when, by whom, why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from commands.args import dates
from domain.lifecycle import ENDS
from domain.referrals.acts import ConsultationAct
from domain.referrals.case import Outcome
from domain.standing import EngagementStanding

if TYPE_CHECKING:
    from adapters.sql.queries import Line, SqlReading

ENDING = ("withdraw", "close")
CLOSING = ("decline", "close_not_agreed")
SAYING = ("record_consultation", "correct_consultation")


def decisions(
    record: "SqlReading", now: EngagementStanding, before: datetime | None = None
) -> "list[Line]":
    """By the record: its end, the ends of its referrals, and each view that is no yes.

    Of what has just been done nothing is there yet.
    """
    closed = any(not case.is_open for case in now.cases)
    kinds = (
        *(ENDING if now.phase in ENDS else ()),
        *(CLOSING if closed else ()),
    )
    ends = [e for kind in kinds for e in record.history(now.entity, kind=kind)]
    found = (*ends, *_views(record, now.entity))
    known = (line for line in found if before is None or line.at < before)
    return sorted(known, key=lambda line: line.number)


def _views(record: "SqlReading", entity: str) -> "Iterator[Line]":
    """What each party said last in each referral, where that was no plain yes."""
    last: dict[tuple[str, str], tuple[Line, bool]] = {}
    for kind in SAYING:
        acts = dict(record.acts(entity, kind))
        for line in record.history(entity, kind=kind) if acts else ():
            act = acts[line.number]
            if isinstance(act, ConsultationAct):
                plain = act.outcome is Outcome.ACCEPT
                last[line.subject, act.party] = line, plain
    yield from (line for line, plain in last.values() if not plain)


def of_whole(lines: "Iterable[Line]") -> list[str]:
    """How the whole came to its end."""
    return [as_decided(line) for line in lines if line.kind in ENDING]


def of_case(lines: "Sequence[Line]", key: str) -> list[str]:
    """What was decided and said in the referral at this address."""
    return [as_decided(line) for line in lines if line.subject == key]


def as_decided(line: "Line") -> str:
    return f"on {dates.day_of(line.at)}, entry {line.number}: {line.sentence}"
