"""`find`: words wherever in the record they stand."""

from tests.commands.adoption.test_commit import recorded
from tests.commands.conftest import Cli
from tests.waiting import until

DIRECTOR = "h.lindqvist"
EXPERT = ("--as", "t.washington")


async def test_words_are_listed_by_address_lea_and_what_is_around(
    working: str, cli: Cli
) -> None:
    """With who said it when; an address can be given to `show` as it is."""
    one = f"{working}/action/3"
    said = ("comment", "--text", "Attendance rose", "--audience", "internal", *EXPERT)
    assert (await cli("act", one, *said)).code == 0
    await recorded(cli, working)
    mine, theirs = await cli("find", "attendance", *EXPERT), await cli("find", "ROSE")
    titles = (await cli("find", "School 12 about", "--json")).json["found"]
    unquoted = (await cli("find", "School", "12", "about", "--json")).json["found"]

    assert f"{one}  Alder Valley Unified" in mine.out
    assert "by t.washington, entry 12: Attendance rose" in mine.out
    assert (theirs.code, theirs.out.strip()) == (
        0,
        "'ROSE' stands in no title, comment or evidence",
    )
    assert [each["address"] for each in titles] == [f"{working}/action/12"]
    assert titles[0]["field"] == "title"
    assert unquoted == titles
    assert titles[0]["link"].endswith(working)


async def test_what_is_not_worked_on_any_more_is_marked(working: str, cli: Cli) -> None:
    """An action that was withdrawn, an engagement that ended."""
    gone = ("withdraw_action", "--consulted", "m.ortiz,k.bennett", "--why", "merged")
    lead = ("--as", "a.castillo")
    done = await cli("act", f"{working}/action/12", *gone, *lead)
    await recorded(cli, working)
    action = await cli("find", "School 12 about")
    ended = await cli(
        "act", working, "withdraw", "--why", "it is over", "--as", DIRECTOR
    )
    await until_ended(cli, working)
    both = await cli("find", "School 12 about")

    assert (done.code, ended.code) == (0, 0), done.err + ended.err
    assert f"{working}/action/12  Alder Valley Unified (withdrawn)" in action.out
    assert "(withdrawn, ended: withdrawn)" in both.out


async def until_ended(cli: Cli, cds: str) -> None:
    """Ask until the record has its end."""

    async def is_ended() -> bool:
        return cds not in (await cli("list")).out

    await until(is_ended)


async def test_a_word_that_says_too_little_is_asked_back(cli: Cli) -> None:
    """One letter stands everywhere."""
    off = await cli("find", " a ")

    assert off.code == 2
    assert "at least 2 characters" in off.err
