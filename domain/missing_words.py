"""Whether an engagement and its review know of each other what each has told.

Whoever owes nothing has told all there was to tell. So of two the one that may know
less is asked last: what it does not know by then was lost.
"""

from domain.reviews.standing import ReviewShown
from domain.reviews.words import ReviewLine
from domain.standing import Standing


def news_is_missing(review: ReviewShown, engagement: Standing) -> bool:
    """Whether the engagement, asked afterwards, knows less than it was told."""
    line = _line(engagement, review)
    if line is None or line.over or review.untold:
        return False
    return line.entry < review.review.news


def setting_is_missing(engagement: Standing, review: ReviewShown) -> bool:
    """Whether the review, asked afterwards, knows an older setting, or not its end.

    One that has told its end itself is told nothing more, whatever it says now.
    """
    line = _line(engagement, review)
    if line is None or engagement.untold or not review.review.is_open:
        return False
    if line.told_its_end:
        return False
    return line.over or review.review.setting < engagement.setting


def _line(engagement: Standing, review: ReviewShown) -> ReviewLine | None:
    lines = engagement.engagement.reviews
    number = review.review.number
    return next((each for each in lines if each.number == number), None)
