"""What becomes of a review when something happens, or word of its setting comes."""

from collections.abc import Mapping
from datetime import date, datetime

from domain.clocks import moves
from domain.clocks.replan import replan
from domain.evidence.acts import AddEvidence, WithdrawEvidence
from domain.evidence.apply import with_evidence
from domain.policies.acts import Mode, strongest
from domain.reviews.acts import (
    AddItem,
    AddSite,
    AmendItem,
    ApproveSample,
    BeginPhase,
    CancelReview,
    CompleteItem,
    CompletePhase,
    CountItem,
    ImportItems,
    ItemAct,
    ItemRow,
    NameTeam,
    NoteMilestone,
    PauseReview,
    RemoveSite,
    ReopenItem,
    ResumeReview,
    ReviewEnd,
    ReviewStaffAct,
    WaiveItem,
    WithdrawMilestone,
    planned_fields,
)
from domain.reviews.apply_finding import found
from domain.reviews.apply_report import reported
from domain.reviews.apply_roadmap import roadmap_worked_on
from domain.reviews.bring_in import stands
from domain.reviews.clock import ReviewClock
from domain.reviews.finding_acts import FindingAct, ImportFindings
from domain.reviews.framework import SAMPLE, Framework, PhaseRule
from domain.reviews.item import ItemStatus, PlanItem
from domain.reviews.pause import paused, resumed, still_for, stood
from domain.reviews.report_acts import ReportAct
from domain.reviews.review import (
    ReachedMilestone,
    Review,
    ReviewPhase,
    Site,
    reached,
)
from domain.reviews.statement import StatedReview
from domain.reviews.subject import clock_timing, due_from, over, timing
from domain.roadmaps.acts import RoadmapAct
from domain.setting import Setting, Stop


def begun(
    number: int,
    by: str,
    framework: Framework,
    setting: Setting,
    begun_at: datetime,
    at: datetime,
    stated: StatedReview | None = None,
) -> Review:
    """A review begun by the engagement at `begun_at`, of which word came `at`.

    Its first phase begins with it, unless it is `stated` how far it is; of one that
    begins anew a team may be stated all the same.
    """
    day, first = setting.day_of(begun_at), framework.phases[0]
    if stated and not stated.begins_anew:
        review = stands(number, by, framework, stated, setting, at)
        return stood(review.but(stated_on=day), (), setting, at)
    phase = _opened(first, setting, day, at)
    review = Review(
        number=number,
        begun=day,
        by=by,
        framework=framework,
        phases={first.key: phase},
        team=stated.members if stated else (),
    )
    return stood(review, (), setting, at)


def acted(
    review: Review, act: ReviewStaffAct, setting: Setting, at: datetime
) -> Review:
    """The review after the act; what its report says may have changed by it."""
    after = _acted(review, act, setting, at)
    said = zip(_content(review), _content(after), strict=True)
    if all(was is now for was, now in said):
        return after
    return after.but(changed=setting.entry)


def _content(review: Review) -> tuple[object, ...]:
    """What a report is made of."""
    report = review.report
    own = review.sites, review.items, review.analysis, review.evidence, review.team
    return *own, report.sections, report.corrections


