"""What a Dashboard asks for, beside the engagements that are there.

Newly eligible: a determination case. No longer eligible: a look at release, never an
end by itself. What is in hand stays in hand (docs/domain.md 4.7, 9.2).
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from domain.dashboards.support import Assessed
from domain.lea import short_cds
from domain.lifecycle import ENDS
from domain.referrals.pathway import CONTINUUM_52072A, LEGACY_52072B1
from domain.referrals.standing import CaseStanding
from domain.standing import EngagementStanding
from domain.values import Value

BY_DASHBOARD = (CONTINUUM_52072A, LEGACY_52072B1)
"""The pathways that a Dashboard opens: today's law, and the one before it."""


class What(StrEnum):
    """What a Dashboard means for one LEA."""

    OPEN = "newly eligible: open a determination case"
    ATTACH = "newly eligible: attach a determination case to the open engagement"
    IN_HAND = "still eligible, already in hand"
    DETERMINED = "eligible, and determined on for this Dashboard already"
    NO_LONGER = "no longer eligible: a look at release"
    NOT_LISTED = "in an engagement, not listed in the newest file"


NEWLY = (What.OPEN, What.ATTACH)
NOTED = (What.IN_HAND, What.NO_LONGER)


class DashboardChange(Value):
    """One LEA, by the short code engagements go by; `entity` where one is open."""

    cds: str
    name: str
    county: str
    what: What
    entity: str = ""
    pathways: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    explanation: str = ""

    @property
    def flagged(self) -> bool:
        return self.what is not What.NO_LONGER


def changes(
    found: Iterable[Assessed], engagements: Iterable[EngagementStanding], year: int
) -> list[DashboardChange]:
    """One for each LEA that is eligible, or in an engagement by a Dashboard."""
    of_lea: dict[str, list[EngagementStanding]] = {}
    for each in engagements:
        of_lea.setdefault(each.cds, []).append(each)
    listed = {short_cds(each.cds): each for each in found}
    said = [_change(e, of_lea.get(cds, []), year) for cds, e in listed.items()]
    gone = [*_not_listed(listed.keys(), of_lea)]
    return sorted((c for c in [*said, *gone] if c), key=lambda c: (c.what, c.cds))


def _change(
    lea: Assessed, engagements: Sequence[EngagementStanding], year: int
) -> DashboardChange | None:
    running = _running(engagements)
    by_dashboard = running is not None and _by_dashboard(running)
    if not lea.eligibility.eligible:
        what = What.NO_LONGER if by_dashboard else None
    elif by_dashboard:
        what = What.IN_HAND
    elif any(_is_of(case, year) for e in engagements for case in e.cases):
        what = What.DETERMINED
    else:
        what = What.ATTACH if running else What.OPEN
    if what is None:
        return None
    return DashboardChange(
        cds=short_cds(lea.cds),
        name=lea.name,
        county=lea.county,
        what=what,
        entity=running.entity if running else "",
        pathways=_pathways(running) if running else (),
        groups=tuple(lea.eligibility.persistent),
        explanation=lea.eligibility.explanation,
    )


def _not_listed(
    listed: Iterable[str], of_lea: dict[str, list[EngagementStanding]]
) -> Iterator[DashboardChange]:
    known = set(listed)
    for cds, engagements in of_lea.items():
        running = _running(engagements)
        if cds not in known and running and _by_dashboard(running):
            yield DashboardChange(
                cds=cds,
                name=running.lea,
                county=running.county,
                what=What.NOT_LISTED,
                entity=running.entity,
                pathways=_pathways(running),
                explanation="Nothing is done; it may have merged or been renamed.",
            )


def _running(engagements: Sequence[EngagementStanding]) -> EngagementStanding | None:
    """The newest, unless it has ended; one before it that has not was terminated."""
    newest = max(engagements, key=lambda each: each.episode, default=None)
    return newest if newest and newest.phase not in ENDS else None


def _by_dashboard(engagement: EngagementStanding) -> bool:
    return any(each in BY_DASHBOARD for each in _pathways(engagement))


def _pathways(engagement: EngagementStanding) -> tuple[str, ...]:
    return tuple(case.pathway for case in engagement.cases if case.is_open)


def _is_of(case: CaseStanding, year: int) -> bool:
    return case.pathway in BY_DASHBOARD and case.answers.get("dashboard_year") == str(
        year
    )
