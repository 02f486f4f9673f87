"""The first tables: entries, current standings, and the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _entries()
    _standings()
    _outbox()


def downgrade() -> None:
    for table in ("outbox", "actions", "engagements", "entries"):
        op.drop_table(table)


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("entity", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("by", sa.String(80)),
        sa.Column("entered_by", sa.String(80)),
        sa.Column("action", sa.Integer),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
    )


def _standings() -> None:
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


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("entity", sa.String(40), nullable=False),
        sa.Column("plan_id", sa.String(120)),
        sa.Column("person", sa.String(80), nullable=False),
        sa.Column("template", sa.String(80), nullable=False),
        sa.Column("notice", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("laid_at", INSTANT, nullable=False),
        sa.Column("tried_at", INSTANT),
        sa.Column("problem", sa.Text),
        sa.Column("delivered_at", INSTANT),
        sa.Column("delivered_to", sa.Text),
    )
    op.create_index("outbox_by_state", "outbox", ["state", "laid_at"])
    op.create_index("outbox_of_a_plan", "outbox", ["plan_id"])
