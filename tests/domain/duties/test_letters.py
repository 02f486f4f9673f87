"""What a duty's letter says, to whom, and when it is void."""

from datetime import date, datetime, timedelta

from domain.acts import (
    ApplyPolicy,
    Assign,
    Cause,
    DutyDue,
    Mode,
    StopClock,
    Withdraw,
)
from domain.apply import apply
from domain.duties.standing import year_ahead
from domain.engagement import Engagement
from domain.entries import Entry
from domain.expectation import expectation
from domain.letters.matter import duty_matter
from domain.outlook import outlook
from domain.people.roles import Role
from domain.policies.duty import DutyDay, DutyFact
from domain.standing_of import standing
from tests.domain.duties.test_duties import FIRST, under, working
from tests.duties import a_duty
from tests.lives import START, by_staff, paid


def reminded(now: Engagement) -> tuple[Engagement, Entry]:
    due = expectation(now)
    assert due and isinstance(due.acts[0], DutyDue)
    after = apply(now, due.acts[0], due.at)
    return paid(after), after.unwritten[-1]


def test_everybody_whom_a_duty_tells_has_a_letter_with_its_words() -> None:
    """It names the day, where that comes from, and who helps."""
    _, entry = reminded(working(a_duty()))
    first, second = entry.notices

    assert (first.to, second.to) == ("d.okafor", "k.bennett")
    assert first.template == "duty_due"
    assert first.facts["by_day"] == "Thursday, 1 October 2026"
    assert first.facts["ask"] == "@{k.bennett}, COE lead"
    assert first.facts["words"] == a_duty().words
    assert first.lead == "a.castillo"


def test_the_history_says_who_was_reminded_of_what() -> None:
    """In one sentence, also where nobody holds the role."""
    _, entry = reminded(working(a_duty()))
    _, alone = reminded(working(a_duty(tell=(Role.SPI,))))

    assert entry.sentence == (
        "reminded d.okafor (LEA superintendent), k.bennett (COE lead) of the plan of "
        "the year, by 2026-10-01"
    )
    assert alone.sentence == (
        "reminded nobody of the plan of the year, by 2026-10-01: nobody holds a role "
        "to be told"
    )


def test_nobody_who_helps_is_named_by_the_office() -> None:
    """Where the role is vacant."""
    _, entry = reminded(working(a_duty(ask=Role.SPI)))

    assert entry.notices[0].facts["ask"] == "State Superintendent of Public Instruction"


def test_whoever_holds_the_role_on_that_day_hears() -> None:
    """Roles are made into persons when it is said."""
    first = START.date() + timedelta(days=3)
    given = by_staff(Assign, role=Role.COE_LEAD, person="n.novak", first=first)
    _, entry = reminded(paid(apply(working(a_duty()), given, START)))

    assert [each.to for each in entry.notices] == ["d.okafor", "n.novak"]


def test_an_unsent_letter_is_void_once_its_date_is_another() -> None:
    """Or all clocks stand still, or the engagement is over."""
    now, entry = reminded(working(a_duty()))
    at = entry.at + timedelta(minutes=5)
    moved = under(a_duty(when=DutyDay(month=11, day=2))).but(version="next")
    recheck = FIRST + timedelta(days=60)
    matter = duty_matter(now.entity, "plan", FIRST)

    for act in (
        by_staff(ApplyPolicy, policy=moved, mode=Mode.KEEP),
        by_staff(StopClock, cause=Cause.FIRE, recheck=recheck),
        by_staff(Withdraw),
    ):
        assert matter in apply(now, act, at).unwritten[-1].settled
    assert {each.matter for each in entry.notices} == {matter}


def test_show_says_which_duty_comes_next() -> None:
    """By when, when it is said, and to whom."""
    duty = standing(working(a_duty())).engagement.duty

    assert duty and duty.described == (
        "the plan of the year, by 2026-10-01; said 2026-09-17 09:00 PDT to the LEA "
        "superintendent and the COE lead"
    )


def test_the_outlook_names_who_would_hear() -> None:
    """Of the whole engagement, not of a part of it."""
    now = working(a_duty())
    (line,) = outlook(now).duties

    assert (line.by, line.local) == (FIRST, "2026-09-17 09:00 PDT")
    assert line.told[0] == "d.okafor: you are the LEA superintendent"
    assert outlook(now, "referral/1").duties == ()


def test_a_year_of_duties_names_what_was_said_and_what_waits() -> None:
    """In the order of their days; what waits for a fact comes last."""
    look = a_duty("look", when=DutyDay(after=DutyFact.FINAL_REPORT, days=120))
    soon = a_duty("soon", when=DutyDay(month=11, day=1))
    now, entry = reminded(working(a_duty(), soon, look))
    found = year_ahead(now.dated, entry.at).duties

    assert [(e.name, e.by, e.said, bool(e.local)) for e in found] == [
        ("plan", FIRST, True, False),
        ("soon", date(2026, 11, 2), False, True),
        ("look", None, False, False),
    ]
    assert found[1].rolled_from == date(2026, 11, 1)
    assert found[2].waits == "120 days after the final report of a review"


def test_a_year_of_duties_says_why_nothing_is_said() -> None:
    """All clocks stand still, or there are none."""
    recheck = FIRST + timedelta(days=60)
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=recheck)
    stood = apply(working(a_duty()), stop, START)
    at: datetime = START

    assert "stand still" in year_ahead(stood.dated, at).silent
    assert year_ahead(working().dated, at).silent == "its policy has no dated duties"
