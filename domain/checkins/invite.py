"""Who is asked to a check-in, and the invitation that says so."""

from datetime import datetime

from domain.bounds import LONGEST_TITLE
from domain.checkins.check_in import PLANNED, CheckIn
from domain.letters.invitation import Invitation, first_invitation
from domain.letters.meeting_letters import attending
from domain.people.roles import Role
from domain.setting import Setting

INVITED = (
    *(Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
    *(Role.COE_LEAD, Role.CCEE_LEAD, Role.CCEE_EXPERT),
)
"""The roles that are asked to it, of all three agencies."""
DESCRIPTION = (
    "LEA, county office and CCEE come together to see what has moved, what is in the "
    "way, and who can help with it."
)
SAID = ("day", "at", "minutes", "place", "attendees")
"""What a calendar is told of it; where all is as it was there is nothing to tell."""


def invited(check_in: CheckIn, setting: Setting, at: datetime) -> CheckIn:
    """With its invitation as it is now, the next version where anything is otherwise.

    Who is asked are those who hold its roles on the day on which they meet.
    """
    if check_in.stage not in PLANNED:
        return check_in
    lea, known = setting.policy.lea, check_in.invitation
    new = _first(check_in, setting, at)
    if known is None:
        return check_in.but(invitation=new)
    if not known.is_cancelled and all(
        getattr(known, each) == getattr(new, each) for each in SAID
    ):
        return check_in
    said = {each: getattr(new, each) for each in SAID}
    return check_in.but(invitation=known.changed(lea, at, **said))


def _first(check_in: CheckIn, setting: Setting, at: datetime) -> Invitation:
    lea = setting.policy.lea
    meets = lea.instant(check_in.on, check_in.at)
    return first_invitation(
        lea,
        check_in.on,
        meeting=f"{setting.entity}/{check_in.key}",
        title=f"Check-in {check_in.name}, {setting.lea.name}"[:LONGEST_TITLE],
        at=check_in.at,
        minutes=check_in.minutes,
        place=check_in.place,
        description=DESCRIPTION,
        attendees=attending(setting, INVITED, meets),
        told_at=at,
    )


def called_off(check_in: CheckIn, setting: Setting, at: datetime) -> CheckIn:
    """With its invitation taken back, where its day is still to come."""
    known = check_in.invitation
    past = setting.policy.lea.day_of(at) > check_in.on
    if known is None or known.is_cancelled or past:
        return check_in
    return check_in.but(invitation=known.cancelled(at))
