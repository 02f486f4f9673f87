"""Who may withdraw evidence beside whoever the matrix names: whoever added it."""

from collections.abc import Iterator
from datetime import datetime

from domain.acts import AddEvidence, ByStaff, WithdrawEvidence
from domain.entity import Entity
from domain.evidence.evidence import Pieces, added_by, standing_pieces
from domain.judge_person import may
from domain.people.roles import Party, Role
from domain.permissions import MAY

ADDER = "whoever added it"
"""What they are called where roles are named."""


def parties(pieces: Pieces, act: ByStaff) -> tuple[Party, ...]:
    """Who may do it; whoever added what is withdrawn, if they may add evidence."""
    own = isinstance(act, WithdrawEvidence) and _adder(pieces, act) == act.by
    return MAY[AddEvidence if own else type(act)]


def or_adder(entity: Entity, pieces: Pieces, act: ByStaff, at: datetime) -> str:
    """', or j.rivera, who added it', where they may withdraw it."""
    person = _adder(pieces, act)
    mine = person and _may_add(entity, person, at)
    return f", or {person}, who added it" if mine else ""


def adders(entity: Entity, pieces: Pieces, at: datetime) -> Iterator[str]:
    """Whoever added a piece that stands, and may add evidence still."""
    added = (added_by(pieces, number) for number in standing_pieces(pieces))
    for person in dict.fromkeys(filter(None, added)):
        if _may_add(entity, person, at):
            yield person


def _may_add(entity: Entity, person: str, at: datetime) -> bool:
    return may(entity, MAY[AddEvidence], Role.LEA_SUPERINTENDENT, person, at)


def _adder(pieces: Pieces, act: ByStaff) -> str | None:
    if not isinstance(act, WithdrawEvidence):
        return None
    return added_by(pieces, act.number)
