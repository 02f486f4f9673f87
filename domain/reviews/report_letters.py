"""Letters of a review's report: its fact check, the final, the board, the site."""

from collections.abc import Iterator
from datetime import datetime

from domain.clocks.recipients import holding
from domain.letters.matter import (
    meeting_matter,
    open_matter,
    published_matter,
    whole_matter,
)
from domain.letters.notice import Notice, letters, said_day
from domain.people.roles import LEA_AND_COE, Role
from domain.reviews.board import last_safe
from domain.reviews.report import CorrectionOutcome, Presentation
from domain.reviews.report_acts import (
    FinalizeReport,
    NoteBoardOutcome,
    PlanPresentation,
    PublishReport,
    ReportAct,
    SendDraft,
)
from domain.reviews.review import Review
from domain.reviews.subject import FactCheckSubject
from domain.setting import Setting
from domain.values import Facts
from domain.wording import as_words

CHECKING = (Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE, Role.COE_LEAD)
"""Who is asked which facts in a draft are wrong."""
KNOWING_REPORT = (
    *(Role.CCEE_LEAD, Role.CCEE_DIRECTOR, Role.CCEE_EXPERT),
    *LEA_AND_COE,
)
"""Who is told what becomes of the report (docs/domain.md 7.6)."""


def of_report(
    before: Review, after: Review, act: ReportAct, setting: Setting, at: datetime
) -> Iterator[Notice]:
    """The letters of what was done about the report of a review."""
    whole, told = whole_matter(setting.entity), holding(setting, KNOWING_REPORT, at)
    facts: Facts = {
        "lea": setting.lea.name,
        "reference": setting.lea.cds,
        "review": after.number,
    }
    if after.report.is_checked and not before.report.is_checked:
        facts |= _answered(after)
        checked = holding(setting, CHECKING, at)
        yield from letters(
            setting, checked, "fact_check_closed", facts, at, matter=whole
        )
    match act:
        case SendDraft() if after.report.fact_check:
            yield from _of_draft(after, facts, setting, at)
        case FinalizeReport():
            facts |= {"on_day": said_day(setting.day_of(at))}
            yield from letters(setting, told, "report_final", facts, at, matter=whole)
        case PlanPresentation() if meeting := after.report.meeting:
            facts |= _meeting(meeting, setting)
            holds = meeting_matter(setting.entity, meeting.on)
            yield from letters(
                setting, told, "presentation_planned", facts, at, matter=holds
            )
        case NoteBoardOutcome(outcome=outcome, on=on, again=again, why=why):
            facts |= {
                "outcome": as_words(outcome),
                "on_day": said_day(on),
                "again": said_day(again) if again else "",
                "has_it": outcome.has_it,
                "why": why,
            }
            yield from letters(setting, told, "board_outcome", facts, at, matter=whole)
        case PublishReport(on=on, link=link) if there := after.report.published:
            facts |= {"on_day": said_day(on), "link": link}
            facts |= {"moved": before.report.published is not None}
            holds = published_matter(setting.entity, there.entry)
            yield from letters(
                setting, told, "report_published", facts, at, matter=holds
            )


def _of_draft(
    review: Review, facts: Facts, setting: Setting, at: datetime
) -> Iterator[Notice]:
    """To those who check it; it holds as long as they may."""
    check = review.report.fact_check
    assert check and check.due
    subject = FactCheckSubject(setting, check, review)
    said: Facts = {
        "draft": check.draft,
        "due": said_day(check.due),
        "answer_by": said_day(check.due),
        "link": check.link,
    }
    yield from letters(
        setting,
        holding(setting, CHECKING, at),
        "draft_sent",
        facts | said,
        at,
        subject=subject.key,
        matter=open_matter(subject),
    )


def _answered(review: Review) -> Facts:
    """How many were named, and what became of them."""
    known = review.report.corrections
    outcomes = [each.outcome for each in known if not each.withdrawn]
    facts: Facts = {each.value: outcomes.count(each) for each in CorrectionOutcome}
    return facts | {"corrections": len(outcomes)}


def _meeting(meeting: Presentation, setting: Setting) -> Facts:
    """When it is, when its agenda is posted at the latest, the final best there."""
    lea = setting.policy.lea
    safe = last_safe(meeting, lea)
    return {
        "on_day": said_day(meeting.on),
        "hour": f"{meeting.at:%H:%M}" if meeting.at else "",
        "posted": lea.shown(safe.posted),
        "final_by": said_day(safe.final),
        "link": meeting.link,
    }
