import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from sqlalchemy import Engine

from adapters.sql.engine import migrate, open_database
from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from domain.acts import Redate
from domain.apply import apply
from domain.engagement import Engagement
from domain.entries import Entry
from tests.lives import ALDER_VALLEY, START, by_staff, implementing

WORKERS = 4
DATES = [date(2026, 10, day) for day in range(1, 9)]
CODES = ("1999901", "1999902", "1999903")


def redated(cds: str) -> Engagement:
    """An engagement that owes an entry for each of the dates."""
    now = implementing(DATES[0]).but(lea=ALDER_VALLEY.but(cds=cds))
    for due in DATES:
        now = apply(now, by_staff(Redate, action=1, due=due), START)
    return now


def work(
    url: str, batches: Sequence[Sequence[Entry]], together: Barrier
) -> list[list[int]]:
    """One worker: what it added of each batch, and how far it then saw each LEA."""
    engine = open_database(url)
    record, reading = SqlRecord(engine), SqlReading(engine)
    seen = []
    together.wait()
    for batch in batches:
        added = len(record.commit(batch))
        known = {each.cds: each.entry for each in reading.engagements()}
        seen.append([added, *(known.get(cds, 0) for cds in CODES)])
    engine.dispose()
    return seen


def batches(owed: Sequence[Engagement], seed: int) -> list[list[Entry]]:
    """Each worker's own: overlapping, of several engagements, in any order."""
    chance = random.Random(seed)
    found = []
    for first in range(0, len(DATES), 2):
        of_all = [e for each in owed for e in each.unwritten[first : first + 4]]
        found.append(chance.sample(of_all, len(of_all)))
        found.append([*chance.choice(owed).unwritten[: first + 2]])
    return found


def test_workers_at_once_lose_nothing_double_nothing_and_never_go_back(
    url: str, database: Engine
) -> None:
    """Batches that overlap, of the same engagements: no deadlock, each entry once."""
    owed = [redated(cds) for cds in CODES]
    together = Barrier(WORKERS)
    with ThreadPoolExecutor(WORKERS) as pool:
        running = [
            pool.submit(work, url, batches(owed, seed), together)
            for seed in range(WORKERS)
        ]
        seen = [each.result(timeout=60) for each in running]
    reading = SqlReading(database)
    every = [entry.number for entry in owed[0].unwritten]

    assert sum(added for each in seen for added, *_ in each) == len(CODES) * len(DATES)
    for worker in seen:
        for standings in list(zip(*worker, strict=True))[1:]:
            assert list(standings) == sorted(standings)
    for each in owed:
        assert [line.number for line in reading.history(each.entity)] == every
        assert reading.actions(each.entity)[0].due == DATES[-1]


def test_workers_that_start_together_migrate_once(
    empty_url: str, empty_database: Engine
) -> None:
    """Whoever comes second finds it done."""
    together = Barrier(WORKERS)

    def start() -> None:
        engine = open_database(empty_url)
        together.wait()
        migrate(engine)
        engine.dispose()

    with ThreadPoolExecutor(WORKERS) as pool:
        for each in [pool.submit(start) for _ in range(WORKERS)]:
            each.result(timeout=60)

    assert SqlReading(empty_database).engagements() == []
