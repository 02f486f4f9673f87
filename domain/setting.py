"""What the rules of one noun need to know of the engagement around it."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from domain.lea import Lea
from domain.people.absence import Absence
from domain.people.roles import Assignment, Holder, Role, answering, speaker
from domain.people.vacancy import Vacancy, vacancy
from domain.policies.acts import Mode
from domain.policies.policy import Policy
from domain.values import Sparse, Value


class Cause(StrEnum):
    """Why a clock stands still. Stored: add, never rename."""

    WAITING_ON_STATE = "waiting_on_state"
    SUPERINTENDENT_VACANCY = "superintendent_vacancy"
    STRIKE = "strike"
    FIRE = "fire"
    DISASTER = "disaster"
    FUNDING = "funding"
    OTHER = "other"


CALLED_CAUSE: Mapping[str, Cause] = {
    **dict.fromkeys(("wildfire", "wildfires"), Cause.FIRE),
    **dict.fromkeys(("earthquake", "flood", "storm"), Cause.DISASTER),
}
"""What people call them, by key."""


class Stop(Value):
    """A clock that stands still since the beginning of a day, and why.

    On `recheck` it is asked whether it may run again. `whole` where the engagement's
    clock was stopped, not that of the subject alone.
    """

    cause: Cause
    since: date
    recheck: date
    whole: bool = False

    @property
    def described(self) -> str:
        return f"{self.begun}, to be looked at again on {self.recheck}"

    @property
    def begun(self) -> str:
        return f"since {self.since} ({self.cause.replace('_', ' ')})"

    @property
    def ending(self) -> str:
        """What lets it run again."""
        act = "resume_clock" if self.whole else "resume"
        return f"`{act}` lets it run again"


class Standstill(Sparse):
    """Days on which all clocks stood still: from `since` on, and not on `until` itself.

    `number` is the engagement's entry that stopped them; without `until` they still
    stand.
    """

    number: int
    since: date
    until: date | None = None


class RulesChange(Sparse):
    """Another policy or calendar, brought by the engagement's entry of this number."""

    entry: int
    mode: Mode


class Setting(Value):
    """The engagement as its nouns see it, as of its entry number `entry`.

    `pathway` is that of the referral that leads; `stop` is there while all clocks
    stand still, and `stops` are the standstills there were, for those who hear of
    it later, the newest last; `rules_changes` in the same way are those of policy and
    calendars. What is worked out here is replayed: where it changes, it asks for
    `rules`.
    """

    entity: str
    entry: int
    rules: int
    lea: Lea
    pathway: str
    policy: Policy
    people: tuple[Assignment, ...] = ()
    absences: tuple[Absence, ...] = ()
    stop: Stop | None = None
    stops: tuple[Standstill, ...] = ()
    rules_changes: tuple[RulesChange, ...] = ()

    def modes_since(self, former: Self) -> list[Mode]:
        """By which clocks went over to what rules came since; none where none came."""
        known = former.rules_changes[-1].entry if former.rules_changes else 0
        return [each.mode for each in self.rules_changes if each.entry > known]

    def day_of(self, at: datetime) -> date:
        return self.policy.lea.day_of(at)

    def holder(self, role: Role, at: datetime) -> str | None:
        """Who is to hear and may act for `role` at this instant, if anybody is."""
        found = self.speaker(role, self.day_of(at))
        return found.person if found else None

    def vacancy(self, role: Role, at: datetime) -> Vacancy | None:
        """That of `role` at this instant; None where somebody is there for it."""
        return vacancy(self.people, self.absences, role, self.day_of(at))

    def answering(self, role: Role, at: datetime) -> str | None:
        """Whose word `role` is, even while somebody stands in for them."""
        found = answering(self.people, role, self.day_of(at))
        return found.person if found else None

    def speaker(self, role: Role, day: date) -> Holder | None:
        return speaker(self.people, self.absences, role, day)
