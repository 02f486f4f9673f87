"""Of a meeting one invitation waits for each person: the newest."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.delivery_log import SqlDeliveryLog
from adapters.sql.outbox import SqlOutbox
from domain.letters.invitation import Invitation
from domain.letters.notice import Notice
from tests.lives import POLICY
from tests.mail import MORNING, letter, waiting
from tests.meetings import NOW, TOLD_AT, lay, meeting

LATER = TOLD_AT + timedelta(days=1)
READER = "k.bennett"
FIRST = meeting()
MOVED = FIRST.changed(POLICY.lea, LATER, at=time(14))
AGAIN = MOVED.changed(POLICY.lea, LATER, day=date(2026, 11, 12))
CALLED_OFF = FIRST.cancelled(LATER)
NOT_MOVED = MOVED.cancelled(LATER)


class Post:
    """Letters laid down by entries, and what becomes of them."""

    def __init__(self, engine: Engine) -> None:
        self.outbox, self.log = SqlOutbox(engine), SqlDeliveryLog(engine)
        self._engine = engine
        self._number = 100

    def lay(self, now: Invitation, before: Invitation | None = None) -> None:
        """By one entry."""
        self._number += 1
        lay(self._engine, self._number, now, before)

    def unsent(self, to: str = READER) -> list[Notice]:
        return [each for each in waiting(self.outbox) if each.to == to]

    def sequences(self) -> list[int]:
        return [n.invitation.sequence for n in self.unsent() if n.invitation]

    def send(self) -> Notice:
        """The one letter that waits for its reader."""
        (one,) = self.unsent()
        self.outbox.take(letter(one), MORNING)
        self.outbox.delivered(letter(one), MORNING, "a server")
        return one

    def states(self) -> list[str]:
        return [e.state for e in self.log.lines(NOW.entity) if e.person == READER]


@pytest.fixture
def post(database: Engine) -> Post:
    return Post(database)


def test_a_newer_invitation_takes_the_place_of_one_that_waits(post: Post) -> None:
    """Nobody reads of a time that does not hold; the newest does not say it moved."""
    post.lay(FIRST)
    (old,) = post.unsent()
    post.lay(MOVED, FIRST)
    (new,) = post.unsent()

    assert new.invitation == MOVED
    assert new.facts["known"] is False
    assert new.in_place_of == (old.key,)
    assert sorted(post.states()) == ["waiting", "withdrawn"]


def test_what_was_sent_stays_and_the_next_says_what_is_otherwise(post: Post) -> None:
    """Than in the version its reader has, not than in one they never had."""
    post.lay(FIRST)
    post.send()
    post.lay(MOVED, FIRST)
    post.lay(AGAIN, MOVED)
    (new,) = post.unsent()

    assert new.facts["was_when"] == FIRST.when
    assert post.sequences() == [2]
    assert sorted(post.states()) == ["delivered", "waiting", "withdrawn"]


def test_a_meeting_called_off_before_anybody_heard_of_it_is_never_told(
    post: Post,
) -> None:
    """Neither that it is held, nor that it is not."""
    post.lay(FIRST)
    post.lay(CALLED_OFF, FIRST)

    assert post.unsent() == []
    assert post.states() == ["withdrawn"]


def test_a_meeting_called_off_is_taken_out_of_calendars_that_have_it(
    post: Post,
) -> None:
    """Also where a move of it still waited; and once."""
    post.lay(FIRST)
    post.send()
    post.lay(MOVED, FIRST)
    post.lay(NOT_MOVED, MOVED)

    assert post.sequences() == [2]

    assert post.send().template == "meeting_cancelled"
    post.lay(NOT_MOVED.cancelled(LATER), NOT_MOVED)

    assert post.unsent() == []


def test_an_invitation_under_way_may_arrive_so_that_it_is_cancelled(
    post: Post,
) -> None:
    """The mail server has it: the word that it is not held goes after it."""
    post.lay(FIRST)
    (one,) = post.unsent()
    post.outbox.take(letter(one), MORNING)
    post.lay(CALLED_OFF, FIRST)

    assert sorted(post.sequences()) == [0, 1]


def test_what_comes_back_unsent_gives_way_to_what_was_told_meanwhile(
    post: Post,
) -> None:
    """An old version never goes after a newer one."""
    post.lay(FIRST)
    (one,) = post.unsent()
    post.outbox.take(letter(one), MORNING)
    post.lay(MOVED, FIRST)
    post.outbox.put_back(letter(one), "451 busy", MORNING, same=False)

    assert post.sequences() == [1]


def test_what_comes_back_unsent_waits_where_nothing_newer_was_told(post: Post) -> None:
    """As any letter does."""
    post.lay(FIRST)
    (one,) = post.unsent()
    post.outbox.take(letter(one), MORNING)
    post.outbox.put_back(letter(one), "451 busy", MORNING, same=False)

    assert post.sequences() == [0]


def test_an_old_invitation_that_was_refused_is_not_tried_again(post: Post) -> None:
    """The newer one says what holds; the newest may be tried again."""
    post.lay(FIRST)
    (one,) = post.unsent()
    post.outbox.take(letter(one), MORNING)
    post.outbox.refused(letter(one), "550 no such mailbox")
    post.lay(MOVED, FIRST)
    (two,) = post.unsent()
    post.outbox.take(letter(two), MORNING)
    post.outbox.refused(letter(two), "550 no such mailbox")

    assert post.log.again(one.key) == []
    assert post.log.again(two.key) == [two.key]
    assert two.facts["known"] is False


def test_two_meetings_do_not_get_in_each_others_way(post: Post) -> None:
    """Each has its own versions."""
    other = FIRST.but(meeting=f"{NOW.entity}/check-in/2026-27-3")
    post.lay(FIRST)
    post.lay(other)
    post.lay(MOVED, FIRST)

    assert sorted(post.sequences()) == [0, 1]


def test_an_invitation_holds_up_no_digest(post: Post) -> None:
    """It counts as a letter of its own, not as the digest of the day."""
    post.lay(FIRST)
    post.send()
    post.lay(MOVED, FIRST)
    (bag,) = (b for b in post.outbox.bags(MORNING, 10) if b.person == READER)

    assert bag.reached == {}
