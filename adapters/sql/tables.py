"""The record's tables: entries and past standings for ever, how all is now, letters;
CDE's files as they were loaded, every version; and what the record was written for.

What staff write has no length: SQLite would not mind it, PostgreSQL would.
"""

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


class UtcDateTime(TypeDecorator[datetime]):
    """An instant in UTC: SQLite keeps no zone, PostgreSQL answers in its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


METADATA = MetaData()

ENTRIES = Table(
    "entries",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("by", Text),
    Column("entered_by", Text),
    Column("subject", String(120), nullable=False),
    Column("sentence", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("setting", Integer),
    Index("entries_by_time", "at"),
    Index("entries_of_a_kind", "kind", "at"),
    Index("entries_of_a_person", "by", "at"),
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
    Index("engagements_by_phase", "phase"),
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
    Column("next_at", UtcDateTime),
    Column("standing", Text, nullable=False),
    Index("actions_by_next_step", "next_at"),
)

CHECK_INS = Table(
    "check_ins",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("name", String(20), primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("begins", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("stage", String(40), nullable=False),
    Column("day", Date, nullable=False),
    Column("standing", Text, nullable=False),
    Index("check_ins_by_day", "day"),
)
"""Check-ins of engagements, a row for each change. See `adapters.sql.check_ins`."""

REVIEWS = Table(
    "reviews",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("engagement", String(40), nullable=False),
    Column("cds", String(14), nullable=False),
    Column("number", Integer, nullable=False),
    Column("stage", String(40), nullable=False),
    Column("end", String(40)),
    Column("overdue", Boolean, nullable=False),
    Column("framework", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Index("reviews_of_an_engagement", "engagement", "number"),
    Index("reviews_by_end", "end"),
)

SITES = Table(
    "sites",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("code", String(14), primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("standing", Text, nullable=False),
)

ITEMS = Table(
    "items",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("id", String(20), primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("component", Integer, nullable=False),
    Column("status", String(40), nullable=False),
    Column("standing", Text, nullable=False),
    Column("texts", Text),
)
"""A row for each change: the newest is how an item stands. See `adapters.sql.items`."""

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("link", Text, nullable=False),
    Column("readers", String(20), nullable=False),
    Column("by", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("withdrawn", Integer),
    Column("reason", Text, nullable=False),
    Index("evidence_of_a_content", "sha256"),
)

ANALYSIS = Table(
    "analysis",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("room", String(20), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("standing", Text, nullable=False),
    Column("texts", Text),
)
"""What reviews found, a row for each change as with items. See `adapters.sql.analysis`.
"""

REPORTS = Table(
    "reports",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("room", String(20), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("standing", Text, nullable=False),
)
"""What is said in a review's report beside what was found, a row for each change."""

ROADMAPS = Table(
    "roadmaps",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("room", String(20), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("standing", Text, nullable=False),
    Column("texts", Text),
)
"""Roadmaps that reviews work out, a row for each change. See `adapters.sql.roadmaps`.
"""

DOCUMENT_FACTS = Table(
    "document_facts",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("facts", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
"""Of what documents are made, each once, before the act that names it by its hash."""

RENDERINGS = Table(
    "renderings",
    METADATA,
    Column("key", String(120), primary_key=True),
    Column("entity", String(40), nullable=False),
    Column("entry", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("rendering", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("laid_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_at", UtcDateTime),
    Column("problem", Text),
    Column("made_at", UtcDateTime),
    Column("files", Text),
    Index("renderings_by_state", "state", "laid_at"),
    Index("renderings_of_an_entity", "entity", "entry"),
)
"""Documents that are owed, and what became of them."""

WHOLE = 0  # in place of an action's number: the engagement or the review itself

PAST = Table(
    "past_standings",
    METADATA,
    Column("entity", String(40), primary_key=True),
    Column("action", Integer, primary_key=True, autoincrement=False),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("standing", Text, nullable=False),
)

DIVERGENCES = Table(
    "divergences",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("entity", String(40), nullable=False),
    Column("content", Text, nullable=False),
    Column("found_at", UtcDateTime, nullable=False),
    Index("divergences_of_an_engagement", "entity"),
)

WAITING, SENDING, DELIVERED, WITHDRAWN = "waiting", "sending", "delivered", "withdrawn"
REFUSED, BOUNCED = "refused", "bounced"

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("entity", String(40), nullable=False),
    Column("subject", String(120), nullable=False, server_default=""),
    Column("matter", String(160), nullable=False, server_default=""),
    Column("person", Text, nullable=False),
    Column("template", String(80), nullable=False),
    Column("notice", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("laid_at", UtcDateTime, nullable=False),
    Column("tried_at", UtcDateTime),
    Column("problem", Text),
    Column("delivered_at", UtcDateTime),
    Column("delivered_to", Text),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_at", UtcDateTime),
    Column("letter", String(40)),
    Column("way", String(20)),
    Index("outbox_by_state", "state", "laid_at"),
    Index("outbox_of_a_matter", "matter"),
    Index("outbox_of_a_person", "person", "state"),
)

DASHBOARD_FILES = Table(
    "dashboard_files",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("year", Integer, nullable=False),
    Column("charters", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    Column("loaded_at", UtcDateTime, nullable=False),
    Column("by", Text, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("leas", Text, nullable=False),
    Index("dashboard_files_of_a_year", "year", "loaded_at"),
)

DASHBOARD_INTAKES = Table(
    "dashboard_intakes",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("year", Integer, nullable=False),
    Column("loaded_at", UtcDateTime, nullable=False),
    Column("by", Text, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("told", Text, nullable=False),
)

INSTALLATIONS = Table(
    "installations",
    METADATA,
    Column("place", String(20), primary_key=True),
    Column("installation", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", Text),
    Column("entered_by", Text),
)
