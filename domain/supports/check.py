"""What cannot be about the terms of a position: its days, and how it tapers."""

from itertools import pairwise

from domain.hundredths import in_decimals
from domain.supports.position import PositionTerms


def unfit(terms: PositionTerms) -> str:
    """Why a position cannot be funded so; empty where it can."""
    if terms.last < terms.first:
        return (
            f"it would end on {terms.last}, before it starts on {terms.first}; say "
            "--first and --last again"
        )
    return _untapered(terms)


def _untapered(terms: PositionTerms) -> str:
    """What is off about its taper."""
    before = terms.fte
    for one, other in pairwise(terms.taper):
        if other.since <= one.since:
            return (
                f"its taper has {other.since} after {one.since}; list its days one "
                "after the other"
            )
    for step in terms.taper:
        if not terms.first < step.since <= terms.last:
            return (
                f"its taper from {step.since} lies outside its days, after "
                f"{terms.first} and up to {terms.last}"
            )
        if step.fte >= before:
            return (
                f"its taper goes from {in_decimals(before)} to "
                f"{in_decimals(step.fte)} FTE on {step.since}; each step is smaller "
                "than the one before"
            )
        before = step.fte
    return ""
