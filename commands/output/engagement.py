"""What was only stated of an engagement that was brought in, in words."""

from collections.abc import Sequence

from commands.args import dates
from domain.people.roles import LABELS, Role
from domain.referrals.case import MODES
from domain.standing import EngagementStanding


def stated(engagement: EngagementStanding) -> list[str]:
    """That it was brought in, and what was then said of the time before."""
    if engagement.brought_in_at is None:
        return []
    day = dates.day_of(engagement.brought_in_at)
    as_of = f" of {engagement.stated_as_of}" if engagement.stated_as_of else ""
    past = [e for e in engagement.segments if e.stated and e.last]
    return [
        f"brought in on {day}; what lies before is as then stated{as_of}",
        *(f"  mode {MODES[e.mode]}, {e.first} to {e.last}, as stated" for e in past),
        *(
            f"  {e.kind} held on {e.on}{_roles(e.attended)}"
            for e in engagement.meetings
        ),
    ]


def _roles(attended: Sequence[Role]) -> str:
    return f", with {', '.join(LABELS[role] for role in attended)}" if attended else ""
