"""`--significant CDS=N`: LEAs with only so many numerically significant groups."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from client.endings import Misused
from domain.lea import NotACds, full_cds


def significant(said: Sequence[str]) -> dict[str, int]:
    """The groups by fourteen digits; raises Misused."""
    counts: dict[str, int] = {}
    for each in said:
        code, _, number = each.partition("=")
        if not number.isdecimal():
            raise Misused(f"--significant {each}: write CDS=N, such as 0161259=2")
        try:
            counts[full_cds(code)] = int(number)
        except NotACds as off:
            raise Misused(f"--significant {each}: {off}") from off
    return counts


@contextmanager
def listed(said: Sequence[str]) -> Iterator[None]:
    """Raises Misused where no file lists one of them, in the words it was typed in."""
    from services.intake.files import NotListed

    try:
        yield
    except NotListed as off:
        typed = next(e for e in said if full_cds(e.partition("=")[0]) == off.cds)
        code = typed.partition("=")[0]
        raise Misused(f"--significant {typed}: no file lists {code}") from off
