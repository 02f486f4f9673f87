"""Acts as the record stores them, and what was reported complete in them."""

from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from domain.acts import Act, ClaimComplete
from domain.acts.each import CARRYING, each_of

ACT: TypeAdapter[Act] = TypeAdapter(Act)
CLAIMING = ("claim_complete", *CARRYING)
"""The kinds of acts in which something may be reported complete."""


def claims(text: str) -> Iterator[ClaimComplete]:
    """Those in one act, as it is stored; none where it cannot be read any more."""
    try:
        act = ACT.validate_json(text)
    except ValidationError:
        return
    for each in each_of(act):
        if isinstance(each, ClaimComplete):
            yield each
