"""A review is paused, with its cause and a day to look at it again, and goes on."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import (
    AddItem,
    AddSite,
    ApplyPolicy,
    ApproveSample,
    BeginPhase,
    CancelReview,
    Cause,
    ChangeCalendar,
    CompleteItem,
    CompletePhase,
    CorrectLea,
    CountItem,
    ImportItems,
    Mode,
    NoteMilestone,
    PauseReview,
    RecheckDue,
    RemoveSite,
    ResumeClock,
    ResumeReview,
    RungActed,
    StopClock,
    WaiveItem,
    Withdraw,
)
from domain.calendars.work_calendar import Break
from domain.entries import Entry
from domain.expectation import expectation
from domain.policies.ladder import Office
from domain.policies.policy import Policy
from domain.review_standing import review_standing
from domain.review_views import review_receipt
from domain.reviews.acts import ItemRow
from domain.reviews.pause import MOST_PAUSES
from domain.setting import Stop
from tests.frameworks import SIR_12
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.review_phases import ALDER, begin, complete, note, up_to
from tests.reviews import (
    ANOTHER,
    BEGUN,
    DUE,
    SCHOOL,
    InReview,
    in_review,
    on,
    refused,
)
from workflows.review_visibility import of_review

DAYS = EVERY_WEEKDAY.lea
RECHECK = date(2026, 10, 30)  # a Friday
ASKED = ("a.castillo", "h.lindqvist", "k.bennett")
KNOWING = (*ASKED, "t.washington", "d.okafor", "m.ortiz")


def pause(both: InReview, recheck: date = RECHECK, **fields: object) -> None:
    both.ask_review(PauseReview, **{"cause": Cause.DISASTER} | fields, recheck=recheck)


def paused(both: InReview | None = None) -> InReview:
    both = both or in_review()
    pause(both)
    return both


def last(both: InReview) -> Entry:
    return both.review.unwritten[-1]


def asked(both: InReview) -> list[Entry]:
    return [e for e in both.review.unwritten if isinstance(e.act, RecheckDue)]


def days_asked(both: InReview) -> list[date]:
    return [DAYS.day_of(each.at) for each in asked(both)]


def told(entry: Entry) -> list[str]:
    return [each.to for each in entry.notices if not each.is_copy]


def test_a_paused_review_says_why_since_when_and_until_when() -> None:
    """Its stage is that it pauses; how far it had come stays known."""
    both = in_review()
    both.pass_days(3)
    pause(both, why="schools are closed")
    review = both.review.review

    assert review.pause == Stop(
        cause=Cause.DISASTER, since=both.today, recheck=RECHECK, whole=True
    )
    assert (review.stage, review.reached) == ("paused", "planning")
    assert review_standing(both.review).pause == review.pause
    assert last(both).sentence == (
        "a.castillo paused the review since 2026-09-04 (disaster), to be looked at "
        "again on 2026-10-30: schools are closed"
    )
    assert (last(both).subject, last(both).whole["stage"]) == ("", "paused")


def test_a_pause_has_a_reason() -> None:
    """A blank one is none."""
    fields = {"cause": Cause.FIRE, "recheck": RECHECK}
    said = refused(in_review(), PauseReview, refusals.ReasonMissing, why=" ", **fields)

    assert said == "pause_review is recorded with a reason: --why '...'"


@pytest.mark.parametrize("recheck", [BEGUN, BEGUN - timedelta(1), date(2027, 10, 1)])
def test_a_pause_is_looked_at_again_within_a_year(recheck: date) -> None:
    """Not today, not before, and not in years."""
    refused(
        in_review(),
        PauseReview,
        refusals.DateUnusable,
        cause=Cause.FIRE,
        recheck=recheck,
    )


@pytest.mark.parametrize("by", ["a.castillo", "h.lindqvist"])
def test_who_may_pause_a_review(by: str) -> None:
    """Whoever leads it, and the director; they let it go on too."""
    both = in_review()
    pause(both, by=by)
    both.ask_review(ResumeReview, by=by)

    assert both.review.review.pause is None


@pytest.mark.parametrize("by", ["d.okafor", "m.ortiz", "t.washington", "k.bennett"])
def test_who_may_not_pause_a_review(by: str) -> None:
    """Nor let it go on."""
    refused(
        in_review(),
        PauseReview,
        refusals.NotYours,
        by=by,
        cause=Cause.FIRE,
        recheck=RECHECK,
    )
    refused(paused(), ResumeReview, refusals.NotYours, by=by)


@pytest.mark.parametrize("kind", [PauseReview, ResumeReview])
def test_who_decides_on_a_pause_has_read_the_newest_setting(kind: type) -> None:
    """Refused until the review has heard it too."""
    both = paused() if kind is ResumeReview else in_review()
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    later = {"cause": Cause.FIRE, "recheck": RECHECK}
    fields = later if kind is PauseReview else {}

    refused(both, kind, refusals.SettingIsBehind, **fields)


def test_a_review_is_paused_once_and_resumed_once() -> None:
    """What stands is said, with its day; paused otherwise, it is resumed first."""
    both = paused()
    fields: dict[str, object] = {"cause": Cause.DISASTER, "recheck": RECHECK}
    twice = refused(both, PauseReview, refusals.NothingToChange, **fields)
    later = RECHECK + timedelta(days=7)
    for other in ({"cause": Cause.FIRE}, {"recheck": later}):
        said = refused(both, PauseReview, refusals.AlreadyDone, **fields | other)
        assert said == f"{twice}; to pause it otherwise, resume_review comes first"
    both.ask_review(ResumeReview)
    again = refused(both, ResumeReview, refusals.NothingToChange)

    assert twice == (
        "review 1 is paused already since 2026-09-01 (disaster), to be looked at again "
        "on 2026-10-30"
    )
    assert again == "review 1 is not paused"


def test_while_it_is_paused_nothing_is_decided() -> None:
    """No phase begins or is done, no sample is approved."""
    both = in_review()
    both.ask_review(AddSite, **ALDER)
    note(both, *["kickoff", "contact", "data_sharing", "calendar_free"])
    note(both, "artifact_request")
    pause(both)
    for kind, fields in (
        (ApproveSample, {}),
        (BeginPhase, {"phase": "artifacts"}),
        (CompletePhase, {"phase": "planning"}),
    ):
        said = refused(both, kind, refusals.ReviewPaused, **fields)
        assert said == (
            "review 1 is paused since 2026-09-01 (disaster); `resume_review` lets it "
            "go on"
        )


def test_while_it_is_paused_what_was_collected_is_noted() -> None:
    """Sites, milestones and items: people may still write down what they have."""
    both = paused()
    walk = {"component": 3, "method": "instructional_walk"}
    row = ItemRow(item="C2", component=3, method="focus_group")
    for kind, fields in (
        (AddSite, ALDER),
        (AddSite, {"site": ANOTHER, "name": "Alder High"}),
        (RemoveSite, {"site": SCHOOL}),
        (NoteMilestone, {"milestone": "kickoff", "on": both.today}),
        (AddItem, {"item": "C1"} | walk),
        (CountItem, {"item": "C1", "count": 1}),
        (CompleteItem, {"item": "C1"}),
        (ImportItems, {"rows": (row,)}),
        (WaiveItem, {"item": "C2"}),
    ):
        both.ask_review(kind, **fields)

    assert len(both.review.review.items) == 2 and both.review.review.pause


@pytest.mark.parametrize("phase", ["planning", "artifacts", "analysis", "draft"])
def test_until_its_draft_is_done_a_review_may_be_paused(phase: str) -> None:
    """In each phase, and between one and the next."""
    both = up_to(phase)
    pause(both)
    both.ask_review(ResumeReview)
    complete(both, phase)
    if phase != "draft":
        pause(both)

    assert (both.review.stage == "paused") == (phase != "draft")


@pytest.mark.parametrize("phase", ["final", "board", "publication", "codesign"])
def test_once_its_report_is_final_a_review_is_not_paused(phase: str) -> None:
    """Nor before that begins, once the draft is done; what else may be done is said."""
    both = up_to(phase)
    fields = {"cause": Cause.FIRE, "recheck": both.today + timedelta(30)}
    opened = refused(both, PauseReview, refusals.OutOfPhase, **fields)
    complete(both, phase)
    done = refused(both, PauseReview, refusals.OutOfPhase, **fields)

    for said in (opened, done):
        assert said.endswith(
            "is not paused any more; where all of the engagement waits, `stop_clock` "
            "stops its clocks"
        )


def test_each_phase_that_is_open_has_to_let_a_review_be_paused() -> None:
    """One that was left open early on lets nothing wait."""
    framework = SIR_12.but(
        phases=tuple(e.but(pausable=e.key != "field_work") for e in SIR_12.phases)
    )
    both = up_to("artifacts", framework=framework)
    begin(both, "field_work")
    fields = {"cause": Cause.FIRE, "recheck": both.today + timedelta(30)}
    refused(both, PauseReview, refusals.OutOfPhase, **fields)
    complete(both, "field_work")
    pause(both)

    assert both.review.review.pause


def test_between_draft_and_final_report_a_review_is_not_paused() -> None:
    """What comes next is not to wait."""
    both = up_to("draft")
    complete(both, "draft")
    fields = {"cause": Cause.FIRE, "recheck": both.today + timedelta(30)}

    refused(both, PauseReview, refusals.OutOfPhase, **fields)


def test_while_it_is_paused_nothing_is_late() -> None:
    """No reminder, no late notice; on its recheck day it is asked whether to go on."""
    both = paused()
    both.run_to(RECHECK - timedelta(days=1))
    quiet = [*both.review.unwritten]
    both.run_to(RECHECK)

    assert both.planning.plan is None and not both.planning.overdue
    assert not any(isinstance(each.act, RungActed) for each in quiet)
    assert days_asked(both) == [RECHECK]


def test_whoever_leads_it_is_asked_on_its_recheck_day() -> None:
    """With the director and the county office's lead: go on, or begin another later."""
    both = paused()
    both.run_to(RECHECK)
    (entry,) = asked(both)

    assert told(entry) == [*ASKED]
    assert {each.template for each in entry.notices} == {"review_recheck"}
    assert {each.facts["since"] for each in entry.notices} == {
        "Tuesday, 1 September 2026"
    }
    assert entry.sentence == (
        "asked a.castillo (CCEE lead), h.lindqvist (CCEE director), k.bennett (COE "
        "lead) whether the review's clock may go on"
    )
    assert both.review.review.pause
    assert both.review.review.pause.recheck == RECHECK + timedelta(days=60)