def _acted(
    review: Review, act: ReviewStaffAct, setting: Setting, at: datetime
) -> Review:
    entry, today = setting.entry, setting.day_of(at)
    match act:
        case AddSite(site=code, name=name, by=by):
            site = Site(name=name, by=by, entry=entry)
            return review.but(sites=review.sites | {code: site})
        case RemoveSite(site=code):
            left = {k: v for k, v in review.sites.items() if k != code}
            return review.but(sites=left)
        case ApproveSample():
            return _with_milestone(
                review, SAMPLE, ReachedMilestone(on=today, entry=entry)
            )
        case NoteMilestone(milestone=key):
            noted = reached(review.milestones.get(key), act, entry)
            return _with_milestone(review, key, noted)
        case WithdrawMilestone(milestone=key):
            kept = {k: v for k, v in review.milestones.items() if k != key}
            return review.but(milestones=kept)
        case NameTeam(people=people):
            return review.but(team=tuple(dict.fromkeys(people)))
        case BeginPhase(phase=key):
            phase = _opened(review.framework.phase[key], setting, today, at)
            return _with_phase(review, phase)
        case CompletePhase(phase=key):
            done = moves.end(review.phases[key]).but(done=today)
            return _with_phase(review, done)
        case PauseReview():
            return paused(review, act, today)
        case ResumeReview():
            return resumed(review, setting, at)
        case CancelReview():
            return ended(review, ReviewEnd.CANCELLED)
        case AddEvidence() | WithdrawEvidence():
            return review.but(evidence=with_evidence(review.evidence, act))
        case ImportItems(rows=rows):
            taken = {row.item: _of_row(row, entry) for row in rows}
            return review.but(items=review.items | taken)
        case _ if isinstance(act, FindingAct | ImportFindings):
            return review.but(analysis=found(review.analysis, act, entry))
        case _ if isinstance(act, ReportAct):
            return reported(review, act, setting, at)
        case _ if isinstance(act, RoadmapAct):
            return roadmap_worked_on(review, act, setting, at)
        case _ if isinstance(act, ItemAct):
            item = _changed(review.items, act).but(entry=entry)
            return review.but(items=review.items | {act.item: item})
    raise AssertionError(act)


def ended(review: Review, end: ReviewEnd) -> Review:
    clocks = {key: over(each) for key, each in review.clocks.items()}
    return review.but(end=end, pause=None).with_clocks(clocks)


def told(review: Review, before: Setting, now: Setting, at: datetime) -> Review:
    """The review in its new setting: stopped and resumed as that was, planned anew."""
    if modes := now.modes_since(before):
        clocks = {
            key: _under(review, before, now, each, strongest(modes), at)
            for key, each in review.clocks.items()
        }
        review = review.with_clocks(clocks)
    if review.pause and before.stop and not now.stop:
        review = review.but(pause=_asked_from_now(review.pause, now, at))
    return still_for(stood(review, before.stops, now, at), now)


def _asked_from_now(pause: Stop, setting: Setting, at: datetime) -> Stop:
    """Its recheck, where its day went by while all clocks stood, is still to come."""
    next_day = setting.policy.lea.later(setting.day_of(at), 1)
    return pause.but(recheck=max(pause.recheck, next_day))


def _under(
    review: Review,
    before: Setting,
    now: Setting,
    clock: ReviewClock,
    mode: Mode,
    at: datetime,
) -> ReviewClock:
    """By the new ladder and calendars; where nobody was asked before, from now on."""
    if not clock.is_open:
        return clock
    was, anew = (clock_timing(each, review, clock) for each in (before, now))
    if clock.due and not (was.ladder.rungs or clock.stop):
        clock = clock.but(overdue=anew.is_past(clock.due, at))
    return replan(was, anew, now.but(stop=before.stop), clock, mode, at)


def _opened(rule: PhaseRule, setting: Setting, day: date, at: datetime) -> ReviewPhase:
    phase = ReviewPhase(name=rule.key, opened=day, due=due_from(setting, rule, day))
    return moves.start(timing(setting, rule), setting, phase, at)


def _with_phase(review: Review, phase: ReviewPhase) -> Review:
    return review.but(phases=review.phases | {phase.name: phase})


def _with_milestone(review: Review, key: str, noted: ReachedMilestone) -> Review:
    return review.but(milestones=review.milestones | {key: noted})


def _changed(items: Mapping[str, PlanItem], act: ItemAct) -> PlanItem:
    known = items.get(act.item)
    if known is None:
        assert isinstance(act, AddItem)
        return PlanItem.model_validate(planned_fields(act))
    match act:
        case AmendItem():
            return known.but(**planned_fields(act))
        case CountItem(count=count):
            return known.but(count=count)
        case CompleteItem(count=count):
            many = known.count if count is None else count
            return known.but(status=ItemStatus.DONE, count=many)
        case WaiveItem():
            return known.but(status=ItemStatus.WAIVED)
        case ReopenItem():
            return known.but(status=ItemStatus.OPEN)
    raise AssertionError(act)


def _of_row(row: ItemRow, entry: int) -> PlanItem:
    planned = planned_fields(row)
    return PlanItem.model_validate(
        planned | {"count": row.count, "status": row.status, "entry": entry}
    )
