"""What refuses no act and is good to know of it: closed days, days past, vacant roles.

Its words are those in which a roadmap is warned of before it is adopted.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from domain.actions.acts import (
    Acknowledge,
    AddAction,
    DependOn,
    PutOnHold,
    Reassign,
    Redate,
    Reopen,
    Resume,
    ReturnClaim,
    Snooze,
    SplitAction,
)
from domain.actions.planned import named
from domain.actions.warnings import Dated, closed, of_dates, vacant
from domain.acts import (
    Accept,
    Act,
    AdoptRoadmap,
    Assign,
    AttachReferral,
    CorrectConsultation,
    HoldMeeting,
    RecordConsultation,
    Referred,
    SignAgreement,
    StopClock,
)
from domain.acts.each import each_of
from domain.calendars.work_calendar import WorkCalendar
from domain.documents.canonical import in_short
from domain.engagement import Engagement
from domain.entries import Entry
from domain.faults import Fault, Where
from domain.people.roles import AGENCIES, Agency, Role
from domain.referrals.acts import CloseNotAgreed, ConsultationAct, Decline
from domain.referrals.sentences import named_case
from domain.roadmaps.roadmap import unsigned
from domain.wording import with_and
from domain.written_day import spoken

OWNER_TOLD = Reassign | ReturnClaim | Redate | Reopen | PutOnHold | Resume
"""What the owner of an action that goes on is to hear of."""
AT_LEA = AGENCIES[Agency.LEA]
MOST = 12  # that one answer says before it only counts


class Redated(NamedTuple):
    """An action by the date that an act gives it."""

    number: int
    owner: Role
    due: date


def warnings(after: Engagement, entry: Entry) -> tuple[str, ...]:
    """Of the act that this entry tells of, or the first and how many more."""
    found = [*map(str, _found(after, entry))]
    more = [f"and {len(found) - MOST} more"] if len(found) > MOST else []
    return (*found[:MOST], *more)


def _found(after: Engagement, entry: Entry) -> Iterator[Fault]:
    act, lea = entry.act, after.policy.lea
    acts = each_of(act)
    dated = [each for one in acts for each in _dated(after, one)]
    owned = [each for one in acts for each in _owned(after, one)]
    if isinstance(act, AddAction):
        new = [e for e in after.actions.values() if e.key == entry.subject]
        dated, owned = [*new], [*new]
    yield from of_dates(dated, lea, entry.at)
    for one in acts:
        for where, day in _met(one):
            yield from closed(where, day, _office(after, one), counts=False)
        for where, day in _rechecked(one):
            yield from closed(where, day, lea)
        for where, day in _rested(one):
            if why := lea.closed_because(day):
                asked = spoken(lea.working_day_from(day))
                off = f"{spoken(day)} is closed ({why}); nobody is asked until {asked}"
                yield Fault(where, off)
    if isinstance(act, ConsultationAct) and (gap := after.vacancy(act.party, entry.at)):
        yield Fault((), f"{gap}, whose view this is to be{gap.remedy}")
    if isinstance(act, Decline | CloseNotAgreed) and not after.is_over:
        leads = named_case(after.referrals.leading)
        yield Fault((), f"the engagement goes on under {leads}, the primary one")
    if isinstance(act, Assign) and act.first < after.day_of(entry.at):
        off = f"{spoken(act.first)} is past; what was decided since then stays as it is"
        yield Fault(("first",), off)
    if isinstance(act, AttachReferral | Referred) and act.received:
        yield from closed(("received",), act.received, after.policy.agency)
    for one in acts:
        if isinstance(one, DependOn):
            yield from _no_longer_awaited(after, one)
        if isinstance(one, AdoptRoadmap) and not one.sha256:
            yield from _signed_by_some(after)
    yield from vacant(owned, lambda role: after.vacancy(role, entry.at))


def _signed_by_some(after: Engagement) -> Iterator[Fault]:
    """That the review has proposed another roadmap, which not all have signed."""
    line = after.review
    if line and line.roadmap and line.signed and not line.is_signed:
        some, left = with_and(e.named for e in line.signed), unsigned(line.signed)
        lacks = with_and(each.named for each in left)
        off = (
            f"this one takes the place of what review {line.number} proposed "
            f"({in_short(line.roadmap)}), signed for {some} and not for {lacks}"
        )
        yield Fault((), off)


def _no_longer_awaited(after: Engagement, act: DependOn) -> Iterator[Fault]:
    """What is complete holds nothing up."""
    for number in act.on:
        other = after.actions[number]
        if not other.is_open:
            off = f"action {other.label} is {other.status} and holds nothing up"
            yield Fault((named(act.action), "on"), off)


def _dated(after: Engagement, act: Act) -> Sequence[Dated]:
    """The actions it gives a date."""
    match act:
        case Redate() | Reopen():
            owner = after.actions[act.action].owner
            return [Redated(act.action, owner, act.due)]
        case SplitAction(parts=planned) | AdoptRoadmap(planned=planned):
            return planned
    return ()


def _owned(after: Engagement, act: Act) -> Sequence[Dated]:
    """The actions it gives an owner, or whose owner is to hear of it."""
    if isinstance(act, OWNER_TOLD):
        return [after.actions[act.action]]
    match act:
        case SplitAction(parts=planned) | AdoptRoadmap(planned=planned):
            return planned
    return ()


def _met(act: Act) -> Iterator[tuple[Where, date]]:
    """Days on which people meet, or met, each with where it stands."""
    match act:
        case Accept(kickoff=day):
            yield ("kickoff",), day
        case RecordConsultation(on=day) | CorrectConsultation(on=day):
            yield ("on",), day
        case SignAgreement(on=day) | HoldMeeting(on=day):
            yield ("on",), day


def _office(after: Engagement, act: Act) -> WorkCalendar:
    """The days of whoever is met: those of a party of an agency are the agency's."""
    elsewhere = isinstance(act, ConsultationAct) and act.party not in AT_LEA
    return after.policy.agency if elsewhere else after.policy.lea


def _rechecked(act: Act) -> Iterator[tuple[Where, date]]:
    """Days on which a clock that stands is looked at again, with where they stand."""
    match act:
        case PutOnHold(action=number, recheck=day):
            yield (named(number), "recheck"), day
        case StopClock(recheck=day):
            yield ("recheck",), day


def _rested(act: Act) -> Iterator[tuple[Where, date]]:
    """Days through which nobody is asked, each with where it stands."""
    match act:
        case Acknowledge(action=number, promise=day):
            yield (named(number), "promise"), day
        case Snooze(action=number, until=day):
            yield (named(number), "until"), day
