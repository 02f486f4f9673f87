"""Whether what an act leaves behind can still be sent, stored and recorded.

An engagement travels to its next run in one payload, of which the server takes 2 MB,
and what it owes to a record that is away travels with it. So what an act would leave is
weighed before the act is accepted. Sizes are kept: only what changed is weighed anew.
"""

from domain import refusals
from domain.acts import ByStaff, ClaimComplete, ConfirmComplete
from domain.bounds import ENTRY, KB, RUN, STANDING
from domain.engagement import Engagement
from domain.entity import Entity
from domain.wording import so_many

GROWTH = 2 * KB  # so little is taken above the bound too, up to
LARGEST = STANDING + 128 * KB
A_LONG_ENTRY = 8 * KB
LONG_ENTRIES_WAIT = RUN - 512 * KB
ALL_BUT_COMPLETIONS_WAIT = RUN - 256 * KB
COMPLETIONS_WAIT = RUN - 16 * KB


def fits_into_a_run(entity: Entity) -> bool:
    """Whether it can travel to the next run with all it owes."""
    return entity.weight + entity.owed_weight <= RUN


def check_size(before: Entity, after: Entity, act: ByStaff) -> None:
    """Raise TooLarge, or RecordIsBehind, where `act` must not lead to `after`."""
    _check_counts(before, after)
    shrinks = after.weight <= before.weight
    completes = isinstance(act, ClaimComplete | ConfirmComplete)
    little = RUN if shrinks or completes else min(before.weight + GROWTH, LARGEST)
    _check_weight(after, little)
    if before.unwritten or before.untold:
        _check_backlog(before, after, act)


def check_opened_size(engagement: Engagement) -> None:
    """Raise TooLarge where an engagement must not be opened as it would be."""
    _check_weight(engagement, 0)


def _check_weight(after: Entity, taken: int) -> None:
    entry = after.unwritten[-1].weight
    if entry > ENTRY:
        raise refusals.TooLarge(
            f"it would take {entry // KB:,} KB in the record, and one act may take "
            f"{ENTRY // KB:,}: shorten its texts, or do it in parts"
        )
    if after.weight > max(STANDING, taken):
        raise refusals.TooLarge(
            f"{after.noun} would take {after.weight // KB:,} KB, and at most "
            f"{STANDING // KB:,} can be kept at hand: fewer {after.holds}"
        )


def _check_backlog(before: Entity, after: Entity, act: ByStaff) -> None:
    """Long entries wait first, completions last; clocks go on throughout."""
    entry = after.unwritten[-1].weight
    whole = after.weight + after.owed_weight
    most = ALL_BUT_COMPLETIONS_WAIT
    if entry > A_LONG_ENTRY:
        most = LONG_ENTRIES_WAIT
    elif isinstance(act, ClaimComplete | ConfirmComplete):
        most = COMPLETIONS_WAIT
    if whole > most:
        raise refusals.RecordIsBehind(_waiting(before))


def _waiting(before: Entity) -> str:
    """What has to be paid first: to the record, or to other workflows."""
    longest = "completions are taken longest, all else once"
    if many := len(before.unwritten):
        waiting = so_many(many, "entry waits", "entries wait")
        return f"{waiting} to be recorded; {longest} the record is back"
    waiting = so_many(len(before.untold), "word waits", "words wait")
    return f"{waiting} to be told to other workflows; {longest} they are told"


def _check_counts(before: Entity, after: Entity) -> None:
    held = before.held
    for what, (many, most) in after.held.items():
        known, _ = held[what]
        if many > max(most, known):
            raise refusals.TooLarge(
                f"{after.noun} would hold {many:,} {what}; at most {most:,}"
            )
