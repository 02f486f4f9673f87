"""The report at the LEA's board, and on the agency's site."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import refusals
from domain.acts import (
    Cause,
    CheckPrivacy,
    FinalizeReport,
    NoteBoardOutcome,
    PauseReview,
    PlanPresentation,
    PublishReport,
    ReviewStaffAct,
)
from domain.bounds import MOST_MEETINGS
from domain.calendars.work_calendar import Break
from domain.entries import Entry
from domain.letters.matter import meeting_matter
from domain.letters.notice import Notice
from domain.review_standing import review_standing
from domain.review_views import review_preview, review_receipt
from domain.reviews.board import first_open, last_safe
from domain.reviews.report import BoardOutcome, Presentation
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.report_acts import PAGE, READER, content
from tests.review_phases import begin, complete
from tests.review_reports import (
    close,
    drafting,
    final,
    finalising,
    finalize,
    plan,
    publishing,
    report_of,
    sent,
)
from tests.reviews import InReview, refused

DAY = timedelta(days=1)
AHEAD = timedelta(days=14)
DAYS = EVERY_WEEKDAY.lea
PACIFIC = ZoneInfo(DAYS.zone)
KNOWING = {
    *("a.castillo", "h.lindqvist", "t.washington", "d.okafor", "m.ortiz"),
    *("k.bennett", "e.morales"),
}
RECEIVED, TABLED = BoardOutcome.RECEIVED, BoardOutcome.TABLED
DECLINED = BoardOutcome.DECLINED_TO_RECEIVE


def local(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), PACIFIC)


def last(both: InReview) -> Entry:
    return both.review.unwritten[-1]


def letters(both: InReview) -> list[Notice]:
    return [each for each in last(both).notices if not each.is_copy]


def planned() -> InReview:
    """A meeting two weeks ahead."""
    both = final()
    plan(both, both.today + AHEAD)
    return both


def met(outcome: BoardOutcome = RECEIVED, **fields: object) -> InReview:
    """It has met, and done so."""
    both = planned()
    both.run_to(both.today + AHEAD)
    note(both, outcome, **fields)
    return both


def note(both: InReview, outcome: BoardOutcome, **fields: object) -> None:
    both.ask_review(NoteBoardOutcome, **{"on": both.today} | fields, outcome=outcome)


@pytest.mark.parametrize(
    ("on", "at", "posted"),
    [
        (date(2026, 9, 16), time(18, 30), local(date(2026, 9, 13), 18, 30)),
        (date(2026, 9, 16), None, local(date(2026, 9, 13), 0)),
        (date(2026, 11, 2), time(18, 30), local(date(2026, 10, 30), 19, 30)),
        (date(2027, 3, 15), time(18), local(date(2027, 3, 12), 17)),
    ],
)
def test_an_agenda_is_posted_72_hours_before_its_meeting(
    on: date, at: time | None, posted: datetime
) -> None:
    """By the LEA's own clock, also where that changes meanwhile.

    A meeting whose hour is not known may begin with the day.
    """
    assert last_safe(Presentation(on=on, at=at, entry=1), DAYS).posted == posted


@pytest.mark.parametrize(
    ("meeting", "closes", "final_by"),
    [
        (date(2026, 9, 17), None, date(2026, 9, 4)),
        (date(2026, 9, 17), date(2026, 9, 11), date(2026, 9, 3)),
        (date(2026, 12, 3), None, date(2026, 11, 16)),
        (date(2026, 9, 16), None, date(2026, 9, 4)),
    ],
    ids=["a holiday", "closes earlier", "Thanksgiving", "a Sunday"],
)
def test_the_final_is_best_there_five_working_days_before_the_agenda_closes(
    meeting: date, closes: date | None, final_by: date
) -> None:
    """Days of the LEA: breaks and holidays are none."""
    thanksgiving = Break(
        name="Thanksgiving", first=date(2026, 11, 23), last=date(2026, 11, 27)
    )
    lea = DAYS.but(holidays={date(2026, 9, 7): "Labor Day"}, breaks=(thanksgiving,))
    safe = last_safe(Presentation(on=meeting, closes=closes, entry=1), lea)

    assert safe.final == final_by
    closing = closes or lea.day_of(safe.posted)
    assert lea.working_days(safe.final, lea.working_day_from(closing)) == 5


@pytest.mark.parametrize("hour", [0, 1, 12, 23])
def test_the_first_meeting_that_is_open_can_still_be_posted(hour: int) -> None:
    """And that of the day before cannot."""
    for day in (date(2026, 9, 16), date(2026, 10, 30), date(2027, 3, 12)):
        now = local(day, hour)
        first = first_open(now, DAYS)
        ways = [
            last_safe(Presentation(on=each, entry=1), DAYS).posted >= now
            for each in (first - DAY, first)
        ]
        assert ways == [False, True]


def test_a_meeting_is_planned_with_its_last_safe_dates() -> None:
    """All who take part read them; the milestone is reached."""
    both = final()
    on = both.today + AHEAD
    plan(both, on, at=time(18, 30), link=PAGE, why="")
    facts, entry = letters(both)[0].facts, last(both)
    standing = review_standing(both.review).meeting
    assert standing

    assert {each.to for each in letters(both)} == KNOWING
    assert {each.template for each in letters(both)} == {"presentation_planned"}
    assert (facts["hour"], facts["link"]) == ("18:30", PAGE)
    assert facts["posted"] == standing.posted == f"{on - 3 * DAY} 18:30 PDT"
    assert standing.final == last_safe(_meeting(both), DAYS).final
    assert entry.sentence == (
        f"a.castillo planned the presentation to the board for {on} at 18:30"
    )
    assert both.review.review.milestones["agenda_item"].on == both.today


def _meeting(both: InReview) -> Presentation:
    found = report_of(both).meeting
    assert found
    return found


def test_a_meeting_whose_agenda_is_posted_is_not_planned() -> None:
    """The first that can be is named, and can be."""
    both = final()
    late = both.today + 3 * DAY
    said = refused(both, PlanPresentation, refusals.AgendaClosed, on=late)
    first = first_open(both.at, DAYS)
    assert str(first) in said and "Gov. Code 54954.2" in said
    refused(both, PlanPresentation, refusals.AgendaClosed, on=first - DAY)
    plan(both, first)

    assert "What has happened is noted by note_board_outcome" in said
    assert _meeting(both).on == first


def test_by_its_hour_a_meeting_may_still_be_planned() -> None:
    """At noon, for an evening three days ahead."""
    both = final()
    on = both.today + 3 * DAY
    refused(both, PlanPresentation, refusals.AgendaClosed, on=on, at=time(11, 59))
    plan(both, on, at=time(18))

    assert _meeting(both).at == time(18)


def test_to_the_minute_72_hours_before_a_meeting_is_planned() -> None:
    """A minute later its agenda is posted too late."""
    both = final()
    on, now = both.today + 3 * DAY, both.at.astimezone(PACIFIC)
    early = (now - timedelta(minutes=1)).time()
    refused(both, PlanPresentation, refusals.AgendaClosed, on=on, at=early)
    plan(both, on, at=now.time())

    assert _meeting(both).on == on


def test_a_meeting_is_planned_once_a_draft_was_sent() -> None:
    """Boards plan long ahead: the final may still be to come."""
    both, early = sent(), drafting()
    on = both.today + AHEAD
    said = refused(early, PlanPresentation, refusals.StepMissing, on=on)
    plan(both, on)

    assert said.startswith("a meeting is planned once a draft was sent to LEA and COE")
    assert report_of(both).meeting


@pytest.mark.parametrize("days", [-1, 12])
def test_an_agenda_closes_between_today_and_its_posting(days: int) -> None:
    both = final()
    on, closes = both.today + AHEAD, both.today + days * DAY
    fields = {"on": on, "closes": closes}
    said = refused(both, PlanPresentation, refusals.DateUnusable, **fields)
    for fits in (both.today, on - 3 * DAY):
        plan(both, on, closes=fits)

    assert said == (
        f"the agenda closes from today until {on - 3 * DAY}, when it is posted; "
        f"{closes} is not"
    )


def test_a_meeting_that_is_moved_takes_its_letters_with_it() -> None:
    """Those that wait are void; the former meeting is none."""
    both = planned()
    first = _meeting(both).on
    said = refused(both, PlanPresentation, refusals.NothingToChange, on=first)
    plan(both, first + DAY)

    assert said == f"it is planned for {first} already"
    assert meeting_matter(both.review.entity, first) in last(both).settled
    assert last(both).sentence.startswith(
        f"a.castillo planned the presentation to the board for {first + DAY} instead "
        f"of {first}"
    )
    assert len(report_of(both).meetings) == 1


def test_the_same_meeting_may_get_its_hour_later() -> None:
    both = planned()
    plan(both, _meeting(both).on, at=time(19), link=PAGE)

    assert len(report_of(both).meetings) == 1
    assert (_meeting(both).at, _meeting(both).link) == (time(19), PAGE)
    assert "instead" not in last(both).sentence


@pytest.mark.parametrize("outcome", [RECEIVED, BoardOutcome.ACCEPTED])
def test_what_the_board_did_is_told_to_all(outcome: BoardOutcome) -> None:
    """The milestone is of the day of its meeting; no letter of it waits any more."""
    both = planned()
    on = both.today + AHEAD
    both.run_to(on + 2 * DAY)
    note(both, outcome, on=on, why="")
    (facts,) = (each.facts for each in letters(both) if each.to == "d.okafor")

    assert {each.to for each in letters(both)} == KNOWING
    assert (facts["outcome"], facts["has_it"]) == (outcome, True)
    assert last(both).sentence == (
        f"a.castillo noted that the board {outcome} the report on {on}"
    )
    assert both.review.review.milestones["board_outcome"].on == on
    assert meeting_matter(both.review.entity, on) in last(both).settled


def test_an_outcome_keeps_the_link_of_its_meeting() -> None:
    """Until it is heard again: where a former one was, the record has."""
    both = final()
    plan(both, both.today + AHEAD, link=PAGE)
    both.run_to(both.today + AHEAD)
    note(both, TABLED, again=both.today + AHEAD)
    first = report_of(both).meetings[0].link
    both.run_to(both.today + AHEAD)
    note(both, RECEIVED, link="https://alder.example/minutes")
    former, last_one = report_of(both).meetings

    assert (first, former.link) == (PAGE, "")
    assert last_one.link == "https://alder.example/minutes"
    assert both.review.review.milestones["board_outcome"].link == last_one.link


def test_once_the_board_has_it_nothing_more_is_planned_or_noted() -> None:
    """Said again as it was noted it is done already; said otherwise it is refused."""
    both = met()
    day = both.today
    on, as_noted = day + AHEAD, {"on": day, "outcome": RECEIVED}
    plans = refused(both, PlanPresentation, refusals.AlreadyDone, on=on)
    again = refused(both, NoteBoardOutcome, refusals.NothingToChange, **as_noted)
    otherwise = (
        as_noted | {"outcome": TABLED},
        as_noted | {"on": day - timedelta(days=1)},
        as_noted | {"again": on},
        as_noted | {"link": "https://alder.example/minutes"},
    )
    notes = {
        refused(both, NoteBoardOutcome, refusals.AlreadyDone, **each)
        for each in otherwise
    }

    assert again == f"the board received the report on {day}"
    assert plans == f"{again}; no further meeting is planned"
    assert notes == {f"{again}, and that stays as it was noted"}


@pytest.mark.parametrize("outcome", [TABLED, DECLINED])
def test_a_board_that_does_not_take_it_may_hear_it_again(outcome: BoardOutcome) -> None:
    """At a meeting that is said with it; the phase waits for that."""
    both = planned()
    both.run_to(both.today + AHEAD)
    again = both.today + AHEAD
    note(both, outcome, again=again)
    facts, waits = letters(both)[0].facts, both.review.review.has("board_outcome")
    both.run_to(again)
    note(both, RECEIVED)

    assert (facts["has_it"], waits) == (False, False)
    assert facts["again"] == f"{again:%A}, {again.day} {again:%B %Y}"
    assert f"; it may be presented on {again}" in both.review.unwritten[-2].sentence
    assert both.review.review.milestones["board_outcome"].on == again
    assert [each.outcome for each in report_of(both).meetings] == [outcome, RECEIVED]
    complete(both, "board")


@pytest.mark.parametrize("outcome", [TABLED, DECLINED])
def test_that_it_is_not_heard_again_is_said_with_the_reason(
    outcome: BoardOutcome,
) -> None:
    """Then the board is done with it, and the review goes on."""
    both = planned()
    both.run_to(both.today + AHEAD)
    fields = {"on": both.today, "outcome": outcome}
    said = refused(both, NoteBoardOutcome, refusals.ReasonMissing, **fields, why=" ")
    note(both, outcome, why="the board asks for no further meeting")

    assert said.startswith(
        "say at which meeting it may be presented again: --again DATE"
    )
    assert both.review.review.has("board_outcome")
    complete(both, "board")


def test_a_board_that_tabled_it_for_good_may_still_plan_another_meeting() -> None:
    """It is its own; then what came of that is waited for."""
    both = met(TABLED)
    plan(both, both.today + AHEAD)

    assert not report_of(both).board_is_done
    assert both.review.review.has("board_outcome")


def test_a_board_that_has_it_needs_no_further_meeting() -> None:
    both = planned()
    both.run_to(both.today + AHEAD)
    said = refused(
        both,
        NoteBoardOutcome,
        refusals.DateUnusable,
        on=both.today,
        outcome=RECEIVED,
        again=both.today + AHEAD,
    )

    assert said.endswith("no further meeting is needed; leave --again out")


def test_a_further_meeting_can_still_be_posted() -> None:
    both = planned()
    both.run_to(both.today + AHEAD)
    fields = {"on": both.today, "outcome": TABLED, "again": both.today + 2 * DAY}
    said = refused(both, NoteBoardOutcome, refusals.AgendaClosed, **fields)

    assert "the first that can be planned is on" in said


def test_an_item_that_was_posted_late_is_tabled_and_retried() -> None:
    """The agenda came too late to be lawful: heard at the next meeting."""
    both = planned()
    both.run_to(both.today + AHEAD)
    why = "the agenda was posted 60 hours before; it cannot be heard"
    note(both, TABLED, again=first_open(both.at, DAYS), why=why)

    assert letters(both)[0].facts["why"] == why
    assert report_of(both).meeting


def test_what_is_to_come_is_no_outcome_yet() -> None:
    """Today's may be noted."""
    both = planned()
    said = refused(
        both,
        NoteBoardOutcome,
        refusals.DateUnusable,
        on=both.today + DAY,
        outcome=RECEIVED,
    )
    note(both, RECEIVED)

    assert said == f"{both.today + DAY} is to come; note what has happened"


