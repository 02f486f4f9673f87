"""The delivery log: what became of each notice, and what staff note about it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine, func, select, update

from adapters.sql.letters import is_outdated
from adapters.sql.tables import BOUNCED, DELIVERED, OUTBOX, REFUSED, WAITING, WITHDRAWN
from domain.letters.notice import Notice
from domain.people.roles import Role

DONE = (DELIVERED, WITHDRAWN)
COLUMNS = (
    "key entity person template state laid_at next_at attempts tried_at problem "
    "delivered_at delivered_to letter"
).split()


class LogLine(NamedTuple):
    """One notice, and what became of it; `letter` says which went in one mail.

    `anew` are the keys of those that were written in its place, if any were.
    """

    key: str
    entity: str
    person: str
    template: str
    state: str
    laid_at: datetime
    next_at: datetime | None
    attempts: int
    tried_at: datetime | None
    problem: str | None
    delivered_at: datetime | None
    delivered_to: str | None
    letter: str | None
    role: Role
    subject: str
    anew: tuple[str, ...] = ()


class PersonMail(NamedTuple):
    """How many notices to one person are in one state, with what is off about them."""

    person: str
    state: str
    problem: str | None
    notices: int


class SqlDeliveryLog:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lines(self, entity: str | None = None) -> list[LogLine]:
        """All of an engagement; or of all of them, whatever is not done with."""
        chosen = select(*OUTBOX.c[(*COLUMNS, "notice")])
        if entity:
            chosen = chosen.where(OUTBOX.c.entity == entity)
        else:
            chosen = chosen.where(OUTBOX.c.state.not_in(DONE))
        with self._engine.connect() as connection:
            rows = connection.execute(chosen.order_by(OUTBOX.c.laid_at, OUTBOX.c.key))
            found = [_line(*row) for row in rows]
        return [*_with_those_anew(found)]

    def not_done(self) -> list[PersonMail]:
        """All that is not done with, person by person, in the order of their ids."""
        of = OUTBOX.c["person", "state", "problem"]
        many = func.count().label("notices")
        chosen = select(*of, many).where(OUTBOX.c.state.not_in(DONE))
        with self._engine.connect() as connection:
            rows = connection.execute(chosen.group_by(*of).order_by(*of))
            return [PersonMail(**row._mapping) for row in rows]

    def keys(self, under: str) -> list[str]:
        """Of all notices whose key begins so."""
        begun = OUTBOX.c.key.startswith(under, autoescape=True)
        chosen = select(OUTBOX.c.key).where(begun).order_by(OUTBOX.c.key)
        with self._engine.connect() as connection:
            return [*connection.scalars(chosen)]

    def one(self, key: str) -> tuple[LogLine, Notice] | None:
        """The notice of that key, and what became of it."""
        chosen = select(*OUTBOX.c[(*COLUMNS, "notice")]).where(OUTBOX.c.key == key)
        with self._engine.connect() as connection:
            row = connection.execute(chosen).one_or_none()
        return _line(*row) if row else None

    def bounced(self, key: str, why: str) -> list[str]:
        """Flag the mail in which the notice went; the notices that were in it."""
        return self._mark(key, (DELIVERED,), state=BOUNCED, problem=why)

    def again(self, key: str) -> list[str]:
        """Let what was refused or came back be tried anew, as if just laid down.

        But for an invitation of which its reader is told a newer version.
        """
        if self._is_outdated(key):
            return []
        anew = {"letter": None, "next_at": None, "delivered_at": None}
        given_up = REFUSED, BOUNCED
        return self._mark(key, given_up, state=WAITING, attempts=0, **anew)

    def _is_outdated(self, key: str) -> bool:
        chosen = select(OUTBOX.c.notice).where(OUTBOX.c.key == key)
        with self._engine.connect() as connection:
            text = connection.scalar(chosen)
            notice = Notice.model_validate_json(text) if text else None
            return notice is not None and is_outdated(connection, notice)

    def _mark(self, key: str, states: tuple[str, ...], **values: object) -> list[str]:
        letter = select(OUTBOX.c.letter).where(OUTBOX.c.key == key).scalar_subquery()
        chosen = OUTBOX.c.letter == letter, OUTBOX.c.state.in_(states)
        with self._engine.begin() as transaction:
            keys = [*transaction.scalars(select(OUTBOX.c.key).where(*chosen))]
            marked = update(OUTBOX).where(OUTBOX.c.key.in_(keys)).values(values)
            transaction.execute(marked)
        return keys


def _line(*row: object) -> tuple[LogLine, Notice]:
    *known, text = row
    notice = Notice.model_validate_json(str(text))
    line = LogLine(
        **dict(zip(COLUMNS, known, strict=True)),  # type: ignore[arg-type]  # as selected
        role=notice.role,
        subject=notice.subject,
    )
    return line, notice


def _with_those_anew(found: Iterable[tuple[LogLine, Notice]]) -> Iterator[LogLine]:
    """What was withdrawn for other letters names them.

    A list that says something still was not written anew, whoever took a part of it.
    """
    known = [*found]
    anew: dict[str, list[str]] = defaultdict(list)
    for _, notice in known:
        for key in notice.in_place_of:
            anew[key].append(notice.key)
    for line, notice in known:
        yield line if notice.lists else line._replace(anew=tuple(anew[line.key]))
