"""Where `make run` left its server; read apart, for Temporal's client takes long."""

import json
from pathlib import Path

WHEREABOUTS = "server.json"  # left under `var/` by `make run`


def server_address(var: Path) -> dict[str, str] | None:
    """What `make run` left: the server's address, namespace and UI, if it runs."""
    try:
        left: dict[str, str] = json.loads((var / WHEREABOUTS).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return left
