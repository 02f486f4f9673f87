"""Whether what is stated can be brought in: every part that is off, and why."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise

from domain.adoption.acts import StatedEngagement
from domain.adoption.adoption import segments_of
from domain.adoption.check_actions import action_faults
from domain.adoption.check_referrals import referral_faults
from domain.adoption.check_review import review_faults
from domain.adoption.parts import (
    ENGAGEMENT,
    MEETINGS,
    MILESTONES,
    PEOPLE,
    REFERRALS,
    REVIEW,
    REVIEW_PHASES,
    ROADMAP,
    SEGMENTS,
    SITES,
    place,
)
from domain.bounds import excesses
from domain.faults import Fault
from domain.people.roles import AT_CCEE, LABELS, Assignment, Role, assignment
from domain.phase import Phase
from domain.policies.policy import Policy
from domain.referrals.case import MODES, REVIEWING, Segment
from domain.referrals.pathway import Pathway
from domain.reviews.framework import Framework
from domain.student import student_named
from domain.wording import so_many

PHASES = (
    *(Phase.ACCEPTED, Phase.REVIEW, Phase.ROADMAP),
    *(Phase.IMPLEMENTATION, Phase.RELEASE),
)
"""What may be brought in: before acceptance a referral is made anew, with `refer`."""
OF_A_REVIEW = (Phase.REVIEW, Phase.ROADMAP)
BEFORE_THE_ROADMAP = (Phase.ACCEPTED, *OF_A_REVIEW)


PART_OF: dict[str | int, str] = {
    "referrals": REFERRALS,
    "people": PEOPLE,
    "segments": SEGMENTS,
    "meetings": MEETINGS,
    "actions": ROADMAP,
    "phases": REVIEW_PHASES,
    "milestones": MILESTONES,
    "sites": SITES,
}
HEADINGS = {"first": "from", "last": "to", "on": "date"}
"""Columns that are called otherwise than the fields."""


def stated_faults(
    stated: StatedEngagement,
    policy: Policy,
    pathways: Mapping[str, Pathway],
    at: datetime,
    by: str | None = None,
    framework: Framework | None = None,
) -> list[Fault]:
    """Every fault of what is stated, were it brought in at this instant by `by`.

    Its review, where it is in one, would be done under `framework`.
    """
    if beyond := [*_beyond(stated)]:
        return beyond
    today = policy.lea.day_of(at)
    return [
        *_of_the_whole(stated, today),
        *_of_the_phase(stated),
        *referral_faults(stated, pathways, today),
        *_of_people(stated.people, today, by),
        *_of_segments(stated, today),
        *_of_meetings(stated, today),
        *review_faults(stated, framework, today),
        *action_faults(stated.actions, policy, at),
    ]


def _beyond(stated: StatedEngagement) -> Iterator[Fault]:
    """What goes beyond its bound, by its part and its place there."""
    for off in excesses(stated):
        whole, where = ENGAGEMENT, off.where
        if where[0] == REVIEW:
            whole, where = REVIEW, where[1:]
        part = PART_OF.get(where[0], whole) if where else whole
        n = next((each for each in where if isinstance(each, int)), None)
        number = n + 1 if n is not None and part != REVIEW else 0
        if part == ROADMAP and n is not None:
            number = stated.actions[n].number
        column = _column(part, [each for each in where if isinstance(each, str)])
        yield Fault(place(part, number, HEADINGS.get(column, column)), off.message)


def _column(part: str, names: Sequence[str]) -> str:
    """That of a field, or of a field within one: `pause_since`."""
    if part == REVIEW:
        return "_".join(names)
    return names[-1] if part == ENGAGEMENT or len(names) > 1 else ""


def _of_the_whole(stated: StatedEngagement, today: date) -> Iterator[Fault]:
    dated = (("as_of", stated.as_of), ("mode_since", stated.mode_since))
    for column, day in dated:
        if day and day > today:
            yield Fault(place(ENGAGEMENT, column=column), f"{day} is still to come")
    if asked_back := student_named(stated.note):
        yield Fault(place(ENGAGEMENT, column="note"), asked_back)
    kickoff, ahead = stated.kickoff, stated.phase is Phase.ACCEPTED
    if kickoff and kickoff > today and not ahead:
        message = f"{kickoff} is still to come, and the phase is {stated.phase}"
        yield Fault(
            place(ENGAGEMENT, column="kickoff"), f"{message}; it goes with accepted"
        )
    received = [each.received for each in stated.referrals]
    if kickoff and received and kickoff < min(received):
        message = f"{kickoff} lies before the first referral, of {min(received)}"
        yield Fault(place(ENGAGEMENT, column="kickoff"), message)


def _of_the_phase(stated: StatedEngagement) -> Iterator[Fault]:
    phase, many = stated.phase, len(stated.actions)
    if phase not in PHASES:
        yield Fault(
            place(ENGAGEMENT, column="phase"),
            f"{phase} is not brought in; allowed are {', '.join(PHASES)}. Before "
            "acceptance `refer` makes the referral; what has ended stays where it is",
        )
    if phase in OF_A_REVIEW and stated.mode not in REVIEWING:
        reviews = ", ".join(REVIEWING)
        message = f"{stated.mode} has no review, and the phase is {phase}"
        yield Fault(
            place(ENGAGEMENT, column="mode"), f"{message}; allowed are {reviews}"
        )
    if phase is Phase.IMPLEMENTATION and not many:
        message = "implementation has a roadmap, and none is stated"
        yield Fault(
            place(ENGAGEMENT, column="phase"), f"{message}; before it comes roadmap"
        )
    if phase in BEFORE_THE_ROADMAP and many:
        found = so_many(many, "action is", "actions are")
        message = f"{phase} comes before the roadmap, and {found} stated"
        allowed = "with a roadmap it is implementation or release"
        yield Fault(place(ENGAGEMENT, column="phase"), f"{message}; {allowed}")


def _of_people(
    people: Sequence[Assignment], today: date, by: str | None
) -> Iterator[Fault]:
    for number, each in enumerate(people, start=1):
        if each.last and each.last < each.first:
            message = f"{each.last} lies before from {each.first}"
            yield Fault(place(PEOPLE, number, "to"), message)
    lead = assignment(people, Role.CCEE_LEAD, today)
    if lead is None or lead.person is None:
        message = "somebody leads it for CCEE today: a line with the role ccee_lead"
        yield Fault(place(PEOPLE), message)
    held = {role: assignment(people, role, today) for role in AT_CCEE}
    if by and by not in [each.person for each in held.values() if each]:
        roles = ", ".join(LABELS[role] for role in AT_CCEE)
        message = (
            f"{by} is none of CCEE's people here; it is brought in by one: {roles}"
        )
        yield Fault(place(PEOPLE), message)


def _of_segments(stated: StatedEngagement, today: date) -> Iterator[Fault]:
    for number, each in enumerate(stated.segments, start=1):
        if each.last is None:
            message = "a mode of the past has its last day; that of now stands as mode"
            yield Fault(place(SEGMENTS, number, "until"), message)
        elif each.last < each.first:
            message = f"{each.last} lies before from {each.first}"
            yield Fault(place(SEGMENTS, number, "until"), message)
        elif each.last >= today:
            yield Fault(place(SEGMENTS, number, "until"), f"{each.last} is not past")
    if stated.referrals:
        yield from _overlaps(stated)


def _overlaps(stated: StatedEngagement) -> Iterator[Fault]:
    numbers = {id(each): n for n, each in enumerate(stated.segments, start=1)}
    ordered = sorted(stated.segments, key=lambda each: each.first)
    for one, other in pairwise(ordered):
        if one.last and other.first <= one.last:
            message = f"{_named(other)} begins before {_named(one)} has ended"
            yield Fault(place(SEGMENTS, numbers[id(other)], "from"), message)
    now = segments_of(stated)[-1]
    ended = [each.last for each in stated.segments if each.last]
    if ended and now.first <= max(ended):
        message = f"{now.first}; a mode of the past ends on {max(ended)} only"
        yield Fault(place(ENGAGEMENT, column="mode_since"), message)


def _named(segment: Segment) -> str:
    return f"{MODES[segment.mode]} ({segment.first} to {segment.last})"


def _of_meetings(stated: StatedEngagement, today: date) -> Iterator[Fault]:
    for number, each in enumerate(stated.meetings, start=1):
        if each.on > today:
            message = f"{each.on} is still to come; only what was held is brought in"
            yield Fault(place(MEETINGS, number, "date"), message)
        if not each.kind.strip():
            message = "say what kind of meeting it was, such as check-in"
            yield Fault(place(MEETINGS, number, "kind"), message)
        for column, text in (("kind", each.kind), ("note", each.note)):
            if asked_back := student_named(text):
                yield Fault(place(MEETINGS, number, column), asked_back)
