"""Who carries what: each person's engagements, what waits for them, what comes."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from adapters.files.spreadsheet import Sheet, write_sheet
from domain.acts import (
    Cause,
    ClaimComplete,
    LogCoaching,
    NoteLearning,
    PutOnHold,
    StartAction,
    StopClock,
    Substitute,
    WithdrawSupport,
)
from domain.people.roles import COACHES, Role
from domain.standing import EngagementStanding
from domain.standing_of import standing
from domain.supports.given import SupportsGiven
from services.exports.chosen import Chosen
from services.exports.supports import SUPPORTS, supports
from services.workload import RECHECK, Workload, workloads
from tests.lives import PEOPLE
from tests.services.test_exports import Known
from tests.supports import COACHING, LAST, LEARNING, TODAY, Supported, step

WEEK = timedelta(days=7)


@pytest.fixture
def known() -> Supported:
    """Of one action, coached and funded."""
    known = Supported()
    known.ask(LogCoaching, **COACHING)
    known.ask(LogCoaching, **COACHING | {"hours": 25})
    known.ask(LogCoaching, **COACHING)
    known.ask(WithdrawSupport, support="coaching/3", why="twice")
    known.fund(taper=(step(TODAY + WEEK, 50),))
    return known


class Recorded(Known):
    """A record of that engagement, with the support it was given."""

    def __init__(self, known: Supported) -> None:
        super().__init__(standing(known.now))
        self._given = known.given

    def engagements(self, *, open_only: bool) -> list[EngagementStanding]:
        return [self.now.engagement]

    def supports(self, _: str) -> SupportsGiven:
        return self._given


def loads(
    known: Supported, today: date = TODAY, *, person: str = "", days: int = 0
) -> dict[str, Workload]:
    record: Any = Recorded(known)
    found = workloads(record, record, today, person=person, days=days)
    return {each.person: each for each in found}


def test_all_who_hold_a_role_are_named_coaches_first(known: Supported) -> None:
    """Each with the roles they have, and the phase their engagement is in."""
    found = loads(known)

    assert [*found][:3] == [PEOPLE[role] for role in COACHES]
    assert {*found} == {*PEOPLE.values()}
    (lead,) = found["a.castillo"].carried
    assert lead.roles == (Role.CCEE_LEAD,)
    assert lead.engagement.phase == "implementation"


def test_hours_are_those_a_coach_gave_this_school_year(known: Supported) -> None:
    """Withdrawn ones do not count; the next year begins at none."""
    this = loads(known)
    next_year = loads(known, today=TODAY.replace(year=2027, month=7, day=1))

    assert this["t.washington"].hours == 175
    assert this["a.castillo"].hours == 0
    assert next_year["t.washington"].hours == 0


def test_what_waits_is_what_they_own_or_answer(known: Supported) -> None:
    """An action is its owner's; reported complete, those who may confirm answer it."""
    before = loads(known)
    known.ask(StartAction, action=1)
    known.ask(ClaimComplete, action=1)
    after = loads(known)

    def asked(found: dict[str, Workload], person: str) -> list[str]:
        return [i.timed.key for each in found[person].carried for i in each.asked]

    assert asked(before, "j.rivera") == ["action/1"]
    assert asked(after, "j.rivera") == []
    assert asked(after, "k.bennett") == ["action/1"]
    assert asked(before, "a.castillo") == ["position/1"]


def test_coaches_see_the_positions_and_all_that_is_late(known: Supported) -> None:
    """What is late is said of the whole engagement; positions only while held."""
    known.climb(known.at + timedelta(days=310))
    today = known.now.day_of(known.at)
    then = loads(known, today=today)["t.washington"].carried[0]
    now = loads(known)["t.washington"].carried[0]

    assert [e.ref.address for e in now.positions] == ["position/1"]
    assert [i.timed.key for i in then.late] == ["action/1"]
    assert then.positions == ()
    assert loads(known, today)["a.castillo"].carried[0].asked == ()
    assert loads(known)["j.rivera"].carried[0].positions == ()


def test_dates_that_come_are_those_of_the_record_in_order(known: Supported) -> None:
    """For a coach all of their engagements; for others what is asked of them."""
    found = loads(known, days=400)
    none = loads(known, days=90)

    def keys(person: str) -> list[str]:
        return [each.address for each in found[person].dates]

    assert keys("t.washington") == ["1999901/position/1", "1999901/action/1"]
    assert keys("j.rivera") == ["1999901/action/1"]
    assert keys("d.okafor") == []
    assert found["t.washington"].dates[0].day == LAST
    assert not any(each.dates for each in none.values())


def test_rechecks_are_dates_that_come(known: Supported) -> None:
    """Of an action on hold, and of all clocks."""
    soon, later = TODAY + WEEK, TODAY + 2 * WEEK
    known.ask(PutOnHold, action=1, cause=Cause.FIRE, recheck=soon)
    known.ask(StopClock, cause=Cause.FIRE, recheck=later)
    found = loads(known, days=30)

    assert [(e.day, e.address, e.what) for e in found["k.bennett"].dates] == [
        (soon, "1999901/action/1", RECHECK),
        (later, "1999901", RECHECK),
    ]


def test_a_substitute_carries_what_they_stand_in_for(known: Supported) -> None:
    """Beside whoever is away; and one person may be asked for alone."""
    away: dict[str, Any] = {"person": "t.washington", "substitute": "s.abel"}
    known.ask(Substitute, **away, first=TODAY, last=TODAY + WEEK)
    found = loads(known)

    for person in away.values():
        assert found[person].carried[0].roles == (Role.CCEE_EXPERT,)
    assert [*loads(known, person="s.abel")] == ["s.abel"]
    assert loads(known, person="z.stranger") == {}


@pytest.fixture
def sheet(known: Supported) -> Sheet:
    known.ask(NoteLearning, **LEARNING | {"offices": ("principals",)})
    record: Any = Recorded(known)
    engagements = [record.now.engagement]
    return supports(Chosen(*(record,) * 4, lambda _: None, engagements))


def test_all_support_is_exported(sheet: Sheet, tmp_path: Path) -> None:
    """A row each, numbers as they are read, withdrawn ones with the reason."""
    rows = [dict(zip(SUPPORTS, row, strict=True)) for row in sheet.rows]
    first, _, third, learning, position = rows
    write_sheet(sheet, tmp_path / "supports.csv")
    write_sheet(sheet, tmp_path / "supports.xlsx")
    page = load_workbook(tmp_path / "supports.xlsx").active
    assert page is not None
    hours = [cell.value for cell in next(page.iter_cols(9, 9))]

    assert (first["support"], first["given_by"]) == ("coaching/1", "t.washington")
    assert (first["hours"], first["school_year"]) == (1.5, "2026-27")
    assert first["roles"] == "chief academic officer"
    assert third["reason"] == "twice"
    assert (learning["offices"], learning["participants"]) == ("principals", 40)
    assert (position["fte"], position["funder"], position["last"]) == (1, "ccee", LAST)
    assert position["taper"] == "2026-09-08=0.5"
    assert hours == ["hours", 1.5, 0.25, 1.5, 1.5, None]
    assert "t.washington,1.5," in (tmp_path / "supports.csv").read_text()