def test_it_is_asked_again_every_sixty_days() -> None:
    """As the policy says; where that day is none of the office, on the next."""
    both = paused()
    both.run_to(RECHECK + timedelta(days=185))

    assert days_asked(both) == [
        RECHECK,
        date(2026, 12, 29),
        date(2027, 3, 1),  # 27 February is a Saturday
        date(2027, 4, 28),
    ]


def test_whoever_looks_at_a_phase_meanwhile_reads_when_it_is_asked_next() -> None:
    """Not the day that is past: in lists, and in the Temporal UI."""
    both = paused()
    both.run_to(RECHECK)
    (planning, *_), page = review_standing(both.review).phases, of_review(both.review)

    assert planning.stop == both.review.review.pause
    assert "looked at again 2026-12-29" in page.details
    assert (
        "**Paused** since 2026-09-01 (disaster), to be looked at again on 2026-12-29; "
        "`resume_review` lets it go on"
    ) in page.details


@pytest.mark.parametrize(("every", "second"), [(14, 14), (None, 60)])
def test_how_often_it_is_asked_is_the_policys(every: int | None, second: int) -> None:
    """Where it says nothing of reviews, every sixty days."""
    promise = EVERY_WEEKDAY.review
    said = promise and every and promise.but(recheck_every=every)
    both = paused(in_review(EVERY_WEEKDAY.but(version="other", review=said or None)))
    both.run_to(RECHECK + timedelta(days=second + 2))

    days = DAYS.working_day_from(RECHECK + timedelta(days=second))
    assert days_asked(both) == [RECHECK, days]


