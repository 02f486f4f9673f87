"""Whether something may be done to a review as it stands: the rules of its own."""

from domain import refusals
from domain.bounds import MOST_SITES
from domain.reviews.acts import (
    AddSite,
    ApproveSample,
    DecidingAct,
    RemoveSite,
    ReviewEnd,
    ReviewStaffAct,
)
from domain.reviews.review import Review, ReviewStage
from domain.wording import is_blank, same_words

ANOTHER = "; `begin_review` begins another while the engagement is in review"
DISTRICT = 7  # digits of a CDS code that all schools of a district share


def out_of_turn(review: Review, kind: type[ReviewStaffAct]) -> refusals.Refused | None:
    """Why this kind of act cannot be done now by anybody; None if it can."""
    named = f"review {review.number}"
    if review.end:
        another = ANOTHER if review.end is ReviewEnd.CANCELLED else ""
        return refusals.ReviewOver(f"{named} is {review.stage}{another}")
    planned = review.stage is ReviewStage.PLANNED
    if planned and kind is ApproveSample:
        return refusals.NothingToChange(
            f"the sample of {named} is approved already, on {review.planning.done}"
        )
    if planned and kind in (AddSite, RemoveSite):
        return refusals.OutOfPhase(
            f"the sample of {named} was approved on {review.planning.done}; it stays "
            "as it is"
        )
    if kind is ApproveSample and not review.sites:
        return refusals.StepMissing(
            f"the sample of {named} has no site yet; add_site comes first"
        )
    return None


def check_review_act(review: Review, act: ReviewStaffAct, cds: str) -> None:
    """Raise a `Refused` if the act does not fit the review of the LEA `cds`."""
    match act:
        case AddSite():
            _check_site(review, act, cds)
        case RemoveSite(site=code) if code not in review.sites:
            raise refusals.NoSuchSite(
                f"{code} is not in the sample of review {review.number}, which has "
                f"{len(review.sites)}"
            )


def check_setting(act: ReviewStaffAct, known: int) -> None:
    """Raise SettingIsBehind where whoever decides has seen newer than is known here."""
    if isinstance(act, DecidingAct) and act.setting > known:
        raise refusals.SettingIsBehind(
            f"the review knows its engagement as of entry {known}, and this was "
            f"decided as of entry {act.setting}; word is on its way, ask again in a "
            "moment"
        )


def _check_site(review: Review, act: AddSite, cds: str) -> None:
    if is_blank(act.name):
        raise refusals.ReasonMissing("a site has a name: --name 'Alder Elementary'")
    if act.site[:DISTRICT] != cds[:DISTRICT]:
        raise refusals.AnotherLea(
            f"{act.site} is no school of {cds}, whose codes begin with {cds[:DISTRICT]}"
        )
    known = review.sites.get(act.site)
    if known and same_words(known.name, act.name):
        raise refusals.NothingToChange(f"{act.site} is in the sample already")
    if known:
        raise refusals.AlreadyDone(
            f"{act.site} is in the sample as {known.name}; remove_site takes it out"
        )
    if len(review.sites) >= MOST_SITES:
        raise refusals.TooLarge(f"a sample has {MOST_SITES} sites at most")
