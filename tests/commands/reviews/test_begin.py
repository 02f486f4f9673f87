"""`begin_review`: under which framework, and the line that repeats it."""

import pytest
from temporalio.testing import WorkflowEnvironment

from connection import TASK_QUEUE
from domain.apply import apply
from domain.lea import workflow_id
from domain.lifecycle import Phase
from tests.commands.conftest import Cli
from tests.lives import ALDER_VALLEY, POLICY, referred, to_implementation
from tests.today import now
from workflows.engagement import EngagementWorkflow

BEGIN = ("begin_review", "--as", "a.castillo")


@pytest.fixture
async def accepted(open_office: str, env: WorkflowEnvironment) -> str:
    """An engagement whose review may begin."""
    new = referred(at=now(), lea=ALDER_VALLEY.but(cds=open_office), policy=POLICY)
    for act in to_implementation(new.day_of(now())):
        if new.phase is not Phase.ACCEPTED:
            new = apply(new, act, now())
    await env.client.start_workflow(
        EngagementWorkflow.run,
        new,
        id=workflow_id(open_office),
        task_queue=TASK_QUEUE,
    )
    return open_office


async def test_a_review_begins_under_the_usual_framework_which_its_line_names(
    accepted: str, cli: Cli
) -> None:
    """Whatever is usual when the line is typed again, it is the same act."""
    tried = await cli("act", accepted, *BEGIN, "--preview")
    done, again = await cli("act", accepted, *BEGIN), await cli("act", accepted, *BEGIN)
    line = f"act {accepted} begin_review --framework SIR-12@2019 --as a.castillo --id "

    assert "new: the planning of the review, due " in tried.out
    assert f"nothing was changed; to do it: .venv/bin/python starter.py {line}" in (
        tried.out
    )
    assert "phase review" in done.out and line in done.out
    assert again.out.startswith("already done as entry ")


async def test_a_framework_is_named_without_its_version_where_it_has_one(
    accepted: str, cli: Cli
) -> None:
    done = await cli("act", accepted, *BEGIN, "--framework", "sir-12")

    assert (done.code, "--framework SIR-12@2019" in done.out) == (0, True)


async def test_a_framework_that_is_not_there_is_guessed(
    accepted: str, cli: Cli
) -> None:
    """Of one that is near to none all are named; two of them are one too many.

    One under which no review may begin is not guessed by half its name.
    """
    begun = await cli("act", accepted, *BEGIN, "--framework", "SIR")
    shown = await cli("frameworks", "sir")
    near = await cli("act", accepted, *BEGIN, "--framework", "SIR12")
    far = await cli("act", accepted, *BEGIN, "--framework", "swot")
    two = ("--framework", "SIR-12", "--framework", "SIR-7")
    twice = await cli("act", accepted, *BEGIN, *two)

    assert (near.code, far.code, twice.code) == (2, 2, 2)
    assert "'SIR12' is no framework; did you mean SIR-12@2019?" in near.err
    assert "frameworks are SIR-12@2019, SIR-7@undated" in far.err
    assert "'SIR' is no framework; did you mean SIR-12@2019?" in begun.err
    assert "'sir' is no framework; did you mean SIR-12@2019?" in shown.err
    assert "--framework is given 2 times; give it once" in twice.err


async def test_no_review_begins_under_a_framework_that_is_not_complete(
    accepted: str, cli: Cli
) -> None:
    """Previewed or not; it is said which commands names those that are."""
    said = "not all of SIR-7@undated is known yet; a review begins under one that is"
    tried = await cli("act", accepted, *BEGIN, "--framework", "SIR-7", "--preview")
    done = await cli("act", accepted, *BEGIN, "--framework", "SIR-7")

    assert (tried.code, done.code) == (3, 3)
    assert said in tried.err and said in done.err


async def test_help_says_which_framework_is_usual(cli: Cli) -> None:
    told = (await cli("act", "1999901", "begin_review", "--help")).out

    assert told.startswith("begin_review [--framework TEXT] [--why TEXT]\n")
    assert "as `frameworks` lists it; if it is not said, SIR-12@2019\n" in told
    assert "such as: .venv/bin/python starter.py act 1999901 begin_review --as" in told
