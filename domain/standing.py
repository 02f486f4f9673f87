"""How things stand: what the record keeps as current and the workflow shows."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from domain.actions.standing import ActionStanding
from domain.actions.tally import Tally
from domain.adoption.acts import StatedMeeting
from domain.checkins.standing import CheckInStanding, CheckInYearStanding
from domain.clocks.standing import ClockStanding
from domain.lifecycle import Phase
from domain.people.absence import Absence
from domain.people.roles import COACHES, Assignment, Role
from domain.policies.ladder import Office
from domain.referrals.case import Noted, Segment
from domain.referrals.standing import CaseStanding, StepStanding
from domain.reviews.standing import ReviewStanding
from domain.reviews.words import ReviewLine
from domain.setting import Stop
from domain.supports.standing import PositionStanding
from domain.values import Sparse, Value


class EngagementStanding(Sparse):
    """An engagement as it stands, without its actions."""

    entity: str
    cds: str
    episode: int
    lea: str
    county: str
    pathway: str
    statute: str
    phase: Phase
    referral: str
    """The id of the act that opened it, by which a second referral knows itself."""
    referred_at: datetime
    entry: int
    policy: str
    tally: Tally
    overdue: tuple[int, ...]
    stop: Stop | None = None
    recheck_proposed: bool = False
    far_behind: tuple[int, ...] = ()
    """The actions late enough to count towards an engagement recheck."""
    advice: str = ""
    """What the policy suggests, in words; empty where it suggests nothing."""
    cases: tuple[CaseStanding, ...] = ()
    segments: tuple[Segment, ...] = ()
    kickoff: date | None = None
    dashboard: Noted | None = None
    follows: str = ""
    brought_in_at: datetime | None = None
    """When it was brought in; what lies before is as it was stated."""
    stated_as_of: date | None = None
    reviews: tuple[ReviewLine, ...] = ()
    """Its reviews, as far as the engagement has heard."""
    coaching: int = 0
    """How often coaching was given; and professional learning."""
    learning: int = 0
    positions: tuple[PositionStanding, ...] = ()
    """Funded positions that are open; those over by their date may be among them."""
    evidence: int = 0
    """How many pieces of its own stand; the record says which."""
    check_ins: tuple[CheckInStanding, ...] = ()
    """Those that are open, and what was closed last."""
    missed_in_a_row: tuple[str, ...] = ()
    """The check-ins that wait to be made up and follow one another, if too many do."""
    check_in_years: tuple[CheckInYearStanding, ...] = ()
    """The fiscal years that are remembered, and the next one, counted."""
    meetings: tuple[StatedMeeting, ...] = ()
    """Meetings held before, as stated; entries do not repeat them."""


class Timed(NamedTuple):
    """What is still to be done by a day, wherever it stands, by its address."""

    key: str
    title: str
    asked: Role
    due: date
    counts: Office
    """Whose working days count to its date."""
    stands: ClockStanding
    entity: str
    """Whose clock it is: the engagement's own, or its review's."""
    confirming: tuple[Role, ...] = ()
    """Whose word it waits for, once its owner has reported it complete."""


def timed(
    engagement: EngagementStanding,
    actions: Iterable[ActionStanding],
    reviews: Iterable[ReviewStanding] = (),
) -> Iterator[Timed]:
    """All that has a clock: actions, steps, check-ins, positions, phases of reviews.

    Reviews live by themselves, so they are given, as actions are. One that is over for
    its engagement waits for nothing, though it may have been stopped before it said so.
    """
    own = engagement.entity
    for action in actions:
        if action.is_open:
            title, asked, due = action.title, action.owner, action.due
            told = COACHES if action.claimed_by else ()
            yield Timed(action.key, title, asked, due, Office.LEA, action, own, told)
    for case in engagement.cases:
        for step in case.steps:
            if step.due and step.is_open:
                key, asked, counts = case.key_of(step), step.asked, step.counts
                yield Timed(key, step.title, asked, step.due, counts, step, own)
    for met in engagement.check_ins:
        if met.due and met.is_open:
            yield Timed(met.key, met.title, met.asked, met.due, Office.LEA, met, own)
    for position in engagement.positions:
        key, title, due = position.key, f"{position.title} ends", position.due
        asked, counts = Role.CCEE_LEAD, Office.AGENCY
        yield Timed(key, title, asked, due, counts, position, own)
    over = {line.number for line in engagement.reviews if line.over}
    for review in reviews:
        if review.number not in over:
            yield from _of_review(review)


def _of_review(review: ReviewStanding) -> Iterator[Timed]:
    for clock in review.clocks:
        if clock.due and clock.is_open:
            key, asked, counts = review.key_of(clock), clock.asked, review.counts
            title, entity = clock.title, review.entity
            yield Timed(key, title, asked, clock.due, counts, clock, entity)


class Part(NamedTuple):
    """Whatever stands for itself in an engagement, by its address."""

    key: str
    title: str
    stands: (
        ActionStanding
        | CaseStanding
        | StepStanding
        | CheckInStanding
        | PositionStanding
    )


class Standing(Value):
    """What `show` shows: the engagement, its actions, what is still to be recorded."""

    engagement: EngagementStanding
    actions: tuple[ActionStanding, ...]
    people: tuple[Assignment, ...] = ()
    absences: tuple[Absence, ...] = ()
    rules: int = 0
    unwritten: int = 0
    untold: int = 0
    setting: int = 0
    """The entry since which its people, calendars and clocks' stop are as they are."""

    @property
    def parts(self) -> Iterator[Part]:
        """Referrals, each before its steps, check-ins, actions, positions."""
        for case in self.engagement.cases:
            yield Part(case.key, case.pathway, case)
            for step in case.steps:
                yield Part(case.key_of(step), step.title, step)
        for met in self.engagement.check_ins:
            yield Part(met.key, met.title, met)
        for action in self.actions:
            yield Part(action.key, action.title, action)
        for position in self.engagement.positions:
            yield Part(position.key, position.title, position)
