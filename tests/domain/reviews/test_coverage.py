"""What a phase of collecting is to cover, and exactly what is still missing of it."""

import pytest

from domain import refusals
from domain.acts import AddItem, CompleteItem, CompletePhase, CountItem, WaiveItem
from domain.reviews.progress import progress
from tests.frameworks import SIR_12, THREE
from tests.review_phases import begin, collect, complete, cover, rule_of, up_to
from tests.reviews import InReview

CLASSES = [each.title.lower() for each in SIR_12.participants]
OBSERVED = [
    each.number for each in SIR_12.components if "classroom_observation" in each.methods
]


def missing(both: InReview, phase: str) -> list[str]:
    """What is still to come before it is done; nothing where it may be."""
    known = both.review
    try:
        both.ask_review(CompletePhase, phase=phase)
    except refusals.StepMissing as refusal:
        assert both.review is known
        return str(refusal).partition("still to come: ")[2].split("; ")
    return []


def reading() -> InReview:
    return up_to("artifacts")


def in_the_field() -> InReview:
    both = up_to("artifacts")
    begin(both, "field_work")
    return both


def talk(both: InReview, participants: str, n: int, **fields: object) -> None:
    said = {"method": "focus_group", "component": 1, "participants": participants}
    both.ask_review(AddItem, item=f"F{n:02}", **said | fields)


def test_each_component_has_a_document_or_a_documented_none() -> None:
    """All twelve are named, then those that are left; one that is waived is covered."""
    both = reading()
    all_of_them = missing(both, "artifacts")
    for n in range(1, 12):
        collect(both, item=f"D{n}", component=n, method="document_review")
    last = missing(both, "artifacts")
    both.ask_review(AddItem, item="D12", component=12, method="document_review")
    both.ask_review(WaiveItem, item="D12", why="the board has no written policies")

    numbers = ", ".join(map(str, range(1, 13)))
    assert all_of_them == [f"no document review for components {numbers} (add_item)"]
    assert last == ["no document review for component 12 (add_item)"]
    assert missing(both, "artifacts") == []


def test_another_method_covers_no_component() -> None:
    """The reading of the LCAP is no artifact of the component."""
    both = reading()
    collect(both, item="L2", component=2, method="lcap_review")

    assert "components 1, 2, 3" in missing(both, "artifacts")[0]


def test_each_class_of_participants_is_heard() -> None:
    """In an interview or a focus group; the refusal names who was not."""
    both = in_the_field()
    none = missing(both, "field_work")[0]
    for n, each in enumerate(SIR_12.participants[:-2]):
        talk(both, each.key, n)
        both.ask_review(WaiveItem, item=f"F{n:02}")
    some = missing(both, "field_work")[0]
    talk(both, "union_leaders", 20, method="empathy_interview")
    talk(both, "advisory_members", 21, method="data_dialogue")

    asked = "no empathy interviews or focus groups for"
    assert none == f"{asked} {', '.join(CLASSES)} (add_item)"
    assert some == f"{asked} {', '.join(CLASSES[-2:])} (add_item)"
    assert missing(both, "field_work")[0] == f"{asked} {CLASSES[-1]} (add_item)"


def test_classrooms_are_observed_for_components_that_have_that_method() -> None:
    """Of a component on which it is not laid, none is asked for."""
    both = in_the_field()
    numbers = ", ".join(map(str, OBSERVED))
    said = missing(both, "field_work")[1]

    assert 1 < len(OBSERVED) < 12
    assert said == f"no classroom observations for components {numbers} (add_item)"


def test_what_is_planned_is_collected_before_the_phase_is_done() -> None:
    """Or waived; the refusal names what is open, and of many how many there are."""
    both = in_the_field()
    cover(both, rule_of(both, "field_work"))
    for n in range(14):
        talk(both, "students", n)
    many = missing(both, "field_work")
    for n in range(13):
        both.ask_review(CompleteItem, item=f"F{n:02}", count=1)
    one = missing(both, "field_work")
    both.ask_review(CountItem, item="F13", count=1)

    first = ", ".join(f"F{n:02}" for n in range(12))
    assert many == [
        f"14 items are open: {first} and 2 more (complete_item or waive_item)"
    ]
    assert one == ["1 item is open: F13 (complete_item or waive_item)"]
    assert missing(both, "field_work") == one
    both.ask_review(WaiveItem, item="F13")
    assert missing(both, "field_work") == []


def test_items_of_another_phase_may_stay_open() -> None:
    """Artifacts are read, and interviews go on."""
    both = in_the_field()
    cover(both, rule_of(both, "artifacts"))
    talk(both, "students", 1)

    assert missing(both, "artifacts") == []


def test_all_that_is_missing_is_said_at_once() -> None:
    """Of both kinds of coverage, and of what is open."""
    both = in_the_field()
    talk(both, "students", 1)
    people, rooms, items = missing(both, "field_work")

    assert "students" not in people and "families" in people
    assert rooms.startswith("no classroom observations")
    assert items.startswith("1 item is open")


def test_a_review_of_three_components_covers_its_own() -> None:
    """Its methods, classes and components, in its own words."""
    both = up_to("look", framework=THREE)
    none = missing(both, "look")
    collect(both, item="V1", component=1, method="visit", participants="students")
    collect(both, item="T2", component=2, method="talk")

    assert none == [
        "no visits to classrooms for components 1, 3 (add_item)",
        "no talks or visits to classrooms for students, teachers (add_item)",
    ]
    assert missing(both, "look") == [
        "no visits to classrooms for component 3 (add_item)",
        "no talks or visits to classrooms for teachers (add_item)",
    ]
    with pytest.raises(refusals.StepMissing):
        both.ask_review(CompletePhase, phase="look")
    cover(both, rule_of(both, "look"))
    complete(both, "look")


def test_progress_is_told_component_by_component() -> None:
    """How many items, how many collected; what is waived is asked of nobody."""
    both = in_the_field()
    talk(both, "students", 1, target=4)
    both.ask_review(CountItem, item="F01", count=3)
    talk(both, "families", 2, target=9)
    both.ask_review(WaiveItem, item="F02")
    talk(both, "cabinet", 3, component=7)
    both.ask_review(CompleteItem, item="F03", count=1)
    review = both.review.review
    found = {e.number: e for e in progress(review.framework, review.items.values())}
    first, seventh, others = found[1], found[7], {*found} - {1, 7}

    assert (first.open, first.done, first.waived) == (1, 0, 1)
    assert (first.count, first.target) == (3, 4)
    assert (seventh.done, seventh.count, seventh.target) == (1, 1, 1)
    assert seventh.title == "School-based Instructional Leadership Teams"
    assert len(others) == 10 and all(found[n].target == 0 for n in others)
