"""The report of a review: its sections, its drafts, and that it becomes final."""

from datetime import timedelta
from typing import Any

import pytest

from domain import refusals
from domain.acts import (
    AddCorrection,
    AddEvidence,
    AddFinding,
    AddItem,
    AddSite,
    AddTheme,
    AnswerCorrection,
    BeginPhase,
    CheckPrivacy,
    CloseCorrections,
    CompletePhase,
    CountItem,
    DraftReport,
    FinalizeReport,
    NameTeam,
    NoteBoardOutcome,
    NoteMilestone,
    PublishReport,
    ReviewStaffAct,
    SendDraft,
    WithdrawCorrection,
    WithdrawFinding,
    WriteSection,
)
from domain.documents.canonical import in_short
from domain.entries import Entry
from domain.review_standing import review_standing, shown
from domain.reviews.report import FactChecker, Section
from tests.evidence import piece
from tests.frameworks import BARE, THREE
from tests.report_acts import PAGE, READER, content
from tests.review_phases import PROOF, begin, complete, note, up_to
from tests.review_reports import (
    answer,
    close,
    correct,
    drafting,
    draw_up,
    final,
    finalising,
    finalize,
    find,
    plan,
    publishing,
    report_of,
    send,
    sent,
)
from tests.reviews import ANOTHER, InReview, in_review, refused

BEHIND = refusals.ReportIsBehind
DIRECTOR, LEAD, EXPERT = "h.lindqvist", "a.castillo", "t.washington"
OVERVIEW: dict[str, Any] = {
    "section": "overview",
    "text": "Alder Valley has nine schools.",
}


def last(both: InReview) -> Entry:
    return both.review.unwritten[-1]


def sections(both: InReview) -> list[tuple[Section, int]]:
    return [*report_of(both).sections.items()]


def test_a_section_is_written_anew_and_taken_out() -> None:
    """Only the record keeps its words; the review knows by which entry it stands."""
    both = drafting()
    both.ask_review(WriteSection, **OVERVIEW, why="")
    first, entry = sections(both), last(both)
    both.ask_review(WriteSection, **OVERVIEW | {"text": "It has ten."}, why="")
    anew = last(both)
    both.ask_review(WriteSection, section="overview", text=" ", why="")

    assert first == [(Section.OVERVIEW, entry.number)]
    assert entry.sentence == "t.washington wrote the overview of the report"
    assert (entry.subject, entry.notices) == ("section/overview", ())
    assert entry.report and entry.report.sections[0].text == OVERVIEW["text"]
    assert anew.sentence == "t.washington wrote the overview of the report anew"
    assert sections(both) == []
    assert last(both).sentence.endswith("took the overview out of the report")
    assert last(both).report


def test_a_section_that_is_not_there_is_not_taken_out() -> None:
    said = refused(
        drafting(), WriteSection, refusals.NothingToChange, section="summary", text=" "
    )

    assert said == "summary is not written yet; say its --text"


def test_a_section_may_be_written_before_there_is_a_draft() -> None:
    """From the review's first day on."""
    both = in_review()
    both.ask_review(WriteSection, **OVERVIEW)

    assert report_of(both).sections


def test_a_draft_is_numbered_and_known_by_its_hash() -> None:
    """As of the entry before it; nobody is written to."""
    both = drafting()
    entry = both.review.entries
    draw_up(both, why="")
    first = report_of(both).draft
    find(both, "F2")
    draw_up(both)
    second = report_of(both).draft

    assert first and second
    assert (first.number, first.as_of, first.by) == (1, entry, EXPERT)
    assert (first.sha256, first.on) == (f"{entry:064x}", both.today)
    assert second.number == 2 and second.sha256 != first.sha256
    entries = [each for each in both.review.unwritten if each.renderings]
    assert [each.subject for each in entries] == ["", ""]
    assert entries[0].sentence == (
        "t.washington drew up draft 1 of the report, of what the review says as of "
        f"entry {entry} (SHA-256 000000000000...)"
    )
    assert not any(each.notices for each in entries)


def test_a_draft_is_of_something_that_was_found() -> None:
    """Withdrawn is not found."""
    both = up_to("artifacts", framework=BARE)
    none = refused(both, DraftReport, refusals.StepMissing, **content(3))
    withdrawn = drafting()
    withdrawn.ask_review(WithdrawFinding, finding="F1", why="it was another school")
    gone = refused(
        withdrawn,
        DraftReport,
        refusals.StepMissing,
        **content(withdrawn.review.entries),
    )

    assert none.startswith("nothing is found in review 1 yet; add_finding")
    assert gone == none


