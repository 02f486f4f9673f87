"""The lifecycle, drawn as a table: which act leads from which phase to which."""

from typing import NamedTuple

from domain.acts import (
    AdoptRoadmap,
    BeginRelease,
    BeginReview,
    ByStaff,
    Close,
    CompleteReview,
    Withdraw,
)
from domain.phase import Phase

__all__ = [
    "ENDS",
    "LED_BY_REFERRALS",
    "MOVES",
    "OPEN",
    "WORKING",
    "Move",
    "Phase",
]


class Move(NamedTuple):
    sources: tuple[Phase, ...]
    target: Phase


ENDS = (Phase.CLOSED, Phase.DECLINED, Phase.WITHDRAWN, Phase.NOT_AGREED)
OPEN = tuple(phase for phase in Phase if phase not in ENDS)
WORKING = (Phase.IMPLEMENTATION, Phase.RELEASE)
"""The phases in which the actions of the roadmap are worked on."""

MOVES: dict[type[ByStaff], Move] = {
    BeginReview: Move((Phase.ACCEPTED,), Phase.REVIEW),
    CompleteReview: Move((Phase.REVIEW,), Phase.ROADMAP),
    AdoptRoadmap: Move((Phase.ROADMAP,), Phase.IMPLEMENTATION),
    BeginRelease: Move((Phase.IMPLEMENTATION, Phase.ACCEPTED), Phase.RELEASE),
    Close: Move((Phase.RELEASE,), Phase.CLOSED),
    Withdraw: Move(OPEN, Phase.WITHDRAWN),
}
"""From acceptance on; until then the referrals lead (`referrals.working`)."""

LED_BY_REFERRALS: dict[tuple[Phase, Phase], str] = {
    (Phase.REFERRED, Phase.CONSULTATION): "consultation opens",
    (Phase.REFERRED, Phase.DETERMINED): "nobody else is asked",
    (Phase.CONSULTATION, Phase.DETERMINED): "determined and agreed",
    (Phase.DETERMINED, Phase.ACCEPTED): "accept",
    (Phase.DETERMINED, Phase.CONSULTATION): "another referral is left",
    (Phase.REFERRED, Phase.DECLINED): "decline",
    (Phase.CONSULTATION, Phase.DECLINED): "decline",
    (Phase.DETERMINED, Phase.DECLINED): "decline",
    (Phase.CONSULTATION, Phase.NOT_AGREED): "close_not_agreed",
}
"""Where referrals lead an engagement before it is accepted, and by what."""
