"""`find`: words wherever in the record they stand."""

from tests.commands.adoption.test_commit import recorded
from tests.commands.conftest import Cli

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


async def test_a_word_that_says_too_little_is_asked_back(cli: Cli) -> None:
    """One letter stands everywhere."""
    off = await cli("find", " a ")

    assert off.code == 2
    assert "at least 2 characters" in off.err
