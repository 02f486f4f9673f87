"""Letters of rungs, whatever they are of; and what all letters of an entry need."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.clocks.ladder import LadderRung
from domain.clocks.recipients import Reader, holding, readers
from domain.clocks.subject import Subject
from domain.entity import Entity
from domain.letters.copies import copies
from domain.letters.matter import rung_matter
from domain.letters.notice import Notice, anew, rung_letter
from domain.people.roles import Role
from domain.setting import Setting
from domain.values import Facts


def of_rung(before: Entity, key: str, at: datetime) -> Iterator[Notice]:
    """Of what stood before the rung acted."""
    subject = before.subject(key)
    assert subject and subject.plan_id
    coming, turn = subject.coming, str(len(subject.clock.acted))
    matter = rung_matter(subject)
    for reader, facts in _told(subject, coming, at):
        yield rung_letter(
            subject, coming[0], reader, facts, at, turn=turn, matter=matter
        )


def written_anew(
    before: Entity, after: Entity, at: datetime, *, otherwise: bool
) -> Iterator[Notice]:
    """The last letter of each plan that goes on, otherwise or to somebody else.

    Those of earlier rungs go to whom they were written to.
    """
    for now in after.subjects:
        was = before.subject(now.key)
        if was is None or not was.plan_id or was.clock.last_rung != now.clock.last_rung:
            continue
        rung = now.last_rung or was.last_rung
        if rung is None:
            continue
        turn, matter = f"{rung.key}/{after.entries}", rung_matter(now)
        letters_now = (
            rung_letter(now, rung, reader, facts, at, turn=turn, matter=matter)
            for reader, facts in _told(now, (rung, *now.coming), at)
        )
        heard = readers(was, (rung, *was.coming), at)
        other = otherwise or was.title != now.title
        yield from anew(letters_now, heard, rung_matter(was), otherwise=other)


def is_otherwise(before: Setting, after: Setting, at: datetime) -> bool:
    """Whether every letter says something else: of the LEA, or whom to answer."""
    lead, former = _lead(after, at), _lead(before, at)
    return _person(lead) != _person(former) or after.lea.name != before.lea.name


def of_entry(
    owed: Sequence[Notice], before: Setting, after: Setting, at: datetime
) -> tuple[Notice, ...]:
    """The letters of an entry, with its number.

    With whom those who are not of the agency answer, and with copies for them.
    """
    lead = _lead(after, at)
    told = [n if n.is_of_agency else n.but(lead=_person(lead)) for n in owed]
    whole = (*told, *copies(told, lead, _person(_lead(before, at))))
    return tuple(each.but(entry=after.entry) for each in whole)


def _lead(setting: Setting, at: datetime) -> Reader | None:
    """Whom those who are not of the agency answer."""
    roles = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR)
    return next(iter(holding(setting, roles, at)), None)


def _person(reader: Reader | None) -> str:
    return reader.person if reader else ""


def _told(
    subject: Subject, coming: Sequence[LadderRung], at: datetime
) -> Iterator[tuple[Reader, Facts]]:
    """Who hears of the first of the rungs to come, each with what they are told."""
    for reader in readers(subject, coming, at):
        yield reader, subject.rung_facts(coming, reader.role)
