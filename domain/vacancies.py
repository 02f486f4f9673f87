"""Which roles a policy would tell that nobody holds."""

from datetime import date

from domain.people.roles import LABELS, Party, Role, role_for
from domain.people.vacancy import Vacancy, vacancy
from domain.policies.check import ladders
from domain.policies.policy import Policy
from domain.standing import Standing
from domain.status import DONE, GONE
from domain.written_day import spoken


def vacancies(policy: Policy, standing: Standing, today: date) -> list[str]:
    """Each vacant role in words, with the rungs that would pass it over.

    And from which day on somebody holds it, where that is known.
    """
    owners = {
        each.owner for each in standing.actions if each.status not in (*DONE, *GONE)
    }
    asked = sorted(owners) or [Role.LEA_SUPERINTENDENT]
    rungs: dict[Vacancy, list[str]] = {}
    for party, rung in _told(policy):
        for role in dict.fromkeys(role_for(party, owner) for owner in asked):
            if found := vacancy(standing.people, standing.absences, role, today):
                rungs.setdefault(found, []).append(rung)
    return [_in_words(vacant, named) for vacant, named in rungs.items()]


def _in_words(vacant: Vacancy, rungs: list[str]) -> str:
    """'county superintendent (E4), held from 30 Nov 2026'."""
    held = f", held from {spoken(vacant.until)}" if vacant.until else ""
    return f"{LABELS[vacant.role]} ({', '.join(dict.fromkeys(rungs))}){held}"


def _told(policy: Policy) -> list[tuple[Party, str]]:
    """Every party with the rung, or the rule, that tells it."""
    found: list[tuple[Party, str]] = [
        (party, rung.name)
        for _, rungs in ladders(policy)
        for rung in rungs
        for party in rung.tell
    ]
    if policy.threshold:
        found += [(role, "engagement recheck") for role in policy.threshold.tell]
    found += [(role, each.title) for each in policy.duties for role in each.tell]
    if policy.plateau:
        found += [(party, "plateau") for party in policy.plateau.tell]
    return found
