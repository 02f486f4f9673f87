"""Letters of the whole engagement's clock: stopped, looked at again, without change."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.act import typed_it
from domain.actions.action import Action
from domain.actions.planned import label
from domain.actions.threshold import far_behind, is_far_behind
from domain.acts import PlateauReached, RecheckDue, ResumeClock, StopClock
from domain.apply_check_in import missed_in_a_row
from domain.clocks.recipients import holding
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.letters.lists import ByReader, items, list_letters
from domain.letters.matter import (
    plateau_matter,
    recheck_matter,
    stop_matter,
    whole_running_matter,
    whole_stop_matter,
)
from domain.letters.notice import Notice, letters, of_stop, said_day
from domain.people.roles import Role, role_for
from domain.standing_of import advice, tally_of
from domain.values import Facts
from domain.wording import with_and

ASKED_OF_ALL = (Role.CCEE_LEAD, Role.COE_LEAD, Role.LEA_SUPERINTENDENT)
"""Who is asked whether all clocks may run again."""


def of_clock(
    before: Engagement, after: Engagement, act: StopClock | ResumeClock, at: datetime
) -> Iterator[Notice]:
    """To everybody whose dates stand still with all others, or count again.

    Also why they stood: where that is not long ago, its letter is void.
    """
    owners = [each.owner for each in after.actions.values() if _goes_along(each)]
    everybody = holding(after.setting, (*ASKED_OF_ALL, *owners), at)
    knows = act.by if typed_it(act) else ""
    told = [each for each in everybody if each.person != knows]
    stop = after.stop or before.stop
    assert stop
    facts = _whole(after) | {"why": act.why, "whole": True} | of_stop(stop)
    if after.stop is None:
        runs = whole_running_matter(after.entity)
        return letters(after.setting, told, "clock_resumed", facts, at, matter=runs)
    stands = whole_stop_matter(after.entity)
    return letters(after.setting, told, "clock_stopped", facts, at, matter=stands)


def _goes_along(action: Action) -> bool:
    """Whether it is open, and not on hold by itself."""
    return action.is_open and (action.stop is None or action.stop.whole)


def of_recheck_due(
    before: Engagement, after: Engagement, act: RecheckDue, at: datetime
) -> Iterator[Notice]:
    """One letter to each person, about all that stands still and concerns them."""
    if not act.subjects and before.stop:
        facts = _whole(after) | {
            "what": "all dates of this engagement",
            "since": said_day(before.stop.since),
            "cause": before.stop.cause.replace("_", " "),
        }
        asked = holding(after.setting, ASKED_OF_ALL, at)
        stands = whole_stop_matter(after.entity)
        yield from letters(
            after.setting, asked, "recheck_due", facts, at, matter=stands
        )
        return
    by_role: dict[Role, list[Subject]] = {}
    for subject in _named(before, act.subjects):
        for role in (Role.CCEE_LEAD, subject.asked):
            by_role.setdefault(role, []).append(subject)
    facts = _whole(after) | {"since": "", "cause": ""}
    stopped: ByReader = {role: items(its, stop_matter) for role, its in by_role.items()}
    yield from list_letters(after.setting, stopped, "recheck_due", facts, at)


def of_plateau(
    engagement: Engagement, act: PlateauReached, at: datetime
) -> Iterator[Notice]:
    watched = engagement.policy.plateau
    by_role: dict[Role, list[Subject]] = {}
    for subject in _named(engagement, act.subjects):
        for party in watched.tell if watched else ():
            role = role_for(party, subject.asked)
            by_role.setdefault(role, []).append(subject)
    unmoved: ByReader = {
        role: items(its, plateau_matter) for role, its in by_role.items()
    }
    return list_letters(engagement.setting, unmoved, "plateau", _whole(engagement), at)


def of_engagement_recheck(engagement: Engagement, at: datetime) -> Iterator[Notice]:
    """So much is late, or missed, that a look at the whole engagement may help."""
    policy, threshold = engagement.policy, engagement.policy.threshold
    late, whole = far_behind(engagement.actions.values(), policy)
    facts = _whole(engagement) | {
        "count": len(late),
        "whole": whole,
        "what": ", ".join(map(label, late)),
        "rungs": " or ".join(threshold.rungs) if threshold else "",
        "far_behind": bool(is_far_behind(engagement.actions.values(), policy)),
        "missed": with_and(each.name for each in missed_in_a_row(engagement)),
    }
    told = holding(engagement.setting, threshold.tell if threshold else (), at)
    holds = recheck_matter(engagement.entity)
    return letters(
        engagement.setting, told, "engagement_recheck", facts, at, matter=holds
    )


def _named(engagement: Engagement, keys: Iterable[str]) -> list[Subject]:
    return [found for key in keys if (found := engagement.subject(key))]


def _whole(engagement: Engagement) -> Facts:
    return {
        "lea": engagement.lea.name,
        "reference": engagement.lea.cds,
        "advice": advice(engagement, tally_of(engagement)),
    }
