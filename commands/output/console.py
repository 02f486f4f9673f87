"""How answers look: tables and sentences for people, JSON for machines."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from rich.console import Console
from rich.text import Text

from commands import context
from commands.output.layout import fitted, grid
from domain.actions.planned import label
from domain.actions.tally import Tally
from domain.people.roles import LABELS
from domain.referrals.case import MODES, Outcome
from domain.standing import (
    ActionStanding,
    CaseStanding,
    ClockStanding,
    EngagementStanding,
    Standing,
    StepStanding,
    timed,
)
from domain.status import ActionStatus, Flag
from domain.values import WHOLE
from services import current
from services.progress import Progress, untold

BAR = 44  # characters
MARGIN = 40  # columns; a narrower terminal wraps by itself
LEGEND = (
    "Rungs: E0 comes before an action's date, E1 and on after it; C1 and on ask to "
    "confirm what is reported complete. In a referral the letter is the step's: A "
    "acknowledgement, C consultation, D determination, G agreement of the Geo Lead, F "
    "reimbursement agreement, K intake meeting or acceptance, R look at release; 0 "
    "comes before its date, 1 and on from it on."
)
COMMAND = ".venv/bin/python starter.py"
WORDS = {status: status.replace("_", " ") for status in ActionStatus}


def as_json(answer: object) -> None:
    print(json.dumps(answer, indent=2, ensure_ascii=False, default=_plain))  # noqa: T201


def say(*lines: str, hang: int = 2) -> None:
    """Sentences, broken between words where a terminal ends; commands are never cut."""
    _print(Console(highlight=False, soft_wrap=True), lines, hang)


def complain(message: str) -> None:
    """As `say`, where errors go."""
    screen = Console(highlight=False, soft_wrap=True, stderr=True)
    _print(screen, message.split("\n"), hang=2)


def whole(*lines: str) -> None:
    """Lines that are there to be copied, or read by a program: as they are."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line))


def entry(head: str, *lines: str) -> None:
    """A line of its own, and what belongs to it below, indented."""
    say(head, hang=4)
    say(*(f"    {line}" for line in lines))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns under their heads; where a terminal has no room for them, entries."""
    cells = [["" if each is None else str(each) for each in row] for row in rows]
    screen = Console(highlight=False, soft_wrap=True)
    lines = grid(heads, cells, _columns(screen))
    if lines is None:
        return _entries(heads, cells)
    top, *below = lines
    screen.print(Text("\n".join(top)), style="bold")
    return whole(*(line for row in below for line in row))


def _entries(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    for first, *rest in rows:
        named = zip(heads[1:], rest, strict=True)
        entry(
            first,
            *(f"{head}: {cell}" if head else cell for head, cell in named if cell),
        )


def _print(screen: Console, lines: Iterable[str], hang: int) -> None:
    width = _columns(screen)
    for line in lines:
        pieces = [line]
        if width:
            pieces = fitted(line, width, hang=hang, unbroken=COMMAND)
        for piece in pieces:
            screen.print(Text(piece))


def _columns(screen: Console) -> int | None:
    """How wide the terminal is; None where there is none, and lines stay whole."""
    return max(screen.width, MARGIN) if screen.is_terminal else None


@contextmanager
def bar(doing: str) -> Iterator[Progress]:
    """A bar on the screen beside what is printed; none where no screen is.

    It is for whoever waits, so it goes where errors go.
    """
    from rich import progress

    screen = Console(stderr=True)
    columns = (
        progress.TextColumn("[progress.description]{task.description}"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TimeRemainingColumn(elapsed_when_finished=True),
    )
    shown = progress.Progress(*columns, console=screen)

    def told(done: int, of: int) -> None:
        if not shown.tasks:
            shown.start()
            shown.add_task(doing, total=of)
        shown.update(shown.task_ids[0], completed=done)

    try:
        yield told if screen.is_terminal else untold
    finally:
        if shown.tasks:
            shown.stop()


def ui(cds: str) -> None:
    """The engagement's page in the Temporal UI, where links are asked for."""
    if context.links_wanted():
        known = context.link(cds)
        say(f"Temporal UI: {known or 'address not known; set THROUGHLINE_UI'}")


def legend() -> None:
    """What the letters of rungs mean, wherever rungs are listed."""
    say("", LEGEND)


def names_rungs(now: Standing) -> bool:
    """Whether a rung is named of any of it: one that was reached, or comes next."""
    steps = (step for case in now.engagement.cases for step in case.steps)
    return any(each.rung or each.next_rung for each in (*now.actions, *steps))


def late_link() -> None:
    if context.links_wanted():
        known = context.late_link()
        say(f"Temporal UI, what is late: {known or 'not known'}")


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
    count = len([each for each in timed(engagement, ()) if each.stands.overdue])
    count += len(engagement.overdue)
    late = f", {count} late" if count else ""
    say(
        f"{engagement.cds}  {engagement.lea} ({engagement.county} county)",
        f"phase {engagement.phase}{late}, entry {engagement.entry} of "
        f"{engagement.entity}, pathway {engagement.pathway}",
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
    due = f" is due {step.due}{counted_from(step)}{late}" if step.due else " is open"
    following = f"; next {next_rung(step)}" if step.next_rung else ""
    return f"{step.title}{due}, asked of the {LABELS[step.asked]}{said}{following}"


WORDS_OF = {
    Outcome.ACCEPT: "agreed",
    Outcome.DECLINE: "would rather not",
    Outcome.MORE_INFORMATION: "asked for more information",
}


def next_rung(stands: ClockStanding) -> str:
    """Whom the next rung tells, and when, in the office's time."""
    if stands.next_rung is None:
        return ""
    told = " and ".join(LABELS[role] for role in stands.next_roles)
    return f"{stands.next_rung} {stands.next_local}: {told}"


def counted_from(stands: ClockStanding) -> str:
    """' (counts from 30 Nov: Thanksgiving break)', where its date is a closed day."""
    first = stands.counts_from
    if first is None:
        return ""
    return f" (counts from {first.day} {first:%b}: {stands.closed})"


FLAGS = {
    Flag.AT_RISK: "at risk",
    Flag.AGENDA: "for the next check-in's agenda",
    Flag.MEETING: "a directors' meeting is proposed",
    Flag.PLATEAU: "without change for a long while",
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
        found.append("its next rung lies beyond what the calendar knows")
    return [*found, *(FLAGS[each] for each in action.flags)]


def _named(numbers: Sequence[int]) -> str:
    return ", ".join(map(label, numbers))


def local(at: datetime, office: current.OfficeName = "lea") -> str:
    """By the office's clock, which is named: 2026-11-26 09:15 PST."""
    return current.local(at, office)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def dumped(value: Any) -> Any:
    """A value as JSON, with all its fields whatever they hold."""
    return value.model_dump(mode="json", context=WHOLE)
