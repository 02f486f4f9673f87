"""An engagement in review and its reviews, with the words between them in our hands."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

import pytest
from pydantic import TypeAdapter

from domain.acts import BeginReview, DecidingAct, ReviewAct, ReviewStaffAct, StaffAct
from domain.apply import apply
from domain.engagement import Engagement
from domain.entity import Entity
from domain.expectation import expectation
from domain.policies.policy import Policy
from domain.refusals import Refused
from domain.rehearsal import rehearse
from domain.review_apply import (
    apply_review,
    begin_review,
    news_again,
    tellings_done,
)
from domain.review_entity import ReviewEntity
from domain.review_judge import rehearse_review
from domain.review_views import review_preview
from domain.reviews.framework import Framework
from domain.reviews.review import ReviewPhase
from domain.reviews.words import ReviewNews, ReviewSetting
from domain.values import Value
from domain.words import OwedWord, Superseded, TellResult, Word
from tests.frameworks import SIR_12
from tests.lives import (
    EVERY_WEEKDAY,
    START,
    TO_IMPLEMENTATION,
    by_staff,
    referred,
    to_implementation,
)

E = TypeVar("E", bound=Entity)
V = TypeVar("V", bound=Value)
TO_ACCEPTANCE = TO_IMPLEMENTATION.index(BeginReview)  # acts that come before
NOON = timedelta(hours=4)
MOST_STEPS = 500  # of one clock, at once
SCHOOL, ANOTHER = "19999010101013", "19999010202026"
BEGUN = START.date()  # a Tuesday
DUE = date(2026, 9, 29)
"""Twenty working days later, with weekends and nothing else closed."""
ACCEPTED: dict[int, tuple[Policy, Engagement]] = {}
WORDS: TypeAdapter[Word] = TypeAdapter(Word)
REVIEW_ACTS: TypeAdapter[ReviewStaffAct] = TypeAdapter(ReviewAct)


def stored(value: V) -> V:
    """As it comes out of Temporal's history, equal and not the same."""
    return type(value).model_validate_json(value.model_dump_json())


def sent(word: Word) -> Word:
    """As it comes to whom it was sent."""
    return WORDS.validate_json(WORDS.dump_json(word))


def on(day: date) -> datetime:
    """The noon of an office on a day."""
    return datetime.combine(day, time(19), UTC)


def newest(words: Iterable[OwedWord]) -> list[Word]:
    """Of all that is owed to one, only the latest word counts, as in the tell lane."""
    told = (each for each in words if not isinstance(each, Superseded))
    return [*{each.to: each for each in told}.values()]


def accepted(policy: Policy = EVERY_WEEKDAY) -> Engagement:
    """One whose review may begin; nothing is owed any more."""
    if id(policy) not in ACCEPTED:
        now = referred(policy)
        for act in to_implementation(now.day_of(START))[:TO_ACCEPTANCE]:
            now = apply(now, act, START)
        ACCEPTED[id(policy)] = policy, recorded(now)
    return ACCEPTED[id(policy)][1]


def recorded(entity: E) -> E:
    """The record has all that happened; words are still owed."""
    return entity.but(unwritten=())


def owes(entity: Entity) -> bool:
    """Whether its workflow is still to tell anybody anything."""
    return bool(entity.unwritten or entity.untold)


