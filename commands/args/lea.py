"""An LEA as staff type it: by its CDS code, without the zero a spreadsheet took, or by
the name that the record knows.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from client.endings import Misused
from commands import context
from commands.args.said_again import say_again
from domain.faults import quoted
from domain.guess import guess_by
from domain.lea import NotACds, short_cds

NOT_LISTED: Mapping[str, str] = MappingProxyType({})
GIVE = "give its CDS code, 7 digits, or 14 for a charter"
FEW = 3  # that one message names
SHORTEST = 3  # letters by which a part of a name is known
WITHOUT_ITS_ZERO = re.compile(r"[1-9]([0-9]{5}|[0-9]{12})")


def lea_code(text: str, listed: Mapping[str, str] = NOT_LISTED) -> str:
    """The code, 7 digits or 14, and how it was read where it is not as typed.

    `listed` are further LEAs that may be meant, each by its code with its name. Raises
    Misused.
    """
    said = with_its_zero(text)
    try:
        return short_cds(said)
    except NotACds as off:
        if any(map(str.isalpha, said)):
            return _named(said, str(off), listed)
        raise Misused(str(off)) from off


def with_its_zero(text: str) -> str:
    """What was typed, with the zero a spreadsheet took; said again where it was."""
    said = padded(text)
    if said != text.strip():
        say_again(text, f"{said} (a spreadsheet took the zero?)")
    return said


def padded(text: str) -> str:
    said = text.strip()
    return f"0{said}" if WITHOUT_ITS_ZERO.fullmatch(said) else said


def _named(said: str, otherwise: str, listed: Mapping[str, str]) -> str:
    """By its whole name, lest a beginning or a namesake be acted on unseen."""
    record = context.record_if_any()
    engaged = {e.cds: e.lea for e in record.engagements()} if record else {}
    known = {**listed, **engaged}
    found = [c for c, name in known.items() if name.casefold() == said.casefold()]
    if len(found) == 1:
        say_again(said, f"{found[0]}, {known[found[0]]}")
        return found[0]
    if found:
        several = ", ".join(found)
        raise Misused(f"'{said}' may be {several}: say which by its code")
    near = _near(said, known)
    raise Misused(_unknown(said, otherwise, near))


def _near(said: str, known: Mapping[str, str]) -> str:
    """Those of which a part is called so, each with its code to type; or a guess."""
    part = said.casefold()
    found = {code: f"{code}, {name}" for code, name in known.items()}
    begun = [found[c] for c, name in known.items() if name.casefold().startswith(part)]
    within = [found[c] for c, name in known.items() if part in name.casefold()]
    meant = next((each for each in (begun, within) if 0 < len(each) <= FEW), [])
    if len(said) >= SHORTEST and meant:
        return f"; did you mean {' or '.join(meant)}?"
    return guess_by({known[code]: shown for code, shown in found.items()}, said)


def _unknown(said: str, otherwise: str, near: str) -> str:
    """A name that nobody knows, and what to type; of what has digits, why it is off."""
    if any(map(str.isdecimal, said)):
        return f"{otherwise}{near}"
    return f"no LEA is known here as {quoted(said)}; {GIVE}{near}"
