"""A framework as staff type it: `SIR-12@2019`, or `sir-12` where it has one version."""

from client.endings import Misused
from domain.reviews.framework import Framework
from services import current


def framework_of(text: str) -> Framework:
    """The framework of that name; raises Misused with those there are."""
    found = current.framework_names(text.strip())
    if len(found) == 1:
        return current.framework(found[0])
    raise Misused(current.no_framework(text.strip()))