def test_a_draft_that_says_the_same_is_none() -> None:
    """It is said since when."""
    both = drafting()
    draw_up(both, sha256="a" * 64)
    said = refused(
        both,
        DraftReport,
        refusals.NothingToChange,
        sha256="a" * 64,
        as_of=both.review.entries,
    )

    assert said.startswith("draft 1 says the same already; nothing has changed since")


@pytest.mark.parametrize("ahead", [1, 50])
def test_a_version_is_of_no_entry_to_come(ahead: int) -> None:
    """Whoever draws it up has read what is there."""
    both = drafting()
    said = refused(
        both,
        DraftReport,
        refusals.ReportIsBehind,
        **content(both.review.entries + ahead),
    )

    assert "draw it up once more" in said


FINDING = {"component": 2, "quadrant": "threat", "text": "seen", "items": ("D01",)}
CHANGING: tuple[tuple[type[ReviewStaffAct], dict[str, Any]], ...] = (
    (AddFinding, FINDING | {"finding": "F2"}),
    (WithdrawFinding, {"finding": "F1"}),
    (AddTheme, {"theme": "T1", "title": "Time"}),
    (AddEvidence, piece()),
    (AddCorrection, {"party": "coe", "text": "it is 12"}),
    (AnswerCorrection, {"correction": "K1", "outcome": "kept"}),
    (WriteSection, OVERVIEW),
    (NameTeam, {"people": ("r.kim",)}),
)
"""Acts after which the report says something else."""


def checked() -> InReview:
    """One correction is answered, and nobody has a further one."""
    both = sent()
    answer(both, correct(both))
    close(both)
    return both


def test_a_correction_that_is_withdrawn_leaves_its_draft_behind() -> None:
    """It stands in the report no more."""
    both = sent()
    correct(both)
    both.ask_review(WithdrawCorrection, correction="K1")

    assert both.review.review.changed == both.review.entries


@pytest.mark.parametrize(("kind", "said"), CHANGING)
def test_whatever_changes_the_report_leaves_its_draft_behind(
    kind: type[ReviewStaffAct], said: dict[str, object]
) -> None:
    """What was drawn up before would lack it."""
    both = checked()
    complete(both, "draft")
    begin(both, "final")
    before = both.review.entries
    both.ask_review(kind, **said)
    behind = refused(
        both,
        FinalizeReport,
        refusals.CorrectionsOpen if report_of(both).open_corrections else BEHIND,
        **content(before) | {"second_reader": READER},
    )

    assert both.review.review.changed == both.review.entries
    assert kind is AddCorrection or f"entry {both.review.entries}" in behind


def test_what_changes_nothing_in_the_report_leaves_it_as_it_is() -> None:
    """A milestone, the draft itself, its way to LEA and COE."""
    both = drafting()
    changed = both.review.review.changed
    both.ask_review(NoteMilestone, milestone="swot", on=both.today - timedelta(days=1))
    send(both)
    close(both)

    assert both.review.review.changed == changed < both.review.entries


def test_a_site_or_an_item_changes_what_the_report_says() -> None:
    """How the review was done stands in it."""
    both = in_review()
    both.ask_review(AddSite, site=ANOTHER, name="Alder High")
    sampled = both.review.review.changed
    both.ask_review(AddItem, item="D1", component=1, method="document_review")
    planned = both.review.review.changed
    both.ask_review(CountItem, item="D1", count=1)

    assert [sampled, planned, both.review.review.changed] == [2, 3, 4]


def test_the_final_is_read_by_somebody_who_did_not_draw_it_up() -> None:
    """Neither the last draft nor the final itself."""
    both = finalising()
    fields = content(both.review.entries)
    drew = refused(
        both, FinalizeReport, refusals.SamePerson, second_reader=EXPERT, **fields
    )
    makes = refused(
        both, FinalizeReport, refusals.SamePerson, second_reader=LEAD, **fields
    )
    draw_up(both, by=LEAD)
    again = content(both.review.entries)
    does_both = refused(
        both, FinalizeReport, refusals.SamePerson, second_reader=LEAD, **again
    )
    finalize(both, by=DIRECTOR, second_reader=EXPERT)

    reads = "somebody else reads it once more: --second-reader"
    assert drew == f"t.washington drew it up; {reads}"
    assert makes == f"a.castillo makes it final; {reads}"
    assert does_both == f"a.castillo drew it up and makes it final; {reads}"