def test_after_an_outage_it_is_asked_once() -> None:
    """However many of its days went by; and then again as ever."""
    both = paused()
    both.come_to(RECHECK + timedelta(days=200))
    both.clocks()
    pause = both.review.review.pause

    assert len(asked(both)) == 1 and asked(both)[0].late
    assert pause and pause.recheck > both.today


def test_a_pause_of_eleven_months_leaves_no_late_notice_behind() -> None:
    """Its phases go on where they were, with the days they had left."""
    both = up_to("artifacts")
    begin(both, "field_work")
    both.settle()
    before = {k: both.phase(k).due for k in ("artifacts", "field_work")}
    both.run_to(date(2026, 9, 9))
    pause(both, date(2026, 12, 1))
    both.run_to(date(2027, 8, 9))
    both.ask_review(ResumeReview)
    both.run_to(date(2027, 8, 20))
    kinds = [each.act for each in both.review.unwritten]

    stood = DAYS.working_days(date(2026, 9, 9), date(2027, 8, 9))
    assert not any(isinstance(each, RungActed) for each in kinds)
    assert len([each for each in kinds if isinstance(each, RecheckDue)]) == 5
    for key, due in before.items():
        phase = both.phase(key)
        assert due and phase.due == DAYS.later(due, stood)
        assert phase.ledger and phase.ledger.stopped == stood
        assert phase.plan and not phase.overdue


