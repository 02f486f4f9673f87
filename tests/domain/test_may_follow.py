"""Where nothing is planned, a receipt says what may be done next, and by whom."""

from datetime import timedelta
from typing import Any

from domain.acts import (
    Accept,
    AddItem,
    Assign,
    BeginPhase,
    BeginRelease,
    BeginReview,
    CancelReview,
    CompleteItem,
    CountItem,
    NoteMilestone,
    PauseReview,
    ReopenItem,
    StopClock,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.lifecycle import Phase
from domain.people.roles import Role
from domain.receipt import Receipt, receipt
from domain.rehearsal import rehearse
from domain.review_views import review_receipt
from domain.setting import Cause
from tests.lives import (
    EVERY_WEEKDAY,
    START,
    by_staff,
    implementing,
    referred,
    to_implementation,
)
from tests.review_phases import note, pass_through, up_to
from tests.reviews import InReview, in_review

SWOT = "https://files.example/swot"
SILENT = EVERY_WEEKDAY.but(review=None)


def led_to(phase: Phase) -> tuple[Engagement, Receipt]:
    """An engagement that has come to this phase, and the answer to what led there."""
    now = referred()
    for act in to_implementation(now.day_of(START)):
        now = apply(now, act, START)
        if now.phase is phase:
            return now, receipt(now, act)
    raise AssertionError(phase)


def follows(said: Receipt) -> list[tuple[str, str, str | None]]:
    return [(each.kind, each.address, each.person) for each in said.may_follow]


def answer(both: InReview, kind: Any, **fields: object) -> Receipt:
    both.ask_review(kind, **fields)
    entry = both.review.unwritten[-1]
    assert isinstance(entry.act, kind)
    return review_receipt(both.review, entry.act)


def last_act(both: InReview) -> Any:
    return both.review.unwritten[-1].act


def test_after_the_acceptance_its_review_may_begin() -> None:
    """Nothing has a date, and whoever leads it begins its review."""
    now, said = led_to(Phase.ACCEPTED)

    assert said.next == ""
    assert follows(said)[0] == ("begin_review", "1999901", "a.castillo")
    assert rehearse(now, by_staff(BeginReview), START).phase is Phase.REVIEW


def test_after_the_review_its_roadmap_may_be_adopted() -> None:
    """By whoever leads it."""
    _, said = led_to(Phase.ROADMAP)

    assert follows(said) == [("adopt_roadmap", "1999901", "a.castillo")]


def test_in_release_it_may_be_closed() -> None:
    """Once nothing of its roadmap has a date."""
    act = by_staff(BeginRelease)
    now = apply(implementing(START.date()).but(actions={}), act, START)

    assert follows(receipt(now, act)) == [("close", "1999901", "h.lindqvist")]


def test_what_has_a_date_comes_first() -> None:
    """While something is planned nothing else is named."""
    now = implementing(START.date())
    act = by_staff(BeginRelease)
    said = receipt(apply(now, act, START), act)

    assert said.next
    assert said.may_follow == ()


def test_after_a_review_that_was_cancelled_another_may_begin() -> None:
    """In its engagement, which takes it once it has heard of the end."""
    both = in_review()
    said = answer(both, CancelReview)
    both.settle()
    both.ask(BeginReview)

    assert follows(said) == [("begin_review", "1999901", "a.castillo")]
    assert said.next == "another review may begin"
    assert len(both.engagement.reviews) == 2


def test_of_a_review_of_which_nothing_is_asked_it_is_said_what_it_lacks() -> None:
    """Under a policy without a ladder for reviews, whatever is done in it."""
    both = in_review(SILENT)
    said = answer(both, AddItem, item="A1", component=1, method="document_review")

    assert follows(said) == []
    assert said.next == (
        "still to come of the planning of the review: the kickoff with the LEA's "
        "cabinet and the COE (note_milestone --milestone kickoff)"
    )


def test_whatever_is_done_it_is_said_which_phase_may_begin() -> None:
    """Nothing else being different, adding to the plan says what completing it does."""
    both = in_review()
    note(both, "artifact_request")
    item = {"item": "A1", "component": 1, "method": "document_review"}
    added = answer(both, AddItem, **item)
    counted = answer(both, CountItem, item="A1", count=1)
    done = answer(both, CompleteItem, item="A1")
    again = answer(both, ReopenItem, item="A1", why="one more is needed")
    begin = ("begin_phase", "1999901/review/1/phase/artifacts", "a.castillo")

    for said in (added, counted, done, again):
        assert begin in follows(said)
        assert said.next.endswith("the reading of documents and artifacts may begin")


def test_a_review_that_stands_still_is_brought_on_by_its_resumption_alone() -> None:
    """No phase is begun or completed meanwhile, though all of it is there."""
    both = up_to("artifacts")
    pass_through(both, "artifacts", "field_work")
    recheck = both.today + timedelta(days=30)
    said = answer(both, PauseReview, cause=Cause.FIRE, recheck=recheck)

    noted = answer(both, NoteMilestone, milestone="swot", on=both.today, link=SWOT)

    assert said.may_follow == noted.may_follow == ()
    assert "`resume_review` lets it go on" in said.next


def test_while_all_clocks_stand_no_phase_of_a_review_is_offered() -> None:
    """What has happened is noted all the same."""
    both = up_to("artifacts")
    pass_through(both, "artifacts", "field_work")
    recheck = both.today + timedelta(days=30)
    both.ask(StopClock, cause=Cause.FIRE, recheck=recheck)
    both.settle()

    said = answer(both, NoteMilestone, milestone="swot", on=both.today, link=SWOT)

    assert said.may_follow == ()


def test_a_review_is_complete_once_its_last_phase_is_done() -> None:
    """Not while that is open."""
    both = up_to("codesign")
    note(both, "actions")
    before = review_receipt(both.review, last_act(both))
    pass_through(both, "codesign")
    after = review_receipt(both.review, last_act(both))

    assert follows(before) == []
    assert follows(after) == [("complete_review", "1999901", "a.castillo")]
    assert after.next == "all phases are done"


def test_who_asks_again_is_told_of_the_same_people() -> None:
    """Though the entry of the act is no longer at hand: as of when it is asked."""
    both = up_to("codesign")
    note(both, "actions")
    pass_through(both, "codesign")
    act, later = last_act(both), both.at + timedelta(days=30)
    now, said = led_to(Phase.ACCEPTED)
    accept = now.unwritten[-1].act
    assert isinstance(accept, Accept)
    both.settle()
    of_review = review_receipt(both.review, act, again=True, at=later)
    of_whole = receipt(now.but(unwritten=()), accept, again=True, at=later)

    assert follows(of_review) == [("complete_review", "1999901", "a.castillo")]
    assert follows(of_whole) == follows(said)
    assert follows(said)[0][-1] == "a.castillo"


def test_a_review_that_is_over_is_not_to_be_completed() -> None:
    """In its engagement too another one may begin."""
    both = in_review()
    both.ask_review(CancelReview)
    both.settle()
    said = by_staff(Assign, role=Role.GEO_LEAD, person="n.ito", first=both.today)
    both.send(said)

    assert follows(receipt(both.engagement, said)) == [
        ("begin_review", "1999901", "a.castillo")
    ]


def test_a_review_that_comes_to_a_phase_says_that_it_may_begin() -> None:
    """At the address of the phase; what is said of it is in the sentence."""
    both = up_to("artifacts")
    pass_through(both, "artifacts", "field_work")
    said = review_receipt(both.review, last_act(both))

    at = "1999901/review/1/phase/analysis"
    assert follows(said) == [("begin_phase", at, "a.castillo")]
    assert said.next.endswith("may begin")
    both.ask_review(BeginPhase, phase="analysis")
