"""One more noun with a clock brings its room, and all else takes it as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Self

import pytest

from domain.acts import Act, Cause, Close, ResumeClock, RungActed, StopClock
from domain.apply import apply
from domain.clocks import moves
from domain.clocks.clocked import Clocked
from domain.clocks.ladder import LadderRung
from domain.clocks.schedule import Timing
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.explain import explanation
from domain.outlook import outlook
from domain.people.roles import Role
from domain.preview import will_hear
from domain.setting import Setting
from domain.status import Horizon
from domain.values import Facts
from tests.lives import START, by_staff, implementing
from workflows.visibility import of_engagement

DUE = START.date() + timedelta(days=30)
KEY = "visit/spring"


class Visit(Clocked):
    made: bool = False

    @property
    def is_open(self) -> bool:
        return not self.made


@dataclass(frozen=True, slots=True)
class VisitSubject(Subject):
    key = KEY
    asked = Role.COE_LEAD
    title = short = "the visit in spring"
    words = "the visit in spring to the LEA"
    aim = "the visit"

    def timing_of(self, setting: Setting, *, anew: bool = False) -> Timing:
        ladder = setting.policy.ladder_for(setting.pathway, Horizon.IMMEDIATE, (1,))
        return Timing(setting.policy, ladder)

    def rung_facts(self, coming: Sequence[LadderRung], reader: Role) -> Facts:
        return {"what": self.title, "rung": coming[0].name}


class Visited(Engagement):
    """An engagement that keeps a visit beside its actions and referrals."""

    visit: Visit

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        return (*super().subjects, VisitSubject(self.setting, self.visit))

    def with_clocks(self, changed: Mapping[str, Clocked]) -> Self:
        others = {key: clock for key, clock in changed.items() if key != KEY}
        visit = changed.get(KEY, self.visit)
        return super().with_clocks(others).but(visit=visit)


@pytest.fixture
def visited() -> Visited:
    """Its visit is due before its one action is."""
    now = implementing(DUE + timedelta(days=90))
    known = {name: getattr(now, name) for name in Engagement.model_fields}
    timing = VisitSubject(now.setting, Visit()).timing
    visit = moves.start(timing, now.setting, Visit(due=DUE), START)
    return Visited(**known, visit=visit)


def after(now: Visited, act: Act, at: datetime) -> Visited:
    done = apply(now, act, at)
    assert isinstance(done, Visited)
    return done


def climbed(now: Visited) -> Visited:
    """All its rungs have acted."""
    while (due := expectation(now)) and now.visit.next_rung:
        for act in due.acts:
            now = after(now, act, due.at)
    return now


def test_it_climbs_and_is_told_of(visited: Visited) -> None:
    """Each rung acts, writes its letters in the noun's words, and tells a witness."""
    late = climbed(visited)

    told = [e for e in late.unwritten if isinstance(e.act, RungActed)]
    letters = [n for e in told for n in e.notices if n.subject == KEY and n.proof]
    assert late.visit.overdue
    assert [*late.subjects][-1].ladder in late.untold
    assert {n.facts["what"] for n in letters} == {"the visit in spring"}
    assert any("the visit in spring to the LEA" in e.sentence for e in told)


def test_it_is_explained_foreseen_and_shown(visited: Visited) -> None:
    """By `explain`, by a preview, and in the Temporal UI, as whatever is late."""
    late = climbed(visited)

    said = explanation(visited, KEY, START)
    assert (said.clock, said.status, said.original_due) == ("the visit", "open", DUE)
    assert KEY in {each.subject for each in will_hear(visited)}
    assert KEY in {each.subject for each in outlook(visited).waiting}
    assert KEY in of_engagement(late).details


def test_it_stands_still_and_ends_with_all_the_others(visited: Visited) -> None:
    """All clocks stop and run again; when the engagement is over, nothing is asked."""
    day = DUE - timedelta(days=5)
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=day)
    stopped = after(visited, stop, START)
    again = after(stopped, by_staff(ResumeClock), START + timedelta(days=7))
    over = after(again, by_staff(Close), START + timedelta(days=8))

    assert (stopped.visit.stop, stopped.visit.plan) == (stopped.stop, None)
    assert again.visit.due and again.visit.due > DUE
    assert over.is_over and over.visit.plan is None
