"""CDE's files as they were loaded, every version, and what each loading said."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dashboard_files",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("charters", sa.Boolean, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("entered_by", sa.Text, nullable=False),
        sa.Column("leas", sa.Text, nullable=False),
    )
    op.create_index(
        "dashboard_files_of_a_year", "dashboard_files", ["year", "loaded_at"]
    )
    op.create_table(
        "dashboard_intakes",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("entered_by", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("dashboard_intakes")
    op.drop_index("dashboard_files_of_a_year", "dashboard_files")
    op.drop_table("dashboard_files")
