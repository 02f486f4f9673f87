"""What was done to evidence, in words that all may read."""

from domain.evidence.acts import AddEvidence, EvidenceAct
from domain.evidence.evidence import Pieces, evidence_label
from domain.people.audience import Readers


def did(after: Pieces, act: EvidenceAct) -> str:
    """What they did, after their name, and why.

    Of what is for CCEE alone, sentences say neither its name nor its reason. An entity
    does not carry for whom a piece is, so that why any was withdrawn is said only in
    the list of evidence, to whoever may read the piece.
    """
    if not isinstance(act, AddEvidence):
        return f"withdrew evidence {evidence_label(act.number)}"
    why = f": {act.why}" if act.why else ""
    label = evidence_label(len(after))
    if act.readers is Readers.AGENCY:
        return f"added evidence {label}, for {act.readers.described}"
    return f"added evidence {label} ({act.name}){why}"
