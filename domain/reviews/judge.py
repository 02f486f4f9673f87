"""Whether something may be done to a review as it stands: the rules of its own."""

from datetime import datetime
from typing import get_args

from domain import refusals
from domain.bounds import MOST_SITES
from domain.clocks.judge import check_recheck
from domain.evidence.acts import AddEvidence, WithdrawEvidence
from domain.evidence.judge import check_evidence_act, check_named, withdrawing_nothing
from domain.first_few import first_few
from domain.guess import guess
from domain.reviews.acts import (
    AddSite,
    ApproveSample,
    BeginPhase,
    CompletePhase,
    DecidingAct,
    ImportItems,
    ItemAct,
    NameTeam,
    NoteMilestone,
    PauseReview,
    RemoveSite,
    ResumeReview,
    ReviewEnd,
    ReviewStaffAct,
    WithdrawMilestone,
    kept_at,
)
from domain.reviews.finding_acts import FindingAct, ImportFindings
from domain.reviews.framework import (
    SAMPLE,
    Framework,
    PhaseRule,
)
from domain.reviews.judge_board import check_board_act
from domain.reviews.judge_finding import check_finding_act, no_findings_now
from domain.reviews.judge_item import check_item_act
from domain.reviews.judge_milestone import (
    check_noted,
    check_withdrawn,
    known_milestone,
    withdrawing_none,
)
from domain.reviews.judge_report import check_report_act, no_report_now
from domain.reviews.judge_roadmap import check_roadmap, no_roadmap_now
from domain.reviews.progress import (
    missing_to_begin,
    missing_to_complete,
    ready,
)
from domain.reviews.report_acts import (
    FinalizeReport,
    NoteBoardOutcome,
    PlanPresentation,
    PublishReport,
    ReportAct,
    SendDraft,
)
from domain.reviews.review import Review
from domain.roadmaps.acts import ProposeRoadmap, RoadmapAct
from domain.setting import Setting
from domain.wording import as_words, is_blank, same_words, so_many

ANOTHER = "; `begin_review` begins another while the engagement is in review"
DISTRICT = 7  # digits of a CDS code that all schools of a district share
STANDING_STILL = (
    *(BeginPhase, CompletePhase, ApproveSample),
    *(SendDraft, FinalizeReport, ProposeRoadmap),
)
"""What waits while a review is paused; what was collected is noted all the same."""

FINDING_ACTS = (*get_args(FindingAct), ImportFindings)
REPORT_ACTS = get_args(ReportAct)
ROADMAP_ACTS = get_args(RoadmapAct)


def out_of_turn(review: Review, kind: type[ReviewStaffAct]) -> refusals.Refused | None:
    """Why this kind of act cannot be done now by anybody; None if it can."""
    named = f"review {review.number}"
    if review.end:
        another = ANOTHER if review.end is ReviewEnd.CANCELLED else ""
        return refusals.ReviewOver(f"{named} is {as_words(review.stage)}{another}")
    if review.pause and kind in STANDING_STILL:
        return refusals.ReviewPaused(
            f"{named} is paused {review.pause.begun}; `resume_review` lets it go on"
        )
    if kind is ResumeReview and not review.pause:
        return refusals.NothingToChange(f"{named} is not paused")
    if kind is PauseReview:
        return _not_to_pause(review)
    if kind in (AddSite, RemoveSite, ApproveSample):
        return _of_sample(review, kind)
    if kind is WithdrawMilestone:
        return withdrawing_none(review)
    if kind in FINDING_ACTS:
        return no_findings_now(review, kind)
    if kind in REPORT_ACTS:
        return no_report_now(review, kind)
    if kind in ROADMAP_ACTS:
        return no_roadmap_now(review, kind)
    if kind is WithdrawEvidence:
        return withdrawing_nothing(review.evidence)
    if kind is BeginPhase and not review.waiting:
        return refusals.NothingToChange(f"all phases of {named} have begun")
    if kind is CompletePhase and not review.open_phases:
        done = any(each.done for each in review.phases.values())
        rule = refusals.NothingToChange if done else refusals.OutOfPhase
        return rule(f"no phase of {named} is open; {_next(review)}")
    return None


def check_part(review: Review, room: str, name: str) -> None:
    """Raise a `Refused` where its framework has no such phase or milestone."""
    if room == "phase":
        known_phase(review.framework, name)
    if room == "milestone":
        known_milestone(review.framework, name)


def check_review_act(
    review: Review, act: ReviewStaffAct, setting: Setting, at: datetime
) -> None:
    """Raise a `Refused` if the act does not fit the review in its setting."""
    cds, today = setting.lea.cds, setting.day_of(at)
    check_named(review.evidence, kept_at(act))
    match act:
        case AddEvidence() | WithdrawEvidence():
            check_evidence_act(review.evidence, act)
        case AddSite():
            _check_site(review, act, cds)
        case RemoveSite(site=code):
            _check_removed(review, code)
        case NoteMilestone():
            check_noted(review, act, today)
        case WithdrawMilestone(milestone=key):
            check_withdrawn(review, key)
        case NameTeam(people=people) if {*people} == {*review.team}:
            named = ", ".join(review.team) or "nobody"
            raise refusals.NothingToChange(
                f"the team of review {review.number} is so already: {named}"
            )
        case BeginPhase(phase=key):
            check_begin(review, known_phase(review.framework, key))
        case CompletePhase(phase=key):
            check_complete(review, known_phase(review.framework, key))
        case PauseReview(recheck=recheck):
            check_recheck(recheck, today)
        case _ if isinstance(act, ItemAct | ImportItems):
            check_item_act(review, act)
        case _ if isinstance(act, FindingAct | ImportFindings):
            check_finding_act(review, act)
        case PlanPresentation() | NoteBoardOutcome() | PublishReport():
            check_board_act(review, act, setting, at)
        case _ if isinstance(act, ReportAct):
            check_report_act(review, act, setting, at)
        case _ if isinstance(act, RoadmapAct):
            check_roadmap(review, act, setting, at)


