"""Letters of the whole engagement's clock: stopped, looked at again, without change."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from domain.actions.planned import label
from domain.actions.threshold import far_behind
from domain.acts import PlateauReached, RecheckDue, ResumeClock, StopClock
from domain.clocks.recipients import Reader, holding
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.letters.matter import (
    list_matter,
    plateau_matter,
    recheck_matter,
    stop_matter,
    whole_matter,
    whole_stop_matter,
)
from domain.letters.notice import Notice, letters, of_stop, said_day
from domain.people.roles import Role, role_for
from domain.standing_of import advice, tally_of
from domain.values import Facts

ASKED_OF_ALL = (Role.CCEE_LEAD, Role.COE_LEAD, Role.LEA_SUPERINTENDENT)
"""Who is asked whether all clocks may run again."""


def of_clock(
    after: Engagement, act: StopClock | ResumeClock, at: datetime
) -> Iterator[Notice]:
    """To everybody whose dates stand still, or count again."""
    owners = [each.owner for each in after.actions.values() if each.is_open]
    everybody = holding(after.setting, (*ASKED_OF_ALL, *owners), at)
    told = [each for each in everybody if each.person != act.by]
    facts = _whole(after) | {"why": act.why, "whole": True}
    if after.stop is None:
        goes_on = whole_matter(after.entity)
        return letters(after.setting, told, "clock_resumed", facts, at, matter=goes_on)
    facts |= of_stop(after.stop)
    stands = whole_stop_matter(after.entity)
    return letters(after.setting, told, "clock_stopped", facts, at, matter=stands)


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
    yield from _lists(after, by_role, "recheck_due", at, stop_matter)


def of_plateau(
    engagement: Engagement, act: PlateauReached, at: datetime
) -> Iterator[Notice]:
    watched = engagement.policy.plateau
    by_role: dict[Role, list[Subject]] = {}
    for subject in _named(engagement, act.subjects):
        for party in watched.tell if watched else ():
            role = role_for(party, subject.asked)
            by_role.setdefault(role, []).append(subject)
    return _lists(engagement, by_role, "plateau", at, plateau_matter)


def of_engagement_recheck(engagement: Engagement, at: datetime) -> Iterator[Notice]:
    """So much is late that a look at the whole engagement may help."""
    threshold = engagement.policy.threshold
    late, whole = far_behind(engagement.actions.values(), engagement.policy)
    facts = _whole(engagement) | {
        "count": len(late),
        "whole": whole,
        "what": ", ".join(map(label, late)),
        "rungs": " or ".join(threshold.rungs) if threshold else "",
    }
    told = holding(engagement.setting, threshold.tell if threshold else (), at)
    holds = recheck_matter(engagement.entity)
    return letters(
        engagement.setting, told, "engagement_recheck", facts, at, matter=holds
    )


def _lists(
    engagement: Engagement,
    by_role: dict[Role, list[Subject]],
    template: str,
    at: datetime,
    matter_of: Callable[[Subject], str],
) -> Iterator[Notice]:
    """One letter to each person with what concerns them in all their roles."""
    for reader, subjects in _by_person(engagement, by_role, at):
        alone = subjects[0] if len(subjects) == 1 else None
        facts = _whole(engagement) | {
            "since": "",
            "cause": "",
        }
        yield from letters(
            engagement.setting,
            [reader],
            template,
            facts,
            at,
            subject=alone.key if alone else "",
            matter=list_matter(engagement.entity),
            lists={matter_of(each): each.named for each in subjects},
        )


def _by_person(
    engagement: Engagement, by_role: dict[Role, list[Subject]], at: datetime
) -> Iterator[tuple[Reader, list[Subject]]]:
    """Each person in the first of their roles, with each subject once."""
    theirs: dict[str, dict[str, Subject]] = {}
    first: dict[str, Reader] = {}
    for role, subjects in by_role.items():
        for reader in holding(engagement.setting, (role,), at):
            first.setdefault(reader.person, reader)
            theirs.setdefault(reader.person, {}).update({s.key: s for s in subjects})
    for person, reader in first.items():
        yield reader, [*theirs[person].values()]


def _named(engagement: Engagement, keys: Iterable[str]) -> list[Subject]:
    return [found for key in keys if (found := engagement.subject(key))]


def _whole(engagement: Engagement) -> Facts:
    return {
        "lea": engagement.lea.name,
        "reference": engagement.lea.cds,
        "advice": advice(engagement, tally_of(engagement)),
    }
