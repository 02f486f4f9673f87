"""What a receipt says besides where an act stands: who was told, what comes next."""

from datetime import timedelta
from pathlib import Path

from commands.output.console import COMMAND
from commands.output.receipt import consequences
from domain.may_follow import MayFollow
from domain.phase import Phase
from domain.receipt import Receipt
from tests.commands.adoption.test_commit import IN, engagement_file
from tests.commands.conftest import Cli, roadmap_file
from tests.commands.test_cli import YEAR
from tests.conftest import CODES, DEMO_PEOPLE
from tests.lives import POLICY
from tests.times import unnamed
from tests.today import in_october, today

WHY = ("--why", "one of the two coaches is ill")
NAMED = ("--name", "Upper Creek", "--county", "19", "--person", "coe_lead=k.bennett")


def lines(out: str, word: str) -> list[str]:
    """What stands behind a word at the beginning of lines."""
    said = [line.strip() for line in out.splitlines()]
    return [line.removeprefix(word) for line in said if line.startswith(word)]


async def test_an_act_says_who_was_told_and_what_the_clock_waits_for(
    working: str, cli: Cli
) -> None:
    """The supervisor of whoever lets an action rest hears of it."""
    until = POLICY.lea.later(today(), 3)
    snooze = ("snooze", "--until", until, *WHY, "--as", "j.rivera")
    done = await cli("act", f"{working}/action/3", *snooze)

    assert lines(done.out, "will hear: ") == ["l.tran (deputy superintendent)"]
    (following,) = lines(done.out, "next: ")
    assert following.startswith("E0 of action 3: chief academic officer, 20")
    assert unnamed(done.out) == []


async def test_an_act_that_tells_nobody_says_so(working: str, cli: Cli) -> None:
    """So that nobody waits for a letter that never comes; its preview too."""
    start = ("act", f"{working}/action/3", "start", "--as", "j.rivera")
    seen, done = await cli(*start, "--preview"), await cli(*start)

    assert "\nnobody would be written to\n" in seen.out
    assert "\nnobody is written to\n" in done.out
    assert lines(done.out, "will hear: ") == []


async def test_the_same_act_twice_says_that_it_was_done_before(
    working: str, cli: Cli
) -> None:
    """However soon after: nothing happened the second time."""
    line = ("act", f"{working}/action/3", "start", "--id", "s1", "--as", "j.rivera")
    first, second = await cli(*line), await cli(*line)

    assert first.out.startswith("done: entry ")
    assert second.out.startswith("already done as entry ")


async def test_what_is_so_already_ends_well_and_is_not_written(
    working: str, cli: Cli
) -> None:
    """With exit code 0 and its sentence, as JSON too, and where it is only tried."""
    line = ("act", f"{working}/action/3", "start", "--as", "j.rivera")
    first = await cli(*line, "--json")
    again = await cli(*line)
    tried = await cli(*line, "--preview")
    data = await cli(*line, "--json")
    other = await cli("act", f"{working}/action/4", *line[2:], "--json")

    assert (again.code, again.err) == (0, "")
    assert again.out == "action 3 is in progress already\n"
    assert tried.out == "action 3 is in progress already\nnothing was changed\n"
    assert data.json == {"nothing_to_change": "action 3 is in progress already"}
    assert other.json["entry"] == first.json["entry"] + 1


async def test_a_line_that_settles_something_is_done_once_until_more_happens(
    working: str, cli: Cli
) -> None:
    """Returned twice it is one return; reported anew and returned, it is another."""
    one, own = ("act", f"{working}/action/3"), ("--as", "j.rivera")
    said = ("--evidence", "minutes", "--experience", "well", "--sustained-by", "all")
    claim = (*one, "claim_complete", *said, *own)
    back = (*one, "return", "--why", "minutes are unsigned", "--as", "k.bennett")
    await cli(*one, "start", *own)
    claimed = [await cli(*claim), await cli(*claim)]
    returned = [await cli(*back), await cli(*back)]
    anew = [await cli(*claim), await cli(*back), await cli(*back)]
    never = await cli(*one[:1], f"{working}/action/4", *back[2:])

    assert [each.code for each in (*claimed, *returned, *anew)] == [0] * 7
    for twice in (claimed[1], returned[1], anew[2]):
        assert twice.out.startswith("already done as entry ")
    for once in (claimed[0], returned[0], *anew[:2]):
        assert once.out.startswith("done: entry ")
    assert (never.code, "nobody has reported action 4" in never.err) == (3, True)


