"""When a duty is said: once for each date, in time, and not while all clocks stand."""

from datetime import UTC, date, datetime, timedelta

from domain.acts import (
    Act,
    AdoptRoadmap,
    ApplyPolicy,
    Cause,
    ChangeCalendar,
    DutyDue,
    Mode,
    NoteDashboard,
    ResumeClock,
    ReviewNews,
    StopClock,
    Withdraw,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.people.roles import Role
from domain.phase import Phase
from domain.policies.duty import Duty, DutyDay, DutyFact
from domain.policies.ladder import Office
from domain.policies.policy import Policy
from domain.reviews.review import review_address
from tests.duties import a_duty
from tests.lives import (
    DATED,
    EVERY_WEEKDAY,
    POLICY,
    START,
    before_the_roadmap,
    by_staff,
    paid,
    roadmap,
)

YEAR = timedelta(days=366)
FAR = START.date() + timedelta(days=3_000)
FIRST = date(2026, 10, 1)


def under(*duties: Duty, policy: Policy = EVERY_WEEKDAY) -> Policy:
    return policy.but(duties=duties)


def beginning(policy: Policy) -> Engagement:
    """Its roadmap comes next: what is said in implementation is not said yet."""
    return before_the_roadmap(policy)


def working(*duties: Duty, policy: Policy = EVERY_WEEKDAY) -> Engagement:
    """In implementation, with an action that is due in years."""
    adopt = by_staff(AdoptRoadmap, actions=roadmap(FAR, 1))
    return paid(apply(beginning(under(*duties, policy=policy)), adopt, START))


def said(now: Engagement, until: datetime) -> tuple[Engagement, list[Act]]:
    """All that its clock did until then of duties."""
    acts: list[Act] = []
    while (due := expectation(now)) and due.at <= until:
        for act in due.acts:
            now = paid(apply(now, act, due.at))
            acts += [act] if isinstance(act, DutyDue) else []
    return now, acts


def dates(acts: list[Act]) -> list[tuple[str, date]]:
    return [
        (each.name, each.on)
        for act in acts
        if isinstance(act, DutyDue)
        for each in act.duties
    ]


def test_a_duty_is_said_so_many_working_days_before_when_the_office_opens() -> None:
    """Ten working days before Thursday, 1 October 2026."""
    (coming,) = working(a_duty()).coming_duties

    assert (coming.by, coming.at) == (FIRST, datetime(2026, 9, 17, 16, tzinfo=UTC))


def test_a_duty_is_said_once_for_each_date_and_again_the_year_after() -> None:
    """Whatever else happens meanwhile."""
    _, acts = said(working(a_duty()), START + 2 * YEAR)

    assert (
        dates(acts)
        == [
            ("plan", FIRST),
            ("plan", date(2027, 10, 1)),
            ("plan", date(2028, 10, 1)),
        ][: len(acts)]
    )
    assert len(acts) == 2


def test_all_duties_of_one_instant_are_one_step() -> None:
    """One entry, whoever hears of which."""
    due = expectation(working(a_duty(), a_duty("other")))

    assert due and len(due.acts) == 1
    assert dates([*due.acts]) == [("plan", FIRST), ("other", FIRST)]


def test_a_timer_says_in_words_which_duty_it_is_for() -> None:
    """For people who look at the Temporal UI."""
    one = expectation(working(a_duty()))
    two = expectation(working(a_duty(), a_duty("other")))

    assert one and two
    assert one.summary == (
        "the plan of the year, by 2026-10-01: LEA superintendent and COE lead, "
        "2026-09-17 09:00 PDT"
    )
    assert two.summary.startswith(
        "reminders of the plan of the year, the other of the year: 2026-09-17"
    )


def test_nothing_is_said_before_its_phase() -> None:
    """And from its phase on what is still to come is."""
    assert beginning(under(a_duty())).coming_duties == ()
    assert len(working(a_duty()).coming_duties) == 1


def test_what_was_to_be_said_before_the_phase_is_said_at_the_next_opening() -> None:
    """Its day is still to come, and a word is of use."""
    late = a_duty(when=DutyDay(month=9, day=4))
    (coming,) = working(late).coming_duties

    assert coming.by == date(2026, 9, 4)
    assert coming.at == datetime(2026, 9, 2, 16, tzinfo=UTC)


def test_a_day_that_is_over_is_not_said_late() -> None:
    """The next one is a year on."""
    over = a_duty(when=DutyDay(month=8, day=31), before=5)
    (coming,) = working(over).coming_duties

    assert coming.by == date(2027, 8, 31)


def test_a_day_whose_office_has_opened_already_is_over() -> None:
    """Nobody reads on the day after what was to be done the day before."""
    today = a_duty(when=DutyDay(month=9, day=1), before=0)
    (coming,) = working(today).coming_duties

    assert coming.by == date(2027, 9, 1)


def test_a_statutory_day_that_is_closed_is_said_on_the_working_day_before() -> None:
    """It does not move, and nobody would read it after."""
    saturday = a_duty(when=DutyDay(month=10, day=3), before=0, statutory=True)
    (coming,) = working(saturday).coming_duties

    assert coming.by == date(2026, 10, 3)
    assert POLICY.lea.day_of(coming.at) == date(2026, 10, 2)


def test_what_is_for_days_of_school_is_said_before_summer() -> None:
    """No letter waits in a heap of August."""
    july = a_duty(when=DutyDay(month=7, day=6), before=5, term=True, statutory=True)
    in_summer = working(july.but(term=False), policy=POLICY).coming_duties[0]
    before = working(july, policy=POLICY).coming_duties[0]
    lea = POLICY.lea

    assert lea.day_of(in_summer.at) == date(2027, 6, 28)
    assert lea.instruction.works(lea.day_of(before.at))
    assert lea.day_of(before.at) == date(2027, 6, 11)


def test_while_all_clocks_stand_nothing_is_said() -> None:
    """Neither then nor, of a day that is over, afterwards."""
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=FIRST + timedelta(days=60))
    stood = paid(apply(working(a_duty()), stop, START))
    later = datetime(2026, 10, 20, 16, tzinfo=UTC)
    silent, acts = said(stood, later)
    runs = apply(silent, by_staff(ResumeClock), later)

    assert acts == []
    assert [each.by for each in runs.coming_duties] == [date(2027, 10, 1)]


