"""How supports are typed: their addresses, decimals, the taper of a position."""

from typing import get_args

from client.endings import Misused
from commands.args import dates
from commands.args.reference import Reference
from domain.acts import ByStaff, OfPosition, WithdrawSupport
from domain.available_acts import Field
from domain.faults import quoted
from domain.hundredths import NotHundredths, hundredths
from domain.supports.supports import SupportKind


def decimal(option: str, text: str) -> int:
    """In hundredths; raises Misused."""
    try:
        return hundredths(text)
    except NotHundredths as off:
        raise Misused(f"{option}: {quoted(text)} {off}") from off


def taper_step(option: str, text: str) -> dict[str, object]:
    """`2027-07-01=0.5` as an act says it; raises Misused."""
    day, equals, fte = text.partition("=")
    if not equals:
        raise Misused(
            f"{option}: {quoted(text)} is no step; write the day from which there is "
            "less, and how much then: 2027-07-01=0.5"
        )
    since = dates.any_day(option, day.strip()).isoformat()
    return {"since": since, "fte": decimal(option, fte)}


def takes(which: Reference, kind: type[ByStaff]) -> bool:
    """Whether an act of this kind is done to the support that is meant."""
    of_position = which.support and which.support.kind is SupportKind.POSITION
    return kind is WithdrawSupport or bool(of_position and kind in get_args(OfPosition))


def support_off(which: Reference, kind: type[ByStaff]) -> str:
    """Why an act is not done to the support that is meant; empty where it may be."""
    if which.support is None or takes(which, kind):
        return ""
    return f"not done to {which.support.said}: to the engagement, {which.whole}"


def of_support(which: Reference, kind: type[ByStaff]) -> dict[str, object]:
    """What the address of a support says of the act."""
    if which.support is None:
        return {}
    if kind is WithdrawSupport:
        return {"support": which.support.address}
    return {"number": which.support.number}


def fields_at(
    which: Reference, kind: type[ByStaff], fields: tuple[Field, ...]
) -> tuple[Field, ...]:
    """Those that the address does not say already."""
    said = of_support(which, kind)
    return tuple(each for each in fields if each.name not in said)
