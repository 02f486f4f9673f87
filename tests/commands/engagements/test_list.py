"""The list of engagements: which are in it, and by which words they are asked for."""

import pytest
from sqlalchemy import Engine

from adapters.sql.record import SqlRecord
from domain.acts import Decline
from domain.apply import apply
from domain.engagement import Engagement
from domain.reviews.words import ReviewNews
from tests.commands.conftest import Cli
from tests.commands.reviews.conftest import in_review
from tests.lives import ALDER_VALLEY, START, by_staff, referred

PAUSED, CANCELLED, DECLINED, NEW = "1999901", "1999902", "1999903", "1999904"


def told(cds: str, stage: str, *, over: bool = False) -> Engagement:
    """One whose review is said to have come to a stage, or to its end."""
    now = in_review(cds=cds)
    review = f"{cds}.1/review/1"
    news = ReviewNews(review=review, number=1, entry=2, stage=stage, over=over)
    return apply(now, news, START)


@pytest.fixture
def listed(database: Engine) -> None:
    new = referred(lea=ALDER_VALLEY.but(cds=NEW))
    gone = apply(referred(lea=ALDER_VALLEY.but(cds=DECLINED)), by_staff(Decline), START)
    known = told(PAUSED, "paused"), told(CANCELLED, "cancelled", over=True), gone, new
    for each in known:
        SqlRecord(database).commit(each.unwritten)


async def codes(cli: Cli, *words: str) -> list[str]:
    return [each["cds"] for each in (await cli("list", *words, "--json")).json]


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    "typed, found",
    [
        ("paused", PAUSED),
        ("review: paused", PAUSED),
        ("Review:  Cancelled", CANCELLED),
        ("declined", DECLINED),
        ("referred", NEW),
    ],
)
async def test_a_stage_is_typed_as_it_is_written(
    cli: Cli, typed: str, found: str
) -> None:
    """By receipts, by `show`, and by the list; of those that ended by how they did."""
    assert await codes(cli, "--stage", typed) == [found]


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    "typed, said",
    [
        ("final", "none of them is final now"),
        ("fact-checked", "none of them is fact checked now"),
        ("completed", "none of them is completed now"),
        ("review: planning", "none of them is in planning now"),
        ("roadmap", "none of them is in roadmap now"),
        ("not agreed", "none of them is not agreed now"),
    ],
)
async def test_a_stage_at_which_none_is_is_a_stage_all_the_same(
    cli: Cli, typed: str, said: str
) -> None:
    """What a phase of a review has come to, and how any review may stand or end."""
    shown = await cli("list", "--stage", typed)

    assert (shown.code, shown.out) == (0, f"{said}\n")


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("typed", ["field work", "Field-work", "review: field work"])
async def test_a_phase_of_a_review_is_asked_back_with_its_stage(
    cli: Cli, typed: str
) -> None:
    """It is not taken for it: other phases are at that stage too."""
    shown = await cli("list", "--stage", typed)

    assert shown.code == 2
    assert shown.err.endswith("; did you mean collecting?\n")


@pytest.mark.usefixtures("listed")
async def test_a_stage_that_is_none_is_guessed(cli: Cli) -> None:
    """Also as the list writes it."""
    shown = await cli("list", "--stage", "review: pausd")

    assert shown.code == 2
    assert shown.err.endswith("; did you mean paused?\n")


@pytest.mark.usefixtures("listed")
async def test_those_that_ended_are_listed_alone(cli: Cli) -> None:
    """As those that are open are."""
    assert await codes(cli, "--ended") == [DECLINED]
    assert await codes(cli) == [PAUSED, CANCELLED, NEW]
    assert await codes(cli, "--ended", "--stage", "paused") == []


@pytest.mark.usefixtures("database")
async def test_where_none_has_ended_the_list_says_so(cli: Cli) -> None:
    """And not that none is open."""
    shown = await cli("list", "--ended")

    assert "no engagement has ended; `list` names those that are open" in shown.out


@pytest.mark.usefixtures("listed")
async def test_a_phase_is_shown_in_words(cli: Cli) -> None:
    """With how far the review is, or how the last one ended."""
    shown = (await cli("list")).out

    assert "review: paused" in shown and "review: cancelled" in shown


@pytest.mark.usefixtures("listed")
async def test_where_nothing_is_asked_of_a_role_it_is_named(cli: Cli) -> None:
    """As a person is; the heading is the answer."""
    waited = await cli("list", "--owner", "FCMAT contact")
    late = await cli("list", "--owner", "fcmat", "--late")

    assert waited.out.strip() == "Waited for, asked of the FCMAT contact: nothing"
    assert late.out.strip() == "Late, asked of the FCMAT contact: nothing is late"
