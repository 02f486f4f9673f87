"""Every closed set of words is met half way: in any case, and with a guess."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from typer.main import get_command

from client.endings import Misused
from commands.acts.bulk import Options, bulk
from commands.args.act_fields import KINDS, OTHER_WORDS, act_kind, shaped, staff_act
from commands.args.county import county
from commands.args.pasted import check_pasted
from commands.args.pathway import pathway_of
from commands.args.reference import reference
from commands.args.words import OneOf, one_of
from commands.cli import app
from domain.bulk import Selection
from domain.lea import COUNTIES
from domain.people.roles import LABELS, Role
from domain.referrals.case import MODES
from tests.commands.conftest import Cli
from tests.lives import ALDER_VALLEY


def parts(annotation: object) -> Iterator[object]:
    yield annotation
    for each in get_args(annotation):
        yield from parts(each)


def in_options() -> Iterator[tuple[str, OneOf | None]]:
    """Options and arguments that take one of some words, of every command."""
    waiting = [("", get_command(app))]
    while waiting:
        path, command = waiting.pop()
        inner = getattr(command, "commands", {})
        waiting += [(f"{path} {name}", each) for name, each in inner.items()]
        for param in command.params:
            described = getattr(param, "type_descriptor", None)
            read = described and getattr(described.parameter_info, "parser", None)
            kinds = [*parts(described.annotation)] if described else []
            if isinstance(read, OneOf):
                yield f"{path} {param.name}", read
            elif any(get_origin(k) is Literal or is_enum(k) for k in kinds):
                yield f"{path} {param.name}", None


def is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


FIELDS = [
    (kind, name, word)
    for kind, act in KINDS.items()
    for name, field in act.model_fields.items()
    for of in parts(field.annotation)
    if isinstance(of, type) and issubclass(of, Enum)
    for word in of
]
OPTIONS = [*in_options()]


@pytest.mark.parametrize("kind, name, word", FIELDS)
def test_each_word_a_field_takes_is_guessed_from_a_near_miss(
    kind: str, name: str, word: Enum
) -> None:
    """Of all acts; one that is added is looked at here without another line."""
    typed = str(word.value)
    with pytest.raises(Misused, match="did you mean"):
        shaped(kind, {name: [typed[:-1]]})

    read = shaped(kind, {name: [typed.upper().replace("_", "-")]})[name]
    assert read in (typed, [typed])


@pytest.mark.parametrize("where, read", OPTIONS)
def test_each_word_an_option_takes_is_guessed_from_a_near_miss(
    where: str, read: OneOf | None
) -> None:
    """An option with a closed set of its own, read without a guess, fails here."""
    assert read is not None, f"{where}: read it with OneOf"
    for word in read.words:
        with pytest.raises(Misused, match="did you mean"):
            read(word[:-1])
        assert read(word.upper()) == word


def test_the_closed_sets_of_options_are_found() -> None:
    """Lest the walk above walks past all of them."""
    assert {where.split()[-1] for where, _ in OPTIONS} == {
        *("mode", "office", "readers", "what")
    }
    assert len(OPTIONS) == 6
    assert {name for _, name, _ in FIELDS} >= {"mode", "outcome", "horizon", "cause"}


def test_a_mode_is_written_as_it_is_called() -> None:
    """`SIR+` as `sir_plus`, and by its whole name."""
    assert shaped("accept", {"mode": ["SIR+"]}) == {"mode": "sir_plus"}
    for mode, label in MODES.items():
        assert shaped("change_mode", {"mode": [label]}) == {"mode": mode}
    with pytest.raises(Misused, match="--mode: 'dance' is none of consultancy, coll"):
        shaped("accept", {"mode": ["dance"]})


@pytest.mark.parametrize(
    ("kind", "name", "typed", "read"),
    [
        ("add_recommendation", "horizon", "now", "IMMEDIATE"),
        ("plan_action", "horizon", "At once", "IMMEDIATE"),
        ("stop_clock", "cause", "wildfire", "fire"),
        ("pause_review", "cause", "Flood", "disaster"),
    ],
)
def test_horizons_and_causes_are_read_by_what_people_call_them(
    capsys: pytest.CaptureFixture[str], kind: str, name: str, typed: str, read: str
) -> None:
    """And said again."""
    assert shaped(kind, {name: [typed]}) == {name: read}
    assert capsys.readouterr().err == f"--{name} {typed} is read as {read}\n"


def test_a_county_is_written_by_name_or_number() -> None:
    """And guessed from a near miss, by `refer` and where an LEA is corrected."""
    assert county("19") == county("los angeles county") == "Los Angeles"
    assert shaped("correct_lea", {"county": ["los angeles"]}) == {
        "county": "Los Angeles"
    }
    for name in COUNTIES.values():
        with pytest.raises(Misused, match="did you mean"):
            county(name[:-1])
    for nowhere in ("59", "0", "019", "٣"):
        with pytest.raises(Misused, match="counties are 01 to 58"):
            county(nowhere)


async def test_refer_takes_a_county_by_name(cli: Cli) -> None:
    """It is the LEA's own, or it is said where that lies."""
    named = ("refer", "0161259", "--name", "Alder", "--as", "a.castillo", "--county")
    near = await cli(*named, "Alamda")
    other = await cli(*named, "Los Angeles")

    assert (near.code, other.code) == (2, 2)
    assert "did you mean Alameda?" in near.err
    assert "0161259 lies in county 01 (Alameda), not in Los Angeles" in other.err


