"""The support that was given, read of the entries that tell of it."""

from collections.abc import Iterator
from typing import get_args

from sqlalchemy import Engine, select

from adapters.sql.acts import ACT
from adapters.sql.tables import ENTRIES
from domain.act import kind_of
from domain.acts import SupportAct
from domain.supports.given import SupportsGiven, supports_given

KINDS = tuple(map(kind_of, get_args(SupportAct)))


class SqlSupports:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def given(self, entity: str) -> SupportsGiven:
        """Of one engagement, withdrawn ones too."""
        return supports_given(self._acts(entity))

    def _acts(self, entity: str) -> Iterator[tuple[int, SupportAct]]:
        told = (
            select(ENTRIES.c.number, ENTRIES.c.act)
            .where(ENTRIES.c.entity == entity, ENTRIES.c.kind.in_(KINDS))
            .order_by(ENTRIES.c.number)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(told).all()
        for number, text in rows:
            act = ACT.validate_json(text)
            if isinstance(act, SupportAct):
                yield number, act
