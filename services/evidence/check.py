"""The store held against the record: what is missing, changed, unnamed or dead.

Nothing is deleted, and nothing is mended: what is off is named, with what to do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from domain.evidence.standing import EvidencePiece
from domain.values import Value

if TYPE_CHECKING:
    from adapters.evidence.store import EvidenceStore


class EvidenceTrouble(StrEnum):
    """What may be off with evidence."""

    MISSING = "missing"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    UNNAMED = "unnamed"
    ASIDE = "aside"
    DEAD = "dead"


WHAT_TO_DO = {
    EvidenceTrouble.MISSING: "its file is not in the store; bring it back from the "
    "backup, or add the same file again",
    EvidenceTrouble.CHANGED: "its file holds something else than was added; bring it "
    "back from the backup, or add the same file again",
    EvidenceTrouble.UNREADABLE: "its file cannot be read; see to its rights, and to "
    "the disk",
    EvidenceTrouble.UNNAMED: "no act in the record names it: whoever added it was "
    "stopped, or the record is behind; add the same file again, or ask who added it",
    EvidenceTrouble.ASIDE: "was left aside by somebody who was stopped, or is being "
    "written now; where it is still there tomorrow, it can be removed",
    EvidenceTrouble.DEAD: "look whether it was moved; withdraw it, then add it where "
    "it is now: it gets a number of its own, to be named in place of this one",
}


class EvidenceDiscrepancy(Value):
    """One thing that is off: of which piece, or which file, or which link.

    `at` is the entity of a piece, '1999901.1', and `named` says which of it, 'E3
    minutes.pdf'; of a file that is no piece `at` is its place in the store.
    """

    trouble: EvidenceTrouble
    at: str
    named: str = ""
    problem: str = ""

    @property
    def sentence(self) -> str:
        what = " ".join(filter(None, [self.at, self.named, self.problem]))
        return f"{self.trouble}: {what}; {WHAT_TO_DO[self.trouble]}"


class EvidenceCheck(Value):
    """What a check looked at, and what it found.

    Of the `links` those are counted that were asked; `unasked` are the ones that are
    no web addresses, so that nobody but a person can look there.
    """

    pieces: int
    files: int
    links: int
    unasked: int = 0
    found: tuple[EvidenceDiscrepancy, ...]


def check(
    store: "EvidenceStore",
    pieces: Iterable[EvidencePiece],
    known: Iterable[EvidencePiece] | None,
    *,
    links: bool,
) -> EvidenceCheck:
    """Each of these pieces, and with all that are `known` each file of the store.

    Of what was withdrawn neither file nor link is asked for. Links are asked only
    where that is wanted, each for a few seconds.
    """
    from adapters.evidence.links import is_asked

    stand = [each for each in pieces if not each.withdrawn]
    kept = [each for each in stand if each.in_store]
    elsewhere = [each for each in stand if not each.in_store] if links else []
    asked = [each for each in elsewhere if is_asked(each.link)]
    found = [*_of_files(store, kept), *_of_links(asked)]
    files = len({each.sha256 for each in kept})
    if known is not None:
        named = {each.sha256 for each in known if each.in_store}
        files = len(named | {*store.digests()})
        found += _beyond(store, named)
    return EvidenceCheck(
        pieces=len(stand),
        files=files,
        links=len(asked),
        unasked=len(elsewhere) - len(asked),
        found=tuple(found),
    )


def _of_files(
    store: "EvidenceStore", kept: Iterable[EvidencePiece]
) -> Iterator[EvidenceDiscrepancy]:
    """Each file is read once, however many pieces it is."""
    seen: dict[str, tuple[EvidenceTrouble, str] | None] = {}
    for piece in kept:
        if piece.sha256 not in seen:
            seen[piece.sha256] = _off(store, piece.sha256)
        if off := seen[piece.sha256]:
            yield _finding(piece, *off)


def _off(store: "EvidenceStore", digest: str) -> tuple[EvidenceTrouble, str] | None:
    place = store.place(digest)
    if not store.holds(digest):
        return EvidenceTrouble.MISSING, f"({place})"
    try:
        sound = store.is_sound(digest)
    except OSError as off:
        return EvidenceTrouble.UNREADABLE, f"({place}: {off.strerror})"
    return None if sound else (EvidenceTrouble.CHANGED, f"({place})")


def _of_links(pieces: Sequence[EvidencePiece]) -> Iterator[EvidenceDiscrepancy]:
    from adapters.evidence.links import problems

    off: Mapping[str, str] = problems(each.link for each in pieces)
    for piece in pieces:
        if said := off.get(piece.link):
            yield _finding(piece, EvidenceTrouble.DEAD, f"({said})")


def _finding(
    piece: EvidencePiece, trouble: EvidenceTrouble, problem: str
) -> EvidenceDiscrepancy:
    """Of what is for CCEE alone only the number is said."""
    named = piece.shown_to(agency=False)
    return EvidenceDiscrepancy(
        trouble=trouble, at=piece.entity, named=named, problem=problem
    )


def _beyond(store: "EvidenceStore", named: set[str]) -> Iterator[EvidenceDiscrepancy]:
    """Files that no act names, and what lies beside them."""
    for digest in store.digests():
        if digest not in named:
            yield _of_place(EvidenceTrouble.UNNAMED, store.place(digest))
    for place in store.strays():
        yield _of_place(EvidenceTrouble.ASIDE, place)


def _of_place(trouble: EvidenceTrouble, place: Path) -> EvidenceDiscrepancy:
    return EvidenceDiscrepancy(trouble=trouble, at=str(place))
