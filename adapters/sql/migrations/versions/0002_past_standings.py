"""Standings by entry, divergences, indexes for the lists, and names of any length."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INDEXES = {
    "entries_by_time": ("entries", ["at"]),
    "entries_of_a_kind": ("entries", ["kind", "at"]),
    "entries_of_a_person": ("entries", ["by", "at"]),
    "engagements_by_phase": ("engagements", ["phase"]),
}
LONGER = {"entries": ("by", "entered_by"), "outbox": ("key", "person")}


def upgrade() -> None:
    _past_standings()
    _divergences()
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns)
    if op.get_bind().dialect.name == "postgresql":  # SQLite never minds a length
        _any_length()


def downgrade() -> None:
    """The names keep their room: some may need it by now."""
    for name, (table, _) in INDEXES.items():
        op.drop_index(name, table)
    for table in ("divergences", "past_standings"):
        op.drop_table(table)


def _past_standings() -> None:
    """They begin with how each engagement and action stands today."""
    op.create_table(
        "past_standings",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("action", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("standing", sa.Text, nullable=False),
    )
    into = "insert into past_standings (entity, action, entry, standing) "
    op.execute(into + "select entity, 0, entry, standing from engagements")
    op.execute(into + "select entity, number, entry, standing from actions")


def _divergences() -> None:
    op.create_table(
        "divergences",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("entity", sa.String(40), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("divergences_of_an_engagement", "divergences", ["entity"])


def _any_length() -> None:
    for table, columns in LONGER.items():
        for column in columns:
            op.alter_column(table, column, type_=sa.Text)
