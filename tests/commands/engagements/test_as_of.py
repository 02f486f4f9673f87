from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from activities.record import RecordDiverged
from adapters.sql.engine import migrate, open_database
from adapters.sql.record import SqlRecord
from domain.acts import (
    AdoptRoadmap,
    Assign,
    ClaimComplete,
    ConfirmComplete,
    StartAction,
    Withdraw,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.people.roles import Role
from tests.commands.conftest import Cli
from tests.lives import ALDER_VALLEY, by_staff, referred, roadmap, to_implementation
from tests.postgresql import PostgreSql

CODE = ALDER_VALLEY.cds
LATE_EVENING = datetime(2024, 3, 5, 7, 30, tzinfo=UTC)  # 11:30 pm on the 4th, Pacific
ADOPTED, STARTED, CONFIRMED = (LATE_EVENING + timedelta(days=n) for n in (0, 30, 60))


@pytest.fixture
def lived() -> Engagement:
    """Adopted late on 4 March 2024, an action started in April and confirmed in May."""
    now = referred(at=ADOPTED - timedelta(days=10))
    before = ADOPTED - timedelta(days=9)
    for act in to_implementation(now.day_of(before)):
        now = apply(now, act, before)
    adopt = by_staff(AdoptRoadmap, actions=roadmap(date(2024, 5, 31), size=2))
    now = apply(now, adopt, ADOPTED)
    now = apply(now, by_staff(StartAction, action=1), STARTED)
    new = {"role": Role.COE_LEAD, "person": "n.ito", "first": STARTED.date()}
    now = apply(now, by_staff(Assign, **new), STARTED)
    claim = by_staff(ClaimComplete, action=1, evidence=("minutes",))
    now = apply(now, claim, CONFIRMED)
    return apply(now, by_staff(ConfirmComplete, action=1, by="n.ito"), CONFIRMED)


@pytest.fixture
def remembered(database: Engine, lived: Engagement) -> Engagement:
    SqlRecord(database).commit(lived.unwritten)
    return lived


async def test_an_engagement_is_shown_as_it_stood_when_a_day_ended(
    remembered: Engagement, cli: Cli
) -> None:
    """With its actions and its people of that day, whatever has happened since."""
    adopted = (await cli("show", CODE, "--as-of", "2024-03-04", "--json")).json
    started = (await cli("show", CODE, "--as-of", "2024-04-20", "--json")).json
    said = await cli("show", CODE, "--as-of", "2024-06-01")

    assert adopted["as_of"] == "2024-03-04"
    assert adopted["engagement"]["phase"] == "implementation"
    assert [a["status"] for a in adopted["actions"]] == ["not_started", "not_started"]
    assert "n.ito" not in {each["person"] for each in adopted["people"]}
    assert started["engagement"]["tally"]["in_progress"] == 1
    assert [a["status"] for a in started["actions"]] == ["in_progress", "not_started"]
    assert "n.ito" in {each["person"] for each in started["people"]}
    assert said.out.startswith("as it stood at the end of 2024-06-01:")
    assert "1 completed" in said.out


async def test_the_day_ends_at_midnight_where_the_lea_is(
    remembered: Engagement, cli: Cli
) -> None:
    """What was adopted at half past eleven in the evening belongs to that day."""
    before = (await cli("show", CODE, "--as-of", "2024-03-03", "--json")).json
    since = (await cli("history", CODE, "--since", "2024-03-04", "--json")).json
    later = (await cli("history", CODE, "--since", "2024-03-05", "--json")).json
    told = await cli("history", CODE, "--since", "2024-03-04")

    assert (before["engagement"]["phase"], before["actions"]) == ("roadmap", [])
    assert since["entries"][0]["kind"] == "adopt_roadmap"
    assert later["entries"][0]["kind"] == "start"
    assert "2024-03-04 23:30 PST  a.castillo adopted" in told.out
    assert since["entries"][0]["at"].startswith("2024-03-05T07:30")


async def test_an_action_is_shown_as_of_a_day_with_what_had_happened_by_then(
    remembered: Engagement, cli: Cli
) -> None:
    """The entries that touched it, none later."""
    one = f"{CODE}/action/1"
    shown = (await cli("show", one, "--as-of", "2024-04-20", "--json")).json
    none = await cli("show", one, "--as-of", "2024-03-03")

    assert [a["status"] for a in shown["actions"]] == ["in_progress"]
    assert [each["kind"] for each in shown["history"]] == ["adopt_roadmap", "start"]
    assert none.code == 1
    assert f"{CODE} had on 2024-03-03 no action 1" in none.err


async def test_an_earlier_episode_answers_for_its_own_time(
    remembered: Engagement, database: Engine, cli: Cli
) -> None:
    """An LEA that came back is shown as the engagement it then was."""
    ended = apply(remembered, by_staff(Withdraw), CONFIRMED + timedelta(days=9))
    back = referred(at=CONFIRMED + timedelta(days=99))
    SqlRecord(database).commit(ended.unwritten)
    again = back.unwritten[0]
    whole = again.whole | {"entity": f"{CODE}.2", "episode": 2}
    second = again.but(entity=f"{CODE}.2", whole=whole, notices=())
    SqlRecord(database).commit([second])
    then = (await cli("show", CODE, "--as-of", "2024-05-20", "--json")).json
    later = (await cli("show", CODE, "--as-of", "2025-01-01", "--json")).json

    assert then["engagement"]["entity"] == f"{CODE}.1"
    assert then["engagement"]["phase"] == "withdrawn"
    assert later["engagement"]["entity"] == f"{CODE}.2"


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (("--kind", "claim-complete"), ["claim_complete"]),
        (("--person", "n.ito"), ["confirm"]),
        (("--since", "2024-05-01"), ["claim_complete", "confirm"]),
        (("--since", "2024-05-01", "--person", "j.rivera"), ["claim_complete"]),
        (("--person", "nobody"), []),
    ],
)
async def test_history_tells_only_what_was_asked_for(
    remembered: Engagement, cli: Cli, words: tuple[str, ...], kinds: list[str]
) -> None:
    """Of one engagement, or of all where none is named; conditions add up."""
    of_one = (await cli("history", CODE, *words, "--json")).json
    of_all = (await cli("history", *words, "--json")).json
    said = await cli("history", *words)

    assert [each["kind"] for each in of_one["entries"]] == kinds
    assert of_all["entries"] == of_one["entries"]
    assert said.code == 0
    assert said.out.count(f"{CODE}.1") == len(kinds)


