"""How wide the columns of a table are, of a hundred, by what stands in them."""

from domain.documents.document import Grid

ACROSS = 85  # letters in a line of a whole table, about
AIR = 3  # letters that the edges of a cell take
LONGEST_WORD = 20  # letters that are kept together where there is room
LONGEST_CELL = 200  # letters from which on a cell is not given more


def shares(grid: Grid) -> tuple[int, ...]:
    """A share of each column, together about 100: words fit, then texts divide it."""
    columns = [*zip(grid.header, *grid.rows, strict=True)]
    least = [_longest_word(cells) + AIR for cells in columns]
    text = [_longest(cells) for cells in columns]
    room = max(ACROSS - sum(least), 0) / sum(text)
    wide = [word + room * more for word, more in zip(least, text, strict=True)]
    return tuple(max(round(100 * each / sum(wide)), 1) for each in wide)


def _longest_word(cells: tuple[str, ...]) -> int:
    longest = max(len(word) for cell in cells for word in [*cell.split(), ""])
    return min(longest, LONGEST_WORD)


def _longest(cells: tuple[str, ...]) -> int:
    return min(max(map(len, cells)), LONGEST_CELL)
