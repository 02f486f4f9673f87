"""Which engagements are meant: the one that is named, or all that are open."""

from typing import TYPE_CHECKING

from client.endings import Failed, Misused
from commands import context
from commands.args import dates
from commands.args.reference import Reference, running
from domain.actions.planned import missing
from domain.reviews.review import review_address

if TYPE_CHECKING:
    from datetime import date

    from domain.reviews.standing import ReviewShown, ReviewStanding
    from domain.standing import EngagementStanding, Standing


def one_or_all(entity: str | None, *, everyone: bool) -> list[str]:
    """The CDS codes meant; raises Misused unless it is said which."""
    if everyone == (entity is not None):
        raise Misused("say which engagement, or --all")
    return chosen(entity)


def chosen(entity: str | None) -> list[str]:
    """The one named, else all that the record knows as open; raises Failed."""
    if entity:
        return [running(entity).cds]
    found = context.open_codes()
    if not found:
        raise Failed("no engagement is open; `refer` opens one")
    return found


def recorded_at(which: Reference) -> "EngagementStanding":
    """The engagement a reference names, also an earlier one; raises Failed."""
    if which.episode is None:
        return context.recorded(which.cds)
    for each in context.record().engagements():
        if each.entity == which.whole:
            return each
    raise Failed(f"the record knows no engagement {which.whole}; see `list --ended`")


def check_action(which: Reference, entity: str) -> None:
    """Raises Failed where the action that is named is not on the roadmap there."""
    if which.action is None:
        return
    known = [each.number for each in context.record().actions(entity)]
    if which.action not in known:
        raise Failed(f"{which.cds}: {missing(which.action, known)}")


def stood_at(which: Reference, day: "date") -> "Standing":
    """The engagement at the end of a day, whatever has happened since; raises Failed.

    By the record, which knows nothing from before it was brought in.
    """
    from adapters.sql.as_of import NotYet

    known = recorded_at(which)
    try:
        return context.past().standing(known.cds, dates.end(day), which.episode)
    except NotYet as off:
        if begun := known.brought_in_at:
            raise Failed(
                f"{day}: {which.cds} was brought in on {dates.day_of(begun)}, and "
                f"nothing was witnessed here before; `show {which}` shows what was "
                "then stated"
            ) from off
        first = min((case.received for case in known.cases), default=day)
        if first <= day and (which.episode or known.episode == 1):
            raise Failed(
                f"{day}: {which.cds} was entered here on "
                f"{dates.day_of(known.referred_at)}, as received on {first}; before "
                "it was entered nothing stood here"
            ) from off
        raise Failed(f"{day}: {off}") from off


def recorded_entity(which: Reference) -> str:
    """The durable key of what a reference names, or lies in; raises Failed."""
    engagement = recorded_at(which).entity
    return review_address(engagement, which.review) if which.review else engagement


def recorded_review(which: Reference) -> "ReviewStanding | None":
    """The review a reference names, by the record; None where that knows none."""
    if context.record_if_any() is None:
        return None
    return context.reviews().review(recorded_entity(which))


def recorded_shown(which: Reference) -> "ReviewShown | None":
    """The same with all that is in it, each with what is said of it."""
    if not which.review or context.record_if_any() is None:
        return None
    return context.reviews().shown(recorded_entity(which))
