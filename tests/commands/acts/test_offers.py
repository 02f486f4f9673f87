"""Each act that is offered of an engagement is taken by the line it comes with."""

import shlex
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import cast

import pytest

from commands.acts.fields import example
from commands.args.act_fields import (
    ELSEWHERE,
    act_kind,
    fields_of,
    shaped,
    staff_act,
)
from commands.args.reference import reference
from commands.output.console import COMMAND
from domain.acts import (
    ClaimComplete,
    ConfirmComplete,
    PutOnHold,
    StaffAct,
    StartAction,
)
from domain.apply import apply
from domain.available_acts import Offer, offers
from domain.engagement import Engagement
from domain.judge import judge
from domain.people.roles import AGENCIES, LABELS, Agency
from domain.setting import Cause
from tests.frameworks import SIR_12
from tests.lives import POLICY, START, by_staff, implementing
from tests.pathways import EVERYBODY, WALKS, referred_by, walked

CHRISTMAS = START.replace(month=12, day=24) - timedelta(days=28)
HELD = {LABELS[role]: person for role, person in EVERYBODY.items()}


def typed(where: str, offer: Offer) -> StaffAct:
    """The act of the line that is offered, as it comes to the engagement."""
    doers = [each.person for each in offer.doers if each.person]
    people = [*doers, *HELD.values()]
    line = example(where, offer.kind, offer.fields, people, HELD)
    entity, named, *words = shlex.split(line.removeprefix(f"{COMMAND} act"))
    which, own = reference(entity), words[: words.index("--as")]
    said: dict[str, object] = {"id": "1", "by": people[0], "entered_by": "desk"}
    said |= {"kind": act_kind(named, which), **shaped(offer.kind, fields_of(own))}
    said |= {"action": which.action} if which.action else {}
    said |= {"framework": SIR_12} if offer.kind == "begin_review" else {}
    return cast("StaffAct", staff_act(said))


def tried(now: Engagement, at: datetime, action: int | None = None) -> list[str]:
    """The kinds that are offered, each of which is taken; raises a `Refused`."""
    where = now.lea.cds + (f"/action/{action}" if action else "")
    found = [e for e in offers(now, action, at) if e.kind not in ELSEWHERE]
    for offer in found:
        judge(now, typed(where, offer), at)
    return [each.kind for each in found]


def lives(at: datetime) -> Iterator[Engagement]:
    """An action as it is begun, reported, complete, or on hold; near and far dates."""
    for days in (3, 60):
        now = implementing(at.date() + timedelta(days=days), 3, at=at)
        begun = apply(now, by_staff(StartAction, action=1), at)
        claimed = apply(
            begun, by_staff(ClaimComplete, action=1, evidence=("minutes",)), at
        )
        hold = by_staff(
            PutOnHold, action=1, cause=Cause.FIRE, recheck=at.date() + timedelta(9)
        )
        complete = apply(claimed, by_staff(ConfirmComplete, action=1), at)
        yield from (now, begun, claimed, complete, apply(begun, hold, at))


@pytest.mark.parametrize("at", [START, CHRISTMAS], ids=["September", "Christmas"])
def test_each_act_offered_of_an_action_is_taken(at: datetime) -> None:
    """A snooze reaches no farther than it may, a promise no farther than the date."""
    seen = {kind for now in lives(at) for kind in tried(now, at, 1)}

    assert {"snooze", "acknowledge", "reopen", "confirm", "resume"} <= seen


@pytest.mark.parametrize("pathway", WALKS)
def test_each_act_offered_of_an_engagement_is_taken(pathway: str) -> None:
    """However far its referral has come."""
    seen: set[str] = set()
    walk = WALKS[pathway]
    for far in range(len(walk)):
        seen |= {*tried(walked(referred_by(pathway), walk[:far], START), START)}

    assert {"accept", "assign", "substitute", "withdraw"} <= seen


def test_a_substitute_is_a_colleague_on_a_working_day() -> None:
    """Nobody of another agency acts in a lead's name, and nobody on Christmas Day."""
    now = referred_by("CONTINUUM_52072A", CHRISTMAS, POLICY)
    theirs = (HELD.get(LABELS[role]) for role in AGENCIES[Agency.CCEE])
    (offer,) = (e for e in offers(now, None, CHRISTMAS) if e.kind == "substitute")
    said = _words(example(now.lea.cds, offer.kind, offer.fields, ["a.castillo"], HELD))

    assert said["--substitute"] in {*theirs} - {"a.castillo", None}
    assert POLICY.lea.closed_because(date.fromisoformat(said["--first"])) is None


def _words(line: str) -> dict[str, str]:
    words: Sequence[str] = shlex.split(line)
    return {word: words[n + 1] for n, word in enumerate(words) if word[:2] == "--"}
