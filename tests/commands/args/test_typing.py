"""What staff type is met half way, and said again where it was not as typed."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.policies.read import POLICIES
from adapters.sql.record import SqlRecord
from client.endings import Misused
from commands import context
from commands.acts.bulk import Options
from commands.args import dates
from commands.args.act_fields import (
    PARTIES,
    act_kind,
    as_words,
    fields_of,
    shaped,
    staff_act,
)
from commands.args.lea import lea_code
from commands.args.pathway import pathway_of
from commands.args.people import known_person
from commands.args.rating import shaped_for
from commands.args.reference import reference, running
from commands.args.roles import role
from commands.args.several import numbers_apart, pairs_apart
from commands.args.significant import listed, significant
from domain.actions.planned import numbered
from domain.opening import refer
from domain.people.roles import LABELS, Role
from domain.referrals.pathway import INVITED
from services.intake.files import NotListed
from tests.commands.conftest import Cli, roadmap_file
from tests.conftest import DEMO_PEOPLE
from tests.lives import ALDER_VALLEY, PATHWAYS, POLICY, START, referral

NAME = ALDER_VALLEY.name
Screen = pytest.CaptureFixture[str]


@pytest.fixture
def known(here: Path, database: Engine) -> str:
    """The code of an LEA that the record knows."""
    new = refer(referral(), POLICY, episode=1, at=START)
    SqlRecord(database).commit(new.unwritten)
    return ALDER_VALLEY.cds


@pytest.mark.parametrize("each", [*Role])
def test_a_role_is_written_by_its_key_or_by_what_it_is_called(each: Role) -> None:
    assert role(each.value) is role(LABELS[each].upper()) is each


def test_a_digest_is_pasted_as_it_is_printed(capsys: Screen) -> None:
    """In capitals, with the name of its file; and it is said how it was read."""
    printed = f"{'AB' * 32}  report.pdf"
    said = shaped("note_milestone", fields_of(["--sha256", printed]))

    assert said["sha256"] == "ab" * 32
    assert capsys.readouterr().err.endswith(f"is read as {'ab' * 32}\n")


def test_a_near_miss_of_a_role_an_act_or_a_pathway_gets_a_guess() -> None:
    """And what is near nothing is told what there is."""
    with pytest.raises(Misused, match="is no role; did you mean coe_lead"):
        role("coe_laed")
    with pytest.raises(Misused, match="is no role; did you mean lea_instruction"):
        role("chief academic oficer")
    with pytest.raises(Misused, match="is no role; roles are lea_superintendent"):
        role("dance")
    with pytest.raises(Misused, match="is no act; did you mean claim_complete"):
        act_kind("claim_complet", reference("1999901/action/1"))
    with pytest.raises(Misused, match="is no pathway; did you mean FEE_52074G3"):
        pathway_of("FE_52074G3")


def test_a_pathway_may_be_named_with_its_version() -> None:
    """As `show` prints it."""
    known = pathway_of("coe-geo")

    assert pathway_of(known.named) == known


def test_a_person_nobody_knows_gets_a_guess(here: Path) -> None:
    """Before the server is asked; a role may be left vacant all the same."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")

    with pytest.raises(
        Misused, match=r"k\.benet is not in .*; did you mean k\.bennett"
    ):
        known_person("--person", "k.benet")
    with pytest.raises(
        Misused, match=r"--substitute: n\.one is not in the directory; `p"
    ):
        shaped("substitute", {"substitute": ["n.one"]})
    assert shaped("assign", {"person": ["vacant"]}) == {"person": None}


