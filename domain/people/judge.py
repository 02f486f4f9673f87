"""The rules for acts on who takes part."""

from collections.abc import Sequence
from datetime import date

from domain import refusals
from domain.people.absence import Absence, circle, with_absence, without_absence
from domain.people.acts import Assign, PeopleAct, Substitute, UpdatePeople
from domain.people.roles import LABELS, Assignment
from domain.people.tenure import tenures


def check_people(
    people: Sequence[Assignment],
    absences: Sequence[Absence],
    act: PeopleAct,
    today: date,
) -> None:
    """Raise a `Refused` if the act gives a role, or a substitute, that cannot be.

    `people` and `absences` are those known so far.
    """
    given, away, back = _said(act)
    if not (given or away or back):
        raise refusals.NothingToChange(
            "this changes no role and no absence; `people load` without --commit "
            "shows what would change"
        )
    spans = [*((e.first, e.last) for e in given)]
    spans += [(e.first, e.last) for e in (*away, *back)]
    for first, last in spans:
        if last and last < first:
            raise refusals.DatesReversed(
                f"it would end on {last}, before it begins on {first}"
            )
    _no_news(people, absences, act)
    for absence in away:
        if absence.person == absence.substitute:
            raise refusals.SubstitutesInACircle(
                f"{absence.person} would stand in for {absence.person}; "
                "name somebody who is there"
            )
    _no_circle(absences, away, back, today)


def _said(
    act: PeopleAct,
) -> tuple[tuple[Assignment, ...], tuple[Absence, ...], tuple[Absence, ...]]:
    match act:
        case Assign():
            return (act.assignment,), (), ()
        case Substitute():
            return (), (act.absence,), ()
        case UpdatePeople():
            return act.people, act.absences, act.back


def _no_news(
    people: Sequence[Assignment], absences: Sequence[Absence], act: PeopleAct
) -> None:
    """One role given, or one substitute named, as it stands already."""
    if isinstance(act, Substitute) and act.absence in absences:
        raise refusals.NothingToChange(
            f"{act.substitute} stands in for {act.person} then already"
        )
    if isinstance(act, Assign) and _holds(people, act.assignment):
        who = act.person or "vacant"
        raise refusals.NothingToChange(
            f"the {LABELS[act.role]} is {who} from {act.first} on already"
        )


def _holds(people: Sequence[Assignment], new: Assignment) -> bool:
    """Whether each day would be held as it is, by the same words."""
    then = tenures([*people, new], new.role, new.first)
    return new in people and tenures(people, new.role, new.first) == then


def _no_circle(
    absences: Sequence[Absence],
    away: tuple[Absence, ...],
    back: tuple[Absence, ...],
    today: date,
) -> None:
    after = tuple(absences)
    for each in back:
        after = without_absence(after, each, today)
    for each in away:
        after = with_absence(after, each, today)
    if found := circle(after, away):
        raise refusals.SubstitutesInACircle(
            f"{found}: nobody would be there; name somebody who is"
        )
