"""When a key comes again with other content: what counts as other, and where it goes.

An entry's content is its instant and its act, a notice's its person, template and
facts. Both are read as this version reads them, and wordings do not count, so that
an upgrade in between raises no alarm (docs/decisions/0007).
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from pydantic import ValidationError
from sqlalchemy import Connection, select

from activities.record import Divergence
from adapters.sql.acts import ACT
from adapters.sql.engine import insert
from adapters.sql.tables import DIVERGENCES, ENTRIES, OUTBOX
from domain.acts import Act
from domain.entries import Entry
from domain.letters.notice import Notice


def diverging_entry(transaction: Connection, entry: Entry) -> list[Divergence]:
    """The entry, if the record knows another under its number."""
    key = ENTRIES.c.entity == entry.entity, ENTRIES.c.number == entry.number
    known = select(ENTRIES.c.at, ENTRIES.c.act).where(*key)
    at, act = transaction.execute(known).one()
    if at == entry.at and _same_act(act, entry.act):
        return []
    name = f"{entry.entity} entry {entry.number}"
    return [Divergence(name, entry.entity, entry.model_dump_json())]


def diverging_notice(transaction: Connection, notice: Notice) -> list[Divergence]:
    """The notice, if the outbox knows another under its key."""
    known = select(OUTBOX.c.notice).where(OUTBOX.c.key == notice.key)
    text = transaction.execute(known).scalar_one()
    if _same_notice(Notice.model_validate_json(text), notice):
        return []
    name = f"notice {notice.key}"
    return [Divergence(name, notice.entity, notice.model_dump_json())]


def set_aside(transaction: Connection, found: Sequence[Divergence]) -> None:
    """Keep each where an operator finds it, once however often it comes."""
    for each in found:
        row = {
            **each._asdict(),
            "digest": sha256(each.content.encode()).hexdigest(),
            "found_at": datetime.now(UTC),
        }
        new = insert(transaction.dialect.name, DIVERGENCES).values(row)
        transaction.execute(new.on_conflict_do_nothing())


def _same_act(text: str, act: Act) -> bool:
    try:
        return ACT.validate_json(text) == act
    except ValidationError:
        return False


def _same_notice(known: Notice, notice: Notice) -> bool:
    """Facts that only one of them has are of another version."""
    shared = known.facts.keys() & notice.facts.keys()
    return (known.to, known.template) == (notice.to, notice.template) and all(
        known.facts[name] == notice.facts[name] for name in shared
    )
