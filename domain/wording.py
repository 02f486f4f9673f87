"""Whether a text says anything, which say the same; how many, and lists."""

from collections.abc import Iterable, Sequence


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
    names = {*known}
    alike = [each for each in names if each.casefold() == name.casefold()]
    return name if name in names or len(alike) != 1 else alike[0]


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
