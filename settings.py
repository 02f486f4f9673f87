"""What differs from one installation to the next, read from THROUGHLINE_* alone."""

from functools import cached_property
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """Temporal's own address is not here: that is `connection.py` and TEMPORAL_*."""

    model_config = SettingsConfigDict(env_prefix="THROUGHLINE_")

    var: Path = HERE / "var"
    """Where everything lives that this installation writes."""

    database: str | None = None
    """The record's SQLAlchemy URL; by default an SQLite file under `var`."""

    people: Path | None = None
    """The YAML file of persons and their addresses; by default under `var`."""

    actor: str | None = None
    """Who acts, where `--as` does not say: a person's id, such as m.ortiz."""

    sender: str = "Throughline <throughline@agency.example>"
    """From whom notices come."""

    agency: str = "the agency's Direct Technical Assistance team"
    """What the agency calls itself in its letters."""

    ui: str | None = None
    """The Temporal UI's address, where `make run` did not leave it under `var`."""

    @cached_property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.var / 'record.db'}"

    @property
    def people_file(self) -> Path:
        return self.people or self.var / "people.yaml"

    @property
    def outbox(self) -> Path:
        return self.var / "outbox"
