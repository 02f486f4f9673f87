"""A letter's whole chain, from the date it was counted from to where it went."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from domain.acts import (
    Assign,
    ClaimComplete,
    CorrectLea,
    PlateauReached,
    StartAction,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.people.roles import Role
from tests.commands.conftest import Cli
from tests.lives import ALDER_VALLEY, POLICY, START, by_staff, implementing
from tests.office import Office, Record

DAY = timedelta(days=1)
BOTH = ("action/1", "action/2")


@pytest.fixture
def reached(here: Path, office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office's server, as commands `here` find it."""
    host = office.env.client.service_client.config.target_host
    monkeypatch.setenv("TEMPORAL_ADDRESS", host)
    return office


def key_of(office: Office, template: str) -> str:
    letters = office.reading.letters(office.entity)
    return next(each.key for each in letters if each.template == template)


async def test_a_letter_of_a_step_is_proved_from_its_date_to_its_delivery(
    reached: Office, friday: date, cli: Cli
) -> None:
    """Planned by the roadmap, due at its opening, fired then, laid down once."""
    await reached.on(friday + 3 * DAY)
    key = key_of(reached, "update_requested")
    said = await cli("prove", key)
    told = (await cli("prove", key, "--json")).json
    proof, timer = told["notice"]["proof"], told["timer"]

    assert said.code == 0
    assert "a.castillo adopted the roadmap of 1 action" in said.out
    assert f"+1 working day from {friday}" in said.out
    assert "in time as entry" in said.out
    assert f"  due {proof['local']}\n" in said.out
    assert "UTC" not in said.out
    assert told["planned"]["number"] == proof["planned_entry"]
    assert told["fired"]["kind"] == "rung_acted"
    assert told["notice"]["at"][:19] == proof["due_at"][:19]
    assert timer["started_event"] < timer["fired_event"]
    assert timer["fired_at"][:16] == told["fired"]["at"][:16]


