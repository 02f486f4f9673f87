"""What was done to a review, as a phrase; and what it heard, as a sentence."""

from collections.abc import Iterator

from domain.first_few import first_few
from domain.people.roles import LABELS
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
    EngagementFound,
    EngagementLost,
    ImportItems,
    ItemAct,
    NameTeam,
    NoteMilestone,
    PauseReview,
    RemoveSite,
    ReopenItem,
    ResumeReview,
    ReviewBegun,
    ReviewEnd,
    ReviewEnded,
    ReviewStaffAct,
    ReviewToldAct,
    SettingChanged,
    WaiveItem,
    WithdrawMilestone,
)
from domain.reviews.finding_acts import FindingAct, ImportFindings
from domain.reviews.finding_sentences import did_find, new_and_changed
from domain.reviews.framework import SAMPLE
from domain.reviews.item import ItemFields, PlanItem
from domain.reviews.report_acts import ReportAct
from domain.reviews.report_sentences import did_report
from domain.reviews.review import Review
from domain.reviews.words import ReviewNews
from domain.roadmaps.acts import RoadmapAct
from domain.roadmaps.sentences import did_roadmap
from domain.wording import as_words, so_many

IN_FULL = 3  # items that an entry says in full what became of


def did(before: Review, after: Review, act: ReviewStaffAct) -> str:
    """What they did, after their name."""
    match act:
        case AddSite(site=code, name=name):
            return f"proposed the site {name} ({code})"
        case RemoveSite(site=code):
            return f"took the site {before.sites[code].name} ({code}) out of the sample"
        case ApproveSample():
            many = so_many(len(before.sites), "site")
            return f"approved the sample of {many}"
        case NoteMilestone():
            return _noted(before, after, act)
        case WithdrawMilestone(milestone=key):
            on = before.milestones[key].on
            return f"withdrew {before.framework.milestone[key].title}, noted on {on}"
        case NameTeam():
            return "; ".join(_named(before, after))
        case BeginPhase(phase=key):
            rule, due = before.framework.phase[key], after.phases[key].due
            return f"began {rule.title}, due {due}"
        case CompletePhase(phase=key):
            return f"completed {before.framework.phase[key].title}"
        case PauseReview(recheck=recheck) if after.pause:
            return (
                f"paused the review {after.pause.begun}, to be looked at again on "
                f"{recheck}"
            )
        case ResumeReview() if before.pause:
            said = f"resumed the review, which was paused {before.pause.begun}"
            return "; ".join([said, *moved_dates(before, after)])
        case CancelReview():
            return "cancelled the review"
        case ImportItems(rows=rows):
            which = new_and_changed([row.item for row in rows], before.items)
            otherwise = first_few([*planned_otherwise(before, after)], IN_FULL, "; ")
            return (
                f"took over {so_many(len(rows), 'item')} of the plan ({which}) from a "
                f"workbook{f'; {otherwise}' if otherwise else ''}"
            )
        case _ if isinstance(act, ItemAct):
            return _did_item(after, act)
        case _ if isinstance(act, FindingAct | ImportFindings):
            was, now = before.analysis, after.analysis
            return did_find(was, now, act, after.framework)
        case _ if isinstance(act, ReportAct):
            return did_report(before.report, after.report, act)
        case _ if isinstance(act, RoadmapAct):
            return did_roadmap(before.roadmap, after.roadmap, act)
    raise AssertionError(act)


def moved_dates(before: Review, after: Review) -> Iterator[str]:
    """The dates of its phases that came to be others."""
    for key, phase in after.phases.items():
        was = before.phases[key].due
        if phase.is_open and phase.due != was:
            yield f"{after.framework.phase[key].title} due {was} -> {phase.due}"


def planned_otherwise(before: Review, after: Review) -> Iterator[str]:
    """The items that were there, and came to be others, in what is planned of them."""
    for key, item in after.items.items():
        was = before.items.get(key)
        if was is None or was is item:
            continue
        former = f"{planned(before, was)}, {collected(was)}"
        now = f"{planned(after, item)}, {collected(item)}"
        if former != now:
            yield f"item {key}: {former} -> {now}"


def collected(item: PlanItem) -> str:
    """'open, 2 of 4'."""
    return f"{item.status}, {item.count} of {item.target}"


