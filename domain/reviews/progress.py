"""How far a review has come, and exactly what is still missing for its next step."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from domain.act import ByStaff, kind_of
from domain.first_few import first_few
from domain.reviews.acts import (
    AddItem,
    ApproveSample,
    CompleteItem,
    CompletePhase,
    NoteMilestone,
)
from domain.reviews.analysis import Square
from domain.reviews.finding import PLURALS, Quadrant
from domain.reviews.finding_acts import AddFinding
from domain.reviews.framework import SAMPLE, Coverage, Each, Framework, PhaseRule
from domain.reviews.item import ItemFields, ItemStatus
from domain.reviews.report import Report
from domain.reviews.report_acts import (
    AnswerCorrection,
    CheckPrivacy,
    CloseCorrections,
    DraftReport,
    FinalizeReport,
    NoteBoardOutcome,
    PlanPresentation,
    PublishReport,
    SendDraft,
)
from domain.roadmaps.acts import PlanAction, ProposeRoadmap, SignRoadmap
from domain.roadmaps.roadmap import RoadmapSummary
from domain.values import Sparse
from domain.wording import so_many

REACHING: dict[str, type[ByStaff]] = {
    kind_of(act): act
    for act in (
        *(SendDraft, CloseCorrections, FinalizeReport),
        *(PlanPresentation, NoteBoardOutcome, CheckPrivacy, PublishReport),
    )
}
"""Acts on the report by which milestones are reached, by their kinds."""
REACHING_BY_ROADMAP = (kind_of(ProposeRoadmap), kind_of(SignRoadmap))
"""The kinds of acts on the roadmap by which they are."""
Items = Mapping[str, ItemFields]
"""Those of a plan, by their ids."""


class NextAct(NamedTuple):
    """What brings a review on: in words, and by which act.

    `how` is the act as people are told it. It is done to `part`, an address within the
    review, empty for the whole, and says `words`, each by the name of its field.
    """

    said: str
    how: str
    kind: type[ByStaff]
    part: str = ""
    words: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.said} ({self.how})"


class HowFar(Protocol):
    """A review by what it has come to: as it lives, or as it is shown.

    `waiting` are the phases that have not begun.
    """

    @property
    def framework(self) -> Framework: ...
    @property
    def report(self) -> Report: ...
    @property
    def planned(self) -> RoadmapSummary: ...
    @property
    def waiting(self) -> Sequence[PhaseRule]: ...
    def has(self, milestone: str) -> bool: ...
    def is_done(self, phase: str) -> bool: ...


class ComponentProgress(Sparse):
    """A component's items by how far they are, and how many were collected in all."""

    number: int
    title: str
    open: int = 0
    done: int = 0
    waived: int = 0
    count: int = 0
    target: int = 0


def progress(
    framework: Framework, items: Iterable[ItemFields]
) -> tuple[ComponentProgress, ...]:
    """Of every component, in their order; what was waived is no part of the target."""
    its: dict[int, list[ItemFields]] = {
        each.number: [] for each in framework.components
    }
    for item in items:
        its[item.component].append(item)
    return tuple(
        _of_component(each.number, each.title, its[each.number])
        for each in framework.components
    )


def _of_component(
    number: int, title: str, items: list[ItemFields]
) -> ComponentProgress:
    asked = [each for each in items if each.status is not ItemStatus.WAIVED]
    still_open = sum(each.status is ItemStatus.OPEN for each in asked)
    return ComponentProgress(
        number=number,
        title=title,
        open=still_open,
        done=len(asked) - still_open,
        waived=len(items) - len(asked),
        count=sum(each.count for each in asked),
        target=sum(each.target for each in asked),
    )


def ready(review: HowFar) -> list[PhaseRule]:
    """The phases that may begin now."""
    return [each for each in review.waiting if not gaps_to_begin(review, each)]


def missing_to_begin(review: HowFar, rule: PhaseRule) -> list[str]:
    """What has to be there before the phase begins, each with the act that says it."""
    return [*map(str, gaps_to_begin(review, rule))]


def missing_to_complete(
    review: HowFar, items: Items, rule: PhaseRule, covered: Collection[Square]
) -> list[str]:
    """What has to be there before the phase is done, each with the act that says it."""
    return [*map(str, gaps_to_complete(review, items, rule, covered))]


def gaps_to_begin(review: HowFar, rule: PhaseRule) -> list[NextAct]:
    """What has to be there before the phase begins."""
    before = (review.framework.phase[key] for key in rule.after)
    undone = [completion(each) for each in before if not review.is_done(each.key)]
    return [*undone, *_unreached(review, rule.entry)]


def done_with(review: HowFar, milestone: str) -> list[PhaseRule]:
    """The phases that are done, and needed it to begin or to be completed."""
    needing = review.framework.phases_of(milestone)
    return [each for each in needing if review.is_done(each.key)]


def completion(rule: PhaseRule) -> NextAct:
    """That the phase is completed."""
    how = f"complete_phase --phase {rule.key}"
    return NextAct(rule.title, how, CompletePhase, f"phase/{rule.key}")


def gaps_to_complete(
    review: HowFar, items: Items, rule: PhaseRule, covered: Collection[Square]
) -> list[NextAct]:
    """What has to be there before the phase is done.

    `covered` are the quadrants in which something was found, or waived. What it began
    with may have been withdrawn since.
    """
    return [
        *_unreached(review, dict.fromkeys((*rule.entry, *rule.exit))),
        *_uncovered(review.framework, items, rule),
        *_left_open(items, rule),
        *(_lacking(review.framework, covered) if rule.swot else ()),
    ]


