"""What may be done about a report, what it would change, and what may follow."""

from datetime import timedelta

import pytest

from domain.acts import (
    AddCorrection,
    Cause,
    CheckPrivacy,
    CloseCorrections,
    CompletePhase,
    FinalizeReport,
    NoteBoardOutcome,
    PauseReview,
    PublishReport,
    ResumeReview,
    ReviewStaffAct,
    SendDraft,
    WithdrawCorrection,
    WriteSection,
)
from domain.available_acts import Field
from domain.review_views import review_offers, review_receipt
from domain.reviews.report import FactChecker
from domain.reviews.report_sentences import how_far_report
from tests.report_acts import PAGE, READER, content
from tests.review_phases import complete, up_to
from tests.review_reports import (
    answer,
    check_of,
    close,
    correct,
    drafting,
    draw_up,
    final,
    finalising,
    find,
    plan,
    publishing,
    report_of,
    send,
    sent,
)
from tests.reviews import InReview, foreseen, in_review
from workflows.review_visibility import of_review

DAY = timedelta(days=1)
REPORT = {
    *("write_section", "draft_report", "send_draft", "add_correction"),
    *("answer_correction", "close_corrections", "finalize_report", "check_privacy"),
    *("plan_presentation", "note_board_outcome", "publish_report"),
}


def offered(both: InReview) -> set[str]:
    """Of what is done about a report."""
    return REPORT & {each.kind for each in review_offers(both.review, both.at)}


def field(both: InReview, kind: str, name: str, within: str = "") -> Field:
    offers = review_offers(both.review, both.at, within)
    (offer,) = (each for each in offers if each.kind == kind)
    return next(each for each in offer.fields if each.name == name)


def next_of(both: InReview) -> str:
    """What the answer to what was done last says comes next."""
    act = both.review.unwritten[-1].act
    assert isinstance(act, ReviewStaffAct)
    return review_receipt(both.review, act).next


def did(both: InReview) -> str:
    """What the answer to what was done last says of all corrections."""
    act = both.review.unwritten[-1].act
    assert isinstance(act, ReviewStaffAct)
    return review_receipt(both.review, act).did


def test_a_correction_is_answered_with_its_number_and_what_is_open() -> None:
    """Whoever has no more to say hears that as well."""
    both = sent()
    correct(both)
    first = did(both)
    correct(both)
    second = did(both)
    answer(both, "K1")
    answered = did(both)
    close(both, FactChecker.COE)
    closed = did(both)
    answer(both, "K2")
    close(both, FactChecker.LEA)
    due = check_of(both).due

    assert first == (
        "it is correction K1; still to be answered: K1; the LEA and the COE may name "
        f"more until {due}"
    )
    assert second.startswith("it is correction K2; still to be answered: K1, K2; ")
    assert answered.startswith("still to be answered: K2; the LEA and the COE")
    assert closed == (f"still to be answered: K2; the LEA may name more until {due}")
    assert did(both) == "all corrections are answered"


def test_what_was_withdrawn_is_answered_by_nobody() -> None:
    """Whoever withdraws a correction, or has no more, hears that none is open."""
    both = sent()
    correct(both)
    both.ask_review(WithdrawCorrection, correction="K1")
    withdrawn = did(both)
    close(both)

    assert withdrawn.startswith("no correction is open; the LEA and the COE may name")
    assert did(both) == "no correction is open"


def test_a_correction_that_comes_again_was_withdrawn_since() -> None:
    """Its line is done already, and nothing stands of it; how that is said anew."""
    both = sent()
    correct(both)
    first = both.review.unwritten[-1].act
    assert isinstance(first, AddCorrection)
    both.ask_review(WithdrawCorrection, correction="K1")
    correct(both)
    again = review_receipt(both.review, first, again=True).did
    both.ask_review(WithdrawCorrection, correction="K2")
    either = review_receipt(both.review, first, again=True).did

    since = "it was withdrawn since ({}); to note it anew, give it an id of its own: "
    assert again.startswith(since.format("K1"))
    assert either.startswith(since.format("K1, K2"))


