"""Times in what people read: behind each stands which clock says so."""

import re

CLOCKS = ("PST", "PDT", "UTC")
UNNAMED = re.compile(
    rf"\d{{4}}-\d\d-\d\d \d\d:\d\d(?::\d\d)?(?!:?\d|\s+(?:{'|'.join(CLOCKS)})\b)"
)


def unnamed(text: str) -> list[str]:
    """Each time of day with its date of which it is not said where it holds."""
    return UNNAMED.findall(text)
