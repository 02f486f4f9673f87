"""Whatever may go wrong in how an act on a review applies, a short life notices it."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count, zip_longest
from pkgutil import resolve_name
from typing import get_args

import pytest

from domain.acts import (
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
    ApplyPolicy,
    BeginReview,
    CancelReview,
    Cause,
    CheckPrivacy,
    CompleteItem,
    CompleteReview,
    CorrectLea,
    CountItem,
    DropAction,
    ImportActions,
    ImportFindings,
    ImportItems,
    ImportVotes,
    Mode,
    NameTeam,
    NoteBoardOutcome,
    PauseReview,
    PublishReport,
    RateComponent,
    RecheckDue,
    RemoveSite,
    ReopenItem,
    ResumeClock,
    ResumeReview,
    ReviewNews,
    ReviewStaffAct,
    ReviewToldAct,
    SendDraft,
    StopClock,
    WaiveItem,
    WaiveQuadrant,
    WithdrawCorrection,
    WithdrawEvidence,
    WithdrawFinding,
    WithdrawMilestone,
    WithdrawRecommendation,
    WriteSection,
)
from domain.reviews.acts import ItemRow
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.roadmaps.acts import PlannedRow, VoteRow
from domain.roadmaps.roadmap import SigningParty
from tests import roadmaps
from tests.frameworks import BARE
from tests.lives import EVERY_WEEKDAY
from tests.mutants import MUTANTS, OF_A_REVIEW, Mutant, review_stays, stays
from tests.report_acts import PAGE
from tests.review_phases import begin, complete, note, pass_through
from tests.review_reports import (
    ITEM,
    answer,
    close,
    correct,
    draw_up,
    finalize,
    find,
    plan,
)
from tests.reviews import ANOTHER, DUE, SCHOOL, InReview, accepted, in_review

OF_REVIEWS = (
    *(BeginReview, CompleteReview, ReviewNews),
    *(*get_args(ReviewStaffAct), *get_args(ReviewToldAct)),
)
AROUND = ("no review hears since when", "no review hears until when")
OF_SETTINGS = (*AROUND, "no review plans anew")
"""What acts on the engagement lead to for its reviews."""
OF_A_PAUSE = Mutant(
    RecheckDue, "it is asked again at once", review_stays("pause"), OF_A_REVIEW
)
OF_MANY = [e for e in MUTANTS if e.kind in OF_REVIEWS or e.wrong in OF_SETTINGS]
FOUND = [*OF_MANY, OF_A_PAUSE]
A_WEEK = timedelta(days=7)
ROW = ItemRow(item="D03", component=3, method="document_review")
PLANNED = PlannedRow(
    action=3,
    title="Read every day",
    components=(1,),
    horizon="IMMEDIATE",
    owner="lea_deputy",
    due=date(2027, 6, 1),
    priority="next",
    reason="as was agreed",
)
VOTED = VoteRow(action=3, impact=3, effort=3, feasibility=3)
NEXT = EVERY_WEEKDAY.but(
    version="next",
    review=EVERY_WEEKDAY.review
    and EVERY_WEEKDAY.review.but(rungs=EVERY_WEEKDAY.review.rungs[1:]),
)


def life() -> Iterator[InReview]:
    """Every kind of act once at least, as things stand after some of them."""
    both = in_review()
    for code in (SCHOOL, ANOTHER):
        both.ask_review(AddSite, site=code, name="Alder Elementary")
    both.ask_review(RemoveSite, site=ANOTHER)
    both.ask_review(NameTeam, people=("r.kim", "s.ito"))
    note(both, "kickoff")
    yield both
    both.ask_review(WithdrawMilestone, milestone="kickoff")
    yield both
    both.ask(StopClock, cause=Cause.FIRE, recheck=date(2026, 10, 30))
    both.pass_days(7)
    both.ask(ResumeClock)
    both.ask(ApplyPolicy, policy=NEXT, mode=Mode.KEEP)
    both.settle()
    both.run_to(DUE + timedelta(days=9))
    yield both
    yield from _collecting(both)
    both.ask_review(CancelReview)
    yield from _ending(both)


def _collecting(both: InReview) -> Iterator[InReview]:
    """From phase to phase, with a pause; an item of every kind and fate."""
    complete(both, "planning")
    begin(both, "artifacts")
    both.ask_review(PauseReview, cause=Cause.FUNDING, recheck=both.today + A_WEEK)
    both.pass_days(7)
    yield both
    for ask in (both.ask, both.ask_review):
        for number in (1, 2):
            ask(AddEvidence, name="minutes", sha256=f"{number:016x}" * 4, size=9)
    yield both
    both.ask(WithdrawEvidence, number=1)
    both.ask_review(WithdrawEvidence, number=1)
    yield both
    both.clocks()
    both.ask_review(ResumeReview)
    yield both
    for item in ("D01", "D02"):
        both.ask_review(AddItem, item=item, component=1, method="document_review")
    both.ask_review(AmendItem, item="D01", component=2, target=3)
    both.ask_review(CountItem, item="D01", count=2)
    yield both
    both.ask_review(CompleteItem, item="D01", count=3)
    both.ask_review(WaiveItem, item="D02")
    yield both
    both.ask_review(ReopenItem, item="D02")
    rows = (ROW, ROW.but(item="D04"))
    both.ask_review(ImportItems, rows=rows)
    yield both
    yield from _finding(both)


def _finding(both: InReview) -> Iterator[InReview]:
    """What is found and recommended, each said, said otherwise, and withdrawn."""
    square = {"component": 2, "quadrant": "threat"}
    rests = {"text": "as seen", "items": ("D01",)}
    advice = {"text": "as agreed", "horizon": "LONG_TERM", "rationale": "in time"}
    both.ask_review(AddTheme, theme="T1", title="Coherence")
    both.ask_review(AmendTheme, theme="T1", title="Coherence and planning")
    both.ask_review(WaiveQuadrant, **square)
    both.ask_review(RateComponent, component=2, rating="full")
    yield both
    for key in ("F1", "F2"):
        both.ask_review(AddFinding, finding=key, **square, **rests)
    both.ask_review(AmendFinding, finding="F1", component=3)
    for key in ("R1", "R2"):
        named = {"recommendation": key, "findings": ("F1",)}
        both.ask_review(AddRecommendation, **named, **advice)
    both.ask_review(AmendRecommendation, recommendation="R2", horizon="IMMEDIATE")
    yield both
    both.ask_review(WithdrawFinding, finding="F2")
    both.ask_review(WithdrawRecommendation, recommendation="R1")
    yield both
    found = FindingRow(finding="F3", **square, **rests)
    advised = RecommendationRow(recommendation="R3", findings=("F3",), **advice)
    both.ask_review(ImportFindings, findings=(found,), recommendations=(advised,))
    yield both


def _reporting(both: InReview) -> Iterator[InReview]:
    """A report from its first section to the agency's site."""
    begin(both, "artifacts")
    both.ask_review(AddItem, **ITEM)
    both.ask_review(CompleteItem, item="D01", count=1)
    find(both, "F1")
    pass_through(both, "artifacts", "field_work", "analysis")
    both.ask_review(WriteSection, section="overview", text="as agreed")
    begin(both, "draft")
    draw_up(both)
    yield both
    both.ask_review(SendDraft)
    label = correct(both)
    yield both
    answer(both, label)
    both.ask_review(WithdrawCorrection, correction=correct(both))
    yield both
    close(both)
    yield both
    complete(both, "draft")
    begin(both, "final")
    finalize(both)
    plan(both, both.today + A_WEEK)
    yield both
    complete(both, "final")
    both.run_to(both.today + A_WEEK)
    outcome = {"outcome": "tabled", "on": both.today}
    both.ask_review(NoteBoardOutcome, **outcome)
    both.ask_review(CheckPrivacy)
    yield both
    begin(both, "publication")
    both.ask_review(PublishReport, on=both.today, link=PAGE)
    yield both
    complete(both, "publication")
    yield from _planning(both)