def test_a_meeting_that_was_not_planned_here_is_noted_with_a_reason() -> None:
    """Whether another was planned, or none."""
    for both in (planned(), final()):
        said = refused(
            both,
            NoteBoardOutcome,
            refusals.ReasonMissing,
            on=both.today,
            outcome=RECEIVED,
            why=" ",
        )
        note(both, RECEIVED, why="a special meeting")

        assert said.startswith(f"no meeting on {both.today} was planned here; say with")
        assert [each.outcome for each in report_of(both).meetings] == [RECEIVED]


def with_meetings(many: int) -> InReview:
    """The board tabled it at each of them."""
    both = met(TABLED)
    report = report_of(both)
    full = report.but(meetings=report.meetings * many)
    review = both.review.review.but(report=full)
    both.reviews[both.review.entity] = both.review.but(review=review)
    return both


def test_so_many_meetings_are_noted() -> None:
    both = with_meetings(MOST_MEETINGS)
    on = both.today + AHEAD
    said = refused(both, PlanPresentation, refusals.TooLarge, on=on)
    refused(both, NoteBoardOutcome, refusals.TooLarge, on=both.today, outcome=TABLED)

    assert said == "20 meetings at most are noted here"


def test_of_the_last_meeting_that_is_planned_its_outcome_is_noted() -> None:
    """It may also be moved: neither adds one; a further one would."""
    both = with_meetings(MOST_MEETINGS - 1)
    on = both.today + AHEAD
    plan(both, on)
    plan(both, on + DAY)
    both.run_to(on + DAY)
    fields = {"on": both.today, "outcome": TABLED, "again": both.today + AHEAD}
    refused(both, NoteBoardOutcome, refusals.TooLarge, **fields)
    note(both, RECEIVED)

    assert len(report_of(both).meetings) == MOST_MEETINGS
    assert report_of(both).board_is_done


