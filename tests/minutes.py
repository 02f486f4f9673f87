"""Check-ins that were held, and what is written of them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.acts import (
    ApproveNotes,
    DraftNotes,
    HoldCheckIn,
    RecordMinutes,
    Redate,
    ScheduleCheckIn,
    SendNotes,
    StaffAct,
)
from domain.apply import apply
from domain.checkins.check_in import CheckIn
from domain.engagement import Engagement
from domain.entries import Entry
from domain.judge import judge
from domain.policies.policy import Policy
from domain.refusals import Refused
from tests.check_ins import ALL_THREE, on, silent_until
from tests.lives import (
    EVERY_WEEKDAY,
    START,
    WITH_CHECK_INS,
    adopting,
    by_staff,
    planned,
)

MET = date(2026, 9, 30)
NAME = "2026-27-1"
FACTS = "ab" * 32
SAID = "We went through the roadmap together."
PROMISE = WITH_CHECK_INS.check_ins
POLICY = EVERY_WEEKDAY.but(check_ins=PROMISE)
"""With check-ins, with weekends and nothing else closed."""
DUE = date(2027, 3, 1)


def to_be_held(
    size: int = 3, policy: Policy = POLICY, due: date = DUE, **fields: Any
) -> Engagement:
    """A roadmap of so many actions, and one check-in that is planned for `MET`."""
    actions = [planned(n, due, **fields) for n in range(1, size + 1)]
    now = adopting(actions, policy, START)
    return after(now, START, ScheduleCheckIn, on=MET)


def held(size: int = 3, **fields: Any) -> Engagement:
    """Of which it was recorded on its day that all three came."""
    planned_one = silent_until(to_be_held(size, **fields), MET)
    return after(
        planned_one, AT, HoldCheckIn, check_in=NAME, attended=ALL_THREE, on=MET
    )


def after(
    engagement: Engagement, at: datetime, kind: Callable[..., Any], **fields: object
) -> Engagement:
    """What staff may do at that instant, done."""
    act = by_staff(kind, **fields)
    judge(engagement, act, at)
    return apply(engagement, act, at)


AT = on(adopting([planned(1, DUE)], POLICY, START), MET)
"""The afternoon of the day on which they met."""
LATER = AT + timedelta(days=1)


def minutes(*decisions: StaffAct, **fields: object) -> RecordMinutes:
    said = {"check_in": NAME, "text": SAID, "decisions": decisions, "why": ""}
    return by_staff(RecordMinutes, **said | fields)


def redated(number: int, due: date = DUE + timedelta(days=30), **said: Any) -> Redate:
    """As the designee decided, whoever types the minutes."""
    typed = {"by": "m.ortiz", "entered_by": "t.washington"}
    return by_staff(Redate, action=number, due=due, **typed | said)


def minuted(engagement: Engagement, act: RecordMinutes | None = None) -> Engagement:
    act = act or minutes()
    judge(engagement, act, LATER)
    return apply(engagement, act, LATER)


def drafted(engagement: Engagement | None = None, **fields: object) -> Engagement:
    now = engagement or minuted(held())
    said = {"check_in": NAME, "sha256": FACTS, "as_of": now.entries}
    return after(now, LATER, DraftNotes, **said | fields)


def sent() -> Engagement:
    link = "https://example.org/notes"
    return after(drafted(), LATER, SendNotes, check_in=NAME, link=link)


def approved() -> Engagement:
    return after(sent(), LATER, ApproveNotes, check_in=NAME)


def met(engagement: Engagement) -> CheckIn:
    return engagement.check_ins[NAME]


def last(engagement: Engagement) -> Entry:
    return engagement.unwritten[-1]


def refusal(
    engagement: Engagement, act: StaffAct, kind: type[Refused], at: datetime = LATER
) -> str:
    """The words of it."""
    with pytest.raises(kind) as found:
        judge(engagement, act, at)
    return str(found.value)


def letters(engagement: Engagement, template: str) -> Sequence[str]:
    """To whom the last entry owes letters of this template."""
    return [each.to for each in last(engagement).notices if each.template == template]
