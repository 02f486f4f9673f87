"""A workbook's actions, or votes, held against those of a review's roadmap."""

from collections.abc import Collection
from typing import NamedTuple

from adapters.files.rows_by_id import FileRows
from adapters.planned_roadmap.rows import ACTION_ROWS
from adapters.planned_roadmap.sheet import planned_row, votes_of
from adapters.planned_roadmap.votes import VOTE_ROWS, VotesFile
from domain.act import Actor
from domain.faults import Fault
from domain.people.roles import Role
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import ImportActions, ImportVotes, PlannedRow, VoteRow
from services.imports.held import (
    AnyTable,
    HeldRow,
    HeldTable,
    held,
    said_in,
    source,
)
from services.planned_roadmap.check import LeaToday, faults_of_taken, without
from services.planned_roadmap.outlook import RoadmapOutlook, roadmap_outlook

VOTE = "vote"


class ActionsPlan(NamedTuple):
    """What would become of the actions of a workbook, and all that is off in it.

    `outlook` is what the roadmap would then come to; of one that is over it is empty.
    """

    where: str
    actions: HeldTable[PlannedRow]
    faults: tuple[Fault, ...] = ()
    others: tuple[str, ...] = ()
    outlook: RoadmapOutlook = RoadmapOutlook()

    @property
    def tables(self) -> tuple[AnyTable, ...]:
        return (self.actions,)

    @property
    def said(self) -> str:
        return said_in(self.tables)

    def act(self, actor: Actor, act_id: str) -> ImportActions:
        """All that are taken over in one act; there is at least one."""
        return ImportActions(
            id=act_id,
            by=actor.by,
            entered_by=actor.entered_by,
            why=source(self.where),
            rows=tuple(each.said for each in self.actions.taken),
            overwrite=tuple(each.said.action for each in self.actions.overwritten),
        )


class VotesPlan(NamedTuple):
    """What would become of the votes of a sheet, and all that is off in it.

    Where neither sheet nor line says the `role`, the review says whether it is clear.
    """

    where: str
    votes: HeldTable[VoteRow]
    role: Role | None = None
    faults: tuple[Fault, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[AnyTable, ...]:
        return (self.votes,)

    @property
    def said(self) -> str:
        """As who votes so: somebody may hold two roles."""
        return f"{self.role}\n{said_in(self.tables)}"

    def act(self, actor: Actor, act_id: str) -> ImportVotes:
        """All that are taken over in one act; there is at least one."""
        return ImportVotes(
            id=act_id,
            by=actor.by,
            entered_by=actor.entered_by,
            why=source(self.where),
            rows=tuple(each.said for each in self.votes.taken),
            role=self.role,
        )


def actions_plan(
    file: FileRows[PlannedRow],
    now: ReviewShown,
    day: LeaToday | None,
    overwrite: Collection[str] = (),
) -> ActionsPlan:
    """Each row held against the action of its number; `overwrite` as of `held`.

    Where something is off in any row, the review is asked of the sound ones alone.
    """
    known = {each.id: planned_row(each) for each in now.roadmap.actions}
    table = held(ACTION_ROWS, file, known, overwrite)
    found = faults_of_taken(table, now, day) if day else []
    faults = (*file.faults, *(each.named(file.sheet) for each in found))
    if faults:
        table = without(table, {one for each in found for one in each.ids}, now)
    outlook = roadmap_outlook(now, table, day.lea) if day else RoadmapOutlook()
    return ActionsPlan(file.where, table, faults, file.others, outlook)


def votes_plan(file: VotesFile, now: ReviewShown) -> VotesPlan:
    """Each vote held against the one that the role has given before."""
    votes, role = file
    table = _called(held(VOTE_ROWS, votes, votes_of(now.roadmap, role)), now)
    return VotesPlan(
        votes.where, table._replace(noun=VOTE), role, votes.faults, votes.others
    )


def _called(table: HeldTable[VoteRow], now: ReviewShown) -> HeldTable[VoteRow]:
    """Each vote by the title of its action: of numbers alone nobody knows which."""
    actions = now.roadmap.by_number

    def titled(rows: tuple[HeldRow[VoteRow], ...]) -> tuple[HeldRow[VoteRow], ...]:
        return tuple(e._replace(title=actions[e.said.action].title) for e in rows)

    return table._replace(new=titled(table.new), changed=titled(table.changed))
