"""The referrals an intake makes, judged before anything is kept."""

from collections.abc import Sequence

from client.endings import Failed, NotAllowed
from domain.act import Actor
from domain.dashboard_changes import DashboardChange, What
from domain.dashboards.judge import check_intake
from domain.lea import Lea
from domain.people.directory import Given
from domain.people.roles import Role
from domain.referrals.eligibility import FilesSay, LookedUp
from domain.referrals.open import LEADING, Referral, check_referral
from domain.referrals.pathway import CONTINUUM_52072A, Pathway
from domain.refusals import Refused
from services import current
from services.intake.plan import IntakePlan
from services.referrals import known_people

SHORT = 16  # digits of a digest that an act's id carries


def referrals(
    found: IntakePlan, actor: Actor, given: Sequence[Given]
) -> dict[str, Referral]:
    """By CDS code, all judged before anything is kept.

    Raises Failed where nothing is known of engagements, NotAllowed where this person
    may not take the files in, where they are old, or where a referral cannot be made.
    """
    _check_intake(found, actor, given)
    terms = current.pathways()[CONTINUUM_52072A]
    made = {e.cds: _referral(found, e, terms, given, actor) for e in found.newly}
    for change in found.of(What.OPEN):
        try:
            check_referral(made[change.cds], current.today())
        except Refused as refusal:
            raise NotAllowed(
                f"{change.cds} {change.name}: {refusal}\nnothing was changed"
            ) from refusal
    return made


def _check_intake(found: IntakePlan, actor: Actor, given: Sequence[Given]) -> None:
    if found.unknown:
        raise Failed(f"{found.unknown}\nnothing was changed")
    newest = max(kind.year for kind in found.helped if not kind.charters)
    try:
        check_intake(actor.by, given, found.year, newest)
    except Refused as refusal:
        raise NotAllowed(f"{refusal}\nnothing was changed") from refusal


def _referral(
    found: IntakePlan,
    change: DashboardChange,
    terms: Pathway,
    given: Sequence[Given],
    actor: Actor,
) -> Referral:
    lea = Lea(cds=change.cds, name=change.name, county=change.county)
    groups = {"groups": ", ".join(change.groups)} if change.groups else {}
    return Referral(
        id=act_id(found, change, "case"),
        by=actor.by,
        entered_by=actor.entered_by,
        lea=lea,
        pathway=terms,
        source=found.names,
        people=_people(lea, given, actor.by),
        answers={"dashboard_year": str(found.year)} | groups,
        why=change.explanation,
        looked_up=LookedUp(found=FilesSay.ELIGIBLE, explanation=change.explanation),
    )


def _people(lea: Lea, given: Sequence[Given], by: str) -> dict[Role, str]:
    """Those of the directory; who takes it in is data staff where others lead."""
    known = known_people(lea, given)
    led = any(role in known for role in LEADING)
    if led and by not in known.values() and Role.CCEE_DATA not in known:
        return known | {Role.CCEE_DATA: by}
    return known


def act_id(found: IntakePlan, change: DashboardChange, what: str) -> str:
    return f"intake-{found.year}-{found.digest[:SHORT]}-{change.cds}-{what}"
