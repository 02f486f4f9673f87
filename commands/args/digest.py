"""A SHA-256 digest as staff paste it, with what else a program prints of a file."""

from typer import echo

from domain.faults import quoted
from domain.written_digest import written_digest


def pasted_digest(text: str) -> str:
    """Said again where it was not pasted alone and in small letters."""
    if (read := written_digest(text)) != text:
        echo(f"{quoted(text)} is read as {read}", err=True)
    return read
