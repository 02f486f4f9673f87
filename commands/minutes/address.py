"""The check-in that is meant: `0161259/check-in/2026-27-2`."""

from typing import NamedTuple

from client.endings import Misused
from commands.args.reference import Reference, running
from domain.bounds import LONGEST_ITEM_ID, Text
from domain.checkins.check_in import ROOM, check_in_address
from domain.wording import as_key

SPELLED = ("check_in", "checkin", "check_ins", "checkins")
A_NAME = Text(LONGEST_ITEM_ID, word=True)


class CheckInNamed(NamedTuple):
    """An engagement that runs, and the name of one of its check-ins."""

    which: Reference
    name: str

    def __str__(self) -> str:
        return f"{self.which.cds}/{check_in_address(self.name)}"


def check_in_named(text: str) -> CheckInNamed:
    """The check-in that `text` writes; raises Misused."""
    code, _, rest = text.strip().partition("/")
    room, _, name = rest.partition("/")
    which = running(code)
    if as_key(room) not in SPELLED or A_NAME.off(name):
        raise Misused(
            f"'{text}' is no check-in; it is written {which.cds}/{ROOM}/2026-27-2"
        )
    return CheckInNamed(which, name)
