"""Parts of other plans that actions serve, as people write them and ask for them.

An LCAP goal, an FCMAT standard and a part of the plan under ESSA are written by plan
and code: LCAP 1.3, FCMAT pupil achievement 2.1, ESSA CSI 2.
"""

import re
from collections.abc import Iterable

from domain.faults import quoted
from domain.guess import guess_by

PLANS = ("LCAP", "FCMAT", "ESSA", "SPSA")
"""How the plans that most actions serve are called; another may be named as well."""
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


def linked_as(standards: Iterable[str], said: str) -> str:
    """How the part that is said stands among those that are linked; else empty.

    Capitals and spaces do not make another of it.
    """
    linked = [*standards]
    alike = (each for each in linked if _read(each) == _read(said))
    return said.strip() if said.strip() in linked else next(alike, "")


def off_about_part(said: str) -> str:
    """Why nobody can tell of which plan it is, with what may be meant; else empty."""
    plan = _plan(said)
    if not plan:
        such = " or ".join(f"'{each} {said.strip()}'" for each in PLANS[:3])
        return f"{quoted(said.strip())} does not say of which plan it is: {such}"
    if any(name.upper() in PLANS for name in _names(said)):
        return ""
    meant = guess_by({name: _of_plan(said, plan, name) for name in PLANS}, plan)
    return f"{quoted(plan)} is no plan that is known here{meant}" if meant else ""


def as_written(said: str) -> str:
    """With a plan that is known in its capitals, and one space between words."""
    words = " ".join(said.split())
    plan = _plan(words)
    return _of_plan(words, plan, plan.upper()) if plan.upper() in PLANS else words


def _of_plan(said: str, plan: str, called: str) -> str:
    """The same part with its plan called so, apart from its code."""
    before, _, part = said.strip().partition(plan)
    code = f" {part}" if part[:1].isdecimal() else part
    return f"{before}{called}{code}"


def _plan(text: str) -> str:
    """The first word that says something, where plans stand; empty without one."""
    names = (each for each in _names(text) if _read(each)[0])
    return next(names, "")


def _names(text: str) -> list[str]:
    return [each for each in WORD.findall(text) if not each.isdecimal()]


def _read(text: str) -> tuple[frozenset[str], tuple[int, ...]]:
    """Its words, whatever their capitals, and the numbers of its code."""
    words = WORD.findall(text.casefold())
    names = (each.removesuffix("s") for each in words if not each.isdecimal())
    code = (int(each) for each in words if each.isdecimal())
    return frozenset({*names} - SAYING_NOTHING), tuple(code)
