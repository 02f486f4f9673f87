"""Whatever may name a student is asked back, in every text of every act on a review."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, get_args

import pytest

from domain import refusals
from domain.acts import (
    AddCorrection,
    AddEvidence,
    AddFinding,
    AddItem,
    AddRecommendation,
    AddSite,
    AddTheme,
    AmendFinding,
    AmendItem,
    AmendRecommendation,
    AmendTheme,
    AnswerCorrection,
    ApproveSample,
    BeginPhase,
    CancelReview,
    Cause,
    CheckPrivacy,
    CloseCorrections,
    CompleteItem,
    CompletePhase,
    CountItem,
    DraftReport,
    DropAction,
    FinalizeReport,
    ImportActions,
    ImportFindings,
    ImportItems,
    ImportVotes,
    NameTeam,
    NoteBoardOutcome,
    NoteMilestone,
    PauseReview,
    PlanAction,
    PlanPresentation,
    PrioritizeAction,
    ProposeRoadmap,
    PublishReport,
    RateComponent,
    RemoveSite,
    ReopenItem,
    ReopenRoadmap,
    ResumeReview,
    ReviewStaffAct,
    SendDraft,
    SetAnchor,
    SignRoadmap,
    VoteOnAction,
    WaiveItem,
    WaiveQuadrant,
    WithdrawCorrection,
    WithdrawEvidence,
    WithdrawFinding,
    WithdrawMilestone,
    WithdrawRecommendation,
    WriteSection,
)
from domain.reviews.acts import ItemAct, ItemRow
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.reviews.judge import FINDING_ACTS
from domain.reviews.texts import WORDS
from domain.roadmaps.acts import PlannedRow, VoteRow
from tests.report_acts import PAGE, READER, content
from tests.review_phases import ALDER, PROOF, approve, note, up_to
from tests.review_reports import (
    correct,
    drafting,
    draw_up,
    final,
    finalising,
    publishing,
    sent,
)
from tests.reviews import ANOTHER, SCHOOL, InReview
from tests.roadmaps import proposed
from tests.roadmaps import ready as plannable

STATE_ID = "interview with 4711147111"
NAMES = (STATE_ID, "student Maria was glad", "one who was born on 5 March 2010")
ROW = ItemRow(item="D02", component=2, method="document_review")
FOUND = FindingRow(
    finding="F4", component=1, quadrant="strength", text="as seen", items=("D01",)
)
ADVISED = RecommendationRow(
    recommendation="R4",
    text="as agreed",
    horizon="LONG_TERM",
    rationale="it takes time",
    findings=("F1",),
)
PIECE = {"name": "minutes", "sha256": "b" * 64, "size": 9}
PLAN = {"action": 1, "title": "Name one aim for all"}
PLANNED = PlannedRow(
    action=4, title="Read every day", components=(1,), horizon="IMMEDIATE"
)
SIGNED = {"party": "lea", "on": "2026-12-01", "sha256": "a" * 64, "seen": PAGE}
VOTE = {"impact": 5, "effort": 2, "feasibility": 4}
LATER = {"recheck": "2026-12-01", "cause": Cause.FIRE}


class Said(NamedTuple):
    """An act that may be done, all but for one of its texts."""

    kind: type[ReviewStaffAct]
    fields: Mapping[str, object]


KINDS = get_args(ReviewStaffAct)
ITEM = {"item": "D01"}
ACTS = (
    Said(AddSite, ALDER | {"site": ANOTHER}),
    Said(RemoveSite, {"site": SCHOOL}),
    Said(ApproveSample, {}),
    Said(NoteMilestone, PROOF | {"milestone": "swot", "on": "2026-09-01"}),
    Said(WithdrawMilestone, {"milestone": "kickoff"}),
    Said(NameTeam, {"people": ("r.kim",)}),
    Said(BeginPhase, {"phase": "field_work"}),
    Said(CompletePhase, {"phase": "artifacts"}),
    Said(PauseReview, LATER),
    Said(ResumeReview, {}),
    Said(CancelReview, {}),
    Said(AddItem, {"item": "D03", "component": 1, "method": "document_review"}),
    Said(AmendItem, ITEM | {"target": 2}),
    Said(CountItem, ITEM | {"count": 1}),
    Said(CompleteItem, ITEM | {"count": 1}),
    Said(WaiveItem, ITEM),
    Said(ReopenItem, ITEM),
    Said(ImportItems, {"rows": (ROW,)}),
    Said(AddFinding, dict(FOUND) | {"finding": "F3"}),
    Said(AmendFinding, {"finding": "F1", "component": 2}),
    Said(WithdrawFinding, {"finding": "F2"}),
    Said(WaiveQuadrant, {"component": 5, "quadrant": "threat"}),
    Said(RateComponent, {"component": 5, "rating": "full"}),
    Said(AddTheme, {"theme": "T2", "title": "Time"}),
    Said(AmendTheme, {"theme": "T1", "title": "Time"}),
    Said(AddRecommendation, dict(ADVISED) | {"recommendation": "R2"}),
    Said(AmendRecommendation, {"recommendation": "R1", "horizon": "IMMEDIATE"}),
    Said(WithdrawRecommendation, {"recommendation": "R1"}),
    Said(ImportFindings, {"findings": (FOUND,), "recommendations": (ADVISED,)}),
    Said(WriteSection, {"section": "overview", "text": "as agreed"}),
    Said(DraftReport, content(0)),
    Said(SendDraft, {"link": PAGE}),
    Said(AddCorrection, {"party": "lea", "text": "it is 12", "about": "finding/F1"}),
    Said(AnswerCorrection, {"correction": "K1", "outcome": "kept"}),
    Said(WithdrawCorrection, {"correction": "K1"}),
    Said(CloseCorrections, {"party": "coe"}),
    Said(FinalizeReport, content(0) | {"second_reader": READER}),
    Said(PlanPresentation, {"on": "2026-12-01", "link": PAGE}),
    Said(NoteBoardOutcome, {"on": "2026-09-01", "outcome": "received", "link": PAGE}),
    Said(CheckPrivacy, {}),
    Said(PublishReport, {"on": "2026-09-01", "link": PAGE}),
    Said(PlanAction, PLAN),
    Said(DropAction, {"action": 3}),
    Said(PrioritizeAction, {"action": 1, "priority": "next"}),
    Said(ImportActions, {"rows": (PLANNED,)}),
    Said(SetAnchor, {"anchor": "adoption", "on": "2026-12-01"}),
    Said(VoteOnAction, VOTE | {"action": 1}),
    Said(ImportVotes, {"rows": (VoteRow(action=1, **VOTE),)}),
    Said(ProposeRoadmap, content(0)),
    Said(SignRoadmap, SIGNED),
    Said(ReopenRoadmap, {}),
    Said(AddEvidence, PIECE),
    Said(WithdrawEvidence, {"number": 1}),
)
TEXTS = {
    AddSite: ("name",),
    NoteMilestone: ("link",),
    AddItem: ("note",),
    AmendItem: ("note",),
    CountItem: ("evidence",),
    CompleteItem: ("evidence",),
    AddFinding: ("text", "evidence", "note"),
    AmendFinding: ("text", "evidence", "note"),
    AddTheme: ("title",),
    AmendTheme: ("title",),
    AddRecommendation: ("text", "rationale", "lcap", "fcmat", "essa", "note"),
    AmendRecommendation: ("text", "rationale", "lcap", "fcmat", "essa", "note"),
    AddEvidence: ("name", "link"),
    WriteSection: ("text",),
    SendDraft: ("link",),
    AddCorrection: ("text", "about"),
    PlanPresentation: ("link",),
    NoteBoardOutcome: ("link",),
    PublishReport: ("link",),
    PlanAction: ("title", "text", "past", "standards"),
    SetAnchor: ("title",),
    SignRoadmap: ("seen",),
}
REPORTED: dict[type[ReviewStaffAct], Callable[[], InReview]] = {
    WriteSection: drafting,
    DraftReport: drafting,
    SendDraft: drafting,
    AddCorrection: sent,
    AnswerCorrection: sent,
    WithdrawCorrection: sent,
    CloseCorrections: sent,
    FinalizeReport: finalising,
    PlanPresentation: final,
    NoteBoardOutcome: final,
    CheckPrivacy: final,
    PublishReport: publishing,
    PlanAction: plannable,
    DropAction: plannable,
    PrioritizeAction: plannable,
    ImportActions: plannable,
    SetAnchor: plannable,
    VoteOnAction: plannable,
    ImportVotes: plannable,
    ProposeRoadmap: plannable,
    SignRoadmap: proposed,
    ReopenRoadmap: proposed,
}
"""Acts about a report or a roadmap, and how far it has come for each."""
SEVERAL = ("evidence", "lcap", "fcmat", "essa", "standards")
"""What is written in acts beside why they are done."""


def texts() -> Iterator[tuple[Said, str]]:
    for each in ACTS:
        for name in ("why", *TEXTS.get(each.kind, ())):
            yield each, name


def ready(kind: type[ReviewStaffAct]) -> InReview:
    """An act of this kind may be done here, but for what it says."""
    if kind in REPORTED:
        return reported(kind)
    both = up_to("artifacts")
    if kind in (AddSite, RemoveSite, ApproveSample):
        both = up_to("planning")
        both.ask_review(AddSite, **ALDER)
    if kind is BeginPhase and not both.review.review.has("sample"):
        approve(both)
    if kind is WithdrawMilestone:
        note(both, "swot")
    if kind in (*get_args(ItemAct), ImportItems):
        both.ask_review(
            AddItem, item="D01", component=1, method="document_review", target=3
        )
    if kind in FINDING_ACTS:
        found(both)
    if kind is ReopenItem:
        both.ask_review(WaiveItem, item="D01")
    if kind is WithdrawEvidence:
        both.ask_review(AddEvidence, **PIECE)
    if kind is ResumeReview:
        both.ask_review(PauseReview, **LATER)
    return both


def reported(kind: type[ReviewStaffAct]) -> InReview:
    """A report that has come so far."""
    both = REPORTED[kind]()
    if kind is SendDraft:
        draw_up(both)
    if kind in (AnswerCorrection, WithdrawCorrection):
        correct(both)
    return both


def found(both: InReview) -> None:
    """Two findings, a theme, a recommendation."""
    item = {"component": 1, "method": "document_review"}
    both.ask_review(AddItem, item="D01", **item)
    both.ask_review(CountItem, item="D01", count=1)
    for key in ("F1", "F2"):
        both.ask_review(AddFinding, **dict(FOUND.but(finding=key)))
    both.ask_review(AddTheme, theme="T1", title="Coherence")
    both.ask_review(AddRecommendation, **dict(ADVISED.but(recommendation="R1")))


def refused(both: InReview, said: Said, **texts: object) -> str:
    """What staff read; nothing was changed, and nobody is named again."""
    known = both.review
    with pytest.raises(refusals.StudentNamed) as found:
        both.ask_review(said.kind, **{**said.fields, **texts})
    assert both.review is known
    assert "Maria" not in str(found.value) and "4711147111" not in str(found.value)
    return str(found.value)


@pytest.mark.parametrize(
    ("said", "field"), [*texts()], ids=lambda e: e.kind.__name__ if e in ACTS else e
)
def test_no_text_of_an_act_names_a_student(said: Said, field: str) -> None:
    """The refusal says in which field, and what may be written instead."""
    both = ready(said.kind)
    for name in NAMES:
        text = (name,) if field in SEVERAL else name
        assert refused(both, said, **{field: text}).startswith(f"{field}: ")


@pytest.mark.parametrize("field", ["title", "text", "theme", "past", "reason"])
def test_no_row_of_an_action_names_a_student(field: str) -> None:
    """Nor a text of one that is planned by itself; the theme of one is a text."""
    row = PLANNED.but(**{field: STATE_ID})
    rows = Said(ImportActions, {"rows": (PLANNED.but(action=5), row)})

    assert refused(plannable(), rows).startswith(f"action 4, {field}: ")
    if field in PlanAction.model_fields:
        one = Said(PlanAction, PLAN | {field: STATE_ID})
        assert refused(plannable(), one).startswith(f"{field}: ")


@pytest.mark.parametrize("field", ["note", "reason", "evidence"])
def test_no_row_of_a_workbook_names_a_student(field: str) -> None:
    """The refusal says in which row and column; no other row is taken over."""
    both = ready(ImportItems)
    for name in NAMES:
        text = (name,) if field == "evidence" else name
        rows = (ROW, ROW.but(item="D07", **{field: text}))
        said = refused(both, Said(ImportItems, {"rows": rows}))
        assert said.startswith(f"item D07, {field}: ")


@pytest.mark.parametrize("field", ["text", "note", "evidence"])
def test_no_row_of_a_finding_names_a_student(field: str) -> None:
    """Nor is one called by a student's number."""
    both = ready(ImportFindings)
    text = (STATE_ID,) if field == "evidence" else STATE_ID
    rows = (FOUND, FOUND.but(finding="F9", **{field: text}))
    called = (FOUND.but(finding="4711147111"),)

    written = refused(both, Said(ImportFindings, {"findings": rows}))
    numbered = refused(both, Said(ImportFindings, {"findings": called}))

    assert written.startswith(f"finding F9, {field}: ")
    assert numbered.startswith("finding: ten digits together")


