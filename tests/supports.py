"""Support as it is given to Alder Valley, and an engagement to which it is."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.acts import FundPosition, StaffAct, SupportAct
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.people.roles import Role
from domain.rehearsal import rehearse
from domain.supports.given import SupportsGiven, supports_given
from domain.supports.position import Funder
from tests.lives import START, by_staff, implementing

TODAY = START.date()
LAST = TODAY + timedelta(days=200)
GIVEN: dict[str, Any] = {"on": TODAY, "hours": 150, "roles": (Role.LEA_INSTRUCTION,)}
COACHING: dict[str, Any] = {"coach": "t.washington", "text": "planning", **GIVEN}
LEARNING: dict[str, Any] = {
    "title": "Reading in grades 3 to 5",
    "participants": 40,
    "given_by": "CCEE",
    **GIVEN,
}
FUNDED: dict[str, Any] = {
    "title": "literacy coach",
    "fte": 100,
    "funder": Funder.CCEE,
    "first": TODAY,
    "last": LAST,
}


def step(since: date, fte: int) -> dict[str, object]:
    """Of a taper, as it is stored."""
    return {"since": since, "fte": fte}


class Supported:
    """An engagement that works on its one action, and is given support."""

    def __init__(self) -> None:
        self.now: Engagement = implementing(TODAY + timedelta(days=300))
        self.at: datetime = START

    def ask(self, kind: type[Any], at: datetime | None = None, **said: Any) -> None:
        """Judged, rehearsed, done."""
        self.at = max(at or self.at, self.at)
        self.do(by_staff(kind, **said))

    def do(self, act: StaffAct) -> None:
        self.now = rehearse(self.now, act, self.at)

    def fund(self, **said: Any) -> None:
        self.ask(FundPosition, **FUNDED | said)

    def refused(
        self, kind: type[Any], rule: type, at: datetime | None = None, **said: Any
    ) -> str:
        """What staff read; nothing was changed."""
        known = self.now
        with pytest.raises(rule) as found:
            self.ask(kind, at, **said)
        assert self.now is known
        return str(found.value)

    def climb(self, until: datetime) -> None:
        """The clock does all that it has to do by then."""
        while (due := expectation(self.now)) and due.at <= until:
            self.at = due.at
            for act in due.acts:
                self.now = apply(self.now, act, due.at)
        self.at = max(self.at, until)

    @property
    def given(self) -> SupportsGiven:
        """What the record has of it, by its entries."""
        return supports_given(
            (each.number, each.act)
            for each in self.now.unwritten
            if isinstance(each.act, SupportAct)
        )

    @property
    def said(self) -> str:
        """What the last entry says."""
        return self.now.unwritten[-1].sentence
