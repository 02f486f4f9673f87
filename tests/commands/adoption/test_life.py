"""What was brought in goes on here: its clock runs, and it is witnessed from now on."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from adapters.sql.queries import SqlReading
from tests.commands.adoption.test_commit import IN, engagement_file, recorded
from tests.commands.conftest import Cli
from tests.conftest import Keep
from tests.office import Office

A_MINUTE = timedelta(minutes=1)


async def test_what_is_late_is_first_asked_about_on_the_next_working_day(
    open_office: str,
    cli: Cli,
    here: Path,
    env: WorkflowEnvironment,
    database: Engine,
    keep: Keep,
) -> None:
    """By the first rung, and before it by nothing; then it is witnessed."""
    await cli("adopt", engagement_file(here, open_office), *IN)
    await recorded(cli, open_office)
    office = Office(env, open_office, SqlReading(database))
    first = await office.action()
    assert first.next_at
    ahead = first.next_at + A_MINUTE - await office.now()
    before = office.told
    await office.wait(seconds=ahead.total_seconds())
    await recorded(cli, open_office)
    after = await office.action()

    assert before == ["brought_in a.castillo", "brought_in d.okafor"]
    assert (first.overdue, first.next_rung, after.rung) == (True, "E1", "E1")
    assert office.told[2:] == [
        "update_requested a.castillo",  # nobody is deputy superintendent
        "update_requested j.rivera",
    ]
    assert await office.witness()
    assert [line.kind for line in office.lines()] == ["brought_in", "rung_acted"]
    await keep("engagement-brought-in", office.handle)
