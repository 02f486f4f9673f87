"""What may be said several times, typed as one list: `a,b` or `a; b`."""

from collections.abc import Callable, Iterable

from client.endings import Misused
from domain.faults import quoted

JOINING = ("and", "&", "or")
"""Words that part a list as people speak it."""
IsOne = Callable[[str], bool]


def pieces(text: str) -> list[str]:
    """Each of a list, which may be a list of one."""
    found = (each.strip() for each in text.replace(";", ",").split(","))
    return [each for each in found if each] or [text]


def check_commas(option: str, text: str, is_one: IsOne) -> None:
    """Raises Misused where several stand side by side, with what is to be typed.

    They do where each word by itself `is_one`.
    """
    words = [each for each in " ".join(pieces(text)).split() if each not in JOINING]
    if len(words) > len(pieces(text)) and all(map(is_one, words)):
        raise Misused(f"{option}: {commas_between(option, text, words)}")


def commas_between(option: str, text: str, words: Iterable[str]) -> str:
    """That several are joined by commas, and how they would be."""
    line = f"{option} {','.join(words)}"
    return f"{quoted(text)}: commas go between several, as in {line}"


def has_a_digit(word: str) -> bool:
    """As most ids have that people give: F1, C03-07."""
    return any(map(str.isdecimal, word))


def pairs_apart(option: str, said: Iterable[str]) -> list[str]:
    """`A=1,B=2` as two; what is not made of pairs stays as it was typed."""
    return _apart(option, said, lambda each: "=" in each)


def numbers_apart(option: str, said: Iterable[str]) -> list[str]:
    """`4,6` as two; a name may have commas of its own, and stays whole."""
    return _apart(option, said, str.isdecimal)


def _apart(option: str, said: Iterable[str], is_one: IsOne) -> list[str]:
    found: list[str] = []
    for text in said:
        check_commas(option, text, is_one)
        parts = pieces(text)
        found += parts if all(map(is_one, parts)) else [text]
    return found
