"""Letters of entries that are no rungs: returns, rests, rechecks, plateaus, ..."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.actions.action import Action
from domain.actions.planned import label
from domain.actions.status import Horizon
from domain.actions.threshold import far_behind
from domain.acts import PlateauReached, RecheckDue, Snooze
from domain.engagement import Engagement
from domain.entries import Notice
from domain.letters.facts import Facts, about, listed, said_day
from domain.people.recipients import Reader, holding
from domain.people.roles import Relation, Role, role_for
from domain.standing_of import advice, tally_of

RECHECKERS = (Role.CCEE_LEAD, Role.COE_LEAD, Role.LEA_SUPERINTENDENT)
"""Who is asked whether a stopped clock may run again."""


def of_roadmap(engagement: Engagement, at: datetime) -> Iterator[Notice]:
    actions = engagement.actions.values()
    ahead = [each.due for each in actions if each.due >= engagement.day_of(at)]
    facts: Facts = {
        "lea": engagement.lea.name,
        "reference": engagement.lea.cds,
        "actions": len(actions),
        "immediate": sum(a.horizon is Horizon.IMMEDIATE for a in actions),
        "first_due": said_day(min(ahead or [each.due for each in actions])),
    }
    chief = holding(engagement, (Role.LEA_SUPERINTENDENT,), at)
    return entry_letters(engagement, chief, "roadmap_adopted", facts, at)


def of_return(
    engagement: Engagement, action: Action, why: str, at: datetime
) -> Iterator[Notice]:
    facts = about(engagement, action) | {"why": why}
    owner = holding(engagement, (action.owner,), at)
    return entry_letters(engagement, owner, "claim_returned", facts, at)


def of_snooze(
    engagement: Engagement, action: Action, act: Snooze, at: datetime
) -> Iterator[Notice]:
    """The supervisor sees it, lest a clock rest unseen."""
    until = {"until": said_day(act.until), "by": act.by, "why": act.why}
    chief = role_for(Relation.OWNER_SUPERVISOR, action.owner)
    facts = about(engagement, action) | until
    seen_by = [
        each for each in holding(engagement, (chief,), at) if each.person != act.by
    ]
    return entry_letters(engagement, seen_by, "snoozed", facts, at)


def of_stops(
    before: Engagement, after: Engagement, act: RecheckDue, at: datetime
) -> Iterator[Notice]:
    """One letter to each person, about all that stands still and concerns them."""
    if not act.actions and before.stop:
        facts = _whole(after) | {
            "what": "all dates of this engagement",
            "since": said_day(before.stop.since),
            "cause": before.stop.cause.replace("_", " "),
        }
        asked = holding(after, RECHECKERS, at)
        yield from entry_letters(after, asked, "recheck_due", facts, at)
        return
    held = [before.actions[number] for number in act.actions]
    by_role: dict[Role, list[Action]] = {Role.CCEE_LEAD: [*held]}
    for each in held:
        by_role.setdefault(each.owner, []).append(each)
    yield from _lists(after, by_role, "recheck_due", at)


def of_plateau(
    engagement: Engagement, act: PlateauReached, at: datetime
) -> Iterator[Notice]:
    watched = engagement.policy.plateau
    by_role: dict[Role, list[Action]] = {}
    for action in (engagement.actions[number] for number in act.actions):
        for party in watched.tell if watched else ():
            role = role_for(party, action.owner)
            by_role.setdefault(role, []).append(action)
    return _lists(engagement, by_role, "plateau", at)


def of_recheck(engagement: Engagement, at: datetime) -> Iterator[Notice]:
    """So much is late that a look at the whole engagement may help."""
    threshold = engagement.policy.threshold
    late, whole = far_behind(engagement)
    facts = _whole(engagement) | {
        "count": len(late),
        "whole": whole,
        "what": ", ".join(map(label, late)),
        "steps": " or ".join(threshold.steps) if threshold else "",
    }
    told = holding(engagement, threshold.tell if threshold else (), at)
    return entry_letters(engagement, told, "engagement_recheck", facts, at)


def _lists(
    engagement: Engagement,
    by_role: dict[Role, list[Action]],
    template: str,
    at: datetime,
) -> Iterator[Notice]:
    """One letter to each person with the actions of all their roles."""
    heard: set[str] = set()
    readers_of = {role: holding(engagement, (role,), at) for role in by_role}
    for reader in (each for found in readers_of.values() for each in found):
        if reader.person in heard:
            continue
        heard.add(reader.person)
        theirs = {
            action.number: action
            for role, actions in by_role.items()
            if any(each.person == reader.person for each in readers_of[role])
            for action in actions
        }
        facts = _whole(engagement) | {
            "what": listed(theirs.values()),
            "count": len(theirs),
            "since": "",
            "cause": "",
        }
        yield from entry_letters(engagement, [reader], template, facts, at)


def _whole(engagement: Engagement) -> Facts:
    return {
        "lea": engagement.lea.name,
        "reference": engagement.lea.cds,
        "advice": advice(engagement, tally_of(engagement)),
    }


def entry_letters(
    engagement: Engagement,
    told: Iterable[Reader],
    template: str,
    facts: Facts,
    at: datetime,
) -> Iterator[Notice]:
    """Letters of an entry, once to each person it tells."""
    for reader in told:
        yield Notice(
            key=f"{engagement.entity}/{engagement.entries}/{_suffix(template)}{reader.person}",
            at=at,
            entity=engagement.entity,
            plan_id=None,
            to=reader.person,
            role=reader.role,
            template=template,
            facts=facts | reader.facts,
        )


def _suffix(template: str) -> str:
    """An entry may write to a person about a rung and about the whole at once."""
    return "" if template == "roadmap_adopted" else f"{template}/"
