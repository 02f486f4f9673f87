"""A school of a sample, by its CDS code as staff type it."""

import re

from typer import echo

from client.endings import Misused

JOINING = re.compile(r"[-\s]")
WHOLE = re.compile(r"[0-9]{14}")
WITHOUT_ITS_ZERO = re.compile(r"[1-9][0-9]{12}")
SCHOOL_ALONE = re.compile(r"[0-9]{6,7}")
PARTS = "14 digits: county (2), district (5), school (7)"


def site_code(option: str, text: str) -> str:
    """The code, said again where it was not typed as 14 digits; raises Misused.

    Without its zero it is asked back: in a sample nobody sees which school was meant.
    """
    digits = JOINING.sub("", text)
    if WHOLE.fullmatch(digits):
        if digits != text:
            echo(f"{text} is read as {digits}", err=True)
        return digits
    if WITHOUT_ITS_ZERO.fullmatch(digits):
        raise Misused(
            f"{option}: '{text}' has 13 digits; did you mean 0{digits} (a spreadsheet "
            "took the zero?)"
        )
    if SCHOOL_ALONE.fullmatch(digits):
        raise Misused(
            f"{option}: '{text}' is the school alone; its whole code has {PARTS}"
        )
    return text
