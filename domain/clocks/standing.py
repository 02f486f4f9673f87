"""How a clock stands, whatever it is the clock of, as the record keeps it."""

from datetime import date, datetime

from domain.people.roles import Role
from domain.values import Sparse


class ClockStanding(Sparse):
    """A clock as it stands: whether it is late, how far, and what comes next.

    Instants are UTC, days those of the office that counts; `next_local` is what the
    office's clock, which it names, will show then. `provisional` where the next rung
    lies beyond what the calendar knows.
    """

    overdue: bool = False
    rung: str | None = None
    next_rung: str | None = None
    next_at: datetime | None = None
    next_local: str | None = None
    next_roles: tuple[Role, ...] = ()
    witness: str | None = None
    provisional: bool = False
    counts_from: date | None = None
    """The working day its date rolls to, where the date itself is closed."""
    closed: str = ""
    """Why it is closed."""

    @property
    def may_be_redated(self) -> bool:
        """Whether whoever leads it may agree on another date for it."""
        return False

    @property
    def recheck(self) -> date | None:
        """When it is asked whether its own clock may run again, if that stands."""
        return None

    def is_over(self, day: date) -> bool:
        """Whether nothing is waited for on a day any more, though nobody ended it."""
        return False

    @property
    def notes(self) -> list[str]:
        """What else is to be known of it, each as a line."""
        return []

    @property
    def facts(self) -> dict[str, object]:
        """What a change may make otherwise, by what it is called."""
        return {
            "late": "yes" if self.overdue else None,
            "rung reached": self.rung,
            "next": f"{self.next_rung} {self.next_local}" if self.next_rung else None,
        }
