"""The demo's first engagement as it is loaded: an act a second, with all that follows.

Its report is drawn up of what the review itself carries, which has no words; the record
has them, of all `entries`.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

from demo.reviews import alder_valley
from demo.story import (
    action_acts,
    check_in_plans,
    held_check_in,
    meetings,
    minutes,
    opening_acts,
    referral,
    review_completion,
    signed_adoption,
    support_acts,
)
from domain.acts import DecidingAct, ReviewStaffAct, StaffAct
from domain.apply import apply
from domain.documents.canonical import canonical, hash_of
from domain.entries import Entry
from domain.expectation import expectation
from domain.opening import refer
from domain.review_standing import shown
from domain.roadmaps.facts import roadmap_facts
from domain.roadmaps.standing import RoadmapStanding
from tests.demo.days import LEA
from tests.lives import WITH_CHECK_INS
from tests.reports import facts_of
from tests.reviews import InReview

REFERRAL, A_SECOND = referral(), timedelta(seconds=1)


class Telling(InReview):
    """Words travel at once, and whatever a clock does is done in its time."""

    def __init__(self, begin: datetime) -> None:
        super().__init__(refer(REFERRAL, WITH_CHECK_INS, episode=1, at=begin), begin)
        self.entries: list[Entry] = []

    def tell(self, act: StaffAct) -> None:
        self.wait(A_SECOND)
        self.send(act)
        self._follow()

    def tell_review(self, act: ReviewStaffAct) -> None:
        """As the client asks it: as of what is known of who is who."""
        self.wait(A_SECOND)
        if isinstance(act, DecidingAct):
            act = act.but(setting=self.engagement.setting_entry)
        self.send_review(act)
        self._follow()

    def wait(self, time: timedelta) -> None:
        self.at += time
        while (due := expectation(self.engagement)) and due.at <= self.at:
            for act in due.acts:
                self.engagement = apply(self.engagement, act, due.at)
            self._follow()
        self.clocks()
        self._follow()

    def _follow(self) -> None:
        while self.engagement.unwritten or self.engagement.untold or self._is_owed():
            self.entries += self.engagement.unwritten
            for each in self.reviews.values():
                self.entries += each.unwritten
            self.engagement = self.engagement.but(unwritten=())
            for key, each in self.reviews.items():
                self.reviews[key] = each.but(unwritten=())
            self.tell_reviews()
            self.tell_engagement()

    def _is_owed(self) -> bool:
        return any(each.unwritten or each.untold for each in self.reviews.values())


def loaded(folder: Path, begin: datetime) -> Telling:
    """The whole story, each act judged."""
    told, today = Telling(begin), LEA.day_of(begin)
    for act in opening_acts(today):
        told.tell(act)
    text = tell_review(told)
    told.tell(review_completion())
    told.tell(signed_adoption(text, hash_of(text), told.review.news_entry))
    for of_one in action_acts():
        for act in of_one:
            told.tell(act)
    tell_meetings(told, today)
    for each in support_acts(today):
        told.tell(each)
    return told


def tell_meetings(told: Telling, today: date) -> None:
    days = meetings(told.engagement.policy, today)
    for act in check_in_plans(days):
        told.tell(act)
    known = told.engagement.check_ins.values()
    (first,) = (each.name for each in known if each.on == days.first)
    told.tell(held_check_in(first, today))
    told.tell(minutes(first, LEA, today))


def tell_review(told: Telling) -> str:
    """From its team until all its phases are done; what three have signed."""
    for act in alder_valley.acts_to_draft(told.today):
        told.tell_review(act)
    told.tell_review(alder_valley.draft(_hash(told), told.review.entries))
    for act in alder_valley.acts_to_final():
        told.tell_review(act)
    told.tell_review(alder_valley.final(_hash(told), told.review.entries))
    final = told.review.review.report.final
    assert final
    for act in alder_valley.acts_to_publication(final.on):
        told.tell_review(act)
    for act in alder_valley.acts_to_proposal(LEA, told.today):
        told.tell_review(act)
    text = _roadmap(told)
    told.tell_review(alder_valley.proposal(hash_of(text), told.review.entries))
    for act in alder_valley.acts_to_roadmap(hash_of(text), told.today):
        told.tell_review(act)
    return text


def _roadmap(told: Telling) -> str:
    """What is signed, with the words that its entries have of it."""
    said = {
        action.number: action
        for entry in told.entries
        if entry.roadmap
        for action in entry.roadmap.actions
        if action.texts
    }
    recorded = RoadmapStanding(actions=tuple(said.values()))
    now, lea = shown(told.review), told.engagement.lea
    return canonical(
        roadmap_facts(
            now.roadmap.with_words(recorded),
            lea=lea.name,
            county=lea.county,
            cds=lea.cds,
            review=now.review.number,
        )
    )


def _hash(told: Telling) -> str:
    return hash_of(canonical(facts_of(told)))
