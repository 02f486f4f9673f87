"""What was done to evidence, in words that all may read."""

from domain.evidence.acts import AddEvidence, EvidenceAct
from domain.evidence.evidence import Pieces, evidence_label
from domain.people.audience import Readers


def did(after: Pieces, act: EvidenceAct) -> str:
    """What they did, after their name, and why.

    Of what is for CCEE alone, sentences say neither its name nor its reason.
    """
    why = f": {act.why}" if act.why else ""
    if not isinstance(act, AddEvidence):
        return f"withdrew evidence {evidence_label(act.number)}{why}"
    label = evidence_label(len(after))
    if act.readers is Readers.AGENCY:
        return f"added evidence {label}, for {act.readers.described}"
    return f"added evidence {label} ({act.name}){why}"