def test_the_final_stands_and_reaches_what_its_phase_comes_to() -> None:
    """The report and its summary, on its day; all who take part hear of it."""
    both = finalising()
    entry = both.review.entries
    finalize(both, why="")
    version, reached = report_of(both).final, both.review.review.milestones
    notices = [each for each in last(both).notices if not each.is_copy]

    assert version
    assert (version.number, version.as_of, version.second_reader) == (1, entry, READER)
    for key in ("report", "executive_summary"):
        assert (reached[key].on, reached[key].sha256) == (both.today, version.sha256)
    assert last(both).sentence.startswith(
        "a.castillo made the report final, read once more by r.kim (SHA-256 "
    )
    assert {each.template for each in notices} == {"report_final"}
    assert {each.to for each in notices} >= {
        EXPERT,
        "d.okafor",
        "k.bennett",
        "e.morales",
    }


def test_the_final_comes_in_its_phase() -> None:
    """Not while its draft is checked, nor before."""
    both = checked()
    fields = content(both.review.entries) | {"second_reader": READER}
    said = refused(both, FinalizeReport, refusals.OutOfPhase, **fields)

    assert (
        said == "the final report has not begun; begin_phase --phase final comes first"
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (WriteSection, OVERVIEW),
        (DraftReport, content(1)),
        (SendDraft, {}),
        (AddCorrection, {"party": "lea", "text": "it is 12"}),
        (AnswerCorrection, {"correction": "K1", "outcome": "kept"}),
        (WithdrawCorrection, {"correction": "K1"}),
        (CloseCorrections, {"party": "lea"}),
    ],
)
def test_once_final_the_report_stays_as_it_is(
    kind: type[ReviewStaffAct], said: dict[str, object]
) -> None:
    """Nothing is said in it, drawn up, sent or corrected any more."""
    both = final()
    told = refused(both, kind, refusals.OutOfPhase, **said)

    assert told == (
        f"the report of review 1 is final since {both.today}, and stays as it is"
    )


def test_once_final_nothing_is_found_and_it_is_final_once() -> None:
    """What is kept as evidence may still be noted, and who is of the team.

    It is done already where it was read by the same person, and says the same.
    """
    both = final()
    known = report_of(both).final
    assert known
    same = {"sha256": known.sha256, "as_of": known.as_of, "second_reader": READER}
    found = refused(
        both, AddFinding, refusals.OutOfPhase, **FINDING | {"finding": "F2"}
    )
    again = refused(
        both,
        FinalizeReport,
        refusals.NothingToChange,
        **same,
    )
    otherwise = [
        refused(both, FinalizeReport, refusals.AlreadyDone, **same | other)
        for other in ({"second_reader": EXPERT}, content(both.review.entries))
    ]
    both.ask_review(AddEvidence, **piece())
    both.ask_review(NameTeam, people=("s.ito",))

    assert "is final since" in found and "stays as it is" in found
    assert again == f"the report of review 1 is final since {both.today}"
    assert {*otherwise} == {
        f"{again} ({in_short(known.sha256)}), read once more by {READER}, and stays as "
        "it is"
    }


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (CheckPrivacy, {}),
        (NoteBoardOutcome, {"outcome": "received", "on": "2026-09-01"}),
        (PublishReport, {"on": "2026-09-01", "link": PAGE}),
    ],
)
def test_what_is_done_to_a_final_waits_for_it(
    kind: type[ReviewStaffAct], said: dict[str, object]
) -> None:
    told = refused(finalising(), kind, refusals.StepMissing, **said)

    assert told == "the report of review 1 is not final yet; finalize_report first"


def test_a_framework_without_such_milestones_has_no_report_here() -> None:
    """Its milestones are noted as they were."""
    both = in_review(framework=THREE)
    said = refused(both, WriteSection, refusals.OutOfPhase, **OVERVIEW)

    assert said.startswith("THREE@1 asks for no report that is written here; its ")


MAY: tuple[tuple[type[ReviewStaffAct], tuple[str, ...], tuple[str, ...]], ...] = (
    (WriteSection, (EXPERT, LEAD, "k.bennett"), (DIRECTOR, "d.okafor")),
    (SendDraft, (LEAD, DIRECTOR), (EXPERT, "k.bennett", "d.okafor")),
    (PublishReport, (DIRECTOR,), (LEAD, EXPERT, "d.okafor", "k.bennett")),
)


