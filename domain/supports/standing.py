"""How funded positions that are open stand, for the record and for `show`."""

from datetime import date

from domain.clocks.standing import ClockStanding
from domain.supports.position import PositionTerms, position_address


class PositionStanding(ClockStanding):
    """A funded position whose last day is still to come, as its engagement has it."""

    number: int
    terms: PositionTerms

    @property
    def key(self) -> str:
        return position_address(self.number)

    @property
    def title(self) -> str:
        return self.terms.title

    @property
    def due(self) -> date:
        return self.terms.last

    def is_over(self, day: date) -> bool:
        return self.terms.is_over(day)

    @property
    def described(self) -> str:
        return self.terms.said

    @property
    def facts(self) -> dict[str, object]:
        return {"terms": self.terms.said, **super().facts}
