"""A PostgreSQL of the tests' own, from Debian's binaries, gone when they end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url, text

from adapters.sql.engine import migrate, open_database

DEBIAN = Path("/usr/lib/postgresql")
PASSWORD = "alder-valley"  # over its socket alone
HASTE = "fsync=off", "synchronous_commit=off", "full_page_writes=off"
NUMBERS = count(1)


def binaries() -> Path | None:
    """Where initdb and pg_ctl are: Debian's newest, or on the PATH."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    on_path = shutil.which("initdb")
    if on_path:
        found.insert(0, Path(on_path).resolve())
    return found[-1].parent if found else None


class PostgreSql:
    """Its databases: one of each test's own, migrated or still empty."""

    def __init__(self, folder: Path) -> None:
        host = {"host": str(folder)}
        self._url = URL.create("postgresql", "postgres", PASSWORD, query=host)
        on_its_own = {"isolation_level": "AUTOCOMMIT"}
        maintenance = make_url(self.url("postgres")).set(
            drivername="postgresql+psycopg"
        )
        self._maintaining = create_engine(maintenance, **on_its_own)
        self._model = self.empty()
        migrated = open_database(self.url(self._model))
        migrate(migrated)
        migrated.dispose()

    def url(self, database: str) -> str:
        return self._url.set(database=database).render_as_string(hide_password=False)

    def empty(self, model: str = "template0") -> str:
        """The name of a new database."""
        name = f"record_{next(NUMBERS)}"
        with self._maintaining.connect() as connection:
            connection.execute(text(f"create database {name} template {model}"))
        return name

    def migrated(self) -> str:
        return self.empty(self._model)

    def dispose(self) -> None:
        self._maintaining.dispose()


@contextmanager
def running(bin_: Path) -> Iterator[PostgreSql]:
    """PostgreSQL refuses root, who becomes the user that Debian made for it."""
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
        secret = folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        where = folder / "data"
        secured = ("--auth=scram-sha-256", f"--pwfile={secret}", "--username=postgres")
        plain = ("--no-sync", "--encoding=UTF8", "--no-locale", "--no-instructions")
        _do(folder, user, bin_ / "initdb", f"--pgdata={where}", *secured, *plain)
        options = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        options += "".join(f" -c {each}" for each in HASTE)
        ctl = (bin_ / "pg_ctl", f"--pgdata={where}", "--silent")
        log = f"--log={folder / 'log'}"
        _do(folder, user, *ctl, log, f"--options={options}", "--wait", "start")
        try:
            server = PostgreSql(folder)
            yield server
            server.dispose()
        finally:
            _do(folder, user, *ctl, "--mode=immediate", "stop")


def _do(folder: Path, user: str | None, *words: str | Path) -> None:
    line: Sequence[str | Path] = words
    done = subprocess.run(
        line, user=user, group=user, cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{words[0]}: {done.stderr}")


def opened(url: str) -> Iterator[Engine]:
    """A database for as long as a test needs it."""
    engine = open_database(url)
    yield engine
    engine.dispose()
