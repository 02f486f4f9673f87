"""Whether acts on the rules of an engagement could work there."""

from collections.abc import Collection, Iterator

from domain import refusals
from domain.faults import Fault
from domain.people.roles import LABELS, Party, Role, role_for
from domain.people.vacancy import Vacancy, VacancyOf
from domain.policies.acts import ApplyPolicy, ChangeCalendar, Mode, PolicyAct
from domain.policies.check import ladders, policy_faults
from domain.policies.policy import Policy
from domain.written_day import spoken


def check_rules(
    act: PolicyAct, own: Policy, owners: Collection[Role], vacancy_of: VacancyOf
) -> None:
    """Raise PolicyUnusable if this act on the `own` rules could not work here.

    `owners` lead what is open.
    """
    if _changes_nothing(act, own):
        raise refusals.NothingToChange(
            f"it is under this {_named(act, own)}; nothing was changed"
        )
    if found := _off(act, own, owners, vacancy_of):
        raise refusals.PolicyUnusable("; ".join(each.message for each in found))


def _off(
    act: PolicyAct, own: Policy, owners: Collection[Role], vacancy_of: VacancyOf
) -> list[Fault]:
    match act:
        case ApplyPolicy(policy=policy):
            found = [*_named_alike(policy, own), *policy_faults(_ours(policy, own))]
            return [*found, *unheld(policy, owners, vacancy_of)]
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


def unheld(
    policy: Policy, owners: Collection[Role], vacancy_of: VacancyOf
) -> Iterator[Fault]:
    """Rungs all of whose audience nobody holds here, nor that of any later rung."""
    for where, rungs in ladders(policy):
        for n, rung in enumerate(rungs):
            later = [party for each in rungs[n:] for party in each.tell]
            if vacant := _all_vacant(later, owners, vacancy_of):
                named = " or ".join(LABELS[party] for party in rung.tell)
                yield Fault((*where, n, "tell"), _unheard(named, rung.name, vacant))


def _all_vacant(
    parties: Collection[Party], owners: Collection[Role], vacancy_of: VacancyOf
) -> list[Vacancy]:
    """The vacancies of all that would hear; empty where somebody holds one of them."""
    asked = owners or {Role.LEA_SUPERINTENDENT}
    roles = dict.fromkeys(role_for(party, e) for party in parties for e in asked)
    found = [*map(vacancy_of, roles)]
    return [e for e in found if e] if all(found) else []


def _unheard(named: str, rung: str, vacant: Collection[Vacancy]) -> str:
    said = f"nobody is {named} here, so rung {rung} would tell nobody"
    known = [each.until for each in vacant if each.until]
    if not known:
        return f"{said}; assign the role, or name another"
    day = spoken(min(known))
    return f"{said} until {day}; apply it from that day on, or name another role"
