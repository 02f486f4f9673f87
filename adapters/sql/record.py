"""The record in SQL: entries, standings and notices, in one transaction, once."""

from collections.abc import Sequence
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
)

from activities.record import Divergence, RecordDiverged
from adapters.sql.analysis import analysis_rows
from adapters.sql.check_ins import check_in_rows
from adapters.sql.divergence import diverging_entry, set_aside
from adapters.sql.documents import rendering_rows
from adapters.sql.engine import add, insert, take_turns
from adapters.sql.evidence import keep_evidence
from adapters.sql.letters import post, write
from adapters.sql.reports import report_rows
from adapters.sql.roadmaps import roadmap_rows
from adapters.sql.rows import (
    EntityStanding,
    Row,
    action_rows,
    entry_row,
    item_rows,
    past_row,
    past_rows,
    site_rows,
    whole,
    whole_row,
)
from adapters.sql.tables import (
    ACTIONS,
    ANALYSIS,
    CHECK_INS,
    ENTRIES,
    ITEMS,
    PAST,
    RENDERINGS,
    REPORTS,
    REVIEWS,
    ROADMAPS,
    SITES,
    WHOLE,
)
from domain.entries import Entry
from domain.letters.notice import Notice
from domain.reviews.review import is_review
from domain.reviews.standing import ReviewStanding
from domain.standing import EngagementStanding

NEWEST = (
    select(PAST.c.standing, REVIEWS.c.framework)
    .outerjoin(REVIEWS, REVIEWS.c.entity == PAST.c.entity)
    .where(PAST.c.entity == bindparam("of"), PAST.c.action == WHOLE)
    .where(PAST.c.entry < bindparam("before"))
    .order_by(PAST.c.entry.desc())
    .limit(1)
)
"""How an entity stood after its last entry `before` one; a review's framework apart."""


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
            found = post(transaction, notice)
            set_aside(transaction, found)
        if found:
            raise RecordDiverged(found)


def _turn(entity: str) -> int:
    """The number under which commits of an entity take turns, of 64 bits."""
    digest = sha256(entity.encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def _keep(transaction: Connection, entry: Entry, found: list[Divergence]) -> bool:
    """Whether the entry is new; one that was kept before changes nothing."""
    if not add(transaction, ENTRIES, entry_row(entry)):
        found += diverging_entry(transaction, entry)
        return False
    if standing := _standing(transaction, entry):
        _stand(transaction, *whole_row(entry, standing))
        add(transaction, PAST, past_row(entry, standing))
    if entry.actions:
        _stand(transaction, ACTIONS, *action_rows(entry))
        add(transaction, PAST, *past_rows(entry))
    if met := check_in_rows(entry):
        add(transaction, CHECK_INS, *met)
    if entry.sites:
        _stand(transaction, SITES, *site_rows(entry))
    if entry.items:
        add(transaction, ITEMS, *item_rows(entry))
    if analysis := analysis_rows(entry):
        add(transaction, ANALYSIS, *analysis)
    if said := report_rows(entry):
        add(transaction, REPORTS, *said)
    if planned := roadmap_rows(entry):
        add(transaction, ROADMAPS, *planned)
    if owed := rendering_rows(entry):
        add(transaction, RENDERINGS, *owed)
    keep_evidence(transaction, entry)
    found += write(transaction, entry)
    return True


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


def _standing(transaction: Connection, entry: Entry) -> EntityStanding | None:
    """How the engagement stands after the entry, or the review.

    None where the entry before is not known to the record: the next run tells all.
    """
    before = {"of": entry.entity, "before": entry.number}
    known = transaction.execute(NEWEST, before).first()
    stands = entry.stands(whole(*known) if known else {})
    kind = ReviewStanding if is_review(entry.entity) else EngagementStanding
    try:
        return kind.model_validate(stands)
    except ValidationError:
        return None
