"""Letters handed to a real mail server, in all its moods."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from activities.notify import Away, LetterRefused, Uncertain, Undeliverable
from adapters.mail.compose import Sender, Writer
from adapters.mail.server import MailServer, Tls
from adapters.mail.smtp import SmtpLetterbox
from domain.bounds import LONGEST_TEXT
from tests.conftest import DEMO_PEOPLE
from tests.mail import MailHouse, credentials, letter, notice, stalling, trusting

WRITER = Writer(
    DEMO_PEOPLE, Sender("DTA <dta@agency.example>", "CCEE", "desk@agency.example")
)
A_MOMENT = 0.25  # seconds


def box(server: MailServer) -> SmtpLetterbox:
    return SmtpLetterbox(WRITER, server, trusted=trusting(), patience=A_MOMENT)


@pytest.fixture
async def guarded() -> AsyncIterator[MailHouse]:
    """It speaks to nobody who has not begun TLS and logged in."""
    house = MailHouse()
    await house.open(
        tls_context=credentials(),
        require_starttls=True,
        auth_required=True,
        authenticator=house.authenticate,
    )
    yield house
    house.close()


async def test_a_letter_arrives_with_what_mail_programs_need(house: MailHouse) -> None:
    """Who, in which thread, that nobody typed it, and both forms, text first."""
    said = await box(house.server()).send(letter())
    (mail,) = house.to["j.rivera"]

    assert said.endswith("2.0.0 queued as 1")
    assert mail["From"] == "DTA <dta@agency.example>"
    assert mail["Reply-To"] == "Andrea Castillo <a.castillo@agency.example.org>"
    assert mail["Message-ID"] == f"<{letter().id}@agency.example>"
    assert mail["In-Reply-To"] == mail["References"] != mail["Message-ID"]
    assert mail["List-Id"] == "<1999901.dta.agency.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == letter().at
    assert [part.get_content_type() for part in mail.iter_parts()] == [
        "text/plain",
        "text/html",
    ]


async def test_a_word_as_long_as_a_reason_may_be_arrives(house: MailHouse) -> None:
    """In no line longer than a mail server has to take, and whole."""
    word = "x" * LONGEST_TEXT
    said = notice().facts | {"why": word}
    returned = notice().but(template="claim_returned", facts=said)
    post = box(house.server())
    await post.send(letter(returned))
    await post.rest()
    (mail,) = house.to["j.rivera"]
    text = mail.get_body(("plain",))
    assert text

    assert word in text.get_content()
    assert max(map(len, mail.as_bytes().splitlines())) <= 998


async def test_letters_of_one_round_share_a_connection(house: MailHouse) -> None:
    """And the next round begins a new one."""
    post = box(house.server())
    for key in ("one", "two"):
        await post.send(letter(notice(key)))
    await post.rest()
    await post.send(letter(notice("three")))
    await post.rest()

    assert len({each["Message-ID"] for each in house.taken}) == 3


async def test_letters_sent_at_once_reach_their_own_readers_only(
    house: MailHouse,
) -> None:
    """Two rounds may overlap, where a worker was thought dead and was not."""
    post = box(house.server())
    await post.send(letter())
    readers = ("j.rivera", "m.ortiz", "k.bennett")
    await asyncio.gather(*(post.send(letter(notice(r, to=r))) for r in readers))

    assert house.envelopes == [
        (mail["To"].addresses[0].username,) for mail in house.taken
    ]
    assert {*house.to} == {*readers}


async def test_a_server_may_ask_for_tls_and_a_login(guarded: MailHouse) -> None:
    """Its certificate is checked, and the password goes only over TLS."""
    login = {"user": "dta", "password": "brown-bear"}
    await box(guarded.server(Tls.STARTTLS, **login)).send(letter())

    assert guarded.logins == [b"dta"]
    assert len(guarded.taken) == 1


async def test_a_wrong_password_or_an_unknown_certificate_gives_up_no_letter(
    guarded: MailHouse,
) -> None:
    """The server cannot be used as things are: to be mended here, so all wait."""
    wrong = guarded.server(Tls.STARTTLS, user="dta", password="white-bear")
    with pytest.raises(Away, match="535"):
        await box(wrong).send(letter())
    with pytest.raises(Away, match="certificate"):
        await SmtpLetterbox(WRITER, guarded.server(Tls.STARTTLS)).send(letter())
    with pytest.raises(Away, match="530"):
        await box(guarded.server()).send(letter())

    assert guarded.taken == []


async def test_a_server_that_offers_no_tls_gets_no_letter(house: MailHouse) -> None:
    """What was to be guarded is never sent in the clear."""
    with pytest.raises(Away, match="STARTTLS"):
        await box(house.server(Tls.STARTTLS)).send(letter())


async def test_a_reader_whom_the_server_does_not_know_is_refused_alone(
    house: MailHouse,
) -> None:
    """In the server's own words; the next letter goes over the same line."""
    house.says["j.rivera"] = "550 5.1.1 no such mailbox"
    post = box(house.server())
    with pytest.raises(LetterRefused, match=r"550 5\.1\.1 no such mailbox"):
        await post.send(letter())
    await post.send(letter(notice("other", to="m.ortiz")))

    assert [*house.to] == ["m.ortiz"]


async def test_a_letter_the_server_will_never_take_is_refused(house: MailHouse) -> None:
    """Also a 5xx after the letter itself is for good."""
    house.says_to_all = "554 5.7.1 looks like spam"
    with pytest.raises(LetterRefused, match="looks like spam"):
        await box(house.server()).send(letter())


@pytest.mark.parametrize("house_says", ["rcpt", "data"])
async def test_a_server_that_is_busy_is_asked_again(
    house: MailHouse, house_says: str
) -> None:
    """451 is neither yes nor no: this letter waits, others may go."""
    busy = "451 4.3.0 try again later"
    if house_says == "rcpt":
        house.says["j.rivera"] = busy
    else:
        house.says_to_all = busy
    with pytest.raises(Undeliverable, match="try again later") as put_off:
        await box(house.server()).send(letter())

    assert not isinstance(put_off.value, LetterRefused | Away)


async def test_a_server_that_goes_down_takes_nothing_more(house: MailHouse) -> None:
    """421 is said by a server that leaves: no use in going on."""
    house.says["j.rivera"] = "421 4.3.2 shutting down"
    with pytest.raises(Away, match="shutting down"):
        await box(house.server()).send(letter())


async def test_a_server_that_never_says_a_word_is_left() -> None:
    """Not even a greeting comes: nothing was handed over."""
    async with stalling() as server:
        with pytest.raises(Away, match="Timed out") as left:
            await box(server).send(letter())

    assert not isinstance(left.value, Uncertain)


async def test_a_server_that_is_not_there_is_named(house: MailHouse) -> None:
    """With its address, so that an operator sees which setting is meant."""
    house.close()
    await asyncio.sleep(0)
    with pytest.raises(Away, match=f"localhost:{house.port} cannot be used"):
        await box(house.server()).send(letter())


async def test_silence_after_the_letter_leaves_its_fate_open(house: MailHouse) -> None:
    """It may have arrived: whoever tries again must send the very same."""
    house.mute = True
    with pytest.raises(Uncertain, match="fell silent"):
        await box(house.server()).send(letter())

    assert len(house.taken) == 1
