"""The outbox in SQL: what is taken once, put back, and goes again only as it was."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.delivery_log import SqlDeliveryLog
from adapters.sql.outbox import A_LEASE, SqlOutbox
from adapters.sql.queries import SqlReading
from domain.acts import ClaimComplete, Several, StartAction
from domain.apply import apply
from domain.expectation import expectation
from domain.letters.delivery import Later, sort
from domain.letters.installation import Installation
from domain.policies.ladder import Way
from tests.lives import START, by_staff, implementing, paid
from tests.mail import MORNING, WEEKDAYS, letter, notice, waiting
from tests.office import Record
from worker import open_outbox

DUE = date(2027, 3, 5)
SOON = MORNING + timedelta(minutes=5)
ONE, OTHER = notice("one"), notice("other", template="update_requested")


@pytest.fixture
def outbox(record: Record, database: Engine) -> SqlOutbox:
    """With two notices for one person."""
    record.post(ONE)
    record.post(OTHER)
    return SqlOutbox(database)


@pytest.fixture
def log(database: Engine) -> SqlDeliveryLog:
    return SqlDeliveryLog(database)


def test_all_that_waits_for_a_person_comes_together(outbox: SqlOutbox) -> None:
    """Even what is planned for later, if something is due."""
    outbox.plan([Later(["one"], SOON)])

    assert len(waiting(outbox, MORNING)) == 2

    outbox.plan([Later(["other"], SOON)])

    assert waiting(outbox, MORNING) == []
    assert outbox.left() == (2, SOON)


def test_many_are_planned_in_one_go(outbox: SqlOutbox) -> None:
    """Each for its own time; what is nobody's is passed over."""
    later = SOON + timedelta(hours=1)
    outbox.plan([Later(["one", "nobody's"], later), Later(["other"], SOON)])

    assert outbox.left() == (2, SOON)
    assert waiting(outbox, MORNING) == []
    assert len(waiting(outbox, SOON)) == 2


def test_a_letter_about_a_claim_shows_what_it_was_reported_with(
    record: Record, database: Engine
) -> None:
    """Read as the letter goes: only the record keeps evidence."""
    now = paid(apply(implementing(DUE), by_staff(StartAction, action=1), START))
    claim = by_staff(
        ClaimComplete,
        action=1,
        evidence=("the minutes", "the calendar"),
        experience="short meetings",
    )
    claimed = apply(now, claim, START)
    due = expectation(paid(claimed))
    assert due
    record.commit(
        [*claimed.unwritten, *apply(paid(claimed), due.acts[0], due.at).unwritten]
    )
    letters = [n for n in waiting(SqlOutbox(database)) if n.template == "claim_waiting"]

    assert letters
    assert {n.facts["evidence"] for n in letters} == {"the minutes\nthe calendar"}
    assert {n.facts["experience"] for n in letters} == {"short meetings"}


def test_a_letter_about_a_claim_made_with_others_shows_its_own_evidence(
    record: Record, database: Engine
) -> None:
    """An act on several actions carries each one's; no other letter is held up."""
    now = implementing(DUE, size=2)
    for number in (1, 2):
        now = apply(now, by_staff(StartAction, action=number), START)
    both = tuple(
        by_staff(ClaimComplete, action=number, evidence=(f"minutes {number}",))
        for number in (1, 2)
    )
    claimed = apply(paid(now), by_staff(Several, acts=both), START)
    due = expectation(paid(claimed))
    assert due
    asked = paid(claimed)
    for act in due.acts:
        asked = apply(asked, act, due.at)
    record.commit([*claimed.unwritten, *asked.unwritten])
    letters = [n for n in waiting(SqlOutbox(database)) if n.template == "claim_waiting"]
    (line,) = SqlReading(database).history(now.entity)[:1]

    assert {(n.facts["action"], n.facts["evidence"]) for n in letters} == {
        (1, "minutes 1"),
        (2, "minutes 2"),
    }
    assert line.evidence == ("1: minutes 1", "2: minutes 2")


def test_what_was_reported_together_is_shown_of_each(
    record: Record, database: Engine
) -> None:
    """To the one in whose name another typed it."""
    now = implementing(DUE, size=2)
    for number in (1, 2):
        now = apply(now, by_staff(StartAction, action=number), START)
    both = tuple(
        by_staff(ClaimComplete, action=number, evidence=(f"minutes {number}",))
        for number in (1, 2)
    )
    several = by_staff(Several, acts=both, by="j.rivera", entered_by="front-desk")
    record.commit(apply(paid(now), several, START).unwritten)
    found = waiting(SqlOutbox(database))
    (letter,) = (each for each in found if each.template == "answer_noted")

    assert [e[:20] for e in str(letter.facts["claims"]).splitlines()] == [
        "action 1: minutes 1 ",
        "action 2: minutes 2 ",
    ]


def test_a_letter_is_taken_by_one_round_only(outbox: SqlOutbox) -> None:
    """Two rounds may see it at once, where a worker was thought dead and was not."""
    digest = letter(ONE, OTHER)

    assert outbox.take(digest, MORNING)
    assert not outbox.take(digest, MORNING)
    assert waiting(outbox, SOON - timedelta(seconds=1)) == []


