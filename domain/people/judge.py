"""The rules for acts on who takes part."""

from collections.abc import Sequence
from datetime import date

from domain import refusals
from domain.people.absence import Absence, circle, with_absence, without_absence
from domain.people.acts import Assign, PeopleAct, Substitute, UpdatePeople
from domain.people.roles import Assignment


def check_people(absences: Sequence[Absence], act: PeopleAct, today: date) -> None:
    """Raise a `Refused` if the act gives a role, or a substitute, that cannot be.

    `absences` are those known so far.
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
