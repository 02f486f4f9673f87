"""An engagement's receipt and preview say what follows in its review."""

from datetime import date

import pytest

from domain.acts import (
    BeginReview,
    CancelReview,
    Cause,
    CompleteReview,
    PauseReview,
    ResumeClock,
    ResumeReview,
    StaffAct,
    StopClock,
    Withdraw,
)
from domain.preview import Preview, preview
from domain.receipt import Receipt, receipt
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.review_phases import begin, complete
from tests.reviews import DUE, InReview, accepted, in_review

RECHECK = date(2026, 10, 30)
PLANNING = "the planning of the review"
KNOWING = (
    *("a.castillo", "h.lindqvist", "t.washington", "k.bennett"),
    *("d.okafor", "m.ortiz"),
)


def done(both: InReview, kind: type[StaffAct], **fields: object) -> Receipt:
    act = by_staff(kind, **fields)
    both.send(act)
    return receipt(both.engagement, act)


def shown(both: InReview, kind: type[StaffAct], **fields: object) -> Preview:
    return preview(both.engagement, by_staff(kind, **fields), both.at)


def completion(both: InReview) -> dict[str, object]:
    return {"review_entry": both.review.news_entry, "why": "it came by another way"}


def said(found: Preview) -> list[tuple[str, tuple[str, ...]]]:
    return [(e.title, e.changes) for e in found.changes if e.title.startswith("review")]


def people(told: tuple[str, ...]) -> list[str]:
    return [each.partition(" ")[0] for each in told]


def test_who_begins_a_review_reads_to_whom_it_will_write_and_its_date() -> None:
    """The same that the review does write once it has heard of it."""
    both = InReview(accepted())
    answer = done(both, BeginReview)
    both.tell_reviews()
    notices = both.review.unwritten[0].notices

    assert people(answer.told) == [*dict.fromkeys(each.to for each in notices)]
    assert {*KNOWING} <= {*people(answer.told)}
    assert answer.next.startswith(f"review 1, {PLANNING}, due 2026-09-29; R0 of ")
    assert answer.next.endswith(": 1999901/review/1")


def test_a_review_of_which_nobody_is_reminded_says_its_date_alone() -> None:
    """Where the policy asks nobody about reviews."""
    both = InReview(accepted(EVERY_WEEKDAY.but(review=None, version="no reviews")))

    assert done(both, BeginReview).next == (
        f"review 1, {PLANNING}, due 2026-09-29: 1999901/review/1"
    )


def test_while_a_review_is_under_way_a_receipt_names_it() -> None:
    """Stopped and resumed with its engagement, whose own clock waits for nothing."""
    both = in_review()
    stopped = done(both, StopClock, cause=Cause.STRIKE, recheck=RECHECK)
    resumed = done(both, ResumeClock, why="it is over")

    assert stopped.next.endswith("; review 1 stands still: 1999901/review/1")
    assert resumed.next == "review 1 goes on: 1999901/review/1"


def test_who_completes_a_review_reads_to_whom_it_will_write() -> None:
    """The review writes to the same; of one that has told its own end it is nobody."""
    both = in_review()
    answer = done(both, CompleteReview, **completion(both))
    both.tell_reviews()
    written = both.review.unwritten[-1].notices

    assert people(answer.told) == [*KNOWING]
    assert [n.to for n in written if not n.is_copy] == [*KNOWING]
    assert {n.template for n in written if not n.is_copy} == {"review_completed"}
    gone = in_review()
    gone.ask_review(CancelReview)
    gone.settle()
    assert done(gone, CompleteReview, **completion(gone)).told == ()


def test_the_preview_of_a_beginning_names_the_review() -> None:
    """Its date, its letters, and who would hear of its planning."""
    found = shown(InReview(accepted()), BeginReview)

    assert said(found) == [("review 1", (f"new: {PLANNING}, due 2026-09-29",))]
    assert {*KNOWING} <= {each.person for each in found.told}
    assert [each.rung for each in found.hear_then] == ["R0", "R1", "R2"]
    assert {e.subject for e in found.hear_then} == {"review/1/phase/planning"}


def test_the_preview_of_an_end_names_the_review() -> None:
    """Completed, or ended with its engagement; one that is over is left out."""
    both = in_review()
    completed = shown(both, CompleteReview, **completion(both))
    withdrawn = shown(both, Withdraw, why="the board decided so")
    both.ask_review(CancelReview)
    both.settle()

    assert said(completed) == [
        ("review 1", ("planning -> completed; its dates end with it",))
    ]
    assert {each.template for each in completed.told} == {"review_completed"}
    assert said(withdrawn) == [
        ("review 1", ("planning -> ended; its dates end with it",))
    ]
    assert said(shown(both, Withdraw)) == []


def test_the_preview_of_stopped_clocks_names_the_review() -> None:
    """It stands still with its engagement, and goes on with it."""
    both = in_review()
    stop = shown(both, StopClock, cause=Cause.STRIKE, recheck=RECHECK)
    both.ask(StopClock, cause=Cause.STRIKE, recheck=RECHECK)

    assert said(stop) == [("review 1", ("its clock stands still",))]
    assert said(shown(both, ResumeClock)) == [("review 1", ("its clock runs on",))]


@pytest.mark.parametrize("kind", [CompleteReview, CancelReview, Withdraw])
def test_no_letter_of_a_review_that_is_over_goes_but_that_it_is(
    kind: type[CompleteReview | CancelReview | Withdraw],
) -> None:
    """Whatever it wrote is settled: of its beginning, a pause, its sample, a phase."""
    both = with_letters()
    if issubclass(kind, CancelReview):
        both.ask_review(CancelReview)
    elif kind is CompleteReview:
        both.ask(CompleteReview, **completion(both))
    else:
        both.ask(Withdraw)
    both.tell_reviews()
    *before, last = both.review.unwritten
    wrote = {n.template: n.matter for each in before for n in each.notices}
    settled = {matter for each in both.review.unwritten for matter in each.settled}

    assert {*wrote} >= {
        *("review_begun", "review_paused", "review_resumed", "sample_approved"),
        *("phase_begun", "phase_done", "phase_due"),
    }
    assert {name for name, matter in wrote.items() if matter not in settled} == set()
    assert {n.matter for n in last.notices} <= {""}


def with_letters() -> InReview:
    """One that has written of each thing that it writes of, nothing of it sent."""
    both = InReview(accepted())
    both.ask(BeginReview)
    both.tell_reviews()
    both.run_to(DUE)
    both.ask_review(PauseReview, cause=Cause.STRIKE, recheck=RECHECK)
    both.ask_review(ResumeReview)
    complete(both, "planning")
    begin(both, "artifacts")
    both.tell_engagement()
    return both


def test_a_review_that_is_gone_writes_nothing_when_it_is_completed() -> None:
    """Whoever asked found no review, and sends no entry of it."""
    both = in_review()
    answer = done(both, CompleteReview, review_entry=0, why="it was terminated")

    assert answer.told == ()
