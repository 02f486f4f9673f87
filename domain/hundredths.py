"""Numbers of two decimals at most, kept as whole hundredths: hours, parts of a post.

So that sums are exact, and one number is stored in one way.
"""

import re

WRITTEN = re.compile(r"(\d{1,15})(?:[.,](\d{1,2}))?|[.,](\d{1,2})", re.ASCII)
ONE = 100


class NotHundredths(ValueError):
    """A text is no such number; the message says how one is written."""


def hundredths(text: str) -> int:
    """'2.5' as 250; raises NotHundredths."""
    found = WRITTEN.fullmatch(text.strip())
    if found is None:
        raise NotHundredths(
            "is no number of two decimals at most, such as 2, 0.5 or 1.25"
        )
    whole, part = found[1] or "0", found[2] or found[3] or ""
    return int(whole) * ONE + int(part.ljust(2, "0"))


def in_decimals(number: int) -> str:
    """250 as '2.5', without zeros that say nothing."""
    whole, part = divmod(abs(number), ONE)
    decimals = f".{part:02}".rstrip("0").rstrip(".")
    return f"{'-' if number < 0 else ''}{whole:,}{decimals}"
