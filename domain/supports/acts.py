"""Acts on the support that is given to an LEA: coaching, positions, learning."""

from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import (
    MOST_AWAITED,
    MOST_POSITIONS,
    MOST_SUPPORTED,
    MOST_TAKING_PART,
    DayDate,
    Fte,
    Hours,
    Many,
    Name,
    Number,
    PartAddress,
    PersonId,
    RowText,
    Title,
    Whole,
)
from domain.people.roles import Role
from domain.supports.position import Funder, PositionTerms, Taper

SupportedRoles = Annotated[tuple[Role, ...], Many(MOST_SUPPORTED)]
SupportedOffices = Annotated[tuple[Title, ...], Many(MOST_SUPPORTED)]
PositionNumber = Annotated[int, Whole(1, MOST_POSITIONS)]


class LogCoaching(ByStaff):
    """Log coaching: who coached which roles or offices of the LEA, on what, how long.

    It may be told late. `hours` are kept in hundredths; `text` says what it was about,
    or `on_actions` which actions.
    """

    kind: Literal["log_coaching"] = "log_coaching"
    coach: PersonId
    on: DayDate
    hours: Hours
    roles: SupportedRoles = ()
    offices: SupportedOffices = ()
    text: RowText = ""
    on_actions: Annotated[tuple[Number, ...], Many(MOST_AWAITED)] = ()


class FundPosition(ByStaff):
    """Note a position that is funded: what, how much of one, by whom, until when.

    `fte` is kept in hundredths; `taper` says from which days there is less of it.
    """

    kind: Literal["fund_position"] = "fund_position"
    title: Title
    fte: Fte
    funder: Funder
    first: DayDate
    last: DayDate
    taper: Taper = ()

    @property
    def terms(self) -> PositionTerms:
        said = {name: getattr(self, name) for name in PositionTerms.model_fields}
        return PositionTerms.model_validate(said)


class AmendPosition(ByStaff):
    """Say other days, another FTE or taper of a funded position, with the reason.

    What is not said stays; an empty `taper` takes it off.
    """

    kind: Literal["amend_position"] = "amend_position"
    number: PositionNumber
    fte: Fte | None = None
    funder: Funder | None = None
    first: DayDate | None = None
    last: DayDate | None = None
    taper: Taper | None = None

    def changed(self, terms: PositionTerms) -> PositionTerms:
        """As they are with what is said."""
        names = ("fte", "funder", "first", "last", "taper")
        said = {n: value for n in names if (value := getattr(self, n)) is not None}
        return terms.but(**said)


class EndPosition(ByStaff):
    """End a funded position before its last day, with the reason; `on` it was held."""

    kind: Literal["end_position"] = "end_position"
    number: PositionNumber
    on: DayDate

    def changed(self, terms: PositionTerms) -> PositionTerms:
        """Until the day it was held, and without what was to come after it."""
        return terms.ended(self.on)


class NoteLearning(ByStaff):
    """Note professional learning: what, when, how long, for whom, how many took part.

    `hours` are kept in hundredths; `given_by` says who gave it.
    """

    kind: Literal["note_learning"] = "note_learning"
    title: Title
    on: DayDate
    hours: Hours
    participants: Annotated[int, Whole(1, MOST_TAKING_PART)]
    given_by: Name
    roles: SupportedRoles = ()
    offices: SupportedOffices = ()


class WithdrawSupport(ByStaff):
    """Withdraw coaching, a position or learning noted by mistake, with the reason.

    `support` is its address, coaching/3; its number is not given again.
    """

    kind: Literal["withdraw_support"] = "withdraw_support"
    support: PartAddress


SupportAct = (
    LogCoaching
    | FundPosition
    | AmendPosition
    | EndPosition
    | NoteLearning
    | WithdrawSupport
)
OfPosition = AmendPosition | EndPosition
"""Acts on a position that is there, by its number."""
