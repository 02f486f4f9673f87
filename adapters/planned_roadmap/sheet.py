"""A roadmap's actions, and votes on them, as tables that can be imported again."""

from collections.abc import Iterable, Mapping

from adapters.files.rows_by_id import AS_OF, REVIEW
from adapters.files.spreadsheet import Cell, Sheet
from adapters.planned_roadmap.choices import PRIORITY
from adapters.planned_roadmap.columns import (
    ACTION_MEANINGS,
    ACTIONS,
    RANK,
    ROLE,
    TITLE,
    VOTE_MEANINGS,
    VOTES,
    WORKED_OUT,
)
from domain.people.roles import Role
from domain.roadmaps.acts import PlannedRow, VoteRow
from domain.roadmaps.rank import ranks
from domain.roadmaps.standing import PlannedStanding, PlannedTexts, RoadmapStanding


def actions_sheet(
    rows: Iterable[PlannedRow], roadmap: RoadmapStanding, review: str = ""
) -> Sheet:
    """Of the review of this durable key, with what each comes to as it stands."""
    known, placed = roadmap.by_number, ranks(roadmap.by_number)
    cells = []
    for row in rows:
        stands, rank = known.get(row.action), placed.get(row.action)
        beside: dict[str, Cell] = {
            WORKED_OUT: stands.due if stands and stands.anchor else None,
            RANK: f"{rank.place} of {rank.of}" if rank else None,
            REVIEW: review or None,
        }
        cells.append({**action_cells(row), **beside})
    heads = (*ACTION_MEANINGS,)
    return Sheet(ACTIONS, heads, [tuple(map(row.get, heads)) for row in cells])


def planned_row(known: PlannedStanding) -> PlannedRow:
    """The action as a workbook of this moment has it."""
    texts = known.texts or PlannedTexts()
    return PlannedRow(
        action=known.number,
        title=known.title,
        text=texts.text or "",
        components=known.components,
        horizon=known.horizon,
        theme=known.theme,
        owner=known.owner,
        due=None if known.anchor else known.due,
        anchor=known.anchor,
        days=known.days,
        past=texts.past or "",
        depends_on=known.depends_on,
        recommendation=known.recommendation,
        standards=texts.standards or (),
        priority=known.priority,
        reason=texts.reason or "",
        as_of=known.entry,
    )


def action_cells(row: PlannedRow) -> Mapping[str, Cell]:
    """The action by its columns; what was not said is left empty."""
    priority = PRIORITY.text(row.priority) if row.priority else None
    return {
        **{column: _cell(said) for column, said in row},
        "owner": row.owner.value if row.owner else None,
        "due": row.due,
        "days": row.days if row.anchor else None,
        "priority": priority,
        AS_OF: row.as_of or None,
    }


def votes_sheet(roadmap: RoadmapStanding, role: Role, review: str = "") -> Sheet:
    """A row for each action, with the vote of the role where there is one."""
    heads, votes = (*VOTE_MEANINGS,), votes_of(roadmap, role)
    cells = []
    for number, action in sorted(roadmap.by_number.items()):
        vote = votes.get(action.id)
        said: dict[str, Cell] = {**vote_cells(vote)} if vote else {"action": number}
        said |= {TITLE: action.title, ROLE: role.value, REVIEW: review or None}
        cells.append(tuple(map(said.get, heads)))
    return Sheet(VOTES, heads, cells)


def votes_of(roadmap: RoadmapStanding, role: Role | None) -> dict[str, VoteRow]:
    """The votes that a role has given, by the actions' numbers as text."""
    votes = {e.id: (e.number, e.votes.get(role)) for e in roadmap.actions if role}
    return {
        key: VoteRow(
            action=number,
            impact=vote.impact,
            effort=vote.effort,
            feasibility=vote.feasibility,
        )
        for key, (number, vote) in votes.items()
        if vote
    }


def vote_cells(row: VoteRow) -> Mapping[str, Cell]:
    return {column: _cell(said) for column, said in row}


def _cell(said: object) -> Cell:
    if isinstance(said, tuple):
        return "; ".join(map(str, said)) or None
    return said if isinstance(said, int) else str(said or "") or None
