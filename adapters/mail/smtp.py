"""Letters handed to a mail server: one connection a round, and what its words mean."""

import asyncio
from email.message import EmailMessage
from ssl import SSLContext

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from activities.notify import Away, LetterRefused, Uncertain, Undeliverable
from adapters.mail.compose import MAIL, Writer
from adapters.mail.server import MailServer, Tls
from domain.letters.delivery import Letter

PATIENCE = 15.0  # seconds for each answer of the server
FOR_GOOD = 500  # a code from here on will not change by itself
GOING_DOWN = 421
SMTP_TROUBLE = (SMTPException, OSError, ValueError)


class SmtpLetterbox:
    """One letter at a time: two on one line would reach each other's readers."""

    def __init__(
        self,
        writer: Writer,
        server: MailServer,
        *,
        trusted: SSLContext | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._writer, self._server = writer, server
        self._trusted, self._patience = trusted, patience
        self._line: SMTP | None = None
        self._one_at_a_time = asyncio.Lock()

    async def send(self, letter: Letter) -> str:
        """The server's own words, once it has taken the letter."""
        mail = await asyncio.to_thread(self._writer.write, letter)
        async with self._one_at_a_time:
            line = await self._connected()
            await self._address(line, mail)
            return f"{self._server}: {await self._hand_over(line, mail)}"

    async def rest(self) -> None:
        """Hang up; a server that does not answer even that is left."""
        async with self._one_at_a_time:
            line, self._line = self._line, None
            if line is None:
                return
            try:
                await line.quit()
            except SMTP_TROUBLE:
                line.close()

    async def _connected(self) -> SMTP:
        if self._line and self._line.is_connected:
            return self._line
        server = self._server
        line = SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.tls is Tls.TLS,
            start_tls=server.tls is Tls.STARTTLS,
            tls_context=self._trusted,
            timeout=self._patience,
        )
        try:
            await line.connect()
        except SMTP_TROUBLE as off:
            line.close()
            raise Away(f"the mail server {server} cannot be used: {off}") from off
        self._line = line
        return line

    async def _address(self, line: SMTP, mail: EmailMessage) -> None:
        """From whom and to whom: a word about the reader concerns this letter only."""
        try:
            await line.mail(mail["From"].addresses[0].addr_spec)
            await line.rcpt(mail["To"].addresses[0].addr_spec)
        except SMTPRecipientRefused as no:
            await self._begin_anew(line)
            raise self._meaning(no) from no
        except (SMTPSenderRefused, *SMTP_TROUBLE) as off:
            line.close()
            raise Away(f"the mail server {self._server} said: {_words(off)}") from off

    async def _hand_over(self, line: SMTP, mail: EmailMessage) -> str:
        try:
            return (await line.data(mail.as_bytes(policy=MAIL))).message
        except SMTPDataError as no:
            await self._begin_anew(line)
            raise self._meaning(no) from no
        except SMTP_TROUBLE as off:
            line.close()
            raise Uncertain(
                f"the mail server {self._server} fell silent over the letter: {off}"
            ) from off

    def _meaning(self, no: SMTPResponseException) -> Undeliverable:
        said = f"the mail server {self._server} said: {_words(no)}"
        if no.code == GOING_DOWN:
            return Away(said)
        return LetterRefused(said) if no.code >= FOR_GOOD else Undeliverable(said)

    async def _begin_anew(self, line: SMTP) -> None:
        try:
            await line.rset()
        except SMTP_TROUBLE:
            line.close()


def _words(off: Exception) -> str:
    if isinstance(off, SMTPResponseException):
        return f"{off.code} {off.message}"
    return str(off)
