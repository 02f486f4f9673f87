"""How answers look: tables and sentences for people, JSON for machines."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from commands import context
from commands.policies import current
from domain.actions.planned import label
from domain.actions.status import ActionStatus, Flag
from domain.actions.tally import Tally
from domain.people.roles import LABELS
from domain.referrals.case import MODES, Outcome
from domain.standing import (
    ActionStanding,
    CaseStanding,
    EngagementStanding,
    StepStanding,
)
from domain.values import WHOLE

Item = TypeVar("Item")
BAR = 44  # characters
WIDE = 140  # columns, where no terminal says how many it has
COMMAND = ".venv/bin/python starter.py"
WORDS = {status: status.replace("_", " ") for status in ActionStatus}


def as_json(answer: object) -> None:
    print(json.dumps(answer, indent=2, ensure_ascii=False, default=_plain))  # noqa: T201


def say(*lines: str) -> None:
    """Plain lines, never cut: commands and links are there to be copied."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    columns = (Column(head, overflow="fold") for head in heads)
    grid = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        grid.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    terminal = Console(highlight=False)
    wide = terminal if terminal.is_terminal else Console(highlight=False, width=WIDE)
    wide.print(grid)


def tracked(items: Sequence[Item], doing: str) -> Iterable[Item]:
    """The items, with a bar on the screen beside what is printed; none where no screen.

    A bar is for whoever waits, so it goes where errors go.
    """
    from rich.progress import track

    screen = Console(stderr=True)
    return track(items, doing, console=screen, disable=not screen.is_terminal)


def ui(cds: str) -> None:
    say(f"Temporal UI: {context.link(cds) or 'address not known; set THROUGHLINE_UI'}")


def tally_bar(tally: Tally) -> str:
    """The tally as a line of three shades, with its figures in words."""
    done = round(BAR * tally.completed / tally.total) if tally.total else 0
    busy = round(BAR * tally.in_progress / tally.total) if tally.total else 0
    bar = "█" * done + "▒" * busy + "·" * (BAR - done - busy)
    return (
        f"{bar}  {tally.total} actions: {tally.completed} completed, "
        f"{tally.in_progress} in progress, {tally.not_started} not started; "
        f"{tally.percent} % completed or in progress"
        + (f" ({tally.reconciliation})" if tally.reconciliation else "")
    )


def heading(engagement: EngagementStanding) -> None:
    late = f", {len(engagement.overdue)} overdue" if engagement.overdue else ""
    say(
        f"{engagement.cds}  {engagement.lea} ({engagement.county} county)",
        f"phase {engagement.phase}{late}, entry {engagement.entry}, "
        f"pathway {engagement.pathway}",
    )


def referrals(engagement: EngagementStanding) -> None:
    """Each referral with its steps: what is done, what is waited for, what comes."""
    if engagement.segments:
        say(f"mode {MODES[engagement.segments[-1].mode]}, {_kickoff(engagement)}")
    for case in engagement.cases:
        primary = ", primary" if case.primary and len(engagement.cases) > 1 else ""
        say(
            f"referral {case.number}: {case.pathway}@{case.version}{primary}, "
            f"{case.state}; received {case.received}{_from(case)}"
        )
        say(*(f"  {name}: {text}" for name, text in case.answers.items()))
        say(*(f"  {_step(step)}" for step in case.steps))
        if case.to_come:
            say(f"  to come: {', '.join(case.to_come)}")


def _from(case: CaseStanding) -> str:
    """From whom it came; of one that is only stated, whoever brought it in knew."""
    if case.stated:
        decided = f", determined {case.determined}" if case.determined else ""
        return f"{decided}, as stated"
    return f" from {case.by}" + (f" ({case.office})" if case.office else "")


def _kickoff(engagement: EngagementStanding) -> str:
    begun = engagement.segments[-1].first
    planned = f", kickoff {engagement.kickoff}" if engagement.kickoff else ""
    return f"since {begun}{planned}"


def _step(step: StepStanding) -> str:
    if step.done:
        told = (
            f", {WORDS_OF[step.done.outcome]}" if step.done.outcome != "accept" else ""
        )
        who = (
            f"{step.done.by} ({step.done.office})" if step.done.office else step.done.by
        )
        return f"done {step.done.on}: {step.title}, by {who}{told}"
    said = f"; {step.said.by} {WORDS_OF[step.said.outcome]}" if step.said else ""
    late = ", late" if step.overdue else ""
    due = f" is due {step.due}{late}" if step.due else " is open"
    following = f"; next {next_step(step)}" if step.next_step else ""
    return f"{step.title}{due}, asked of the {LABELS[step.asked]}{said}{following}"


WORDS_OF = {
    Outcome.ACCEPT: "agreed",
    Outcome.DECLINE: "would rather not",
    Outcome.MORE_INFORMATION: "asked for more information",
}


def next_step(action: ActionStanding | StepStanding) -> str:
    """Whom the next rung tells, and when, in the office's time."""
    if action.next_step is None:
        return ""
    told = " and ".join(LABELS[role] for role in action.next_roles)
    return f"{action.next_step} {action.next_local}: {told}"


FLAGS = {
    Flag.AT_RISK: "at risk",
    Flag.AGENDA: "for the next check-in's agenda",
    Flag.MEETING: "a directors' meeting is proposed",
    Flag.PLATEAU: "without change for two quarters",
}


def notes(action: ActionStanding) -> list[str]:
    """What else is to be known of an action, each as a line."""
    found = []
    if past := action.stated:
        begun = f", started {past.started}" if past.started else ""
        done = f", completed {past.completed}" if past.completed else ""
        status = WORDS.get(past.status, past.status)
        found.append(f"as stated when brought in on {past.on}: {status}{begun}{done}")
    if stop := action.stop:
        cause = stop.cause.replace("_", " ")
        found.append(
            f"its clock stands still since {stop.since} ({cause}), to be looked at "
            f"again on {stop.recheck}"
        )
    if rest := action.rest:
        word = "promised" if rest.promised else "at rest"
        found.append(f"{word} until {rest.until}, says {rest.by}")
    if action.waits_for:
        found.append(f"waits for action {_named(action.waits_for)}")
    if action.merged_into:
        found.append(f"merged into action {label(action.merged_into)}")
    if action.split_from:
        found.append(f"part of action {label(action.split_from)}")
    if action.stopped_days:
        found.append(f"its date moved by {action.stopped_days} working days stopped")
    if action.provisional:
        found.append("its next step lies beyond what the calendar knows")
    return [*found, *(FLAGS[each] for each in action.flags)]


def _named(numbers: Sequence[int]) -> str:
    return ", ".join(map(label, numbers))


def local(at: datetime, office: current.Where = "lea") -> str:
    """By the office's clock, which is named: 2026-11-26 09:15 PST."""
    return current.local(at, office)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def dumped(value: Any) -> Any:
    """A value as JSON, with all its fields whatever they hold."""
    return value.model_dump(mode="json", context=WHOLE)