@pytest.mark.parametrize(
    "said, meant",
    [
        ("dashbord", "CONTINUUM_52072A"),
        ("emergancy", "EMERGENCY_52074G2A"),
        ("chartr", "CHARTER_47607_3"),
        ("geo", "COE_GEO_52074G1A"),
        ("county", "COE_GEO_52074G1A or CHARTER_47607_3"),
        ("for a fee", "FEE_52074G3"),
    ],
)
def test_a_pathway_is_guessed_from_a_word_of_its_title(said: str, meant: str) -> None:
    with pytest.raises(Misused, match=f"did you mean {meant}"):
        pathway_of(said)


def test_a_pathway_is_written_by_its_title() -> None:
    """With the law it goes by, or without; a word that many have guesses none."""
    fee = pathway_of("FEE_52074G3")

    assert pathway_of("fee for service") == pathway_of(fee.title) == fee
    with pytest.raises(Misused, match="'the' is no pathway; pathways are CONTINUUM_"):
        pathway_of("the")


@pytest.mark.parametrize(
    "where, said, meant",
    [
        ("1999901/action/1", "claim", "claim_complete"),
        ("1999901/action/1", "hold", "put_on_hold"),
        ("1999901", "hold", "hold_meeting"),
        ("1999901", "determine", "determine_necessary"),
        ("1999901", "claim", "claim_complete"),
    ],
)
def test_an_act_is_guessed_from_one_of_its_words(
    where: str, said: str, meant: str
) -> None:
    """Of those that are done to what is named, and then of all."""
    with pytest.raises(Misused, match=rf"is no act; did you mean {meant}\?$"):
        act_kind(said, reference(where))


@pytest.mark.parametrize(
    "where, said, other",
    [
        ("1999901", "resume", "resume_clock to the engagement: 1999901"),
        ("1999901/action/1", "resume_clock", "resume to an action"),
        ("1999901/action/1", "withdraw", "withdraw_action to an action"),
        ("1999901", "put_on_hold", "stop_clock to the engagement: 1999901"),
        ("1999901/action/1", "stop_clock", "put_on_hold to an action"),
    ],
)
def test_an_act_on_the_wrong_thing_names_its_namesake(
    where: str, said: str, other: str
) -> None:
    with pytest.raises(Misused, match=f"{said} is done to .*; {other}$"):
        act_kind(said, reference(where))


@pytest.mark.parametrize(
    "said, meant",
    [
        ("1999901/12", "1999901/action/12"),
        ("1999901/64A", "1999901/action/64a"),
    ],
)
def test_an_action_is_guessed_however_it_is_written(said: str, meant: str) -> None:
    with pytest.raises(Misused, match=rf"did you mean {meant}\?$"):
        reference(said)


@pytest.mark.parametrize(
    "kind, said",
    [("start", "it takes no day, and counts from"), ("redate", "--due takes a day")],
)
def test_a_day_in_the_wrong_option_hears_which_takes_one(kind: str, said: str) -> None:
    act = {"kind": kind, "id": "1", "by": "x", "entered_by": "x", "action": 1}
    with pytest.raises(Misused, match=f"--on is not among its fields.*; {said}"):
        staff_act(act | {"on": "2026-11-05"})


@pytest.mark.parametrize(
    "words, said",
    [
        (("—due", "2027-03-05"), "'—due' begins with a long dash; write --due"),
        (("\N{EN DASH}as=m.ortiz",), "begins with a long dash; write --as=m.ortiz"),
        (("--why", "“as", "agreed”"), "'“as' begins with a curly quote; write str"),
    ],
)
async def test_what_a_mail_made_of_a_line_is_named(
    cli: Cli, words: tuple[str, ...], said: str
) -> None:
    """In every command, before anything is asked; a quoted quote is a text."""
    off = await cli("act", "1999901/action/1", "redate", *words)
    fine = await cli("find", "“Read daily” — every day")

    assert off.code == 2
    assert said in off.err
    assert "curly" not in fine.err


