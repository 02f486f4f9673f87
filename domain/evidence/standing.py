"""A piece of evidence as the record has it, and how it is named where it is shown."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Self

from domain.evidence.evidence import evidence_label, named_piece
from domain.people.audience import Readers
from domain.values import Value


class EvidencePiece(Value):
    """A piece of evidence of one `entity`, by its number there.

    `by` is who decided on it, `at` when; it takes `size` bytes in the store, or is kept
    where `link` says. One that was `withdrawn` was so under that entry, for a `reason`.
    """

    entity: str
    number: int
    name: str
    sha256: str
    size: int
    link: str
    readers: Readers
    by: str
    at: datetime
    entry: int
    withdrawn: int | None = None
    reason: str = ""

    @property
    def label(self) -> str:
        return evidence_label(self.number)

    @property
    def in_store(self) -> bool:
        return not self.link

    def as_of(self, entry: int) -> Self:
        """As it was after this entry: what was withdrawn later stood."""
        if self.withdrawn is None or self.withdrawn <= entry:
            return self
        return self.but(withdrawn=None, reason="")

    def shown_to(self, *, agency: bool) -> str:
        """'E3 minutes.pdf'; its name is said to whoever may read it alone."""
        hidden = self.readers is Readers.AGENCY and not agency
        name = f"(for {self.readers.described})" if hidden else self.name
        gone = " (withdrawn)" if self.withdrawn else ""
        return f"{self.label} {name}{gone}"


def with_names(
    texts: Iterable[str], pieces: Mapping[int, EvidencePiece], *, agency: bool = False
) -> tuple[str, ...]:
    """Each text as it is; one that names a piece with the name of that.

    To somebody of the `agency` also what is for CCEE alone.
    """
    return tuple(_with_name(each, pieces, agency=agency) for each in texts)


def _with_name(text: str, pieces: Mapping[int, EvidencePiece], *, agency: bool) -> str:
    number = named_piece(text)
    piece = pieces.get(number) if number else None
    return piece.shown_to(agency=agency) if piece else text
