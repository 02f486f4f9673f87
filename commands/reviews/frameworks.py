"""`frameworks`: how reviews are done, as the files say for those still to begin."""

from collections.abc import Iterable, Iterator, Mapping

from commands.args.framework import framework_of
from commands.output import console
from domain.people.roles import LABELS
from domain.reviews.framework import (
    Coverage,
    Each,
    Framework,
    Laid,
    PhaseRule,
    ReviewComponent,
)
from domain.wording import so_many
from services import current

COVERED = {
    Each.COMPONENT: "for each component that asks for one",
    Each.PARTICIPANTS: "with each participant class",
}
INFERRED = "our own proposal; no source has it so"


def show_frameworks(name: str | None, *, as_json: bool) -> None:
    """All of them, or one with all it says; it needs no server."""
    if name is None:
        chosen = [current.framework(each) for each in current.framework_names()]
    else:
        chosen = [framework_of(name)]
    if as_json:
        return console.as_json([console.dumped(each) for each in chosen])
    if name is not None:
        return _whole(chosen[0])
    for each in chosen:
        console.entry(each.named, _state(each), _sizes(each))
    return None


def _state(framework: Framework) -> str:
    if framework.complete:
        return "complete: reviews begin under it"
    return "not complete: no review begins under it until the rest is known"


def _sizes(framework: Framework) -> str:
    counted = (
        so_many(len(framework.components), "component"),
        so_many(len(framework.methods), "method"),
        so_many(
            len(framework.participants), "participant class", "participant classes"
        ),
        so_many(len(framework.phases), "phase"),
        so_many(len(framework.milestones), "milestone"),
    )
    return ", ".join(each for each in counted if not each.startswith("0 "))


def _whole(framework: Framework) -> None:
    console.say(framework.named, f"  {_state(framework)}", f"  {_sizes(framework)}")
    console.say("", "Components")
    for component in framework.components:
        lines = _component(framework, component)
        console.entry(f"  {component.number} {component.title}", *lines)
    if any(each.inferred for each in framework.components):
        console.say(f"  (inferred): {INFERRED}")
    if framework.methods:
        rows = ((e.title, e.key) for e in framework.methods)
        console.say("", "Methods", *_keyed(rows))
    if framework.participants:
        rows = ((e.title, e.key) for e in framework.participants)
        console.say("", "Participants", *_keyed(rows))
    if framework.ratings:
        mark = f" ({INFERRED})" if framework.ratings_inferred else ""
        rows = ((e.title, e.key) for e in framework.ratings)
        console.say("", f"Ratings of components{mark}", *_keyed(rows))
    if framework.phases:
        mark = f" (lengths: {INFERRED})" if framework.days_inferred else ""
        console.say("", f"Phases{mark}")
    for n, phase in enumerate(framework.phases, 1):
        console.entry(f"  {n} {_headed(phase)}", *_phase(framework, phase))


def _keyed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"  {title} ({key})" for title, key in rows)


def _component(framework: Framework, component: ReviewComponent) -> Iterator[str]:
    methods = {key: each.title for key, each in framework.method.items()}
    classes = {key: each.title for key, each in framework.participant_class.items()}
    yield component.objective
    priorities = ", ".join(map(str, component.priorities))
    yield f"LCFF priorities: {priorities or 'none named'}"
    laid = {
        Laid.ARTIFACTS: component.artifacts,
        Laid.METHODS: _titled(component.methods, methods),
        Laid.PARTICIPANTS: _titled(component.participants, classes),
    }
    for each, said in laid.items():
        mark = " (inferred)" if each in component.inferred else ""
        if said:
            yield f"{each}{mark}: {'; '.join(said)}"


def _titled(keys: Iterable[str], titles: Mapping[str, str]) -> list[str]:
    return [titles[each] for each in keys]


def _headed(phase: PhaseRule) -> str:
    asked = f"asked of the {LABELS[phase.asked]}"
    return f"{phase.title} ({phase.key}): {phase.length}, {asked}"


def _phase(framework: Framework, phase: PhaseRule) -> Iterator[str]:
    yield f"stage: {phase.stage} while it is open, {phase.done} once it is done"
    yield f"begins {_beginning(framework, phase)}"
    if ending := [*_ending(framework, phase)]:
        yield f"completed with {'; '.join(ending)}"
    if phase.reports:
        yield "once it is done nothing is found or recommended any more"
    if not phase.pausable:
        yield "the review does not pause meanwhile"
    if phase.completes:
        yield "once it is done the review may be completed without a reason"


def _beginning(framework: Framework, phase: PhaseRule) -> str:
    if phase is framework.phases[0]:
        return "with the review"
    parts = []
    if phase.after:
        parts.append(f"after {' and '.join(_phases(framework, phase.after))}")
    if phase.entry:
        parts.append(f"with {'; '.join(_milestones(framework, phase.entry))}")
    return ", ".join(parts) or "at any time"


def _ending(framework: Framework, phase: PhaseRule) -> Iterator[str]:
    yield from _milestones(framework, phase.exit)
    for coverage in phase.coverage:
        yield _covered(framework, coverage)
    if phase.swot:
        yield "in each quadrant of each component a finding, or why there is none"


def _covered(framework: Framework, coverage: Coverage) -> str:
    methods = " or ".join(framework.method[e].title.lower() for e in coverage.methods)
    return f"{methods} {COVERED[coverage.each]}"


def _phases(framework: Framework, keys: Iterable[str]) -> list[str]:
    return [framework.phase[each].title for each in keys]


def _milestones(framework: Framework, keys: Iterable[str]) -> Iterator[str]:
    """Each with its key, by which it is noted, and what is said beside its day."""
    for each in keys:
        milestone = framework.milestone[each]
        said = ", ".join([each, *(str(proof) for proof in milestone.proof)])
        stage = f", the stage is then {milestone.stage}" if milestone.stage else ""
        yield f"{milestone.title} ({said}){stage}"
