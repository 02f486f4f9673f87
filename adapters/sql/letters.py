"""What an entry does to letters: lays them down, and changes those that wait."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import Connection, bindparam, select, update

from activities.record import Divergence
from adapters.sql.divergence import diverging_notice
from adapters.sql.engine import add
from adapters.sql.tables import (
    BOUNCED,
    DELIVERED,
    OUTBOX,
    SENDING,
    WAITING,
    WITHDRAWN,
)
from domain.entries import Entry
from domain.letters.invitation import Invitation
from domain.letters.lists import joined, left, taken
from domain.letters.matter import list_matter
from domain.letters.meeting_letters import as_known
from domain.letters.notice import Notice

AT_ONCE = 200  # matters that one statement names
UNSENT = (
    select(OUTBOX.c.notice)
    .where(OUTBOX.c.matter == bindparam("of"), OUTBOX.c.person == bindparam("to"))
    .where(OUTBOX.c.state == WAITING)
    .order_by(OUTBOX.c.key)
)
VERSIONS = select(OUTBOX.c.key, OUTBOX.c.state, OUTBOX.c.notice).where(
    OUTBOX.c.matter == bindparam("of"), OUTBOX.c.person == bindparam("to")
)
"""All that somebody was ever to be told of a meeting."""
MAY_HAVE_IT = (DELIVERED, SENDING, BOUNCED)
GIVE_UP = (
    update(OUTBOX).where(OUTBOX.c.key == bindparam("given_up")).values(state=WITHDRAWN)
)


def write(transaction: Connection, entry: Entry) -> list[Divergence]:
    """The letters of an entry, and what holds after it of those that wait."""
    lists: list[Notice] = []
    others: list[Notice] = []
    for each in entry.notices:
        (lists if each.replaces == list_matter(each.entity) else others).append(each)
    found = [*_passed_on(transaction, lists)]
    wanted = [*_wanted(transaction, others)]
    _withdraw(transaction, entry.settled)
    _shorten(transaction, entry)
    for notice in wanted:
        if told := _told(transaction, notice):
            found += post(transaction, told)
    return found


def post(transaction: Connection, notice: Notice) -> list[Divergence]:
    row: dict[str, object] = {
        "key": notice.key,
        "entity": notice.entity,
        "subject": notice.subject,
        "matter": notice.matter,
        "person": notice.to,
        "template": notice.template,
        "notice": notice.model_dump_json(),
        "state": WAITING,
        "laid_at": notice.at,
        "way": notice.own_way,
    }
    if add(transaction, OUTBOX, row):
        return []
    return diverging_notice(transaction, notice)


def is_outdated(transaction: Connection, notice: Notice) -> bool:
    """Whether its reader is told of a newer version of the meeting it invites to."""
    mine = notice.invitation
    if mine is None:
        return False
    found = _versions(transaction, notice)
    return any(said.sequence > mine.sequence for _, _, said in found)


def _told(transaction: Connection, notice: Notice) -> Notice | None:
    """The letter as it is laid down; of a meeting, in place of what waits of it.

    None where its reader never heard of a meeting that is not held.
    """
    if notice.invitation is None:
        return notice
    found = [*_versions(transaction, notice)]
    unsent = [key for key, state, _ in found if state == WAITING]
    for key in unsent:
        transaction.execute(GIVE_UP, {"given_up": key})
    had = [said for _, state, said in found if state in MAY_HAVE_IT]
    newest = max(had, key=lambda each: each.sequence, default=None)
    known = as_known(notice, newest)
    return known.but(in_place_of=tuple(unsent)) if known else None


def _versions(
    transaction: Connection, notice: Notice
) -> Iterator[tuple[str, str, Invitation]]:
    """Each by its key and its state."""
    of = {"of": notice.matter, "to": notice.to}
    for key, state, text in transaction.execute(VERSIONS, of).all():
        said = Notice.model_validate_json(text).invitation
        if said:
            yield key, state, said


def _wanted(transaction: Connection, notices: Sequence[Notice]) -> Iterator[Notice]:
    """Those to be laid; of one written anew only what replaces an unsent letter.

    It says what that said, but for what is otherwise now.
    """
    for notice in notices:
        if not notice.replaces:
            yield notice
        elif old := _unsent(transaction, notice):
            _give_up(transaction, old)
            facts = old.facts if old.to == notice.to else old.facts_for_all
            proof = old.proof or notice.proof
            new = notice.but(facts=facts | notice.facts, proof=proof)
            yield new.but(in_place_of=(old.key,))


def _unsent(transaction: Connection, notice: Notice) -> Notice | None:
    """The letter it replaces, while nobody has handed it over yet."""
    return next(_all_unsent(transaction, notice, notice.formerly_to), None)


def _all_unsent(
    transaction: Connection, notice: Notice, person: str
) -> Iterator[Notice]:
    """What waits for somebody and says what it replaces."""
    rows = transaction.scalars(UNSENT, {"of": notice.replaces, "to": person}).all()
    known = (Notice.model_validate_json(text) for text in rows)
    return (each for each in known if each.speaks_for == notice.speaks_for)


def _passed_on(
    transaction: Connection, notices: Sequence[Notice]
) -> Iterator[Divergence]:
    """What lists say to whoever had a role goes to whoever has it now.

    All of it is taken out before any is put in, lest what two people give one another
    meets on the way.
    """
    new = [*_all_taken(transaction, notices)]
    for each in new:
        if rest := _put_in(transaction, each):
            yield from post(transaction, rest)


def _all_taken(transaction: Connection, notices: Sequence[Notice]) -> Iterator[Notice]:
    """Of each list what others hear for now; what is left stays in it."""

    def former(notice: Notice) -> tuple[str, str]:
        return notice.formerly_to, notice.speaks_for

    for (person, _), group in groupby(sorted(notices, key=former), former):
        heard = [*group]
        lists = [*_all_unsent(transaction, heard[0], person)]
        for n, old in enumerate(lists, start=1):
            for each in taken(old, heard):
                yield each.but(key=f"{each.key}/{n}")
            _reduce(transaction, old, left(old, heard))


def _reduce(transaction: Connection, old: Notice, left: Notice) -> None:
    """A list to what is left of it; where nothing is, others have it all."""
    if left != old:
        _rewrite(transaction, left)
    if not left.lists:
        _give_up(transaction, left)


def _put_in(transaction: Connection, new: Notice) -> Notice | None:
    """What no list can take in that waits for its reader; None if one takes all."""
    for known in [*_all_unsent(transaction, new, new.to)]:
        took, new = joined(known, new)
        if took is not known:
            _rewrite(transaction, took)
        if not new.lists:
            return None
    return new


def _give_up(transaction: Connection, notice: Notice) -> None:
    transaction.execute(GIVE_UP, {"given_up": notice.key})


def _withdraw(transaction: Connection, matters: Sequence[str]) -> None:
    """What speaks of a matter that holds no more is not sent."""
    for n in range(0, len(matters), AT_ONCE):
        some = matters[n : n + AT_ONCE]
        unsent = OUTBOX.c.matter.in_(some), OUTBOX.c.state == WAITING
        transaction.execute(update(OUTBOX).where(*unsent).values(state=WITHDRAWN))


def _shorten(transaction: Connection, entry: Entry) -> None:
    """What is settled is left out of lists; a list with nothing left is not sent."""
    if not entry.settled:
        return
    lists = OUTBOX.c.matter == list_matter(entry.entity), OUTBOX.c.state == WAITING
    for text in transaction.scalars(select(OUTBOX.c.notice).where(*lists)).all():
        notice = Notice.model_validate_json(text)
        holds = notice.without(entry.settled)
        if not holds.lists:
            _give_up(transaction, notice)
        elif holds != notice:
            _rewrite(transaction, holds)


def _rewrite(transaction: Connection, notice: Notice) -> None:
    row = {"notice": notice.model_dump_json(), "subject": notice.subject}
    mine = update(OUTBOX).where(OUTBOX.c.key == notice.key)
    transaction.execute(mine.values(row))
