"""Which words an act on a review's report takes as it stands, with an example."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import get_args

from domain.acts import (
    AddCorrection,
    AnswerCorrection,
    ByStaff,
    CloseCorrections,
    DraftReport,
    FinalizeReport,
    NoteBoardOutcome,
    PlanPresentation,
    PublishReport,
    SendDraft,
    WithdrawCorrection,
)
from domain.available_acts import Field
from domain.bounds import MOST_CORRECTIONS, MOST_MEETINGS
from domain.reviews.apply_report import reached_kinds
from domain.reviews.apply_roadmap import roadmap_kinds
from domain.reviews.framework import SAMPLE
from domain.reviews.part import ReviewPart
from domain.reviews.report import (
    CorrectionOutcome,
    FactChecker,
    Report,
    Section,
    correction_label,
    correction_number,
)
from domain.reviews.report_acts import ReportAct
from domain.reviews.standing import ReviewShown, ReviewStanding

OF_REPORT = get_args(ReportAct)
AHEAD = timedelta(days=28)
"""Of a meeting, as its example has it."""


def is_noted(key: str, review: ReviewStanding) -> bool:
    """Whether a milestone is noted here, and not reached by an act of its own.

    In a review that was brought in it is, where it was reached elsewhere.
    """
    known = review.framework.milestone.get(key)
    if known is None or key == SAMPLE:
        return False
    here = {*reached_kinds(review.report), *roadmap_kinds(review.planned)}
    return not known.by or bool(review.stated_on and known.by not in here)


def may_be_said(kind: type[ByStaff], now: ReviewShown) -> bool:
    """Whether an act on the report fits it as it stands, whatever is said in it."""
    fits = FITS.get(kind)
    return fits is None or fits(now)


def report_words(
    name: str, kind: type[ByStaff], now: ReviewShown, part: ReviewPart | None = None
) -> tuple[str, ...] | None:
    """What a field of this name takes; None where that is not among a few words."""
    report = now.review.report
    match name:
        case "section":
            return (*Section,)
        case "correction":
            return (*_corrections(report, kind),)
        case "party" if kind is CloseCorrections and report.fact_check:
            closed = report.fact_check.closed
            return tuple(each for each in FactChecker if each not in closed)
        case "outcome" if kind is AnswerCorrection:
            return _other_answers(report, part)
    return None


def _corrections(report: Report, kind: type[ByStaff]) -> list[str]:
    """Those that are open first; what is answered may be answered otherwise."""
    if kind is WithdrawCorrection:
        return report.open_corrections
    numbered = enumerate(report.corrections, 1)
    labels = (correction_label(n) for n, each in numbered if not each.withdrawn)
    return [*dict.fromkeys((*report.open_corrections, *labels))]


def _other_answers(report: Report, part: ReviewPart | None) -> tuple[str, ...]:
    """Those that the correction does not have: that of the address, or the first."""
    first = (*_corrections(report, AnswerCorrection), "")[0]
    number = correction_number(part.name if part else first) or 0
    known = report.corrections[number - 1 : number]
    given = known[0].outcome if known else None
    return tuple(each for each in CorrectionOutcome if each is not given)


def report_field(
    field: Field, kind: type[ByStaff], now: ReviewShown, today: date | None
) -> Field:
    """With an example of what may be said now, and whether a reason is needed."""
    if field.name == "why":
        return field.but(required=field.required or _needs_reason(kind, now, today))
    if field.name == "on" and field.required and today:
        return field.but(such_as=str(_day(kind, now.review.report, today)))
    return field


def _day(kind: type[ByStaff], report: Report, today: date) -> date:
    met = report.meeting
    if kind is PlanPresentation:
        ahead = today + AHEAD
        return ahead + timedelta(days=1) if met and met.on == ahead else ahead
    if kind is NoteBoardOutcome and met:
        return min(met.on, today)
    return today


def _needs_reason(kind: type[ByStaff], now: ReviewShown, today: date | None) -> bool:
    review, report = now.review, now.review.report
    if kind is CloseCorrections:
        due = review.fact_check.due if review.fact_check else None
        return not (due and today and today > due)
    if kind is NoteBoardOutcome:
        return not (report.meeting and today and report.meeting.on <= today)
    if kind is PublishReport:
        return bool(report.published) or not _board_has_it(review)
    return False


def _board_has_it(review: ReviewStanding) -> bool:
    met = review.report.outcome
    return bool(met and met.outcome and met.outcome.has_it)


def _is_to_draw(now: ReviewShown) -> bool:
    """Whether something was found, and a draft of it all is still to be drawn up."""
    draft = now.review.report.draft
    found = any(each.stands for each in now.analysis.findings)
    return found and (draft is None or now.review.changed > draft.as_of)


def _is_to_send(now: ReviewShown) -> bool:
    """Whether there is a draft that is not behind, and was not sent."""
    draft, check = now.review.report.draft, now.review.report.fact_check
    if draft is None or now.review.changed > draft.as_of:
        return False
    return check is None or check.draft != draft.number


def _is_to_finalize(now: ReviewShown) -> bool:
    report, review = now.review.report, now.review
    elsewhere = review.stated_on and report.fact_check is None
    keys = review.framework.reached_by("close_corrections")
    return report.is_checked or bool(elsewhere and any(map(review.has, keys)))


def _is_to_plan(now: ReviewShown) -> bool:
    review, report = now.review, now.review.report
    kinds = ("send_draft", "finalize_report")
    keys = (key for kind in kinds for key in review.framework.reached_by(kind))
    may = report.fact_check or report.final or any(map(review.has, keys))
    return bool(may) and _is_to_note(now)


def _is_to_note(now: ReviewShown) -> bool:
    few = len(now.review.report.meetings) < MOST_MEETINGS
    return few and not _board_has_it(now.review)


def _may_correct(now: ReviewShown) -> bool:
    return len(now.review.report.corrections) < MOST_CORRECTIONS


FITS: dict[type[ByStaff], Callable[[ReviewShown], bool]] = {
    DraftReport: _is_to_draw,
    SendDraft: _is_to_send,
    AddCorrection: _may_correct,
    FinalizeReport: _is_to_finalize,
    PlanPresentation: _is_to_plan,
    NoteBoardOutcome: _is_to_note,
}
"""What has to be so, of acts that something else lets or forbids."""
