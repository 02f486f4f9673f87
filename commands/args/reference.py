"""What staff point at: an engagement, `0161259`, or an action, `0161259/action/12`."""

from typing import NamedTuple

from client.endings import Misused
from domain.actions.planned import label, numbered
from domain.lea import NotACds, short_cds


class Reference(NamedTuple):
    """An LEA's engagement by its CDS code (7 digits, or 14), perhaps one action."""

    cds: str
    action: int | None = None

    def __str__(self) -> str:
        return (
            self.cds
            if self.action is None
            else f"{self.cds}/action/{label(self.action)}"
        )


def reference(text: str) -> Reference:
    """The reference that `text` writes; raises Misused."""
    cds, _, rest = text.strip().partition("/")
    try:
        code = short_cds(cds)
    except NotACds as off:
        raise Misused(str(off)) from off
    if not rest:
        return Reference(code)
    word, _, number = rest.partition("/")
    action = numbered(number)
    if word != "action" or action is None:
        raise Misused(f"'{text}' is neither 0161259 nor 0161259/action/12 (or 12a)")
    return Reference(code, action)