def test_a_review_is_paused_and_resumed_on_one_day() -> None:
    """No date moves, and its reminders are planned as they were."""
    both = in_review()
    planned = both.planning.coming
    pause(both)
    both.ask_review(ResumeReview)

    assert (both.planning.due, both.planning.coming) == (DUE, planned)
    assert both.planning.stop is None


def test_what_was_late_is_late_no_more_while_it_is_paused() -> None:
    """Its witness is settled; once it goes on it is late by the days it was."""
    both = in_review()
    both.run_to(DUE + timedelta(days=6))
    plan, late = both.review.subjects[0].plan_id, both.planning.overdue
    pause(both)
    stands = both.planning.overdue
    settled = [each.to for each in both.review.untold]
    both.run_to(RECHECK)
    both.ask_review(ResumeReview)

    assert (late, stands) == (True, False)
    assert plan in settled
    stood = DAYS.working_days(DUE + timedelta(days=6), RECHECK)
    assert both.planning.due == DAYS.later(DUE, stood)
    assert both.planning.overdue


def test_a_pause_is_told_to_those_who_take_part() -> None:
    """With its cause, until when, and the reason; void once it goes on."""
    both = in_review()
    pause(both, why="schools are closed")
    begun = last(both)
    both.ask_review(ResumeReview, why="they are open")
    resumed = last(both)

    assert {*told(begun)} == {*told(resumed)} == {*KNOWING}
    facts = begun.notices[0].facts
    assert facts["cause"] == "disaster" and facts["why"] == "schools are closed"
    assert facts["recheck"] == "Friday, 30 October 2026"
    assert {e.template for e in begun.notices if not e.is_copy} == {"review_paused"}
    assert {each.matter for each in begun.notices if not each.is_copy} <= {
        *resumed.settled
    }
    assert {e.template for e in resumed.notices if not e.is_copy} == {"review_resumed"}
    assert resumed.notices[0].facts["due"] == "Tuesday, 29 September 2026"
    assert resumed.notices[0].facts["why"] == "they are open"


def test_that_it_goes_on_is_void_once_it_is_paused_again() -> None:
    """Nobody reads both on one morning."""
    both = paused()
    both.ask_review(ResumeReview)
    (matter,) = {each.matter for each in last(both).notices if not each.is_copy}
    pause(both)

    assert matter in last(both).settled


def test_reminders_that_are_unsent_are_void_while_it_is_paused() -> None:
    """Nobody is reminded of what waits."""
    both = in_review()
    both.run_to(DUE - timedelta(days=5))
    (matter,) = {each.matter for each in last(both).notices if not each.is_copy}
    pause(both)

    assert isinstance(both.review.unwritten[-2].act, RungActed)
    assert matter in last(both).settled


