"""What an engagement knows of its reviews, and what each of them is told."""

from collections.abc import Iterator
from datetime import datetime

from domain.acts import BeginReview, BroughtIn, CompleteReview
from domain.engagement import Engagement
from domain.policies.acts import Mode
from domain.reviews.acts import ReviewEnd
from domain.reviews.review import review_address
from domain.reviews.statement import StatedReview
from domain.reviews.words import ReviewLine, ReviewNews, ReviewSetting
from domain.setting import RulesChange, Setting, Standstill, Stop

MOST_STOPS = 200  # standstills that reviews are told of, the newest
MOST_CHANGES = 20  # of the rules, likewise


def is_news(engagement: Engagement, news: ReviewNews) -> bool:
    """Whether it is of a review of this engagement, and newer than what is known."""
    line = engagement.reviews.get(news.number)
    mine = news.review == review_address(engagement.entity, news.number)
    return line is not None and mine and news.entry > line.entry


def with_news(engagement: Engagement, news: ReviewNews) -> Engagement:
    """Late news of one that the engagement has ended does not open it again."""
    line = engagement.reviews[news.number]
    now = line.but(entry=news.entry, framework=None, stated=None)
    now = now.but(final_on=news.final_on)
    if not line.over:
        may = news.may_be_completed
        now = now.but(stage=news.stage, due=news.due, may_be_completed=may)
        now = now.but(roadmap=news.roadmap, signed=news.signed)
    if news.over:
        now = now.but(stage=news.stage, due=None, over=True, told_its_end=True)
    return _with_line(engagement, now)


def with_review(
    engagement: Engagement, act: BeginReview | BroughtIn, at: datetime
) -> Engagement:
    """With another review, of which nothing is known yet; the former ones are over."""
    engagement = _all_over(engagement, ReviewEnd.CANCELLED)
    line = ReviewLine(
        number=len(engagement.reviews) + 1,
        by=act.by,
        begun_at=at,
        framework=act.framework,
        stated=_stated(act) if isinstance(act, BroughtIn) else None,
    )
    still = tuple(each for each in engagement.stops if each.until is None)
    if engagement.stop and not still:
        still = (_still(engagement.entries, engagement.stop),)
    return _with_line(engagement.but(stops=still), line)


def _stated(act: BroughtIn) -> StatedReview | None:
    """What is stated of the review, and in which file; None if nothing."""
    review = act.stated.review
    if review is None or (review.begins_anew and not review.team):
        return None
    return review.but(source=act.source)


def with_stop(engagement: Engagement, stop: Stop) -> Engagement:
    """Its clocks stand; who has a review under way remembers since when."""
    if not _under_way(engagement):
        return engagement.but(stop=stop)
    stops = (*engagement.stops, _still(engagement.entries, stop))
    return engagement.but(stop=stop, stops=stops[-MOST_STOPS:])


def without_stop(engagement: Engagement, at: datetime) -> Engagement:
    """They run again; today is no day on which they stood."""
    today = engagement.day_of(at)
    stops = tuple(
        each if each.until else each.but(until=today) for each in engagement.stops
    )
    return engagement.but(stop=None, stops=stops)


def with_rules(engagement: Engagement, mode: Mode) -> Engagement:
    """Reviews hear of another policy or calendar, and how clocks go over to it."""
    change = RulesChange(entry=engagement.entries, mode=mode)
    changes = (*engagement.rules_changes, change)
    return engagement.but(rules_changes=changes[-MOST_CHANGES:])


def reviews_over(engagement: Engagement, act: object) -> Engagement:
    """Those under way are over once the engagement is, or has completed its review."""
    if engagement.is_over:
        return _all_over(engagement, ReviewEnd.ENDED)
    if isinstance(act, CompleteReview):
        return _all_over(engagement, ReviewEnd.COMPLETED, act.why)
    return engagement


def _all_over(engagement: Engagement, end: ReviewEnd, why: str = "") -> Engagement:
    """Whether or not they ever tell of their end, it is known how and why they did."""
    over = {"over": True, "stage": end.value, "due": None, "end_why": why}
    ended = {
        number: line if line.over else line.but(**over)
        for number, line in engagement.reviews.items()
    }
    return engagement.but(reviews=ended) if ended else engagement


def as_of_now(before: Engagement, after: Engagement) -> Engagement:
    """Its setting is numbered anew where it is another."""
    was, now = before.setting, after.setting
    same = all(getattr(was, each) == getattr(now, each) for each in SEEN)
    return after if same and before.entries else after.but(setting_entry=after.entries)


SEEN = tuple(each for each in Setting.model_fields if each not in ("entry", "rules"))
"""What its nouns see of it."""


def review_words(before: Engagement, after: Engagement) -> Iterator[ReviewSetting]:
    """To each review that began, ended, or is in another setting."""
    changed = before.setting_entry != after.setting_entry
    for number, line in after.reviews.items():
        was = before.reviews.get(number)
        under_way = was is not None and not was.over
        ends = (was is None or not was.over) and line.over and not line.told_its_end
        if was is None or ends or (under_way and changed and not line.over):
            yield _word(after, line, ends=ends)


def setting_again(engagement: Engagement, number: int) -> Engagement:
    """Owing the review of this number its word once more, if there is any to be told.

    It is what it was told last: nothing has happened.
    """
    line = engagement.reviews.get(number)
    if line is None or line.told_its_end:
        return engagement
    word = _word(engagement, line, ends=line.over)
    if word.to in engagement.owed_to:
        return engagement
    return engagement.but(untold=(*engagement.untold, word))


def _word(engagement: Engagement, line: ReviewLine, *, ends: bool) -> ReviewSetting:
    return ReviewSetting(
        review=review_address(engagement.entity, line.number),
        number=line.number,
        by=line.by,
        begun_at=line.begun_at,
        framework=line.framework,
        stated=line.stated,
        setting=engagement.setting.but(entry=engagement.setting_entry),
        end=_end(engagement, line) if ends else None,
        end_why=line.end_why if ends else "",
    )


def _end(engagement: Engagement, line: ReviewLine) -> ReviewEnd:
    """By what its engagement ends it; where another began, that was no completion."""
    if line is not engagement.review:
        return ReviewEnd.CANCELLED
    return ReviewEnd.ENDED if engagement.is_over else ReviewEnd.COMPLETED


def _with_line(engagement: Engagement, line: ReviewLine) -> Engagement:
    return engagement.but(reviews=engagement.reviews | {line.number: line})


def _under_way(engagement: Engagement) -> bool:
    return any(not each.over for each in engagement.reviews.values())


def _still(number: int, stop: Stop) -> Standstill:
    return Standstill(number=number, since=stop.since)
