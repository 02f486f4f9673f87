"""A framework as staff type it: `SIR-12@2019`, or `sir-12` where it has one version."""

from client.endings import Misused
from domain.faults import quoted
from domain.guess import guess_by
from domain.reviews.framework import Framework
from services import current


def framework_of(text: str) -> Framework:
    """The framework of that name; raises Misused with those there are."""
    found = current.framework_names(text.strip())
    if len(found) == 1:
        return current.framework(found[0])
    if text.strip() and found:
        versions = ", ".join(found)
        raise Misused(f"{quoted(text)} has several versions: {versions}; name one")
    known = current.framework_names()
    names = {each.partition("@")[0]: each for each in known}
    near = guess_by(names | {each: each for each in known}, text)
    near = near or f"; frameworks are {', '.join(known)}"
    raise Misused(f"{quoted(text)} is no framework{near}")
