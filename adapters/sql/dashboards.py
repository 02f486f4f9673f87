"""CDE's files in SQL: every version that was ever loaded, and the newest of each."""

import json
from collections.abc import Iterable

from pydantic import TypeAdapter
from sqlalchemy import Engine, select

from adapters.sql.engine import insert, take_turns
from adapters.sql.tables import DASHBOARD_FILES, DASHBOARD_INTAKES
from domain.dashboards.file_version import FileKind, FileVersion, Intake
from domain.dashboards.lea_year import LeaYear

LEAS: TypeAdapter[tuple[LeaYear, ...]] = TypeAdapter(tuple[LeaYear, ...])
LOADING = 52072  # under this number loadings take turns


class SqlDashboards:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def newest(self) -> dict[FileKind, FileVersion]:
        """Of each year and kind the version that was loaded last."""
        chosen = select(DASHBOARD_FILES).order_by(
            DASHBOARD_FILES.c.loaded_at, DASHBOARD_FILES.c.digest
        )
        with self._engine.connect() as connection:
            rows = {
                FileKind(row.year, row.charters): row
                for row in connection.execute(chosen)
            }
        return {
            kind: FileVersion(
                **(row._asdict() | {"leas": LEAS.validate_json(row.leas)})
            )
            for kind, row in rows.items()
        }

    def digests(self) -> dict[str, tuple[str, bool]]:
        """Of every version its name, and whether it is the newest of its kind."""
        table = DASHBOARD_FILES.c
        chosen = select(table.digest, table.year, table.charters, table.name)
        with self._engine.connect() as connection:
            rows = [*connection.execute(chosen.order_by(table.loaded_at, table.digest))]
        last = {(row.year, row.charters): row.digest for row in rows}
        return {
            row.digest: (row.name, last[row.year, row.charters] == row.digest)
            for row in rows
        }

    def keep(self, files: Iterable[FileVersion], intake: Intake) -> Intake:
        """Keep what is new, all or none; the intake as it was first kept."""
        with self._engine.begin() as transaction:
            take_turns(transaction, [LOADING])
            for each in files:
                row = each.model_dump(exclude={"leas"})
                row["leas"] = LEAS.dump_json(each.leas).decode()
                new = insert(transaction.dialect.name, DASHBOARD_FILES).values(row)
                transaction.execute(new.on_conflict_do_nothing())
            row = intake.model_dump() | {"told": json.dumps(intake.told)}
            new = insert(transaction.dialect.name, DASHBOARD_INTAKES).values(row)
            transaction.execute(new.on_conflict_do_nothing())
            kept = select(DASHBOARD_INTAKES).where(
                DASHBOARD_INTAKES.c.digest == intake.digest
            )
            first = transaction.execute(kept).one()
        return Intake(**(first._asdict() | {"told": json.loads(first.told)}))
