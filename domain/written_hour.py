"""An hour as people write it: 18:30, or 6:30pm as Californians do."""

import re
from datetime import time

from domain.faults import quoted

FORMS = "write it like 18:30 or 6:30pm"
OF_A_DAY = re.compile(r"(\d\d):(\d\d)", re.ASCII)
OF_A_HALF = re.compile(r"(\d{1,2})(?::(\d\d))? ?([ap])\.?m\.?", re.ASCII | re.I)
OPEN = re.compile(r"(1[0-2]|[1-9])(?::([0-5]\d))?", re.ASCII)
"""An hour that may be of either half of the day."""
HALF = 12  # hours


class NotAnHour(ValueError):
    """The text is no hour, or does not say of which half of the day."""


def written_hour(text: str) -> time:
    """The hour that `text` writes; raises NotAnHour, with what would be one."""
    said = text.strip()
    if whole := OF_A_DAY.fullmatch(said):
        return _hour(text, int(whole[1]), int(whole[2]))
    if half := OF_A_HALF.fullmatch(said):
        return _of_half(text, int(half[1]), int(half[2] or 0), half[3].lower() == "p")
    if either := OPEN.fullmatch(said):
        both = f"{either[1]}:{either[2] or '00'}"
        raise NotAnHour(
            f"{quoted(text)} leaves open which half of the day; write {both}am or "
            f"{both}pm"
        )
    raise NotAnHour(f"{quoted(text)} is no hour of a day; {FORMS}")


def _of_half(text: str, hour: int, minute: int, after_noon: bool) -> time:
    """Twelve begins either half: 12:30am is half past midnight."""
    if not 1 <= hour <= HALF:
        raise NotAnHour(f"{quoted(text)} is no hour of a day; {FORMS}")
    return _hour(text, hour % HALF + HALF * after_noon, minute)


def _hour(text: str, hour: int, minute: int) -> time:
    try:
        return time(hour, minute)
    except ValueError as off:
        raise NotAnHour(f"{quoted(text)} is no hour of a day; {FORMS}") from off
