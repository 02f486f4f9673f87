"""Whether acts on the clock and the rules of a whole engagement could work there."""

from collections.abc import Iterator
from datetime import datetime

from domain import refusals
from domain.actions.judge import check_recheck
from domain.acts import ApplyPolicy, ByStaff, ChangeCalendar, StopClock
from domain.engagement import Engagement
from domain.faults import Fault
from domain.people.roles import LABELS, Relation, Role, role_for
from domain.policies.check import ladders, policy_faults
from domain.policies.policy import Policy


def check_rules(engagement: Engagement, act: ByStaff, at: datetime) -> None:
    """Raise a `Refused` if this act on clock or rules could not work here."""
    if found := _off(engagement, act, at):
        raise refusals.PolicyUnusable("; ".join(each.message for each in found))


def _off(engagement: Engagement, act: ByStaff, at: datetime) -> list[Fault]:
    match act:
        case StopClock(recheck=recheck):
            check_recheck(recheck, engagement.day_of(at))
            return []
        case ApplyPolicy(policy=policy):
            own = engagement.policy
            ours = policy.but(lea=own.lea, agency=own.agency)
            return [*policy_faults(ours), *unheld(engagement, policy, at)]
        case ChangeCalendar(office=office, calendar=calendar):
            changed = [*policy_faults(engagement.policy.under(office, calendar))]
            known = {*policy_faults(engagement.policy)} if changed else ()
            return [each for each in changed if each not in known]
        case _:
            return []


def unheld(engagement: Engagement, policy: Policy, at: datetime) -> Iterator[Fault]:
    """Rungs all of whose audience nobody holds here, nor that of any later rung."""
    for where, rungs in ladders(policy):
        for n, rung in enumerate(rungs):
            later = [party for each in rungs[n:] for party in each.tell]
            if not any(_held(engagement, party, at) for party in later):
                named = " or ".join(LABELS[party] for party in rung.tell)
                yield Fault(
                    (*where, n, "tell"),
                    f"nobody is {named} here, so step {rung.step} would tell nobody; "
                    "assign the role, or name another",
                )


def _held(engagement: Engagement, party: Role | Relation, at: datetime) -> bool:
    owners = {each.owner for each in engagement.actions.values() if each.is_open}
    roles = [role_for(party, owner) for owner in owners or {Role.LEA_SUPERINTENDENT}]
    return any(engagement.holder(role, at) for role in roles)
