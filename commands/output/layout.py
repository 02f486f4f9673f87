"""How lines and tables fit a terminal: broken between words, and never within one."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

GAP = "  "  # between columns
TextRow = Sequence[str]


def fitted(line: str, width: int, *, hang: int = 2, unbroken: str = "") -> list[str]:
    """The line in pieces of `width`; what follows the first hangs in by `hang`.

    From `unbroken` on, where it says that, it is there to be copied and stays whole.
    """
    if len(line) <= width:
        return [line]
    said = line.lstrip()
    indent = " " * (len(line) - len(said))
    before, command, after = said.partition(unbroken) if unbroken else (said, "", "")
    pieces = _broken(before.rstrip(), width, indent, indent + " " * hang)
    if not command:
        return pieces
    further = " " * hang if pieces else ""
    return [*pieces, f"{indent}{further}{command}{after}"]


def grid(
    heads: TextRow, rows: Sequence[TextRow], width: int | None
) -> list[list[str]] | None:
    """Rows of columns side by side, the heads first, each in as many lines as it takes.

    The widest columns are broken between words; None where even so they do not fit.
    """
    cells = [heads, *rows]
    widths = _widths([*zip(*cells, strict=True)], width)
    if widths is None:
        return None
    return [[*_side_by_side(row, widths)] for row in cells]


def _widths(columns: Sequence[TextRow], width: int | None) -> list[int] | None:
    widths = [max(map(len, column)) for column in columns]
    least = [max(map(_longest_word, column)) for column in columns]
    room = width and width - len(GAP) * (len(columns) - 1)
    while room is not None and sum(widths) > room:
        broad = [n for n, each in enumerate(widths) if each > least[n]]
        if not broad:
            return None
        widths[max(broad, key=widths.__getitem__)] -= 1
    return widths


def _longest_word(cell: str) -> int:
    return max(map(len, cell.split()), default=0)


def _side_by_side(row: TextRow, widths: Sequence[int]) -> Iterator[str]:
    pieces = [_broken(cell, w) for cell, w in zip(row, widths, strict=True)]
    for line in zip_longest(*pieces, fillvalue=""):
        padded = (cell.ljust(w) for cell, w in zip(line, widths, strict=True))
        yield GAP.join(padded).rstrip()


def _broken(text: str, width: int, first: str = "", further: str = "") -> list[str]:
    if len(text) <= width and not first:
        return [text] if text else []
    return wrap(
        text,
        max(width, 1),
        initial_indent=first,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
