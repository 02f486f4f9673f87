"""What `make run` prints when all is up: what runs where, links, what to try."""

import sys
from pathlib import Path
from urllib.parse import quote

from rich.console import Console
from sqlalchemy import make_url

from demo import ENGAGEMENT, IN_REVIEW
from domain.lea import workflow_id
from local.ports import Ports
from settings import Settings

RUNNING_ESCALATIONS = 'WorkflowType="EscalationWorkflow" AND ExecutionStatus="Running"'
TO_TRY = (
    ".venv/bin/python starter.py",
    f".venv/bin/python starter.py show {ENGAGEMENT}",
    f".venv/bin/python starter.py acts {ENGAGEMENT}/action/12",
    f".venv/bin/python starter.py report show {ENGAGEMENT}",
    f".venv/bin/python starter.py show {IN_REVIEW}/review/1",
)


def show(settings: Settings, ports: Ports, worker: int | None, log: Path) -> None:
    console = Console(file=sys.stdout, highlight=False, markup=False)
    places = {
        "Temporal server": ports.address,
        "Temporal UI": ports.ui,
        "worker": f"process {worker}",
        "record": _without_password(settings.database_url),
        "outbox": settings.mail_server() or settings.outbox,
        "server log": log,
    }
    for name, where in places.items():
        console.print(f"{name:<17}{where}", soft_wrap=True)
    for name, link in links(ports.ui).items():
        console.print(f"{name}: {link}", soft_wrap=True)
    console.print("to try, in another terminal:")
    for each in TO_TRY:
        console.print(f"  {each}", soft_wrap=True)


def links(ui: str) -> dict[str, str]:
    """Where the Temporal UI shows the demo's engagement, and all ladders that run."""
    workflows = f"{ui}/namespaces/default/workflows"
    engagement = quote(workflow_id(ENGAGEMENT), safe="")
    return {
        "the demo's engagement": f"{workflows}/{engagement}",
        "running escalations": f"{workflows}?query={quote(RUNNING_ESCALATIONS)}",
    }


def _without_password(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)