def test_what_waits_for_one_thing_alone_is_named_as_next() -> None:
    """Once the board is done, what the publication lacks."""
    both = final()
    plan(both, both.today + 9 * DAY)
    both.run_to(both.today + 9 * DAY)
    both.ask_review(NoteBoardOutcome, outcome="received", on=both.today)
    both.ask_review(CompletePhase, phase="board")

    assert next_of(both) == (
        "still to come before the publication of the report: the privacy check of the "
        "report (check_privacy)"
    )


def test_what_is_offered_follows_from_how_far_the_report_is() -> None:
    """Nothing that would be refused whatever is said in it."""
    both = drafting()
    first = offered(both)
    draw_up(both)
    drawn = offered(both)
    find(both, "F2")
    behind = offered(both)
    out = offered(sent())
    read = sent()
    correct(read)
    named = offered(read)
    answer(read, "K1")
    close(read)

    assert offered(in_review()) == {"write_section"}
    assert first == behind == {"write_section", "draft_report"}
    assert drawn == {"write_section", "send_draft"}
    checking = {"write_section", "add_correction", "close_corrections"}
    assert out == checking | {"plan_presentation"}
    assert named == out | {"answer_correction", "draft_report"}
    assert "close_corrections" not in offered(read)


def test_what_is_offered_of_a_final_is_what_is_done_to_one() -> None:
    both = final()
    done = offered(both)
    plan(both, both.today + 9 * DAY)
    both.run_to(both.today + 9 * DAY)
    both.ask_review(NoteBoardOutcome, outcome="received", on=both.today)
    had = offered(both)

    assert "finalize_report" in offered(finalising())
    assert done == {"check_privacy", "plan_presentation", "note_board_outcome"}
    assert had == {"check_privacy"}
    assert "publish_report" in offered(publishing())


def test_milestones_that_an_act_reaches_are_not_offered_to_be_noted() -> None:
    """But in a review that was brought in, where they were not reached here."""
    both = up_to("draft")
    here = {each.kind for each in review_offers(both.review, both.at)}
    review = both.review.review.but(stated_on=both.today)
    both.reviews[both.review.entity] = both.review.but(review=review)
    stated = field(both, "note_milestone", "milestone").choices

    assert "note_milestone" not in here
    assert {"draft_sent", "report", "published", "sign_off"} <= {*stated}


@pytest.mark.parametrize("said", ["K1", "K2"])
def test_a_correction_is_answered_otherwise_than_it_was(said: str) -> None:
    """Those that wait come first; one that is named by its address is meant."""
    both = sent()
    for _ in range(3):
        correct(both)
    answer(both, "K1", "taken")
    labels = field(both, "answer_correction", "correction").choices
    outcomes = field(both, "answer_correction", "outcome", f"correction/{said}").choices

    assert labels == ("K2", "K3", "K1")
    assert ("taken" in outcomes) == (said == "K2")


def test_where_a_reason_is_needed_it_is_asked_for() -> None:
    """Before a day, of a meeting that was not planned, before the board has it."""
    both, planned = sent(), final()
    early = field(both, "close_corrections", "why").required
    due = check_of(both).due
    assert due
    both.run_to(due + DAY)
    unplanned = field(planned, "note_board_outcome", "why").required
    plan(planned, planned.today + 9 * DAY)
    planned.run_to(planned.today + 9 * DAY)

    assert early and not field(both, "close_corrections", "why").required
    assert unplanned and not field(planned, "note_board_outcome", "why").required
    assert field(publishing(), "publish_report", "why").required


def test_the_day_of_a_meeting_is_one_that_can_still_be_planned() -> None:
    """And of an outcome, that on which it was planned."""
    both = final()
    on = both.today + 28 * DAY
    first = field(both, "plan_presentation", "on").such_as
    plan(both, on)
    moved = field(both, "plan_presentation", "on").such_as
    both.run_to(on + 2 * DAY)
    met = field(both, "note_board_outcome", "on").such_as

    assert (first, moved, met) == (str(on), str(on + DAY), str(on))


