"""Acts on the evidence of an engagement, or of a review."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import (
    LARGEST_EVIDENCE,
    MOST_PIECES,
    ContentHash,
    LinkText,
    Name,
    Whole,
)
from domain.people.audience import Readers

FileSize = Annotated[int, Whole(0, LARGEST_EVIDENCE)]
"""Bytes; 0 where it is kept elsewhere."""
PieceNumber = Annotated[int, Whole(1, MOST_PIECES)]


class AddEvidence(ByStaff):
    """Add a piece of evidence by its hash: a file of the store, or kept elsewhere.

    `name` is what people know it by. Where it is kept elsewhere, `link` says where;
    else the file has been put into the store, and takes `size` bytes there.
    """

    kind: Literal["add_evidence"] = "add_evidence"
    name: Name
    sha256: ContentHash
    size: FileSize = 0
    link: LinkText = ""
    readers: Readers = Readers.ENGAGEMENT


class WithdrawEvidence(ByStaff):
    """Withdraw a piece of evidence, with the reason; its number is not given again.

    Whoever added it may, as long as they may add evidence.
    """

    kind: Literal["withdraw_evidence"] = "withdraw_evidence"
    number: PieceNumber


EvidenceAct = AddEvidence | WithdrawEvidence


def evidence_texts(act: EvidenceAct) -> Iterator[tuple[str, str]]:
    """All that is said in words in it, each by its field."""
    yield "why", act.why
    if isinstance(act, AddEvidence):
        yield "name", act.name
        yield "link", act.link
