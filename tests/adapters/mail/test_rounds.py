"""Rounds of the post office, by what they find and what they leave."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from activities.notify import Away, Delivering, Uncertain, Undeliverable
from adapters.sql.delivery_log import SqlDeliveryLog
from adapters.sql.outbox import SqlOutbox
from domain.letters.delivery import Letter
from domain.letters.post_office import RoundMade
from domain.people.roles import Role
from tests.mail import MORNING, WEEKDAYS, notice, waiting
from tests.office import Record


class Lame:
    """A letterbox that delivers to the operators, and finds this with all others."""

    def __init__(self, trouble: type[Undeliverable]) -> None:
        self.trouble, self.tried = trouble, 0

    async def send(self, letter: Letter) -> str:
        self.tried += 1
        if letter.to == Role.OPERATORS:
            return "the operations desk"
        raise self.trouble(f"{letter.to} has moved")

    async def rest(self) -> None:
        pass


async def round_with(
    box: Lame, record: Record, database: Engine, *persons: str
) -> RoundMade:
    for each in persons:
        record.post(notice(each, to=each))
    return await Delivering(SqlOutbox(database), box, WEEKDAYS).round(MORNING)


async def test_one_letter_that_cannot_go_holds_up_no_other(
    record: Record, database: Engine
) -> None:
    """A round says how many went, how many are left, and when to come again."""
    box = Lame(Undeliverable)
    made = await round_with(box, record, database, "j.rivera", Role.OPERATORS)

    assert (made.delivered, made.left, made.more) == (1, 1, False)
    assert made.again_at == WEEKDAYS.try_again(1, MORNING)
    assert [each.to for each in waiting(SqlOutbox(database))] == ["j.rivera"]


@pytest.mark.parametrize("trouble", [Away, Uncertain])
async def test_a_server_that_is_away_is_asked_once_a_round(
    record: Record, database: Engine, trouble: type[Away]
) -> None:
    """The others wait with the same word, and no new round follows at once."""
    box = Lame(trouble)
    made = await round_with(box, record, database, "j.rivera", "k.bennett", "m.ortiz")
    log = SqlDeliveryLog(database).lines()

    assert box.tried == 1
    assert (made.delivered, made.left, made.more) == (0, 3, False)
    assert made.again_at == WEEKDAYS.try_again(1, MORNING)
    assert {each.problem for each in log} == {"j.rivera has moved"}
    assert sum(each.state == "sending" for each in log) == (trouble is Uncertain)


@pytest.mark.parametrize(("trouble", "more"), [(Undeliverable, True), (Away, False)])
async def test_a_full_round_is_followed_by_another_unless_in_vain(
    record: Record,
    database: Engine,
    monkeypatch: pytest.MonkeyPatch,
    trouble: type[Undeliverable],
    more: bool,
) -> None:
    """Those it did not come to are next; but not while nothing can be delivered."""
    monkeypatch.setattr("activities.notify.PERSONS", 2)
    persons = ("j.rivera", "k.bennett", "m.ortiz")
    made = await round_with(Lame(trouble), record, database, *persons)

    assert made.more is more
    assert made.left == 3
    assert made.again_at
    assert made.again_at > MORNING


async def test_a_letter_that_may_have_arrived_stays_the_same_while_the_server_is_away(
    record: Record, database: Engine
) -> None:
    """That it was not taken now says nothing about the time before."""
    outbox, log = SqlOutbox(database), SqlDeliveryLog(database)
    await round_with(Lame(Uncertain), record, database, "j.rivera")
    (before,) = log.lines()
    later = MORNING + timedelta(hours=1)
    await Delivering(outbox, Lame(Away), WEEKDAYS).round(later)
    (after,) = log.lines()

    assert (after.state, after.letter) == ("sending", before.letter)
    assert after.attempts == 2
