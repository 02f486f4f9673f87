"""What an act is told is said before anybody types it, with a line to paste."""

import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest

from commands.acts.fields import example
from commands.args.act_fields import (
    ELSEWHERE,
    KINDS,
    act_kind,
    fields_of,
    rooms_of,
    shaped,
    staff_act,
)
from commands.args.meanings import says
from commands.args.reference import reference
from commands.output.console import COMMAND
from domain.available_acts import fields_of as known_fields
from tests.commands.conftest import Cli
from tests.frameworks import SIR_12

PLACES = {
    "action": "1999901/action/12",
    "check-in": "1999901/check-in/2026-27-2",
    "review": "1999901/review/1",
    "": "1999901",
}
TYPED = [kind for kind in KINDS if kind not in ELSEWHERE]


@pytest.mark.parametrize("kind", TYPED)
def test_the_example_of_each_act_is_that_act_when_it_is_typed(
    kind: str, here: Path
) -> None:
    """Pasted as it stands, it is read without a fault."""
    where = PLACES[rooms_of(kind)[0]]
    fields = known_fields(KINDS[kind])
    line = example(where, kind, fields, ["m.ortiz"])
    entity, named, *words = shlex.split(line.removeprefix(f"{COMMAND} act"))
    which, typed = reference(entity), words[: words.index("--as")]
    said: dict[str, object] = {"id": "1", "by": "m.ortiz", "entered_by": "desk"}
    said |= {"kind": act_kind(named, which), **shaped(kind, fields_of(typed))}
    said |= {"action": which.action} if which.action else {}
    said |= {"check_in": which.check_in} if which.check_in else {}
    said |= {"setting": 7} if "setting" in KINDS[kind].model_fields else {}
    said |= {"framework": SIR_12} if kind == "begin_review" else {}
    said |= {"sha256": "a" * 64} if kind == "sign_roadmap" else {}

    assert staff_act(said).kind == kind


@pytest.mark.parametrize("kind", [*KINDS])
async def test_the_help_of_an_act_says_its_fields(kind: str, cli: Cli) -> None:
    """Without a server, and for what is done by another command, by which."""
    told = await cli("act", "1999901/action/12", kind.replace("_", "-"), "--help")

    assert told.code == 0
    assert kind in told.out
    needed = [each.name for each in known_fields(KINDS[kind]) if each.required]
    if kind not in ELSEWHERE:
        assert all(f"--{name.replace('_', '-')} " in told.out for name in needed)


async def test_the_help_of_a_new_name_is_of_the_lea_that_is_meant(
    working: str, cli: Cli
) -> None:
    """By the record, which knows what it is called."""
    shown = (await cli("list", "--json")).json
    told = await cli("act", working, "correct_lea", "--help")
    (lea,) = (each["lea"] for each in shown if each["cds"] == working)

    assert f"--name '{lea} School District'" in told.out


async def test_what_the_words_of_a_field_stand_for_is_said_once(cli: Cli) -> None:
    """Days, roles and persons, each as it is typed; choices stand where they are."""
    told = (await cli("act", "1999901", "assign", "--help")).out
    hold = (await cli("act", "1999901/action/1", "put_on_hold", "--help")).out

    assert "assign --role ROLE --person PERSON --first DAY [--last DAY]" in told
    assert "[--interim] [--office TEXT]" in told
    assert told.count("DAY is written 2027-03-05, or 3/5/2027") == 1
    assert "ROLE is one of lea_superintendent, lea_designee" in told
    assert "--cause waiting_on_state|superintendent_vacancy|strike|" in hold


@pytest.mark.parametrize("kind", TYPED)
async def test_each_field_of_an_act_is_explained(kind: str, cli: Cli) -> None:
    """In a phrase, on a line of its own."""
    told = (await cli("act", "1999901/action/12", kind, "--help")).out

    for field in known_fields(KINDS[kind]):
        option = f"--{field.name.replace('_', '-')}"
        assert f"  {option}: {says(kind, field)}\n" in told


def test_a_field_means_what_the_act_does() -> None:
    """The same name is a day of one act, and actions of another."""
    (on,) = (e for e in known_fields(KINDS["depend_on"]) if e.name == "on")

    assert says("depend_on", on) == "the actions it waits for"
    assert says("hold_meeting", on) == "the day on which it took place"


def test_nobody_is_offered_to_stand_in_for_themselves() -> None:
    """The line names two people, of those who take part where they are known."""
    fields = known_fields(KINDS["substitute"])
    known = example(
        "1999901", "substitute", fields, ["a.castillo", "a.castillo", "b.y"]
    )
    alone = example("1999901", "substitute", fields, ["a.castillo"])
    unknown = example("1999901", "substitute", fields, [])

    assert "--person a.castillo --substitute b.y" in known
    assert "--person a.castillo --substitute m.ortiz" in alone
    assert "--person m.ortiz --substitute l.tran" in unknown


def test_no_action_is_offered_to_wait_for_itself_or_to_be_merged_into_itself() -> None:
    for kind, option in (("depend_on", "--on"), ("merge", "--into")):
        fields = known_fields(KINDS[kind])
        own = example("1999901/action/11", kind, fields, [])
        other = example("1999901/action/1", kind, fields, [])

        assert f"{option} 12" in own
        assert f"{option} 11" in other


def test_whoever_is_consulted_or_given_a_role_is_of_the_agency_that_is_meant() -> None:
    """The example of a withdrawal names LEA and COE, and no lead is made COE lead."""
    held = {"deputy superintendent": "l.tran", "COE lead": "e.morales"}
    lead = ["a.castillo"]

    def line(kind: str, where: str, held: Mapping[str, str]) -> str:
        return example(where, kind, known_fields(KINDS[kind]), lead, held)

    known = line("withdraw_action", "1999901/action/3", held)
    unknown = line("withdraw_action", "1999901/action/3", {})
    given = line("assign", "1999901", held)

    assert "--consulted l.tran,e.morales" in known
    assert "--consulted m.ortiz,k.bennett" in unknown
    assert "--role coe_lead --person e.morales" in given
    assert all(each.endswith("--as a.castillo") for each in (known, unknown, given))


async def test_acts_offers_a_substitute_who_is_somebody_else(
    working: str, cli: Cli
) -> None:
    """Of those who may act in this engagement."""
    told = (await cli("acts", working)).out
    (line,) = [
        e for e in told.splitlines() if " substitute --person" in e and "--as" in e
    ]
    words = shlex.split(line)
    person, other = (
        words[words.index("--person") + 1],
        words[words.index("--substitute") + 1],
    )

    assert person != other
    assert f"({other})" in told
