"""A sheet of votes on a roadmap's actions, in one role."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from adapters.files.rows_by_id import (
    CellReader,
    FileRows,
    RowKind,
    RowRules,
    none_below,
    rows_by_id,
    whole_number,
)
from adapters.files.table import FileTable, TableRow, read_table
from adapters.planned_roadmap.choices import VOTER
from adapters.planned_roadmap.columns import ROLE, SCORES, VOTE_COLUMNS, VOTE_NEEDED
from adapters.planned_roadmap.rows import action_id, action_number
from adapters.planned_roadmap.sheet import vote_cells, votes_of
from domain.bounds import MOST_ACTIONS
from domain.faults import Fault, Unreadable
from domain.people.roles import Role
from domain.reviews.planned_row_check import vote_row_faults
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import VoteRow
from domain.wording import with_and

VOTE_ROWS = RowKind(
    noun="action",
    whole="roadmap",
    shape=VoteRow,
    needed=VOTE_NEEDED,
    unread=dict.fromkeys(VOTE_NEEDED, 1),
    most=MOST_ACTIONS,
    together={},
    id_of=action_id,
)
READERS: Mapping[str, CellReader] = {"action": action_number} | dict.fromkeys(
    SCORES, whole_number
)


class VotesFile(NamedTuple):
    """What a sheet says, and in which role; None where it does not say so."""

    votes: FileRows[VoteRow]
    role: Role | None


def read_votes(path: Path, now: ReviewShown, role: Role | None = None) -> VotesFile:
    """All votes of the file, in this role or in that of the file.

    A row without any score is none. Raises Unreadable for what is off about the file as
    a whole: also where it is of another review, or of another role.
    """
    table = read_table(path, VOTE_COLUMNS)
    said = _role_of(table)
    if role and said and said is not role:
        raise Unreadable(
            f"{table.where} has votes as {said}, and not as {role}; write a sheet of "
            f"one's own with `roadmap votes-template --role {role}`"
        )
    stands = votes_of(now.roadmap, role or said)
    voted = table._replace(rows=tuple(filter(_says_a_score, table.rows)))
    rules = RowRules(
        readers=READERS,
        stands=stands,
        cells=vote_cells,
        faults=lambda row: vote_row_faults(row, now),
        review=now.review.entity,
    )
    votes = rows_by_id(voted, VOTE_ROWS, rules)
    if not voted.rows:
        votes = votes._replace(faults=(none_below(table, "vote"), *votes.faults))
    return VotesFile(votes, role or said)


def _role_of(table: FileTable) -> Role | None:
    """Raises Unreadable where rows say several, or what is none."""
    said = {row.cells[ROLE]: row.number for row in table.rows if row.cells[ROLE]}
    roles: dict[Role, str] = {}
    for text, number in said.items():
        try:
            roles.setdefault(VOTER.role(text), text)
        except ValueError as off:
            where = f"{table.where}, row {number}"
            raise Unreadable(Fault((where, ROLE), str(off))) from off
    if len(roles) > 1:
        several = with_and(roles)
        raise Unreadable(f"{table.where} has votes as {several}; a file has one role's")
    return next(iter(roles), None)


def _says_a_score(row: TableRow) -> bool:
    return bool(row.off) or any(row.cells[each] for each in SCORES)
