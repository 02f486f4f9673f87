"""What an act leads to, as its receipt says: who will hear, and what comes next."""

from collections.abc import Iterator

from commands.output.command_line import command_line
from domain.may_follow import MayFollow
from domain.people.roles import LABELS
from domain.receipt import Receipt

BY_FILE = {"adopt_roadmap": ("import-roadmap", "roadmap.csv")}
"""Acts that are done with a file, by a command of their own."""
SOMEBODY = "PERSON"


def consequences(receipt: Receipt) -> Iterator[str]:
    """Of one that was done before nobody knows any more whom it told."""
    if receipt.did:
        yield receipt.did
    more = f" and {receipt.more} more" if receipt.more else ""
    if receipt.told or not receipt.again:
        yield f"will hear: {', '.join(receipt.told) or 'nobody'}{more}"
    if receipt.unnamed:
        roles = ", ".join(LABELS[role] for role in receipt.unnamed)
        yield f"nobody will hear as {roles}: `assign` names them, and they are invited"
    yield from (f"good to know: {each}" for each in receipt.warnings)
    yield f"next: {receipt.next or _waits(receipt)}"
    yield from (f"  {_line(each)}" for each in receipt.may_follow)


def _waits(receipt: Receipt) -> str:
    follows = "; what may be done next:" if receipt.may_follow else ""
    return f"nothing is planned{follows}"


def _line(act: MayFollow) -> str:
    """As it is typed; a file has a name of their own."""
    who = ["--as", act.person or SOMEBODY]
    if act.kind in BY_FILE:
        command, file = BY_FILE[act.kind]
        return command_line([command, act.address, file, "--commit", *who])
    return command_line(["act", act.address, act.kind, *who])
