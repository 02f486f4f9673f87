"""Mail for tests: notices, letters, and a mail server that can be in any mood."""

import asyncio
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from activities.notify import Outbox
from adapters.mail.server import MailServer, Tls
from adapters.policies.read import mail_policy
from domain.apply import apply
from domain.expectation import expectation
from domain.letters.delivery import Letter, letter_id
from domain.letters.notice import Notice
from tests.conftest import ROOT
from tests.lives import EVERY_WEEKDAY, implementing

MAIL = mail_policy()
WEEKDAYS = MAIL.but(calendar=EVERY_WEEKDAY.agency)
"""The mail policy in force, with weekends and nothing else closed."""
HOST = "localhost"
MORNING = datetime(2026, 10, 1, 16, 30, tzinfo=UTC)  # a Thursday, 09:30 in California
LONG_AFTER = timedelta(days=400)
PAIR = ROOT / "tests" / "samples" / "localhost.pem"  # certificate and key, till 2126


def notice(key: str | None = None, **fields: object) -> Notice:
    """The first reminder of an action, laid down on a Thursday at 09:00."""
    now = implementing(date(2026, 10, 21))
    expected = expectation(now)
    assert expected
    found = apply(now, expected.acts[0], expected.at).unwritten[0].notices[0]
    return found.but(key=key or found.key, **fields)


def of(said: Notice, **facts: str | int | bool) -> Notice:
    return said.but(facts=said.facts | facts)


def letter(*notices: Notice, at: datetime = MORNING) -> Letter:
    found = notices or (notice(),)
    return Letter(
        id=letter_id(*(each.key for each in found)),
        to=found[0].to,
        at=at,
        day=MAIL.calendar.day_of(at),
        notices=found,
    )


def waiting(outbox: Outbox, at: datetime = MORNING + LONG_AFTER) -> list[Notice]:
    """What is due at `at`, by default at any time to come."""
    return [each.notice for bag in outbox.bags(at, 10) for each in bag.waiting]


class MailHouse:
    """What a mail server says to whom, and what it took: its handler for aiosmtpd."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.envelopes: list[tuple[str, ...]] = []  # to whom each was addressed
        self.says: dict[str, str] = {}  # to a recipient
        self.says_to_all: str | None = None  # after the letter
        self.mute = False  # takes letters, and says nothing then
        self.logins: list[bytes] = []
        self.port = 0
        self._server: asyncio.Server | None = None
        self._silence = asyncio.Event()

    @property
    def to(self) -> dict[str, list[EmailMessage]]:
        """What each person has in their inbox."""
        inboxes: dict[str, list[EmailMessage]] = defaultdict(list)
        for each in self.taken:
            inboxes[each["To"].addresses[0].username].append(each)
        return inboxes

    def server(self, tls: Tls = Tls.NONE, **login: str) -> MailServer:
        return MailServer(HOST, self.port, tls, **login)

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        if said := self.says.get(address.partition("@")[0]):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  aiosmtpd's name
        self, _: SMTP, __: Session, envelope: Envelope
    ) -> str:
        if self.says_to_all:
            return self.says_to_all
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.taken.append(mail)
        readers = (each.partition("@")[0] for each in envelope.rcpt_tos)
        self.envelopes.append(tuple(readers))
        if self.mute:
            await self._silence.wait()
        return f"250 2.0.0 queued as {len(self.taken)}"

    def authenticate(self, *said: Any) -> AuthResult:
        login = said[-1]
        assert isinstance(login, LoginPassword)
        self.logins.append(login.login)
        return AuthResult(success=login.password == b"brown-bear", handled=False)

    async def open(self, **manners: Any) -> None:
        """Begin to answer, on the same port as before."""
        self._server = await asyncio.get_running_loop().create_server(
            lambda: SMTP(self, hostname=HOST, **manners), "127.0.0.1", self.port
        )
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        self._silence.set()
        if self._server:
            self._server.close()


def credentials() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PAIR)
    return context


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(PAIR))


@asynccontextmanager
async def stalling() -> AsyncIterator[MailServer]:
    """A server that lets anybody in and never says a word."""
    lines: list[asyncio.StreamWriter] = []

    def listen(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines.append(writer)

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    try:
        port = server.sockets[0].getsockname()[1]
        yield MailServer(HOST, port, Tls.NONE)
    finally:
        for each in lines:
            each.close()
        server.close()
