"""Notices as letters: words from `templates/`, laid down as .eml files."""

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound

from activities.notify import Undeliverable
from adapters.people import Person, UnreadableDirectory, read_people
from domain.owed import Notice
from domain.people import LABELS

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "notices"
COMMAND = ".venv/bin/python starter.py"
HOW = {"roadmap_adopted": "show", "witness_silent": "show"}


class EmlLetterbox:
    """Writes each letter once under its key: the same letter is the same file."""

    def __init__(self, folder: Path, people: Path, sender: str, agency: str) -> None:
        self._folder, self._people = folder, people
        self._sender, self._agency = sender, agency
        self._words = Environment(
            loader=FileSystemLoader(TEMPLATES),
            undefined=StrictUndefined,
            autoescape=False,
        )

    def send(self, notice: Notice) -> str:
        letter = self.write(notice, self._reader(notice))
        name = f"{notice.entity}-{notice.template}-{_digest(notice.key)}.eml"
        path = self._folder / name
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            draft = path.with_suffix(".part")
            draft.write_bytes(letter.as_bytes(policy=SMTP))
            draft.replace(path)
        except OSError as off:
            raise Undeliverable(f"{path} cannot be written: {off.strerror}") from off
        return str(path)

    def write(self, notice: Notice, reader: Person) -> EmailMessage:
        """The letter, with a Message-ID that is the same each time it is written."""
        subject, body = self._text(notice, reader)
        letter = EmailMessage()
        letter["Subject"] = subject
        letter["From"] = self._sender
        letter["To"] = f"{reader.name} <{reader.address}>"
        letter["Date"] = notice.at
        letter["Message-ID"] = f"<{_digest(notice.key)}@throughline>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(body)
        return letter

    def _reader(self, notice: Notice) -> Person:
        try:
            people = read_people(self._people)
        except UnreadableDirectory as off:
            raise Undeliverable(str(off)) from off
        if notice.to not in people:
            raise Undeliverable(f"{notice.to} is not in {self._people}")
        return people[notice.to]

    def _text(self, notice: Notice, reader: Person) -> tuple[str, str]:
        reference = notice.facts.get("reference", "")
        try:
            words = self._words.get_template(f"{notice.template}.txt.j2")
        except TemplateNotFound as missing:
            raise Undeliverable(f"there is no template {notice.template}") from missing
        text = words.render(
            notice.facts,
            person=reader.name,
            role=LABELS[notice.role],
            agency=self._agency,
            plan=notice.plan_id,
            how=f"{COMMAND} {HOW.get(notice.template, 'acts')} {reference}",
        )
        subject, _, body = text.partition("\n\n")
        return subject.removeprefix("Subject: "), body


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:16]