def test_a_person_where_a_role_is_asked_for_is_told_apart(here: Path) -> None:
    """Of somebody nobody knows it is said which roles there are."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")

    with pytest.raises(Misused, match="that is a person: name the role, such as"):
        role("k.bennett")
    with pytest.raises(Misused, match="is no role; roles are lea_superintendent"):
        role("x.nobody")


async def test_who_acts_is_named_by_the_option_that_was_typed(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or by the variable; with a guess from the names of the directory."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")
    line = ("act", "1999901/action/1", "start")
    typed = await cli(*line, "--as", "ana castilo")
    file = roadmap_file(here, size=2)
    tried = await cli("import-roadmap", "1999901", file, "--as", "a b")
    monkeypatch.setenv("THROUGHLINE_ACTOR", "karen bennet")
    found = await cli(*line)

    assert (typed.code, tried.code, found.code) == (2, 2, 2)
    near = "is not in the directory; did you mean"
    assert typed.err == f"--as: ana castilo {near} a.castillo?\n"
    assert "--by" not in typed.err
    assert tried.err.startswith("--as: 'a b' is to be one word")
    assert found.err == f"THROUGHLINE_ACTOR: karen bennet {near} k.bennett?\n"


def test_a_person_is_read_in_any_case_and_by_name(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As roles and counties are; it is said again as the directory has it."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")
    actor = context.actor("A.Castillo")
    named = known_person("--person", "K.BENNETT")
    called = context.actor("Hanna  lindqvist")

    assert (actor.by, named, called.by) == ("a.castillo", "k.bennett", "h.lindqvist")
    assert "A.Castillo is read as a.castillo" in capsys.readouterr().err
    assert context.actor("x.nobody").by == "x.nobody"


def test_a_name_that_two_people_have_is_nobodys(here: Path) -> None:
    """Whose act it is has to be plain."""
    said = "people:\n" + "".join(
        f"  - {{person: {each}, name: Kim Tran, address: {each}@lea.example}}\n"
        for each in ("k.tran", "k.tran2")
    )
    (here / "people.yaml").write_text(said, encoding="utf-8")

    assert context.as_listed("Kim Tran") == "Kim Tran"
    with pytest.raises(Misused, match=r"did you mean k\.tran"):
        context.actor("Kim Tran")


ACTING = (
    "act 1999901/action/1 start",
    "bulk 1999901 shift --actions 1 --days 5 --why late",
    "split 1999901/action/1 parts.csv",
    "adopt nowhere",
    "adopt nowhere --commit",
    "notices --pause --why wording",
    f"policy apply {POLICIES / 'escalation.yaml'} 1999901 --why tried --commit",
    "people away j.rivera --substitute l.tran --from 2030-01-01 --to 2030-01-02",
    "comments 1999901/action/1",
)


@pytest.mark.parametrize("line", ACTING)
async def test_whoever_acts_is_guessed_from_a_near_miss(
    line: str, here: Path, cli: Cli
) -> None:
    """Wherever somebody acts, in one sentence; another case is no slip."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")
    slip = await cli(*line.split(), "--as", "h.lindquist")
    case = await cli(*line.split(), "--as", "P.Alvarez")

    assert slip.code == 2
    off = "is not in the directory; did you mean"
    assert slip.err == f"--as: h.lindquist {off} h.lindqvist?\n"
    assert case.err.startswith("P.Alvarez is read as p.alvarez\n")


async def test_whoever_holds_a_role_acts_though_the_directory_lacks_them(
    working: str, here: Path, cli: Cli
) -> None:
    """Whomever they are near to; and so they do where the directory cannot be read."""
    line = ("act", f"{working}/action/1", "start", "--as", "j.rivera")
    directory = here / "people.yaml"
    directory.write_text("people: [{person: j.riveras, name: J, address: a@b.example}]")
    first = await cli(*line)
    directory.write_text("people: {")
    again = await cli(*line)

    assert (first.code, again.code) == (0, 0)


def test_where_there_is_no_directory_everybody_is_taken_at_their_word(
    here: Path,
) -> None:
    assert known_person("--person", "k.benet") == "k.benet"


