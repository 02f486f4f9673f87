"""The outbox in SQL: what waits to be delivered, and what became of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    bindparam,
    func,
    or_,
    select,
    update,
)

from activities.notify import Left
from adapters.sql.acts import claims
from adapters.sql.evidence import named_in
from adapters.sql.installation import kept_in
from adapters.sql.letters import is_outdated
from adapters.sql.tables import (
    BOUNCED,
    DELIVERED,
    ENTRIES,
    OUTBOX,
    REFUSED,
    SENDING,
    WAITING,
    WITHDRAWN,
)
from domain.actions.planned import label
from domain.answer_letters import shown
from domain.evidence.standing import with_names
from domain.letters.delivery import Bag, Later, Letter, WaitingNotice
from domain.letters.installation import Installation
from domain.letters.notice import Notice
from domain.people.roles import AT_CCEE

A_LEASE = timedelta(minutes=5)  # longer than any round takes
OPEN = or_(OUTBOX.c.state == WAITING, OUTBOX.c.state == SENDING)
PLAN = (
    update(OUTBOX)
    .where(OUTBOX.c.key == bindparam("planned"), OPEN)
    .values(next_at=bindparam("at"))
)


class SqlOutbox:
    """Of a record that was not written for `here`, nothing goes out at all."""

    def __init__(self, engine: Engine, here: Installation | None = None) -> None:
        self._engine, self._here = engine, here

    def bags(self, at: datetime, most: int) -> Sequence[Bag]:
        """Also what a post office that was killed had taken and not delivered."""
        with self._engine.connect() as connection:
            if self._here and kept_in(connection) != self._here:
                return ()
            persons = _persons(connection, at, most)
            reached = _reached(connection, persons)
            waiting = _waiting(connection, persons, at)
        return [
            Bag(person=each, waiting=tuple(waiting[each]), reached=reached[each])
            for each in persons
        ]

    def plan(self, later: Sequence[Later]) -> None:
        rows = [{"planned": key, "at": at} for keys, at in later for key in keys]
        if rows:
            with self._engine.begin() as transaction:
                transaction.execute(PLAN, rows)

    def plan_anew(self) -> None:
        """When what was never tried may go is asked again: the mail policy may differ.

        What was tried in vain rests as long as it was to.
        """
        untried = OUTBOX.c.state == WAITING, OUTBOX.c.attempts == 0
        with self._engine.begin() as transaction:
            transaction.execute(update(OUTBOX).where(*untried).values(next_at=None))

    def take(self, letter: Letter, at: datetime) -> bool:
        """All of it or nothing; for so long nobody else takes it."""
        theirs = OUTBOX.c.key.in_(letter.keys), _free(at)
        mine = {
            "state": SENDING,
            "letter": letter.id,
            "tried_at": letter.at,
            "next_at": at + A_LEASE,
        }
        with self._engine.connect() as connection, connection.begin() as transaction:
            taken = connection.execute(update(OUTBOX).where(*theirs).values(mine))
            if taken.rowcount == len(letter.keys):
                return True
            transaction.rollback()
            return False

    def delivered(self, letter: Letter, at: datetime, where: str) -> None:
        self._mark(
            letter,
            state=DELIVERED,
            delivered_at=at,
            delivered_to=where,
            problem=None,
            next_at=None,
        )

    def put_back(
        self, letter: Letter, problem: str, again_at: datetime, *, same: bool
    ) -> None:
        kept = {} if same else {"state": WAITING, "letter": None}
        tried = letter.attempts + 1
        self._mark(letter, problem=problem, next_at=again_at, attempts=tried, **kept)
        if not same:
            self._withdraw_outdated(letter)

    def refused(self, letter: Letter, problem: str) -> None:
        tried = letter.attempts + 1
        self._mark(letter, state=REFUSED, problem=problem, next_at=None, attempts=tried)

    def left(self) -> Left:
        waiting = select(func.count(), func.min(OUTBOX.c.next_at)).where(OPEN)
        with self._engine.connect() as connection:
            number, next_at = connection.execute(waiting).one()
        return Left(number, next_at)

    def _withdraw_outdated(self, letter: Letter) -> None:
        """What invited to a meeting of which more is told since it was taken."""
        with self._engine.begin() as transaction:
            for each in letter.notices:
                if is_outdated(transaction, each):
                    mine = OUTBOX.c.key == each.key, OUTBOX.c.state == WAITING
                    given_up = update(OUTBOX).where(*mine).values(state=WITHDRAWN)
                    transaction.execute(given_up)

    def _mark(self, letter: Letter, /, **values: object) -> None:
        """Unless somebody has marked it otherwise meanwhile."""
        mine = OUTBOX.c.letter == letter.id, OUTBOX.c.state == SENDING
        with self._engine.begin() as transaction:
            transaction.execute(update(OUTBOX).where(*mine).values(values))


def _with_evidence(connection: Connection, notice: Notice) -> Notice:
    """With what was reported complete, and with what, which only the record keeps.

    Of its action; of all that one person reported together, where it speaks of no one.
    A piece of evidence is named to whoever may read it.
    """
    number = notice.facts.get("claim_entry")
    if not number:
        return notice
    chosen = select(ENTRIES.c.act).where(
        ENTRIES.c.entity == notice.entity, ENTRIES.c.number == number
    )
    of_action = str(notice.facts.get("action", ""))
    of_person = str(notice.facts.get("claim_by", ""))
    said = [
        claim.but(evidence=_named(connection, notice, claim.evidence))
        for claim in claims(connection.scalar(chosen) or "")
        if of_action in ("", label(claim.action)) and of_person in ("", claim.by)
    ]
    return notice.but(facts=notice.facts | shown(said)) if said else notice


def _named(
    connection: Connection, notice: Notice, texts: tuple[str, ...]
) -> tuple[str, ...]:
    pieces = named_in(connection, notice.entity, texts)
    return with_names(texts, pieces, agency=notice.role in AT_CCEE)


def _free(at: datetime) -> ColumnElement[bool]:
    """Not in the hands of another round."""
    return or_(
        OUTBOX.c.state == WAITING,
        (OUTBOX.c.state == SENDING) & (OUTBOX.c.next_at <= at),
    )


def _persons(connection: Connection, at: datetime, most: int) -> list[str]:
    """For whom something is due, whoever has waited longest first."""
    due = (
        select(OUTBOX.c.person)
        .where(OPEN, or_(OUTBOX.c.next_at.is_(None), OUTBOX.c.next_at <= at))
        .group_by(OUTBOX.c.person)
        .order_by(func.min(OUTBOX.c.laid_at), OUTBOX.c.person)
        .limit(most)
    )
    return [*connection.scalars(due)]


def _reached(
    connection: Connection, persons: list[str]
) -> dict[str, dict[str, datetime]]:
    """By letters that travel as their template says; what a rung sent alone is none.

    Also by a letter of which it is not known whether it arrived.
    """
    went = func.max(func.coalesce(OUTBOX.c.delivered_at, OUTBOX.c.tried_at))
    last = (
        select(OUTBOX.c.person, OUTBOX.c.template, went)
        .where(OUTBOX.c.person.in_(persons))
        .where(OUTBOX.c.state.in_((DELIVERED, BOUNCED, SENDING)))
        .where(OUTBOX.c.way.is_(None))
        .group_by(OUTBOX.c.person, OUTBOX.c.template)
    )
    reached: dict[str, dict[str, datetime]] = defaultdict(dict)
    for person, template, at in connection.execute(last):
        reached[person][template] = at
    return reached


def _waiting(
    connection: Connection, persons: list[str], at: datetime
) -> dict[str, list[WaitingNotice]]:
    columns = OUTBOX.c["notice", "attempts", "next_at", "letter", "tried_at"]
    chosen = select(*columns).where(OUTBOX.c.person.in_(persons), _free(at))
    waiting: dict[str, list[WaitingNotice]] = defaultdict(list)
    for text, attempts, next_at, letter, tried_at in connection.execute(chosen):
        notice = _with_evidence(connection, Notice.model_validate_json(text))
        found = WaitingNotice(
            notice=notice,
            attempts=attempts,
            not_before=next_at if attempts else None,
            letter=letter,
            tried_at=tried_at,
        )
        waiting[notice.to].append(found)
    return waiting
