"""Plans of 400 items: how large a review is with one, and what acts on it take."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import uuid4

from adapters.policies.frameworks import framework
from bench.large import middle
from bench.subjects import opening
from demo.story import PEOPLE
from domain.acts import (
    AddSite,
    CompleteItem,
    CountItem,
    ImportItems,
    NoteMilestone,
    ReviewStaffAct,
)
from domain.bounds import (
    LONGEST_ID,
    LONGEST_ITEM_ID,
    LONGEST_LINE,
    LONGEST_PERSON,
    LONGEST_TITLE,
    MOST_ITEMS,
    MOST_SITES,
)
from domain.entity import REMEMBERED
from domain.expectation import expectation
from domain.opening import opened
from domain.people.roles import Role
from domain.review_apply import apply_review, begin_review
from domain.review_entity import ReviewEntity
from domain.review_judge import rehearse_review
from domain.review_standing import shown
from domain.review_views import review_offers, review_preview
from domain.reviews.acts import ItemRow
from domain.reviews.framework import SAMPLE
from domain.reviews.item import ItemStatus
from domain.reviews.review import review_address
from domain.reviews.words import ReviewSetting
from workflows.review_visibility import of_review

CDS = "1991005"
SIR = framework("SIR-12@2019")
AT = datetime.now(UTC)
LEAD, EXPERT = PEOPLE[Role.CCEE_LEAD], PEOPLE[Role.CCEE_EXPERT]


class ReviewSize(NamedTuple):
    """Bytes of a review's value, as it travels to its next run."""

    setting: int
    framework: int
    begun: int
    planned: int
    """With as many items as a plan may have, as a workbook brings them."""
    counted: int
    """The same, once each was counted by an act of its own, which is remembered."""
    largest: int
    """With as many items and sites as there may be, all as long as it may be."""


def review_size() -> ReviewSize:
    begun = begun_review()
    planned = planned_review(begun)
    counted = after(planned, (_count(row) for row in rows()))
    values = (begun.known, SIR, begun, planned, counted, largest_review(begun))
    return ReviewSize(*(len(each.model_dump_json()) for each in values))


def plan_steps() -> dict[str, float]:
    """Seconds of processor time of each step on a plan of 400 items."""
    begun = begun_review()
    now, anew = planned_review(begun), _import(rows(), EXPERT)
    overwrite = tuple(now.review.items)
    over = anew.but(rows=rows(target=6), overwrite=overwrite)
    count, done = _count(rows()[0]), CompleteItem(**said(EXPERT), item="C01-000")
    taken: dict[str, Callable[[], object]] = {
        "import 400 rows": lambda: rehearse_review(begun, anew, AT),
        "import them again, otherwise": lambda: rehearse_review(now, over, AT),
        "preview that": lambda: review_preview(now, over, AT),
        "count an item": lambda: rehearse_review(now, count, AT),
        "complete one": lambda: rehearse_review(now, done, AT),
        "find what is expected next": lambda: expectation(now),
        "show it in the Temporal UI": lambda: of_review(now),
        "say how it stands": lambda: shown(now),
        "say what may be done": lambda: review_offers(now, AT),
    }
    return {name: middle(step) for name, step in taken.items()}


def begun_review() -> ReviewEntity:
    """A moment ago; nothing is owed."""
    engagement = opened(opening(CDS), AT)
    word = ReviewSetting(
        review=review_address(engagement.entity, 1),
        number=1,
        by=LEAD,
        begun_at=AT,
        framework=SIR,
        setting=engagement.setting,
    )
    return paid(begin_review(word, AT))


def planned_review(begun: ReviewEntity) -> ReviewEntity:
    return after(begun, [_import(rows(), EXPERT)])


def largest_review(begun: ReviewEntity) -> ReviewEntity:
    """As many acts are remembered as ever are, each by the longest id."""
    by, key = "p" * LONGEST_PERSON, "k" * (LONGEST_ITEM_ID - 3)
    title, proof = "N" * LONGEST_TITLE, {"link": "l" * LONGEST_LINE, "sha256": "a" * 64}
    sites = [f"{CDS}{n:07}" for n in range(MOST_SITES)]
    acts: list[ReviewStaffAct] = [
        AddSite(**said(by), site=each, name=title) for each in sites
    ]
    acts += [
        NoteMilestone(**said(by), milestone=each.key, on=AT.date(), **proof)
        for each in SIR.milestones
        if each.key != SAMPLE
    ]
    items = rows(site=sites[0], count=1_000, target=1_000, status=ItemStatus.WAIVED)
    long = (row.but(item=f"{key}{n:03}") for n, row in enumerate(items))
    acts.append(_import(tuple(long), by))
    full = after(begun, acts)
    last = [*full.answered.values()][-1]
    ids = (f"{n:0{LONGEST_ID}}" for n in range(REMEMBERED))
    return full.but(answered=dict.fromkeys(ids, last))


def rows(**fields: object) -> tuple[ItemRow, ...]:
    """Four hundred, as reviewers plan them."""
    usual: dict[str, Any] = {
        "method": "classroom_observation",
        "participants": "elementary_teachers",
        "target": 5,
        "planned": AT.date(),
        "note": "in the hour before noon; bring the protocol",
    }
    return tuple(
        ItemRow.model_validate(
            {"item": f"C{1 + n % 12:02}-{n:03}", "component": 1 + n % 12}
            | usual
            | fields
        )
        for n in range(MOST_ITEMS)
    )


def after(review: ReviewEntity, acts: Iterable[ReviewStaffAct]) -> ReviewEntity:
    for act in acts:
        review = paid(apply_review(review, act, AT))
    return review


def paid(review: ReviewEntity) -> ReviewEntity:
    return review.but(unwritten=(), untold=())


def said(by: str) -> dict[str, str]:
    return {"id": uuid4().hex, "by": by, "entered_by": "bench", "why": "measured"}


def _import(rows: tuple[ItemRow, ...], by: str) -> ImportItems:
    return ImportItems(**said(by), rows=rows)


def _count(row: ItemRow) -> CountItem:
    return CountItem(**said(EXPERT), item=row.item, count=3)
