"""What an engagement hears of its review, and what it does not."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from domain.acts import (
    AddItem,
    AddSite,
    AmendItem,
    ApproveSample,
    CompleteItem,
    CountItem,
    ImportItems,
    NoteMilestone,
    ReopenItem,
    ReviewStaffAct,
    WaiveItem,
)
from domain.reviews.acts import ItemRow
from domain.reviews.words import ReviewLine, ReviewNews
from tests.frameworks import SIR_12, THREE
from tests.review_phases import ALDER, PROOF, begin, complete, note, up_to
from tests.reviews import DUE, InReview, in_review

WALK = {"item": "C03", "component": 3, "method": "instructional_walk"}
QUIET: tuple[tuple[type[ReviewStaffAct], Mapping[str, object]], ...] = (
    (AddSite, ALDER),
    (ApproveSample, {}),
    (NoteMilestone, {"milestone": "kickoff", "on": "2026-09-01"}),
    (AddItem, WALK),
    (AmendItem, {"item": "C03", "target": 2}),
    (CountItem, {"item": "C03", "count": 1}),
    (CompleteItem, {"item": "C03", "count": 2}),
    (ReopenItem, {"item": "C03"}),
    (WaiveItem, {"item": "C03"}),
    (ImportItems, {"rows": (ItemRow(item="X", component=1, method="focus_group"),)}),
)


def told(both: InReview) -> list[ReviewNews]:
    """What the engagement is still to hear."""
    return [each for each in both.review.untold if isinstance(each, ReviewNews)]


def line(both: InReview) -> ReviewLine:
    both.settle()
    assert both.engagement.review
    return both.engagement.review


def test_how_it_is_planned_and_collected_is_no_news() -> None:
    """Milestones, sites and items: hundreds of them, and none concerns it."""
    both = in_review()
    for kind, fields in QUIET:
        both.ask_review(kind, **fields)

    assert told(both) == [] and both.review.news_entry == 1
    assert both.review.entries == 1 + len(QUIET)


@pytest.mark.parametrize("phase", [each.key for each in SIR_12.phases])
def test_a_phase_that_is_done_is_news(phase: str) -> None:
    """Its stage, and that no date comes next; as of the review's entry."""
    both = up_to(phase)
    complete(both, phase)
    known, now = line(both), both.review.review

    assert (known.stage, known.due) == (now.stage, now.due)
    assert known.entry == both.review.news_entry == both.review.entries


def test_a_phase_that_begins_is_news() -> None:
    """With its date, or that which comes first of two."""
    both = up_to("artifacts")
    one = line(both)
    begin(both, "field_work")
    two = line(both)
    complete(both, "artifacts")
    left = line(both)

    reading, field_work = both.phase("artifacts").due, both.phase("field_work").due
    assert (one.stage, one.due) == ("collecting", reading)
    assert (two.due, left.due) == (reading, field_work)
    assert reading and field_work and reading < field_work
    assert left.stage == "collecting"


def test_a_second_phase_that_is_due_later_is_no_news() -> None:
    """Neither stage nor date is another for the engagement."""
    both = up_to("artifacts")
    line(both)
    begin(both, "field_work")

    assert told(both) == []


def test_a_milestone_that_is_a_stage_is_news() -> None:
    """The draft is in its fact check once it was sent."""
    both = up_to("draft")
    line(both)
    note(both, "draft_sent")

    assert [each.stage for each in told(both)] == ["fact_check"]
    assert line(both).stage == "fact_check"


def test_from_its_publication_on_it_may_be_completed() -> None:
    """Also while the board, or the co-design, goes on."""
    both = up_to("publication")
    before = line(both).may_be_completed
    complete(both, "publication")
    after = line(both).may_be_completed
    begin(both, "codesign")

    assert (before, after, line(both).may_be_completed) == (False, True, True)


def test_another_framework_says_when_it_may_be_completed() -> None:
    """By a phase of its own, under a stage of its own."""
    both = up_to("tell", framework=THREE)
    before = line(both).may_be_completed
    both.ask_review(NoteMilestone, milestone="summary", on=both.today, **PROOF)
    read = line(both)
    complete(both, "tell")

    assert (before, read.stage, read.may_be_completed) == (False, "reading", False)
    assert (line(both).stage, line(both).may_be_completed) == ("told", True)


def test_what_its_clock_does_is_no_news() -> None:
    """Who is late is told by the witness; the date stays the date."""
    both = in_review()
    both.run_to(DUE + timedelta(days=20))

    assert told(both) == []
    assert len(both.review.unwritten) == 3


def test_the_engagement_keeps_the_framework_until_there_is_news() -> None:
    """From then on the review itself carries it."""
    both = in_review()

    assert line(both).framework is None
    assert both.review.review.framework == SIR_12


def test_news_is_told_in_a_sentence() -> None:
    """Its stage in words, and its next date."""
    both = up_to("draft")
    both.settle()
    note(both, "draft_sent")
    both.tell_engagement()
    due = both.phase("draft").due

    assert both.engagement.unwritten[-1].sentence == (
        f"review 1: fact check, next due {due} (its entry {both.review.entries})"
    )
