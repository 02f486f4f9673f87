"""What an act leads to, as its receipt says: who will hear, and what comes next."""

from collections.abc import Iterator

from domain.lifecycle import ENDS
from domain.people.roles import LABELS
from domain.receipt import Receipt


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
    yield f"next: {receipt.next or _nothing(receipt)}"


def _nothing(receipt: Receipt) -> str:
    """Why no date is named; while it goes on, where to see what can follow."""
    if receipt.phase in ENDS:
        return "nothing is planned"
    return "nothing has a date; `acts` shows what can follow"
