"""Acts made of a roadmap's file: adopted, or as the parts of an action."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from client.endings import Ending, Failed
from domain.act import Actor
from domain.actions.check import (
    Awaiting,
    faults_between,
    faults_of,
    roadmap_faults,
    unknown_among,
)
from domain.actions.planned import PlannedAction, named
from domain.actions.warnings import roadmap_warnings
from domain.acts import AdoptRoadmap, SplitAction
from domain.faults import Fault, Unreadable
from domain.people.vacancy import VacancyOf, vacancy
from domain.policies.policy import Policy
from domain.preview import Preview
from domain.refusals import RoadmapUnusable
from domain.standing import Standing
from domain.wording import as_given
from services import current
from services.imports.readable import readable
from services.rollout import Asker
from services.trace import Recommended, recommendation_unknown

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.roadmap.rows import HalfRow, RoadmapFile

ROW = re.compile(r"row (\d+)")
RELATING = ("number", "depends_on")
"""Columns that speak of other rows as well, some of which may not be read."""


class Planned(NamedTuple):
    """Actions that a file plans, and where in it they stand.

    `others` are sheets that have a roadmap's header too, and were passed over; `off`
    is what is off about rows that plan nothing. `awaiting` are those of them that have
    a number, `nameless` how many have none, and `halves` what can be read of them;
    `places` is where all numbers stand. `instead_of_signed` is why it is adopted where
    another was signed.
    """

    actions: tuple[PlannedAction, ...]
    where: str
    others: tuple[str, ...]
    off: tuple[Fault, ...] = ()
    awaiting: tuple[Awaiting, ...] = ()
    nameless: int = 0
    halves: "tuple[HalfRow, ...]" = ()
    places: dict[str, str] = {}
    instead_of_signed: str = ""

    @property
    def said(self) -> str:
        """All that it plans, the same wherever the file lies."""
        return "\n".join(each.model_dump_json() for each in self.actions)

    @property
    def naming(self) -> bool:
        """Whether any of its rows names a recommendation."""
        rows = (*self.actions, *(half.action for half in self.halves))
        return any(each.recommendation for each in rows)

    def spelled(self, ids: Collection[str]) -> "Planned":
        """With recommendations as they were given, whatever case is written."""

        def of(action: PlannedAction) -> PlannedAction:
            return action.but(recommendation=as_given(action.recommendation, ids))

        halves = (each._replace(action=of(each.action)) for each in self.halves)
        return self._replace(actions=(*map(of, self.actions),), halves=(*halves,))

    def placed(self, fault: Fault) -> Fault:
        """A fault of an action, by the row it stands in too."""
        if not fault.where:
            return fault
        one, *column = map(str, fault.where)
        return Fault((self.place(one), *column), fault.message)

    def place(self, action: str) -> str:
        """Where an action stands: 'row 3 (action 2)'."""
        return f"{self.places[action]} ({action})"


class Judged(NamedTuple):
    """What is off about a roadmap: every fault of every row, and what is no fault.

    `refused` is what the engagement says to it as a whole; `unasked` why it could say
    nothing, so that its phase and its people were not looked at.
    """

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    refused: str = ""
    unasked: Ending | None = None
    preview: Preview | None = None
    actor: Actor | None = None


def planned(file: Path) -> Planned:
    """Every action of a roadmap's file; raises Failed with each row that is off."""
    read = with_faults(file)
    if read.off:
        off = Unreadable(*read.off, under=f"{read.where} cannot be read:")
        raise Failed(f"{off}\nnothing was changed")
    return read


def faults_of_parts(planned: Planned) -> list[Fault]:
    """What is off about each row of parts, whatever they are parts of."""
    policy, at = current.policy(), datetime.now(UTC)
    found = (fault for each in planned.actions for fault in faults_of(each, policy, at))
    return [*map(planned.placed, found)]


def with_faults(file: Path) -> Planned:
    """As `planned`, with what is off; raises Failed where that is the whole file."""
    read = _read(file)
    return Planned(
        tuple(row.action for row in read.rows),
        read.where,
        read.others,
        read.faults,
        read.numbered,
        read.nameless,
        read.halves,
        {
            **{named(row.action.number): f"row {row.number}" for row in read.rows},
            **{named(each.number): f"row {each.row}" for each in read.numbered},
        },
    )


RecommendedOf = Callable[[str], Recommended | None]
"""Which recommendations an engagement's roadmap may name, given its durable key."""


