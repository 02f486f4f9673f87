"""The supervisor: one server, one worker and, once, the demo, for one `var/`.

Read `run` first. What is killed is started again; what a killed supervisor left
behind is stopped by the next one, so one database never has two servers.
"""

import asyncio
import json
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from client.endings import Failed
from local.checkpoint import checkpoint
from local.children import Child, described
from local.files import Files, write
from local.orphans import stop_orphans
from local.ports import USUAL, Ports, free_ports, left_ports
from local.process_table import Roll
from local.server import NAMESPACE, answering, command, served
from local.single_instance import alone
from local.table import show
from settings import Settings

WORKER = (sys.executable, "worker.py")
DEMO = (sys.executable, "-m", "demo")
LAST_LINES = 10
log = logging.getLogger(__name__)


class Supervisor:
    def __init__(
        self,
        settings: Settings,
        environment: Mapping[str, str],
        worker: Sequence[str] = WORKER,
        demo: Sequence[str] | None = DEMO,
        preferred: Ports = USUAL,
    ) -> None:
        self._files = Files(settings.var)
        self._roll = Roll(self._files.roll)
        self._settings = settings.model_copy(update={"var": self._files.var})
        self._environment = environment
        self._worker, self._demo, self._preferred = worker, demo, preferred
        self._children: dict[str, Child] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop`, and leave nothing running. Raises Failed, OSError."""
        with alone(self._files, self._roll):
            serving = asyncio.create_task(self._serve())
            asked = asyncio.create_task(stop.wait())
            try:
                await asyncio.wait((serving, asked), return_when="FIRST_COMPLETED")
                if serving.done():
                    await serving
            finally:
                serving.cancel()
                asked.cancel()
                await asyncio.wait((serving, asked))
                await self._stop()

    async def _serve(self) -> None:
        await stop_orphans(self._files, self._roll)
        await asyncio.to_thread(_reach_record, self._settings.database_url)
        await asyncio.to_thread(_read_policies)
        ports = free_ports(left_ports(self._files.var) or self._preferred)
        server = self._child("server", command(self._files.database, ports), ports)
        worker = self._child("worker", self._worker, ports)
        await self._start(server, ports)
        await worker.start()
        async with asyncio.TaskGroup() as kept:
            kept.create_task(server.keep())
            kept.create_task(worker.keep())
            await served(ports.address)
            await self._load_demo(ports)
            show(self._settings, ports, worker.pid, self._files.server_log)
            log.info("ready; Ctrl-C stops all of it")

    def _child(self, name: str, words: Sequence[str], ports: Ports) -> Child:
        environment = _environment(self._environment, self._files.var, ports)
        output = self._files.server_log if name == "server" else None
        child = Child(name, words, environment, self._files, self._roll, output)
        self._children[name] = child
        return child

    async def _start(self, server: Child, ports: Ports) -> None:
        """Raises Failed where it ends of itself instead of answering."""
        log.info("starting the Temporal server at %s", ports.address)
        await server.start()
        while (code := await _ended_before(server, ports.address)) is not None:
            if code >= 0:
                raise Failed(_last_words(code, self._files.server_log))
            log.warning("the server stopped (%s); starting it again", described(code))
            await server.start()
        left = {"address": ports.address, "namespace": NAMESPACE, "ui": ports.ui}
        write(self._files.whereabouts, json.dumps(left))

    async def _load_demo(self, ports: Ports) -> None:
        if self._demo is None or self._files.demo_done.exists():
            return
        log.info("loading the demo engagement, this first time")
        demo = self._child("demo", self._demo, ports)
        if await demo.started() and await demo.ended() == 0:
            write(self._files.demo_done, "")
            return
        log.error("the demo is not loaded; the next `make run` tries again")

    async def _stop(self) -> None:
        for name in self._files.locks:
            if name in self._children:
                await self._children[name].stop()
        await asyncio.to_thread(checkpoint, self._files.database)
        if record := _record_file(self._settings.database_url):
            await asyncio.to_thread(checkpoint, record)
        self._files.whereabouts.unlink(missing_ok=True)
        self._roll.clear()
        log.info("all is stopped; the next `make run` goes on from here")


def _reach_record(url: str) -> None:
    """Raises Failed where the worker would only end again and again."""
    from adapters.sql.engine import open_database, reach
    from adapters.sql.url import NoRecord

    try:
        database = open_database(url)
        reach(database)
        database.dispose()
    except NoRecord as off:
        raise Failed(str(off)) from off


def _read_policies() -> None:
    """Raises Failed, naming each line that is off, where no worker could begin."""
    from adapters.policies.lint import lint
    from adapters.policies.read import POLICIES

    off = [each for path in sorted(POLICIES.rglob("*.yaml")) for each in lint(path)]
    if off:
        raise Failed("\n".join(map(str, off)))


def _record_file(url: str) -> Path | None:
    """None where it is no file of ours, or no URL."""
    from adapters.sql.url import NoRecord, parsed, sqlite_file

    try:
        return sqlite_file(parsed(url))
    except NoRecord:
        return None


def _environment(given: Mapping[str, str], var: Path, ports: Ports) -> dict[str, str]:
    """Ours, without the address, profile or key of any other Temporal server."""
    return {k: v for k, v in given.items() if not k.startswith("TEMPORAL_")} | {
        "TEMPORAL_ADDRESS": ports.address,
        "TEMPORAL_NAMESPACE": NAMESPACE,
        "TEMPORAL_CONFIG_FILE": os.devnull,
        "THROUGHLINE_VAR": str(var),
        "PYTHONUNBUFFERED": "1",
    }


async def _ended_before(server: Child, address: str) -> int | None:
    """How the server ended before it answered; None once it answers."""
    answers = asyncio.create_task(answering(address))
    ended = asyncio.create_task(server.ended())
    try:
        await asyncio.wait((answers, ended), return_when="FIRST_COMPLETED")
        return ended.result() if ended.done() else None
    finally:
        answers.cancel()
        ended.cancel()


def _last_words(code: int, path: Path) -> str:
    lines = path.read_text("utf-8", "replace").splitlines()[-LAST_LINES:]
    said = "\n".join(f"  {each}" for each in lines)
    return f"the Temporal server does not start (exit {code}); {path} ends:\n{said}"
