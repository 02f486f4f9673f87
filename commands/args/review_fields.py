"""What staff name in a review, by its key or by what it is called, as in a workbook."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, get_args

from client.endings import Misused
from commands.args.act_fields import KINDS, read_each
from commands.args.engagements import recorded_shown
from commands.args.reference import Reference
from commands.args.review_ids import FIELDS, WORDED, ids_in
from commands.args.said_again import say_again
from commands.args.several import pieces
from domain.acts import ByStaff, PlanAction, ReviewStaffAct
from domain.review_choices import ADDED
from domain.wording import as_given

if TYPE_CHECKING:
    from domain.reviews.standing import ReviewShown

BY_NAME = (
    *("component", "method", "participants", "site", "phase", "milestone"),
    *("rating", "about", *FIELDS),
)
NOT_YET: dict[type[ByStaff], str] = {**ADDED, PlanAction: "theme"}
"""What is not there yet; an action's theme is in its own words."""
KEYED = ("method", "participants", "phase", "milestone", "rating", "theme")
"""Those whose keys are words: of one that is off the review says which it has."""


def review_fields(
    which: Reference, kind: str, fields: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """With its components, methods, sites and the like by their keys.

    What was not typed so is said again. Raises Misused with a guess where there is no
    such thing; of a review that the record does not know all stays as it was typed.
    """
    names = [*filter(fields.__contains__, BY_NAME)]
    if not names or KINDS[kind] not in get_args(ReviewStaffAct):
        return {**fields}
    now = recorded_shown(which)
    read = _readers(now) if now else {}
    read.pop(NOT_YET.get(KINDS[kind], ""), None)

    def each_of(name: str, said: list[str]) -> list[str]:
        return [_read(read[name], name, e) for e in said] if name in read else said

    return read_each(fields, each_of)


def _ids(known: Sequence[str], text: str) -> str:
    """One id or several, each as it was given."""
    return ",".join(as_given(each, known) for each in pieces(text))


def _part(now: "ReviewShown", component: Callable[[str], int], text: str) -> str:
    """An address within the review, with its id as it was given: finding/F3."""
    typed, _, name = text.partition("/")
    room = typed.lower().removesuffix("s")
    if room == "component" and name:
        return f"{room}/{component(name)}"
    return f"{room}/{as_given(name, ids_in(now, room))}" if room in WORDED else text


def _readers(now: "ReviewShown") -> dict[str, Callable[[str], object]]:
    from adapters.files.choices import Choices
    from adapters.findings.choices import themes_of
    from adapters.items.choices import choices

    framework = now.review.framework
    known = choices(framework, {each.code: each.name for each in now.sites})
    phases = {each.key: each.title for each in framework.phases}
    milestones = {each.key: each.title for each in framework.milestones}
    ratings = {each.key: each.title for each in framework.ratings}
    by_id = {field: partial(_ids, ids_in(now, room)) for field, room in FIELDS.items()}
    return by_id | {
        "component": known.components.number,
        "method": known.methods.key,
        "participants": known.participants.key,
        "site": known.site,
        "phase": Choices(f"phase of {framework.named}", phases).key,
        "milestone": Choices(f"milestone of {framework.named}", milestones).key,
        "rating": Choices(f"rating of {framework.named}", ratings).key,
        "theme": themes_of(now).key,
        "about": partial(_part, now, known.components.number),
    }


def _read(key_of: Callable[[str], object], name: str, text: str) -> str:
    from adapters.files.choices import NotAChoice

    if not text:  # which empties it, where the act lets it
        return text
    if name in ("site", "component") and not any(map(str.isalpha, text)):
        return text  # a code or a number, of which the review says what is off
    try:
        read = str(key_of(text))
    except NotAChoice as off:
        if name in KEYED and len(text.split()) == 1:
            return text
        raise Misused(f"--{name}: {off}") from off
    say_again(text, read, option=f"--{name}")
    return read