def test_a_preview_says_how_far_the_report_would_be() -> None:
    """Its draft, its check, its meeting: each with what was."""
    both = drafting()
    draw_up(both)
    section = foreseen(both, WriteSection, section="previous_work", text="FCMAT, 2024")
    out = foreseen(both, SendDraft, link=PAGE)
    both.ask_review(SendDraft)
    named = foreseen(both, AddCorrection, party="lea", text="it is 12")
    closed = foreseen(both, CloseCorrections, party="coe")

    assert section == ("sections written none -> previous work",)
    assert out == (
        "stage draft -> fact check",
        "fact check none -> open",
        f"fact check due none -> {check_of(both).due}",
        "the draft sent to the superintendent and the COE, reached none -> "
        f"{both.today}",
    )
    assert named == ("corrections 0 -> 1", "corrections open none -> K1")
    assert closed == ("no more corrections of none -> COE",)


def test_a_preview_of_the_final_the_board_and_the_site_says_their_days() -> None:
    both = finalising()
    made = foreseen(
        both,
        FinalizeReport,
        **content(both.review.entries),
        second_reader=READER,
    )
    publish = publishing()
    outcome = foreseen(
        publish, NoteBoardOutcome, outcome="declined_to_receive", on=publish.today
    )
    site = foreseen(publish, PublishReport, link=PAGE, on=publish.today)

    assert made[0] == f"final since none -> {both.today}"
    assert "the board none -> declined to receive" in outcome
    assert site[0] == f"published at none -> {PAGE}"


def test_an_answer_says_which_phase_may_be_completed_by_it() -> None:
    """As soon as what it was to come to is there."""
    both = sent()
    close(both)
    checked = next_of(both)
    published = publishing()
    published.ask_review(PublishReport, on=published.today, link=PAGE)
    read = final()
    read.ask_review(CheckPrivacy)

    assert "the draft report and its fact check may be completed" in checked
    assert "the publication of the report may be completed" in next_of(published)
    assert "the publication of the report may begin" in next_of(read)


def test_a_review_that_goes_on_says_until_when_its_draft_is_checked() -> None:
    both = sent()
    recheck = both.today + 30 * DAY
    both.ask_review(PauseReview, cause=Cause.FIRE, recheck=recheck)
    both.run_to(both.today + 7 * DAY)
    both.ask_review(ResumeReview)
    act = both.review.unwritten[-1].act
    assert isinstance(act, ResumeReview)

    assert f"the fact check of the draft report is due {check_of(both).due}" in (
        review_receipt(both.review, act).did
    )


def test_all_that_is_offered_of_a_report_comes_to_its_end() -> None:
    """A whole one leaves nothing to be done about it."""
    both = publishing()
    both.ask_review(NoteBoardOutcome, outcome="accepted", on=both.today)
    both.ask_review(PublishReport, on=both.today, link=PAGE)
    both.ask_review(CompletePhase, phase="publication")
    complete(both, "board")

    assert offered(both) == {"publish_report"}
    assert report_of(both).published


def test_in_a_few_phrases_it_is_said_how_far_a_report_is() -> None:
    """In the Temporal UI, and on the review's page."""
    both = drafting()
    nothing = far(both)
    draw_up(both)
    find(both, "F7")
    changed = far(both)
    send(both)
    correct(both)
    sent_out = far(both)
    published = publishing()
    published.ask_review(PublishReport, on=published.today, link=PAGE)

    assert nothing == []
    assert changed == [
        f"draft 1 of {both.today}, and what it says has changed since",
    ]
    assert sent_out[1].startswith("with the LEA and the COE, to be answered by ")
    assert sent_out[2] == "1 correction to be answered"
    assert far(published)[0] == f"final since {published.today}"
    assert far(published)[-1] == f"published since {published.today}"
    assert "**Report**: draft 2 of " in of_review(both.review).details


def far(both: InReview) -> list[str]:
    review = both.review.review
    return [*how_far_report(review.report, review.changed)]
