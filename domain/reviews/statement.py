"""A review that already runs, as it is stated to stand when it is brought in.

What is stated nobody here witnessed. How a review begins by it is in
`domain/reviews/bring_in.py`.
"""

from datetime import date
from typing import Annotated

from domain.bounds import (
    MOST_SITES,
    DayDate,
    LinkText,
    Many,
    Name,
    SchoolCode,
    Sha256,
    ShortText,
    StepName,
    Team,
    Title,
)
from domain.setting import Cause
from domain.values import Sparse


class StatedPhase(Sparse):
    """A phase that has begun: on which day, and on which it was done, if it was.

    `due` where it is still open and to be done by another day than by its length.
    """

    phase: StepName
    opened: DayDate
    done: DayDate | None = None
    due: DayDate | None = None


class StatedMilestone(Sparse):
    """A milestone that was reached; `link` and `sha256` where there is a document."""

    milestone: StepName
    on: DayDate
    link: LinkText = ""
    sha256: Sha256 = ""


class StatedSite(Sparse):
    """A site of the sample, approved or not."""

    site: SchoolCode
    name: Title


class StatedPause(Sparse):
    """Why the review stands still, since when, looked at again when."""

    cause: Cause
    since: DayDate
    recheck: DayDate


class StatedReview(Sparse):
    """A review as it is said to stand, under the framework of this name.

    `source` is the file that says so, as it is brought in.
    """

    framework: Name = ""
    phases: Annotated[tuple[StatedPhase, ...], Many(20)] = ()
    milestones: Annotated[tuple[StatedMilestone, ...], Many(40)] = ()
    sites: Annotated[tuple[StatedSite, ...], Many(MOST_SITES)] = ()
    team: Team = ()
    pause: StatedPause | None = None
    source: ShortText = ""

    @property
    def begins_anew(self) -> bool:
        """Whether nothing is said of how far it is: then it begins as any other.

        Who is of its team says nothing of that.
        """
        return not (self.phases or self.milestones or self.sites or self.pause)

    @property
    def members(self) -> tuple[str, ...]:
        """Its team, each once."""
        return tuple(dict.fromkeys(self.team))

    @property
    def begun(self) -> date:
        """The day of its first phase, which began with it."""
        return min(each.opened for each in self.phases)
