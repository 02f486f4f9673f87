"""What an act on a review would change, before it is done; and what may be done."""

from datetime import timedelta

from domain.acts import (
    AddItem,
    AmendItem,
    BeginPhase,
    CompletePhase,
    CountItem,
    ImportItems,
    NoteMilestone,
    PauseReview,
    ResumeReview,
    ReviewStaffAct,
    WaiveItem,
)
from domain.preview import Preview
from domain.review_views import review_offers, review_preview, review_receipt
from domain.reviews.acts import DecidingAct, ItemRow
from domain.setting import Cause
from tests.frameworks import THREE
from tests.lives import by_staff
from tests.review_phases import (
    PROOF,
    begin,
    collect,
    complete,
    find_all,
    note,
    rule_of,
    up_to,
)
from tests.reviews import DUE, InReview, in_review

WALK = {"item": "C03", "component": 3, "method": "instructional_walk", "target": 4}
ROW = ItemRow(item="R00", component=1, method="document_review")
PAUSED = {"cause": Cause.DISASTER, "recheck": DUE}


def preview(both: InReview, kind: type[ReviewStaffAct], **fields: object) -> Preview:
    """As the client asks for it; nothing is done."""
    known = both.review
    if issubclass(kind, DecidingAct):
        fields = {"setting": both.engagement.setting_entry} | fields
    found = review_preview(known, by_staff(kind, **fields), both.at)
    assert both.review is known
    return found


def changes(both: InReview, kind: type[ReviewStaffAct], **fields: object) -> list[str]:
    found = preview(both, kind, **fields)
    assert found.refused is None, found.refused
    (change,) = found.changes
    assert change.title == "review 1"
    return [*change.changes]


def offered(both: InReview) -> set[str]:
    return {each.kind for each in review_offers(both.review, both.at)}


def test_the_preview_of_an_item_says_what_would_be_planned() -> None:
    """New with all of it; otherwise with what was and would be."""
    both = in_review()
    new = changes(both, AddItem, **WALK)
    both.ask_review(AddItem, **WALK)
    what = "Instructional walks and crosswalks, component 3, CCEE expert"

    assert new == [
        *("items 0 -> 1", "items open 0 -> 1"),
        f"new item: C03, 4 x {what}",
    ]
    assert changes(both, AmendItem, item="C03", target=6) == [
        f"item C03: 4 x {what} -> 6 x {what}",
        "item C03: open, 0 of 4 -> open, 0 of 6",
    ]
    assert changes(both, CountItem, item="C03", count=2) == [
        "item C03: open, 0 of 4 -> open, 2 of 4"
    ]
    assert changes(both, WaiveItem, item="C03") == [
        "items open 1 -> 0",
        "item C03: open, 0 of 4 -> waived, 0 of 4",
    ]


def test_the_preview_of_a_workbook_names_the_first_of_its_rows() -> None:
    """And how many more there are."""
    rows = tuple(ROW.but(item=f"R{n:02}") for n in range(15))
    said = changes(in_review(), ImportItems, rows=rows)

    assert said[:2] == ["items 0 -> 15", "items open 0 -> 15"]
    assert [each[:13] for each in said[2:14]] == [
        f"new item: R{n:02}" for n in range(12)
    ]
    assert said[14:] == ["and 3 items more"]


def test_the_preview_of_a_workbook_that_is_off_says_so() -> None:
    """By the rule's name, and each row."""
    found = preview(in_review(), ImportItems, rows=(ROW.but(method="survey"),))

    assert found.rule == "PlanUnusable"
    assert found.refused and found.refused.startswith("item R00: ")


def test_the_preview_of_a_milestone_says_its_day() -> None:
    """Corrected, the former day as well; nobody is written to."""
    both, title = in_review(), "the kickoff with the LEA's cabinet and the COE, reached"
    both.pass_days(2)
    fields = {"milestone": "kickoff", "on": both.today}
    first = changes(both, NoteMilestone, **fields)
    note(both, "kickoff")
    yesterday = both.today - timedelta(days=1)
    later = changes(both, NoteMilestone, **fields | {"on": yesterday})

    assert first == [f"{title} none -> 2026-09-03"]
    assert later == [f"{title} 2026-09-03 -> 2026-09-02"]
    assert preview(both, NoteMilestone, milestone="contact", on=both.today).told == ()


def test_a_milestone_and_a_phase_of_one_title_are_told_apart() -> None:
    """As in a framework that calls both the summary."""
    both = up_to("tell", framework=THREE)
    said = changes(both, NoteMilestone, milestone="summary", on=both.today, **PROOF)
    note(both, "summary")
    find_all(both)

    assert said == [
        "stage telling -> reading",
        f"the summary, reached none -> {both.today}",
    ]
    assert "the summary open -> done" in changes(both, CompletePhase, phase="tell")


