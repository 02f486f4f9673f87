"""What CDE's files say of an LEA when it is referred after the Dashboard.

Whoever refers has looked them up; what they say travels with the referral, and where it
is no yes, a reason does too.
"""

from enum import StrEnum

from domain import refusals
from domain.bounds import LongText
from domain.referrals.pathway import CONTINUUM_52072A, Pathway
from domain.values import Value
from domain.wording import is_blank


class FilesSay(StrEnum):
    """Whether the files name the LEA as eligible. Stored: add, never rename."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    NOT_KNOWN = "not_known"


class LookedUp(Value):
    """What was found in CDE's files of the LEA's eligibility, and why."""

    found: FilesSay
    explanation: LongText = ""


NOT_LOOKED_UP = LookedUp(found=FilesSay.NOT_KNOWN, explanation="nobody looked it up")


def asks_for_files(pathway: Pathway) -> bool:
    """Whether the law asks for what CDE's files say (EDC 52072(a))."""
    return pathway.id == CONTINUUM_52072A


def is_asked_why(pathway: Pathway, looked_up: LookedUp | None) -> bool:
    """Whether it is referred though the files do not name it: then the why says that.

    It is for the history, and no reason for which an LEA would be referred.
    """
    known = looked_up or NOT_LOOKED_UP
    return asks_for_files(pathway) and known.found is not FilesSay.ELIGIBLE


def check_looked_up(pathway: Pathway, looked_up: LookedUp | None, why: str) -> None:
    """Raise a `Refused` if it is not known to be eligible, and nobody says why."""
    known = looked_up or NOT_LOOKED_UP
    if not is_asked_why(pathway, looked_up) or not is_blank(why):
        return
    reason = f" ({known.explanation})" if known.explanation else ""
    raise refusals.ReasonMissing(
        f"{SAID[known.found]}{reason}; to refer it under {pathway.id} all the same, "
        "say why: --why '...'; or give CDE's files: --from FILE, "
        "repeated for each"
    )


def said(looked_up: LookedUp | None) -> str:
    """For the history, where it is no plain yes: ', though CDE's files ...'."""
    if looked_up is None or looked_up.found is FilesSay.ELIGIBLE:
        return ""
    return f", though {SAID[looked_up.found]}"


SAID = {
    FilesSay.NOT_ELIGIBLE: "CDE's files say that the LEA is not eligible",
    FilesSay.NOT_KNOWN: "CDE's files here do not say whether the LEA is eligible",
}
