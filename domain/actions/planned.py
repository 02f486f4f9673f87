"""An action as a roadmap, or the splitting of an action, brings it."""

from datetime import date

from domain.actions.status import Horizon
from domain.people.roles import Role
from domain.values import Value

PARTS = 10_000  # numbers below are a roadmap's own; above, parts of a split action
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class PlannedAction(Value):
    """`text` is the report's, for the record; `depends_on` names other actions."""

    number: int
    title: str
    text: str
    components: tuple[int, ...]
    theme: str
    horizon: Horizon
    owner: Role
    due: date
    why: str = ""
    depends_on: tuple[int, ...] = ()


def label(number: int) -> str:
    """How people write an action's number: 12, or 12a for a part of 12."""
    if number < PARTS:
        return str(number)
    return f"{number // PARTS}{LETTERS[number % PARTS - 1]}"


def numbered(text: str) -> int | None:
    """The number that `text` writes, such as 12 or 12a; None where it writes none."""
    lettered = text != "" and text[-1] in LETTERS
    digits, letter = (text[:-1], text[-1]) if lettered else (text, "")
    if not (digits.isascii() and digits.isdecimal() and int(digits)):
        return None
    if not letter:
        return int(digits)
    return int(digits) * PARTS + LETTERS.index(letter) + 1


def root(number: int) -> int:
    """The number the roadmap gave: that of 12a is 12."""
    return number if number < PARTS else number // PARTS


def order(number: int) -> tuple[int, int]:
    """Sorts 12a behind 12 and before 13."""
    return root(number), 0 if number < PARTS else number % PARTS
