"""Acts on the rules of an engagement: its policy, its calendars."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from domain.act import ByStaff
from domain.calendars.work_calendar import WorkCalendar
from domain.policies.ladder import Office
from domain.policies.policy import Policy


class Mode(StrEnum):
    """What becomes of ladders that stand, when policy or calendar change.

    KEEP: the working days used stay used; what the new rules would have said before
    today is not said. RESTART: ladders of what is late begin anew. RECOMPUTE: as if
    the new rules had always held; what was missed is said at the next opening.
    """

    KEEP = "keep"
    RESTART = "restart"
    RECOMPUTE = "recompute"


def strongest(modes: Iterable[Mode]) -> Mode:
    """Of several changes at once, the mode that says the most again."""
    return max(modes, key=(Mode.KEEP, Mode.RECOMPUTE, Mode.RESTART).index)


class ApplyPolicy(ByStaff):
    """Put the engagement under another policy; it keeps its own calendars."""

    kind: Literal["apply_policy"] = "apply_policy"
    policy: Policy
    mode: Mode


class ChangeCalendar(ByStaff):
    """Give the engagement another calendar, for its LEA or for the agencies."""

    kind: Literal["change_calendar"] = "change_calendar"
    office: Office
    calendar: WorkCalendar
    mode: Mode


PolicyAct = ApplyPolicy | ChangeCalendar
