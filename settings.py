"""What differs from one installation to the next, read from THROUGHLINE_* alone."""

import os
from collections.abc import Iterable
from email.utils import parseaddr
from functools import cached_property
from pathlib import Path

from pydantic import model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.mail.server import PORTS, MailServer, Tls
from domain.guess import guess

HERE = Path(__file__).resolve().parent
PREFIX = "THROUGHLINE_"
TEMPORAL_HOMES = (
    ".config/temporalio",
    "Library/Application Support/temporalio",
)
"""Where Temporal's own profiles are kept."""
OURS_ALONE = 0o077
"""The umask of whoever writes under `var`: no other user reads what is kept there."""


class HalfGiven(Exception):
    """Settings that do not fit together; the message says what to do."""


class Settings(BaseSettings):
    """Temporal's own address is not here: that is `connection.py` and TEMPORAL_*."""

    model_config = SettingsConfigDict(env_prefix=PREFIX)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, said: dict[str, object]) -> dict[str, object]:
        """A variable that is there but empty says nothing: no path is the folder."""
        return {name: each for name, each in said.items() if not _is_blank(each)}

    var: Path = HERE / "var"
    """Where everything lives that this installation writes."""

    database: str | None = None
    """The record's SQLAlchemy URL; by default an SQLite file under `var`."""

    people: Path | None = None
    """The YAML file of persons and their addresses; by default under `var`."""

    evidence: Path | None = None
    """The folder of files kept as evidence; by default under `var`."""

    documents: Path | None = None
    """The folder in which reports are made; by default under `var`."""

    actor: str | None = None
    """Who acts, where `--as` does not say: a person's id, such as m.ortiz."""

    sender: str = "Throughline <throughline@agency.example>"
    """From whom notices come."""

    agency: str = "the agency's Direct Technical Assistance team"
    """What the agency calls itself in its letters."""

    reply_to: str | None = None
    """Who reads the answers to letters, where it is not the sender."""

    smtp_host: str | None = None
    """The mail server; without one, letters are laid down as files under `var`."""

    smtp_port: str | None = None
    """By default 587 for starttls, 465 for tls, 25 for none."""

    smtp_tls: str | None = None
    """How the line is guarded: starttls (the default), tls from the start, or none."""

    smtp_user: str | None = None
    smtp_password: str | None = None
    smtp_password_file: Path | None = None
    """The password itself, or the file that holds it."""

    machine_id: str | None = None
    """What tells this machine from others, where it should not be the machine's own."""

    ui: str | None = None
    """The Temporal UI's address, where `make run` did not leave it under `var`."""

    @cached_property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.var / 'record.db'}"

    @property
    def people_file(self) -> Path:
        return self.people or self.var / "people.yaml"

    @property
    def evidence_folder(self) -> Path:
        """Not the folder one happens to be in, where the variable is left empty."""
        named = self.evidence if self.evidence != Path() else None
        return named or self.var / "evidence"

    @property
    def documents_folder(self) -> Path:
        """As that of evidence."""
        named = self.documents if self.documents != Path() else None
        return named or self.var / "documents"

    @property
    def is_elsewhere(self) -> bool:
        """Whether another server may be meant than the one `make run` keeps."""
        named = any(name.startswith("TEMPORAL_") for name in os.environ)
        files = (Path.home() / each / "temporal.toml" for each in TEMPORAL_HOMES)
        return named or any(each.exists() for each in files)

    @property
    def feeds_folder(self) -> Path:
        """Where each person's meetings lie as a file for their calendar."""
        return self.var / "calendars"

    @property
    def outbox(self) -> Path:
        return self.var / "outbox"

    def mail_server(self) -> MailServer | None:
        """None where letters are laid down as files. Raises HalfGiven."""
        self.check_addresses()
        if not self.smtp_host:
            self._nothing_without_host()
            return None
        tls, password = self._tls(), self._password()
        self._whole_login(tls, password)
        user = self.smtp_user or None
        return MailServer(self.smtp_host, self._port(tls), tls, user, password)

    def check_addresses(self) -> None:
        """Raises HalfGiven where those who write to people have no address."""
        for name, said in (("SENDER", self.sender), ("REPLY_TO", self.reply_to)):
            if said and "@" not in parseaddr(said)[1]:
                raise _half(
                    f"{name} is '{said}'", "write it like DTA <dta@example.org>"
                )

    def _nothing_without_host(self) -> None:
        names = ("port", "tls", "user", "password", "password_file")
        if given := [each for each in names if getattr(self, f"smtp_{each}")]:
            raise _half(
                f"SMTP_{given[0].upper()} is given without SMTP_HOST",
                "name the server, or unset what is given: then letters become files",
            )

    def _whole_login(self, tls: Tls, password: str | None) -> None:
        if bool(self.smtp_user) is not bool(password):
            names = ("USER", "PASSWORD") if self.smtp_user else ("PASSWORD", "USER")
            given, lacks = names
            raise _half(
                f"SMTP_{given} is given without SMTP_{lacks}", "give both, or none"
            )
        if password and tls is Tls.NONE:
            raise _half(
                "SMTP_TLS is none, so the password would travel in the clear",
                "use starttls or tls, or no login",
            )

    def _password(self) -> str | None:
        if not self.smtp_password_file:
            return self.smtp_password or None
        if self.smtp_password:
            raise _half("SMTP_PASSWORD and SMTP_PASSWORD_FILE are given", "keep one")
        try:
            return self.smtp_password_file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as off:
            raise _half(
                f"SMTP_PASSWORD_FILE cannot be read ({off})", "mend it"
            ) from off

    def _tls(self) -> Tls:
        try:
            return Tls(self.smtp_tls or Tls.STARTTLS)
        except ValueError as off:
            said = f"SMTP_TLS is '{self.smtp_tls}'"
            raise _half(said, f"it is one of {', '.join(Tls)}") from off

    def _port(self, tls: Tls) -> int:
        said = self.smtp_port or str(PORTS[tls])
        if not said.isdecimal() or not 0 < int(said) < 65536:
            raise _half(f"SMTP_PORT is '{said}'", "it is a number, such as 587")
        return int(said)


def check_names(variables: Iterable[str]) -> None:
    """Raises HalfGiven for one of ours that nobody reads: it was meant to do something.

    As Settings does, whichever case it is written in.
    """
    known = {name.upper(): f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    for each in sorted(variables):
        name = each.upper().removeprefix(PREFIX)
        if each.upper().startswith(PREFIX) and name not in known:
            near = guess(name, known.values(), PREFIX)
            allowed = f"; known are {', '.join(known.values())}"
            raise HalfGiven(f"{each} is no setting{near or allowed}")


def _is_blank(said: object) -> bool:
    return isinstance(said, str) and not said.strip()


def _half(said: str, to_do: str) -> HalfGiven:
    return HalfGiven(f"{PREFIX}{said}; {to_do}")
