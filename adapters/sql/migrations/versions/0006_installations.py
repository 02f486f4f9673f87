"""The record knows what it was written for, lest a copy of it writes to people."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installations",
        sa.Column("place", sa.String(20), primary_key=True),
        sa.Column("installation", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text),
        sa.Column("entered_by", sa.Text),
    )


def downgrade() -> None:
    op.drop_table("installations")
