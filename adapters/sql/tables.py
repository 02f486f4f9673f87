"""The record's tables: entries for ever, standings as they are, letters to deliver."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, also where the database keeps no zone (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


METADATA = MetaData()

ENTRIES = Table(
    "entries",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("by", String(80)),
    Column("entered_by", String(80)),
    Column("action", Integer),
    Column("sentence", Text, nullable=False),
    Column("act", Text, nullable=False),
)

ENGAGEMENTS = Table(
    "engagements",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("cds", String(14), nullable=False),
    Column("episode", Integer, nullable=False),
    Column("phase", String(40), nullable=False),
    Column("standing", Text, nullable=False),
    Index("engagements_of_an_lea", "cds", "episode"),
)

ACTIONS = Table(
    "actions",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entry", Integer, nullable=False),
    Column("status", String(40), nullable=False),
    Column("due", Date, nullable=False),
    Column("overdue", Boolean, nullable=False),
    Column("next_at", Instant),
    Column("standing", Text, nullable=False),
    Index("actions_by_next_step", "next_at"),
)

WAITING, SENDING, DELIVERED, WITHDRAWN = "waiting", "sending", "delivered", "withdrawn"
REFUSED, BOUNCED = "refused", "bounced"

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("key", String(200), primary_key=True),
    Column("entity", String(40), nullable=False),
    Column("plan_id", String(120)),
    Column("person", String(80), nullable=False),
    Column("template", String(80), nullable=False),
    Column("notice", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("laid_at", Instant, nullable=False),
    Column("tried_at", Instant),
    Column("problem", Text),
    Column("delivered_at", Instant),
    Column("delivered_to", Text),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_at", Instant),
    Column("letter", String(40)),
    Index("outbox_by_state", "state", "laid_at"),
    Index("outbox_of_a_plan", "plan_id"),
    Index("outbox_of_a_person", "person", "state"),
)
