"""Whether acts on the rules of an engagement could work there."""

from collections.abc import Callable, Collection, Iterator

from domain import refusals
from domain.faults import Fault
from domain.people.roles import LABELS, Relation, Role, role_for
from domain.policies.acts import ApplyPolicy, ChangeCalendar, Mode, PolicyAct
from domain.policies.check import ladders, policy_faults
from domain.policies.policy import Policy

Holds = Callable[[Role], bool]
"""Whether somebody holds a role."""


def check_rules(
    act: PolicyAct, own: Policy, owners: Collection[Role], holds: Holds
) -> None:
    """Raise PolicyUnusable if this act on the `own` rules could not work here.

    `owners` lead what is open.
    """
    if _changes_nothing(act, own):
        raise refusals.NothingToChange(
            f"it is under this {_named(act, own)}; nothing was changed"
        )
    if found := _off(act, own, owners, holds):
        raise refusals.PolicyUnusable("; ".join(each.message for each in found))


def _off(
    act: PolicyAct, own: Policy, owners: Collection[Role], holds: Holds
) -> list[Fault]:
    match act:
        case ApplyPolicy(policy=policy):
            found = [*_named_alike(policy, own), *policy_faults(_ours(policy, own))]
            return [*found, *unheld(policy, owners, holds)]
        case ChangeCalendar(office=office, calendar=calendar):
            changed = [*policy_faults(own.under(office, calendar))]
            known = {*policy_faults(own)} if changed else ()
            return [each for each in changed if each not in known]


def _changes_nothing(act: PolicyAct, own: Policy) -> bool:
    """The rules it is under; but to begin ladders anew is a change all the same."""
    if act.mode is Mode.RESTART:
        return False
    if isinstance(act, ChangeCalendar):
        return act.calendar == own.calendar(act.office)
    return _ours(act.policy, own) == own


def _named(act: PolicyAct, own: Policy) -> str:
    if isinstance(act, ChangeCalendar):
        return f"calendar already: {act.calendar.named}"
    return f"policy already: {own.named}"


def _named_alike(policy: Policy, own: Policy) -> Iterator[Fault]:
    """Other rules under one name: a letter that gives it would not say which."""
    if policy.named == own.named and _ours(policy, own) != own:
        yield Fault(
            ("version",),
            f"{own.named} is the name of the rules it is under, and these are others; "
            "give the file a version of its own",
        )


def _ours(policy: Policy, own: Policy) -> Policy:
    """With the calendars that an engagement keeps."""
    return policy.but(lea=own.lea, agency=own.agency)


def unheld(policy: Policy, owners: Collection[Role], holds: Holds) -> Iterator[Fault]:
    """Rungs all of whose audience nobody holds here, nor that of any later rung."""
    for where, rungs in ladders(policy):
        for n, rung in enumerate(rungs):
            later = [party for each in rungs[n:] for party in each.tell]
            if not any(_is_held(party, owners, holds) for party in later):
                named = " or ".join(LABELS[party] for party in rung.tell)
                yield Fault(
                    (*where, n, "tell"),
                    f"nobody is {named} here, so rung {rung.name} would tell nobody; "
                    "assign the role, or name another",
                )


def _is_held(party: Role | Relation, owners: Collection[Role], holds: Holds) -> bool:
    roles = [role_for(party, owner) for owner in owners or {Role.LEA_SUPERINTENDENT}]
    return any(map(holds, roles))
