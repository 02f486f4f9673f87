"""What an act leads to, as its receipt says: who will hear, and what comes next."""

from collections.abc import Iterator

from commands.output.command_line import command_line
from domain.act import kind_of
from domain.lifecycle import ENDS
from domain.may_follow import MayFollow
from domain.people.roles import LABELS
from domain.permissions import REASONED
from domain.receipt import Receipt

BY_FILE = {"adopt_roadmap": ("import-roadmap", "roadmap.csv")}
"""Acts that are done with a file, by a command of their own."""
SOMEBODY = "PERSON"
REASONED_KINDS = [kind_of(each) for each in REASONED]


def consequences(receipt: Receipt) -> Iterator[str]:
    """Of one that was done before nobody knows any more whom it told."""
    if receipt.did:
        yield receipt.did
    more = f" and {receipt.more} more" if receipt.more else ""
    if receipt.told:
        yield f"will hear: {', '.join(receipt.told)}{more}"
    elif not receipt.again:
        yield "nobody is written to"
    if receipt.unnamed:
        roles = ", ".join(LABELS[role] for role in receipt.unnamed)
        yield f"nobody will hear as {roles}: `assign` names them, and they are invited"
    yield from (f"good to know: {each}" for each in receipt.warnings)
    yield f"next: {receipt.next or _waits(receipt)}"
    yield from (f"  {_line(each)}" for each in receipt.may_follow)


def _waits(receipt: Receipt) -> str:
    """Why no date is named; while it goes on, what can follow, or where to see it."""
    if receipt.may_follow:
        return "nothing is planned; what may be done next:"
    if receipt.phase in ENDS:
        return "nothing is planned"
    return "nothing has a date; `acts` shows what can follow"


def _line(act: MayFollow) -> str:
    """As it is typed; a file has a name of their own."""
    who = ["--as", act.person or SOMEBODY]
    if act.is_signed:
        return command_line(["roadmap", "adopt", act.address, *who])
    if act.kind in BY_FILE:
        command, file = BY_FILE[act.kind]
        return command_line([command, act.address, file, "--commit", *who])
    why = ["--why", "..."] if act.kind in REASONED_KINDS else []
    return command_line(["act", act.address, act.kind, *why, *who])
