"""Some of the stories once more, lived by an office on a server."""

from datetime import date, timedelta
from itertools import groupby

import pytest

from domain.acts import AdoptRoadmap
from tests.office import Office, Record
from tests.stories import SCENARIOS, log, since_adoption, story

WEEK = timedelta(weeks=1)
LIVED = (
    "a-claim-nobody-confirms",
    "a-hold-within-a-strike",
    "a-promise-broken-and-a-promise-kept",
)
"""Told by weekdays only, so that whole weeks later nothing else is closed."""


async def weeks_until(office: Office, day: date) -> timedelta:
    """So many whole weeks that `day` lies a week ahead at least, or none."""
    today = (await office.now()).date()
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
