from collections.abc import Sequence
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import Engine

from activities.notify import Delivering, Undeliverable
from adapters.letters import EmlLetterbox
from adapters.sql.outbox import SqlOutbox
from domain.expectation import expectation
from domain.happening import apply
from domain.owed import Notice
from domain.people import Role
from tests.conftest import DEMO_PEOPLE
from tests.lives import POLICY, implementing
from tests.office import Record


def notice() -> Notice:
    """The first reminder of an action."""
    now = implementing(date(2026, 10, 2))
    expected = expectation(now)
    assert expected
    return apply(now, expected.acts[0], expected.at).unwritten[0].notices[0]


def letterbox(folder: Path, people: Path = DEMO_PEOPLE) -> EmlLetterbox:
    return EmlLetterbox(folder / "outbox", people, "DTA <dta@agency.example>", "CCEE")


def read(path: str) -> EmailMessage:
    parsed = message_from_bytes(Path(path).read_bytes(), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_a_letter_is_a_file_that_any_mail_program_opens(tmp_path: Path) -> None:
    """Addressed from the directory, in words that offer help."""
    letter = read(letterbox(tmp_path).send(notice()))
    body = letter.get_body()
    assert body
    text = body.get_content()

    assert "<j.rivera@aldervalley.example.org>" in letter["To"]
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "action 1 - planned for Friday, 2 October" in letter["Subject"]
    assert ".venv/bin/python starter.py acts 1999901/action/1" in text
    assert "You receive this because you are the chief academic officer." in text


def test_the_same_letter_sent_twice_is_the_same_file(tmp_path: Path) -> None:
    """Delivery runs twice: one file, one Message-ID, the same bytes."""
    box = letterbox(tmp_path)
    first = box.send(notice())
    before = Path(first).read_bytes()
    again = box.send(notice())

    assert first == again
    assert Path(again).read_bytes() == before
    assert len(list((tmp_path / "outbox").iterdir())) == 1


def test_a_person_without_address_is_named_and_the_letter_waits(
    tmp_path: Path,
) -> None:
    """The directory is read at each delivery: mended, the letter goes."""
    people = tmp_path / "people.yaml"
    people.write_text("people: []\n")
    box = letterbox(tmp_path, people)
    with pytest.raises(Undeliverable, match=r"j.rivera is not in .*people.yaml"):
        box.send(notice())
    people.write_text(DEMO_PEOPLE.read_text())

    assert box.send(notice())


def test_a_directory_that_is_missing_or_malformed_loses_no_letter(
    tmp_path: Path,
) -> None:
    """Each says which file, in words."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("people: {oops")

    for people in (tmp_path / "none.yaml", broken):
        with pytest.raises(Undeliverable, match=people.name):
            letterbox(tmp_path, people).send(notice())


def test_every_rung_of_the_ladder_in_force_has_its_words(tmp_path: Path) -> None:
    """No rung names a template that is not there."""
    box = letterbox(tmp_path)
    for rung in POLICY.rungs:
        assert box.send(notice().but(template=rung.template, key=rung.template))


def test_an_alert_to_the_operators_is_a_letter_too(tmp_path: Path) -> None:
    """A silent engagement is reported to the operations desk."""
    facts: dict[str, str | int | bool] = {
        "lea": "Alder Valley Unified",
        "reference": "1999901/action/1",
        "title": "Agree on one calendar of assessments",
        "expected": "rung E2 at 2026-10-16 09:00",
        "because": "you look after this service",
    }
    alert = notice().but(
        to=Role.OPERATORS, role=Role.OPERATORS, template="witness_silent", facts=facts
    )

    assert "operators@" in read(letterbox(tmp_path).send(alert))["To"]


class Lame:
    """A letterbox that delivers to nobody but the operators."""

    def send(self, notice: Notice) -> str:
        if notice.to != Role.OPERATORS:
            raise Undeliverable(f"{notice.to} has moved")
        return "the operations desk"


def waiting(outbox: SqlOutbox) -> Sequence[str]:
    return [each.to for each in outbox.waiting(10)]


def test_one_letter_that_cannot_go_holds_up_no_other(
    record: Record, database: Engine
) -> None:
    """A round says how many went and how many are left; the next tries those."""
    record.post(notice())
    record.post(notice().but(key="other", to=Role.OPERATORS))
    outbox = SqlOutbox(database)
    post = Delivering(outbox, Lame())
    first, second = post.deliver(), post.deliver()

    assert (first.delivered, first.left) == (1, 1)
    assert (second.delivered, second.left) == (0, 1)
    assert waiting(outbox) == ["j.rivera"]
