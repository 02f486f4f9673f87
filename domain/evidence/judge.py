"""Whether evidence may be added, withdrawn or named, and each reason why not."""

from collections.abc import Iterable

from domain import refusals
from domain.evidence.acts import AddEvidence, EvidenceAct, evidence_texts
from domain.evidence.evidence import (
    Pieces,
    evidence_label,
    pieces_named,
    place_of,
    stands,
    there_are,
)
from domain.student import student_named
from domain.wording import is_blank

HOW = "`evidence add` adds a piece"


def check_evidence_act(pieces: Pieces, act: EvidenceAct) -> None:
    """Raise a `Refused` where the act does not fit the evidence there is.

    What is there already needs nothing, whatever it is called this time.
    """
    _check_texts(act)
    if isinstance(act, AddEvidence):
        _check_new(pieces, act)
    else:
        _check_there(pieces, act.number)


def check_named(pieces: Pieces, texts: Iterable[str]) -> None:
    """Raise NoSuchEvidence where any of these texts names a piece that is not there.

    What names none, as words and links do not, is taken as it is.
    """
    for number in pieces_named(texts):
        if not stands(pieces, number):
            raise refusals.NoSuchEvidence(none_such(pieces, number))


def withdrawing_nothing(pieces: Pieces) -> refusals.Refused | None:
    """Why nothing can be withdrawn; None where something can."""
    if any(pieces):
        return None
    return refusals.NoSuchEvidence(f"there is no evidence to withdraw; {HOW}")


def _check_texts(act: EvidenceAct) -> None:
    """Raise StudentNamed where any text of it may say who a student is."""
    for name, text in evidence_texts(act):
        if asked_back := student_named(text):
            raise refusals.StudentNamed(f"{name}: {asked_back}")


def _check_new(pieces: Pieces, act: AddEvidence) -> None:
    if is_blank(act.name):
        raise refusals.ReasonMissing(
            "evidence has a name that people know: --name 'minutes of 5 March'"
        )
    if not act.size and is_blank(act.link):
        raise refusals.EvidenceMissing(
            "there is nothing in it; add a file that holds something, or say where it "
            "is kept: --link https://..."
        )
    if act.size and not is_blank(act.link):
        raise refusals.EvidenceMissing(
            "it is a file of the store, with its size, or kept elsewhere, with its "
            "link; say which of the two"
        )
    if number := place_of(pieces, act.sha256):
        label = evidence_label(number)
        raise refusals.NothingToChange(
            f"this content is there already, as {label}, with its own name and "
            f"readers; name it as {label}"
        )


def _check_there(pieces: Pieces, number: int) -> None:
    if stands(pieces, number):
        return
    if number <= len(pieces):
        label = evidence_label(number)
        raise refusals.NothingToChange(f"{label} is withdrawn already")
    raise refusals.NoSuchEvidence(none_such(pieces, number))


def none_such(pieces: Pieces, number: int) -> str:
    """Why a piece cannot be named: it was withdrawn, or never was; and which can."""
    label = evidence_label(number)
    gone = 0 < number <= len(pieces)
    off = f"evidence {label} was withdrawn" if gone else f"there is no evidence {label}"
    return f"{off}; {there_are(pieces)}; {HOW}"