def check_setting(act: ReviewStaffAct, known: int) -> None:
    """Raise SettingIsBehind where whoever decides has seen newer than is known here."""
    if isinstance(act, DecidingAct) and act.setting > known:
        raise refusals.SettingIsBehind(
            f"the review knows its engagement as of entry {known}, and this was "
            f"decided as of entry {act.setting}; word is on its way, ask again in a "
            "moment"
        )


def _of_sample(review: Review, kind: type[ReviewStaffAct]) -> refusals.Refused | None:
    named = f"the sample of review {review.number}"
    approved = review.milestones.get(SAMPLE)
    if approved and kind is ApproveSample:
        return refusals.NothingToChange(
            f"{named} is approved already, on {approved.on}"
        )
    if approved:
        return refusals.OutOfPhase(
            f"{named} was approved on {approved.on}; it stays as it is"
        )
    if SAMPLE not in review.framework.milestone:
        return refusals.OutOfPhase(
            f"review {review.number} has no sample: {review.framework.named} asks for "
            "none"
        )
    if kind is ApproveSample and not review.sites:
        return refusals.StepMissing(f"{named} has no site yet; add_site comes first")
    return None


def _not_to_pause(review: Review) -> refusals.Refused | None:
    """Why it cannot be paused now; None if it can."""
    if review.pause:
        return refusals.NothingToChange(
            f"review {review.number} is paused already {review.pause.described}"
        )
    rules = review.framework.phase
    under_way = [rules[each.name] for each in review.open_phases] or review.waiting[:1]
    if under_way and all(each.pausable for each in under_way):
        return None
    return refusals.OutOfPhase(
        f"review {review.number} is {as_words(review.stage)}, and is not paused any "
        "more; where all of the engagement waits, `stop_clock` stops its clocks"
    )


def _check_site(review: Review, act: AddSite, cds: str) -> None:
    if is_blank(act.name):
        raise refusals.ReasonMissing("a site has a name: --name 'Alder Elementary'")
    if act.site[:DISTRICT] != cds[:DISTRICT]:
        raise refusals.AnotherLea(
            f"{act.site} is no school of {cds}, whose codes begin with {cds[:DISTRICT]}"
        )
    known = review.sites.get(act.site)
    if known and same_words(known.name, act.name):
        raise refusals.NothingToChange(f"{act.site} is in the sample already")
    if known:
        raise refusals.AlreadyDone(
            f"{act.site} is in the sample as {known.name}; remove_site takes it out"
        )
    if len(review.sites) >= MOST_SITES:
        raise refusals.TooLarge(f"a sample has {MOST_SITES} sites at most")


def _check_removed(review: Review, code: str) -> None:
    """Whatever is planned at a site keeps it in the sample, also once it is waived."""
    site = review.sites.get(code)
    if site is None:
        raise refusals.NoSuchSite(
            f"{code} is not in the sample of review {review.number}, which has "
            f"{len(review.sites)}"
        )
    if there := [key for key, each in review.items.items() if each.site == code]:
        many = so_many(len(there), "item is", "items are")
        raise refusals.StepMissing(
            f"{many} planned at {site.name} ({code}): {first_few(there)}; first "
            "amend_item plans each elsewhere (reopen_item where it is settled)"
        )


def known_phase(framework: Framework, key: str) -> PhaseRule:
    """Raises NoSuchPhase, with those there are."""
    known = framework.phase
    if key not in known:
        raise refusals.NoSuchPhase(
            f"{framework.named} has no phase '{key}'; it has {', '.join(known)}"
            f"{guess(key, known)}"
        )
    return known[key]


def check_begin(review: Review, rule: PhaseRule) -> None:
    """Raise a `Refused` where it has begun, or something is to come before."""
    if known := review.phases.get(rule.key):
        how = f"done since {known.done}" if known.done else f"open since {known.opened}"
        raise refusals.NothingToChange(f"{rule.title} is {how}")
    if missing := missing_to_begin(review, rule):
        raise refusals.StepMissing(
            f"{rule.title} does not begin yet; still to come: {'; '.join(missing)}"
        )


def check_complete(review: Review, rule: PhaseRule) -> None:
    """Raise a `Refused` where it is not open, or is not done yet."""
    known = review.phases.get(rule.key)
    if known is None:
        raise refusals.OutOfPhase(f"{rule.title} has not begun; {_next(review)}")
    if known.done:
        raise refusals.NothingToChange(f"{rule.title} is done since {known.done}")
    covered = review.analysis.covered
    if missing := missing_to_complete(review, review.items, rule, covered):
        raise refusals.StepMissing(
            f"{rule.title} is not done yet; still to come: {'; '.join(missing)}"
        )


def _next(review: Review) -> str:
    """What may be done about its phases instead."""
    if opened := [each.name for each in review.open_phases]:
        return f"open: {', '.join(opened)}"
    keys = [each.key for each in ready(review)]
    return f"begin_phase begins {' or '.join(keys)}" if keys else "none comes next"
