"""What an act leads to, as its receipt says: who will hear, and what comes next."""

from collections.abc import Iterator

from domain.receipt import Receipt


def consequences(receipt: Receipt) -> Iterator[str]:
    """Of one that was done before nobody knows any more whom it told."""
    more = f" and {receipt.more} more" if receipt.more else ""
    if receipt.told or not receipt.again:
        yield f"will hear: {', '.join(receipt.told) or 'nobody'}{more}"
    yield f"next: {receipt.next or 'nothing is planned'}"