def asks_for_no_roadmap(framework: Framework) -> str:
    """That none is worked out in such a review; empty where one is."""
    if framework.reached_by(kind_of(SignRoadmap)):
        return ""
    return (
        f"{framework.named} asks for no roadmap that is worked out here; "
        "`import-roadmap` brings one"
    )


def _unreached(review: HowFar, milestones: Iterable[str]) -> Iterator[NextAct]:
    for key in milestones:
        if review.has(key):
            continue
        milestone = review.framework.milestone[key]
        title = milestone.title
        if key == SAMPLE:
            yield NextAct(title, "approve_sample", ApproveSample)
        elif milestone.by in REACHING:
            yield _of_report(review.report, title, milestone.by)
        elif milestone.by in REACHING_BY_ROADMAP:
            yield _of_roadmap(review.planned, title)
        else:
            how = f"note_milestone --milestone {key}"
            yield NextAct(title, how, NoteMilestone, f"milestone/{key}")


def _of_report(report: Report, title: str, kind: str) -> NextAct:
    """What brings the report to where an act of this kind reaches its milestone."""
    act = REACHING[kind]
    if act is SendDraft and report.draft is None:
        return NextAct(title, "report draft", DraftReport)
    if act is FinalizeReport:
        return NextAct(title, "report final", FinalizeReport)
    if act is CloseCorrections and (left := report.open_corrections):
        how = f"answer_correction, of {first_few(left)}"
        return NextAct(title, how, AnswerCorrection, f"correction/{left[0]}")
    return NextAct(title, kind, act)


def _of_roadmap(roadmap: RoadmapSummary, title: str) -> NextAct:
    """What brings the roadmap to be signed by all three."""
    if roadmap.proposal:
        party = roadmap.unsigned[0]
        how, words = f"sign_roadmap --party {party}", (("party", party.value),)
        return NextAct(title, how, SignRoadmap, words=words)
    if not roadmap.actions:
        return NextAct(title, "plan_action, or roadmap import", PlanAction)
    if left := roadmap.actions - roadmap.ready:
        many = so_many(left, "action lacks", "actions lack")
        said = f"{title}: {many} an owner, a date or a priority"
        return NextAct(said, "plan_action, prioritize_action", PlanAction)
    return NextAct(title, "roadmap propose", ProposeRoadmap)


def _uncovered(
    framework: Framework, items: Items, rule: PhaseRule
) -> Iterator[NextAct]:
    for coverage in rule.coverage:
        if without := _without(framework, items, coverage):
            several = _several(framework, coverage, without)
            said = f"{_named(framework, coverage)} for {several}"
            words = _first_item(framework, coverage, without[0])
            yield NextAct(said, "add_item", AddItem, words=words)


def _without(framework: Framework, items: Items, coverage: Coverage) -> list[str]:
    """Those for which nothing is planned by any of the methods, as items say them."""
    planned = [e for e in items.values() if e.method in coverage.methods]
    if coverage.each is Each.PARTICIPANTS:
        seen = {each.participants for each in planned}
        return [each.key for each in framework.participants if each.key not in seen]
    known = {each.component for each in planned}
    return [
        str(each.number)
        for each in framework.components
        if each.number not in known and {*each.methods} & {*coverage.methods}
    ]


def _several(framework: Framework, coverage: Coverage, without: Sequence[str]) -> str:
    """'components 3, 4', or 'students, families'."""
    if coverage.each is Each.PARTICIPANTS:
        titles = [framework.participant_class[e].title.lower() for e in without]
        return first_few(titles)
    plural = "component" if len(without) == 1 else "components"
    return f"{plural} {', '.join(without)}"


def _first_item(
    framework: Framework, coverage: Coverage, one: str
) -> tuple[tuple[str, str], ...]:
    """What an item says that covers this one: the first of the methods laid on it."""
    laid = coverage.methods
    if coverage.each is Each.COMPONENT:
        known = framework.by_number[int(one)].methods
        laid = tuple(each for each in laid if each in known)
    return (coverage.each.value, one), ("method", laid[0])


def _named(framework: Framework, coverage: Coverage) -> str:
    """'no empathy interviews or focus groups'."""
    titles = (framework.method[key].title.lower() for key in coverage.methods)
    return f"no {' or '.join(titles)}"


def _left_open(items: Items, rule: PhaseRule) -> Iterator[NextAct]:
    left = [
        k for k, each in items.items() if each.is_open and each.method in rule.methods
    ]
    if left:
        many = so_many(len(left), "item is open", "items are open")
        said, how = f"{many}: {first_few(left)}", "complete_item or waive_item"
        yield NextAct(said, how, CompleteItem, f"item/{left[0]}")


def _lacking(framework: Framework, covered: Collection[Square]) -> Iterator[NextAct]:
    """Components in which quadrants are empty; those that lack the same together."""
    alike: dict[tuple[Quadrant, ...], list[str]] = {}
    for each in framework.components:
        lacks = tuple(q for q in Quadrant if (each.number, q) not in covered)
        alike.setdefault(lacks, []).append(str(each.number))
    for lacks, numbers in alike.items():
        if lacks:
            many = "component {} lacks" if len(numbers) == 1 else "components {} lack"
            named = ", ".join(PLURALS[quadrant] for quadrant in lacks)
            said = f"{many.format(', '.join(numbers))} {named}"
            how = "add_finding, or waive_quadrant with a reason"
            words = ("component", numbers[0]), ("quadrant", lacks[0].value)
            yield NextAct(said, how, AddFinding, words=words)