async def test_a_letter_says_when_its_server_has_forgotten(
    reached: Office, friday: date, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record's part of the chain stands without the server's."""
    await reached.on(friday + 3 * DAY)
    key = key_of(reached, "reminder")
    monkeypatch.setenv("TEMPORAL_ADDRESS", "127.0.0.1:1")
    said = await cli("prove", key)

    assert said.code == 0
    assert "the server keeps no timer of it" in said.out
    assert "-14 working days" in said.out


async def test_an_address_nobody_was_written_to_about_is_no_wrong_key(
    reached: Office, friday: date, cli: Cli
) -> None:
    """Whoever asks learns which of the two it was."""
    await reached.on(friday + 3 * DAY)
    known = await cli("prove", f"{reached.cds}/referral/1/determination")
    unknown = await cli("prove", "no-such-key")
    near = await cli("prove", "Alder Vally Unified")
    key = reached.reading.letters(reached.entity)[0].key
    slip = await cli("prove", f"{key[:-3]}x")
    far = await cli("prove", f"{reached.entity}/review/1/99/none_of_these")

    assert known.code == unknown.code == 1
    assert "nobody was written to about" in known.err
    assert "there is no notice 'no-such-key'" in unknown.err
    assert slip.err.endswith(f"; did you mean {key}?\n")
    assert far.err.endswith("`notices ENTITY` lists keys\n")
    assert near.err.endswith(f"; did you mean {reached.cds}, Alder Valley Unified?\n")


def late_together() -> Engagement:
    """Two rungs of an action, acted at one instant after the clock had stood."""
    now = implementing(START.date() + 60 * DAY)
    came = START + 90 * DAY
    while (due := expectation(now)) and due.at < came:
        now = apply(now, due.acts[0], came)
    return now


@pytest.fixture
def kept(
    record: Record, database: Engine, here: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Engagement], list[str]]:
    """Has an engagement recorded, with no server there, and gives its letters."""
    monkeypatch.setenv("TEMPORAL_ADDRESS", "127.0.0.1:1")

    def kept(now: Engagement) -> list[str]:
        record.commit(now.unwritten)
        return [each.key for each in SqlReading(database).letters(now.entity)]

    return kept


async def test_an_address_is_no_letter_and_names_where_keys_are(
    kept: Callable[[Engagement], list[str]], cli: Cli
) -> None:
    """What was never named is not proved in its place."""
    cds = ALDER_VALLEY.cds
    keys = kept(late_together())
    whole, part = await cli("prove", cds), await cli("prove", f"{cds}/action/1")

    for each, entity in ((whole, cds), (part, f"{cds}/action/1")):
        assert (each.code, each.out) == (2, "")
        assert f"{entity} is no letter's key; `notices {entity}` lists" in each.err
        assert each.err.split()[-1] in keys


async def test_of_acts_at_one_instant_a_letter_names_its_own(
    kept: Callable[[Engagement], list[str]], cli: Cli
) -> None:
    """By the entry that owed it: an instant may be that of many."""
    now = implementing(START.date() + 60 * DAY, 2)
    for number in (1, 2):
        now = apply(now, by_staff(StartAction, action=number), START)
        claim = by_staff(ClaimComplete, action=number, entered_by="front-desk")
        now = apply(now, claim, START)
    keys = kept(now)
    noted = [key for key in keys if "/answer_noted/" in key]
    said = [(await cli("prove", key)).out for key in noted]

    assert len(noted) == 2
    for key, text in zip(noted, said, strict=True):
        assert f"\n  #{key.split('/')[1]} " in text
    assert {"reported action 1 (" in text for text in said} == {True, False}


async def test_of_rungs_at_one_instant_a_letter_names_its_own(
    kept: Callable[[Engagement], list[str]], cli: Cli
) -> None:
    """As after an outage, when the clock makes up for what it missed."""
    now = late_together()
    rungs = {
        each.key: entry.number
        for entry in now.unwritten
        for each in entry.notices
        if each.proof
    }
    kept(now)
    found = {key: (await cli("prove", key, "--json")).json["fired"] for key in rungs}

    assert len({*rungs.values()}) > 1
    assert {key: fired["number"] for key, fired in found.items()} == rungs


async def test_a_letter_written_anew_is_proved_from_its_first_words(
    kept: Callable[[Engagement], list[str]], cli: Cli
) -> None:
    """It fired when the rung acted, and not when it was put otherwise."""
    now = late_together()
    renamed = by_staff(CorrectLea, name="Alder Valley Union")
    now = apply(now, renamed, START + 91 * DAY)
    keys = kept(now)
    anew = next(k for k in keys if k.split("/")[-2] == str(now.entries))
    said = await cli("prove", anew)
    told = (await cli("prove", anew, "--json")).json

    assert told["fired"]["kind"] == "rung_acted"
    assert told["anew"]["number"] == now.entries
    assert f"as entry {told['fired']['number']}" in said.out
    assert f"written anew, as it was otherwise by then\n  #{now.entries} " in said.out


async def test_a_list_is_proved_from_its_own_entry_whatever_it_took_in(
    kept: Callable[[Engagement], list[str]], cli: Cli
) -> None:
    """Only one that was written for another reader was written anew."""
    now = implementing(START.date() + 120 * DAY, 2, policy=POLICY)
    now = apply(now, PlateauReached(subjects=BOTH, expected=START), START)
    unmoved, day = now.entries, START.date()
    takes = [(Role.CCEE_LEAD, "j.rivera"), (Role.CCEE_EXPERT, "n.ito")]
    for role, person in takes:
        given = by_staff(Assign, role=role, person=person, first=day)
        now = apply(now, given, START)
    lists = [key for key in kept(now) if "/plateau/" in key]
    found = {key: (await cli("prove", key, "--json")).json for key in lists}
    anew = {each["notice"]["to"]: each["anew"] for each in found.values()}

    assert {each["fired"]["number"] for each in found.values()} == {unmoved}
    assert anew["j.rivera"] is None
    assert anew["n.ito"]["number"] == now.entries