def test_clocks_that_run_again_in_time_say_what_was_to_be_said() -> None:
    """Its day is still to come."""
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=FIRST + timedelta(days=60))
    stood = paid(apply(working(a_duty()), stop, START))
    later = datetime(2026, 9, 24, 20, tzinfo=UTC)
    (coming,) = apply(stood, by_staff(ResumeClock), later).coming_duties

    assert (coming.by, coming.at) == (FIRST, datetime(2026, 9, 25, 16, tzinfo=UTC))


def test_a_policy_that_changes_a_date_changes_what_is_to_come() -> None:
    """Before it was said, and after it was said for another."""
    moved = by_staff(
        ApplyPolicy,
        policy=under(a_duty(when=DutyDay(month=11, day=2))).but(version="next"),
        mode=Mode.KEEP,
    )
    before, _ = said(working(a_duty()), START)
    after, _ = said(before, START + timedelta(days=20))
    at = START + timedelta(days=21)

    for now in (before, after):
        assert [e.by for e in apply(now, moved, at).coming_duties] == [
            date(2026, 11, 2)
        ]


def test_what_was_said_for_a_date_is_not_said_again_by_any_policy() -> None:
    """One that left it out may be taken back, and another calendar may come."""
    done, acts = said(working(a_duty()), START + timedelta(days=20))
    at = START + timedelta(days=21)
    own = done.policy
    for policy in (under().but(version="without"), own):
        given = by_staff(ApplyPolicy, policy=policy, mode=Mode.RECOMPUTE)
        done = paid(apply(done, given, at))
    calendar = own.lea.but(version="next", holidays={FIRST: "a holiday"})
    days = {"office": Office.LEA, "calendar": calendar, "mode": Mode.RECOMPUTE}
    done = paid(apply(done, by_staff(ChangeCalendar, **days), at))

    assert len(acts) == 1
    assert [each.by for each in done.coming_duties] == [date(2027, 10, 1)]


def test_after_an_outage_a_day_that_is_over_is_noted_and_nobody_written_to() -> None:
    """The history says so, and the year after it is said again."""
    now = working(a_duty())
    due = expectation(now)
    assert due
    after = apply(now, due.acts[0], datetime(2026, 10, 2, 16, tzinfo=UTC))
    (entry,) = after.unwritten

    assert entry.notices == () and entry.late
    assert entry.sentence == (
        "reminded nobody of the plan of the year, by 2026-10-01: the day had passed"
    )
    assert [each.by for each in after.coming_duties] == [date(2027, 10, 1)]


def test_the_first_look_at_progress_is_counted_from_the_final_report() -> None:
    """Its review tells the day; before that nothing is planned."""
    look = a_duty(
        "look",
        when=DutyDay(after=DutyFact.FINAL_REPORT, days=120),
        phases=(Phase.ROADMAP,),
    )
    now = beginning(under(look))
    news = ReviewNews(
        review=review_address(now.entity, 1),
        number=1,
        entry=9_999,
        stage="final",
        final_on=date(2026, 9, 1),
    )
    (coming,) = apply(now, news, START).coming_duties

    assert now.coming_duties == ()
    assert coming.by == date(2026, 12, 30)


def test_two_years_of_assistance_are_counted_from_the_newest_dashboard() -> None:
    """From the day it was referred for; flagged again a year later, a year on."""
    minimum = a_duty(
        "minimum", when=DutyDay(after=DutyFact.IDENTIFIED, years=2), statutory=True
    )
    now = working(minimum)
    again = {"year": 2026, "flagged": True, "source": "status26.xlsx", "digest": "b"}
    flagged = apply(now, by_staff(NoteDashboard, **again), START)

    assert [each.by for each in now.coming_duties] == [date(2028, 9, 1)]
    assert [each.by for each in flagged.coming_duties] == [date(2029, 9, 1)]


def test_what_is_over_has_no_duties_any_more() -> None:
    """Nothing is planned, and nothing of them is kept for later."""
    over = apply(working(a_duty()), by_staff(Withdraw), START)

    assert over.coming_duties == () and expectation(over) is None


def test_no_letter_of_the_policy_in_force_reaches_an_lea_in_summer() -> None:
    """For all years that the calendars know."""
    mine = {*Role} - {Role.COE_LEAD, Role.COUNTY_SUPERINTENDENT}
    lea, at, now = DATED.lea, START, working(*DATED.duties, policy=POLICY)
    found = []
    while (due := expectation(now)) and due.at.year < 2038:
        for act in due.acts:
            if isinstance(act, DutyDue):
                found += [(e.name, lea.day_of(due.at)) for e in act.duties]
            now, at = paid(apply(now, act, due.at)), due.at
    lea_duties = {
        each.name
        for each in DATED.duties
        if any(r.startswith("lea_") for r in {*each.tell} & mine)
    }
    read = [(name, day) for name, day in found if name in lea_duties]

    assert at.year > 2036 and len(read) > 40
    assert [e for e in read if not lea.instruction.works(e[1])] == []