def test_the_engagement_hears_that_it_is_paused_and_goes_on() -> None:
    """Its stage, and the date that follows."""
    both = paused()
    both.settle()
    line = both.engagement.review
    both.run_to(BEGUN + timedelta(days=7))
    both.ask_review(ResumeReview)
    both.settle()
    now = both.engagement.review

    assert line and (line.stage, line.due) == ("paused", DUE)
    assert now and (now.stage, now.due) == ("planning", DAYS.later(DUE, 5))


def test_that_it_is_asked_is_no_news() -> None:
    """The engagement knows that it is paused."""
    both = paused()
    both.settle()
    both.run_to(RECHECK)

    assert asked(both) and not both.review.untold


def test_a_paused_review_may_be_cancelled() -> None:
    """Its pause ends with it, and nobody is asked any more."""
    both = paused()
    matter = {each.matter for each in last(both).notices if not each.is_copy}
    both.ask_review(CancelReview, why="better begun anew")

    assert both.review.review.pause is None and both.review.stage == "cancelled"
    assert matter <= {*last(both).settled}
    assert expectation(both.review) is None


def test_a_paused_review_ends_with_its_engagement() -> None:
    """Whatever it waited for."""
    both = paused()
    both.settle()
    both.ask(Withdraw)
    both.settle()

    assert both.review.stage == "ended" and both.review.review.pause is None


def test_a_paused_review_whose_engagement_stops_is_asked_of_by_that() -> None:
    """Once all clocks run again, it is asked whether its own pause may end."""
    both = paused()
    both.pass_days(3)
    both.ask(StopClock, cause=Cause.STRIKE, recheck=both.today + timedelta(days=300))
    both.settle()
    both.run_to(RECHECK + timedelta(days=150))
    quiet = asked(both)
    both.ask(ResumeClock)
    both.settle()
    both.run_to(both.today + timedelta(days=4))

    assert quiet == []
    assert days_asked(both) == [DAYS.later(RECHECK + timedelta(days=150), 1)]
    assert both.planning.stop and both.planning.stop.cause is Cause.DISASTER


def test_a_recheck_still_to_come_is_as_it_was_once_all_clocks_run_again() -> None:
    """Only one that went by meanwhile is for the next day."""
    both = paused()
    both.ask(StopClock, cause=Cause.STRIKE, recheck=RECHECK)
    both.settle()
    both.pass_days(3)
    both.ask(ResumeClock)
    both.settle()
    pause = both.review.review.pause

    assert pause and pause.recheck == RECHECK


def test_a_review_resumed_while_all_clocks_stand_stands_on() -> None:
    """For what its engagement stands for; the days of both count once."""
    both = paused()
    both.run_to(BEGUN + timedelta(days=7))
    both.ask(StopClock, cause=Cause.STRIKE, recheck=RECHECK)
    both.settle()
    both.run_to(BEGUN + timedelta(days=9))
    both.ask_review(ResumeReview)
    stop = both.planning.stop
    both.run_to(BEGUN + timedelta(days=14))
    both.ask(ResumeClock)
    both.settle()

    assert stop and (stop.cause, stop.since) == (Cause.STRIKE, BEGUN)
    assert both.planning.due == DAYS.later(DUE, 10)


def test_a_paused_phase_says_for_what_it_stands() -> None:
    """Its own pause, or its engagement's stop where both are."""
    both = paused()
    own = both.planning.stop
    both.ask(StopClock, cause=Cause.STRIKE, recheck=RECHECK)
    both.settle()
    stop = both.planning.stop

    assert own and own.cause is Cause.DISASTER
    assert stop and stop.cause is Cause.STRIKE


def sooner(both: InReview, mode: Mode) -> None:
    promise = EVERY_WEEKDAY.review
    assert promise
    rungs = (promise.rungs[0].but(days=-9), *promise.rungs[1:])
    policy = EVERY_WEEKDAY.but(version="sooner", review=promise.but(rungs=rungs))
    applied(both, policy, mode)


def applied(both: InReview, policy: Policy, mode: Mode) -> None:
    both.ask(ApplyPolicy, policy=policy, mode=mode)
    both.settle()


