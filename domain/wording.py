"""Whether a text says anything, which say the same; how many, lists, in short."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

ELLIPSIS = "…"
CLOSING = "\"')]”\u2019"
"""What may stand behind the mark that ends a sentence."""
OPENING = "\"'([\u201c\u2018"
"""What may stand before a word."""
SHORT = 4  # characters of a name that its period may shorten
SHORTENED = frozenset(
    (
        *("approx", "art", "cal", "ch", "dept", "div", "fig", "no", "nos", "par"),
        *("pp", "prof", "sec", "secs", "st", "subd", "subds", "supt", "tit", "vol"),
        *("cf", "ed", "esp", "gov", "gr", "incl", "mrs", "reg", "regs", "vs"),
    )
)
"""Words that a period shortens, as citations do: it ends no sentence."""
INITIALS = re.compile(r"(?:[a-z]\.)+", re.ASCII | re.I)
"""As in e.g., U.S., p. or a.m."""
NUMBERING = re.compile(r"(?:\d+|[ivx]+)\.", re.ASCII | re.I)
"""What stands before each sentence of a list."""


def is_blank(text: str) -> bool:
    """Whether nothing in it can be seen: spaces and marks without width say nothing."""
    return not any(each.isprintable() and not each.isspace() for each in text)


def as_key(text: str) -> str:
    """As keys are written: `SIR+` as `sir_plus`, `Long-Term` as `long_term`."""
    words = text.strip().lower().replace("+", " plus")
    return "_".join(words.replace("-", " ").replace("_", " ").split())


def as_words(key: str) -> str:
    """As a person reads a key: `fact_check` as 'fact check'."""
    return key.replace("_", " ")


def as_given(name: str, known: Iterable[str]) -> str:
    """The one of these names that differs in capitals at most; else as it is."""
    return all_as_given(known)(name)


def all_as_given(known: Iterable[str]) -> Callable[[str], str]:
    """`as_given` of many names, all among the same ones."""
    names = {*known}
    alike: dict[str, list[str]] = {}
    for each in names:
        alike.setdefault(each.casefold(), []).append(each)

    def given(name: str) -> str:
        found = alike.get(name.casefold(), [])
        return name if name in names or len(found) != 1 else found[0]

    return given


def same_words(one: str, other: str) -> bool:
    """Whether they differ in spaces at most."""
    return one.split() == other.split()


def so_many(number: int, one: str, more: str = "") -> str:
    """'1 letter', '2 letters': `more` where that is not `one` with an s."""
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"


def with_and(names: Iterable[str]) -> str:
    """'2022, 2023 and 2024': as a sentence lists them."""
    *before, last = [*names] or [""]
    return f"{', '.join(before)} and {last}" if before else last


def verb(names: Sequence[str], of_one: str, of_more: str) -> str:
    """'rests' of one, 'rest' of several."""
    return of_one if len(names) == 1 else of_more


def shortened(text: str, most: int) -> str:
    """In one line of so many characters: its first sentences, as many as it holds.

    Where it holds none whole, its first words; what is cut within a sentence ends in
    an ellipsis.
    """
    words = text.split()
    line = " ".join(words)
    if len(line) <= most:
        return line
    heads = (" ".join(words[:n]) for n in _ends(words))
    if sentences := [each for each in heads if len(each) <= most]:
        return sentences[-1]
    whole, _, _ = line[:most].rpartition(" ")
    return (whole or line[: most - 1]).rstrip(" ,;:") + ELLIPSIS


def first_sentence(text: str) -> str:
    """In one line; all of it where it is one sentence."""
    words = text.split()
    return " ".join(words[: next(_ends(words), None)])


def _ends(words: Sequence[str]) -> Iterator[int]:
    """How many words there are up to the end of each sentence."""
    begun = 0  # words before the sentence
    for n, (word, after) in enumerate(pairwise(words), start=1):
        bare = word.rstrip(CLOSING).lstrip(OPENING)
        numbers = n == begun + 1 and NUMBERING.fullmatch(bare)
        if _may_end(bare) and not numbers and not after[0].islower():
            yield n
            begun = n


def _may_end(word: str) -> bool:
    """Whether it has the mark of an end, and that is not there to shorten it."""
    if word.endswith(("!", "?")):
        return True
    if not word.endswith(".") or INITIALS.fullmatch(word):
        return False
    if word.removesuffix(".").casefold() in SHORTENED:
        return False
    is_name = word[:1].isupper() and not word.isupper()  # Dr. Ortiz, and not LEA
    return not (is_name and len(word) <= SHORT)
