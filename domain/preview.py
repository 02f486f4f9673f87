"""What an act would change, before it is done: how things stand, who hears what when.

It is the difference of two standings, whatever the act. The same question serves a bulk
act, a new calendar and a policy on trial.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from domain.acts import StaffAct
from domain.clocks.recipients import readers
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.people.absence import Absence
from domain.people.roles import LABELS, Assignment
from domain.policies.ladder import Office
from domain.referrals.case import MODES
from domain.refusals import Refused
from domain.rehearsal import rehearse
from domain.standing import (
    ActionStanding,
    CaseStanding,
    ClockStanding,
    EngagementStanding,
    Standing,
    StepStanding,
)
from domain.standing_of import standing
from domain.values import Value

Fields = Mapping[str, Callable[[Any], object]]
"""What may be said of something that stands, by what it is called."""


class WillHear(Value):
    """One rung to come: when, and who would hear if nothing changed until then."""

    subject: str
    rung: str
    at: datetime
    local: str
    told: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    """Whose calendars its instant depends on."""


class Change(Value):
    """One thing, and what the act would change of it, in words.

    `subject` is its address within the engagement; empty for the engagement itself.
    """

    subject: str
    title: str
    changes: tuple[str, ...]


class Told(Value):
    """A letter the act itself would have written: to whom, and which."""

    person: str
    office: str
    template: str
    subject: str = ""


class Preview(Value):
    """`refused` says why the act could not be done; then nothing would change."""

    entity: str
    refused: str | None
    changes: tuple[Change, ...] = ()
    told: tuple[Told, ...] = ()
    settled: tuple[str, ...] = ()
    """The matters that would hold no more: what speaks of them is not sent."""
    hear_now: tuple[WillHear, ...] = ()
    hear_then: tuple[WillHear, ...] = ()


def preview(engagement: Engagement, act: StaffAct, at: datetime) -> Preview:
    """Judge the act and rehearse it; nothing is done."""
    try:
        after = rehearse(engagement, act, at)
    except Refused as refusal:
        return Preview(entity=engagement.entity, refused=str(refusal))
    now, then = will_hear(engagement), will_hear(after)
    kept = {*now} & {*then}
    return Preview(
        entity=engagement.entity,
        refused=None,
        changes=tuple(differences(standing(engagement), standing(after))),
        told=tuple(
            Told(
                person=each.to,
                office=each.office,
                template=each.template,
                subject=each.subject,
            )
            for each in after.unwritten[-1].notices
            if not each.replaces
        ),
        settled=after.unwritten[-1].settled,
        hear_now=tuple(each for each in now if each not in kept),
        hear_then=tuple(each for each in then if each not in kept),
    )


def will_hear(engagement: Engagement) -> list[WillHear]:
    """All rungs to come of all subjects, in the order of their instants."""
    found = [each for s in engagement.subjects for each in _will_hear(engagement, s)]
    return sorted(found, key=lambda each: each.at)


def differences(before: Standing, after: Standing) -> Iterator[Change]:
    """What stands otherwise, part by part: the engagement, referrals, actions."""
    whole = [
        *_differing(WHOLE, before.engagement, after.engagement),
        *_people(before, after),
    ]
    if whole:
        yield Change(subject="", title="the engagement", changes=tuple(whole))
    yield from _changes(_parts(before), _parts(after))


def _will_hear(engagement: Engagement, subject: Subject) -> Iterator[WillHear]:
    rungs, blockers = subject.coming, engagement.blocking(subject)
    for n, rung in enumerate(rungs):
        yield WillHear(
            subject=subject.key,
            rung=rung.name,
            at=rung.at,
            local=rung.local,
            told=tuple(
                f"{each.person} ({each.title or LABELS[each.role]})"
                for each in readers(subject, rungs[n:], rung.at, blockers)
            ),
            offices=tuple(dict.fromkeys((subject.timing.counts, rung.office))),
        )


Part = tuple[str, Fields, ActionStanding | CaseStanding | StepStanding]


def _parts(now: Standing) -> dict[str, Part]:
    """Everything that stands, by its address: its title, its facts, and itself."""
    found: dict[str, Part] = {}
    for case in now.engagement.cases:
        address = f"referral/{case.number}"
        found[address] = (case.pathway, OF_A_CASE, case)
        for step in case.steps:
            found[f"{address}/{step.name}"] = (step.title, OF_A_STEP, step)
    for action in now.actions:
        found[f"action/{action.label}"] = (action.title, OF_AN_ACTION, action)
    return found


def _changes(before: dict[str, Part], after: dict[str, Part]) -> Iterator[Change]:
    for address, (title, facts, now) in after.items():
        was = before.get(address)
        if was is None:
            said = [f"new: {', '.join(_described(now))}"]
        elif was[2] is now:
            continue
        else:
            said = [*_differing(facts, was[2], now)]
        if said:
            yield Change(subject=address, title=title, changes=tuple(said))


def _differing(fields: Fields, before: object, after: object) -> Iterator[str]:
    for name, field in fields.items():
        was, now = field(before), field(after)
        if was != now:
            yield f"{name} {_or_none(was)} -> {_or_none(now)}"


def _described(new: object) -> Iterator[str]:
    match new:
        case ActionStanding(due=due, owner=owner):
            yield f"due {due}, owner {LABELS[owner]}"
        case StepStanding(due=due, asked=asked):
            by = f"due {due}" if due else "without a date"
            yield f"{by}, asked of the {LABELS[asked]}"
        case CaseStanding(state=state, received=received):
            yield f"received {received}, {state}"


def _people(before: Standing, after: Standing) -> Iterator[str]:
    """Roles given and days away that are other than they were."""
    for was, now in (
        ([*map(_given, before.people)], [*map(_given, after.people)]),
        ([*map(_away, before.absences)], [*map(_away, after.absences)]),
    ):
        yield from (f"from now on: {each}" for each in now if each not in was)
        yield from (f"no more: {each}" for each in was if each not in now)


def _given(given: Assignment) -> str:
    until = f" until {given.last}" if given.last else ""
    return f"{LABELS[given.role]} {given.person or 'vacant'} from {given.first}{until}"


def _away(away: Absence) -> str:
    return f"{away.substitute} for {away.person} from {away.first} until {away.last}"


def _next(now: ClockStanding) -> str | None:
    return f"{now.next_rung} {now.next_local}" if now.next_rung else None


def _plain(word: object) -> str:
    return str(word).replace("_", " ")


def _joined(said: Iterable[object]) -> str:
    return ", ".join(map(_plain, said))


def _stopped(now: EngagementStanding) -> str | None:
    return f"since {now.stop.since}" if now.stop else None


WHOLE: Fields = {
    "phase": lambda now: now.phase,
    "mode": lambda now: MODES[now.segments[-1].mode] if now.segments else None,
    "primary pathway": lambda now: now.pathway,
    "kickoff": lambda now: now.kickoff,
    "all clocks stopped": _stopped,
    "looked at again": lambda now: now.stop.recheck if now.stop else None,
    "policy": lambda now: now.policy,
    "a look at the whole": lambda now: "proposed" if now.recheck_proposed else None,
    "actions": lambda now: now.tally.total,
    "completed": lambda now: now.tally.completed,
    "in progress": lambda now: now.tally.in_progress,
    "not started": lambda now: now.tally.not_started,
    "completed or in progress": lambda now: f"{now.tally.percent} %",
    "Dashboard noted": lambda now: now.dashboard.year if now.dashboard else None,
}
OF_A_CLOCK: Fields = {
    "late": lambda now: "yes" if now.overdue else None,
    "rung reached": lambda now: now.rung,
    "next": _next,
}
OF_A_CASE: Fields = {
    "state": lambda now: now.state,
    "primary": lambda now: "yes" if now.primary else None,
}
OF_A_STEP: Fields = {
    "done": lambda now: now.done.on if now.done else None,
    "answered": lambda now: _plain(now.said.outcome) if now.said else None,
    "due": lambda now: now.due,
    **OF_A_CLOCK,
}
OF_AN_ACTION: Fields = {
    "status": lambda now: now.status,
    "rating": lambda now: now.rated or None,
    "published as": lambda now: now.published,
    "due": lambda now: now.due,
    "owner": lambda now: LABELS[now.owner],
    "reported complete by": lambda now: now.claimed_by,
    "looked at again": lambda now: now.stop.recheck if now.stop else None,
    "rests until": lambda now: now.rest.until if now.rest else None,
    "waits for": lambda now: _joined(now.depends_on) or None,
    "standards": lambda now: _joined(now.standards) or None,
    "flags": lambda now: _joined(now.flags) or None,
    **OF_A_CLOCK,
}


def _or_none(value: object) -> object:
    return "none" if value is None else value
