"""How check-ins look: each with its day and who was there, a year with its proof."""

from collections.abc import Callable, Iterable, Iterator

from commands.output.rungs import next_rung
from domain.checkins.standing import CheckInStanding, CheckInYearStanding
from domain.checkins.subject import WAITING
from domain.people.roles import LABELS, Role
from domain.wording import as_words, with_and

NEWEST = 2  # fiscal years that are shown with an engagement
WhoIs = Callable[[Role], str]
"""A role, with whoever holds it."""


def year_line(year: CheckInYearStanding) -> str:
    """The proof: required, held, missed, made up, what can still be reached."""
    return f"{year.named}: {year.in_words}"


def head_of(now: CheckInStanding) -> str:
    """Its stage and its day."""
    day = f"planned for {now.on} at {now.at:%H:%M}"
    if now.held_on:
        day = f"held on {now.held_on}"
    elif now.make_up:
        day = now.called_off
    place = f", {now.place}" if now.place else ""
    over = ", over with its engagement" if now.over else ""
    return f"{as_words(now.stage)}: {day}{place}{over}"


def lines_of(now: CheckInStanding, who: WhoIs) -> Iterator[str]:
    """Who was there, what was missed, what is waited for, and what comes next."""
    if now.held_on:
        yield f"there: {attendance(now)}"
    if now.missed_on and not now.make_up:
        yield now.called_off
    if now.is_open and now.due:
        late = ", late" if now.overdue else ""
        yield f"{WAITING[now.stage]} by {now.due}{late}, asked of the {who(now.asked)}"
    if following := next_rung(now):
        yield f"next: {following}"


def attendance(now: CheckInStanding) -> str:
    """`LEA (LEA superintendent), COE (COE lead)`: by agency, with the roles."""
    parts = (
        f"{agency} ({with_and(LABELS[role] for role in roles)})"
        for agency, roles in now.attendance.items()
    )
    return ", ".join(parts)


def role_alone(role: Role) -> str:
    return LABELS[role]


def newest(years: Iterable[CheckInYearStanding]) -> list[CheckInYearStanding]:
    return [*years][-NEWEST:]
