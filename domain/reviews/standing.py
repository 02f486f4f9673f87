"""A review as it stands, for the record and for `show`."""

from collections.abc import Iterable
from datetime import date

from domain.clocks.standing import ClockStanding
from domain.people.roles import LABELS, Role
from domain.policies.ladder import Office
from domain.reviews.review import ReviewStage
from domain.reviews.subject import phase_address
from domain.setting import Stop
from domain.values import Sparse


class PhaseStanding(ClockStanding):
    """A phase of a review: when it was opened, what came of it, what comes next."""

    name: str
    title: str
    asked: Role
    opened: date
    due: date | None = None
    done: date | None = None
    over: bool = False
    stop: Stop | None = None

    @property
    def key(self) -> str:
        return phase_address(self.name)

    @property
    def is_open(self) -> bool:
        return self.done is None and not self.over

    @property
    def notes(self) -> list[str]:
        if self.stop is None:
            return []
        return [f"its clock stands still {self.stop.described}; {self.stop.ending}"]

    @property
    def described(self) -> str:
        by = f"due {self.due}" if self.due else "without a date"
        return f"{by}, asked of the {LABELS[self.asked]}"

    @property
    def facts(self) -> dict[str, object]:
        return {"done": self.done, "due": self.due, **super().facts}


class SiteStanding(Sparse):
    """A site of a review's sample; one that was taken out again is `gone`."""

    code: str
    name: str
    by: str
    entry: int
    gone: bool = False


class ReviewStanding(Sparse):
    """A review as it stands, without its sites.

    `setting` is the entry of its engagement as of which it knows what is around it;
    `news` is its own entry as of which the engagement is told how far it is.
    """

    entity: str
    engagement: str
    cds: str
    number: int
    lea: str
    county: str
    stage: ReviewStage
    begun: date
    by: str
    entry: int
    setting: int
    news: int
    policy: str
    sites: int = 0
    phases: tuple[PhaseStanding, ...] = ()
    stop: Stop | None = None
    counts: Office = Office.LEA
    lost: bool = False
    """Whether its engagement was stopped before its time."""

    @property
    def is_open(self) -> bool:
        return self.stage.is_open

    def key_of(self, phase: PhaseStanding) -> str:
        """A phase's address within the engagement."""
        return f"review/{self.number}/{phase.key}"


class ReviewShown(Sparse):
    """What `show` shows: the review, its sites, what is still to be recorded."""

    review: ReviewStanding
    sites: tuple[SiteStanding, ...] = ()
    rules: int = 0
    unwritten: int = 0
    untold: int = 0


def by_engagement(
    reviews: Iterable[ReviewStanding],
) -> dict[str, list[ReviewStanding]]:
    """Those of each engagement, by its durable key."""
    found: dict[str, list[ReviewStanding]] = {}
    for each in reviews:
        found.setdefault(each.engagement, []).append(each)
    return found
