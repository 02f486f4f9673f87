"""Some of the stories once more, lived by an office on a server."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

import pytest

from client import reviews
from domain.acts import AdoptRoadmap, BeginReview, RungActed
from domain.entries import Entry
from tests.frameworks import SIR_12
from tests.lives import to_implementation
from tests.office import Office, Record
from tests.review_stories import (
    cut,
    laid_from,
    review_log,
    review_story,
    told_of_review,
)
from tests.reviewers import Reviewers
from tests.reviews import TO_ACCEPTANCE
from tests.stories import SCENARIOS, log, since_adoption, story

WEEK = timedelta(weeks=1)
TO_ITS_ANALYSIS = date(2021, 3, 24), date(2021, 4, 30)
"""The last day of it, and until when nothing else comes."""
MT_DIABLO = "mt-diablo-2020-to-2021"
LIVED = (
    "a-claim-nobody-confirms",
    "a-hold-within-a-strike",
    "a-promise-broken-and-a-promise-kept",
)
"""Told by weekdays only, so that whole weeks later nothing else is closed."""


async def weeks_until(office: Office, day: date) -> timedelta:
    """So many whole weeks that `day` lies a week ahead at least, or none."""
    today = await office.today()
    behind = max(today + WEEK - day, timedelta())
    return -(-behind // WEEK) * WEEK


@pytest.mark.parametrize("name", LIVED)
async def test_a_server_lives_the_story_as_the_domain_tells_it(
    office: Office, record: Record, name: str
) -> None:
    """The same golden log, though its clock began today."""
    tale = story(name, await weeks_until(office, story(name).begins))
    await office.on(tale.begins)
    await office.reviewed()
    await office.act(AdoptRoadmap, actions=tale.roadmap)
    for on, deeds in groupby(tale.deeds, key=lambda deed: deed.on):
        await office.on(on)
        for deed in deeds:
            await office.send(deed.act)
    await office.on(tale.until)
    golden = (SCENARIOS / f"{name}.golden.txt").read_text()

    assert log(tale, since_adoption(record.given)) == golden


async def test_a_server_lives_through_mt_diablos_review_as_the_domain_tells_it(
    office: Office, record: Record
) -> None:
    """
    The same intervals from its own day on: the one late notice of the planning, after
    the pause, and none in it; none of what was done in time, early reminders alone.
    """
    reviewers = await begun(office)
    (first,) = [each for each in record.given if each.entity == reviewers.entity]
    tale = cut(review_story(MT_DIABLO), *TO_ITS_ANALYSIS)
    tale = laid_from(tale, tale.policy.lea.day_of(first.at))
    for on, deeds in groupby(tale.deeds, key=lambda deed: deed.on):
        await reviewers.on(on)
        for deed in deeds:
            for act in deed.acts(office.cds):
                await reviews.ask(office.env.client, office.cds, 1, act)
    await reviewers.on(tale.until)
    await reviewers.at_rest()
    lived = [each for each in record.given if each.entity == reviewers.entity]
    told = told_of_review(tale, first.at)

    assert review_log(tale, lived) == review_log(tale, told)
    assert rungs(lived) == [
        "reminder R0 of the planning of the review",
        "rung R1 of the planning of the review",
        "reminder R0 of the reading of documents and artifacts",
        "reminder R0 of the analysis of what was collected",
    ]


def rungs(entries: Sequence[Entry]) -> list[str]:
    """Which acted, late ones as rungs, early ones as reminders."""
    acted = (e.sentence for e in entries if isinstance(e.act, RungActed))
    return [sentence.partition(" (review")[0] for sentence in acted]


async def begun(office: Office) -> Reviewers:
    """A review that begins now, by the server's clock, with nothing owed."""
    today = await office.today()
    for act in to_implementation(today)[:TO_ACCEPTANCE]:
        await office.send(act)
    await office.act(BeginReview, framework=SIR_12)
    reviewers = Reviewers(office)
    await reviewers.begun()
    await reviewers.at_rest()
    return reviewers
