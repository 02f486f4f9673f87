"""What an act on an engagement leads to in its review, which has yet to hear of it."""

from collections.abc import Iterator

from domain.acts import BeginReview, BroughtIn, CompleteReview
from domain.engagement import Engagement
from domain.entries import Entry
from domain.expectation import expectation
from domain.letters.notice import Notice
from domain.review_apply import begin_review
from domain.review_entity import ReviewEntity
from domain.reviews.letters import of_completion
from domain.reviews.review import review_address
from domain.reviews.words import ReviewLine, ReviewSetting
from domain.wording import as_words


def new_review(engagement: Engagement, entry: Entry) -> ReviewEntity | None:
    """The review that an entry begins, as the word of it will begin it."""
    if not (isinstance(entry.act, BeginReview | BroughtIn) and engagement.review):
        return None
    if engagement.review.begun_at != entry.at:
        return None
    word = _word(engagement, engagement.review.number)
    return begin_review(word, entry.at) if word else None


def review_letters(engagement: Engagement, entry: Entry) -> tuple[Notice, ...]:
    """Those that the review will write once it hears of this entry."""
    if new := new_review(engagement, entry):
        return new.unwritten[0].notices
    line = engagement.review
    act = entry.act
    if not isinstance(act, CompleteReview) or not line or line.told_its_end:
        return ()
    if line.entry and not act.review_entry:  # it is gone, and writes nothing any more
        return ()
    address = review_address(engagement.entity, line.number)
    own = engagement.setting.but(entity=address)
    return (*of_completion(own, line.number, entry.at),)


def next_of_review(engagement: Engagement, entry: Entry | None) -> str:
    """What comes next in the review under way, as far as is known; else empty."""
    line = engagement.review
    if line is None or line.over:
        return ""
    address = f"{engagement.lea.cds}/review/{line.number}"
    new = new_review(engagement, entry) if entry else None
    if new is None:
        verb = "stands still" if engagement.stop else "goes on"
        return f"review {line.number} {verb}: {address}"
    coming = expectation(new)
    said = f"; {coming.summary}" if coming else ""
    return f"review {line.number}, {_under_way(new)}{said}: {address}"


def review_changes(
    before: Engagement, after: Engagement
) -> Iterator[tuple[ReviewLine, str]]:
    """Each review that begins, ends, stands still or goes on by what was done last."""
    new = new_review(after, after.unwritten[-1])
    for number, line in after.reviews.items():
        was = before.reviews.get(number)
        if was is None:
            yield line, f"new: {_under_way(new)}" if new else "new"
        elif line.over and not was.over:
            yield line, f"{_stage(was)} -> {_end(after, line)}; its dates end with it"
        elif not line.over and (before.stop is None) != (after.stop is None):
            yield line, "its clock stands still" if after.stop else "its clock runs on"


def _under_way(new: ReviewEntity) -> str:
    """Its first phase, which begins with it; of one that was brought in those open."""
    opened = [each for each in new.phases if each.clock.is_open]
    said = [f"{each.title}, due {each.clock.due}" for each in opened]
    return " and ".join(said) or new.stage.replace("_", " ")


def _stage(line: ReviewLine) -> str:
    return as_words(line.stage) or "only beginning"


def _end(engagement: Engagement, line: ReviewLine) -> str:
    """As the engagement tells it; of one that has told its own end, by that."""
    word = _word(engagement, line.number)
    return word.end.value if word and word.end else _stage(line)


def _word(engagement: Engagement, number: int) -> ReviewSetting | None:
    """The newest that is owed to this review."""
    owed = (each for each in engagement.untold if isinstance(each, ReviewSetting))
    return next((each for each in reversed([*owed]) if each.number == number), None)
