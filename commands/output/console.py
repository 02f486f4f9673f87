"""How answers reach a terminal: sentences, tables, and JSON for machines."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from pydantic import BaseModel
from rich.console import Console
from rich.text import Text

from commands import context
from commands.output.layout import fitted, grid
from domain.faults import CONTROL, printable
from domain.values import WHOLE
from services.progress import Progress, untold

MARGIN = 40  # columns; a narrower terminal wraps by itself
BREAK = re.compile(r"[^\S\n]*[\n\r\t][\n\r\t ]*")
COMMAND = ".venv/bin/python starter.py"


def as_json(answer: object) -> None:
    said = json.dumps(answer, indent=2, ensure_ascii=False, default=_plain)
    print("\n".join(CONTROL.sub(_escaped, e) for e in said.split("\n")))  # noqa: T201


def _escaped(control: re.Match[str]) -> str:
    """As JSON may write it: what reads JSON reads the same."""
    return f"\\u{ord(control[0]):04x}"


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
        console.print(Text(_one_line(line)))


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
    screen.print(Text("\n".join(map(_one_line, top))), style="bold")
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
    for line in map(_one_line, lines):
        pieces = [line]
        if width:
            pieces = fitted(line, width, hang=hang, unbroken=COMMAND)
        for piece in pieces:
            screen.print(Text(piece))


def _one_line(text: str) -> str:
    """A text of several lines with spaces between them; nothing steers a terminal."""
    return printable(BREAK.sub(" ", text))


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


def ui(entity: str) -> None:
    """The page of an engagement or a review in the Temporal UI, where links are asked.

    An engagement goes by its code, a review by its whole address.
    """
    if context.links_wanted():
        known = context.link(entity)
        say(f"Temporal UI: {known or 'address not known; set THROUGHLINE_UI'}")


def late_link() -> None:
    if context.links_wanted():
        known = context.late_link()
        say(f"Temporal UI, what is late: {known or 'not known'}")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def dumped(value: BaseModel) -> dict[str, object]:
    """A value as JSON, with all its fields whatever they hold."""
    return value.model_dump(mode="json", context=WHOLE)
