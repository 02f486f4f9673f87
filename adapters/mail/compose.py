"""Letters as mail: words from `templates/`, text first and the same in HTML."""

from collections.abc import Iterator, Mapping
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from pathlib import Path
from typing import NamedTuple

from activities.notify import Undeliverable
from adapters.directory.addresses import Person, read_people
from adapters.invitations.event import Guest, Organizer, letter_calendar
from adapters.mail.templates import Templates, WordsMissing
from domain.faults import Unreadable
from domain.letters.delivery import Letter, letter_id
from domain.letters.invitation import Invitation
from domain.letters.notice import Notice

LONGEST_LINE = 998  # octets that a mail server has to take (RFC 5321, 4.5.3.1.6)
ATTACHED = "invite.ics"


class FullHeads(EmailPolicy):
    """Of a head that is folded, the first line says something too.

    Else some readers show the text of one that just fits a line behind a blank.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        folded = super().fold_binary(name, value)
        alone = f"{name}:{self.linesep} ".encode()
        return folded.replace(alone, f"{name}: ".encode(), 1)


MAIL = FullHeads(linesep=SMTP.linesep, cte_type="7bit")
"""What every server on the way can carry."""


class Sender(NamedTuple):
    """From whom letters come: an address, what the agency is called, who answers."""

    sender: str
    agency: str
    reply_to: str | None = None


class Writer:
    """Writes the same letter, to the byte, each time it is asked to."""

    def __init__(self, people: Path, sender: Sender) -> None:
        self._people, self._sender = people, sender
        self._words = Templates(sender.agency)

    def write(self, letter: Letter) -> EmailMessage:
        """Raises Undeliverable, saying what has to be mended."""
        people = self._people_known()
        if letter.to not in people:
            raise Undeliverable(f"{letter.to} is not in {self._people}")
        reader = people[letter.to]
        try:
            said = self._words.of(letter, reader.name, people)
            mail = EmailMessage(policy=MAIL)
            mail["Subject"] = said.subject
            mail["To"] = _address(reader)
            self._head(mail, letter, people)
            mail.set_content(said.text, cte=_carried(said.text))
            mail.add_alternative(said.html, subtype="html", cte="quoted-printable")
            self._invite(mail, letter, people)
            mail.set_boundary(f"=_{letter.id}")
            mail.as_bytes()
        except WordsMissing as missing:
            raise Undeliverable(str(missing)) from missing
        except (ValueError, MessageError, IndexError) as off:
            raise Undeliverable(
                f"the address of {letter.to} in {self._people} cannot be used: {off}"
            ) from off
        return mail

    def _head(
        self, mail: EmailMessage, letter: Letter, people: Mapping[str, Person]
    ) -> None:
        """What programs read: who, when, which thread, and that nobody typed it."""
        mail["From"] = self._sender.sender
        if answered := self._answered(letter, people):
            mail["Reply-To"] = answered
        domain = mail["From"].addresses[0].domain
        mail["Date"] = letter.at
        mail["Message-ID"] = f"<{letter.id}@{domain}>"
        threads = {thread(each) for each in letter.notices}
        if len(threads) == 1:
            (root,) = (f"<{letter_id(each)}.thread@{domain}>" for each in threads)
            mail["In-Reply-To"] = mail["References"] = root
        mail["List-Id"] = f"<{_list(letter)}.dta.{domain}>"
        mail["Auto-Submitted"] = "auto-generated"

    def _invite(
        self, mail: EmailMessage, letter: Letter, people: Mapping[str, Person]
    ) -> None:
        """With what a calendar takes in, as one more way to say it and as a file.

        Outlook and Apple read the one, Gmail either; whoever reads mail elsewhere opens
        the other.
        """
        invitation = letter.notices[0].invitation
        if invitation is None:
            return
        organizer = Organizer.of(self._sender.sender, self._sender.agency)
        said = letter_calendar(invitation, organizer, _guests(invitation, people))
        mail.add_alternative(
            said.decode(),
            subtype="calendar",
            params={"method": invitation.method.value},
        )
        mail.set_boundary(f"=_{letter.id}.said")
        mail.add_attachment(said, "application", "ics", filename=ATTACHED)

    def _answered(
        self, letter: Letter, people: Mapping[str, Person]
    ) -> Address | str | None:
        """Who leads all it speaks of at the agency; else who is set to be answered."""
        leads = {each.lead for each in letter.notices}
        lead = people.get(leads.pop()) if len(leads) == 1 else None
        try:
            return _address(lead) if lead else self._sender.reply_to
        except (ValueError, MessageError, IndexError):
            return self._sender.reply_to

    def _people_known(self) -> Mapping[str, Person]:
        try:
            return read_people(self._people)
        except Unreadable as off:
            raise Undeliverable(str(off)) from off


def _guests(invitation: Invitation, people: Mapping[str, Person]) -> Iterator[Guest]:
    """Those whom a letter can reach; who cannot be reached waits for their own."""
    for each in invitation.attendees:
        try:
            address = _address(people[each.person])
        except (KeyError, ValueError, MessageError, IndexError):
            continue
        yield Guest(address, optional=each.role in invitation.optional)


def thread(notice: Notice) -> str:
    """What a notice is about, so that all letters on it stand together."""
    if action := notice.facts.get("action"):
        return f"{notice.entity}/action/{action}"
    return notice.entity


def _list(letter: Letter) -> str:
    """Letters of one engagement by its code, so that a mail program can sort them."""
    entities = {each.entity.partition(".")[0] for each in letter.notices}
    return entities.pop() if len(entities) == 1 else "digest"


def _address(person: Person) -> Address:
    """Raises ValueError for letters that a server on the way might not carry."""
    person.address.encode("ascii")
    return Address(person.name, addr_spec=person.address)


def _carried(text: str) -> str:
    """As it is, where every mail server takes it: a long word is a long line too."""
    short = all(len(line) <= LONGEST_LINE for line in text.splitlines())
    return "7bit" if text.isascii() and short else "quoted-printable"