def test_a_letter_taken_by_a_round_that_died_goes_again_as_the_same(
    outbox: SqlOutbox, record: Record
) -> None:
    """Same id, same day, same notices: what came since waits for another letter."""
    digest = letter(ONE, OTHER)
    outbox.take(digest, MORNING)
    record.post(notice("newer"))
    later = MORNING + A_LEASE
    (bag,) = outbox.bags(later, 10)
    (again,), (newer,) = sort(WEEKDAYS, bag, later)

    assert (again.id, again.at, again.day) == (digest.id, digest.at, digest.day)
    assert {*again.keys} == {"one", "other"}
    assert newer.keys == ["newer"]


def test_a_letter_of_which_a_part_was_withdrawn_is_not_taken(
    outbox: SqlOutbox,
) -> None:
    """All of it or nothing; the next round folds what is left."""
    assert not outbox.take(letter(ONE, notice("withdrawn")), MORNING)
    assert len(waiting(outbox, MORNING)) == 2


def test_what_was_delivered_is_marked_whole_and_stays_so(
    outbox: SqlOutbox, log: SqlDeliveryLog
) -> None:
    """All notices of a digest carry its id, when, and where."""
    digest = letter(ONE, OTHER)
    outbox.take(digest, MORNING)
    outbox.delivered(digest, MORNING, "queued as 7")
    outbox.put_back(digest, "too late", SOON, same=False)
    lines = log.lines(ONE.entity)

    assert [(each.state, each.letter) for each in lines] == [
        ("delivered", digest.id),
        ("delivered", digest.id),
    ]
    assert {each.delivered_to for each in lines} == {"queued as 7"}
    assert {each.delivered_at for each in lines} == {MORNING}
    assert outbox.left() == (0, None)
    assert log.lines() == []


def test_a_letter_put_back_waits_with_its_problem_and_may_be_folded_anew(
    outbox: SqlOutbox, log: SqlDeliveryLog
) -> None:
    """What has to be mended can be read, and how often it was tried."""
    outbox.take(letter(ONE), MORNING)
    outbox.put_back(letter(ONE), "451 busy", SOON, same=False)
    line = next(each for each in log.lines() if each.key == "one")

    assert (line.state, line.problem, line.attempts) == ("waiting", "451 busy", 1)
    assert (line.next_at, line.letter) == (SOON, None)


def test_a_letter_that_may_have_arrived_is_put_back_as_it_is(
    outbox: SqlOutbox, log: SqlDeliveryLog
) -> None:
    """It keeps its id, and what settles its plan no longer takes it back."""
    outbox.take(letter(ONE), MORNING)
    outbox.put_back(letter(ONE), "silence", SOON, same=True)
    line = next(each for each in log.lines() if each.key == "one")

    assert (line.state, line.letter) == ("sending", letter(ONE).id)


def test_a_worker_that_starts_asks_anew_when_what_waits_may_go(
    outbox: SqlOutbox, database: Engine
) -> None:
    """By the hours it was started with; what was tried in vain rests as it was to."""
    outbox.plan([Later(["one", "other"], SOON)])
    outbox.take(letter(OTHER), MORNING)
    outbox.put_back(letter(OTHER), "451 busy", SOON, same=False)
    open_outbox(database, Installation(record="here", cluster="c", machine=None))
    (bag,) = outbox.bags(MORNING, 1)
    found = {each.notice.key: each.not_before for each in bag.waiting}

    assert found == {"one": None, "other": SOON}


def test_what_was_refused_is_listed_and_not_tried_again_by_itself(
    outbox: SqlOutbox, log: SqlDeliveryLog
) -> None:
    """Until somebody says so: then it is as if just laid down."""
    outbox.take(letter(ONE), MORNING)
    outbox.refused(letter(ONE), "550 no such mailbox")

    assert [each.key for each in waiting(outbox)] == ["other"]
    assert [each.state for each in log.lines()] == ["refused", "waiting"]
    assert log.again("one") == ["one"]
    assert len(waiting(outbox)) == 2


def test_a_mail_that_came_back_flags_all_that_was_in_it(
    outbox: SqlOutbox, log: SqlDeliveryLog
) -> None:
    """Only what was delivered can come back."""
    digest = letter(ONE, OTHER)

    assert log.bounced("one", "mailbox full") == []

    outbox.take(digest, MORNING)
    outbox.delivered(digest, MORNING, "queued as 7")

    assert {*log.bounced("one", "mailbox full")} == {"one", "other"}
    assert [(each.state, each.problem) for each in log.lines()] == [
        ("bounced", "mailbox full"),
        ("bounced", "mailbox full"),
    ]


def test_what_a_rung_sends_alone_does_not_hold_up_the_digest_of_the_day(
    record: Record, database: Engine
) -> None:
    """A letter of its own went first; the digest goes on that morning all the same."""
    alone = notice("alone", way=Way.ALONE)
    outbox = SqlOutbox(database)
    record.post(alone)
    outbox.take(letter(alone), MORNING)
    outbox.delivered(letter(alone), MORNING, "a server")
    record.post(OTHER)
    (bag,) = outbox.bags(SOON, 10)
    letters, later = sort(WEEKDAYS, bag, SOON + timedelta(minutes=30))

    assert [each.keys for each in letters] == [["other"]]
    assert later == []
