"""Where mail is handed over, and as whom."""

from enum import StrEnum
from typing import NamedTuple


class Tls(StrEnum):
    """How the line to the server is guarded."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


PORTS = {Tls.NONE: 25, Tls.STARTTLS: 587, Tls.TLS: 465}


class MailServer(NamedTuple):
    host: str
    port: int
    tls: Tls = Tls.STARTTLS
    user: str | None = None
    password: str | None = None

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"
