"""The support that was given, read of the entries that tell of it."""

from collections.abc import Iterator
from typing import get_args

from sqlalchemy import Connection, select

from adapters.sql.acts import ACT
from adapters.sql.tables import ENTRIES
from domain.act import kind_of
from domain.acts import SupportAct
from domain.supports.given import SupportsGiven, supports_given

KINDS = tuple(map(kind_of, get_args(SupportAct)))


def supports_of(connection: Connection, entity: str) -> SupportsGiven:
    """All that was noted in one engagement, withdrawn ones too."""
    return supports_given(_acts(connection, entity))


def _acts(connection: Connection, entity: str) -> Iterator[tuple[int, SupportAct]]:
    told = (
        select(ENTRIES.c.number, ENTRIES.c.act)
        .where(ENTRIES.c.entity == entity, ENTRIES.c.kind.in_(KINDS))
        .order_by(ENTRIES.c.number)
    )
    for number, text in connection.execute(told):
        act = ACT.validate_json(text)
        if isinstance(act, SupportAct):
            yield number, act
