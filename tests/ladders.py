"""Policies and calendars as no agency would write them, for the laws of ladders."""

from datetime import date, time, timedelta

from domain.calendars.work_calendar import Break, WorkCalendar
from domain.people.roles import Relation, Role
from domain.policies.duty import DutyDay
from domain.policies.ladder import Gate, NamedLadder, Office, Repeat, Rung, When
from domain.status import Flag, Horizon
from tests.duties import OFTEN
from tests.lives import POLICY, without_closures

TUESDAYS_AND_THURSDAYS = (1, 3)
MONDAYS_TO_THURSDAYS = (0, 1, 2, 3)


def _rung(name: str, days: int, tell: Role, **fields: object) -> Rung:
    rung = Rung(name=name, days=days, tell=(tell,), template="update_requested")
    return rung.but(**fields)


def _reminder(days: int, **fields: object) -> Rung:
    rung = Rung(
        name="E0", days=days, tell=(Relation.ACTION_OWNER,), template="reminder"
    )
    return rung.but(**fields)


def _a_day_later(when: DutyDay) -> DutyDay:
    return when.but(day=when.day + 1) if when.day else when


GATED = POLICY.but(
    name="gated",
    rungs=(
        _reminder(-5, office=Office.AGENCY, repeat=Repeat(every=2, times=1)),
        _reminder(-1, gate=Gate(weekdays=TUESDAYS_AND_THURSDAYS)),
        _rung("E1", 1, Role.LEA_DEPUTY, gate=Gate(weekdays=(4,), earliest=time(10))),
        _rung("E2", 2, Role.COE_LEAD, gate=Gate(earliest=time(9), latest=time(9, 30))),
        _rung("E3", 4, Role.CCEE_LEAD, office=Office.AGENCY, gate=Gate(term=True)),
    ),
)
"""Rungs that wait until others behind them have come."""

REPEATED = POLICY.but(
    name="repeated",
    rungs=(
        _reminder(-3),
        _rung("E1", 1, Role.LEA_DEPUTY, repeat=Repeat(every=4, times=3)),
        _rung("E2", 6, Role.COE_LEAD, effects=(Flag.AT_RISK,)),
        _rung("E3", 20, Role.CCEE_LEAD, office=Office.AGENCY),
    ),
    claim=(
        _rung("C1", 0, Role.COE_LEAD, office=Office.AGENCY),
        _rung("C2", 3, Role.CCEE_LEAD, repeat=Repeat(every=3, times=1)),
    ),
)
"""Rungs said several times, between others."""

SEVERAL = POLICY.but(
    name="several",
    ladders=(
        NamedLadder(
            name="patient",
            when=When(horizons=(Horizon.LONG_TERM,)),
            rungs=(
                _reminder(-20),
                _rung("E1", 10, Role.LEA_DEPUTY),
                _rung("E5", 30, Role.CCEE_LEAD, office=Office.AGENCY),
            ),
        ),
        NamedLadder(
            name="same day",
            when=When(components=(2,)),
            rungs=(_rung("E1", 0, Role.LEA_DEPUTY), _rung("E2", 1, Role.COE_LEAD)),
        ),
    ),
    claim=(),
)
"""Ladders by horizon and component, one of them on the due date; no claim's clock."""

OF_DUTIES = POLICY.but(name="of duties", duties=OFTEN)
"""Dated duties, so many that each short life meets some."""

FEWER_DUTIES = POLICY.but(
    name="fewer duties",
    duties=tuple(e.but(when=_a_day_later(e.when)) for e in OFTEN[::2]),
)
"""Half of them, and those that have a day of the year on the next one."""

POLICIES = (POLICY, GATED, REPEATED, SEVERAL, OF_DUTIES, FEWER_DUTIES)


def calendars(known: WorkCalendar, today: date) -> tuple[WorkCalendar, ...]:
    """What becomes of a calendar: days added, and days removed."""
    strike = Break(name="strike", first=today, last=today + timedelta(days=11))
    moved = Break(
        name="break",
        first=today + timedelta(days=9),
        last=today + timedelta(days=30),
    )
    return (
        known,
        without_closures(known),
        known.but(version="strike", breaks=(*known.breaks, strike)),
        known.but(version="moved", breaks=(moved,)),
        known.but(version="four days", weekdays=MONDAYS_TO_THURSDAYS),
        known.but(version="early", opens=time(7, 30)),
    )
