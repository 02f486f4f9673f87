"""What an engagement and its review tell each other.

Words may come twice, late, or never: each says all that matters as of a number, and one
with no newer number changes nothing. Every word names the engagement with its episode,
since the LEA's next engagement runs under the same workflow id.
"""

from datetime import date, datetime
from typing import Literal

from domain.lea import workflow_id
from domain.reviews.acts import ReviewEnd
from domain.reviews.review import ReviewStage, engagement_of
from domain.setting import Setting
from domain.values import Sparse, Value


class ReviewSetting(Value):
    """To a review: how its engagement stands around it, as of `setting.entry`.

    It begins the review where that `begins`: as long as the engagement has no news of
    it. With an `end` it is over.
    """

    word: Literal["review_setting"] = "review_setting"
    review: str
    number: int
    by: str
    begun_at: datetime
    begins: bool
    setting: Setting
    end: ReviewEnd | None = None

    @property
    def to(self) -> str:
        return self.review


class ReviewNews(Value):
    """To the engagement: how far its review is, as of the review's entry `entry`."""

    word: Literal["review_news"] = "review_news"
    kind: Literal["review_news"] = "review_news"
    review: str
    number: int
    entry: int
    stage: ReviewStage
    due: date | None = None
    sites: int = 0

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
    from then on, or once it has told of its end itself.
    """

    number: int
    by: str
    begun_at: datetime
    entry: int = 0
    stage: ReviewStage | None = None
    due: date | None = None
    sites: int = 0
    over: bool = False
    told_its_end: bool = False
    """Whether the review itself has told that it is over."""