def _noted(before: Review, after: Review, act: NoteMilestone) -> str:
    title = before.framework.milestone[act.milestone].title
    known, now = (each.milestones.get(act.milestone) for each in (before, after))
    assert now
    where = f": {now.link}" if now.link else ""
    if known is None:
        return f"noted {title} on {now.on}{where}"
    said = [f"corrected {title} on {now.on}"]
    if known.on != now.on:
        said.append(f"instead of {known.on}")
    if known.link and not now.link:
        said.append("without its link")
    if known.sha256 != now.sha256:
        said.append("with another digest" if now.sha256 else "without its digest")
    return ", ".join(said) + where


def _named(before: Review, after: Review) -> Iterator[str]:
    """The team as it is now, and who is of it no more."""
    yield f"named the team of the review: {', '.join(after.team) or 'nobody'}"
    if gone := [each for each in before.team if each not in after.team]:
        yield f"of it no more: {', '.join(gone)}"


def _did_item(after: Review, act: ItemAct) -> str:
    item = after.items[act.item]
    match act:
        case AddItem():
            return f"planned item {act.item}: {planned(after, item)}"
        case AmendItem():
            return f"planned item {act.item} otherwise: {planned(after, item)}"
        case CountItem():
            return f"counted {item.count} of {item.target} of item {act.item}"
        case CompleteItem():
            return f"completed item {act.item} with {item.count} of {item.target}"
        case WaiveItem():
            return f"waived item {act.item}"
        case ReopenItem():
            return f"opened item {act.item} again"


def planned(review: Review, item: ItemFields) -> str:
    """'2 classroom observations, component 3, teachers, 2027-02-03, CCEE expert'."""
    framework = review.framework
    method = framework.method[item.method].title
    said = [f"{item.target} x {method}", f"component {item.component}"]
    if item.participants:
        said.append(framework.participant_class[item.participants].title)
    if item.site:
        site = review.sites.get(item.site)
        said.append(site.name if site else item.site)
    if item.planned:
        said.append(f"planned for {item.planned}")
    return ", ".join([*said, LABELS[item.owner]])


def brought_in(review: Review, act: ReviewBegun) -> str:
    """'k.li brought the review in as stated in x.yaml, begun on 2026-08-03: ...'."""
    file = f" in {act.source}" if act.source else ""
    did = f"{act.by} brought the review in as stated{file}"
    return f"{did}, begun on {review.begun}: {'; '.join(how_far(review))}"


def how_far(review: Review) -> Iterator[str]:
    """Each phase that has begun, what was reached, the sample, a pause."""
    for key, phase in review.phases.items():
        title = review.framework.phase[key].title
        due = f", due {phase.due}" if phase.due else ""
        done = f"done on {phase.done}" if phase.done else ""
        yield f"{title} {done or f'open since {phase.opened}{due}'}"
    if reached := len(review.milestones):
        yield so_many(reached, "milestone")
    if sites := len(review.sites):
        approved = review.milestones.get(SAMPLE)
        how = f"approved on {approved.on}" if approved else "not approved yet"
        yield f"a sample of {so_many(sites, 'site')}, {how}"
    if review.team:
        yield f"its team: {', '.join(review.team)}"
    if review.pause:
        yield f"paused {review.pause.described}"


def heard(act: ReviewToldAct) -> str:
    match act:
        case ReviewBegun(by=by):
            return f"{by} began the review"
        case SettingChanged(number=number, stopped=stopped):
            still = "; all clocks stand still" if stopped else ""
            return f"heard how the engagement stands as of its entry {number}{still}"
        case ReviewEnded(end=ReviewEnd.COMPLETED, why=why):
            reason = f": {why}" if why else ""
            return f"the engagement completed the review{reason}"
        case ReviewEnded(end=ReviewEnd.CANCELLED):
            return "the engagement began another review instead"
        case ReviewEnded():
            return "the review ended with its engagement"
        case EngagementLost(engagement=entity):
            return (
                f"the engagement {entity} was stopped before its time and hears "
                "nothing; the operators were told"
            )
        case EngagementFound(engagement=entity):
            return f"the engagement {entity} hears again"


def reported(news: ReviewNews) -> str:
    """What the engagement heard of its review."""
    due = f", next due {news.due}" if news.due else ""
    stage = as_words(news.stage)
    return f"review {news.number}: {stage}{due} (its entry {news.entry})"