def final_after(days: int) -> tuple[InReview, date]:
    """It is final so many days after a meeting that was planned, of that day."""
    both = sent()
    on = both.today + AHEAD
    plan(both, on)
    both.run_to(on + days * DAY)
    close(both)
    complete(both, "draft")
    begin(both, "final")
    finalize(both)
    return both, on


def test_a_meeting_before_the_report_was_final_is_noted_with_a_reason() -> None:
    """A board may have had it before that was said here; a slip of the pen has not."""
    both, on = final_after(1)
    fields = {"on": on, "outcome": RECEIVED}
    said = refused(both, NoteBoardOutcome, refusals.ReasonMissing, **fields, why=" ")
    note(both, RECEIVED, on=on, why="it was final on paper that day")

    assert said == (
        f"the report is final since {both.today}; of a meeting before, on {on}, say "
        "with a reason how it came about: --why '...'"
    )


def test_a_meeting_of_the_day_of_the_final_needs_no_reason() -> None:
    both, on = final_after(0)
    note(both, RECEIVED, on=on, why="")

    assert report_of(both).board_is_done


def test_where_a_former_meeting_is_told_of_is_in_the_record_alone() -> None:
    """The review carries the links of its last one, and of that to come."""
    both = met(TABLED, link=f"{PAGE}/minutes", again=final().today + 3 * AHEAD)
    before = [each.link for each in report_of(both).meetings]
    plan(both, final().today + 3 * AHEAD, link=PAGE)

    assert before == [f"{PAGE}/minutes", ""]
    assert [each.link for each in report_of(both).meetings] == ["", PAGE]


