from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from activities.notify import Undeliverable
from adapters.mail.compose import MAIL, Sender, Writer
from adapters.mail.eml import EmlLetterbox
from domain.apply import apply
from domain.expectation import expectation
from domain.letters.notice import ListLine
from domain.people.roles import Role
from tests.conftest import DEMO_PEOPLE
from tests.lives import POLICY, implementing
from tests.mail import letter, notice, of
from tests.times import unnamed

SENDER = Sender("DTA <dta@agency.example>", "CCEE")


def letterbox(folder: Path, people: Path = DEMO_PEOPLE) -> EmlLetterbox:
    return EmlLetterbox(folder / "outbox", Writer(people, SENDER))


def read(path: str) -> EmailMessage:
    parsed = message_from_bytes(raw(path), policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def raw(path: str) -> bytes:
    return Path(path).read_bytes()


def body(mail: EmailMessage, form: str = "plain") -> str:
    found = mail.get_body((form,))
    assert found
    text = found.get_content()
    assert isinstance(text, str)
    return text


async def test_a_letter_is_a_file_that_any_mail_program_opens(tmp_path: Path) -> None:
    """Addressed from the directory, in words that offer help, in both forms."""
    mail = read(await letterbox(tmp_path).send(letter()))

    assert "<j.rivera@aldervalley.example.org>" in mail["To"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "action 1 - planned for Wednesday, 21 October" in mail["Subject"]
    assert "your reply reaches Andrea Castillo" in " ".join(body(mail).split())
    assert "starter.py" not in body(mail)
    assert "You receive this because you are the chief academic officer." in body(mail)
    assert '<html lang="en">' in body(mail, "html")


@pytest.mark.parametrize("length", range(60, 90))
def test_a_subject_begins_on_the_line_of_its_name(length: int) -> None:
    """Also where it would just fit on a line alone, behind an empty one."""
    said = f"[DTA Oakland Unified] {'The review is complete, '.ljust(length - 22, 'x')}"
    mail = EmailMessage(policy=MAIL)
    mail["Subject"] = said

    assert mail.as_bytes().startswith(b"Subject: [DTA Oakland Unified]")
    assert message_from_bytes(mail.as_bytes(), policy=policy.default)["Subject"] == said


async def test_a_letter_that_states_an_hour_names_the_clock(tmp_path: Path) -> None:
    """It says which entry planned it, for when, and by whose rules."""
    said = body(read(await letterbox(tmp_path).send(letter())))

    assert "It was planned by entry 11 for 2026-10-01 09:00 PDT" in said
    assert unnamed(said) == []


async def test_the_same_letter_sent_twice_is_the_same_file(tmp_path: Path) -> None:
    """Delivery runs twice: one file, one Message-ID, the same bytes."""
    box = letterbox(tmp_path)
    first = await box.send(letter())
    before = raw(first)
    again = await box.send(letter())

    assert first == again
    assert raw(again) == before
    assert len(list((tmp_path / "outbox").iterdir())) == 1


async def test_a_letter_of_a_review_is_a_file_of_the_same_folder(
    tmp_path: Path,
) -> None:
    """Its key has slashes, which the name of a file cannot have."""
    of_review = notice(entity="1999901.1/review/1")
    sent = Path(await letterbox(tmp_path).send(letter(of_review)))

    assert sent.parent == tmp_path / "outbox"
    assert sent.name.startswith("1999901.1-review-1-")


async def test_letters_on_one_action_form_a_thread(tmp_path: Path) -> None:
    """Each refers to the action's root; one on another action to another."""
    box = letterbox(tmp_path)
    same = notice("later", template="update_requested")
    mails = [
        read(await box.send(letter(each)))
        for each in (notice(), same, of(notice("other"), action=2))
    ]
    first, second, other = (mail["References"] for mail in mails)

    assert first == second != other
    assert len({mail["Message-ID"] for mail in mails}) == 3


async def test_a_digest_lists_its_notices_by_lea(tmp_path: Path) -> None:
    """Each with its headline, next step and line; in one letter, in both forms."""
    far = of(notice("far"), lea="Upper Creek", reference="1999902/action/7")
    digest = letter(notice(), far.but(entity="1999902.1", template="support_offered"))
    mail = read(await letterbox(tmp_path).send(digest))
    text = " ".join(body(mail).split())

    assert (
        mail["Subject"] == "[DTA 2 LEAs] 2 matters for you - Thursday, 1 October 2026"
    )
    assert mail["List-Id"] == "<digest.dta.agency.example>"
    assert mail["References"] is None
    assert text.index("Alder Valley Unified ---") < text.index("Upper Creek ---")
    assert "Action 1: who could help? - planned for Wednesday, 21" in text
    assert text.count("Unless it is settled first, on") == 2
    assert text.count("To answer, write to Andrea Castillo (a.castillo@") == 2
    assert ">Upper Creek</h2>" in body(mail, "html")


async def test_what_people_are_called_cannot_break_a_letter(tmp_path: Path) -> None:
    """Commas, umlauts and markup stay words; a line break does not become a header."""
    people = tmp_path / "people.yaml"
    people.write_text(
        "people: [{person: j.rivera, name: 'Müller, <b>Jo</b>', address: j@x.example}]"
    )
    odd = of(notice(), lea="Alder\nBcc: all@x.example", title='"Read & write" <aloud>')
    mail = read(await letterbox(tmp_path, people).send(letter(odd)))

    assert mail["To"].addresses[0].display_name == "Müller, <b>Jo</b>"
    assert mail["Bcc"] is None
    assert "Dear Müller, <b>Jo</b>," in body(mail)
    assert "Dear Müller, &lt;b&gt;Jo&lt;/b&gt;," in body(mail, "html")
    assert "Read &amp; write" in body(mail, "html")


@pytest.mark.parametrize("address", ["", "j.rivera", "jö@x.example", "a@b, c@d.org"])
async def test_an_address_that_cannot_be_used_is_named(
    tmp_path: Path, address: str
) -> None:
    """The letter waits for the directory to be mended; others go."""
    people = tmp_path / "people.yaml"
    people.write_text(
        f"people: [{{person: j.rivera, name: Jo, address: '{address}'}}]", "utf-8"
    )

    with pytest.raises(Undeliverable, match=r"the address of j.rivera in .*people"):
        await letterbox(tmp_path, people).send(letter())


async def test_a_person_without_address_is_named_and_the_letter_waits(
    tmp_path: Path,
) -> None:
    """The directory is read at each delivery: mended, the letter goes."""
    people = tmp_path / "people.yaml"
    people.write_text("people: []\n")
    box = letterbox(tmp_path, people)
    with pytest.raises(Undeliverable, match=r"j.rivera is not in .*people.yaml"):
        await box.send(letter())
    people.write_text(DEMO_PEOPLE.read_text())

    assert await box.send(letter())


async def test_a_directory_that_is_missing_or_malformed_loses_no_letter(
    tmp_path: Path,
) -> None:
    """Each says which file, in words."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("people: {oops")

    for people in (tmp_path / "none.yaml", broken):
        with pytest.raises(Undeliverable, match=people.name):
            await letterbox(tmp_path, people).send(letter())


async def test_every_rung_of_the_ladder_in_force_has_its_words(tmp_path: Path) -> None:
    """No rung names a template that is not there."""
    box = letterbox(tmp_path)
    for rung in POLICY.rungs:
        said = notice(rung.template, template=rung.template)
        assert await box.send(letter(said))


async def test_a_notice_without_words_waits_for_them(tmp_path: Path) -> None:
    """A template or a fact that is missing is named; it is no reason to stop."""
    box = letterbox(tmp_path)
    for said in (notice(template="praise"), notice(template="roadmap_adopted")):
        with pytest.raises(Undeliverable, match=said.template):
            await box.send(letter(said))


async def test_an_alert_to_the_operators_is_a_letter_too(tmp_path: Path) -> None:
    """A silent engagement is reported to the operations desk."""
    facts: dict[str, str | int | bool] = {
        "lea": "Alder Valley Unified",
        "reference": "1999901/action/1",
        "title": "Agree on one calendar of assessments",
        "expected": "rung E2 at 2026-10-16 09:00 PDT",
        "because": "you look after this service",
    }
    alert = notice(template="witness_silent", facts=facts)
    alert = alert.but(to=Role.OPERATORS, role=Role.OPERATORS)

    mail = read(await letterbox(tmp_path).send(letter(alert)))

    assert "operators@" in mail["To"]
    assert "starter.py show 1999901/action/1" in body(mail)
    assert "simply reply" not in body(mail)


async def test_a_digest_says_what_was_asked_and_knows_an_lea_by_its_newest_name(
    tmp_path: Path,
) -> None:
    """A question that stands only in a letter nobody gets is never answered."""
    asked = of(notice("why"), why="which schools are meant?")
    read_daily = ListLine(named="3 (Read daily)", says={"a@stop": ""}, roles=())
    said = {"b@asked": "yours", "b@due": "now planned for Friday"}
    lists = (read_daily, read_daily.but(named="4 (Count daily)", says=said))
    several = of(notice("list"), lea="Alder Creek").but(
        template="recheck_due", lists=lists
    )
    several = of(several, since="", cause="", advice="", because="you lead it")
    digest = letter(asked.but(template="claim_returned"), several)
    mail = read(await letterbox(tmp_path).send(digest))
    text = " ".join(body(mail).split())

    assert mail["Subject"].startswith("[DTA Alder Creek] 2 matters for you")
    assert "What it says: which schools are meant?" in text
    list_of_two = "3 (Read daily); 4 (Count daily): yours, now planned for Friday."
    assert f"What it says: {list_of_two}" in text


async def test_a_digest_says_nothing_of_a_list_twice(tmp_path: Path) -> None:
    """A short list stands in the headline, a long one behind it, each once."""
    title = "27 (Agree on one calendar of assessments for all grades)"
    one = ListLine(named="27 (Read daily)", says={"a@done": ""}, roles=())
    moved = {"b@due": "now planned for Friday, 5 March 2027"}
    long = ListLine(named=title, says=moved, roles=())
    done = of(notice("done"), why="", title="").but(
        template="claim_confirmed", lists=(one,)
    )
    changed = of(notice("moved"), why="", title="").but(template="roadmap_changed")
    several = done.but(key="several", lists=(one, long, one.but(named="28 (Count)")))
    letters = letter(done, changed.but(lists=(long,)), several)
    mail = read(await letterbox(tmp_path).send(letters))
    text = " ".join(body(mail).split())

    assert "Complete: 27 (Read daily) - thank you. You receive" in text
    assert f"roadmap: {title} - for you to know. What it says: now planned" in text
    assert "Complete: 3 matters - thank you. What it says: 27 (Read daily); 27" in text


async def test_copies_are_one_matter_of_the_leads_digest(tmp_path: Path) -> None:
    """However many letters went to others: a list, and the line that opens it."""
    now = implementing(date(2026, 10, 21), size=3)
    expected = expectation(now)
    assert expected
    for act in expected.acts:
        now = apply(now, act, expected.at)
    owed = [n for entry in now.unwritten for n in entry.notices if n.is_copy]
    mail = read(await letterbox(tmp_path).send(letter(*owed)))
    text = " ".join(body(mail).split())

    assert len(owed) == 3
    assert "1 matter for you" in mail["Subject"]
    assert "- action 2: Joana Rivera (chief academic officer)" in text
    assert "starter.py acts 1999901 With" in text