async def test_what_changes_nothing_is_no_entry(working: str, cli: Cli) -> None:
    """An action that waits for nothing, a role and a substitute given as they are."""
    one, lead = ("act", f"{working}/action/4"), ("--as", "a.castillo")
    whole, day = ("act", working), ("--first", "2030-03-04")
    free = await cli(*one, "independent", *lead)
    given = (*whole, "assign", "--role", "lea_operations", "--person", "n.ito", *day)
    away = ("--person", "m.ortiz", "--substitute", "l.tran", "--last", "2030-03-08")
    gone = (*whole, "substitute", *away, *day)
    lines = [(*line, *WHY, *lead) for line in (given, gone)]
    first = [await cli(*line) for line in lines]
    again = [await cli(*line) for line in lines]

    assert free.out == "action 4 waits for no other\n"
    assert [each.code for each in (free, *first, *again)] == [0] * 5
    assert [each.out.startswith("done") for each in (*first, *again)] == [
        *(True, True, False, False)
    ]


async def test_what_acts_offers_would_change_something(working: str, cli: Cli) -> None:
    """Another owner than there is, nothing that waits for nothing, whoever may."""
    shown = await cli("acts", f"{working}/action/1")
    whole = await cli("acts", working)
    helped = await cli("act", f"{working}/action/1", "redate", "--help")
    (reassign,) = [
        e for e in shown.out.splitlines() if "such as" in e and "--owner" in e
    ]

    assert "lea_instruction" not in reassign
    assert "independent" not in shown.out
    assert f"acts {working}/action/1" in whole.out
    assert "--as j.rivera" in helped.out


async def test_without_a_roadmap_no_action_is_offered(ready: str, cli: Cli) -> None:
    """`acts` names one there is."""
    assert "/action/" not in (await cli("acts", ready)).out


async def test_a_refused_bulk_names_the_actions_once(working: str, cli: Cli) -> None:
    """Tried or done: one line for the reason they share, and one that says no more."""
    shift = ("bulk", working, "shift", "--actions", "2,4,5", "--days", "5", *WHY)
    lead, other = ("--as", "a.castillo", "--commit"), ("--as", "m.ortiz")
    done = await cli(*shift, *lead)
    tried = await cli(*shift, *other)
    refused = await cli(*shift, *other, "--commit")

    (did,) = lines(done.out, "dated action")
    assert did.count(" for 20") == 3
    assert (tried.code, refused.code) == (3, 3)
    for said in (tried.err, refused.err):
        first, last = said.splitlines()
        assert first.startswith("actions 2, 4, 5: its date was moved out before; ")
        assert last == "nothing was changed"


async def test_an_act_on_several_says_it_of_all_of_them(working: str, cli: Cli) -> None:
    """Once for each person, however many actions; and what comes next of them."""
    line = ("bulk", working, "shift", "--actions", "1-5", "--days", "5", *WHY)
    done = await cli(*line, "--commit", "--as", "a.castillo")

    assert len(lines(done.out, "will hear: ")) == 1
    assert lines(done.out, "will hear: ")[0].count("j.rivera") == 1
    assert "of action 1" in lines(done.out, "next: ")[0]


async def test_a_roadmap_says_who_hears_of_it(ready: str, cli: Cli, here: Path) -> None:
    """The superintendent, whose staff it asks for."""
    file = roadmap_file(here, size=2)
    line = ("import-roadmap", ready, file, "--commit", "--as", "a.castillo")
    done = await cli(*line)

    assert "d.okafor (LEA superintendent)" in lines(done.out, "will hear: ")[0]


