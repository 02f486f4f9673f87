"""Where the server listens: the usual ports, the last ones, or others that are free."""

import logging
import socket
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from client.endings import Failed
from server_address import server_address

HOST = "127.0.0.1"
HIGHEST = 65535
log = logging.getLogger(__name__)


class Ports(NamedTuple):
    grpc: int
    web: int

    @property
    def address(self) -> str:
        return f"{HOST}:{self.grpc}"

    @property
    def ui(self) -> str:
        return f"http://{HOST}:{self.web}"


USUAL = Ports(7233, 8233)


def left_ports(var: Path) -> Ports | None:
    """The ports of a run that was killed; one that was stopped leaves none."""
    left = server_address(var)
    if left is None:
        return None
    grpc, web = urlsplit(f"//{left['address']}").port, urlsplit(left["ui"]).port
    return Ports(grpc, web) if grpc and web else None


def free_ports(preferred: Ports) -> Ports:
    """The preferred ports, or for one that is taken the next that is free."""
    grpc = _free_port(preferred.grpc, other=preferred.web)
    return Ports(grpc, _free_port(preferred.web, other=grpc))


def _free_port(first: int, other: int) -> int:
    ports = (port for port in range(first, HIGHEST + 1) if port != other)
    port = next(filter(_is_free, ports), None)
    if port is None:
        raise Failed(f"no port from {first} on is free on {HOST}")
    if port != first:
        log.info("port %d is taken; using port %d", first, port)
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError:
            return False
    return True
