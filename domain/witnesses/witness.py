"""The witness of one late thing: what it was told, and whether word still comes.

It decides nothing. It shows a ladder, and raises a hand if the engagement falls
silent, so that one which was stopped by mistake cannot be late in silence.
"""

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from domain.bounds import LAST_DAY
from domain.clocks.ladder import Ladder, Settled
from domain.clocks.plan import AN_HOUR, ClockKind
from domain.letters.notice import Notice
from domain.people.roles import LABELS, Role, role_for
from domain.values import Value

TEN_YEARS = timedelta(days=3_653)  # and more no ladder reaches beyond the last day
A_MOMENT = timedelta(minutes=2)  # after an outage the witness may be up first


class Witness(Value):
    ladder: Ladder
    settled: bool = False
    silent: bool = False
    listening_until: datetime | None = None
    alerts: tuple[Notice, ...] = ()


class WordIsLate(Value):
    """An hour after a rung no word of it has come."""

    kind: Literal["word_is_late"] = "word_is_late"


class FellSilent(Value):
    """Nor has it come in the moment that was given then."""

    kind: Literal["fell_silent"] = "fell_silent"


WitnessAct = Ladder | Settled | WordIsLate | FellSilent


class Listening(NamedTuple):
    at: datetime
    acts: tuple[WitnessAct, ...]
    summary: str


def expectation(witness: Witness) -> Listening | None:
    """When the witness stops trusting; None where nothing more is planned."""
    rung = witness.ladder.next_rung
    if witness.settled or witness.silent or rung is None:
        return None
    asked = witness.ladder.asked
    told = " and ".join(LABELS[role_for(party, asked)] for party in rung.tell)
    summary = f"{_place(witness.ladder)}: {told}, {rung.local}"
    if witness.listening_until:
        return Listening(witness.listening_until, (FellSilent(),), summary)
    return Listening(rung.at + AN_HOUR, (WordIsLate(),), summary)


def _place(ladder: Ladder) -> str:
    """'rung 2 of 4' of those after the due date; of an answer, 'answer 1 of 3'."""
    late = [rung for rung in ladder.rungs if not rung.is_reminder]
    behind = [rung for rung in ladder.has_acted if not rung.is_reminder]
    word = "answer" if ladder.kind is ClockKind.ANSWER else "rung"
    return f"{word} {len(behind) + 1} of {len(late)}"


def apply(witness: Witness, act: WitnessAct, at: datetime) -> Witness:
    """The witness after it heard, or did not hear. Word may come twice or late.

    Word about another plan is not for it.
    """
    match act:
        case Ladder() if _is_news(witness.ladder, act):
            return witness.but(ladder=act, silent=False, listening_until=None)
        case Settled() if act.plan_id == witness.ladder.plan_id:
            return witness.but(settled=True)
        case WordIsLate():
            return witness.but(listening_until=at + A_MOMENT)
        case FellSilent():
            alerts = (*witness.alerts, _alert(witness.ladder, at))
            return witness.but(silent=True, alerts=alerts)
    return witness


def _is_news(known: Ladder, told: Ladder) -> bool:
    """Believe whoever saw the ladder higher, but nobody who saw it without end."""
    highest = len(told.rungs)
    farthest = max((rung.at.date() for rung in told.rungs), default=LAST_DAY)
    return (
        told.plan_id == known.plan_id
        and len(known.acted) < len(told.acted) <= highest
        and farthest <= LAST_DAY + TEN_YEARS
    )


def _alert(ladder: Ladder, at: datetime) -> Notice:
    rung = ladder.next_rung
    assert rung
    return Notice(
        key=f"{ladder.plan_id}/{len(ladder.acted)}/silent",
        at=at,
        entity=ladder.entity,
        subject=ladder.subject,
        matter=ladder.plan_id,
        to=Role.OPERATORS,
        role=Role.OPERATORS,
        template="witness_silent",
        facts={
            "lea": ladder.lea,
            "reference": f"{ladder.entity.partition('.')[0]}/{ladder.subject}",
            "plan": ladder.plan_id,
            "title": ladder.title,
            "expected": f"rung {rung.name} at {rung.local}",
            "because": "you look after this service",
        },
    )
