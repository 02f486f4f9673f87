"""The referrals an intake makes, judged before anything is kept."""

from collections.abc import Sequence

from client.endings import NotAllowed
from commands import context
from commands.args import dates
from commands.intake.plan import Plan
from commands.people.change import directory
from commands.policies import current
from commands.referrals.refer import known_people
from domain.dashboard_changes import Change, What
from domain.lea import Lea
from domain.people.directory import Given
from domain.people.roles import Role
from domain.permissions import AT_CCEE
from domain.referrals.open import LEADING, Referral, check_referral
from domain.referrals.pathway import CONTINUUM_52072A, Pathway
from domain.refusals import Refused

SHORT = 16  # digits of a digest that an act's id carries


def check_may_commit(found: Plan, actor: context.Actor) -> None:
    """Raises NotAllowed where the directory knows this person as none of CCEE's.

    Also where a newer Dashboard is kept: what an old one says opens nothing any more.
    """
    given = directory().given
    roles = {e.assignment.role for e in given if e.assignment.person == actor.by}
    if given and not roles.intersection(AT_CCEE):
        raise NotAllowed(
            f"the directory knows no {actor.by} at CCEE; Dashboards are taken in by "
            "CCEE data staff or others of CCEE: see `people list`\nnothing was changed"
        )
    newest = max(kind.year for kind in found.helped if not kind.charters)
    if newest > found.year:
        raise NotAllowed(
            f"the Dashboard of {newest} is at hand; what that of {found.year} says "
            "opens nothing any more: leave --year out\nnothing was changed"
        )


def referrals(found: Plan, actor: context.Actor) -> dict[str, Referral]:
    """By CDS code, all judged before anything is kept; raises NotAllowed."""
    terms, given = current.pathways()[CONTINUUM_52072A], directory().given
    made = {e.cds: _referral(found, e, terms, given, actor) for e in found.newly}
    for change in found.of(What.OPEN):
        try:
            check_referral(made[change.cds], dates.today())
        except Refused as refusal:
            raise NotAllowed(
                f"{change.cds} {change.name}: {refusal}\nnothing was changed"
            ) from refusal
    return made


def _referral(
    found: Plan,
    change: Change,
    terms: Pathway,
    given: Sequence[Given],
    actor: context.Actor,
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
    )


def _people(lea: Lea, given: Sequence[Given], by: str) -> dict[Role, str]:
    """Those of the directory; who takes it in is data staff where others lead."""
    known = known_people(lea, given)
    led = any(role in known for role in LEADING)
    if led and by not in known.values() and Role.CCEE_DATA not in known:
        return known | {Role.CCEE_DATA: by}
    return known


def act_id(found: Plan, change: Change, what: str) -> str:
    return f"intake-{found.year}-{found.digest[:SHORT]}-{change.cds}-{what}"
