"""What no review can be done by: each fault of a framework, by its place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.bounds import FRAMEWORK, KB
from domain.faults import Where
from domain.reviews.check import check_framework
from domain.reviews.framework import (
    Coverage,
    Each,
    Framework,
    Method,
    Milestone,
    MilestoneProof,
    ParticipantClass,
    PhaseRule,
    ReviewComponent,
)
from domain.values import Value
from settings import HERE
from tests.frameworks import SIR_12, THREE
from tests.tone import policing

LAST = 2
DOMAIN = HERE / "domain"


def said(framework: Framework) -> list[tuple[Where, str]]:
    return [(each.where, each.message) for each in check_framework(framework)]


def rows(heading: str, n: int, **changes: object) -> Framework:
    """THREE with one of its rows otherwise."""
    found = [*getattr(THREE, heading)]
    found[n] = found[n].but(**changes)
    return THREE.but(**{heading: tuple(found)})


def with_more(heading: str, *more: Value) -> Framework:
    return THREE.but(**{heading: (*getattr(THREE, heading), *more)})


def covered(methods: tuple[str, ...], each: Each) -> Framework:
    return rows("phases", 1, coverage=(Coverage(methods=methods, each=each),))


FAULTS: list[tuple[Framework, Where, str]] = [
    (
        rows("milestones", 2, by="finalise_report"),
        ("milestones", 2, "by"),
        "no milestone is reached by 'finalise_report'; did you mean finalize_report?",
    ),
    (
        rows("milestones", 1, by="send_draft"),
        ("milestones", 1, "by"),
        "the sample is reached by `approve_sample`",
    ),
    (
        rows("milestones", 0, by="approve_sample"),
        ("milestones", 0, "by"),
        "no milestone is reached by 'approve_sample'",
    ),
    (
        rows("milestones", 2, by="publish_report"),
        ("milestones", 2, "by"),
        "`publish_report` comes after `send_draft`, by which no milestone is reached",
    ),
    (THREE.but(name="A@B"), ("name",), "a name is without @"),
    (THREE.but(version="1@2"), ("version",), "a version is without @"),
    (
        with_more("components", ReviewComponent(number=2, title="A", objective="B")),
        ("components", 3, "number"),
        "2 stands there twice",
    ),
    (
        with_more("methods", Method(key="talk", title="Talks again")),
        ("methods", 2, "key"),
        "talk stands there twice",
    ),
    (
        with_more("participants", ParticipantClass(key="students", title="Pupils")),
        ("participants", 2, "key"),
        "students stands there twice",
    ),
    (
        with_more("milestones", Milestone(key="welcome", title="the second")),
        ("milestones", 3, "key"),
        "welcome stands there twice",
    ),
    (
        with_more(
            "phases", PhaseRule(key="tell", title="a", stage="a", done="b", days=1)
        ),
        ("phases", 3, "key"),
        "tell stands there twice",
    ),
    (
        rows("components", 0, objective=" "),
        ("components", 0, "objective"),
        "the objective says nothing",
    ),
    (rows("phases", 2, title=""), ("phases", 2, "title"), "the title says nothing"),
    (
        rows("components", 1, methods=("talks",)),
        ("components", 1, "methods"),
        "'talks' is no method here; did you mean talk?; there is visit, talk",
    ),
    (
        rows("components", 1, participants=("students", "students")),
        ("components", 1, "participants"),
        "'students' stands there 2 times",
    ),
    (
        rows("components", 1, participants=("nobody",)),
        ("components", 1, "participants"),
        "'nobody' is no participant class here; there is students, teachers",
    ),
    (
        with_more("milestones", Milestone(key="thanks", title="the thanks")),
        ("milestones", 3, "key"),
        "no phase needs thanks",
    ),
    (
        rows("milestones", 1, proof=(MilestoneProof.LINK,)),
        ("milestones", 1, "proof"),
        "the sample is approved by `approve_sample`, without proof",
    ),
    (
        rows("milestones", 2, stage="cancelled"),
        ("milestones", 2, "stage"),
        "'cancelled' is what any review may be",
    ),
    (THREE.but(phases=()), ("phases",), "there is no phase"),
    (
        rows("phases", LAST, completes=False),
        ("phases",),
        "no phase `completes` the review",
    ),
    (
        rows("phases", 1, completes=True),
        ("phases", LAST, "completes"),
        "look `completes` the review already; one phase does",
    ),
    (
        rows("phases", LAST, methods=("talk",)),
        ("phases", LAST, "methods"),
        "'talk' is collected in look already",
    ),
    (
        with_more("methods", Method(key="survey", title="Surveys")),
        ("methods", 2, "key"),
        "no phase collects by survey",
    ),
    (
        rows("phases", 0, entry=("welcome",)),
        ("phases", 0, "entry"),
        "the first phase begins with the review",
    ),
    (
        rows("phases", 1, after=("tell",)),
        ("phases", 1, "after"),
        "'tell' is no phase before it here; there is prepare",
    ),
    (
        rows("phases", 1, entry=("sample", "sampel")),
        ("phases", 1, "entry"),
        "'sampel' is no milestone here; did you mean sample?",
    ),
    (
        rows("phases", 1, methods=("visit", "talk", "tlak")),
        ("phases", 1, "methods"),
        "'tlak' is no method here; did you mean talk?",
    ),
    (
        rows("phases", 0, exit=("welcome", "hello")),
        ("phases", 0, "exit"),
        "'hello' is no milestone here",
    ),
    (
        rows("phases", 1, stage="telling"),
        ("phases", 2, "done"),
        "telling ends in 'seen' above, and in 'told' here",
    ),
    (rows("phases", 1, stage="paused"), ("phases", 1, "stage"), "'paused' is what any"),
    (rows("phases", 1, done="ended"), ("phases", 1, "done"), "'ended' is what any"),
    (
        covered((), Each.PARTICIPANTS),
        ("phases", 1, "coverage", 0, "methods"),
        "a coverage names at least one method",
    ),
    (
        covered(("walk",), Each.COMPONENT),
        ("phases", 1, "coverage", 0, "methods"),
        "'walk' is no method of this phase here",
    ),
    (
        with_more("methods", Method(key="survey", title="Surveys")).but(
            phases=rows(
                "phases",
                1,
                methods=("visit", "talk", "survey"),
                coverage=(Coverage(methods=("survey",), each=Each.COMPONENT),),
            ).phases
        ),
        ("phases", 1, "coverage", 0, "each"),
        "none of these methods is laid on a component",
    ),
    (
        THREE.but(
            participants=(),
            components=tuple(e.but(participants=()) for e in THREE.components),
        ),
        ("phases", 1, "coverage", 1, "each"),
        "there is no participant class to cover",
    ),
]


def test_nothing_is_off_in_the_frameworks_the_tests_go_by() -> None:
    """Lest the table below breaks what was broken before."""
    assert said(THREE) == said(SIR_12) == []


@pytest.mark.parametrize(("framework", "where", "begins"), FAULTS)
def test_each_fault_is_named_by_its_place(
    framework: Framework, where: Where, begins: str
) -> None:
    """And nothing else is said of it."""
    ((place, message),) = said(framework)

    assert place == where
    assert message.startswith(begins)


def test_what_is_not_complete_is_held_to_what_is_there() -> None:
    """It may have no phase yet, and what it has is looked at all the same."""
    begun = THREE.but(complete=False, phases=())
    off = begun.but(methods=())

    assert said(begun) == []
    assert [where for where, _ in said(off)] == [
        ("components", n, "methods") for n in (0, 0, 1, 2)
    ]


def test_a_framework_is_small_enough_for_every_review_to_carry_it() -> None:
    """What is too long is said of the whole, for no text alone is at fault."""
    text = "so much is said of it that nobody reads it " * 11
    long = tuple(
        e.but(objective=text, artifacts=(text,) * 20) for e in THREE.components
    )

    ((where, message),) = said(THREE.but(components=long))

    assert where == ()
    assert message.startswith("takes 30.8 KB")
    assert f"at most {FRAMEWORK // KB} KB" in message


def test_the_review_of_twelve_components_is_as_the_domain_says() -> None:
    """docs/domain.md 6.1 and 6.2: components, priorities, methods, phases."""
    priorities = [each.priorities for each in SIR_12.components]

    assert [each.number for each in SIR_12.components] == [*range(1, 13)]
    assert priorities[:4] == [(6,), (2, 5, 8), (1, 2, 7), (6,)]
    assert priorities[4:] == [(2, 4), (3, 5), (6,), (), (1, 2), (), (), ()]
    assert len(SIR_12.methods) == 10
    assert len(SIR_12.phases) == 9
    assert SIR_12.complete
    assert SIR_12.days_inferred
    assert all(len(each.inferred) == 3 for each in SIR_12.components)


def test_each_method_and_participant_class_is_laid_on_some_component() -> None:
    """Nothing that the sources name for the whole review is lost below it."""
    components = SIR_12.components

    assert {e for c in components for e in c.methods} == {*SIR_12.method}
    assert {e for c in components for e in c.participants} == {
        *SIR_12.participant_class
    }


def test_what_a_framework_says_takes_eleven_kilobytes_at_most() -> None:
    """It travels with every review; read again it is the same."""
    text = SIR_12.model_dump_json()

    assert len(text) < 11 * KB
    assert Framework.model_validate_json(text) == SIR_12


def test_what_letters_take_from_a_framework_is_short_and_polices_nobody() -> None:
    """Titles stand in sentences, so that each begins in lower case or with a name."""
    phases = [each.title for each in SIR_12.phases]
    objectives = [each.objective for each in SIR_12.components]
    said = [*phases, *objectives, *(each.title for each in SIR_12.milestones)]

    assert [word for text in said for word in policing(text)] == []
    assert all(len(each) <= 200 for each in objectives)
    assert all(each.startswith("the ") and not each.endswith(".") for each in phases)


def words_in(path: Path) -> Iterator[str]:
    """Each word that a file writes out, rather than ask the framework for it."""
    for each in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


OF_LETTERS = {"board_outcome", "corrections", "draft", "draft_sent"}
"""Words that are a milestone's or a phase's by chance."""


def test_no_rule_knows_a_phase_or_a_milestone_by_name() -> None:
    """
    But the sample, which has an act of its own; `artifacts` are a component's, and some
    are called as a letter is, or as what it says.
    """
    names = {each.key for each in SIR_12.phases}
    names |= {each.key for each in SIR_12.milestones}
    room = (*DOMAIN.glob("reviews/*.py"), *DOMAIN.glob("review_*.py"))
    found = {word for path in room for word in words_in(path) if word in names}

    assert len(room) > 15
    assert found == {"sample", "artifacts", *OF_LETTERS}
