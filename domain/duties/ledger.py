"""Which dated duties have been said for which date, and since when they are watched."""

from datetime import date, datetime
from typing import Self

from domain.bounds import MOST_DUTIES
from domain.clocks.acts import DutyDue
from domain.policies.policy import Policy
from domain.values import Sparse, Value


class PlannedDuty(Value):
    """The next date of a duty, and the instant at which it is said."""

    name: str
    on: date
    at: datetime


class DutyLedger(Sparse):
    """By its name, the date for which each was said last; the next of each is `ahead`.

    They are watched as things stand since an instant: what was to be said before it,
    and is still to come, is said at the next opening; a day that was over is passed by.
    """

    since: datetime | None = None
    said: dict[str, date] = {}
    ahead: tuple[PlannedDuty, ...] = ()

    def with_said(self, act: DutyDue) -> Self:
        return self.but(said=self.said | {each.name: each.on for each in act.duties})

    def watched_anew(self, policy: Policy, at: datetime) -> Self:
        """Things stand otherwise: from now on, and without what cannot come again.

        What was said for a day that is ahead stays known, for a policy that has left
        out its duty may be taken back.
        """
        today = policy.lea.day_of(at)
        known = {each.name for each in policy.duties}
        kept = {n: on for n, on in self.said.items() if n in known or on >= today}
        newest = sorted(kept.items(), key=lambda each: each[1])[-2 * MOST_DUTIES :]
        return self.but(since=at, said=dict(newest))
