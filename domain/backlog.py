"""How much an engagement may owe a record that is away, before acts have to wait.

All that is owed travels to the next run in one payload, of which the server takes
2 MB. So long texts wait first, then all but completions; clocks go on throughout.
"""

from domain import refusals
from domain.acts import (
    AdoptRoadmap,
    ClaimComplete,
    ConfirmComplete,
    StaffAct,
)
from domain.engagement import Engagement

FEW = 300  # entries that are below any bound, and are not weighed
MOST_ENTRIES = 2_000
LONG_TEXTS_WAIT = 500_000  # bytes owed
ALL_BUT_COMPLETIONS_WAIT = 600_000
A_LONG_TEXT = 200  # characters


def check_backlog(engagement: Engagement, act: StaffAct) -> None:
    """Raise RecordIsBehind where the act has to wait until the record is back."""
    entries = len(engagement.unwritten)
    if entries <= FEW:
        return
    owed = engagement.owed_bytes
    full = owed > ALL_BUT_COMPLETIONS_WAIT or entries > MOST_ENTRIES
    completes = isinstance(act, ClaimComplete | ConfirmComplete)
    if (owed > LONG_TEXTS_WAIT and _is_long(act)) or (full and not completes):
        raise refusals.RecordIsBehind(
            f"{entries:,} entries wait to be recorded; completions with short evidence "
            "are taken, all else once the record is back"
        )


def _is_long(act: StaffAct) -> bool:
    evidence = act.evidence if isinstance(act, ClaimComplete) else ()
    texts = (act.why, *evidence)
    return isinstance(act, AdoptRoadmap) or any(len(t) > A_LONG_TEXT for t in texts)
