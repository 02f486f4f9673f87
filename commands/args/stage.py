"""A phase of an engagement, or a stage of its review or check-ins, as staff type it."""

from collections.abc import Iterable, Iterator

from commands.args.words import one_of
from domain.checkins.check_in import CLOSED, CheckInStage
from domain.checkins.check_in import ROOM as CHECK_IN
from domain.phase import Phase
from domain.reviews.check import NO_STAGES
from domain.wording import as_words
from services import current

WORKED_IN = (
    *(Phase.CONSULTATION, Phase.REVIEW, Phase.ROADMAP),
    *(Phase.IMPLEMENTATION, Phase.RELEASE),
)
"""Phases that somebody is in; an engagement is referred, determined or closed."""


def stage(text: str, seen: Iterable[str]) -> str:
    """The phase or stage meant, one that was `seen` somewhere too; raises Misused.

    Of a review also as the list writes it: `review: fact check`; of a check-in always
    with what it is of: `check-in held`.
    """
    words = (*Phase, *_going_on(), *_come_to(), *_met(), *seen)
    known = [*filter(None, dict.fromkeys(map(str, words)))]
    written = {f"{Phase.REVIEW}: {as_words(each)}": each for each in known}
    return one_of("--stage", text, known, written, near=_phases())


def none_at(stage: str) -> str:
    """That no engagement is there: it is in a phase, or it is paused."""
    room, _, met = stage.partition(" ")
    if room == CHECK_IN:
        return f"none of them has a check-in that is {as_words(met)} now"
    within = "in " if stage in {*WORKED_IN, *_going_on()} else ""
    return f"none of them is {within}{as_words(stage)} now"


def _going_on() -> Iterator[str]:
    """Stages of reviews in which something is done."""
    for each in map(current.framework, current.framework_names()):
        yield from (rule.stage for rule in each.phases)
        yield from (rule.stage for rule in each.milestones if rule.stage)


def _phases() -> dict[str, str]:
    """Phases of reviews, each with the stage that it and maybe others belong to."""
    frameworks = map(current.framework, current.framework_names())
    rules = [rule for each in frameworks for rule in each.phases]
    titles = {rule.title: rule.stage for rule in rules}
    return titles | {rule.key: rule.stage for rule in rules}


def _met() -> Iterator[str]:
    """Stages of check-ins that are open: `check-in held`."""
    yield from (f"{CHECK_IN} {each}" for each in CheckInStage if each not in CLOSED)


def _come_to() -> Iterator[str]:
    """Stages once that is done; and what any review may be."""
    for each in map(current.framework, current.framework_names()):
        yield from (rule.done for rule in each.phases)
    yield from NO_STAGES
