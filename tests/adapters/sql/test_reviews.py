"""What the record keeps of reviews, beside their engagement and as of each day."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from adapters.sql.as_of import NotYet, SqlPast
from adapters.sql.delivery_log import SqlDeliveryLog
from adapters.sql.overdue import SqlBooks
from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from adapters.sql.tables import ENTRIES
from domain.acts import (
    AddItem,
    AddSite,
    ApproveSample,
    BeginReview,
    CancelReview,
    CompleteItem,
    CompleteReview,
    CountItem,
    NoteMilestone,
    RemoveSite,
    ReviewStaffAct,
    WaiveItem,
)
from domain.apply import apply
from domain.discrepancies import Recorded, Watched
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.opening import refer
from domain.review_apply import apply_review, begin_review
from domain.review_entity import ReviewEntity
from domain.review_standing import review_standing, shown
from domain.reviews.standing import ItemTexts
from domain.reviews.words import ReviewSetting
from domain.standing import timed
from domain.standing_of import engagement_standing
from tests.lives import (
    EVERY_WEEKDAY,
    START,
    by_staff,
    referral,
)
from tests.reviews import just_begun

ELM, OAK = "19999010100016", "19999010100024"
A_DAY = timedelta(days=1)
LONG_AFTER = START + 400 * A_DAY
ACTOR = {"by": "a.castillo", "entered_by": "front-desk"}


@pytest.fixture
def reviews(database: Engine) -> SqlReviews:
    return SqlReviews(database)


@pytest.fixture
def pair() -> tuple[Engagement, ReviewEntity]:
    return just_begun()


@pytest.fixture
def engagement(pair: tuple[Engagement, ReviewEntity]) -> Engagement:
    """Its review has just begun."""
    return pair[0]


@pytest.fixture
def review(pair: tuple[Engagement, ReviewEntity]) -> ReviewEntity:
    """It owes its first entry."""
    return pair[1]


def site(code: str, name: str) -> AddSite:
    return AddSite(id=f"add-{code}-{name}", site=code, name=name, **ACTOR)


def item(code: str, kind: type[ReviewStaffAct], **fields: object) -> ReviewStaffAct:
    return kind(id=f"{kind.__name__}-{code}", item=code, **ACTOR, **fields)


def milestone(key: str) -> NoteMilestone:
    return NoteMilestone(id=key, milestone=key, on=START.date(), **ACTOR)


def without(code: str) -> RemoveSite:
    return RemoveSite(id=f"remove-{code}", site=code, **ACTOR)


def approved(now: ReviewEntity) -> ApproveSample:
    return ApproveSample(id="approve", setting=now.known.entry, **ACTOR)


def daily(now: ReviewEntity, *acts: ReviewStaffAct) -> ReviewEntity:
    """One act a day, from the day after it began."""
    for n, act in enumerate(acts, start=1):
        now = apply_review(now, act, START + n * A_DAY)
    return now


def late(now: ReviewEntity) -> ReviewEntity:
    """As long after its date as it takes."""
    while not any(each.clock.overdue for each in now.subjects):
        expected = expectation(now)
        assert expected
        for act in expected.acts:
            now = apply_review(now, act, expected.at)
    return now


def test_a_review_stands_in_the_record_as_after_each_of_its_entries(
    record: SqlRecord, reviews: SqlReviews, review: ReviewEntity
) -> None:
    """An entry says what changed; each is kept once, whoever brings it again."""
    grown = daily(review, site(ELM, "Elm Elementary"))
    whole = daily(review, site(ELM, "Elm Elementary"), approved(review))
    for now in (review, grown, whole):
        record.commit(now.unwritten)
        record.commit(now.unwritten[:1])

        assert reviews.review(review.entity) == review_standing(now)

    assert reviews.reviews(review.engagement) == [review_standing(whole)]
    assert [each.stage for each in reviews.open_reviews()] == ["planning"]


def test_sites_that_were_taken_out_again_are_kept_as_gone(
    record: SqlRecord, reviews: SqlReviews, review: ReviewEntity
) -> None:
    """By their codes; what comes late changes nothing that is newer."""
    now = daily(review, site(OAK, "Oak High"), site(ELM, "Elm"), without(OAK))
    record.commit(now.unwritten[::-1])

    assert tuple(reviews.sites(now.entity)) == shown(now).sites
    assert [
        (each.code, each.gone) for each in reviews.sites(now.entity, gone=True)
    ] == [
        (ELM, False),
        (OAK, True),
    ]
    assert reviews.sites(now.engagement) == []


def test_a_review_that_is_over_is_open_in_no_list(
    record: SqlRecord, reviews: SqlReviews, database: Engine, review: ReviewEntity
) -> None:
    """Nothing of it is late, and it need not run."""
    now = late(review)
    cancel = CancelReview(id="c", setting=now.known.entry, why="merged", **ACTOR)
    record.commit(now.unwritten)
    books = SqlBooks(database)
    (plan,) = (e.witness for e in review_standing(now).phases if e.is_open)

    assert books.late(LONG_AFTER) == [Watched(keeper=now.entity, plan_id=plan)]
    assert books.late(START) == []

    record.commit(apply_review(now, cancel, LONG_AFTER).unwritten)

    assert [*books.late(LONG_AFTER + A_DAY), *reviews.open_reviews()] == []
    assert [each.is_open for each in books.recorded()] == [False]


def test_a_review_whose_engagement_is_followed_by_another_is_open_in_no_list(
    record: SqlRecord,
    reviews: SqlReviews,
    database: Engine,
    engagement: Engagement,
    review: ReviewEntity,
) -> None:
    """Both were terminated, whatever stood in the record then."""
    record.commit([*engagement.unwritten, *late(review).unwritten])
    books = SqlBooks(database)

    assert len(books.late(LONG_AFTER)) == len(reviews.open_reviews()) == 1

    record.commit(refer(referral(), EVERY_WEEKDAY, 2, START).unwritten)

    assert [*books.late(LONG_AFTER), *reviews.open_reviews()] == []
    assert [each.is_open for each in books.recorded()] == [False, True, False]


def test_a_review_that_its_engagement_has_completed_is_open_in_no_list(
    record: SqlRecord,
    reviews: SqlReviews,
    database: Engine,
    engagement: Engagement,
    review: ReviewEntity,
) -> None:
    """It may have been terminated, and never say so itself."""
    complete = CompleteReview(id="complete", why="it was terminated", **ACTOR)
    over = apply(engagement, complete, LONG_AFTER)
    late_one = late(review)
    record.commit([*over.unwritten, *late_one.unwritten])
    books = SqlBooks(database)

    assert [*books.late(LONG_AFTER + A_DAY), *reviews.open_reviews()] == []
    assert [each.is_open for each in books.recorded()] == [True, False]
    assert [*timed(engagement_standing(over), (), [review_standing(late_one)])] == []


def test_a_review_that_another_follows_is_open_in_no_list(
    record: SqlRecord, reviews: SqlReviews, engagement: Engagement, review: ReviewEntity
) -> None:
    """It was terminated, and the engagement began another."""
    heard = apply(engagement, review.news, START)
    again = by_staff(BeginReview, why="the former was terminated")
    another = apply(heard, again, LONG_AFTER)
    words = [each for each in another.untold if isinstance(each, ReviewSetting)]
    second = begin_review(words[-1], LONG_AFTER)
    record.commit([*another.unwritten, *review.unwritten, *second.unwritten])

    assert [each.number for each in reviews.open_reviews()] == [2]


def test_entries_of_a_review_and_of_its_engagement_are_counted_apart(
    record: SqlRecord, database: Engine, engagement: Engagement, review: ReviewEntity
) -> None:
    """Each under its own key, and by the workflow that keeps it."""
    record.commit([*engagement.unwritten, *daily(review, site(ELM, "Elm")).unwritten])
    whole, own = SqlBooks(database).recorded()

    assert whole.entries == whole.last == engagement.entries
    assert (whole.keeper, own.keeper) == ("engagement/1999901", review.entity)
    assert own == Recorded(
        entity=review.entity, cds="1999901", is_open=True, entries=2, last=2
    )


def test_the_history_of_an_engagement_does_not_mix_with_that_of_its_review(
    record: SqlRecord,
    reading: SqlReading,
    engagement: Engagement,
    review: ReviewEntity,
) -> None:
    """Each by its key; a site by its own address; all of them in order of time."""
    now = daily(review, site(ELM, "Elm"), site(OAK, "Oak"), without(OAK))
    record.commit([*engagement.unwritten, *now.unwritten])
    kinds = [line.kind for line in reading.history(now.entity)]
    of_oak = reading.history(now.entity, f"site/{OAK}")

    assert kinds == ["review_begun", "add_site", "add_site", "remove_site"]
    assert [line.number for line in of_oak] == [3, 4]
    assert len(reading.history(engagement.entity)) == engagement.entries
    assert [line.kind for line in reading.history()][-3:] == kinds[1:]


def test_the_record_says_as_of_which_entry_of_its_engagement_a_review_was_judged(
    record: SqlRecord, database: Engine, engagement: Engagement, review: ReviewEntity
) -> None:
    """Of an engagement's own entries there is nothing to say."""
    record.commit([engagement.unwritten[-1], *review.unwritten])
    with database.connect() as connection:
        asked = select(ENTRIES.c.entity, ENTRIES.c.setting)
        found = dict(connection.execute(asked).all())

    assert found == {
        engagement.entity: None,
        review.entity: engagement.setting_entry,
    }