@pytest.mark.parametrize(
    "text",
    ["“Read daily” is over", "“as they wrote", "\N{LEFT SINGLE QUOTATION MARK}90s"],
)
def test_a_text_may_begin_with_a_curly_quote(text: str) -> None:
    """What straight quotes hold together came whole."""
    check_pasted(["act", "1999901", "redate", "--why", text, "--as", "m.ortiz"])


def test_what_a_role_leads_is_chosen_by_its_key_or_its_name() -> None:
    """In bulk, where a near miss chose nothing and said no more."""
    deputy = LABELS[Role.LEA_DEPUTY]

    assert Options(owned_by=deputy).selection == Selection(owned_by="lea_deputy")
    with pytest.raises(Misused, match="did you mean lea_deputy"):
        _ = Options(owned_by="lea_deputi").selection


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("shift --action 1", r"--action is no option of bulk shift; did you mean --ac"),
        ("shift --day 5", r"--day is no option of bulk shift; did you mean --days\?"),
        (
            "shift --days fifteen",
            "--days: 'fifteen' is no number of days; did you mean 15?",
        ),
        ("shift --days=--5", "--days: '--5' is no number of days"),
        ("shift --days 0", "shift takes --days N"),
        ("shift --days 5 --days 6", "--days is given 2 times"),
        ("shift --by a.castillo", "--by is no option of bulk shift: say who decides"),
        ("shift --colour red", "it has --days, --actions, "),
        (
            "redate --action 1",
            r"--action is no option of bulk redate; did you mean --a",
        ),
        ("redate --deu 2030-01-07", r"no option of bulk redate; did you mean --due\?"),
    ],
)
def test_bulk_names_the_option_it_does_not_know(
    here: Path, typed: str, said: str
) -> None:
    """And not the one that is missing with it; nor is a wrong number a missing one."""
    kind, *words = typed.split()
    chosen = Options("" if "action" in typed else "1")
    with pytest.raises(Misused, match=said):
        bulk(
            ALDER_VALLEY.cds,
            kind,
            words,
            chosen,
            commit=False,
            by="a.castillo",
            act_id=None,
            as_json=False,
        )


def test_a_word_is_found_however_it_is_joined() -> None:
    assert one_of("--x", " Long-Term ", ("IMMEDIATE", "LONG_TERM")) == "LONG_TERM"


def test_what_is_not_necessary_is_declined() -> None:
    """The nearest name is that of the opposite."""
    with pytest.raises(Misused, match=r"did you mean decline\?$"):
        act_kind("determine-not-necessary", reference("0161259"))


@pytest.mark.parametrize(
    "said, where, meant",
    [
        ("promise", "0161259/action/12", "acknowledge"),
        ("postpone", "0161259/action/12", "redate"),
        ("approve", "0161259/action/12", "confirm"),
        ("pause", "0161259/action/12", "put_on_hold"),
        ("pause", "0161259", "stop_clock"),
        ("remove", "0161259/action/12", "withdraw_action"),
    ],
)
def test_an_act_is_guessed_from_another_word_for_it(
    said: str, where: str, meant: str
) -> None:
    """No letters are alike, and everybody would say it so."""
    with pytest.raises(Misused, match=rf"did you mean {meant}\?$"):
        act_kind(said, reference(where))


def test_every_other_word_for_an_act_stands_for_acts_there_are() -> None:
    assert {kind for kinds in OTHER_WORDS.values() for kind in kinds} <= {*KINDS}
    assert not {*OTHER_WORDS} & {*KINDS}


def test_two_letters_that_changed_places_are_a_near_miss() -> None:
    """Of a short word as well."""
    with pytest.raises(Misused, match=r"did you mean sir\?"):
        shaped("accept", {"mode": ["SRI"]})


def test_a_pathway_is_known_by_its_beginning_without_marks() -> None:
    assert pathway_of("coegeo").id == "COE_GEO_52074G1A"


@pytest.mark.parametrize("part", ["action/2", "referral/1", "actions/2"])
def test_an_address_where_the_act_stands_is_put_together(part: str) -> None:
    """Its room and number belong to the engagement, with a stroke and no space."""
    with pytest.raises(Misused, match=f"did you mean 1999901/{part}"):
        act_kind(part, reference("1999901"))


def test_a_field_that_is_none_is_no_near_miss_of_an_option_for_its_dashes() -> None:
    """`--of` is not nearly `--json`; the fields that there are are named."""
    said: dict[str, object] = {"id": "1", "by": "m.ortiz", "entered_by": "desk"}
    said |= {"kind": "start", "action": 12, "on": "9"}
    with pytest.raises(Misused) as off:
        staff_act(said)

    assert "did you mean" not in str(off.value)
