"""Rungs in words: what their letters mean, whom the next one tells, and when."""

from commands.output import console
from domain.clocks.standing import ClockStanding
from domain.people.roles import LABELS
from domain.standing import Standing
from domain.wording import with_and

LEGEND = (
    "Rungs: E0 comes before an action's date, E1 and on after it; C1 and on ask to "
    "confirm what is reported complete. In a referral the letter is the step's: A "
    "acknowledgement, C consultation, D determination, G agreement of the Geo Lead, F "
    "reimbursement agreement, K intake meeting or acceptance, R look at release; 0 "
    "comes before its date, 1 and on from it on. In a review, R0 comes before a "
    "phase's date, R1 and on after it. P0 comes before a funded position's last day."
)


def print_legend() -> None:
    """What the letters of rungs mean, wherever rungs are listed."""
    console.say("", LEGEND)


def names_rungs(now: Standing) -> bool:
    """Whether a rung is named of any of it: one that was reached, or comes next."""
    clocks = (p.stands for p in now.parts if isinstance(p.stands, ClockStanding))
    return any(each.rung or each.next_rung for each in clocks)


def next_rung(stands: ClockStanding) -> str:
    """Whom the next rung tells, and when, in the office's time."""
    if stands.next_rung is None:
        return ""
    told = with_and(LABELS[role] for role in stands.next_roles)
    open_year = ", a day no calendar knows yet" if stands.provisional else ""
    return f"{stands.next_rung} {stands.next_local}{open_year}: {told}"


def counted_from(stands: ClockStanding) -> str:
    """' (counts from 30 Nov: Thanksgiving break)', where its date is a closed day."""
    first = stands.counts_from
    if first is None:
        return ""
    return f" (counts from {first.day} {first:%b}: {stands.closed})"
