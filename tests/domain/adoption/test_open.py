"""What already ran is brought in: one entry, nothing claimed that nobody saw."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.acts import (
    AcknowledgeReferral,
    BroughtIn,
    Cause,
    ConfirmComplete,
    PlateauReached,
    Resume,
    RungActed,
)
from domain.adoption.acts import StatedEngagement, StatedHold, StatedMeeting
from domain.adoption.adoption import bringing_id
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.letters.notice import said_day
from domain.people.roles import Assignment, Role
from domain.phase import Phase
from domain.referrals.case import CaseState, EngagementMode, Segment
from domain.refusals import Refused
from domain.standing_of import standing, tally_of
from domain.status import ActionStatus, Flag
from tests.beginnings import (
    FORMER,
    JUNE_2021,
    LOAN,
    NOON,
    YESTERDAY,
    as_brought,
    brought,
    inglewood_like,
    stated,
    stated_action,
)
from tests.lives import EVERY_WEEKDAY, by_staff

LONG_LATE = date(2021, 6, 30)


def steps(engagement: Engagement, number: int = 1) -> list[str]:
    """The rungs that action still has before it, each with its local day."""
    subject = engagement.subject_of(engagement.actions[number])
    return [f"{rung.name} {rung.local[:10]}" for rung in subject.rungs]


def next_day(engagement: Engagement) -> date:
    """On which something happens next."""
    due = expectation(engagement)
    assert due
    return due.at.date()


def as_stated(engagement: Engagement) -> StatedEngagement:
    """What the entry that brought it in keeps."""
    act = engagement.unwritten[0].act
    assert isinstance(act, BroughtIn)
    return act.stated


def test_it_is_one_entry_that_says_so() -> None:
    """Who brought it in, as it stood when, and that this is what was stated."""
    now = as_brought(inglewood_like())
    (entry,) = now.unwritten

    assert entry.number == 1
    assert entry.sentence == (
        "a.castillo brought in Alder Valley Unified as it stood on 2021-06-15, as "
        "stated: implementation, SIR+ (Continuum of Support), under EMERGENCY_52074G2A "
        "and LEGACY_52072B1, 66 actions (19 completed, 41 in progress, 6 not started)"
    )


def test_the_tally_of_june_2021_is_right_at_once() -> None:
    """66 actions, 19 completed and 41 in progress, are 91 %."""
    figures = tally_of(as_brought(inglewood_like()))

    assert (figures.total, figures.completed, figures.in_progress) == (66, 19, 41)
    assert (figures.not_started, figures.percent) == (6, 91)


@pytest.mark.parametrize("hour", [3, 12, 20])
def test_what_is_late_begins_at_the_first_rung_on_the_next_working_day(
    hour: int,
) -> None:
    """However late it is and at whatever hour; no reminder and no later rung speaks."""
    at = NOON.replace(hour=hour)
    now = brought(stated_action(due=LONG_LATE), at=at)

    assert now.actions[1].overdue
    assert steps(now) == [
        "E1 2026-09-03",
        "E2 2026-09-16",
        "E3 2026-09-30",
        "E4 2026-10-28",
    ]


def test_brought_in_on_a_saturday_it_begins_on_monday() -> None:
    """Nobody works in between."""
    now = brought(stated_action(due=LONG_LATE), at=NOON + timedelta(days=3))

    assert steps(now)[0] == "E1 2026-09-07"


def test_nobody_hears_of_what_is_late_on_the_day_it_is_brought_in() -> None:
    """The only letters of that day say that it was brought in."""
    now = brought(stated_action(due=LONG_LATE))

    assert {each.template for each in now.unwritten[0].notices} == {"brought_in"}
    assert next_day(now) == date(2026, 9, 3)


def test_what_is_due_later_has_its_ordinary_ladder() -> None:
    """With its reminders before the date."""
    now = brought(stated_action(due=date(2026, 10, 1)))

    assert not now.actions[1].overdue
    assert steps(now)[:3] == ["E0 2026-09-11", "E0 2026-09-28", "E1 2026-10-02"]


@pytest.mark.parametrize(
    "status",
    [
        ActionStatus.COMPLETED,
        ActionStatus.SUSTAINED,
        ActionStatus.WITHDRAWN,
        ActionStatus.MERGED,
    ],
)
def test_what_is_done_or_gone_stays_so_and_nothing_waits_for_it(
    status: ActionStatus,
) -> None:
    """Its date is long past; nobody is asked about it."""
    into = 2 if status is ActionStatus.MERGED else None
    gone = stated_action(status=status, due=LONG_LATE, merged_into=into)
    now = brought(gone, stated_action(2))

    assert now.actions[1].status is status
    assert now.actions[1].plan is None
    assert not now.actions[1].overdue


def held(since: date | None, due: date, **fields: Any) -> Engagement:
    hold = StatedHold(cause=Cause.FUNDING, recheck=date(2026, 10, 1), since=since)
    on_hold = ActionStatus.ON_HOLD
    return brought(stated_action(status=on_hold, due=due, hold=hold, **fields))


def test_what_is_on_hold_stands_still_and_is_looked_at_on_its_day() -> None:
    """No rung; the review of the hold is the next thing that happens."""
    now = held(YESTERDAY, date(2026, 12, 1))

    assert now.actions[1].plan is None
    assert now.actions[1].stop
    assert next_day(now) == date(2026, 10, 1)


def test_resumed_its_date_moves_by_the_working_days_since_it_was_put_on_hold() -> None:
    """From Tuesday to Wednesday of the next week are six."""
    now = held(YESTERDAY, date(2026, 12, 1))
    resume = by_staff(Resume, action=1)
    after = apply(now, resume, NOON + timedelta(days=7))

    assert after.actions[1].due == date(2026, 12, 9)
    assert after.actions[1].original_due == date(2026, 12, 1)
    assert steps(after)[-4] == "E1 2026-12-10"


def test_late_before_it_was_put_on_hold_it_goes_on_from_the_first_rung() -> None:
    """However long it was late then; the rungs keep their spacing."""
    now = held(date(2026, 3, 2), date(2026, 1, 12))
    after = apply(now, by_staff(Resume, action=1), NOON)

    assert [each[:2] for each in steps(after)] == ["E1", "E2", "E3", "E4"]
    assert steps(after)[:2] == ["E1 2026-09-03", "E2 2026-09-16"]


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ({}, ActionStatus.NOT_STARTED),
        ({"started": YESTERDAY}, ActionStatus.IN_PROGRESS),
        ({"rating": 2}, ActionStatus.IN_PROGRESS),
    ],
)
def test_what_is_on_hold_goes_on_as_it_was(
    said: dict[str, Any], before: ActionStatus
) -> None:
    """As its rating says, or the day on which it is said to have begun."""
    now = held(YESTERDAY, date(2026, 12, 1), **said)
    after = apply(now, by_staff(Resume, action=1), NOON)

    assert after.actions[1].status is before


def test_ratings_dates_and_extensions_are_kept_as_stated() -> None:
    """Also where a date was moved out twice before."""
    action = stated_action(
        rating=3,
        status=ActionStatus.IN_PROGRESS,
        original_due=JUNE_2021,
        extensions=2,
        started=date(2020, 2, 1),
    )
    shown = standing(brought(action)).actions[0]

    assert (shown.rating, shown.extensions) == (3, 2)
    assert shown.original_due == JUNE_2021
    assert shown.stated
    assert shown.stated.started == date(2020, 2, 1)
    assert shown.stated.on == NOON.date()


def test_no_rating_is_made_up() -> None:
    """Where none was stated there is none, and the status counts all the same."""
    now = brought(stated_action(status=ActionStatus.COMPLETED))

    assert now.actions[1].rating is None
    assert tally_of(now).completed == 1


def test_a_plateau_is_watched_for_from_that_moment_on() -> None:
    """In progress since 2019, as is stated: nobody here saw that it did not move."""
    moving: dict[str, Any] = {
        "status": ActionStatus.IN_PROGRESS,
        "started": date(2019, 9, 1),
    }
    now = brought(stated_action(**moving, due=date(2029, 9, 3)))
    expected = expectation(now)

    assert Flag.PLATEAU not in now.actions[1].flags
    assert expected
    assert isinstance(expected.acts[0], PlateauReached)
    assert expected.at > NOON + timedelta(days=180)


def test_referrals_are_shown_as_stated_with_their_version_of_the_law() -> None:
    """The primary one leads, whichever came first."""
    now = standing(brought(referrals=(FORMER, LOAN))).engagement

    assert [case.stated for case in now.cases] == [True, True]
    assert {case.state for case in now.cases} == {CaseState.ACCEPTED}
    assert now.pathway == "EMERGENCY_52074G2A"
    assert now.statute == "EDC-52074@2018-09-17"
    assert now.cases[0].statute == "EDC-52072@2019-07-01"


def test_no_step_of_a_stated_referral_is_taken_again() -> None:
    """It was taken then, by whomever; no clock of it begins now."""
    now = brought(referrals=(LOAN,))

    with pytest.raises(Refused, match="as stated when it was brought in"):
        judge(now, by_staff(AcknowledgeReferral), NOON)
    assert not any(each.key.startswith("referral/") for each in now.subjects)


def test_modes_of_the_past_lead_to_that_of_now() -> None:
    """The mode of now begins when the last one ended."""
    past = Segment(
        mode=EngagementMode.CONSULTANCY,
        first=date(2020, 1, 20),
        last=date(2020, 12, 31),
    )
    now = brought(segments=(past,))

    assert [each.first.year for each in now.segments] == [2020, 2021]
    assert all(each.stated for each in now.segments)
    assert now.mode is EngagementMode.SIR_PLUS


def test_in_receivership_the_administrator_hears() -> None:
    """The first letter goes to the administrator, not to the superintendent."""
    receiver = Assignment(role=Role.ADMINISTRATOR, person="v.stone", first=JUNE_2021)
    now = brought(people=(*stated().people, receiver))
    told = [each.to for each in now.unwritten[0].notices]

    assert told == ["a.castillo", "v.stone"]


def test_the_first_letter_says_how_things_stand_and_what_comes_next() -> None:
    """Facts only; the words are the template's."""
    late = stated_action(2, due=LONG_LATE, status=ActionStatus.IN_PROGRESS)
    notice = brought(stated_action(), late).unwritten[0].notices[0]

    assert notice.template == "brought_in"
    assert (notice.facts["actions"], notice.facts["late"]) == (2, 1)
    assert notice.facts["next_step"] == (
        "on Thursday, 3 September 2026 the chief academic officer and the deputy "
        "superintendent hear of action 2"
    )