async def judge(
    client: "Client", cds: str, planned: Planned, asker: Asker, recorded: RecommendedOf
) -> Judged:
    """Judged and rehearsed by the engagement; raises Failed where it cannot be asked.

    Without rows that are whole it is asked all the same: is it the time, and theirs?
    """
    from client import engagements

    now = await engagements.standing_of(client, cds)
    policy = await engagements.policy(client, cds)
    actor = asker.actor(AdoptRoadmap, now, policy)
    found = _judged(planned, policy, _vacancy_of(now, policy))
    if unknown := unnamed(planned, recorded(now.engagement.entity)):
        faults = tuple(sorted((*found.faults, *unknown), key=_row))
        found = found._replace(faults=faults)
    asked = planned._replace(actions=()) if found.faults else planned
    preview = await engagements.preview(client, cds, adopt(asked, actor, uuid4().hex))
    refused = preview.refused or ""
    if found.faults and preview.rule == RoadmapUnusable.__name__:
        refused = ""
    return found._replace(refused=refused, preview=preview, actor=actor)


def unnamed(planned: Planned, known: Recommended | None) -> list[Fault]:
    """What rows name as the recommendation they are planned from, and is none.

    Rows as well about which something else is off.
    """
    named_in = {
        **{planned.place(named(each.number)): each for each in planned.actions},
        **{half.where: half.action for half in planned.halves},
    }
    return [
        Fault((where, "recommendation"), off)
        for where, action in named_in.items()
        if (off := recommendation_unknown(action.recommendation, known))
    ]


async def splitter(client: "Client", cds: str, asker: Asker) -> Actor:
    """Whoever may split an action there, for what is only tried; raises Failed."""
    from client import engagements

    now = await engagements.standing_of(client, cds)
    return asker.actor(SplitAction, now, await engagements.policy(client, cds))


def judge_alone(planned: Planned, unasked: Ending) -> Judged:
    """By the policy in force, where the engagement could not be asked."""
    found = _judged(planned, current.policy(), lambda role: None)
    return found._replace(unasked=unasked)


def split(
    planned: Planned, action: int, actor: Actor, why: str, act_id: str
) -> SplitAction:
    """Into the parts that a file names."""
    return SplitAction(
        id=act_id,
        by=actor.by,
        entered_by=actor.entered_by,
        why=why,
        action=action,
        parts=planned.actions,
    )


def adopt(planned: Planned, actor: Actor, act_id: str) -> AdoptRoadmap:
    """All that the file plans, in one act."""
    return AdoptRoadmap(
        id=act_id,
        by=actor.by,
        entered_by=actor.entered_by,
        why=f"imported from {planned.where}",
        actions=planned.actions,
        instead_of_signed=planned.instead_of_signed,
    )


def _judged(planned: Planned, policy: Policy, vacancy_of: VacancyOf) -> Judged:
    at = datetime.now(UTC)
    found = roadmap_faults(planned.actions, policy, at)
    if planned.off:
        alone = (each for each in found if each.where)
        found = [e for e in alone if e.where[-1] not in RELATING]
        rows = (*planned.actions, *planned.awaiting)
        found += faults_between(rows, nameless=planned.nameless)
    warned = roadmap_warnings(planned.actions, policy.lea, vacancy_of, at)
    halves = (fault for half in planned.halves for fault in _of_half(half, policy, at))
    off = (*planned.off, *halves, *_of_repeats(planned), *map(planned.placed, found))
    faults = tuple(sorted(off, key=_row))
    refused = {each.where for each in found}
    warnings = (each for each in warned if not each.where or each.where not in refused)
    return Judged(faults, tuple(map(planned.placed, warnings)))


def _row(fault: Fault) -> int:
    """Of a fault of the whole 0: it is named first."""
    row = ROW.match(str(fault.where[0])) if fault.where else None
    return int(row[1]) if row else 0


def _of_half(half: "HalfRow", policy: Policy, at: datetime) -> Iterator[Fault]:
    for fault in faults_of(half.action, policy, at):
        column = fault.where[-1]
        if column in half.columns:
            yield Fault((half.where, column), fault.message)


def _of_repeats(planned: Planned) -> Iterator[Fault]:
    """What a row waits for whose number stands in another, of which all is judged.

    Where a row has no number, it may be the action that is waited for.
    """
    known = {each.number for each in (*planned.actions, *planned.awaiting)}
    for half in planned.halves if not planned.nameless else ():
        if half.repeats and "depends_on" in half.columns:
            where = (half.where, "depends_on")
            yield from unknown_among(known, half.action.depends_on, where)


def _vacancy_of(now: Standing, policy: Policy) -> VacancyOf:
    today = policy.lea.day_of(datetime.now(UTC))
    return lambda role: vacancy(now.people, now.absences, role, today)


def _read(file: Path) -> "RoadmapFile":
    from adapters.roadmap.read import read_with_faults

    return readable(lambda: read_with_faults(file))
