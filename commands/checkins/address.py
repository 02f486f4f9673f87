"""The check-in that is meant: `0161259/check-in/2026-27-2`."""

from typing import NamedTuple

from client.endings import Misused
from commands.args.reference import Reference, running
from domain.checkins.check_in import check_in_address


class CheckInNamed(NamedTuple):
    """An engagement that runs, and the name of one of its check-ins."""

    which: Reference
    name: str

    def __str__(self) -> str:
        return str(self.which)


def check_in_named(text: str, what: str) -> CheckInNamed:
    """The check-in that is meant, of which `what` is; raises Misused."""
    which = running(text)
    if not which.check_in:
        raise Misused(
            f"{what} of a check-in: {which.cds}/{check_in_address('2026-27-2')} "
            f"(`checkins {which.cds}` lists them)"
        )
    return CheckInNamed(which, which.check_in)
