"""What SQLite wrote ahead, brought into the database's own file at a clean stop."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

log = logging.getLogger(__name__)


def checkpoint(database: Path) -> None:
    """Once nobody has it open, the file alone is the whole database.

    The embedded server leaves what it wrote ahead to whoever opens the file next.
    """
    if not database.exists():
        return None
    try:
        with closing(sqlite3.connect(database)) as opened:
            busy, *_ = opened.execute("pragma wal_checkpoint(truncate)").fetchone()
    except sqlite3.Error as off:
        return _not_whole(database, str(off))
    return _not_whole(database, "another process has it open") if busy else None


def _not_whole(database: Path, why: str) -> None:
    log.warning(
        "%s is not whole by itself (%s): copy %s-wal with it",
        *(database, why, database.name),
    )
