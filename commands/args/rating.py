"""A rating as staff type it: by its number, or by what it is called."""

from collections.abc import Sequence

from client.endings import Misused
from domain.faults import quoted
from domain.guess import guess_by
from domain.status import Level, in_words
from domain.wording import as_key


def rating(text: str, levels: Sequence[Level]) -> str:
    """The number of the rating meant; raises Misused with what each of them means."""
    called = {as_key(each.label): str(each.rating) for each in levels}
    if as_key(text) in called:
        return called[as_key(text)]
    near = guess_by(called, as_key(text))
    raise Misused(
        f"--rating: {quoted(text)} is no rating; they are {in_words(levels)}{near}"
    )
