"""The text of a file of closed days; what is none is named as what it is."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from adapters.files.bounds import read_bounded
from adapters.files.unopened import unopened
from domain.faults import Unreadable

UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)
AS_UTF_8 = "save it as UTF-8 (in a spreadsheet: 'CSV UTF-8')"


def read_text(path: Path) -> str:
    """All of it, as UTF-8 says it; raises Unreadable."""
    try:
        raw = read_bounded(path)
    except OSError as off:
        raise unopened(path, off) from off
    if raw.startswith(UTF_16):
        raise Unreadable(f"{path.name} is written in UTF-16; {AS_UTF_8}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as off:
        raise Unreadable(f"{path.name} {_otherwise(raw)}") from off
    if text.lstrip().startswith("<"):
        raise Unreadable(
            f"{path.name} is a web page, perhaps one to sign in, in place of a file; "
            "sign in and download it again"
        )
    return text


def _otherwise(raw: bytes) -> str:
    """What it is that is not written in UTF-8."""
    if b"\0" in raw:
        return "is no text, whatever its name says; export it as .ics or .csv"
    return f"is not written in UTF-8 but, it seems, in Windows-1252; {AS_UTF_8}"
