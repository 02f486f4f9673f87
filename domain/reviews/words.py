"""What an engagement and its review tell each other.

Words may come twice, late, or never: each says all that matters as of a number, and one
with no newer number changes nothing. Every word names the engagement with its episode,
since the LEA's next engagement runs under the same workflow id.
"""

from datetime import date, datetime
from typing import Literal

from domain.lea import workflow_id
from domain.reviews.acts import ReviewEnd
from domain.reviews.framework import Framework
from domain.reviews.review import engagement_of
from domain.reviews.statement import StatedReview
from domain.roadmaps.roadmap import SigningParty, unsigned
from domain.setting import Setting
from domain.values import Sparse, Value


class ReviewSetting(Value):
    """To a review: how its engagement stands around it, as of `setting.entry`.

    It begins the review under its `framework`, as `stated` if it was brought in, as
    long as the engagement has no news of it; later ones have neither. With an `end` it
    is over, for the reason that was given, if one was.
    """

    word: Literal["review_setting"] = "review_setting"
    review: str
    number: int
    by: str
    begun_at: datetime
    framework: Framework | None
    setting: Setting
    stated: StatedReview | None = None
    end: ReviewEnd | None = None
    end_why: str = ""

    @property
    def begins(self) -> bool:
        return self.framework is not None

    @property
    def to(self) -> str:
        return self.review


class ReviewNews(Value):
    """To the engagement: how far its review is, as of the review's entry `entry`.

    `due` is the next day by which one of its phases is to be done.
    """

    word: Literal["review_news"] = "review_news"
    kind: Literal["review_news"] = "review_news"
    review: str
    number: int
    entry: int
    stage: str
    due: date | None = None
    may_be_completed: bool = False
    over: bool = False
    roadmap: str = ""
    """The SHA-256 of the roadmap that is proposed; empty where none is."""
    signed: tuple[SigningParty, ...] = ()
    """Who has signed it."""
    final_on: date | None = None
    """Since when its report is final."""

    @property
    def engagement(self) -> str:
        return engagement_of(self.review)

    @property
    def to(self) -> str:
        """The engagement's workflow."""
        return workflow_id(self.engagement.rpartition(".")[0])


class ReviewLine(Sparse):
    """What an engagement knows of one of its reviews.

    No stage until the first news of it has come, or its engagement has ended it; `over`
    from then on, or once it has told of its end itself. Its `framework`, and what was
    `stated` of one that was brought in, are kept until there is news of it. It
    `may_be_completed` without a reason once it has come so far.
    """

    number: int
    by: str
    begun_at: datetime
    framework: Framework | None = None
    stated: StatedReview | None = None
    entry: int = 0
    stage: str = ""
    due: date | None = None
    may_be_completed: bool = False
    over: bool = False
    end_why: str = ""
    roadmap: str = ""
    signed: tuple[SigningParty, ...] = ()
    """The roadmap that it proposes, by its SHA-256, and who has signed that."""
    final_on: date | None = None
    """Since when its report is final."""
    told_its_end: bool = False
    """Whether the review itself has told that it is over."""

    @property
    def is_signed(self) -> bool:
        """Whether LEA, COE and CCEE have all signed the roadmap that it proposes."""
        whole = bool(self.roadmap) and not unsigned(self.signed)
        return whole and self.stage != ReviewEnd.CANCELLED.value