def test_the_board_is_presented_a_report_while_nothing_is_paused() -> None:
    """A review whose report is final is not paused; meetings wait for nobody."""
    both = planned()
    refused(
        both,
        PauseReview,
        refusals.OutOfPhase,
        cause=Cause.FIRE,
        recheck=both.today + AHEAD,
    )


def test_the_final_is_read_for_privacy_once() -> None:
    """Before it is published; nobody is written to."""
    both = final()
    both.ask_review(CheckPrivacy, why="")
    entry = last(both)
    said = refused(both, CheckPrivacy, refusals.NothingToChange)

    assert entry.sentence == "a.castillo read the final report for privacy"
    assert entry.notices == ()
    assert said == f"the report of review 1 was checked for privacy on {both.today}"
    assert both.review.review.milestones["privacy_check"].on == both.today


def unread() -> InReview:
    """The phase of its publication is open, though nobody has read it for privacy."""
    both = publishing()
    report = report_of(both).but(privacy=None)
    review = both.review.review.but(report=report)
    both.reviews[both.review.entity] = both.review.but(review=review)
    return both


def test_nothing_is_published_unread() -> None:
    both = unread()
    said = refused(both, PublishReport, refusals.StepMissing, on=both.today, link=PAGE)

    assert said == (
        "the report of review 1 was not read for privacy yet; check_privacy comes first"
    )


