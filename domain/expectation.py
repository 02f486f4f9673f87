"""What an entity's own clock will do next, unless somebody acts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.acts import (
    ClockAct,
    DutyDue,
    PlateauReached,
    RecheckDue,
    RungActed,
)
from domain.clocks.acts import DutyDate
from domain.clocks.own_act import OwnAct
from domain.clocks.recipients import roles_told
from domain.clocks.subject import Subject, is_within
from domain.duties.duties import ComingDuty
from domain.duties.standing import duty_standing
from domain.entity import Entity
from domain.first_few import first_few
from domain.people.roles import LABELS
from domain.wording import with_and

TOGETHER = 100  # subjects one act of the clock is about: its entry names them all
NAMED = 5  # subjects a timer's summary names before it only counts


class Expectation(NamedTuple):
    """All that falls on one instant is one step.

    First the rungs in the order of the subjects, then rechecks, then plateaus, then
    what is the entity's own; dated duties are said last.
    """

    at: datetime
    acts: tuple[ClockAct, ...]
    summary: str


class Coming(NamedTuple):
    """What will be done at an instant, and to which subject; None for all clocks.

    `own` where it is the entity's own, with its words; or which duty will be said.
    """

    at: datetime
    kind: type[ClockAct]
    subject: Subject | None = None
    own: OwnAct[ClockAct] | None = None
    duty: ComingDuty | None = None


def expectation(entity: Entity) -> Expectation | None:
    """What comes first of rungs, rechecks of stopped clocks, plateaus, duties; or None.

    Duties come anew each year, as long as the engagement goes on.
    """
    if entity.is_over:
        return None
    coming = [*_rungs(entity), *_rechecks(entity), *_own(entity), *_duties(entity)]
    by = min((each.at for each in coming), default=None)
    coming += _plateaus(entity, by)
    if not coming:
        return None
    at = min(each.at for each in coming)
    first = [each for each in coming if each.at == at]
    acts: list[ClockAct] = [
        _rung_act(each.subject) for each in first if each.kind is RungActed
    ]
    acts += _together(RecheckDue, first, at)
    acts += _together(PlateauReached, first, at)
    acts += [each.own.act for each in first if each.own]
    if duties := [each.duty for each in first if each.duty]:
        dates = (DutyDate(name=e.duty.name, on=e.on) for e in duties)
        acts.append(DutyDue(duties=tuple(dates), expected=at))
    return Expectation(at, tuple(acts), _named(entity, first))


def next_of(entity: Entity, *addresses: str) -> str:
    """What comes first for parts of it, in words; empty where nothing is planned."""
    coming = (*_rungs(entity), *_rechecks(entity))
    its = [c for c in coming if c.subject and _is_any(c.subject, addresses)]
    first = min(its, key=lambda each: each.at, default=None)
    return _said(entity, first) if first else ""


def _is_any(subject: Subject, addresses: Iterable[str]) -> bool:
    return any(is_within(subject.key, each) for each in addresses)


def _rungs(entity: Entity) -> Iterator[Coming]:
    for subject in entity.subjects:
        clock = subject.clock
        if clock.plan and clock.is_open and (rung := clock.next_rung):
            yield Coming(rung.at, RungActed, subject)


def _rechecks(entity: Entity) -> Iterator[Coming]:
    lea = entity.setting.policy.lea
    if stop := entity.asked_again:
        yield Coming(lea.opening(lea.working_day_from(stop.recheck)), RecheckDue)
    if entity.setting.stop:
        return
    for subject in entity.subjects:
        if at := subject.recheck_at:
            yield Coming(at, RecheckDue, subject)


def _own(entity: Entity) -> Iterator[Coming]:
    for each in entity.own_acts:
        yield Coming(each.at, type(each.act), own=each)


def _plateaus(entity: Entity, by: datetime | None) -> Iterator[Coming]:
    """Those that may come no later than `by`; the others need no reckoning yet."""
    watched = entity.setting.policy.plateau
    if watched is None:
        return
    soonest = timedelta(days=watched.days - 1)
    for subject in entity.subjects:
        if subject.since is None or (by and subject.since + soonest > by):
            continue
        if at := subject.plateau_at:
            yield Coming(at, PlateauReached, subject)


def _duties(entity: Entity) -> Iterator[Coming]:
    for each in entity.coming_duties:
        yield Coming(each.at, DutyDue, duty=each)


def _rung_act(subject: Subject | None) -> RungActed:
    assert subject and subject.clock.plan and subject.clock.next_rung
    return RungActed(
        subject=subject.key,
        plan=subject.clock.plan.number,
        rung=len(subject.clock.acted),
        expected=subject.clock.next_rung.at,
    )


def _together(
    kind: type[RecheckDue] | type[PlateauReached], first: list[Coming], at: datetime
) -> list[ClockAct]:
    """All of a kind that fall on this instant, so many to an act as fit an entry."""
    mine = [each for each in first if each.kind is kind]
    keys = [each.subject.key for each in mine if each.subject]
    spans = range(0, max(len(keys), 1), TOGETHER) if mine else ()
    return [kind(subjects=tuple(keys[n : n + TOGETHER]), expected=at) for n in spans]


def _named(entity: Entity, first: Sequence[Coming]) -> str:
    """What the timer is for, in words for the Temporal UI."""
    if len(first) == 1:
        return _said(entity, first[0])
    shorts = dict.fromkeys(each.subject.short for each in first if each.subject)
    titles = [each.duty.duty.title for each in first if each.duty]
    own = [each.own.words for each in first if each.own]
    if not (shorts or titles):
        return "; ".join(own)
    dated = next(each for each in first if each.own is None)
    local = _said(entity, dated).rpartition(", ")[2]
    rungs = [f"rungs of {first_few([*shorts], NAMED)}"] if shorts else []
    duties = [f"reminders of {first_few(titles, NAMED)}"] if titles else []
    return "; ".join([f"{with_and([*rungs, *duties])}: {local}", *own])


def _said(entity: Entity, coming: Coming) -> str:
    if coming.own:
        return coming.own.words
    subject, day = coming.subject, entity.setting.policy.lea.day_of(coming.at)
    if coming.duty and entity.dated:
        stands = duty_standing(coming.duty, entity.dated)
        told = with_and(LABELS[role] for role in stands.tell)
        return f"{stands.title}, by {stands.by}: {told}, {stands.local}"
    if subject is None:
        return f"may {entity.going_on}?, {day}"
    rung = subject.next_rung
    if coming.kind is RungActed and rung:
        told = with_and(LABELS[role] for role in roles_told(subject, rung))
        return f"{rung.name} of {subject.short}: {told}, {rung.local}"
    if coming.kind is RecheckDue:
        return f"may {subject.short} go on?, {day}"
    return f"{subject.short} without change, {day}"
