"""Evidence in the record: what is kept of a piece, and who reads its name where."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.evidence import SqlEvidence, standing_numbers
from adapters.sql.outbox import SqlOutbox
from adapters.sql.queries import SqlReading
from domain.acts import AddEvidence, ClaimComplete, StartAction, WithdrawEvidence
from domain.apply import apply
from domain.expectation import expectation
from domain.people.audience import Readers
from domain.review_apply import apply_review
from tests.evidence import content, piece
from tests.lives import START, by_staff, implementing, paid
from tests.mail import waiting
from tests.office import Record
from tests.reviews import just_begun

DUE = date(2027, 3, 5)


@pytest.fixture
def evidence(database: Engine) -> SqlEvidence:
    return SqlEvidence(database)


def test_what_is_said_of_a_piece_is_kept_until_long_after(
    record: Record, evidence: SqlEvidence
) -> None:
    """Whoever added it when, under which entry; and why it was withdrawn."""
    now = paid(implementing(DUE))
    now = apply(now, by_staff(AddEvidence, **piece(1)), START)
    elsewhere = piece(2, size=0, link="https://files.example/2")
    now = apply(now, by_staff(AddEvidence, **elsewhere), START)
    gone = by_staff(WithdrawEvidence, number=1, why="the wrong file")
    now = apply(now, gone, START)
    for _ in range(2):
        record.commit(now.unwritten)
    first, second = evidence.pieces(now.entity)

    assert (first.name, first.sha256, first.size) == ("minutes 1.pdf", content(1), 9)
    assert (first.by, first.at, first.entry) == ("t.washington", START, now.entries - 2)
    assert (first.withdrawn, first.reason) == (now.entries, "the wrong file")
    assert (second.label, second.link) == ("E2", "https://files.example/2")
    assert second.withdrawn is None
    assert not second.in_store


def test_an_engagement_has_those_of_its_reviews_beside_its_own(
    record: Record, evidence: SqlEvidence
) -> None:
    """Each numbered by itself; those of another engagement are not among them."""
    engagement, review = just_begun()
    act = by_staff(AddEvidence, **piece(1))
    record.commit(apply(engagement, act, START).unwritten)
    record.commit(apply_review(review, act, START).unwritten)
    found = evidence.of_engagement(engagement.entity)

    keys = [(each.entity, each.number) for each in found]
    assert keys == [(engagement.entity, 1), (review.entity, 1)]
    assert evidence.all_pieces() == found
    assert evidence.of_engagement("1999902.1") == []


def test_a_claim_is_shown_with_the_names_of_its_pieces(
    record: Record, database: Engine
) -> None:
    """To whoever confirms and in the history; what is for CCEE alone only there."""
    now = paid(apply(implementing(DUE), by_staff(StartAction, action=1), START))
    hidden = piece(2, readers=Readers.AGENCY, name="salaries.xlsx")
    for fields in (piece(1), hidden):
        now = apply(now, by_staff(AddEvidence, **fields), START)
    claim = by_staff(ClaimComplete, action=1, evidence=("e1", "E2", "the calendar"))
    now = apply(now, claim, START)
    for _ in range(2):  # of two rungs
        due = expectation(now)
        assert due
        now = apply(now, due.acts[0], due.at)
    record.commit(now.unwritten)
    found = waiting(SqlOutbox(database))
    letters = [each for each in found if each.template == "claim_waiting"]
    shown = {each.to: each.facts["evidence"] for each in letters}
    (line,) = SqlReading(database).history(now.entity, kind="claim_complete")

    discreet = ("E1 minutes 1.pdf", "E2 (for CCEE alone)", "the calendar")
    assert shown["k.bennett"] == "\n".join(discreet)
    assert shown["a.castillo"] == "E1 minutes 1.pdf\nE2 salaries.xlsx\nthe calendar"
    assert line.evidence == discreet


def test_a_claim_is_shown_as_of_a_day_with_what_stood_then(
    record: Record, database: Engine
) -> None:
    """What it names was withdrawn since, and was not by then."""
    now = paid(apply(implementing(DUE), by_staff(StartAction, action=1), START))
    now = apply(now, by_staff(AddEvidence, **piece(1)), START)
    claim = by_staff(ClaimComplete, action=1, evidence=("E1",))
    now, later = apply(now, claim, START), START + timedelta(days=1)
    now = apply(now, by_staff(WithdrawEvidence, number=1), later)
    record.commit(now.unwritten)
    known = SqlReading(database)
    (then,) = known.history(now.entity, kind="claim_complete", before=later)
    (since,) = known.history(now.entity, kind="claim_complete")

    assert then.evidence == ("E1 minutes 1.pdf",)
    assert since.evidence == ("E1 minutes 1.pdf (withdrawn)",)


def test_a_piece_stands_from_its_entry_until_it_is_withdrawn(
    record: Record, database: Engine
) -> None:
    """By the entries: from the very one that added it, not after the one that ended."""
    now = apply(paid(implementing(DUE)), by_staff(AddEvidence, **piece(1)), START)
    added = now.entries
    now = apply(now, by_staff(WithdrawEvidence, number=1), START)
    record.commit(now.unwritten)
    with database.connect() as connection:
        stood = [
            standing_numbers(connection, now.entity, until=added + n)
            for n in (-1, 0, 1)
        ]

    assert stood == [[], [1], []]
