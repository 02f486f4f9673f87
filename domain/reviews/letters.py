"""Letters of a review: it begins, goes on, stands still, ends (docs/domain.md 7.6)."""

from collections.abc import Iterator
from datetime import datetime

from domain.clocks.recipients import holding
from domain.letters.matter import (
    open_matter,
    whole_matter,
    whole_running_matter,
    whole_stop_matter,
)
from domain.letters.notice import Notice, letters, of_stop, said_day
from domain.people.roles import LABELS, Role
from domain.reviews.acts import (
    ApproveSample,
    BeginPhase,
    CancelReview,
    CompletePhase,
    EngagementLost,
    PauseReview,
    ResumeReview,
    ReviewBegun,
    ReviewEnd,
    ReviewEnded,
    ReviewStaffAct,
    ReviewToldAct,
)
from domain.reviews.framework import SAMPLE
from domain.reviews.report_acts import ReportAct
from domain.reviews.report_letters import of_report
from domain.reviews.review import Review
from domain.reviews.subject import PhaseSubject
from domain.roadmaps.acts import RoadmapAct
from domain.roadmaps.letters import of_planned_roadmap
from domain.setting import Setting, Stop
from domain.values import Facts

KNOWING = (
    *(Role.CCEE_LEAD, Role.CCEE_DIRECTOR, Role.CCEE_EXPERT, Role.COE_LEAD),
    *(Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
)
"""Who is told that a review begins, goes on, or does not."""
ASKED_OF_PAUSE = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR, Role.COE_LEAD)
"""Who is asked whether a review that is paused may go on."""


def of_review(
    before: Review,
    review: Review,
    act: ReviewStaffAct | ReviewToldAct,
    setting: Setting,
    at: datetime,
) -> Iterator[Notice]:
    """The letters of what was done to a review, or what it heard."""
    told = holding(setting, KNOWING, at)
    facts = _facts(review.number, setting)
    whole = setting.entity
    match act:
        case ReviewBegun(stated=True):
            pass  # the engagement's own letter says how it stands
        case ReviewBegun():
            facts |= _first(review)
            yield from letters(
                setting, told, "review_begun", facts, at, matter=whole_matter(whole)
            )
        case ApproveSample():
            facts |= {"sites": len(review.sites)}
            goes_on = whole_matter(whole)
            yield from letters(
                setting, told, "sample_approved", facts, at, matter=goes_on
            )
        case BeginPhase(phase=key) | CompletePhase(phase=key):
            subject = PhaseSubject(setting, review.phases[key], review)
            yield from _of_phase(subject, setting, at)
        case PauseReview(why=why) if review.pause:
            facts |= of_stop(review.pause) | {"why": why, "stands": _stands(setting)}
            stands = whole_stop_matter(whole)
            yield from letters(setting, told, "review_paused", facts, at, matter=stands)
        case ResumeReview(why=why) if before.pause:
            facts |= of_stop(before.pause) | {"why": why, **_going_on(review, setting)}
            runs = whole_running_matter(whole)
            yield from letters(setting, told, "review_resumed", facts, at, matter=runs)
        case CancelReview(why=why):
            facts |= {"why": why, "on_day": said_day(setting.day_of(at))}
            yield from letters(setting, told, "review_cancelled", facts, at)
        case ReviewEnded(end=ReviewEnd.COMPLETED, why=why):
            said: Facts = {"why": why, "undone": undone(review)}
            yield from of_completion(setting, review.number, at, said)
        case _ if isinstance(act, ReportAct):
            yield from of_report(before, review, act, setting, at)
        case _ if isinstance(act, RoadmapAct):
            was, now = before.roadmap, review.roadmap
            yield from of_planned_roadmap(was, now, act, facts, setting, at)
        case EngagementLost(engagement=engagement):
            yield _to_operators(review, engagement, setting, at)


def undone(review: Review) -> str:
    """The phases that are not done, by what they are called."""
    rules = (e for e in review.framework.phases if not review.is_done(e.key))
    return ", ".join(each.title for each in rules)


def of_completion(
    setting: Setting, number: int, at: datetime, said: Facts | None = None
) -> Iterator[Notice]:
    """To those who took part in the review of this number: it is complete.

    Why it is, and what is not done of it, is `said` where that is known.
    """
    facts = _facts(number, setting) | {"on_day": said_day(setting.day_of(at))}
    facts |= said or {}
    told = holding(setting, KNOWING, at)
    yield from letters(setting, told, "review_completed", facts, at)


def of_pause_recheck(
    review: Review, pause: Stop, setting: Setting, at: datetime
) -> Iterator[Notice]:
    """Whether a review that is paused may go on, or is better cancelled."""
    asked = holding(setting, ASKED_OF_PAUSE, at)
    facts = _facts(review.number, setting) | of_stop(pause)
    stands = whole_stop_matter(setting.entity)
    yield from letters(setting, asked, "review_recheck", facts, at, matter=stands)


def _of_phase(
    subject: PhaseSubject, setting: Setting, at: datetime
) -> Iterator[Notice]:
    """It has begun, or is done; whose it is hears with all the others."""
    phase, review = subject.clock, subject.review
    told = holding(setting, dict.fromkeys((subject.asked, *KNOWING)), at)
    facts = _facts(review.number, setting) | {
        "what": subject.title,
        "due": said_day(phase.due) if phase.due else "",
        "asked": LABELS[subject.asked],
        "reminded": bool(subject.timing.ladder.rungs),
    }
    if phase.is_open:
        holds = open_matter(subject)
        yield from letters(
            setting, told, "phase_begun", facts, at, subject=subject.key, matter=holds
        )
    else:
        holds = whole_matter(setting.entity)
        facts |= {"next": _coming(review)}
        yield from letters(
            setting, told, "phase_done", facts, at, subject=subject.key, matter=holds
        )


def _coming(review: Review) -> str:
    """What goes on, or comes next; empty where nothing does."""
    rules = review.framework.phase
    left = [rules[each.name].title for each in review.open_phases]
    return " and ".join(left or [each.title for each in review.waiting[:1]])


def _facts(number: int, setting: Setting) -> Facts:
    lea = setting.lea
    return {"lea": lea.name, "reference": lea.cds, "review": number}


def _first(review: Review) -> Facts:
    rule = review.framework.phases[0]
    due = review.phases[rule.key].due
    return {
        "begun": said_day(review.begun),
        "what": rule.title,
        "due": said_day(due) if due else "",
        "asked": LABELS[rule.asked],
        "sample": SAMPLE in review.framework.milestone,
    }


def _going_on(review: Review, setting: Setting) -> Facts:
    """Its next date; or why it stands all the same, with its engagement."""
    due = said_day(review.due) if review.due and not setting.stop else ""
    return {"due": due, "stands": _stands(setting)}


def _stands(setting: Setting) -> str:
    """Why all clocks of its engagement stand still; empty where they run."""
    return str(of_stop(setting.stop)["cause"]) if setting.stop else ""


def _to_operators(
    review: Review, engagement: str, setting: Setting, at: datetime
) -> Notice:
    return Notice(
        key=f"{setting.entity}/{setting.entry}/engagement_lost",
        at=at,
        entity=setting.entity,
        to=Role.OPERATORS,
        role=Role.OPERATORS,
        template="engagement_lost",
        facts=_facts(review.number, setting)
        | {"engagement": engagement, "because": "you look after this service"},
    )
