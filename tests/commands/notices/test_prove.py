"""A letter's whole chain, from the date it was counted from to where it went."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.office import Office

DAY = timedelta(days=1)


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

    newest = await cli("prove", f"{reached.cds}/action/1")

    assert said.code == 0
    assert newest.out.startswith(f"notice {key[: key.rindex('/')]}/")
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

    assert known.code == unknown.code == 1
    assert "nobody was written to about" in known.err
    assert "there is no notice 'no-such-key'" in unknown.err
    assert near.err.endswith("; did you mean Alder Valley Unified?\n")
