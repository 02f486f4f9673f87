"""A review at a glance: its components, its advice, what is next and whose it is."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from domain.people.absence import Absence
from domain.people.roles import Assignment, holder
from domain.permissions import decider
from domain.review_choices import with_new_ids
from domain.review_next import acts_next, decisions_next
from domain.reviews.analysis_standing import AdviceGroup, advice_groups
from domain.reviews.component_standing import ComponentStanding, component_standings
from domain.reviews.progress import NextAct
from domain.reviews.standing import PhaseStanding, ReviewShown
from services.reviews import where


class ToDo(NamedTuple):
    """What brings a review on, to which address it is done, and who may do it."""

    act: NextAct
    address: str
    person: str | None


class PhaseOverview(NamedTuple):
    """A phase, who holds the role that is asked for it, and what is next of it."""

    phase: PhaseStanding
    person: str | None
    to_do: tuple[ToDo, ...]


class AdviceOverview(NamedTuple):
    """Recommendations of one horizon and theme, and how many an action carries out."""

    group: AdviceGroup
    with_action: int


class ReviewOverview(NamedTuple):
    components: tuple[ComponentStanding, ...]
    phases: tuple[PhaseOverview, ...]
    decisions: tuple[ToDo, ...]
    advice: tuple[AdviceOverview, ...]


class Deciders(NamedTuple):
    """Who decides what in an engagement on a day."""

    people: Sequence[Assignment]
    absences: Sequence[Absence]
    day: date

    def to_do(self, whole: str, now: ReviewShown, act: NextAct) -> ToDo:
        person = decider(act.kind, self.people, self.absences, self.day)
        return ToDo(act, where(whole, now.review.number, act), person)


def review_overview(
    whole: str, now: ReviewShown, who: Deciders, carried_out: frozenset[str]
) -> ReviewOverview:
    """Of a review of the engagement at this address.

    `carried_out` are the recommendations that actions carry out.
    """
    review, framework = now.review, now.review.framework
    decisions = decisions_next(review) if review.is_open and not review.stop else ()
    return ReviewOverview(
        components=component_standings(framework, now.items, now.analysis),
        phases=(*_phases(whole, now, who),),
        decisions=tuple(who.to_do(whole, now, each) for each in decisions),
        advice=tuple(
            AdviceOverview(each, len(carried_out.intersection(each.ids)))
            for each in advice_groups(now.analysis)
        ),
    )


def _phases(whole: str, now: ReviewShown, who: Deciders) -> Iterator[PhaseOverview]:
    """Each with what is next of it; lines of all of them may be typed in turn."""
    next_of = [(each, acts_next(now, each)) for each in now.review.phases]
    acts = with_new_ids(chain.from_iterable(acts for _, acts in next_of), now)
    for phase, own in next_of:
        yield PhaseOverview(
            phase=phase,
            person=holder(who.people, phase.asked, who.day),
            to_do=tuple(who.to_do(whole, now, e) for e in islice(acts, len(own))),
        )
