"""`duties`, and what `show` and `explain` say of the dates to come."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from domain.apply import apply
from domain.phase import Phase
from domain.policies.duty import DutyDay, DutyFact
from tests.begun import begin, begun
from tests.commands.conftest import Cli
from tests.duties import a_duty
from tests.lives import POLICY, received_on, referred, to_implementation
from tests.today import long_past, now, today

IN_AUTUMN = today() + timedelta(days=100)
PLAN = a_duty(
    when=DutyDay(month=IN_AUTUMN.month, day=min(IN_AUTUMN.day, 28)),
    phases=(Phase.ROADMAP,),
    statutory=True,
)
LOOK = a_duty(
    "look",
    when=DutyDay(after=DutyFact.FINAL_REPORT, days=120),
    phases=(Phase.ROADMAP,),
)
BY = IN_AUTUMN.replace(day=min(IN_AUTUMN.day, 28))


@pytest.fixture
async def dated(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """An engagement whose policy has two duties, before its roadmap."""
    new = referred(POLICY.but(duties=(PLAN, LOOK)), now())
    for act in to_implementation(today()):
        new = apply(new, act, now())
    told = begun(received_on(new, long_past()))
    await begin(env.client, database, told.under(open_office))
    return open_office


async def test_duties_says_each_date_of_the_year_to_come(cli: Cli, dated: str) -> None:
    """With its source, whom to ask, when it is said and who hears; and what waits."""
    said = (await cli("duties", dated)).out
    found = json.loads((await cli("duties", dated, "--json")).out)

    assert f"{BY}  the plan of the year, the law's day" in said
    assert "source: EDC 52061; to ask: the COE lead" in said
    assert "-> k.bennett: you are the COE lead" in said
    assert "the look of the year: 120 days after the final report of a review" in said
    assert [each["name"] for each in found["duties"]] == ["plan", "look"]


async def test_show_and_explain_say_what_comes_next(cli: Cli, dated: str) -> None:
    """Show the first of them, explain each with its readers."""
    shown = (await cli("show", dated)).out
    explained = (await cli("explain", dated)).out

    assert f"next date: the plan of the year, by {BY}; said " in shown
    assert f"{BY}  the plan of the year" in explained
    assert "-> d.okafor: you are the LEA superintendent" in explained


async def test_a_policy_without_duties_says_so(cli: Cli, ready: str) -> None:
    """And a part of an engagement has none of its own."""
    none = await cli("duties", ready)
    part = await cli("duties", f"{ready}/action/1")

    assert "its policy has no dated duties" in none.out
    assert part.code == 2
    assert f"duties are those of a whole engagement: duties {ready}" in part.err