def test_the_fields_of_an_act_are_read_as_people_write_them(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And said again, beside what is printed for machines."""
    said = {"role": ["deputy superintendent"], "first": ["3/5/2027"]}

    assert shaped("assign", said) == {"role": Role.LEA_DEPUTY, "first": "2027-03-05"}
    heard = capsys.readouterr()
    assert heard.err.splitlines() == [
        "--role deputy superintendent is read as lea_deputy",
        "--first 3/5/2027 is read as 5 Mar 2027",
    ]
    assert heard.out == ""


def test_a_day_by_another_name_is_asked_back_with_its_date(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that is typed again tomorrow is to say the same."""
    monkeypatch.setattr(dates, "today", lambda: date(2027, 3, 1))
    for word, meant in (
        ("today", "2027-03-01"),
        (" Tomorrow", "2027-03-02"),
        ("yesterday", "2027-02-28"),
    ):
        with pytest.raises(Misused, match=f"is no date; did you mean {meant}"):
            shaped("assign", {"first": [word]})


def test_a_day_in_words_is_said_again(here: Path, capsys: Screen) -> None:
    """As one with slashes is."""
    assert shaped("assign", {"first": ["March 5, 2027"]}) == {"first": "2027-03-05"}
    assert "March 5, 2027 is read as 5 Mar 2027" in capsys.readouterr().err


def test_an_hour_is_read_as_people_write_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One of a half of the day is said again; of what is none, what would be one."""
    assert shaped("plan_presentation", {"at": ["6:30pm"]}) == {"at": "18:30:00"}
    assert capsys.readouterr().err == "--at 6:30pm is read as 18:30\n"
    assert shaped("plan_presentation", {"at": ["18:30"]}) == {"at": "18:30:00"}
    assert capsys.readouterr().err == ""
    with pytest.raises(Misused, match="--at: 'evening' is no hour of a day"):
        shaped("plan_presentation", {"at": ["evening"]})


def test_the_zero_a_spreadsheet_took_is_put_back(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reference("161259/action/12").cds == "0161259"
    assert "161259 is read as 0161259" in capsys.readouterr().err
    with pytest.raises(Misused, match="is not a CDS code"):
        lea_code("16125")


def test_the_zero_is_put_back_wherever_an_lea_is_typed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In pairs such as --significant CDS=N as well; each time it is said."""
    assert significant(["161259=2"]) == {"01612590000000": 2}
    assert "161259 is read as 0161259" in capsys.readouterr().err
    assert running("161259").cds == "0161259"
    not_there = pytest.raises(Misused, match="161259=2: no file lists 161259")
    with not_there, listed(["161259=2"]):
        raise NotListed("01612590000000")


def test_how_many_groups_an_lea_has_is_a_number_that_it_may_have() -> None:
    """Of what is too long the beginning is said."""
    for number in ("9" * 5_000, "1000", "two", ""):
        with pytest.raises(Misused, match="write CDS=N") as refused:
            significant([f"0161259={number}"])
        assert len(str(refused.value)) < 120


@pytest.mark.parametrize("text", ["1, 11, 12a", "1,11;12a", "1;11 ; 12a;", "1;11,12a"])
def test_actions_are_listed_as_people_list_them(text: str) -> None:
    """With commas, semicolons, spaces, or one too many; in files and as options."""
    numbers = Options(actions=text).selection.numbers

    assert sorted(numbers) == [1, 11, 120_001]
    assert shaped("depend_on", {"on": [text]}) == {"on": ["1", "11", "120001"]}


def test_a_rating_that_is_written_out_is_its_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whether it is one that may be given now, the engagement says."""
    read = shaped_for(reference("0161259/action/1"), "rate", {"rating": ["five"]})

    assert read == {"rating": "5"}
    assert capsys.readouterr().err == "--rating five is read as 5\n"


def test_a_row_of_actions_is_written_with_a_dash() -> None:
    """One that runs backwards is named, and a field for one action takes one."""
    assert shaped("depend_on", {"on": ["1-3", "12a-12b"]})["on"] == [
        *("1", "2", "3", "120001", "120002")
    ]
    with pytest.raises(Misused, match="--on: '3-1' runs backwards, or too far"):
        shaped("depend_on", {"on": ["3-1"]})
    with pytest.raises(Misused, match=r"--on: 'three' is no action; did you mean 3\?"):
        shaped("depend_on", {"on": ["three"]})
    with pytest.raises(Misused, match="--on: 'x' is no action; write 12, 12a, 1-3"):
        shaped("depend_on", {"on": ["1, x"]})
    with pytest.raises(Misused, match="--into takes one"):
        shaped("merge", {"into": ["1,2"]})


def test_a_near_miss_of_an_option_of_an_act_gets_a_guess() -> None:
    """Whether it is a field of the act or stands beside them."""
    said: dict[str, object] = {"kind": "close", "id": "1", "by": "a", "entered_by": "b"}

    with pytest.raises(Misused, match="among its fields; did you mean --why"):
        staff_act(said | {"wyh": "x"})
    with pytest.raises(Misused, match="without a value; did you mean --preview"):
        fields_of(["--prevew", "--why", "x"])


def test_a_field_that_says_yes_may_stand_alone() -> None:
    """Before another option, and as the last; a text with dashes is joined by =."""
    read = fields_of(["--leaving-open", "--why=--as agreed", "--interim"])

    assert read == {
        "leaving_open": ["true"],
        "why": ["--as agreed"],
        "interim": ["true"],
    }
    assert fields_of(as_words(read)) == read
    assert "true" not in as_words(read)


def test_an_lea_is_found_by_its_name(
    known: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whole, in any case; a part or a near miss is asked back with its code."""
    assert str(reference(f"{NAME.lower()}/action/12")) == f"{known}/action/12"
    assert f"is read as {known}, {NAME}" in capsys.readouterr().err
    for said in (NAME.replace("Valley", "Valey"), NAME[:5], "valley"):
        with pytest.raises(Misused, match=f"did you mean {known}, {NAME}"):
            reference(said)


def test_a_part_of_the_names_of_several_leas_names_each(
    known: str, database: Engine
) -> None:
    """Those that begin so first; a letter or two are no part of a name."""
    others = {"5772694": "Valley Home", "1612590": "Alder Hill Unified"}
    for cds, name in others.items():
        lea = ALDER_VALLEY.but(cds=cds, name=name)
        new = refer(referral().but(lea=lea), POLICY, episode=1, at=START)
        SqlRecord(database).commit(new.unwritten)

    for said, meant in (
        ("alder", "1612590, Alder Hill Unified or 1999901, Alder Valley Unified"),
        ("valley", "5772694, Valley Home"),
        ("hill", "1612590, Alder Hill Unified"),
    ):
        with pytest.raises(Misused) as off:
            reference(said)
        assert str(off.value).endswith(f"; did you mean {meant}?")
    with pytest.raises(Misused, match="give its CDS code"):
        reference("al")


def test_two_leas_of_one_name_are_told_apart_by_their_codes(
    known: str, database: Engine
) -> None:
    """Nothing is done to the one that was not meant."""
    other = ALDER_VALLEY.but(cds="5772694")
    new = refer(referral().but(lea=other), POLICY, episode=1, at=START)
    SqlRecord(database).commit(new.unwritten)

    with pytest.raises(Misused, match=f"may be {known}, 5772694: say which"):
        reference(NAME)


async def test_the_record_is_asked_for_a_name_by_any_command(
    known: str, cli: Cli
) -> None:
    said = await cli("list", NAME, "--json")

    assert said.code == 0
    assert {item["cds"] for item in said.json["items"]} == {known}


@pytest.mark.parametrize("written", ["Action/12", "actions/12", "ACTION/12"])
def test_an_address_is_read_in_any_case_and_number(here: Path, written: str) -> None:
    """As is the letter of a part."""
    assert str(reference(f"1999901/{written}")) == "1999901/action/12"
    assert str(reference("1999901/action/9B")) == "1999901/action/9b"
    assert shaped("depend_on", {"on": ["9B"]}) == {"on": [str(numbered("9b"))]}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("acton/12", "action/12"), ("12a", "action/12a"), ("referal/1", "referral/1")],
)
def test_an_address_that_is_nearly_right_gets_a_guess(
    here: Path, written: str, meant: str
) -> None:
    with pytest.raises(Misused, match=f"did you mean 1999901/{meant}"):
        reference(f"1999901/{written}")