@pytest.mark.parametrize(
    "field", ["text", "rationale", "note", "lcap", "fcmat", "essa"]
)
def test_no_row_of_a_recommendation_names_a_student(field: str) -> None:
    """The refusal says in which row and column."""
    text = (STATE_ID,) if field in SEVERAL else STATE_ID
    row = ADVISED.but(recommendation="R9", **{field: text})

    rows = Said(ImportFindings, {"recommendations": (row,)})
    said = refused(ready(ImportFindings), rows)

    assert said.startswith(f"recommendation R9, {field}: ")


def test_no_item_is_called_by_a_students_number() -> None:
    """Neither one that is added, nor a row's."""
    both, number = ready(ImportItems), {"item": "4711147111"}
    added = Said(AddItem, {"component": 1, "method": "document_review"} | number)
    row = Said(ImportItems, {"rows": (ROW.but(**number),)})

    for each in (added, row):
        assert refused(both, each).startswith("item: ten digits together")


def test_every_kind_of_act_is_looked_through() -> None:
    """Each kind there is stands among these, with every field of words it has."""
    assert {each.kind for each in ACTS} >= {*KINDS}
    for kind in KINDS:
        written = {*WORDS} & {*kind.model_fields} - {"why"}
        assert written == {*TEXTS.get(kind, ())}


def test_the_second_of_several_links_is_looked_through() -> None:
    """Not the first alone."""
    links = ("minutes of 3 September", "student Maria, page 2")
    said = Said(CountItem, ITEM | {"count": 2, "evidence": links})

    assert refused(ready(CountItem), said).startswith("evidence: ")


def test_what_names_nobody_is_taken() -> None:
    """Groups and roles, days of meetings, and numbers of schools."""
    both = ready(CountItem)
    both.ask_review(
        CountItem,
        item="D01",
        count=2,
        why="student services and three students spoke on 2026-09-03",
        evidence=("https://ccee.example/4711147111", f"notes of {SCHOOL}"),
    )

    assert both.review.review.items["D01"].count == 2