OFF = (
    (("history",), 2, "say which: history 0161259, or --since"),
    (("history", CODE, "--since", "soon"), 2, "'soon' is not a date"),
    (("history", CODE, "--since", "2099-01-01"), 2, "is still to come"),
    (("history", CODE, "--kind", "dance"), 2, "'dance' is no kind of entry; kinds: ac"),
    (("show", CODE, "--as-of", "soon"), 2, "--as-of: 'soon' is not a date"),
    (("show", CODE, "--as-of", "2099-01-01"), 2, "is still to come"),
    (("show", CODE, "--as-of", ""), 2, "--as-of: a day is needed"),
    (("show", CODE, "--as-of", "2024-01-31"), 1, "had not been referred by then"),
    (("show", "0161259", "--as-of", "2024-01-31"), 1, "knows no engagement of 0161259"),
    (("history", "0161259", "--kind", "redate"), 1, "knows no engagement of 0161259"),
)


@pytest.mark.parametrize(("line", "code", "said"), OFF)
async def test_a_question_that_cannot_be_answered_ends_in_one_sentence(
    remembered: Engagement, cli: Cli, line: tuple[str, ...], code: int, said: str
) -> None:
    """2 for a line that is off, 1 for a time of which nothing is known."""
    ended = await cli(*line)

    assert said in ended.err
    assert ended.code == code


async def test_a_divergence_is_named_in_the_list(
    remembered: Engagement, database: Engine, cli: Cli
) -> None:
    """Whoever reads the list learns of it, and programs too."""
    other = remembered.unwritten[0].but(at=CONFIRMED)
    with pytest.raises(RecordDiverged, match=f"{CODE}.1 entry 1"):
        SqlRecord(database).commit([other])
    said = await cli("list")

    assert f"the record diverges, tell the operators: {CODE}.1" in said.out
    assert [e["divergences"] for e in (await cli("list", "--json")).json] == [1]


async def test_staff_read_a_record_in_postgresql(
    postgresql: PostgreSql, lived: Engagement, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its URL; not migrated yet, it says who does that."""
    url = postgresql.url(postgresql.empty())
    monkeypatch.setenv("THROUGHLINE_DATABASE", url)
    empty = await cli("list")
    database = open_database(url)
    migrate(database)
    SqlRecord(database).commit(lived.unwritten)
    database.dispose()
    shown = await cli("show", CODE, "--as-of", "2024-04-20", "--json")

    assert empty.code == 1
    assert "start the worker once" in empty.err
    assert shown.json["engagement"]["tally"]["in_progress"] == 1


async def test_what_was_received_before_it_was_entered_says_both_days(
    database: Engine, cli: Cli
) -> None:
    """`show` names the day on which it came in, so it had been referred by then."""
    day = date(2024, 3, 1)
    now = referred(at=STARTED, received=day)
    SqlRecord(database).commit(now.unwritten)
    between = await cli("show", CODE, "--as-of", "2024-03-05")
    before = await cli("show", CODE, "--as-of", "2024-02-28")

    assert between.code == before.code == 1
    assert "entered here on 2024-04-03, as received on 2024-03-01" in between.err
    assert "had not been referred by then" in before.err
