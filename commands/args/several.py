"""What may be said several times, typed as one list: `a,b` or `a; b`."""

from collections.abc import Callable, Iterable


def pieces(text: str) -> list[str]:
    """Each of a list, which may be a list of one."""
    found = (each.strip() for each in text.replace(";", ",").split(","))
    return [each for each in found if each] or [text]


def pairs_apart(said: Iterable[str]) -> list[str]:
    """`A=1,B=2` as two; what is not made of pairs stays as it was typed."""
    return _apart(said, lambda each: "=" in each)


def numbers_apart(said: Iterable[str]) -> list[str]:
    """`4,6` as two; a name may have commas of its own, and stays whole."""
    return _apart(said, str.isdecimal)


def _apart(said: Iterable[str], is_one: Callable[[str], bool]) -> list[str]:
    found: list[str] = []
    for text in said:
        parts = pieces(text)
        found += parts if all(map(is_one, parts)) else [text]
    return found
