"""An LEA as staff type it: by its CDS code, without the zero a spreadsheet took, or by
the name that the record knows.
"""

import re

from typer import echo

from client.endings import Misused
from commands import context
from commands.args.guess import guess
from domain.lea import NotACds, short_cds

WITHOUT_ITS_ZERO = re.compile(r"[1-9]([0-9]{5}|[0-9]{12})")


def lea_code(text: str) -> str:
    """The code, 7 digits or 14, and how it was read where it is not as typed.

    Raises Misused.
    """
    said = text.strip()
    if WITHOUT_ITS_ZERO.fullmatch(said):
        echo(f"{said} is read as 0{said} (a spreadsheet took the zero?)", err=True)
        said = f"0{said}"
    try:
        return short_cds(said)
    except NotACds as off:
        if any(each.isalpha() for each in said):
            return _named(said, str(off))
        raise Misused(str(off)) from off


def _named(said: str, otherwise: str) -> str:
    """By its whole name, lest a beginning or a namesake be acted on unseen."""
    record = context.record_if_any()
    known = {e.cds: e.lea for e in record.engagements()} if record else {}
    found = [c for c, name in known.items() if name.casefold() == said.casefold()]
    if len(found) == 1:
        echo(f"{said} is read as {found[0]}, {known[found[0]]}", err=True)
        return found[0]
    if found:
        several = ", ".join(found)
        raise Misused(f"'{said}' may be {several}: say which by its code")
    begun = [n for n in known.values() if n.casefold().startswith(said.casefold())]
    near = f"; did you mean {begun[0]}?" if len({*begun}) == 1 else ""
    raise Misused(f"{otherwise}{near or guess(said, known.values())}")