def test_what_is_repeated_may_be_one_list(here: Path) -> None:
    """A text of several words keeps its commas, and so does a name."""
    assert shaped("withdraw_action", {"consulted": ["m.ortiz, k.bennett"]}) == {
        "consulted": ["m.ortiz", "k.bennett"]
    }
    assert shaped("claim_complete", {"evidence": ["minutes, plan"]}) == {
        "evidence": ["minutes, plan"]
    }
    assert numbers_apart("--recess", ["4,6", "Winter break, day 1"]) == [
        *("4", "6", "Winter break, day 1")
    ]
    assert pairs_apart("--person", ["coe_lead=k.bennett,geo_lead=g.fontaine"]) == [
        *("coe_lead=k.bennett", "geo_lead=g.fontaine")
    ]
    assert significant(["0161259=2;0161260=3"]) == {
        "01612590000000": 2,
        "01612600000000": 3,
    }


@pytest.mark.parametrize(
    ("kind", "field", "typed", "meant"),
    [
        ("withdraw_action", "consulted", "m.ortiz k.bennett", "m.ortiz,k.bennett"),
        ("name_team", "people", "r.kim and t.wu", "r.kim,t.wu"),
        ("add_recommendation", "findings", "F1 F2", "F1,F2"),
        ("add_finding", "items", "C01-doc; C02-doc C03-doc", "C01-doc,C02-doc,C03-doc"),
        ("add_finding", "evidence", "E1 e2", "E1,e2"),
        ("add_action", "components", "4 6", "4,6"),
    ],
)
def test_several_side_by_side_are_told_where_commas_go(
    here: Path, kind: str, field: str, typed: str, meant: str
) -> None:
    """Whether they came quoted, or as words that follow no field."""
    line = f"commas go between several, as in --{field} {meant}$"
    with pytest.raises(Misused, match=line):
        shaped(kind, {field: [typed]})
    if field != "evidence":
        with pytest.raises(Misused, match=line.replace("and,", "")):
            fields_of([f"--{field}", *typed.replace("and ", "").split(), "--as"], kind)