def test_the_preview_of_a_phase_that_begins_says_its_date_and_who_would_hear() -> None:
    """Its letters, and its reminders to come."""
    both = up_to("planning")
    complete(both, "planning")
    note(both, "artifact_request")
    found = preview(both, BeginPhase, phase="artifacts")
    (change,) = found.changes

    assert change.changes == (
        "stage planned -> collecting",
        "the reading of documents and artifacts waiting -> open",
        "the reading of documents and artifacts due none -> 2026-09-29",
    )
    assert len(found.told) == 6
    assert [each.rung for each in found.hear_then] == ["R0", "R1", "R2"]
    assert {each.subject for each in found.hear_then} == {"phase/artifacts"}


def test_the_preview_of_a_phase_that_is_not_done_says_what_is_missing() -> None:
    """In the words of the refusal."""
    found = preview(up_to("final"), CompletePhase, phase="final")

    assert found.rule == "StepMissing"
    assert found.refused == (
        "the final report is not done yet; still to come: the report (report "
        "final); the executive summary (report final)"
    )


def test_the_preview_of_a_pause_says_who_would_not_be_reminded() -> None:
    """And of its end, who would be again, when."""
    both = in_review()
    pause = preview(both, PauseReview, **PAUSED)
    both.ask_review(PauseReview, **PAUSED)
    both.pass_days(7)
    resume = preview(both, ResumeReview)

    assert pause.changes[0].changes == (
        "stage planning -> paused",
        "paused none -> since 2026-09-01 (disaster), to be looked at again on "
        "2026-09-29",
    )
    asked = ("a.castillo (CCEE lead)", "h.lindqvist (CCEE director)")
    (recheck,) = pause.hear_then
    assert len(pause.hear_now) == 3
    assert (recheck.rung, recheck.local) == ("recheck", "2026-09-29 09:00 PDT")
    assert recheck.told == (*asked, "k.bennett (COE lead)")
    assert "the planning of the review due 2026-09-29 -> 2026-10-06" in (
        resume.changes[0].changes
    )
    assert resume.hear_now == (recheck,)
    assert len(resume.hear_then) == 3


def test_while_it_is_paused_what_is_decided_is_not_offered() -> None:
    """But that it goes on, or ends; and all that was collected."""
    both = in_review()
    note(both, *rule_of(both, "planning").exit, "artifact_request")
    before = offered(both)
    both.ask_review(PauseReview, **PAUSED)

    assert before - offered(both) == {"begin_phase", "complete_phase", "pause_review"}
    assert offered(both) - before == {"resume_review"}
    assert {"note_milestone", "add_item", "cancel_review"} <= offered(both)


def test_once_all_phases_have_begun_none_is_offered_to_begin() -> None:
    """And once all are done, none to be completed."""
    both = up_to("codesign")
    note(both, *rule_of(both, "codesign").exit)
    last_one = offered(both)
    complete(both, "codesign")

    assert "begin_phase" not in last_one and "complete_phase" in last_one
    assert "pause_review" not in last_one
    assert "complete_phase" not in offered(both)


def test_a_framework_without_a_sample_offers_none() -> None:
    """Nor are sites proposed there."""
    start, look, tell = THREE.phases
    none = THREE.but(
        milestones=tuple(each for each in THREE.milestones if each.key != "sample"),
        phases=(start, look.but(entry=()), tell),
    )
    both = in_review(framework=none)

    assert not offered(both) & {"add_site", "remove_site", "approve_sample"}


def test_a_workbook_is_no_act_that_is_typed() -> None:
    """It is imported by a command of its own."""
    assert "import_items" not in offered(in_review())


def test_an_answer_names_the_stage_and_what_comes_next() -> None:
    """Its first reminder; of an item that nobody is written to."""
    both = in_review()
    item = by_staff(AddItem, **WALK)
    both.send_review(item)
    answer = review_receipt(both.review, item)
    begin(both, "artifacts")
    act = both.review.unwritten[-1].act
    assert isinstance(act, BeginPhase)
    begun = review_receipt(both.review, act)

    assert (answer.phase, answer.told, answer.entry) == ("planning", (), 2)
    assert answer.next.startswith("R0 of the planning of the review: CCEE lead")
    assert begun.phase == "collecting" and len(begun.told) == 6


def test_an_answer_that_comes_again_is_known_as_such() -> None:
    """Under the entry at which it was done, whatever has happened since."""
    both = in_review()
    item = by_staff(AddItem, **WALK)
    both.send_review(item)
    collect(both, "C01", component=1, method="document_review")
    again = review_receipt(both.review, item, again=True)

    assert (again.entry, again.again) == (2, True)
    found = review_preview(both.review, item, both.at)
    assert found.refused and "as entry 2" in found.refused
