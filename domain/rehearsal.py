"""What an act would lead to, if it may be done: judged, applied, weighed."""

from datetime import datetime

from domain.acts import StaffAct
from domain.apply import apply
from domain.engagement import Engagement
from domain.judge import judge
from domain.opening import Opening, check_opening, opened
from domain.size import check_opened_size, check_size


def rehearse(engagement: Engagement, act: StaffAct, at: datetime) -> Engagement:
    """The engagement after the act; raises a `Refused` where it may not be done."""
    judge(engagement, act, at)
    after = apply(engagement, act, at)
    check_size(engagement, after, act)
    return after


def rehearse_opening(opening: Opening, cds: str, at: datetime) -> Engagement:
    """The engagement of this LEA, opened; raises a `Refused` where it may not be."""
    check_opening(opening, cds, at)
    after = opened(opening, at)
    check_opened_size(after)
    return after