def test_a_review_is_shown_as_it_stood_on_an_earlier_day(
    record: SqlRecord, database: Engine, review: ReviewEntity
) -> None:
    """With the sites of that day; before it began there is nothing to show."""
    acts = site(ELM, "Elm"), site(OAK, "Oak"), without(ELM), site(ELM, "New Elm")
    now = daily(review, *acts)
    record.commit(now.unwritten)
    past = SqlPast(database)
    for n in range(len(acts)):
        then = past.review(now.entity, START + n * A_DAY + timedelta(hours=1))

        assert (then.review, then.sites) == (
            review_standing(daily(review, *acts[:n])),
            tuple(sorted(shown(daily(review, *acts[:n])).sites, key=lambda s: s.code)),
        )

    with pytest.raises(NotYet):
        past.review(now.entity, START)


def test_items_stand_in_the_record_as_in_their_review(
    record: SqlRecord, reviews: SqlReviews, database: Engine, review: ReviewEntity
) -> None:
    """With their texts, on each day; the review itself keeps none of these."""
    acts = (
        item("A1", AddItem, component=3, method="focus_group", target=2, note="ask"),
        item("B1", AddItem, component=1, method="document_review"),
        item("A1", CountItem, count=1, evidence=("box 3",)),
        item("B1", WaiveItem, why="there is none"),
        item("A1", CompleteItem, evidence=("box 4", "box 3"), why="one is enough"),
    )
    now = daily(review, *acts)
    record.commit(now.unwritten[::-1])
    found, past = reviews.items(now.entity), SqlPast(database)

    assert [each.but(texts=None) for each in found] == [*shown(now).items[::-1]]
    assert [each.texts for each in found] == [
        ItemTexts(note="", reason="there is none", evidence=()),
        ItemTexts(note="ask", reason="one is enough", evidence=("box 3", "box 4")),
    ]
    for n in range(len(acts)):
        then = past.review(now.entity, START + n * A_DAY + timedelta(hours=1)).items
        plan = shown(daily(review, *acts[:n])).items

        assert {e.but(texts=None) for e in then} == {*plan}