def test_what_is_late_today_is_not_said_of_the_day_that_was_stated() -> None:
    """On that day it was not late yet."""
    late = stated_action(due=LONG_LATE)
    now, then = brought(late), brought(late, as_of=LONG_LATE - timedelta(days=5))

    assert now.unwritten[0].notices[0].facts["late_on"] == ""
    assert then.unwritten[0].notices[0].facts["late_on"] == said_day(NOON.date())


def test_its_id_is_that_of_what_is_stated() -> None:
    """The same again is the same act; another word makes another one."""
    assert bringing_id(stated()) == bringing_id(stated())
    assert bringing_id(stated()) != bringing_id(stated(note="in writing"))


def test_what_was_brought_in_lives_on_like_any_other() -> None:
    """Its rungs act, its actions are worked on, it is witnessed from now on."""
    now = brought(stated_action(due=LONG_LATE))
    expected = expectation(now)
    assert expected
    (act,) = expected.acts
    after = apply(now, act, expected.at)

    assert isinstance(act, RungActed)
    assert after.actions[1].rung == "E1"
    assert after.entries == 2


@pytest.mark.parametrize("phase", [Phase.ACCEPTED, Phase.REVIEW, Phase.ROADMAP])
def test_without_a_roadmap_it_waits_for_its_people(phase: Phase) -> None:
    """No clock runs before there is a date."""
    said = stated(phase=phase).but(actions=())

    assert expectation(as_brought(said)) is None
    assert as_brought(said).phase is phase


