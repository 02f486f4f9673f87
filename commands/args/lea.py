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
    record = context.record_if_any()
    known = {e.lea: e.cds for e in record.engagements()} if record else {}
    names = {name.casefold(): name for name in known}
    found = [n for key, n in names.items() if key.startswith(said.casefold())]
    exact = names.get(said.casefold())
    if exact or len(found) == 1:
        name = exact or found[0]
        echo(f"{said} is read as {known[name]}, {name}", err=True)
        return known[name]
    if found:
        several = ", ".join(f"{known[name]} ({name})" for name in found)
        raise Misused(f"'{said}' may be {several}: say which by its code")
    raise Misused(f"{otherwise}{guess(said, known)}")
