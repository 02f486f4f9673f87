"""`--significant CDS=N`: LEAs with only so many numerically significant groups."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from client.endings import Misused
from commands.args.lea import padded, with_its_zero
from commands.args.several import pairs_apart
from domain.faults import quoted
from domain.lea import NotACds, full_cds

LONGEST = 3  # digits of how many groups


def significant(said: Sequence[str]) -> dict[str, int]:
    """The groups by fourteen digits; raises Misused."""
    counts: dict[str, int] = {}
    for each in pairs_apart("--significant", said):
        code, _, number = each.partition("=")
        if not number.isdecimal() or len(number) > LONGEST:
            raise Misused(
                f"--significant {quoted(each)}: write CDS=N, such as 0161259=2"
            )
        try:
            counts[full_cds(with_its_zero(code))] = int(number)
        except NotACds as off:
            raise Misused(f"--significant {quoted(each)}: {off}") from off
    return counts


@contextmanager
def listed(said: Sequence[str]) -> Iterator[None]:
    """Raises Misused where no file lists one of them, in the words it was typed in."""
    from services.intake.files import NotListed

    try:
        yield
    except NotListed as off:
        pairs = pairs_apart("--significant", said)
        codes = {each: each.partition("=")[0] for each in pairs}
        found = ((e, c) for e, c in codes.items() if full_cds(padded(c)) == off.cds)
        typed, code = next(found)
        raise Misused(f"--significant {typed}: no file lists {code}") from off