def test_a_name_or_a_text_of_several_words_is_not_taken_for_a_list(here: Path) -> None:
    """What it is, is said of it as before."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")

    with pytest.raises(Misused, match="Maria Sanchez is not in the directory"):
        shaped("withdraw_action", {"consulted": ["Maria Sanchez"]})
    assert shaped("claim_complete", {"evidence": ["minutes E1"]}) == {
        "evidence": ["minutes E1"]
    }
    with pytest.raises(Misused, match="'of' follows no --field"):
        fields_of(["--evidence", "minutes", "of", "May"], "claim_complete")


def test_lists_of_other_commands_are_told_where_commas_go() -> None:
    """Pairs, numbers and actions alike."""
    with pytest.raises(Misused, match="as in --recess 4,6"):
        numbers_apart("--recess", ["4 6"])
    with pytest.raises(Misused, match="as in --significant 0161259=2,0161143=3"):
        significant(["0161259=2 0161143=3"])
    with pytest.raises(Misused, match=r"'1 11 12a' is no action; did you mean 1, 11,"):
        shaped("depend_on", {"on": ["1 11 12a"]})


@pytest.mark.parametrize("kind", ["claim_complete", "complete_item", "add_finding"])
def test_several_pieces_of_evidence_may_be_named_in_one(kind: str) -> None:
    """As a workbook joins them; words that name none stay as they are."""
    said = shaped(kind, {"evidence": ["e1; E12,e3", "minutes, of May"]})

    assert said == {"evidence": ["E1", "E12", "E3", "minutes, of May"]}


def test_what_a_party_says_is_read_as_people_say_it(
    capsys: Screen,
) -> None:
    """And said again, so that nothing is noted otherwise than it was meant."""
    for typed, read in (
        ("Yes", "accept"),
        ("agreed", "accept"),
        ("no", "decline"),
        ("more info", "more_information"),
        ("more information", "more_information"),
    ):
        said = shaped("record_consultation", {"outcome": [typed]})

        assert said == {"outcome": read}
        assert f"--outcome {typed} is read as {read}\n" in capsys.readouterr().err
    assert shaped("record_consultation", {"outcome": ["Accept"]})["outcome"] == "accept"
    assert capsys.readouterr().err == ""


def test_a_party_that_nobody_asks_is_told_who_is_asked() -> None:
    """Of all roles only those whose view some pathway asks for."""
    with pytest.raises(Misused, match="--party: 'ccee' is no role; roles are lea_supe"):
        shaped("record_consultation", {"party": ["ccee"]})

    asked = {r.asked for p in PATHWAYS.values() for r in p.of_kind(*INVITED)}
    assert {*PARTIES} == asked


def test_a_party_is_guessed_by_its_agency() -> None:
    """Of those whose view is asked for, each is of another."""
    for typed, meant in (("LEA", "lea_superintendent"), ("coe", "coe_lead")):
        with pytest.raises(
            Misused, match=f"'{typed}' is no role; did you mean {meant}"
        ):
            shaped("record_consultation", {"party": [typed]})


def test_all_that_is_off_about_fields_is_said_at_once() -> None:
    """As of what is missing, or not among them."""
    fields = {"party": ["LEA"], "outcome": ["perhaps"], "on": ["soon"]}
    with pytest.raises(Misused) as off:
        shaped("record_consultation", fields)

    said = str(off.value).replace("did you mean", "").split("; --")
    assert [each.lstrip("-").split(":")[0] for each in said] == [*fields]


def test_a_field_that_is_needed_is_named_with_its_meaning() -> None:
    said: dict[str, object] = {"kind": "record_consultation", "by": "m.ortiz"}
    said |= {"entered_by": "desk", "party": "coe_lead", "outcome": "accept"}

    with pytest.raises(Misused, match="--on is needed: the day on which it took place"):
        staff_act(said)
    with pytest.raises(Misused, match=r"what they said \(accept, decline, more_inf"):
        staff_act({k: said[k] for k in said.keys() - {"outcome"}})


@pytest.mark.parametrize(
    ("address", "typed", "meant"),
    [
        ("1999901/action/12", "complete", "claim_complete"),
        ("1999901", "complete", "complete_review"),
        ("1999901/review/1/phase/planning", "complete", "complete_phase"),
        ("1999901/review/1/item/C1", "complete", "complete_item"),
        ("1999901/action/12", "confirm_complete", "confirm"),
    ],
)
def test_an_act_by_half_its_name_is_guessed_for_what_it_is_done_to(
    address: str, typed: str, meant: str
) -> None:
    with pytest.raises(Misused, match=rf"did you mean {meant}\?"):
        act_kind(typed, reference(address))


def test_a_number_written_into_its_word_is_guessed() -> None:
    """Of an action and of a referral alike."""
    for typed, meant in (
        ("1999901/action12", "1999901/action/12"),
        ("1999901/Actions-12A", "1999901/action/12a"),
        ("1999901/referral 2", "1999901/referral/2"),
    ):
        with pytest.raises(Misused, match=rf"did you mean {meant}\?"):
            reference(typed)


def test_a_part_without_its_number_is_asked_for_it() -> None:
    with pytest.raises(Misused, match=r"say which: 1999901/action/1 \(`show 1999901`"):
        reference("1999901/action")


def test_a_word_without_its_field_is_told_which_there_is() -> None:
    """One that is needed; of an act that has none, only that it stands alone."""
    with pytest.raises(Misused, match="'2' follows no --field, such as --rating here;"):
        fields_of(["2"], "rate")
    with pytest.raises(Misused, match="'now' follows no --field; quote"):
        fields_of(["now"])


def test_vacant_is_read_in_any_case_and_a_near_miss_is_guessed(here: Path) -> None:
    """Only where a role may be vacant; nobody stands in as nobody."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")

    assert shaped("assign", {"person": ["Vacant"]}) == {"person": None}
    with pytest.raises(Misused, match="did you mean vacant"):
        shaped("assign", {"person": ["vacnat"]})
    with pytest.raises(Misused, match="`people` lists who is"):
        shaped("substitute", {"substitute": ["vacnat"]})


