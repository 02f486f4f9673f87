"""What was done to a review, as a phrase; and what it heard, as a sentence."""

from domain.reviews.acts import (
    AddSite,
    ApproveSample,
    CancelReview,
    EngagementFound,
    EngagementLost,
    RemoveSite,
    ReviewBegun,
    ReviewEnd,
    ReviewEnded,
    ReviewStaffAct,
    ReviewToldAct,
    SettingChanged,
)
from domain.reviews.review import Review, ReviewStage
from domain.reviews.words import ReviewNews
from domain.wording import so_many


def did(before: Review, act: ReviewStaffAct) -> str:
    """What they did, after their name."""
    match act:
        case AddSite(site=code, name=name):
            return f"proposed the site {name} ({code})"
        case RemoveSite(site=code):
            return f"took the site {before.sites[code].name} ({code}) out of the sample"
        case ApproveSample():
            many = so_many(len(before.sites), "site")
            return f"approved the sample of {many}; the planning is done"
        case CancelReview():
            return "cancelled the review"


def heard(act: ReviewToldAct) -> str:
    match act:
        case ReviewBegun(by=by):
            return f"{by} began the review"
        case SettingChanged(number=number, stopped=stopped):
            still = "; all clocks stand still" if stopped else ""
            return f"heard how the engagement stands as of its entry {number}{still}"
        case ReviewEnded(end=ReviewEnd.COMPLETED):
            return "the engagement completed the review"
        case ReviewEnded(end=ReviewEnd.CANCELLED):
            return "the engagement began another review instead"
        case ReviewEnded():
            return "the review ended with its engagement"
        case EngagementLost(engagement=entity):
            return (
                f"the engagement {entity} was stopped before its time and hears "
                "nothing; the operators were told"
            )
        case EngagementFound(engagement=entity):
            return f"the engagement {entity} hears again"


def reported(news: ReviewNews) -> str:
    """What the engagement heard of its review."""
    stages = {
        ReviewStage.PLANNING: "is being planned",
        ReviewStage.PLANNED: f"is planned, with {so_many(news.sites, 'site')}",
    }
    said = stages.get(news.stage, f"is {news.stage}")
    due = f", due {news.due}" if news.due and news.stage is ReviewStage.PLANNING else ""
    return f"review {news.number} {said}{due} (its entry {news.entry})"
