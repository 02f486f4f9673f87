"""What an entity's own clock did, as one plain sentence."""

from collections.abc import Sequence
from datetime import datetime

from domain.acts import (
    DutyDue,
    PlateauReached,
    RecheckDue,
    RungActed,
    SubjectsAct,
    WitnessMissing,
)
from domain.clocks.subject import Subject
from domain.duties.sentences import of_duty_due
from domain.entity import Entity
from domain.first_few import first_few
from domain.letters.notice import Notice


def of_clock_act(
    before: Entity,
    after: Entity,
    act: SubjectsAct | DutyDue | WitnessMissing,
    letters: Sequence[Notice],
    at: datetime,
) -> str:
    match act:
        case DutyDue():
            return of_duty_due(before.dated, act, letters, at) if before.dated else ""
        case RungActed():
            return _rung(before, act, letters)
        case RecheckDue(subjects=keys):
            what = _subjects(after, keys) if keys else f"{after.noun}'s clock"
            return f"asked {_told(letters)} whether {what} may go on"
        case PlateauReached(subjects=keys):
            many = _subjects(after, keys)
            return f"no change for a long while in {many}: {_told(letters)}"
        case WitnessMissing(subject=key):
            named = _subjects(after, [key])
            return f"the witness of {named} had ended before its time; it began again"


def _rung(before: Entity, act: RungActed, letters: Sequence[Notice]) -> str:
    subject = before.subject(act.subject)
    assert subject and subject.next_rung
    rung, clock = subject.next_rung, subject.clock
    about = [each for each in letters if each.subject == act.subject]
    what = "reminder" if rung.is_reminder else "rung"
    lapsed = ""
    if clock.rest and not rung.is_reminder:
        word = "promise" if clock.rest.promised else "rest"
        lapsed = f", the {word} of {clock.rest.until} having passed"
    return (
        f"{what} {rung.name} of {subject.words}, due {clock.due}{lapsed}: "
        f"{_told(about)}"
    )


def _subjects(entity: Entity, keys: Sequence[str]) -> str:
    """'action 12 (Read daily)', 'actions 12, 13 and 4 more', 'the determination'."""
    alike: dict[str, list[Subject]] = {}
    for key in keys:
        if found := entity.subject(key):
            alike.setdefault(found.plural or key, []).append(found)
    return " and ".join(map(_together, alike.values()))


def _together(alike: Sequence[Subject]) -> str:
    if len(alike) == 1:
        return alike[0].words
    return f"{alike[0].plural} {first_few([each.label for each in alike])}"


def _told(letters: Sequence[Notice]) -> str:
    told = dict.fromkeys(f"{each.to} ({each.office})" for each in letters)
    return ", ".join(told) or "nobody holds a role to be told"
