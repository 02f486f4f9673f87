"""What becomes of the evidence of an entity when some is added or withdrawn."""

from domain.evidence.acts import AddEvidence, EvidenceAct
from domain.evidence.evidence import WITHDRAWN, piece_of


def with_evidence(pieces: tuple[str, ...], act: EvidenceAct) -> tuple[str, ...]:
    """A new piece takes the next number; one that is withdrawn keeps its place."""
    if isinstance(act, AddEvidence):
        return (*pieces, piece_of(act.sha256, act.by))
    before, after = pieces[: act.number - 1], pieces[act.number :]
    return (*before, WITHDRAWN, *after)
