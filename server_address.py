"""Where `make run` left its server; read apart, for Temporal's client takes long."""

import json
import socket
from pathlib import Path

QUICKLY = 0.5  # seconds: whoever looks at the home page does not wait for longer
WHEREABOUTS = "server.json"  # left under `var/` by `make run`


def server_address(var: Path) -> dict[str, str] | None:
    """What `make run` left: the server's address, namespace and UI, if it runs."""
    try:
        left: dict[str, str] = json.loads((var / WHEREABOUTS).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return left


def answers(address: str) -> bool:
    """Whether anything listens there; asked without Temporal's client, for speed."""
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=QUICKLY):
            return True
    except (OSError, ValueError):
        return False