def test_it_is_published_in_its_phase() -> None:
    """Which begins once the final is read."""
    both = final()
    both.ask_review(CheckPrivacy)
    said = refused(both, PublishReport, refusals.OutOfPhase, on=both.today, link=PAGE)

    assert said.endswith("begin_phase --phase publication comes first")


def test_it_is_published_by_its_address_which_all_read() -> None:
    """The milestone is of the day since when it stands there."""
    both = publishing()
    both.run_to(both.today + 3 * DAY)
    since = both.today - DAY
    refused(both, PublishReport, refusals.EvidenceMissing, on=since, link=" ")
    both.ask_review(PublishReport, on=since, link=PAGE)
    facts, reached = letters(both)[0].facts, both.review.review.milestones["published"]

    assert {each.to for each in letters(both)} == KNOWING
    assert (facts["link"], facts["moved"]) == (PAGE, False)
    assert (reached.on, reached.link) == (since, PAGE)


def test_it_stands_there_since_a_day_between_the_final_and_today() -> None:
    both = publishing()
    since = both.today
    both.run_to(since + 3 * DAY)
    for on in (since - DAY, both.today + DAY):
        said = refused(both, PublishReport, refusals.DateUnusable, on=on, link=PAGE)
        assert f"it is final since {since}, and today is {both.today}" in said
    both.ask_review(PublishReport, on=since, link=PAGE)


