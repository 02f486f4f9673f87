"""A SHA-256 digest as staff paste it, with what else a program prints of a file."""

from commands.args.said_again import say_again
from domain.faults import quoted
from domain.written_digest import written_digest


def pasted_digest(text: str) -> str:
    """Said again where it was not pasted alone and in small letters."""
    if (read := written_digest(text)) != text:
        say_again(quoted(text), read)
    return read
