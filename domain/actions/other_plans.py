"""Parts of other plans that actions serve, as people write them and ask for them.

An LCAP goal, an FCMAT standard and a part of the plan under ESSA are written by plan
and code: LCAP 1.3, FCMAT pupil achievement 2.1, ESSA CSI 2.
"""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+|\d+")
SAYING_NOTHING = {"action", "goal", "part", "standard"}
"""Words without which a part of a plan is the same: LCAP goal 1 is LCAP 1."""


def serves(standards: Iterable[str], asked: str) -> bool:
    """Whether one of them is what is asked for, or part of it.

    LCAP 1 asks for LCAP 1.3 and LCAP goal 1 as well, but not for LCAP 10; LCAP for all
    of that plan. An asking that says nothing asks for none.
    """
    names, code = _read(asked)
    return bool(names or code) and any(
        names <= said and number[: len(code)] == code
        for said, number in map(_read, standards)
    )


def _read(text: str) -> tuple[frozenset[str], tuple[int, ...]]:
    """Its words, whatever their capitals, and the numbers of its code."""
    words = WORD.findall(text.casefold())
    names = (each.removesuffix("s") for each in words if not each.isdecimal())
    code = (int(each) for each in words if each.isdecimal())
    return frozenset({*names} - SAYING_NOTHING), tuple(code)
