"""An engagement at a glance: its heading, its tally, what was only stated of it."""

from collections.abc import Iterable, Sequence

from commands.args import dates
from commands.output import console
from domain.actions.tally import Tally
from domain.people.roles import LABELS, Role
from domain.referrals.case import MODES
from domain.reviews.standing import ReviewStanding
from domain.standing import EngagementStanding, timed
from domain.wording import as_words, so_many

BAR = 44  # characters


def late_of(
    engagement: EngagementStanding, reviews: Iterable[ReviewStanding] = ()
) -> int:
    """How many things are late in it, those of its reviews among them."""
    beside = [e for e in timed(engagement, (), reviews) if e.stands.overdue]
    return len(engagement.overdue) + len(beside)


def print_heading(
    engagement: EngagementStanding, reviews: Iterable[ReviewStanding] = ()
) -> None:
    count = late_of(engagement, reviews)
    late = f", {count} late" if count else ""
    console.say(
        f"{engagement.cds}  {engagement.lea} ({engagement.county} county)",
        f"phase {as_words(engagement.phase)}{late}, entry {engagement.entry} of "
        f"{engagement.entity}, pathway {engagement.pathway}",
    )


def tally_bar(tally: Tally) -> str:
    """The tally as a line of three shades, with its figures in words."""
    done = round(BAR * tally.completed / tally.total) if tally.total else 0
    busy = round(BAR * tally.in_progress / tally.total) if tally.total else 0
    bar = "█" * done + "▒" * busy + "·" * (BAR - done - busy)
    return (
        f"{bar}  {so_many(tally.total, 'action')}: {tally.completed} completed, "
        f"{tally.in_progress} in progress, {tally.not_started} not started; "
        f"{tally.percent} % completed or in progress"
        + (f" ({tally.reconciliation})" if tally.reconciliation else "")
    )


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
