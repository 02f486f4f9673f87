"""What is off with the referrals of an engagement that is to be brought in."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from domain.adoption.acts import StatedEngagement, StatedReferral
from domain.adoption.adoption import terms_of
from domain.adoption.parts import REFERRALS, place
from domain.faults import Fault
from domain.lea import Lea
from domain.referrals.guess import guess_pathway
from domain.referrals.open import FIRST_YEAR
from domain.referrals.pathway import Pathway

STATUTE = re.compile(r"EDC-[0-9.]+@([0-9]{4}-[0-9]{2}-[0-9]{2})")


def referral_faults(
    stated: StatedEngagement, pathways: Mapping[str, Pathway], today: date
) -> Iterator[Fault]:
    if not stated.referrals:
        message = "there is at least one: under which pathway did it begin?"
        yield Fault(place(REFERRALS), message)
    primary = [each.primary for each in stated.referrals].count(True)
    if primary > 1:
        message = f"{primary} are primary; exactly one is"
        yield Fault(place(REFERRALS, column="primary"), message)
    if primary == 0 and len(stated.referrals) > 1:
        message = "of several one is primary; write yes with the one that leads"
        yield Fault(place(REFERRALS, column="primary"), message)
    for number, each in enumerate(stated.referrals, start=1):
        for column, off in _of_one(each, stated.lea, pathways, today):
            yield Fault(place(REFERRALS, number, column), off)


def _of_one(
    referral: StatedReferral, lea: Lea, pathways: Mapping[str, Pathway], today: date
) -> Iterator[tuple[str, str]]:
    pathway = pathways.get(referral.pathway)
    if pathway is None:
        known = ", ".join(pathways)
        near = guess_pathway(referral.pathway, pathways)
        message = f"'{referral.pathway}' is no pathway{near}; pathways are {known}"
        yield "pathway", message
    else:
        yield from _under(pathway, referral, lea)
    yield from _days(referral, today)
    year = referral.dashboard_year
    if year is not None and not FIRST_YEAR <= year <= today.year:
        message = f"{year} is no year of a Dashboard; they go from {FIRST_YEAR}"
        yield "dashboard_year", f"{message} to {today.year}"


def _under(
    pathway: Pathway, referral: StatedReferral, lea: Lea
) -> Iterator[tuple[str, str]]:
    """Whether the LEA could be referred so on that day, by the law of that day."""
    if unfit := pathway.unfit_for(lea.kind, lea.cds):
        yield "pathway", unfit
    if pathway.through and referral.received > pathway.through:
        yield (
            "received",
            f"{referral.received}; {pathway.id} could be used through "
            f"{pathway.through} only",
        )
    statute = terms_of(referral, pathway).statute
    known = STATUTE.fullmatch(statute)
    since = _day(known.group(1)) if known else None
    if since is None:
        yield "statute", f"'{statute}'; write it like {pathway.statute}"
    elif since > referral.received:
        yield (
            "statute",
            f"{statute} was not yet in force on {referral.received}; name the version "
            "that was, with the day since which it held",
        )


def _days(referral: StatedReferral, today: date) -> Iterator[tuple[str, str]]:
    received, determined = referral.received, referral.determined
    if received > today:
        yield "received", f"{received} is still to come; `refer` makes a new referral"
    if determined and determined > today:
        yield "determined", f"{determined} is still to come"
    if determined and determined < received:
        yield "determined", f"{determined} lies before it was received, {received}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