@pytest.mark.parametrize(("kind", "those", "others"), MAY)
def test_who_may_do_what_about_a_report(
    kind: type[ReviewStaffAct], those: tuple[str, ...], others: tuple[str, ...]
) -> None:
    """Its writers write, its lead sends, the director publishes."""
    both = drafting() if kind is not PublishReport else publishing()
    if kind is SendDraft:
        draw_up(both)
    said = OVERVIEW if kind is WriteSection else {"link": PAGE}
    said = said | ({"on": both.today} if kind is PublishReport else {})
    for by in others:
        refused(both, kind, refusals.NotYours, by=by, **said)
    known = dict(both.reviews)
    for by in those:
        both.reviews = dict(known)
        both.ask_review(kind, by=by, **said)


def test_a_review_goes_by_its_report_from_draft_to_published() -> None:
    """The words of the framework, by what is done about the report."""
    both, stages = drafting(), []
    stages.append(both.review.stage)
    send(both)
    stages.append(both.review.stage)
    complete(both, "draft")
    stages.append(both.review.stage)
    for phase in ("final", "board", "publication"):
        begin(both, phase)
        stages.append(both.review.stage)
        complete(both, phase)
        stages.append(both.review.stage)

    assert stages == [
        *("draft", "fact_check", "fact_checked", "finalising", "final"),
        *("presenting", "presented", "publishing", "published"),
    ]


def test_a_milestone_is_reached_once() -> None:
    """A draft that is sent again, a meeting that is moved: the first day stays."""
    both = sent()
    first = both.review.review.milestones["draft_sent"]
    both.pass_days(3)
    find(both, "F2")
    send(both, link="https://ccee.example/second")

    assert both.review.review.milestones["draft_sent"] == first


def test_what_was_made_elsewhere_counts_as_it_was_stated() -> None:
    """A review that was brought in: its draft was checked on paper, or it is final."""
    both = stated("draft_sent", "corrections")
    plan(both, both.today + timedelta(days=30))
    finalize(both)
    done = stated("draft_sent", "corrections", "report", "executive_summary")
    again = refused(
        done,
        FinalizeReport,
        refusals.AlreadyDone,
        **content(done.review.entries) | {"second_reader": READER},
    )
    done.ask_review(CheckPrivacy)
    done.ask_review(BeginPhase, phase="publication")
    refused(
        done,
        PublishReport,
        refusals.DateUnusable,
        on=done.today - timedelta(days=1),
        link=PAGE,
    )
    done.ask_review(PublishReport, on=done.today, link=PAGE)

    assert report_of(both).final and report_of(done).published
    assert again == (
        f"the report of review 1 is final since {done.today}, as was stated when the "
        "review was brought in; who read it is not known here, and it stays so"
    )


def test_what_was_reached_here_is_not_noted_as_made_elsewhere() -> None:
    """Also in a review that was brought in; what was not, may be."""
    both = stated("draft_sent", "corrections")
    finalize(both)
    said = refused(
        both,
        NoteMilestone,
        refusals.OutOfPhase,
        milestone="report",
        on=both.today,
        **PROOF,
    )
    both.ask_review(NoteMilestone, milestone="board_outcome", on=both.today)

    assert said == "the report is reached by `finalize_report`"


def stated(*milestones: str) -> InReview:
    """In the phase of the final, or past it: its draft was made elsewhere."""
    both = drafting()
    review = both.review.review.but(stated_on=both.today)
    both.reviews[both.review.entity] = both.review.but(review=review)
    note(both, *milestones)
    both.ask_review(CompletePhase, phase="draft")
    both.ask_review(BeginPhase, phase="final")
    if "report" in milestones:
        both.ask_review(CompletePhase, phase="final")
    return both


def test_what_is_shown_has_each_section_and_correction_but_their_words() -> None:
    """Which the record alone has; the clock of the check stands by itself."""
    both = sent()
    both.ask_review(WriteSection, **OVERVIEW)
    answer(both, correct(both, FactChecker.COE), "partly")
    standing, said = review_standing(both.review), shown(both.review).said
    (k1,) = said.corrections

    assert [each.section for each in said.sections] == ["overview"]
    assert (k1.label, k1.party, k1.outcome, k1.text) == ("K1", "coe", "partly", None)
    assert standing.report.draft == report_of(both).draft
    assert standing.fact_check and standing.fact_check.key == "fact_check"
    assert standing.report.fact_check and standing.report.fact_check.plan is None