@pytest.mark.parametrize("mode", Mode)
def test_another_policy_during_a_pause_holds_once_it_goes_on(mode: Mode) -> None:
    """The phase stands on meanwhile; its days left are those it had."""
    both = in_review()
    both.run_to(BEGUN + timedelta(days=1))
    pause(both)
    both.run_to(BEGUN + timedelta(days=8))
    sooner(both, mode)
    stands = both.planning
    both.ask_review(ResumeReview)

    assert stands.stop and stands.plan is None and stands.due == DUE
    assert both.planning.due == DAYS.later(DUE, 5)
    days = [rung.days for rung in both.review.subjects[0].rungs]
    assert days == [-9, 1, 10]


@pytest.mark.parametrize("mode", Mode)
def test_another_calendar_during_a_pause_counts_its_days(mode: Mode) -> None:
    """A week that proves closed was none in which anything was lost."""
    both = paused()
    week = Break(name="storm", first=date(2026, 9, 7), last=date(2026, 9, 11))
    closed = DAYS.but(version="storm", breaks=(week,))
    both.ask(ChangeCalendar, office=Office.LEA, calendar=closed, mode=mode)
    both.settle()
    both.run_to(date(2026, 9, 15))
    both.ask_review(ResumeReview)

    assert both.planning.ledger and both.planning.ledger.stopped == 5
    assert both.planning.due == closed.later(DUE, 5)


def test_a_policy_that_asks_nobody_during_a_pause_leaves_its_date() -> None:
    """And one that asks again, later, asks from there."""
    both = paused()
    applied(both, EVERY_WEEKDAY.but(version="silent", review=None), Mode.KEEP)
    both.run_to(BEGUN + timedelta(days=7))
    both.ask_review(ResumeReview)
    silent = both.planning
    applied(both, EVERY_WEEKDAY, Mode.KEEP)

    assert (silent.due, silent.plan) == (DAYS.later(DUE, 5), None)
    assert [each.key for each in both.planning.coming] == ["R0", "R1", "R2"]


def test_an_answer_during_a_pause_says_that_it_pauses() -> None:
    """And what lets it go on; not when some clock is looked at."""
    both = paused()
    act = by_staff(AddSite, **ALDER)
    both.send_review(act)

    assert review_receipt(both.review, act).next == (
        "review 1 is paused since 2026-09-01 (disaster), to be looked at again on "
        "2026-10-30; `resume_review` lets it go on"
    )


def test_a_timer_says_that_it_is_the_review_that_is_asked_of() -> None:
    """As an operator reads it."""
    coming = expectation(paused().review)

    assert coming and coming.summary == "may the review go on?, 2026-10-30"


def test_a_pause_of_days_past_counts_them_all() -> None:
    """From the morning of the day of the pause to that of the day it goes on."""
    both = in_review()
    both.at = on(date(2026, 9, 4))  # a Friday
    pause(both)
    both.at = on(date(2026, 9, 8))
    both.ask_review(ResumeReview)

    assert both.planning.due == DAYS.later(DUE, 2)


def test_a_review_remembers_so_many_pauses() -> None:
    """The newest, which late words are held against; what was counted stays counted."""
    both = in_review()
    for _ in range(MOST_PAUSES + 2):
        pause(both, both.today + timedelta(days=9))
        both.pass_days(7)
        both.ask_review(ResumeReview)
    pauses = both.review.review.pauses

    assert len(pauses) == MOST_PAUSES
    assert pauses[-1].until == both.today
    assert both.planning.due == DAYS.later(DUE, 5 * (MOST_PAUSES + 2))


def test_who_resumes_reads_the_dates_that_moved() -> None:
    """In the receipt and in the history, as the preview said them."""
    both = paused()
    both.come_to(BEGUN + timedelta(days=7))
    act = by_staff(ResumeReview, setting=both.engagement.setting_entry)
    both.send_review(act)
    planning, later = "the planning of the review", DUE + timedelta(days=7)

    assert review_receipt(both.review, act).did == f"{planning} is due {later}"
    assert f"; {planning} due {DUE} -> {later}" in both.review.unwritten[-1].sentence
