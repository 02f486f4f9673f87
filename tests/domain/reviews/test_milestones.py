"""Milestones of a review: noted with what shows them, and corrected with a reason."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import NameTeam, NoteMilestone, WithdrawMilestone
from domain.review_standing import review_standing
from domain.reviews.framework import Framework, Milestone
from domain.reviews.progress import missing_to_complete
from domain.reviews.review import ReachedMilestone
from tests.frameworks import SIR_12, THREE
from tests.review_phases import PROOF, approve, note, up_to
from tests.reviews import BEGUN, InReview, in_review

DAY = timedelta(days=1)


def noted(both: InReview, **fields: object) -> ReachedMilestone:
    said = {"milestone": "kickoff", "on": both.today}
    both.ask_review(NoteMilestone, **said | fields)
    return both.review.review.milestones[str((said | fields)["milestone"])]


def refused(both: InReview, rule: type[refusals.Refused], **fields: object) -> str:
    """What staff read; nothing was changed."""
    known = both.review
    with pytest.raises(rule) as found:
        noted(both, **fields)
    assert both.review is known
    return str(found.value)


def test_a_milestone_is_noted_with_its_day() -> None:
    """The entry names it; nobody gets a letter for each, and no news is told."""
    both = in_review()
    both.pass_days(5)
    reached = noted(both, on=BEGUN + DAY, why="by video")
    entry = both.review.unwritten[-1]

    assert reached == ReachedMilestone(on=BEGUN + DAY, entry=2)
    assert entry.sentence == (
        "t.washington noted the kickoff with the LEA's cabinet and the COE on "
        "2026-09-02: by video"
    )
    assert entry.subject == "milestone/kickoff"
    assert (entry.notices, both.review.untold) == ((), ())


def test_a_milestone_may_be_of_a_day_before_the_review() -> None:
    """What had happened by then had happened."""
    assert noted(in_review(), on=BEGUN - 20 * DAY).on == BEGUN - 20 * DAY


def test_what_is_to_come_is_no_milestone_yet() -> None:
    """Not even tomorrow; today may be noted."""
    both = in_review()
    said = refused(both, refusals.DateUnusable, on=both.today + DAY)

    assert said == "2026-09-02 is to come; note what has happened"
    assert noted(both, on=both.today)


def test_a_milestone_that_the_framework_does_not_have_is_named() -> None:
    """With those that it has."""
    said = refused(in_review(), refusals.NoSuchMilestone, milestone="kick_off")

    assert said.startswith("SIR-12@2019 has no milestone 'kick_off'; it has kickoff, ")


def test_the_sample_is_not_noted_but_approved() -> None:
    """By those who may decide on it, and once there are sites."""
    both = in_review()
    said = refused(both, refusals.OutOfPhase, milestone="sample")
    approve(both)

    assert said == "the sample is approved by `approve_sample`"
    assert both.review.review.milestones["sample"].on == both.today


@pytest.mark.parametrize(
    ("framework", "known"),
    [
        (framework, each)
        for framework in (SIR_12, THREE)
        for each in framework.milestones
        if each.proof and not each.by
    ],
    ids=lambda each: getattr(each, "key", ""),
)
def test_a_document_is_noted_with_what_shows_it(
    framework: Framework, known: Milestone
) -> None:
    """Where it is kept, and where it is to stay as it is, what is in it."""
    both = in_review(framework=framework)
    none = refused(both, refusals.EvidenceMissing, milestone=known.key)
    for each in known.proof:
        left = {name: said for name, said in PROOF.items() if name != each}
        said = refused(both, refusals.EvidenceMissing, milestone=known.key, **left)
        assert f"--{each}" in said
        assert not any(f"--{other}" in said for other in {*known.proof} - {each})
    reached = noted(both, milestone=known.key, **PROOF)

    assert none.startswith(known.title)
    assert all(f"--{each}" in none for each in known.proof)
    assert (reached.link, reached.sha256) == (PROOF["link"], PROOF["sha256"])


def test_a_blank_link_is_none() -> None:
    """It is asked for as if nothing had been said."""
    said = refused(in_review(), refusals.EvidenceMissing, milestone="swot", link="  ")

    assert "--link" in said


def test_what_is_no_digest_is_refused() -> None:
    """64 digits, as a tool prints them."""
    both = in_review(framework=THREE)
    for wrong in ("a" * 63, "A" * 64, "g" * 64):
        fields = PROOF | {"sha256": wrong}
        said = refused(both, refusals.OutOfBounds, milestone="summary", **fields)
        assert "is no SHA-256 digest" in said


def test_what_is_noted_alike_is_noted_already() -> None:
    """The same day, place and digest."""
    both = in_review(framework=THREE)
    noted(both, milestone="summary", **PROOF)
    said = refused(both, refusals.NothingToChange, milestone="summary", **PROOF)

    assert said == "the summary is noted already, on 2026-09-01"


@pytest.mark.parametrize(
    "other", [{"on": BEGUN - DAY}, {"link": "T:/final.pdf"}, {"sha256": "b" * 64}]
)
def test_what_was_noted_wrongly_is_corrected_with_a_reason(
    other: dict[str, object],
) -> None:
    """Its day, its place or its digest; the entry says so."""
    both = in_review(framework=THREE)
    noted(both, milestone="summary", **PROOF)
    fields = PROOF | other
    said = refused(
        both, refusals.ReasonMissing, milestone="summary", **fields | {"why": " "}
    )
    reached = noted(both, milestone="summary", **fields | {"why": "the annex was lost"})
    entry = both.review.unwritten[-1]

    assert said.startswith("the summary is noted on 2026-09-01; it is corrected with a")
    assert {**reached.model_dump()}.items() >= other.items()
    assert entry.sentence.startswith("t.washington corrected the summary on ")
    assert entry.sentence.endswith(": the annex was lost")
    assert (", instead of 2026-09-01" in entry.sentence) == ("on" in other)


def test_a_correction_keeps_what_it_leaves_out() -> None:
    """A day that is corrected keeps its link, which may be taken out by itself."""
    both = in_review(framework=THREE)
    first = noted(both, milestone="summary", **PROOF)
    day = noted(both, milestone="summary", on=BEGUN - DAY)
    other = noted(both, milestone="summary", on=BEGUN - DAY, sha256="b" * 64)
    sentence = both.review.unwritten[-1].sentence
    welcome = {"milestone": "welcome"}
    noted(both, **welcome, link="T:/minutes.docx")
    without = noted(both, **welcome, link="")

    assert (day.link, day.sha256) == (first.link, first.sha256)
    assert (other.link, other.sha256) == (first.link, "b" * 64)
    assert f"on 2026-08-31, with another digest: {first.link}" in sentence
    assert without.link == ""
    assert ", without its link: " in both.review.unwritten[-1].sentence


def test_the_digest_of_a_document_is_none_of_another() -> None:
    """Where the link is another, its digest is said with it."""
    both = in_review(framework=THREE)
    noted(both, milestone="summary", **PROOF)
    said = refused(
        both, refusals.EvidenceMissing, milestone="summary", link="T:/final.pdf"
    )

    assert "--sha256" in said and "--link" not in said


def test_a_milestone_of_a_phase_that_is_done_may_be_corrected() -> None:
    """What is done stays done."""
    both = up_to("artifacts")
    reached = noted(both, on=both.today - DAY, why="it was a day earlier")

    assert reached.on == both.today - DAY
    assert both.planning.done


def test_a_milestone_may_come_before_its_phase() -> None:
    """It counts once the phase is open."""
    both = in_review()
    note(both, "artifact_request", "swot")

    assert both.review.stage == "planning"
    assert both.review.review.has("swot")


@pytest.mark.parametrize(
    "known", [e for e in SIR_12.milestones if e.by], ids=lambda m: m.key
)
def test_what_is_reached_by_an_act_is_not_noted(known: Milestone) -> None:
    """Else it would be said to be there, and nobody had done it."""
    said = refused(up_to("draft"), refusals.OutOfPhase, milestone=known.key, **PROOF)

    assert said == f"{known.title} is reached by `{known.by}`"


@pytest.mark.parametrize("by", ["t.washington", "k.bennett", "a.castillo"])
def test_who_may_note_a_milestone(by: str) -> None:
    """Those who work on the review."""
    assert noted(in_review(), by=by)


@pytest.mark.parametrize("by", ["d.okafor", "m.ortiz", "j.rivera", "h.lindqvist"])
def test_who_may_not_note_a_milestone(by: str) -> None:
    """They read who may."""
    said = refused(in_review(), refusals.NotYours, by=by)

    assert said.startswith("note_milestone is for the ")


def withdrawn(both: InReview, milestone: str = "kickoff", **fields: object) -> None:
    both.ask_review(WithdrawMilestone, milestone=milestone, **fields)


def not_withdrawn(
    both: InReview, rule: type[refusals.Refused], milestone: str, **fields: object
) -> str:
    """What staff read; nothing was changed."""
    known = both.review
    with pytest.raises(rule) as found:
        withdrawn(both, milestone, **fields)
    assert both.review is known
    return str(found.value)


def missing(both: InReview, phase: str) -> list[str]:
    review = both.review.review
    rule = review.framework.phase[phase]
    return missing_to_complete(review, review.items, rule, review.analysis.covered)


def test_a_milestone_that_was_noted_by_mistake_is_withdrawn_with_a_reason() -> None:
    """Its phase misses it again; the entry says what was noted, and why it is not so.

    Noted after all, it is noted anew.
    """
    both = in_review()
    before = missing(both, "planning")
    noted(both)
    said = not_withdrawn(both, refusals.ReasonMissing, "kickoff", why=" ")
    noted_now = missing(both, "planning")
    withdrawn(both, why="it was put off")
    entry = both.review.unwritten[-1]
    again = noted(both)

    assert "withdraw_milestone is recorded with a reason" in said
    assert len(noted_now) == len(before) - 1
    assert entry.sentence == (
        "t.washington withdrew the kickoff with the LEA's cabinet and the COE, noted "
        "on 2026-09-01: it was put off"
    )
    assert (entry.subject, entry.whole["milestones"]) == ("milestone/kickoff", None)
    assert again.entry == both.review.entries
    assert both.review.unwritten[-1].sentence.startswith("t.washington noted ")


def test_what_a_withdrawn_milestone_was_missing_for_is_as_before() -> None:
    """A phase is not completed without it."""
    both = in_review()
    noted(both)
    known = missing(in_review(), "planning")
    withdrawn(both)

    assert missing(both, "planning") == known


def test_a_phase_is_not_done_without_what_it_began_with() -> None:
    """It goes on, and is completed once that has happened after all."""
    both = up_to("artifacts")
    withdrawn(both, "artifact_request")

    assert missing(both, "artifacts")[0].endswith(
        "(note_milestone --milestone artifact_request)"
    )


def test_with_a_milestone_the_stage_goes_back() -> None:
    """Its engagement hears of it."""
    noted_all = tuple(each.but(by="") for each in SIR_12.milestones)
    both = up_to("draft", framework=SIR_12.but(milestones=noted_all))
    noted(both, milestone="draft_sent", **PROOF)
    reached = both.review.review.stage
    both.settle()
    withdrawn(both, "draft_sent")
    both.settle()

    assert reached != both.review.review.stage
    assert both.engagement.reviews[1].stage == both.review.review.stage


def test_a_milestone_that_a_phase_is_done_with_stays() -> None:
    """What was done with it would not be done; it may be corrected."""
    both = up_to("artifacts")
    said = not_withdrawn(both, refusals.OutOfPhase, "kickoff")

    assert said.startswith(
        "the kickoff with the LEA's cabinet and the COE stays, since"
    )
    assert f"is done with it, on {both.planning.done}; note_milestone" in said


def test_what_is_no_milestone_noted_is_not_withdrawn() -> None:
    """One that was not noted, the sample, one of another framework."""
    both = in_review()
    none = not_withdrawn(both, refusals.NothingToChange, "kickoff")
    nowhere = not_withdrawn(both, refusals.NoSuchMilestone, "kick_off")
    noted(both)
    other = not_withdrawn(both, refusals.NothingToChange, "contact")
    sample = not_withdrawn(both, refusals.OutOfPhase, "sample")
    unknown = not_withdrawn(both, refusals.NoSuchMilestone, "kick_off")

    approve(both)
    withdrawn(both)
    approved = not_withdrawn(both, refusals.NothingToChange, "kickoff")

    assert none == approved == "review 1 has no milestone noted"
    assert other.endswith(" is not noted")
    assert sample.startswith("the sample is approved by `approve_sample`; it stays")
    assert "did you mean kickoff?" in unknown
    assert nowhere == unknown


@pytest.mark.parametrize("by", ["k.bennett", "a.castillo", "r.kim"])
def test_who_notes_a_milestone_may_withdraw_it(by: str) -> None:
    """Whoever works on the review, its team too, also where another noted it."""
    both = in_review()
    both.ask_review(NameTeam, people=("r.kim",))
    noted(both)
    withdrawn(both, by=by)

    assert not both.review.review.has("kickoff")


def test_who_may_not_note_a_milestone_withdraws_none() -> None:
    """They read who may."""
    both = in_review()
    noted(both)
    said = not_withdrawn(both, refusals.NotYours, "kickoff", by="m.ortiz")

    assert said.startswith("withdraw_milestone is for the ")


def test_milestones_are_noted_by_what_is_known() -> None:
    """They decide nothing, and wait for no word."""
    assert "setting" not in NoteMilestone.model_fields


def test_milestones_are_shown_in_the_order_of_the_framework() -> None:
    """Each with its day, its entry, and its document."""
    both = in_review()
    noted(both, milestone="swot", **PROOF)
    noted(both)
    read = review_standing(both.review).milestones

    assert [(e.key, e.entry) for e in read] == [("kickoff", 3), ("swot", 2)]
    assert (read[1].link, read[1].sha256) == (PROOF["link"], PROOF["sha256"])
    assert read[1].title == "the analysis of all components, with its SWOT"
