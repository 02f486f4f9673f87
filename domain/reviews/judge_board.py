"""Whether a report may be presented to its board so, or published, and why not."""

from datetime import date, datetime, time

from domain import refusals
from domain.bounds import MOST_MEETINGS
from domain.calendars.work_calendar import WorkCalendar
from domain.reviews.board import first_open, posted_by
from domain.reviews.judge_report import final_since, stated
from domain.reviews.report import Presentation, Report
from domain.reviews.report_acts import (
    NoteBoardOutcome,
    PlanPresentation,
    PublishReport,
    SendDraft,
)
from domain.reviews.review import Review
from domain.setting import Setting
from domain.wording import as_words, is_blank


def check_board_act(
    review: Review,
    act: PlanPresentation | NoteBoardOutcome | PublishReport,
    setting: Setting,
    at: datetime,
) -> None:
    """Raise a `Refused` where the act does not fit what board and site have of it."""
    match act:
        case PlanPresentation():
            _check_presentation(review, act, setting.policy.lea, at)
        case NoteBoardOutcome():
            _check_outcome(review, act, setting.policy.lea, at)
        case PublishReport():
            _check_publication(review, act, setting.day_of(at))


def _check_presentation(
    review: Review, act: PlanPresentation, lea: WorkCalendar, at: datetime
) -> None:
    report, sent = review.report, stated(review, SendDraft)
    if not (report.fact_check or sent or final_since(review)):
        raise refusals.StepMissing(
            "a meeting is planned once a draft was sent to LEA and COE: send_draft"
        )
    if has_it := _received(report):
        raise refusals.AlreadyDone(f"{has_it}; no further meeting is planned")
    known = report.meeting
    said = (act.on, act.at, act.closes, act.link)
    if known and (known.on, known.at, known.closes, known.link) == said:
        raise refusals.NothingToChange(f"it is planned for {known.on} already")
    _check_room(report, 1)
    posted = _check_agenda(act.on, act.at, lea, at)
    if act.closes and not lea.day_of(at) <= act.closes <= lea.day_of(posted):
        raise refusals.DateUnusable(
            f"the agenda closes from today until {lea.day_of(posted)}, when it is "
            f"posted; {act.closes} is not"
        )


def _check_room(report: Report, more: int) -> None:
    """One that is planned gives its place to what comes of it, or instead of it."""
    if len(report.held) + more > MOST_MEETINGS:
        raise refusals.TooLarge(f"{MOST_MEETINGS} meetings at most are noted here")


def _check_agenda(
    on: date, hour: time | None, lea: WorkCalendar, at: datetime
) -> datetime:
    """When it is posted; raises AgendaClosed where that is past."""
    posted = posted_by(on, hour, lea)
    if posted < at:
        raise refusals.AgendaClosed(
            f"the agenda of a meeting on {on} is posted 72 hours before it (Gov. Code "
            f"54954.2), by {lea.shown(posted)}, which is past; the first that can be "
            f"planned is on {first_open(at, lea)}. What has happened is noted by "
            "note_board_outcome"
        )
    return posted


def _received(report: Report) -> str:
    """When the board came to have it, in words; empty where it has not."""
    met = report.outcome
    if met and met.outcome and met.outcome.has_it:
        return f"the board {as_words(met.outcome)} the report on {met.on}"
    return ""


def _check_noted(report: Report, act: NoteBoardOutcome) -> None:
    """Raise a `Refused` where the board has it: is it so that it is said again?"""
    met, has_it = report.outcome, _received(report)
    if met is None or not has_it:
        return
    said = (act.outcome, act.on, act.again, act.link or met.link)
    if said == (met.outcome, met.on, None, met.link):
        raise refusals.NothingToChange(has_it)
    raise refusals.AlreadyDone(f"{has_it}, and that stays as it was noted")


def _check_outcome(
    review: Review, act: NoteBoardOutcome, lea: WorkCalendar, at: datetime
) -> None:
    report = review.report
    _check_noted(report, act)
    if act.on > lea.day_of(at):
        raise refusals.DateUnusable(f"{act.on} is to come; note what has happened")
    _check_room(report, 2 if act.again else 1)
    _check_again(act, lea, at)
    if is_blank(act.why) and (missing := _reason_missing(review, act)):
        raise refusals.ReasonMissing(f"{missing}: --why '...'")


def _reason_missing(review: Review, act: NoteBoardOutcome) -> str:
    """Of what a reason is asked; empty where of nothing."""
    final = final_since(review)
    if not _is_planned(review.report.meeting, act.on):
        return (
            f"no meeting on {act.on} was planned here; say with a reason how it came "
            "about"
        )
    if final and act.on < final:
        return (
            f"the report is final since {final}; of a meeting before, on {act.on}, say "
            "with a reason how it came about"
        )
    if not (act.outcome.has_it or act.again):
        return (
            "say at which meeting it may be presented again: --again DATE; or why at "
            "none"
        )
    return ""


def _check_again(act: NoteBoardOutcome, lea: WorkCalendar, at: datetime) -> None:
    if act.again is None:
        return
    if act.outcome.has_it:
        raise refusals.DateUnusable(
            f"the board {as_words(act.outcome)} the report: no further meeting is "
            "needed; leave --again out"
        )
    _check_agenda(act.again, None, lea, at)


def _is_planned(meeting: Presentation | None, day: date) -> bool:
    return meeting is not None and meeting.on == day


def _check_publication(review: Review, act: PublishReport, today: date) -> None:
    final, known = final_since(review), review.report.published
    assert final
    if is_blank(act.link):
        raise refusals.EvidenceMissing("say where it stands: --link https://...")
    if not final <= act.on <= today:
        raise refusals.DateUnusable(
            f"it is final since {final}, and today is {today}: it stands there "
            f"since a day between them, not {act.on}"
        )
    if known and (known.on, known.link) == (act.on, act.link):
        raise refusals.NothingToChange(f"it is published already, since {known.on}")
    if known and is_blank(act.why):
        raise refusals.ReasonMissing(
            f"it is published since {known.on}, at {known.link}; where it moved, say "
            "so: --why '...'"
        )
    if not _board_has_it(review) and is_blank(act.why):
        raise refusals.ReasonMissing(
            "its board has not received it yet; before that it is published with a "
            "reason: --why '...'"
        )


def _board_has_it(review: Review) -> bool:
    met = review.report.outcome
    if met is None or met.outcome is None:
        return stated(review, NoteBoardOutcome) is not None
    return met.outcome.has_it
