"""The terms this process was started with: given once, before its worker begins.

They are asked for where acts are judged, which is never replayed; a handler that asked
for them would replay otherwise after the next start.
"""

from domain.terms import KnownTerms

_started_with = KnownTerms("none", frozenset())


def start_with(terms: KnownTerms) -> None:
    global _started_with
    _started_with = terms


def started_with() -> KnownTerms:
    return _started_with
