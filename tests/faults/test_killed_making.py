"""A worker killed while documents are owed, made, and noted as made."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine
from temporalio.client import Client

from adapters.sql.documents import SqlDocuments
from adapters.sql.queries import SqlReading
from domain.acts import DraftReport, WriteSection
from domain.documents.canonical import hash_of
from domain.documents.rendering import DocumentState
from tests.begun import begin
from tests.conftest import CODES
from tests.drafting import drafting
from tests.faults.processes import recorded, worker
from tests.lives import by_staff
from tests.reports import facts_text
from tests.today import now
from tests.waiting import until
from workflows.review import ReviewWorkflow

FORMS = ("docx", "html", "pdf")


async def test_a_worker_killed_at_each_step_of_making_loses_and_doubles_no_document(
    apart: Client, database: Engine, tmp_path: Path
) -> None:
    """
    Three drafts are drawn up; the worker dies by SIGKILL once the act is answered, once
    it is recorded, once the first file stands there. In the end each draft has its six
    files, whole and alike, and its entry once; nothing lies beside them.
    """
    documents, reading = SqlDocuments(database), SqlReading(database)
    cds = str(next(CODES))
    await begin(apart, database, drafting(now()).under(cds))
    key = f"{cds}.1/review/1"
    review = apart.get_workflow_handle(key)
    folder, before = tmp_path / "documents", len(reading.history(key))

    async def draw(number: int) -> None:
        write = by_staff(WriteSection, section="summary", text=f"In short, {number}.")
        await review.execute_update(ReviewWorkflow.act, write, id=uuid4().hex)
        shown = await review.query(ReviewWorkflow.standing)
        text = facts_text(shown, f"In short, {number}.")
        documents.keep(text, now())
        said = {"sha256": hash_of(text), "as_of": shown.review.entry}
        act = by_staff(DraftReport, **said)
        await review.execute_update(ReviewWorkflow.act, act, id=uuid4().hex)

    def owed(number: int) -> bool:
        return len(documents.of()) == 2 * number

    def begun(number: int) -> bool:
        return any(folder.rglob(f"draft-{number}/*"))

    steps: list[Callable[[int], bool]] = [lambda _: True, owed, begun]
    for number, step in enumerate(steps, 1):
        async with worker(apart, tmp_path) as doomed:
            await draw(number)
            await until(partial(step, number))
            doomed.kill()
            await doomed.wait()
    async with worker(apart, tmp_path):
        await until(lambda: len(documents.of()) == 6)
        await until(lambda: {e.state for e in documents.of()} == {DocumentState.MADE})
        numbers = await recorded(reading, key, before + 6)
    files = sorted(str(e.relative_to(folder)) for e in folder.rglob("*") if e.is_file())

    assert numbers == [*range(1, before + 7)]
    assert [each.partition("draft-")[2] for each in files] == [
        f"{number}/{kind}.{form}"
        for number in (1, 2, 3)
        for kind in ("report", "summary")
        for form in FORMS
    ]
    for number in (1, 2, 3):
        (page,) = folder.rglob(f"draft-{number}/summary.html")
        assert f"In short, {number}." in page.read_text()