class InReview:
    """What is decided on either side, and words that travel when they are let.

    Words come as they do by the server: parsed from JSON, to a review that they may
    begin, only the newest to each.
    """

    def __init__(self, engagement: Engagement, at: datetime = START) -> None:
        self.engagement, self.at = engagement.but(untold=()), at
        self.reviews: dict[str, ReviewEntity] = {}
        self.gone = False
        """Whether the engagement's workflow was stopped before its time."""

    @property
    def review(self) -> ReviewEntity:
        """The newest that has begun."""
        return [*self.reviews.values()][-1]

    @property
    def planning(self) -> ReviewPhase:
        return self.phase("planning")

    def phase(self, name: str) -> ReviewPhase:
        return self.review.review.phases[name]

    @property
    def today(self) -> date:
        return self.engagement.day_of(self.at)

    def come_to(self, day: date) -> None:
        """To the noon of a day; nothing acts by itself meanwhile."""
        self.at = max(self.at, on(day))

    def pass_days(self, days: int) -> None:
        self.come_to(self.today + timedelta(days=days))

    def ask(self, kind: type[StaffAct], **fields: object) -> None:
        """Of the engagement; raises a `Refused`."""
        self.send(by_staff(kind, **fields))

    def send(self, act: StaffAct) -> None:
        self.engagement = rehearse(self.engagement, act, self.at)

    def ask_review(self, kind: type[ReviewStaffAct], **fields: object) -> None:
        """Of the newest review, as the client does, which fills in what it has read."""
        if issubclass(kind, DecidingAct):
            fields = {"setting": self.engagement.setting_entry} | fields
        self.send_review(by_staff(kind, **fields))

    def send_review(self, act: ReviewStaffAct) -> None:
        self._keep(rehearse_review(self.review, act, self.at))

    def hear(self, word: ReviewSetting) -> None:
        """A word comes to its review, which it may begin."""
        known = self.reviews.get(word.review)
        if known is None and word.begins:
            known = begin_review(word, self.at)
        if known:
            self._keep(apply_review(known, word, self.at))

    def hear_news(self, news: ReviewNews) -> None:
        if not self.gone:
            self.engagement = apply(self.engagement, news, self.at)

    def tell_reviews(self) -> None:
        """What the engagement owes them reaches them: the newest to each."""
        words = newest(self.engagement.untold)
        self.engagement = self.engagement.but(untold=())
        for word in map(sent, words):
            if isinstance(word, ReviewSetting):
                self.hear(word)

    def tell_engagement(self) -> None:
        """What the reviews owe it reaches it, or is answered by how it ended."""
        for key in self.reviews:
            self._tell_of(key)

    def again(self) -> None:
        """The newest review tells its news once more, as reconcile has it do."""
        self._keep(news_again(self.review))
        self.tell_engagement()

    def settle(self) -> None:
        """Until nobody owes anybody a word; the record has everything."""
        while self.engagement.untold or any(e.untold for e in self.reviews.values()):
            self.tell_reviews()
            self.tell_engagement()
        self.engagement = recorded(self.engagement)
        for each in self.reviews.values():
            self._keep(recorded(each))

    def clocks(self) -> None:
        """All that the reviews' own clocks were to do by now."""
        for key, each in self.reviews.items():
            self.reviews[key] = self._rung(each)

    def _rung(self, review: ReviewEntity) -> ReviewEntity:
        for _ in range(MOST_STEPS):
            due = expectation(review)
            if due is None or due.at > self.at:
                return review
            for act in due.acts:
                review = apply_review(review, act, max(due.at, self.at))
        raise AssertionError("its clock asks without end")

    def run_to(self, day: date) -> None:
        """To the noon of a day, each rung of the reviews at its instant."""
        self.run_until(on(day))

    def run_until(self, at: datetime) -> None:
        """To an instant, unless it is past."""
        until = max(self.at, at)
        while (due := self._next()) and due <= until:
            self.at = max(self.at, due)
            self.clocks()
        self.at = until

    def _next(self) -> datetime | None:
        coming = (expectation(each) for each in self.reviews.values())
        return min((each.at for each in coming if each), default=None)

    def _tell_of(self, key: str) -> None:
        review = self.reviews[key]
        words, to = newest(review.untold), review.news.to
        told = [sent(each) for each in words if isinstance(each, ReviewNews)]
        ended = self.engagement.is_over and not owes(self.engagement)
        for news in told if not ended else ():
            assert isinstance(news, ReviewNews)
            self.hear_news(news)
        done = TellResult(
            of=len(review.untold),
            over=(to,) if told and ended else (),
            lost=(to,) if told and self.gone else (),
        )
        self._keep(tellings_done(review, done, self.at))

    def _keep(self, review: ReviewEntity) -> None:
        self.reviews[review.entity] = review


def in_review(
    policy: Policy = EVERY_WEEKDAY, framework: Framework = SIR_12
) -> InReview:
    """Its review has begun, and each side knows of the other."""
    both = InReview(accepted(policy))
    both.ask(BeginReview, framework=framework)
    both.settle()
    return both


def sites(many: int) -> list[str]:
    """Codes of so many schools of Alder Valley."""
    return [f"1999901{n:07}" for n in range(1, many + 1)]


def just_begun() -> tuple[Engagement, ReviewEntity]:
    """Each owes all since the referral: nobody has heard, or recorded, anything."""
    engagement = referred()
    begin = TO_IMPLEMENTATION.index(BeginReview)
    for act in to_implementation(engagement.day_of(START))[: begin + 1]:
        engagement = apply(engagement, act, START)
    (word,) = (e for e in engagement.untold if isinstance(e, ReviewSetting))
    return engagement, begin_review(word, START)


def refusal(both: InReview, kind: type[ReviewStaffAct], **fields: object) -> Exception:
    """Why it is refused, whatever the rule; nothing was changed."""
    known = both.review
    with pytest.raises(Refused) as found:
        both.ask_review(kind, **fields)
    assert both.review is known
    return found.value


def foreseen(
    both: InReview, kind: type[ReviewStaffAct], **fields: object
) -> tuple[str, ...]:
    """What its preview says would be otherwise."""
    if issubclass(kind, DecidingAct):
        fields = {"setting": both.engagement.setting_entry} | fields
    found = review_preview(both.review, by_staff(kind, **fields), both.at)
    assert found.refused is None, found.refused
    (change,) = found.changes
    return change.changes


def refused(
    both: InReview, kind: type[ReviewStaffAct], rule: type, **fields: object
) -> str:
    """What staff read; nothing was changed."""
    known = both.review
    with pytest.raises(rule) as found:
        both.ask_review(kind, **fields)
    assert both.review is known
    return str(found.value)
