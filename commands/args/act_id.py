"""The id of an act: as staff give it, or made."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import uuid4

from commands.args import dates
from domain.bulk import SHIFT

ADDING = (
    *("add_action", "comment", "acknowledge", "snooze", "add_correction", SHIFT),
    *("log_coaching", "note_learning", "fund_position"),
)
"""Acts that do the same once more where they are repeated: a date moves on again."""
SETTLING = (
    *("claim_complete", "return", "reopen", "merge", "withdraw_action"),
    *("put_on_hold", "stop_clock", "record_consultation", "sign_agreement"),
    *("hold_meeting", "determine_necessary", "decline", "close_not_agreed", "accept"),
    *("begin_review", "remove_site", "withdraw_milestone", "add_item"),
    *("complete_item", "waive_item"),
    *("add_evidence", "withdraw_evidence", "add_finding", "withdraw_finding"),
    *("add_recommendation", "withdraw_recommendation", "add_theme"),
    *("withdraw_correction", "begin_phase", "complete_phase"),
    *("drop_action", "reopen_roadmap", "end_position", "withdraw_support"),
)
"""Acts of which a second one is refused until something else has happened."""
LENGTH = 32


def new_id() -> str:
    """One that no other act has."""
    return uuid4().hex


def line_id(words: Sequence[str]) -> str:
    """That of a line on this day: typed twice, it is the same act."""
    said = "\n".join((dates.today().isoformat(), *words))
    return sha256(said.encode()).hexdigest()[:LENGTH]


def act_id(given: str | None, kind: str, words: Sequence[str]) -> str:
    """What was given; else one that no other act has, or that of the line itself.

    Where it would add, the same line on the same day is the same act: it was typed
    twice. To do it once more staff give an id.
    """
    if given:
        return given
    return line_id(words) if kind in ADDING else new_id()
