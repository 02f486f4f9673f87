"""The outbox remembers attempts, when to go on, and in which letter a notice went."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    attempts = sa.Column("attempts", sa.Integer, nullable=False, server_default="0")
    op.add_column("outbox", attempts)
    op.add_column("outbox", sa.Column("next_at", sa.DateTime(timezone=True)))
    op.add_column("outbox", sa.Column("letter", sa.String(40)))
    op.create_index("outbox_of_a_person", "outbox", ["person", "state"])


def downgrade() -> None:
    op.drop_index("outbox_of_a_person", "outbox")
    for column in ("letter", "next_at", "attempts"):
        op.drop_column("outbox", column)