@pytest.mark.parametrize("outcome", [None, TABLED, DECLINED])
def test_before_its_board_has_it_it_is_published_with_a_reason(
    outcome: BoardOutcome | None,
) -> None:
    """As where a day was set by which it is; a board that has it needs none."""
    both = publishing()
    if outcome:
        note(both, outcome)
    fields = {"on": both.today, "link": PAGE}
    said = refused(both, PublishReport, refusals.ReasonMissing, **fields, why=" ")
    has_it = publishing()
    note(has_it, RECEIVED)
    has_it.ask_review(PublishReport, **fields, why="")
    both.ask_review(PublishReport, **fields, why="agreed with the board's president")

    assert said.startswith("its board has not received it yet; before that it is pub")


def test_where_it_moved_is_noted_with_a_reason() -> None:
    """Its milestone stays that of the first day."""
    both = publishing()
    first, other = {"on": both.today, "link": PAGE}, "https://ccee.example/2"
    both.ask_review(PublishReport, **first)
    same = refused(both, PublishReport, refusals.NothingToChange, **first)
    both.run_to(both.today + 9 * DAY)
    moved = {"on": both.today, "link": other}
    bare = refused(both, PublishReport, refusals.ReasonMissing, **moved, why=" ")
    both.ask_review(PublishReport, **moved, why="a new site")

    assert same == f"it is published already, since {first['on']}"
    assert bare.startswith(f"it is published since {first['on']}, at {PAGE}; where it")
    assert letters(both)[0].facts["moved"] is True
    assert f"the report is moved to {other}" in last(both).sentence
    assert both.review.review.milestones["published"].link == PAGE


def best_by(both: InReview) -> date:
    return last_safe(_meeting(both), DAYS).final


def warned(both: InReview, kind: type[ReviewStaffAct], **fields: object) -> list[str]:
    """What its preview says, and its answer says again."""
    act = by_staff(kind, **fields)
    said = review_preview(both.review, act, both.at)
    both.send_review(act)

    assert said.refused is None
    assert review_receipt(both.review, act).warnings == said.warnings
    return [*said.warnings]


def test_a_final_that_is_late_for_the_agenda_is_warned_of_and_taken() -> None:
    """Five working days before it closes are our own advice, and no law."""
    both = sent()
    on = both.today + AHEAD
    (said,) = warned(both, PlanPresentation, on=on, closes=both.today)

    assert _meeting(both).on == on
    assert said.startswith(
        f"the final report is still to come; for the board's meeting on {on} it is "
        f"best there by {best_by(both)}, 5 working days before its agenda closes"
    )


def test_a_final_that_can_still_be_in_time_is_not_warned_of() -> None:
    """To the day on which it is best there; a day later it is."""
    on = sent().today + 4 * AHEAD
    best = last_safe(Presentation(on=on, entry=1), DAYS).final
    for day, late in ((best, 0), (best + DAY, 1)):
        both = sent()
        both.run_to(day)
        assert len(warned(both, PlanPresentation, on=on)) == late


def test_a_final_that_is_there_in_time_is_not_warned_of() -> None:
    """However late the meeting is planned; one that came later is."""
    both = final()
    since, on = both.today, both.today + AHEAD
    best = last_safe(Presentation(on=on, entry=1), DAYS).final
    both.run_to(best + 2 * DAY)
    late = warned(final(), PlanPresentation, on=first_open(final().at, DAYS))

    assert warned(both, PlanPresentation, on=on) == []
    assert [each.split(";")[0] for each in late] == [
        f"the final report is there since {since} only"
    ]


def test_a_report_that_becomes_final_late_for_its_meeting_is_warned_of() -> None:
    """It is final all the same."""
    both = finalising()
    plan(both, first_open(both.at, DAYS))
    said = {"second_reader": READER} | content(both.review.entries)
    (late,) = warned(both, FinalizeReport, **said, setting=0)

    assert late.startswith(f"the final report is there since {both.today} only")
    assert report_of(both).final


def test_a_further_meeting_is_warned_of_where_the_final_came_late_for_it() -> None:
    """Not where it was there long before."""
    early, late = planned(), final()
    early.run_to(early.today + AHEAD)
    said = []
    for both in (early, late):
        fields = {
            "on": both.today,
            "outcome": TABLED,
            "again": first_open(both.at, DAYS),
        }
        said.append(warned(both, NoteBoardOutcome, **fields))

    assert said[0] == []
    assert said[1][0].startswith(f"the final report is there since {late.today} only")
