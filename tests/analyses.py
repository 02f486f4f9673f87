"""A record in which a review has found something, and a roadmap follows from it."""

from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from domain.acts import (
    AddAction,
    AddEvidence,
    AddFinding,
    AddItem,
    AddRecommendation,
    AddTheme,
    AdoptRoadmap,
    AmendFinding,
    AmendRecommendation,
    ImportFindings,
    RateComponent,
    ReviewStaffAct,
    SplitAction,
    WaiveQuadrant,
    WithdrawFinding,
    WithdrawRecommendation,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.entries import Entry
from domain.review_apply import apply_review, begin_review
from domain.review_entity import ReviewEntity
from domain.reviews.finding_acts import FindingRow
from domain.reviews.words import ReviewSetting
from services.trace import Tracing
from tests.commands.reviews.conftest import in_review
from tests.lives import KICKOFF, START, by_staff, planned

ENGAGEMENT, REVIEW = "1999901.1", "1999901.1/review/1"
PLAIN: dict[str, object] = {"component": 4, "items": ("D01",)}
THREAT = PLAIN | {"quadrant": "threat"}
ADVICE: dict[str, object] = {"rationale": "costs", "horizon": "LONG_TERM"}
ROW = FindingRow.model_validate(
    {"finding": "F10", "quadrant": "strength", "text": "one team", "items": ("D01",)}
    | {"component": 3}
)
SAID: tuple[tuple[type[ReviewStaffAct], dict[str, object]], ...] = (
    (AddItem, {"item": "D01", "component": 4, "method": "document_review"}),
    (AddEvidence, {"name": "minutes", "sha256": "a" * 64, "size": 9}),
    (AddTheme, {"theme": "T1", "title": "Coherence"}),
    (WaiveQuadrant, {"component": 4, "quadrant": "threat", "why": "none seen"}),
    (RateComponent, {"component": 4, "rating": "initial", "why": "as seen in May"}),
    (AddFinding, THREAT | {"finding": "F1", "text": "two systems", "note": "both"}),
    (AddFinding, THREAT | {"finding": "F2", "text": "no calendar"}),
    (AmendFinding, {"finding": "F1", "theme": "T1", "evidence": ("E1",)}),
    (
        AddRecommendation,
        ADVICE
        | {"recommendation": "R1", "findings": ("F1", "F2"), "text": "one system"}
        | {"lcap": ("goal 2",), "essa": ("CSI 2",)},
    ),
    (
        AddRecommendation,
        ADVICE | {"recommendation": "R2", "findings": ("F2",), "text": "a calendar"},
    ),
    (AmendRecommendation, {"recommendation": "R1", "fcmat": ("2.3",), "theme": "T1"}),
    (RateComponent, {"component": 4, "rating": "full", "why": "as seen in June"}),
    (WithdrawRecommendation, {"recommendation": "R2", "why": "there is one"}),
    (AddFinding, THREAT | {"finding": "F3", "text": "no time"}),
    (WithdrawFinding, {"finding": "F3", "why": "seen wrongly"}),
    (WaiveQuadrant, {"component": 5, "quadrant": "threat", "why": "asked thrice"}),
    (ImportFindings, {"findings": (ROW,)}),
)
WHOLE = planned(1, KICKOFF, recommendation="R1")
PARTS = tuple(planned(n, KICKOFF) for n in (20_001, 20_002))


def reviewed() -> tuple[Engagement, ReviewEntity]:
    """Its roadmap names R1 twice, and a recommendation that is not there."""
    new = in_review()
    (word,) = [e for e in new.untold if isinstance(e, ReviewSetting)]
    review = begin_review(word, START)
    for kind, fields in SAID:
        review = apply_review(review, by_staff(kind, **fields), START)
    actions = (WHOLE, WHOLE.but(number=2), WHOLE.but(number=3, recommendation="R9"))
    adopt = by_staff(AdoptRoadmap, actions=(*actions, planned(4, KICKOFF)))
    now = apply(new, adopt, START)
    later = by_staff(AddAction, **dict(WHOLE.but(title="Plan together")))
    for act in (by_staff(SplitAction, action=2, parts=PARTS), later):
        now = apply(now, act, START)
    return now, review


def entries() -> list[Entry]:
    now, review = reviewed()
    return [*now.unwritten, *review.unwritten]


def kept(database: Engine) -> Tracing:
    SqlRecord(database).commit(entries())
    return Tracing(SqlReading(database), SqlReviews(database))
