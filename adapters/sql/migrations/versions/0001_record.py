"""The record's tables: entries, standings, letters, CDE's files, installations.

They are written out here as they were at first, whatever `tables` says later.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001_record"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
TABLES = (
    *("entries", "engagements", "actions", "check_ins", "reviews", "sites", "items"),
    *("analysis", "evidence", "reports", "roadmaps", "document_facts", "renderings"),
    *("past_standings", "divergences", "outbox"),
    *("dashboard_files", "dashboard_intakes", "installations"),
)


def upgrade() -> None:
    _entries()
    _engagements()
    _actions()
    _check_ins()
    _reviews()
    _sites()
    _items()
    _analysis()
    _evidence()
    _reports()
    _roadmaps()
    _document_facts()
    _renderings()
    _past_standings()
    _divergences()
    _outbox()
    _dashboard_files()
    _dashboard_intakes()
    _installations()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("by", sa.Text),
        sa.Column("entered_by", sa.Text),
        sa.Column("subject", sa.String(120), nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("setting", sa.Integer),
    )
    op.create_index("entries_by_time", "entries", ["at"])
    op.create_index("entries_of_a_kind", "entries", ["kind", "at"])
    op.create_index("entries_of_a_person", "entries", ["by", "at"])


def _engagements() -> None:
    op.create_table(
        "engagements",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("cds", sa.String(14), nullable=False),
        sa.Column("episode", sa.Integer, nullable=False),
        sa.Column("phase", sa.String(40), nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
    )
    op.create_index("engagements_of_an_lea", "engagements", ["cds", "episode"])
    op.create_index("engagements_by_phase", "engagements", ["phase"])


def _actions() -> None:
    op.create_table(
        "actions",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("overdue", sa.Boolean, nullable=False),
        sa.Column("next_at", INSTANT),
        sa.Column("standing", sa.Text, nullable=False),
    )
    op.create_index("actions_by_next_step", "actions", ["next_at"])


def _check_ins() -> None:
    op.create_table(
        "check_ins",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("begins", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
    )
    op.create_index("check_ins_by_day", "check_ins", ["day"])


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("engagement", sa.String(40), nullable=False),
        sa.Column("cds", sa.String(14), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("end", sa.String(40)),
        sa.Column("overdue", sa.Boolean, nullable=False),
        sa.Column("framework", sa.Text, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
    )
    op.create_index("reviews_of_an_engagement", "reviews", ["engagement", "number"])
    op.create_index("reviews_by_end", "reviews", ["end"])


def _sites() -> None:
    op.create_table(
        "sites",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("code", sa.String(14), primary_key=True),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
    )


def _items() -> None:
    op.create_table(
        "items",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("component", sa.Integer, nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("texts", sa.Text),
    )


def _analysis() -> None:
    op.create_table(
        "analysis",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("room", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("texts", sa.Text),
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("readers", sa.String(20), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("withdrawn", sa.Integer),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("evidence_of_a_content", "evidence", ["sha256"])


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("room", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("standing", sa.Text, nullable=False),
    )


def _roadmaps() -> None:
    op.create_table(
        "roadmaps",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("room", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("texts", sa.Text),
    )


def _document_facts() -> None:
    op.create_table(
        "document_facts",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
    )


def _renderings() -> None:
    op.create_table(
        "renderings",
        sa.Column("key", sa.String(120), primary_key=True),
        sa.Column("entity", sa.String(40), nullable=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("rendering", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("laid_at", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("next_at", INSTANT),
        sa.Column("problem", sa.Text),
        sa.Column("made_at", INSTANT),
        sa.Column("files", sa.Text),
    )
    op.create_index("renderings_by_state", "renderings", ["state", "laid_at"])
    op.create_index("renderings_of_an_entity", "renderings", ["entity", "entry"])


def _past_standings() -> None:
    op.create_table(
        "past_standings",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("action", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("standing", sa.Text, nullable=False),
    )


def _divergences() -> None:
    op.create_table(
        "divergences",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("entity", sa.String(40), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("found_at", INSTANT, nullable=False),
    )
    op.create_index("divergences_of_an_engagement", "divergences", ["entity"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("entity", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(120), nullable=False, server_default=""),
        sa.Column("matter", sa.String(160), nullable=False, server_default=""),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("template", sa.String(80), nullable=False),
        sa.Column("notice", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("laid_at", INSTANT, nullable=False),
        sa.Column("tried_at", INSTANT),
        sa.Column("problem", sa.Text),
        sa.Column("delivered_at", INSTANT),
        sa.Column("delivered_to", sa.Text),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("next_at", INSTANT),
        sa.Column("letter", sa.String(40)),
        sa.Column("way", sa.String(20)),
    )
    op.create_index("outbox_by_state", "outbox", ["state", "laid_at"])
    op.create_index("outbox_of_a_matter", "outbox", ["matter"])
    op.create_index("outbox_of_a_person", "outbox", ["person", "state"])


def _dashboard_files() -> None:
    op.create_table(
        "dashboard_files",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("charters", sa.Boolean, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("loaded_at", INSTANT, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("entered_by", sa.Text, nullable=False),
        sa.Column("leas", sa.Text, nullable=False),
    )
    op.create_index(
        "dashboard_files_of_a_year", "dashboard_files", ["year", "loaded_at"]
    )


def _dashboard_intakes() -> None:
    op.create_table(
        "dashboard_intakes",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("loaded_at", INSTANT, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("entered_by", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
    )


def _installations() -> None:
    op.create_table(
        "installations",
        sa.Column("place", sa.String(20), primary_key=True),
        sa.Column("installation", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Text),
        sa.Column("entered_by", sa.Text),
    )
