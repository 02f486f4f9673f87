"""The columns of a meeting's workbook, and which of them each decision needs."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from adapters.files.choices import Choices
from adapters.files.rows_by_id import pieces
from adapters.files.table import TableColumns
from adapters.roadmap.rows import owner_of
from domain.actions.planned import NotActions, action_numbers
from domain.bounds import LONGEST_ROW
from domain.faults import quoted
from domain.people.roles import LABELS, OWNERS
from domain.setting import CALLED_CAUSE, Cause
from domain.status import Scale
from domain.wording import as_words
from domain.written_day import written_day

AGENDA = "Agenda"
"""What the sheet is called."""
CHECK_IN = "check_in"
SETTLED = "settled"
"""What is decided of an item that needs nothing more."""


class DecisionKind(NamedTuple):
    """A kind of act on an action as a row says it: the columns it takes, each with the
    field of the act it fills; `needed` are those that may not be empty.
    """

    title: str
    fields: Mapping[str, str] = {}
    needed: tuple[str, ...] = ()


DAY = {"new_date": "due"}
DECISIONS: dict[str, DecisionKind] = {
    "redate": DecisionKind("another date", DAY, ("new_date", "reason")),
    "rate": DecisionKind("rated", {"rating": "rating"}, ("rating",)),
    "start": DecisionKind("begun"),
    "acknowledge": DecisionKind("promised", {"new_date": "promise"}, ("new_date",)),
    "snooze": DecisionKind("let rest", {"new_date": "until"}, ("new_date", "reason")),
    "put_on_hold": DecisionKind(
        "stands still",
        {"cause": "cause", "new_date": "recheck"},
        ("cause", "new_date", "reason"),
    ),
    "resume": DecisionKind("goes on"),
    "reopen": DecisionKind("reopened", DAY, ("new_date", "reason")),
    "confirm": DecisionKind("confirmed"),
    "return": DecisionKind("returned", needed=("reason",)),
    "reassign": DecisionKind("another owner", {"owner": "owner"}, ("owner", "reason")),
    "depend_on": DecisionKind("waits for", {"waits_for": "on"}, ("waits_for",)),
    "independent": DecisionKind("waits for no other", {"waits_for": "on"}),
    "withdraw_action": DecisionKind(
        "taken off", {"consulted": "consulted"}, ("consulted", "reason")
    ),
    "sustain": DecisionKind("sustained"),
}
"""What a row may decide; what needs more words is an act of its own."""
OWN_COLUMNS = ("new_date", "rating", "owner", "cause", "waits_for", "consulted")
FILLED_IN = ("decision", *OWN_COLUMNS, "reason", "decided_by")
MEANINGS = {
    "item": "the item of the agenda: an action by its number, as in 12 or 12a, or a "
    "text, as T1; an action that was not on it goes in a row of its own",
    "what": "what it is; it is not read back",
    "why_there": "why it is on the agenda; it is not read back",
    "led_by": "who leads it; it is not read back",
    "due": "when it is due; it is not read back",
    "decision": "what was decided, one of "
    + ", ".join((*DECISIONS, SETTLED))
    + f"; {SETTLED} where nothing more is needed (empty: nothing was decided)",
    "new_date": "the new date; of acknowledge the day that is promised, of snooze and "
    "put_on_hold the day on which it is asked again",
    "rating": "of rate: how far it is, on the policy's scale",
    "owner": "of reassign: the role that leads it from now on",
    "cause": f"of put_on_hold: {', '.join(Cause)}",
    "waits_for": "of depend_on and independent: actions, as in 1;11 or 1-3",
    "consulted": "of withdraw_action: who was consulted, joined by ;",
    "reason": "why; it is kept with the action, and needed of most decisions",
    "decided_by": "who decided it, by id or by name",
    "note": f"what was said of it, at most {LONGEST_ROW} characters; it comes into the "
    "text of the minutes (may be empty)",
    CHECK_IN: "the meeting it is of; leave it as it is",
}
COLUMNS = (*MEANINGS,)
TABLE = TableColumns(
    COLUMNS,
    naming=frozenset({"item", "decision"}),
    optional=frozenset(COLUMNS) - {"item", "decision"},
)
CAUSES = Choices(
    "cause",
    {each.value: as_words(each) for each in Cause},
    also={name: each.value for name, each in CALLED_CAUSE.items()},
)


def decision_choices() -> Choices:
    """By its kind, or as people call it."""
    kinds = (*DECISIONS, SETTLED)
    also = {each.title: kind for kind, each in DECISIONS.items()}
    also |= {"hold": "put_on_hold", "withdraw": "withdraw_action", "date": "redate"}
    also |= {"promise": "acknowledge", "nothing more": SETTLED, "done": SETTLED}
    return Choices("decision", {each: each for each in kinds}, also=also)


def owner_texts() -> list[str]:
    return [LABELS[each] for each in OWNERS]


class MinutesChoices(NamedTuple):
    """What cells may name in one engagement: persons, and ratings of its scale."""

    people: Choices
    scale: Scale

    @property
    def ratings(self) -> Choices:
        levels = {str(each.rating): each.label for each in self.scale.of_open}
        return Choices("rating", levels, numbered=True)

    @property
    def readers(self) -> dict[str, Callable[[str], object]]:
        """How each column is read; each raises ValueError in words."""
        return {
            "new_date": _day,
            "rating": self.ratings.number,
            "owner": _owner,
            "cause": CAUSES.key,
            "waits_for": _actions,
            "consulted": lambda text: tuple(map(self.people.key, pieces(text))),
        }


def _day(text: str) -> date:
    return written_day(text)


def _owner(text: str) -> str:
    try:
        return owner_of(text)
    except ValueError as off:
        raise ValueError(f"{quoted(text)} {off}") from off


def _actions(text: str) -> tuple[int, ...]:
    try:
        return action_numbers(text)
    except NotActions as off:
        raise ValueError(str(off)) from off
