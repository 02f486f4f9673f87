"""A Systemic Instructional Review (SIR): how far it is, and what it has gathered.

So far it has one phase, its planning, which ends with an approved sample of sites
(docs/domain.md 4).
"""

from datetime import date
from enum import StrEnum

from domain.clocks.clocked import Clocked
from domain.clocks.schedule import Timing
from domain.lea import workflow_id
from domain.policies.ladder import NamedLadder
from domain.reviews.acts import ReviewEnd
from domain.setting import Setting
from domain.values import Sparse

PLANNING = "planning"


class ReviewStage(StrEnum):
    """How far a review is; derived. Stored: add, never rename."""

    PLANNING = "planning"
    PLANNED = "planned"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    ENDED = "ended"

    @property
    def is_open(self) -> bool:
        return self in OPEN_STAGES


OPEN_STAGES = (ReviewStage.PLANNING, ReviewStage.PLANNED)
OF_ENDS = {end: ReviewStage(end.value) for end in ReviewEnd}


class Site(Sparse):
    """A school of the sample; why it was proposed is in the record, under `entry`."""

    name: str
    by: str
    entry: int


class ReviewPhase(Clocked):
    """A phase of a review: open until it is `done`, or the review is over."""

    name: str
    opened: date
    done: date | None = None
    over: bool = False

    @property
    def is_open(self) -> bool:
        return self.done is None and not self.over


class Review(Sparse):
    """One review of an LEA, numbered within its engagement.

    `sites` are those of its sample, by their CDS codes.
    """

    number: int
    begun: date
    by: str
    planning: ReviewPhase
    sites: dict[str, Site] = {}
    end: ReviewEnd | None = None

    @property
    def stage(self) -> ReviewStage:
        if self.end:
            return OF_ENDS[self.end]
        return ReviewStage.PLANNED if self.planning.done else ReviewStage.PLANNING


def review_address(engagement: str, number: int) -> str:
    """The durable key of a review of this engagement, and its workflow's id."""
    return f"{engagement}/review/{number}"


def is_review(entity: str) -> bool:
    """Whether the durable key is that of a review; an engagement's is `<cds>.<n>`."""
    return "/review/" in entity


def lives_as(entity: str) -> str:
    """The id of the workflow of what has this durable key, engagement or review."""
    return entity if is_review(entity) else workflow_id(entity.partition(".")[0])


def engagement_of(review: str) -> str:
    """The engagement to which the review of this key belongs."""
    return review.partition("/")[0]


def timing(setting: Setting) -> Timing:
    """By what a phase's clock runs: the policy's ladder for reviews, the LEA's days."""
    policy = setting.policy
    return Timing(policy, policy.for_reviews or NamedLadder(name="review", rungs=()))
