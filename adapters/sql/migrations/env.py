"""Alembic's entry: migrate over the engine that `adapters.sql.engine` hands in."""

from alembic import context

from adapters.sql.tables import METADATA

with context.config.attributes["engine"].begin() as connection:
    context.configure(connection=connection, target_metadata=METADATA)
    with context.begin_transaction():
        context.run_migrations()
