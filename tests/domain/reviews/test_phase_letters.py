"""Letters of a review's phases: that they begin, are due, are done; and until when."""

from datetime import timedelta

import pytest

from domain.acts import (
    Assign,
    BeginReview,
    CancelReview,
    CompletePhase,
    RungActed,
)
from domain.entries import Entry
from domain.letters.notice import Notice
from domain.people.roles import Role
from tests.frameworks import THREE
from tests.review_phases import begin, complete, note, rule_of, up_to
from tests.reviews import DUE, InReview, accepted, in_review

KNOWING = (
    *("a.castillo", "h.lindqvist", "t.washington", "k.bennett"),
    *("d.okafor", "m.ortiz"),
)


def last(both: InReview) -> Entry:
    return both.review.unwritten[-1]


def letters(entry: Entry) -> list[Notice]:
    """Those of the entry itself, without copies to the lead."""
    return [each for each in entry.notices if not each.is_copy]


def begun(both: InReview, phase: str) -> list[Notice]:
    begin(both, phase)
    return letters(last(both))


def done(both: InReview, phase: str) -> list[Notice]:
    complete(both, phase)
    return letters(last(both))


def test_a_phase_that_begins_is_told_to_all_who_take_part() -> None:
    """What it is, until when, and who looks after it; each once."""
    both = up_to("planning")
    complete(both, "planning")
    found = begun(both, "artifacts")
    facts = found[0].facts

    assert [each.to for each in found] == [*KNOWING]
    assert {each.template for each in found} == {"phase_begun"}
    assert facts["what"] == "the reading of documents and artifacts"
    assert (facts["due"], facts["asked"]) == ("Tuesday, 29 September 2026", "CCEE lead")
    assert {each.subject for each in found} == {"phase/artifacts"}


def test_a_phase_that_is_done_is_told_with_what_comes_next() -> None:
    """What goes on, else what waits; of the last one, nothing."""
    both = up_to("artifacts")
    begin(both, "field_work")
    reading = done(both, "artifacts")
    field_work = done(both, "field_work")
    last_one = done(up_to("codesign"), "codesign")

    assert [each.to for each in reading] == [*KNOWING]
    assert {each.template for each in reading} == {"phase_done"}
    assert reading[0].facts["next"] == "the field work"
    assert field_work[0].facts["next"] == "the analysis of what was collected"
    assert last_one[0].facts["next"] == ""


def test_whoever_looks_after_a_phase_hears_of_it_first() -> None:
    """Where its framework asks another than the lead."""
    found = begun(_told(), "tell")

    assert found[0].to == "t.washington"
    assert found[0].facts["asked"] == "CCEE expert"
    assert sorted(each.to for each in found) == sorted(KNOWING)


def _told() -> InReview:
    both = up_to("look", framework=THREE)
    complete(both, "look")
    return both


def test_that_a_phase_begins_is_void_once_it_is_done() -> None:
    """Or once the review is over: whoever reads it then would wait for nothing."""
    both = up_to("planning")
    complete(both, "planning")
    (matter,) = {each.matter for each in begun(both, "artifacts")}
    cancelled = in_review()
    (other,) = {each.matter for each in begun(cancelled, "artifacts")}
    cancelled.ask_review(CancelReview)
    complete(both, "artifacts")

    assert matter in last(both).settled
    assert other in last(cancelled).settled


def test_that_a_phase_is_done_is_said_while_the_review_goes_on() -> None:
    """Not beside its end, after which no further letter follows."""
    both = in_review()
    (matter,) = {each.matter for each in done(both, "planning")}
    begin(both, "artifacts")
    assert matter not in last(both).settled
    both.ask_review(CancelReview)
    assert matter in last(both).settled


def test_a_review_that_begins_names_its_first_phase() -> None:
    """As its framework calls it, with its date, and who looks after it."""
    both = InReview(accepted())
    both.ask(BeginReview, framework=THREE)
    both.tell_reviews()
    first, *_ = letters(last(both))

    assert first.template == "review_begun"
    assert first.facts["what"] == "the preparation"
    assert first.facts["due"] == "Tuesday, 8 September 2026"
    assert first.facts["asked"] == "CCEE lead"


def reminded(both: InReview) -> list[tuple[str, list[str]]]:
    """Each rung that acted, and to whom it wrote."""
    found = [each for each in both.review.unwritten if isinstance(each.act, RungActed)]
    return [(each.subject, [n.to for n in letters(each)]) for each in found]


def test_a_phase_that_is_due_is_asked_of_more_and_more() -> None:
    """Whoever looks after it before its date; with the county office, the director."""
    both = in_review()
    both.run_to(DUE + timedelta(days=20))
    told = reminded(both)

    assert [subject for subject, _ in told] == ["phase/planning"] * 3
    assert [people for _, people in told] == [
        ["a.castillo"],
        ["a.castillo", "k.bennett"],
        ["a.castillo", "h.lindqvist"],
    ]


def test_reminders_of_a_phase_say_what_is_due_and_whose_it_is() -> None:
    """In the words of its framework."""
    both = up_to("artifacts")
    due = both.phase("artifacts").due
    assert due
    both.run_to(due + timedelta(days=1))
    entry = last(both)
    facts = {each.to: each.facts for each in letters(entry)}

    assert {each.template for each in letters(entry)} == {"phase_due"}
    own, other = facts["a.castillo"], facts["k.bennett"]
    assert own["what"] == "the reading of documents and artifacts"
    assert own["opened"] == "Wednesday, 2 September 2026"
    assert (own["late"], own["yours"], other["yours"]) == (True, True, False)
    assert entry.sentence.startswith(
        "rung R1 of the reading of documents and artifacts (review 1), due 2026-09-30: "
    )


def test_phases_under_way_together_are_reminded_of_each_by_itself() -> None:
    """Two dates, two ladders; what is done is not reminded of."""
    both = up_to("artifacts")
    begin(both, "field_work")
    both.run_to(DUE + timedelta(days=60))
    told = {subject for subject, _ in reminded(both)}
    complete(both, "artifacts")
    number = both.review.entries
    both.run_to(DUE + timedelta(days=120))

    assert told == {"phase/artifacts", "phase/field_work"}
    assert not [e for e in both.review.unwritten if e.number > number + 1]


def test_a_date_that_goes_by_on_a_day_of_the_office_is_late_the_day_after() -> None:
    """The engagement's list of what is late has it by its own address."""
    both = up_to("artifacts")
    phase = both.phase("artifacts")
    assert phase.due
    both.run_to(phase.due)
    in_time = both.phase("artifacts").overdue
    both.run_to(phase.due + timedelta(days=1))
    ladder = both.review.subjects[-1].ladder

    assert (in_time, both.phase("artifacts").overdue) == (False, True)
    assert ladder and ladder.subject == "phase/artifacts"
    assert ladder in both.review.untold


@pytest.mark.parametrize("role", [Role.CCEE_LEAD, Role.COE_LEAD])
def test_whoever_comes_into_a_role_is_told_from_then_on(role: Role) -> None:
    """By the assignments as the review last heard them."""
    both = up_to("planning")
    both.ask(Assign, role=role, person="n.okoye", first=both.today)
    both.settle()
    by = {"by": "h.lindqvist"}
    note(both, *rule_of(both, "planning").exit)
    both.ask_review(CompletePhase, phase="planning", **by)

    assert "n.okoye" in [each.to for each in letters(last(both))]
