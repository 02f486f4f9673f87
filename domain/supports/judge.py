"""The rules for acts on supports, and each reason why one cannot be done."""

from collections.abc import Collection
from datetime import date

from domain import refusals
from domain.actions.planned import missing
from domain.bounds import MOST_POSITIONS_OPEN
from domain.first_few import first_few
from domain.people.roles import AGENCIES, LABELS, Agency, Role
from domain.supports.acts import (
    AmendPosition,
    EndPosition,
    FundPosition,
    LogCoaching,
    NoteLearning,
    OfPosition,
    SupportAct,
    WithdrawSupport,
)
from domain.supports.check import unfit
from domain.supports.position import Position, PositionTerms
from domain.supports.supports import SupportKind, Supports, support_ref
from domain.wording import is_blank

SUPPORTED = (*AGENCIES[Agency.LEA], Role.ADMINISTRATOR)
"""People of the LEA, and in receivership who acts for them."""
HOW = "`supports` lists what was noted, each with its address"


def check_support_act(
    known: Supports,
    act: SupportAct,
    actions: Collection[int],
    began: date,
    today: date,
) -> None:
    """Raise a `Refused` where the act does not fit what was given so far.

    `actions` are those of the roadmap; the engagement `began` on a day.
    """
    match act:
        case LogCoaching():
            _given(act, began, today)
            _about(act, actions)
        case NoteLearning():
            _given(act, began, today)
            _named(act)
        case FundPosition():
            _new_position(known, act, began, today)
        case AmendPosition():
            _amended(known, act, began, today)
        case EndPosition():
            _ended(known, act, today)
        case WithdrawSupport():
            _withdrawn(known, act)


def nothing_to_withdraw(known: Supports) -> refusals.Refused | None:
    """Why no support can be withdrawn; None where one can."""
    if any(known.some):
        return None
    return refusals.NoSuchSupport("no support was noted here that could be withdrawn")


def no_position(known: Supports) -> refusals.Refused | None:
    """Why no position can be amended or ended; None where one can."""
    if known.positions:
        return None
    return refusals.NoSuchSupport(
        "no funded position is open here; fund_position notes one"
    )


def _given(act: LogCoaching | NoteLearning, began: date, today: date) -> None:
    """On a day of the engagement that is not to come, to people of the LEA."""
    if act.on > today:
        raise refusals.DateUnusable(
            f"{act.on} is still to come; what was given is noted on its day, or later"
        )
    _since_it_began(act.on, began)
    if outside := [LABELS[role] for role in act.roles if role not in SUPPORTED]:
        raise refusals.NotSupported(
            f"support is given to people of the LEA, and the {outside[0]} is of "
            "another agency; say the roles of the LEA, or --offices 'principals'"
        )
    if not act.roles and all(map(is_blank, act.offices)):
        raise refusals.NotSupported(
            "say whom it was for: --roles lea_instruction, or --offices 'principals'"
        )


def _since_it_began(day: date, began: date) -> None:
    if day < began:
        raise refusals.DateUnusable(
            f"{day} lies before this engagement, which began on {began}; say a day "
            "since then"
        )


def _about(act: LogCoaching, actions: Collection[int]) -> None:
    for number in act.on_actions:
        if number not in actions:
            raise refusals.NoSuchAction(missing(number, actions))
    if not act.on_actions and is_blank(act.text):
        raise refusals.ReasonMissing(
            "say what it was about: --text '...', or --on-actions 12,14"
        )


def _named(act: NoteLearning) -> None:
    said = {"--title": act.title, "--given-by": act.given_by}
    if blank := [option for option, text in said.items() if is_blank(text)]:
        raise refusals.ReasonMissing(f"{blank[0]} says nothing")


def _new_position(known: Supports, act: FundPosition, began: date, today: date) -> None:
    if is_blank(act.title):
        raise refusals.ReasonMissing(
            "a position has a title that people know: --title 'literacy coach'"
        )
    _fit(act.terms, began)
    if len(known.held_after(today)) >= MOST_POSITIONS_OPEN:
        raise refusals.TooLarge(
            f"{MOST_POSITIONS_OPEN} positions are open here, and there can be no more "
            "at once; end_position ends one"
        )


def _fit(terms: PositionTerms, began: date) -> None:
    if off := unfit(terms):
        raise refusals.PositionUnusable(off)
    _since_it_began(terms.first, began)


def _open(known: Supports, act: OfPosition, today: date) -> Position:
    """The position it is about; raises a `Refused` where it is not open any more."""
    number = act.number
    found = known.held_after(today).get(number)
    if found:
        return found
    if f"{SupportKind.POSITION}/{number}" in known.withdrawn:
        raise refusals.PositionOver(f"position {number} was withdrawn")
    if number <= known.position:
        raise refusals.PositionOver(
            f"position {number} has ended; fund_position notes what follows it, and "
            "withdraw_support takes back what was noted by mistake"
        )
    raise refusals.NoSuchSupport(f"there is no position {number} here; {HOW}")


def _amended(known: Supports, act: AmendPosition, began: date, today: date) -> None:
    position = _open(known, act, today)
    terms = act.changed(position.terms)
    if terms == position.terms:
        raise refusals.NothingToChange(
            f"position {act.number} is so already: {terms.said}"
        )
    _fit(terms, began)
    if terms.is_over(today):
        raise refusals.DateUnusable(
            f"{terms.last} is past; end_position says on which day it ended"
        )


def _ended(known: Supports, act: EndPosition, today: date) -> None:
    terms = _open(known, act, today).terms
    if act.on == terms.last:
        raise refusals.NothingToChange(
            f"position {act.number} ends on {terms.last} already"
        )
    if act.on > today:
        raise refusals.DateUnusable(
            f"{act.on} is still to come; amend_position --last {act.on} lets it end "
            "then"
        )
    if act.on < terms.first:
        raise refusals.PositionUnusable(
            f"it would end on {act.on}, before it starts on {terms.first}; if it was "
            "noted by mistake, withdraw_support takes it back"
        )


def _withdrawn(known: Supports, act: WithdrawSupport) -> None:
    ref = support_ref(act.support)
    if ref is None:
        raise refusals.NoSuchSupport(
            f"'{act.support}' names no support; say --support coaching/3, position/2 "
            "or learning/1"
        )
    if ref.address in known.withdrawn:
        raise refusals.NothingToChange(f"{ref.said} is withdrawn already")
    if ref.number > known.noted(ref.kind):
        some = [each.address for each in known.some if each.kind is ref.kind]
        there = f"there is {first_few(some)}" if some else "there is none of its kind"
        raise refusals.NoSuchSupport(f"there is no {ref.said} here; {there}")