def test_phases_and_milestones_stand_in_the_record_with_their_review(
    record: SqlRecord, reviews: SqlReviews, review: ReviewEntity
) -> None:
    """All phases of the framework, and the milestones that were reached."""
    now = daily(review, milestone("kickoff"), milestone("contact"))
    record.commit(now.unwritten)
    known = reviews.review(now.entity)

    assert known == review_standing(now)
    assert [each.name for each in known.phases] == [*known.framework.phase]
    assert {each.state for each in known.phases[1:]} == {"waiting"}
    assert [each.key for each in known.milestones] == ["kickoff", "contact"]


def test_letters_of_a_review_are_kept_under_its_key(
    record: SqlRecord, database: Engine, engagement: Engagement, review: ReviewEntity
) -> None:
    """As are keys that come again with other content."""
    record.commit([*engagement.unwritten, *review.unwritten])
    lines = SqlDeliveryLog(database).lines(review.entity)

    assert {line.template for line in lines} == {"review_begun"}
    assert {line.entity for line in SqlDeliveryLog(database).lines()} == {
        engagement.entity,
        review.entity,
    }


def test_a_gap_in_a_review_leaves_no_standing(
    record: SqlRecord, reviews: SqlReviews, review: ReviewEntity
) -> None:
    """The entry is kept, and the next run tells all."""
    now = daily(review, approved(review))
    record.commit(now.unwritten[1:])

    assert reviews.review(now.entity) is None

    again = apply_review(now.but(tells_whole=True), site(ELM, "Elm"), START)
    record.commit(again.unwritten[2:])

    assert reviews.review(now.entity) == review_standing(again)
