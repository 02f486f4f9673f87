"""A school of a sample, by its CDS code as staff type it."""

import re

from client.endings import Misused
from commands.args.said_again import say_again

JOINING = re.compile(r"[-\s]")
WHOLE = re.compile(r"[0-9]{14}")
WITHOUT_ITS_ZERO = re.compile(r"[1-9][0-9]{12}")
PART_OF_IT = re.compile(r"[0-9]{6,7}")
PARTS = "14 digits: county (2), district (5), school (7)"


def site_code(option: str, text: str) -> str:
    """The code, said again where it was not typed as 14 digits; raises Misused.

    Without its zero it is asked back: in a sample nobody sees which school was meant.
    """
    digits = JOINING.sub("", text)
    if WHOLE.fullmatch(digits):
        say_again(text, digits)
        return digits
    if WITHOUT_ITS_ZERO.fullmatch(digits):
        raise Misused(
            f"{option}: '{text}' has 13 digits; did you mean 0{digits} (a spreadsheet "
            "took the zero?)"
        )
    if PART_OF_IT.fullmatch(digits):
        raise Misused(
            f"{option}: '{text}' has {len(digits)} digits; the whole code of a school "
            f"has {PARTS}"
        )
    return text