def test_meetings_that_were_held_are_kept_without_their_notes() -> None:
    """The notes stay in the entry; nothing carries them for years."""
    meeting = StatedMeeting(on=JUNE_2021, kind="check-in", note="long minutes")
    now = brought(meetings=(meeting,))

    assert now.meetings == (meeting.but(note=""),)
    assert as_stated(now).meetings == (meeting,)


def test_it_says_since_when_it_is_witnessed() -> None:
    """From the moment of bringing in; the law of its referral is not of that day."""
    now = standing(brought()).engagement

    assert now.brought_in_at == NOON
    assert now.referred_at < datetime.fromisoformat("2019-12-17T00:00Z")


def test_a_life_that_was_brought_in_is_read_as_it_was_written() -> None:
    """Through JSON and back, as it travels to the workflow."""
    now = as_brought(inglewood_like())

    assert Engagement.model_validate_json(now.model_dump_json()) == now
    assert now.policy == EVERY_WEEKDAY


def test_what_is_stated_complete_is_not_confirmed_again() -> None:
    """It can be reopened, as any completed action can."""
    now = brought(stated_action(status=ActionStatus.COMPLETED))

    with pytest.raises(Refused, match="completed"):
        judge(now, by_staff(ConfirmComplete, action=1), NOON)


def test_the_counts_of_what_was_split_and_merged_are_reconciled() -> None:
    """One split into two parts, one merged, as the report would say it."""
    whole = stated_action(status=ActionStatus.SPLIT)
    parts = (stated_action(10_001), stated_action(10_002))
    other = stated_action(2, status=ActionStatus.MERGED, merged_into=3)
    figures = tally_of(brought(whole, *parts, other, stated_action(3)))

    assert figures.reconciliation == (
        "3 original, 3 current: 1 split into 2 parts, 1 merged"
    )


def test_who_left_before_is_in_the_entry_and_not_on_the_roll() -> None:
    """The record remembers them; nobody is asked for them any more."""
    last = date(2025, 6, 30)
    left = Assignment(
        role=Role.GEO_LEAD, person="g.fontaine", first=JUNE_2021, last=last
    )
    now = brought(people=(*stated().people, left))

    assert left not in now.people
    assert left in as_stated(now).people
