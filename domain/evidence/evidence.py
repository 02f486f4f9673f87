"""Pieces of evidence: how they are numbered, and how they are named in words.

Each entity, an engagement or a review, numbers its own: E1, E2. What it carries of a
piece is the beginning of its hash and who added it, in the place that its number says,
so that content that is there already is known, a name can be judged, and whoever added
it may withdraw it; the record keeps all else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from domain.first_few import first_few

KEPT = 16  # hexadecimal digits of a hash: two files alike in them are not met
AROUND_A_PIECE = 3  # bytes: its quotes and a comma
WITHDRAWN = ""
"""What stands in the place of a piece that was withdrawn."""
ROOM = "evidence"
NAMED = re.compile(r"\s*[eE]0*([0-9]{1,6})\s*")
"""Longer numbers are words like any other."""

Pieces = Sequence[str]
"""What an entity carries, '0123456789abcdef j.rivera' of each: E1 is the first."""


def piece_of(sha256: str, by: str) -> str:
    """What is carried of a piece that somebody added."""
    return f"{sha256[:KEPT]} {by}"


def pieces_weight(pieces: Pieces) -> int:
    """Bytes that they take; a quote in an id is written with a backslash."""
    text = "".join(pieces)
    return len(text.encode()) + text.count('"') + AROUND_A_PIECE * len(pieces)


def evidence_label(number: int) -> str:
    return f"E{number}"


def evidence_address(number: int) -> str:
    """Its address within its entity."""
    return f"{ROOM}/{number}"


def number_of(address: str) -> int:
    """Of the piece at this address."""
    return int(address.removeprefix(f"{ROOM}/"))


def named_piece(text: str) -> int | None:
    """The number of the piece that a text names, and nothing beside it: E3, or e3."""
    found = NAMED.fullmatch(text)
    return int(found[1]) if found else None


def pieces_named(texts: Iterable[str]) -> Iterator[int]:
    """Those that any of these texts name."""
    for text in texts:
        if (number := named_piece(text)) is not None:
            yield number


def place_of(pieces: Pieces, sha256: str) -> int | None:
    """Under which number this content stands; None where it does not."""
    begins = sha256[:KEPT]
    found = (n for n, each in enumerate(pieces, 1) if each.startswith(begins))
    return next(found, None)


def stands(pieces: Pieces, number: int) -> bool:
    """Whether there is a piece of this number that was not withdrawn."""
    return 0 < number <= len(pieces) and pieces[number - 1] != WITHDRAWN


def is_same(pieces: Pieces, number: int, sha256: str) -> bool:
    """Whether the piece of this number has this content."""
    return stands(pieces, number) and pieces[number - 1].startswith(sha256[:KEPT])


def added_by(pieces: Pieces, number: int) -> str | None:
    """Who added the piece of this number; None where none stands there."""
    return pieces[number - 1][KEPT + 1 :] if stands(pieces, number) else None


def standing_pieces(pieces: Pieces) -> list[int]:
    """The numbers of those that were not withdrawn."""
    return [n for n, each in enumerate(pieces, 1) if each != WITHDRAWN]


def there_are(pieces: Pieces) -> str:
    """'it has E1, E3': which pieces may be named."""
    labels = [*map(evidence_label, standing_pieces(pieces))]
    return f"it has {first_few(labels)}" if labels else "it has none yet"
