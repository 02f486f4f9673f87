"""How the time of one due date was used, whatever was planned meanwhile."""

from datetime import date

from domain.values import Sparse


class Ledger(Sparse):
    """All counts are working days of the office that counts.

    The ladder of that name counts from `anchor`: the due date, moved by whatever did
    not count. A climb goes on under the ladder it began with. The rungs in `heard`
    have acted, or were passed over, and never act again for this date. `stopped` days
    moved the due date, `waited` days only the ladder: promises, snoozes, answers that
    were waited for.
    """

    anchor: date
    ladder: str
    heard: tuple[str, ...] = ()
    promises: int = 0
    snoozes: int = 0
    stopped: int = 0
    waited: int = 0
    again: tuple[str, ...] = ()
    """Keys such as E4+1: a promise was given after E4, the last; it is asked anew."""
    passed: tuple[str, ...] = ()
    """Rungs that other rules passed over; under yet others they may act again."""

    @property
    def of_the_date(self) -> "Ledger":
        """What stays of it for the same due date, where the climb begins anew."""
        return Ledger(
            anchor=self.anchor,
            ladder=self.ladder,
            promises=self.promises,
            snoozes=self.snoozes,
            stopped=self.stopped,
        )

    def with_heard(self, *keys: str) -> "Ledger":
        return self.but(heard=tuple(dict.fromkeys((*self.heard, *keys))))