def _planning(both: InReview) -> Iterator[InReview]:
    """A roadmap from its first action to three signatures, and taken back between."""
    begin(both, "codesign")
    roadmaps.anchor(both, both.today + A_WEEK)
    roadmaps.plan(both, 1, recommendation="", anchor="adoption", days=30)
    roadmaps.plan(both, 2, recommendation="")
    yield both
    roadmaps.anchor(both, both.today)
    roadmaps.prioritize(both, 1, 2)
    yield both
    both.ask_review(ImportActions, rows=(PLANNED,))
    both.ask_review(DropAction, action=2)
    yield both
    roadmaps.vote(both, "k.bennett", 1, 5, 2, 4)
    both.ask_review(ImportVotes, rows=(VOTED,), by="d.okafor")
    yield both
    roadmaps.propose(both)
    roadmaps.sign(both, SigningParty.COE)
    yield both
    roadmaps.reopen(both)
    yield both
    roadmaps.propose(both)
    roadmaps.sign(both)
    yield both


def _ending(both: InReview) -> Iterator[InReview]:
    yield both
    both.settle()
    both.ask(BeginReview, framework=BARE)
    both.settle()
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    complete(both, "planning")
    yield from _reporting(both)
    both.gone = True
    both.tell_engagement()
    yield both
    both.gone = False
    both.again()
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    both.settle()
    both.ask(CompleteReview)
    both.settle()
    yield both


def lived(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """How both sides stood at each of its stations, under ids that are no chance."""
    accepted()  # once for all, so that its acts take no numbers of these
    numbers = count(1)
    monkeypatch.setattr("tests.lives.uuid4", lambda: Numbered(f"act-{next(numbers)}"))
    for both in life():
        for each in (both.engagement, *both.reviews.values()):
            yield each.model_dump_json()


class Numbered:
    def __init__(self, name: str) -> None:
        self.hex = name


@cache
def rightly() -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        return [*lived(patch)]


def dies(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the life goes or stands otherwise under it; no further than there."""
    stood = rightly()
    with monkeypatch.context() as patch:
        patch.setattr(mutant.seam, mutant(resolve_name(mutant.seam)))
        try:
            return any(
                was != is_now for was, is_now in zip_longest(stood, lived(patch))
            )
        except Exception:
            return True


@pytest.mark.parametrize("mutant", FOUND, ids=lambda m: f"{m.kind.__name__}: {m.wrong}")
def test_what_goes_wrong_is_noticed(
    mutant: Mutant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By how the engagement or a review stands in the end, or on the way."""
    assert dies(mutant, monkeypatch)


def test_there_is_a_mutant_of_each_kind() -> None:
    """Of what staff do, and of what one hears of the other."""
    assert {*OF_REVIEWS} <= {each.kind for each in FOUND}
    assert {*OF_SETTINGS} <= {each.wrong for each in FOUND}


def test_a_mutant_that_changes_nothing_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it is what is wrong that kills, and not that something was patched."""
    harmless = Mutant(object, "nothing", stays(), OF_A_REVIEW)

    assert not dies(harmless, monkeypatch)
