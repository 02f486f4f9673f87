"""The outbox remembers how a notice travels, where its rung says so."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("way", sa.String(20)))


def downgrade() -> None:
    op.drop_column("outbox", "way")
