"""An action as a roadmap, or the splitting of an action, brings it."""

from collections.abc import Collection, Iterable
from itertools import count, islice
from typing import Annotated

from domain.bounds import (
    LETTERS,
    MOST_AWAITED,
    PARTS,
    Component,
    DayDate,
    ItemIdOrBlank,
    Many,
    Number,
    ReportText,
    RowText,
    Standards,
    Title,
)
from domain.faults import quoted
from domain.first_few import first_few
from domain.guess import guess_apart
from domain.number_word import guess_number
from domain.people.roles import Role
from domain.status import Horizon
from domain.values import Value

MOST_DIGITS = 9
MOST_NAMED = 1000  # actions in one list, or between the ends of `1-3`


class PlannedAction(Value):
    """`text` is the report's, for the record; `depends_on` names other actions.

    `recommendation` is the id of that of the review from which it is planned, if any.
    `standards` are parts of other plans that it serves too: LCAP 1.3, FCMAT 5.2.
    """

    number: Number
    title: Title
    text: ReportText
    components: Annotated[tuple[Component, ...], Many(12)]
    theme: Title
    horizon: Horizon
    owner: Role
    due: DayDate
    why: RowText = ""
    depends_on: Annotated[tuple[Number, ...], Many(MOST_AWAITED)] = ()
    recommendation: ItemIdOrBlank = ""
    standards: Standards = ()


def next_number(numbers: Iterable[Number]) -> Number:
    """That of an action that is added: behind all there ever were.

    Where that leaves no number, as with 9999, the smallest that none ever had.
    """
    used = {*map(root, numbers)}
    behind = max(used, default=0) + 1
    return behind if behind < PARTS else next(n for n in count(1) if n not in used)


def label(number: Number) -> str:
    """How people write an action's number: 12, or 12a for a part of 12."""
    whole, letter = divmod(number, PARTS)
    if whole and 0 < letter <= len(LETTERS):
        return f"{whole}{LETTERS[letter - 1]}"
    return str(number)


def address(number: Number) -> str:
    """Where it stands within its engagement: action/12, action/12a."""
    return f"action/{label(number)}"


def named(number: Number) -> str:
    """As faults name it: 'action 12a'."""
    return f"action {label(number)}"


def missing(number: Number, known: Collection[int]) -> str:
    """'there is no action 9b; did you mean 9?', or which numbers there are."""
    whole = root(number)
    if whole != number and whole in known:
        return f"there is no {named(number)}; did you mean {whole}?"
    return f"there is no {named(number)}; the roadmap has {in_short(known)}"


def in_short(numbers: Collection[int]) -> str:
    """'1-66, 70, 12a': whole actions by their ranges, then parts."""
    wholes = sorted(n for n in numbers if root(n) == n)
    runs: list[list[int]] = []
    for number in wholes:
        if not runs or number != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(number)
    said = [f"{run[0]}-{run[-1]}" if run[1:] else str(run[0]) for run in runs]
    parts = [label(n) for n in sorted(numbers, key=order) if root(n) != n]
    return first_few([*said, *parts]) or "none"


def numbered(text: ReportText) -> int | None:
    """The number that `text` writes, such as 12, 12a or 12A; None where it is none."""
    text = text.lower()
    lettered = text != "" and text[-1] in LETTERS
    digits, letter = (text[:-1], text[-1]) if lettered else (text, "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS):
        return None
    if not int(digits):
        return None
    if not letter:
        return int(digits)
    return int(digits) * PARTS + LETTERS.index(letter) + 1


def root(number: Number) -> int:
    """The number the roadmap gave: that of 12a is 12."""
    return number if number < PARTS else number // PARTS


def order(number: Number) -> tuple[int, int]:
    """Sorts 12a behind 12 and before 13."""
    return root(number), 0 if number < PARTS else number % PARTS


class NotActions(ValueError):
    """A list of actions that is none; the message says what is off, in words."""


def action_numbers(text: ReportText) -> tuple[int, ...]:
    """`1, 11`, `1;11`, `1-3,12a` as numbers; raises NotActions."""
    pieces = (each.strip() for each in text.replace(";", ",").split(","))
    numbers = (number for each in pieces if each for number in _range(each))
    found = tuple(islice(numbers, MOST_NAMED + 1))
    if len(found) > MOST_NAMED:
        raise NotActions(f"{quoted(text)} names more than {MOST_NAMED:,} actions")
    return found


def readable_numbers(text: ReportText) -> tuple[int, ...]:
    """The same; none where it cannot be read."""
    try:
        return action_numbers(text)
    except NotActions:
        return ()


def _is_one(word: str) -> bool:
    return numbered(word) is not None


def _range(text: str) -> range:
    first, dash, last = (each.strip() for each in text.partition("-"))
    begin = numbered(first)
    end = numbered(last) if dash else begin
    if begin is None or end is None:
        near = guess_number(text) or guess_apart(text, _is_one)
        forms = "; write 12, 12a, 1-3 or 1, 11"
        raise NotActions(f"{quoted(text)} is no action{near or forms}")
    if not begin <= end < begin + MOST_NAMED:
        raise NotActions(f"{quoted(text)} runs backwards, or too far")
    return range(begin, end + 1)
