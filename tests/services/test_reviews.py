"""What may be decided of reviews that no clock asks for, as the record tells."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from domain.acts import (
    AddSite,
    ApproveSample,
    BeginPhase,
    Cause,
    CompletePhase,
    NoteMilestone,
    PauseReview,
    ReviewStaffAct,
    StopClock,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.review_apply import apply_review, begin_review
from domain.reviews.words import ReviewSetting
from services.reviews import Decision, decisions
from tests.commands.reviews.conftest import in_review
from tests.frameworks import SIR_12
from tests.lives import START, by_staff

TODAY = START.date()
NOTED = by_staff(NoteMilestone, milestone="artifact_request", on=TODAY)
SITE = by_staff(AddSite, site="19999010101013", name="Alder Elementary")
PAUSED = by_staff(PauseReview, cause=Cause.FIRE, recheck=date(2026, 10, 1), setting=1)


def decided(
    database: Engine, acts: Iterable[ReviewStaffAct], new: Engagement | None = None
) -> list[Decision]:
    """After these acts on a review, done whether or not they might be."""
    engagement = new or in_review()
    (word,) = [e for e in engagement.untold if isinstance(e, ReviewSetting)]
    review = begin_review(word, START)
    for act in acts:
        review = apply_review(review, act, START)
    SqlRecord(database).commit([*engagement.unwritten, *review.unwritten])
    record, reviews = SqlReading(database), SqlReviews(database)
    return [*decisions(record, reviews, record.engagements(), TODAY)]


def test_a_phase_that_may_begin_is_named_with_its_address_and_whose_it_is(
    database: Engine,
) -> None:
    """Also while others are open; one that lacks something is not."""
    approved = by_staff(ApproveSample, setting=1)
    artifacts, field_work = decided(database, [NOTED, SITE, approved])

    assert artifacts.said == "the reading of documents and artifacts may begin"
    assert (artifacts.address, artifacts.act, artifacts.person) == (
        "1999901/review/1/phase/artifacts",
        "begin_phase",
        "a.castillo",
    )
    assert field_work.said == "the field work may begin"


def test_while_a_review_is_planned_nothing_is_to_be_decided(database: Engine) -> None:
    assert decided(database, []) == []


def test_of_a_review_that_is_paused_it_is_decided_whether_it_goes_on(
    database: Engine,
) -> None:
    """And nothing else."""
    (pause,) = decided(database, [NOTED, PAUSED])

    assert pause.said.startswith("paused since 2026-09-01 (fire), to be looked at")
    assert (pause.address, pause.act) == ("1999901/review/1", "resume_review")


def test_after_the_last_phase_the_review_is_to_be_completed(database: Engine) -> None:
    """By an act on its engagement."""
    keys = [each.key for each in SIR_12.phases]
    begun = [by_staff(BeginPhase, phase=key, setting=1) for key in keys[1:]]
    done = [by_staff(CompletePhase, phase=key, setting=1) for key in keys]
    (end,) = decided(database, [*begun, *done])

    assert (end.said, end.act) == (
        "all phases of review 1 are done",
        "complete_review",
    )
    assert end.address == "1999901"


def test_while_all_clocks_stand_nothing_is_to_be_decided(database: Engine) -> None:
    stop = by_staff(StopClock, cause=Cause.FIRE, recheck=date(2026, 10, 1))
    begun = in_review()
    (word,) = [e for e in begun.untold if isinstance(e, ReviewSetting)]
    stopped = apply(begun, stop, START).but(untold=(word,))

    assert decided(database, [NOTED], stopped) == []