async def test_a_referral_says_who_was_told_and_which_step_comes_next(
    open_office: str, cli: Cli
) -> None:
    """The one that opens an engagement, and the one that joins it."""
    first = await cli("refer", open_office, *NAMED, *YEAR, "--as", "a.castillo")
    why = ("--pathway", "emergency", "--answer", "loan=a loan of the State")
    other = await cli("refer", open_office, *why, "--as", "a.castillo")
    again = await cli("refer", open_office, *why, "--as", "a.castillo")

    for done in (first, other):
        assert done.code == 0, done.err
        assert "a.castillo (CCEE lead)" in lines(done.out, "will hear: ")[0]
        assert lines(done.out, "next: ")[0].startswith("A1 of the acknowledgement")
    assert lines(again.out, "will hear: ") == []


async def test_what_is_brought_in_says_who_was_told_and_what_comes_next(
    open_office: str, cli: Cli, here: Path
) -> None:
    """Those who lead it on both sides hear of it; what is late comes first."""
    done = await cli("adopt", engagement_file(here, next(CODES)), *IN)

    assert done.code == 0, done.err
    told = ["a.castillo (CCEE lead), d.okafor (LEA superintendent)"]
    assert lines(done.out, "will hear: ") == told
    assert lines(done.out, "next: ")[0].startswith("E1 of action 1: ")


def test_of_what_was_done_before_nobody_knows_whom_it_told() -> None:
    """Its entry has gone to the record; what comes next is known all the same."""
    done = Receipt(act="a", entity="1.1", entry=2, phase=Phase.ROADMAP)

    assert [*consequences(done.but(again=True))] == [
        "next: nothing has a date; `acts` shows what can follow"
    ]
    assert [*consequences(done.but(told=("j.rivera (owner)",), more=3))] == [
        "will hear: j.rivera (owner) and 3 more",
        "next: nothing has a date; `acts` shows what can follow",
    ]


def test_what_may_be_done_next_is_there_to_be_copied() -> None:
    """Each a line; with a file, by the command that reads it."""
    may = (
        MayFollow(address="1999901", kind="begin_review", person="a.castillo"),
        MayFollow(address="1999901", kind="adopt_roadmap"),
    )
    done = Receipt(act="a", entity="1.1", entry=2, phase=Phase.ROADMAP, may_follow=may)

    assert [*consequences(done)][1:] == [
        "next: nothing is planned; what may be done next:",
        f"  {COMMAND} act 1999901 begin_review --as a.castillo",
        f"  {COMMAND} import-roadmap 1999901 roadmap.csv --commit --as PERSON",
    ]


async def test_a_date_on_a_closed_day_is_said_before_and_after(
    working: str, cli: Cli
) -> None:
    """It is lawful, so it is done, and nobody finds out by surprise."""
    sunday = in_october() + timedelta(days=5)
    redate = ("redate", "--due", sunday, "--why", "agreed")
    line = ("act", f"{working}/action/1", *redate)
    shown = await cli(*line, "--preview", "--as", "m.ortiz")
    done = await cli(*line, "--as", "m.ortiz")
    said = f"action 1, due: {sunday:%-d %b %Y} is closed (Sunday); it counts from"

    assert (shown.code, done.code) == (0, 0)
    assert "to be known before (1), none of it refused" in shown.out
    assert said in shown.out
    assert f"good to know: {said}" in done.out


async def test_an_assignment_that_the_directory_will_set_back_says_so(
    working: str, cli: Cli, here: Path
) -> None:
    """Before it is done and after; not where the directory says nothing of it."""
    line = ("act", working, "assign", *WHY, "--as", "a.castillo", "--first")
    coe = ("2030-03-04", "--role", "coe_lead", "--person", "e.morales")
    other = ("2030-03-04", "--role", "lea_operations", "--person", "e.morales")
    row = "{everywhere: true, role: coe_lead, person: k.bennett, from: 2020-09-01}"
    people = DEMO_PEOPLE.read_text("utf-8")
    (here / "people.yaml").write_text(f"{people}\nroles:\n  - {row}\n", "utf-8")
    tried = await cli(*line, *coe, "--preview")
    done = await cli(*line, *coe)
    free = await cli(*line, *other)

    word = "the directory names k.bennett from 2030-03-04 on; the next `people load`"
    assert (tried.code, done.code, free.code) == (0, 0, 0)
    assert word in tried.out and word in done.out
    assert "the directory" not in free.out
