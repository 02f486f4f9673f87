"""Whether what an act leaves behind can still be sent, stored and recorded.

An engagement travels to its next run in one payload, of which the server takes 2 MB,
and what it owes to a record that is away travels with it. So what an act would leave is
weighed before the act is accepted. Sizes are kept: only what changed is weighed anew.
"""

from domain import refusals
from domain.acts import ClaimComplete, ConfirmComplete, StaffAct
from domain.bounds import (
    ENTRY,
    KB,
    MOST_PEOPLE,
    MOST_REFERRALS,
    MOST_WITH_PARTS,
    RUN,
    STANDING,
)
from domain.engagement import Engagement
from domain.wording import so_many

GROWTH = 2 * KB  # so little is taken above the bound too, up to
LARGEST = STANDING + 128 * KB
A_LONG_ENTRY = 8 * KB
LONG_ENTRIES_WAIT = RUN - 512 * KB
ALL_BUT_COMPLETIONS_WAIT = RUN - 256 * KB
COMPLETIONS_WAIT = RUN - 16 * KB


MOST = {
    "actions": MOST_WITH_PARTS,
    "people": MOST_PEOPLE,
    "absences": MOST_PEOPLE,
    "cases": MOST_REFERRALS,
}
NAMES = {"people": "assignments of roles", "cases": "referrals"}


def fits_into_a_run(engagement: Engagement) -> bool:
    """Whether it can travel to the next run with all it owes."""
    return engagement.weight + engagement.owed_weight <= RUN


def check_size(before: Engagement, after: Engagement, act: StaffAct) -> None:
    """Raise TooLarge, or RecordIsBehind, where `act` must not lead to `after`."""
    _check_counts(before, after)
    shrinks = after.weight <= before.weight
    completes = isinstance(act, ClaimComplete | ConfirmComplete)
    little = RUN if shrinks or completes else min(before.weight + GROWTH, LARGEST)
    _check_weight(after, little)
    if before.unwritten or before.untold:
        _check_backlog(after, act)


def check_opened_size(engagement: Engagement) -> None:
    """Raise TooLarge where an engagement must not be opened as it would be."""
    _check_weight(engagement, 0)


def _check_weight(after: Engagement, taken: int) -> None:
    entry = after.unwritten[-1].weight
    if entry > ENTRY:
        raise refusals.TooLarge(
            f"it would take {entry // KB:,} KB in the record, and one act may take "
            f"{ENTRY // KB:,}: shorten its texts"
        )
    if after.weight > max(STANDING, taken):
        raise refusals.TooLarge(
            f"the engagement would take {after.weight // KB:,} KB, and at most "
            f"{STANDING // KB:,} can be kept at hand: fewer actions, or fewer rungs"
        )


def _check_backlog(after: Engagement, act: StaffAct) -> None:
    """Long entries wait first, completions last; clocks go on throughout."""
    entry = after.unwritten[-1].weight
    whole = after.weight + after.owed_weight
    most = ALL_BUT_COMPLETIONS_WAIT
    if entry > A_LONG_ENTRY:
        most = LONG_ENTRIES_WAIT
    elif isinstance(act, ClaimComplete | ConfirmComplete):
        most = COMPLETIONS_WAIT
    if whole > most:
        many = len(after.unwritten) - 1
        waiting = so_many(many, "entry waits", "entries wait")
        raise refusals.RecordIsBehind(
            f"{waiting} to be recorded; completions "
            "are taken longest, all else once the record is back"
        )


def _check_counts(before: Engagement, after: Engagement) -> None:
    for what, most in MOST.items():
        held = len(getattr(after, what))
        if held > max(most, len(getattr(before, what))):
            raise refusals.TooLarge(
                f"the engagement would hold {held:,} {NAMES.get(what, what)}; at most "
                f"{most:,}"
            )