def test_a_comment_for_all_is_an_open_one(capsys: Screen) -> None:
    assert shaped("comment", {"audience": ["all"]}) == {"audience": "open"}
    assert "--audience all is read as open" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "field", "typed", "read"),
    [
        ("record_consultation", "party", "COE lead", "coe_lead"),
        ("reassign", "owner", "chief academic officer", "lea_instruction"),
        ("change_mode", "mode", "SIR plus", "sir_plus"),
        ("add_action", "horizon", "long term", "LONG_TERM"),
        ("correct_lea", "county", "34", "Sacramento"),
        ("note_milestone", "link", "e2", "E2"),
        ("sign_roadmap", "seen", " e2", "E2"),
        ("claim_complete", "evidence", "e2", "E2"),
        ("assign", "person", "Vacant", "vacant"),
        ("link_standard", "standard", "lcap 1.3", "LCAP 1.3"),
    ],
)
def test_whatever_field_is_not_as_typed_is_said_again(
    capsys: Screen, kind: str, field: str, typed: str, read: str
) -> None:
    """By its option, once; typed so, or in other capitals of a key, it is not."""
    shaped(kind, {field: [typed]})
    said = capsys.readouterr().err
    shaped(kind, {field: [read]})

    assert said == f"--{field} {typed} is read as {read}\n"
    assert capsys.readouterr().err == ""
