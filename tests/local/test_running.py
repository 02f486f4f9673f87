from connection import TASK_QUEUE
from local.server import answering
from tests.local.house import House
from tests.local.idle_worker import IdleWorkflow


async def test_it_says_what_runs_where_and_what_to_try(running: House) -> None:
    """Once all is up, addresses, unbroken links and commands are printed."""
    ui = running.preferred.ui

    assert running.left == running.preferred
    assert running.preferred.address in running.said
    assert f"process {running.living('worker').pid}" in running.said
    assert f"{ui}/namespaces/default/workflows/engagement%2F1999901\n" in running.said
    assert "%22EscalationWorkflow%22%20AND%20ExecutionStatus%3D%22Running%22\n" in (
        running.said
    )
    assert ".venv/bin/python starter.py acts 1999901/action/12\n" in running.said


async def test_a_second_supervisor_names_the_first_and_gives_up(running: House) -> None:
    """It exits 1 with the process and what would stop it, and disturbs nothing."""
    server = running.living("server")
    first = running.living("supervisor").pid

    code, said = await running.begun_beside()

    assert code == 1
    assert said.startswith(f"already running (process {first}, Temporal UI at ")
    assert said.endswith(f"`kill {first}`\n")
    assert running.living("server") == server


async def test_a_killed_worker_is_started_again(running: House) -> None:
    """Another takes its place, and the log says why in one sentence."""
    await running.killed("worker")

    assert "the worker stopped (SIGKILL); starting it again" in running.said


async def test_a_killed_server_comes_back_as_it_was(running: House) -> None:
    """It has the same ports and the same database: what was begun is still there."""
    client = await answering(running.preferred.address)
    begun = await client.start_workflow(
        IdleWorkflow.run, id="begun-before", task_queue=TASK_QUEUE
    )

    await running.killed("server")
    again = await answering(running.preferred.address)
    found = await again.get_workflow_handle(begun.id).describe()

    assert found.run_id == begun.first_execution_run_id
    assert running.left == running.preferred
