"""The record in SQL: entries, standings and notices, in one transaction, once."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256

from pydantic import ValidationError
from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    Table,
    bindparam,
    select,
    update,
)

from activities.record import Divergence, RecordDiverged
from adapters.sql.divergence import diverging_entry, diverging_notice, set_aside
from adapters.sql.engine import insert, take_turns
from adapters.sql.rows import (
    EntityStanding,
    Row,
    action_rows,
    entry_row,
    past_row,
    past_rows,
    site_rows,
    whole_row,
)
from adapters.sql.tables import (
    ACTIONS,
    ENTRIES,
    OUTBOX,
    PAST,
    SITES,
    WAITING,
    WHOLE,
    WITHDRAWN,
)
from domain.entries import Entry
from domain.letters.matter import list_matter
from domain.letters.notice import OF_READER, Notice
from domain.reviews.review import is_review
from domain.reviews.standing import ReviewStanding
from domain.standing import EngagementStanding
from domain.values import Facts

AT_ONCE = 200  # matters that one statement names
UNSENT = (
    select(OUTBOX.c.notice)
    .where(OUTBOX.c.matter == bindparam("of"), OUTBOX.c.person == bindparam("to"))
    .where(OUTBOX.c.state == WAITING)
    .order_by(OUTBOX.c.key)
)
GIVE_UP = (
    update(OUTBOX).where(OUTBOX.c.key == bindparam("given_up")).values(state=WITHDRAWN)
)
NEWEST = (
    select(PAST.c.standing)
    .where(PAST.c.entity == bindparam("of"), PAST.c.action == WHOLE)
    .where(PAST.c.entry < bindparam("before"))
    .order_by(PAST.c.entry.desc())
    .limit(1)
)


class SqlRecord:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def commit(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """One commit of an entity at a time, so that none waits in a circle."""
        found: list[Divergence] = []
        with self._engine.begin() as transaction:
            take_turns(transaction, [*{_turn(each.entity) for each in entries}])
            kept = [each for each in entries if _keep(transaction, each, found)]
            set_aside(transaction, found)
        if found:
            raise RecordDiverged(found, kept)
        return kept

    def post(self, notice: Notice) -> None:
        with self._engine.begin() as transaction:
            found = _post(transaction, notice)
            set_aside(transaction, found)
        if found:
            raise RecordDiverged(found)


def _turn(entity: str) -> int:
    """The number under which commits of an entity take turns, of 64 bits."""
    digest = sha256(entity.encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def _keep(transaction: Connection, entry: Entry, found: list[Divergence]) -> bool:
    """Whether the entry is new; one that was kept before changes nothing."""
    if not _add(transaction, ENTRIES, entry_row(entry)):
        found += diverging_entry(transaction, entry)
        return False
    if standing := _standing(transaction, entry):
        _stand(transaction, *whole_row(entry, standing))
        _add(transaction, PAST, past_row(entry, standing))
    if entry.actions:
        _stand(transaction, ACTIONS, *action_rows(entry))
        _add(transaction, PAST, *past_rows(entry))
    if entry.sites:
        _stand(transaction, SITES, *site_rows(entry))
    wanted = [*_wanted(transaction, entry.notices)]
    _withdraw(transaction, entry.settled)
    _shorten(transaction, entry)
    for notice in wanted:
        found += _post(transaction, notice)
    return True


def _wanted(transaction: Connection, notices: Sequence[Notice]) -> Iterator[Notice]:
    """Those to be laid; of one written anew only what replaces an unsent letter.

    It says what that said, but for what is otherwise now.
    """
    for notice in notices:
        if not notice.replaces:
            yield notice
        elif notice.replaces == list_matter(notice.entity):
            yield from _lists_passed_on(transaction, notice)
        elif old := _unsent(transaction, notice):
            _give_up(transaction, old)
            facts = old.facts if old.to == notice.to else _of_all(old.facts)
            proof = old.proof or notice.proof
            new = notice.but(facts=facts | notice.facts, proof=proof)
            yield new.but(in_place_of=old.key)


def _unsent(transaction: Connection, notice: Notice) -> Notice | None:
    """The letter it replaces, while nobody has handed it over yet."""
    return next(_all_unsent(transaction, notice), None)


def _all_unsent(transaction: Connection, notice: Notice) -> Iterator[Notice]:
    of = {"of": notice.replaces, "to": notice.formerly_to}
    rows = transaction.scalars(UNSENT, of).all()
    known = (Notice.model_validate_json(text) for text in rows)
    return (each for each in known if each.speaks_for == notice.speaks_for)


def _lists_passed_on(transaction: Connection, notice: Notice) -> Iterator[Notice]:
    """What waits in each list for somebody in this role; what else it lists stays."""
    for n, old in enumerate(_all_unsent(transaction, notice), start=1):
        lines = old.lines_for(notice.role)
        if lines and (old.to, old.role) != (notice.to, notice.role):
            left = old.beside(notice.role)
            _leave(transaction, left)
            yield notice.but(
                key=f"{notice.key}/{n}",
                subject=old.subject,
                lists=lines,
                facts=_of_all(old.facts) | notice.facts,
                in_place_of="" if left.lists else old.key,
            )


def _of_all(facts: Facts) -> Facts:
    """What was said to one reader that holds for another too."""
    return {key: said for key, said in facts.items() if key not in OF_READER}


def _give_up(transaction: Connection, notice: Notice) -> None:
    transaction.execute(GIVE_UP, {"given_up": notice.key})


def _withdraw(transaction: Connection, matters: Sequence[str]) -> None:
    """What speaks of a matter that holds no more is not sent."""
    for n in range(0, len(matters), AT_ONCE):
        some = matters[n : n + AT_ONCE]
        unsent = OUTBOX.c.matter.in_(some), OUTBOX.c.state == WAITING
        transaction.execute(update(OUTBOX).where(*unsent).values(state=WITHDRAWN))


def _add(transaction: Connection, table: Table, *rows: Row) -> bool:
    """Whether none of their keys was there yet."""
    new = _addition(transaction.dialect.name, table)
    return transaction.execute(new, rows).rowcount == len(rows)


@cache
def _addition(dialect: str, table: Table) -> Executable:
    """The same for all rows, so that the statement is put together once."""
    new = insert(dialect, table).on_conflict_do_nothing()
    return new.execution_options(preserve_rowcount=True)


def _stand(transaction: Connection, table: Table, *rows: Row) -> None:
    """Let the rows stand as current, unless a later entry already does."""
    transaction.execute(_standing_row(transaction.dialect.name, table), rows)


@cache
def _standing_row(dialect: str, table: Table) -> Executable:
    new = insert(dialect, table)
    return new.on_conflict_do_update(
        index_elements=[*table.primary_key.columns],
        set_={column.name: new.excluded[column.name] for column in table.columns},
        where=table.c.entry < new.excluded.entry,
    )


def _post(transaction: Connection, notice: Notice) -> list[Divergence]:
    row: Row = {
        "key": notice.key,
        "entity": notice.entity,
        "subject": notice.subject,
        "matter": notice.matter,
        "person": notice.to,
        "template": notice.template,
        "notice": notice.model_dump_json(),
        "state": WAITING,
        "laid_at": notice.at,
        "way": notice.way,
    }
    if _add(transaction, OUTBOX, row):
        return []
    return diverging_notice(transaction, notice)


def _standing(transaction: Connection, entry: Entry) -> EntityStanding | None:
    """How the engagement stands after the entry, or the review.

    None where the entry before is not known to the record: the next run tells all.
    """
    before = {"of": entry.entity, "before": entry.number}
    known = transaction.scalar(NEWEST, before)
    stands = entry.stands(json.loads(known) if known else {})
    kind = ReviewStanding if is_review(entry.entity) else EngagementStanding
    try:
        return kind.model_validate(stands)
    except ValidationError:
        return None


def _shorten(transaction: Connection, entry: Entry) -> None:
    """What is settled is left out of lists; a list with nothing left is not sent."""
    if not entry.settled:
        return
    lists = OUTBOX.c.matter == list_matter(entry.entity), OUTBOX.c.state == WAITING
    for text in transaction.scalars(select(OUTBOX.c.notice).where(*lists)).all():
        notice = Notice.model_validate_json(text)
        left = notice.without(entry.settled)
        if left != notice:
            _leave(transaction, left)


def _leave(transaction: Connection, left: Notice) -> None:
    """Of a list only what is left, if anything is."""
    if not left.lists:
        _give_up(transaction, left)
        return
    mine = update(OUTBOX).where(OUTBOX.c.key == left.key)
    transaction.execute(mine.values(notice=left.model_dump_json()))
