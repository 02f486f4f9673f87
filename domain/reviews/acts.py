"""Acts on a review, and what it hears of the engagement it belongs to."""

from enum import StrEnum
from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import SchoolCode, Title, Whole
from domain.values import Value

MOST_ENTRIES = 10_000_000
SettingNumber = Annotated[int, Whole(0, MOST_ENTRIES)]
"""The engagement's entry as of which whoever decides has just read who is who."""


class AddSite(ByStaff):
    """Propose a site for the sample in which the review looks closely."""

    kind: Literal["add_site"] = "add_site"
    site: SchoolCode
    name: Title


class RemoveSite(ByStaff):
    """Take a site out of the sample again."""

    kind: Literal["remove_site"] = "remove_site"
    site: SchoolCode


class ApproveSample(ByStaff):
    """Approve the sample of sites; with it the planning of the review is done."""

    kind: Literal["approve_sample"] = "approve_sample"
    setting: SettingNumber


class CancelReview(ByStaff):
    """End the review before its time, with a reason; what was found stays recorded."""

    kind: Literal["cancel_review"] = "cancel_review"
    setting: SettingNumber


class ReviewBegun(Value):
    """The engagement has begun it, as whoever leads it decided."""

    kind: Literal["review_begun"] = "review_begun"
    by: str


class SettingChanged(Value):
    """Word came how the engagement stands around it, as of its entry `number`."""

    kind: Literal["setting_changed"] = "setting_changed"
    number: int
    stopped: bool = False
    """Whether all clocks stand still now."""


class ReviewEnd(StrEnum):
    """How a review came to its end. Stored: add, never rename."""

    COMPLETED = "completed"
    CANCELLED = "cancelled"
    ENDED = "ended"
    """With its engagement."""


class ReviewEnded(Value):
    """The engagement has ended it: completed, or over with the engagement itself."""

    kind: Literal["review_ended"] = "review_ended"
    end: ReviewEnd


class EngagementLost(Value):
    """The engagement was stopped before its time, and hears nothing any more."""

    kind: Literal["engagement_lost"] = "engagement_lost"
    engagement: str


class EngagementFound(Value):
    """The engagement that was stopped before its time hears again."""

    kind: Literal["engagement_found"] = "engagement_found"
    engagement: str


DecidingAct = ApproveSample | CancelReview
"""Acts that hold only by the newest word on who holds which role."""
ReviewStaffAct = AddSite | RemoveSite | DecidingAct
ReviewToldAct = (
    ReviewBegun | SettingChanged | ReviewEnded | EngagementLost | EngagementFound
)
