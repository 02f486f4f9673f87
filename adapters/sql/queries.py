"""The record as staff read it: lists, tallies, histories, and closed engagements."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    and_,
    case,
    exists,
    func,
    or_,
    select,
)

from adapters.sql.acts import ACT, CLAIMING, claims
from adapters.sql.evidence import PiecesByNumber, named_in
from adapters.sql.former import AMENDING, said_before
from adapters.sql.supports import supports_of
from adapters.sql.tables import (
    ACTIONS,
    ANALYSIS,
    DELIVERED,
    DIVERGENCES,
    ENGAGEMENTS,
    ENTRIES,
    ITEMS,
    OUTBOX,
    PAST,
    ROADMAPS,
    WAITING,
)
from domain.actions.planned import address, label, numbered
from domain.actions.standing import ActionStanding
from domain.acts import (
    Act,
    Assign,
    AttachReferral,
    BroughtIn,
    ClaimComplete,
    Comment,
    Referred,
    Substitute,
    UpdatePeople,
)
from domain.evidence.standing import with_names
from domain.lea import Lea
from domain.lifecycle import ENDS
from domain.people.absence import Absence, with_absence, without_absence
from domain.people.roles import Assignment
from domain.standing import EngagementStanding, Standing
from domain.supports.given import SupportsGiven

GIVING_ROLES = (
    *("referred", "brought_in", "attach_referral"),
    *("assign", "update_people"),
)
OF_ABSENCES = ("substitute", "update_people")
CORRECTING = "correct_lea"
CHANGED_TOGETHER = ("finding", "recommendation")
"""Parts of a review of which one entry may change several."""
_NEXT = ENGAGEMENTS.alias()
OPEN = and_(
    ENGAGEMENTS.c.phase.not_in(ENDS),
    ~exists().where(
        _NEXT.c.cds == ENGAGEMENTS.c.cds, _NEXT.c.episode > ENGAGEMENTS.c.episode
    ),
)
"""One that another follows was terminated on the server, whatever its phase was."""


class Line(NamedTuple):
    """One entry as `history` prints it; `at` is UTC."""

    entity: str
    number: int
    at: datetime
    late: bool
    kind: str
    by: str | None
    entered_by: str | None
    subject: str
    sentence: str
    evidence: tuple[str, ...] = ()
    experience: str = ""
    sustained_by: str = ""
    """These three of a claim: what shows it, how the work was, what makes it last."""
    said_before: tuple[str, ...] = ()
    """Of what a review says otherwise since: the new words, and those of before."""


SHOWN = [ENTRIES.c[name] for name in Line._fields if name in ENTRIES.c]
"""The columns of a line; what a claim was reported with is read of its act."""


class NoticeRow(NamedTuple):
    """One notice of an entity, and what became of it.

    `subject` is the address within it that it speaks of; empty for the whole.
    """

    key: str
    subject: str
    person: str
    template: str
    state: str
    laid_at: datetime
    delivered_to: str | None
    problem: str | None


class SqlReading:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def engagements(self, *, open_only: bool = False) -> list[EngagementStanding]:
        chosen = select(ENGAGEMENTS.c.standing).order_by(
            ENGAGEMENTS.c.cds, ENGAGEMENTS.c.episode
        )
        if open_only:
            chosen = chosen.where(OPEN)
        found = self._texts(chosen)
        return [EngagementStanding.model_validate_json(text) for text in found]

    def engagement(self, cds: str) -> EngagementStanding | None:
        """The newest engagement of an LEA, open or ended."""
        newest = (
            select(ENGAGEMENTS.c.standing)
            .where(ENGAGEMENTS.c.cds == cds)
            .order_by(ENGAGEMENTS.c.episode.desc())
            .limit(1)
        )
        found = self._texts(newest)
        return EngagementStanding.model_validate_json(found[0]) if found else None

    def next_episode(self, cds: str) -> int:
        last = select(func.max(ENGAGEMENTS.c.episode)).where(ENGAGEMENTS.c.cds == cds)
        with self._engine.connect() as connection:
            return (connection.scalar(last) or 0) + 1

    def corrected_lea(self, cds: str) -> Lea | None:
        """The LEA as it is called since staff corrected it; None where nobody did."""
        corrected = (
            select(ENTRIES.c.number)
            .join(ENGAGEMENTS, ENGAGEMENTS.c.entity == ENTRIES.c.entity)
            .where(ENGAGEMENTS.c.cds == cds, ENTRIES.c.kind == CORRECTING)
        )
        if not self._rows(corrected.limit(1)):
            return None
        now = self.engagement(cds)
        return Lea(cds=cds, name=now.lea, county=now.county) if now else None

    def actions(self, entity: str) -> list[ActionStanding]:
        chosen = (
            select(ACTIONS.c.standing)
            .where(ACTIONS.c.entity == entity)
            .order_by(ACTIONS.c.number)
        )
        return [ActionStanding.model_validate_json(t) for t in self._texts(chosen)]

    def standing(self, now: EngagementStanding) -> Standing:
        return Standing(
            engagement=now,
            actions=tuple(self.actions(now.entity)),
            people=tuple(self.people(now.entity)),
        )

    def people(self, entity: str, until: int | None = None) -> list[Assignment]:
        """Who was given which role, oldest first, as the entries tell."""
        given: list[Assignment] = []
        for act in self._acts(entity, GIVING_ROLES, until):
            match act:
                case Referred(people=people) | AttachReferral(people=people):
                    given += people
                case BroughtIn(stated=stated):
                    given += stated.people
                case Assign():
                    given.append(act.assignment)
                case UpdatePeople(people=people):
                    given += people
        return given

    def absences(self, entity: str, until: int | None = None) -> list[Absence]:
        """Who stood, stands or will stand in for whom, as the entries tell."""
        found: tuple[Absence, ...] = ()
        for act in self._acts(entity, OF_ABSENCES, until):
            match act:
                case Substitute():
                    found = with_absence(found, act.absence, date.min)
                case UpdatePeople(absences=new, back=back):
                    for each in back:
                        found = without_absence(found, each, date.min)
                    for each in new:
                        found = with_absence(found, each, date.min)
        return [*found]

    def _acts(
        self, entity: str, kinds: Sequence[str], until: int | None
    ) -> Iterator[Act]:
        """The acts of these kinds, oldest first."""
        told = (
            select(ENTRIES.c.act)
            .where(ENTRIES.c.entity == entity)
            .where(ENTRIES.c.kind.in_(kinds))
            .order_by(ENTRIES.c.number)
        )
        if until is not None:
            told = told.where(ENTRIES.c.number <= until)
        yield from map(ACT.validate_json, self._texts(told))

    def history(
        self,
        entity: str | None = None,
        subject: str = "",
        *,
        since: datetime | None = None,
        before: datetime | None = None,
        kind: str | None = None,
        person: str | None = None,
    ) -> list[Line]:
        """Of one engagement or of all, in order; each condition leaves fewer.

        Of a `subject` such as action/12 or referral/1, also what is below it, and
        whatever changed the action, or the part of a review.
        """
        claim = case((ENTRIES.c.kind.in_(CLAIMING), ENTRIES.c.act))
        chosen = select(*SHOWN, claim)
        if since is not None:
            chosen = chosen.where(ENTRIES.c.at >= since)
        if before is not None:
            chosen = chosen.where(ENTRIES.c.at < before)
        if subject:
            chosen = chosen.where(or_(*_about(subject)))
        equal = {"entity": entity, "kind": kind, "by": person}
        for name, wanted in equal.items():
            if wanted is not None:
                chosen = chosen.where(ENTRIES.c[name] == wanted)
        order = ENTRIES.c.entity, ENTRIES.c.number
        with self._engine.connect() as connection:
            rows = connection.execute(
                chosen.order_by(*order if entity else (ENTRIES.c.at, *order))
            )
            told = [(Line(*row[:-1]), [*claims(row[-1] or "")]) for row in rows]
            pieces = _named(connection, told, before)
            former = _former(connection, [line for line, _ in told], subject)
        return [
            _line(line, said, pieces.get(line.entity, {}))._replace(
                said_before=former.get((line.entity, line.number), ())
            )
            for line, said in told
        ]

    def comments(self, entity: str, action: int) -> list[tuple[Line, Comment]]:
        """Every comment on an action, oldest first, whomever it is for."""
        lines = {
            line.number: line
            for line in self.history(entity, address(action), kind="comment")
        }
        told = select(ENTRIES.c.act).where(ENTRIES.c.entity == entity)
        told = told.where(ENTRIES.c.number.in_(lines)).order_by(ENTRIES.c.number)
        said = [Comment.model_validate_json(text) for text in self._texts(told)]
        return [*zip(lines.values(), said, strict=True)]

    def actions_saying(self, word: str) -> list[tuple[str, ActionStanding]]:
        """Actions whose standing has this word of plain letters somewhere in it."""
        chosen = select(ACTIONS.c.entity, ACTIONS.c.standing)
        rows = self._rows(chosen.where(_says(ACTIONS.c.standing, word)))
        return [(entity, ActionStanding.model_validate_json(t)) for entity, t in rows]

    def entries_saying(self, word: str, kinds: Sequence[str]) -> list[tuple[Line, Act]]:
        """Entries of these kinds whose act has this word somewhere in it."""
        chosen = select(*SHOWN, ENTRIES.c.act).where(ENTRIES.c.kind.in_(kinds))
        rows = self._rows(chosen.where(_says(ENTRIES.c.act, word)))
        return [(Line(*row), ACT.validate_json(text)) for *row, text in rows]

    def acts(
        self, entity: str, kind: str, *, before: datetime | None = None
    ) -> list[tuple[int, Act]]:
        """All of a kind that were done to it, by their entries, oldest first."""
        chosen = select(ENTRIES.c.number, ENTRIES.c.act).order_by(ENTRIES.c.number)
        chosen = chosen.where(ENTRIES.c.entity == entity, ENTRIES.c.kind == kind)
        if before is not None:
            chosen = chosen.where(ENTRIES.c.at < before)
        return [(n, ACT.validate_json(text)) for n, text in self._rows(chosen)]

    def supports(self, entity: str) -> SupportsGiven:
        """The support that was given, as the entries tell, withdrawn ones too."""
        with self._engine.connect() as connection:
            return supports_of(connection, entity)

    def divergences(self) -> dict[str, int]:
        """How many keys came with other content, by engagement (decision 0007)."""
        counted = select(DIVERGENCES.c.entity, func.count()).group_by(
            DIVERGENCES.c.entity
        )
        with self._engine.connect() as connection:
            return dict(connection.execute(counted).all())

    def letters(self, entity: str) -> list[NoticeRow]:
        return self._letters(OUTBOX.c.entity == entity)

    def waiting(self, entity: str, matters: Sequence[str]) -> list[NoticeRow]:
        """The letters that speak of these matters and have not been handed over."""
        speak = OUTBOX.c.matter.in_(matters), OUTBOX.c.state == WAITING
        return self._letters(OUTBOX.c.entity == entity, *speak)

    def newest_letter(self) -> str | None:
        """Where the letter delivered last is to be found."""
        newest = (
            select(OUTBOX.c.delivered_to)
            .where(OUTBOX.c.state == DELIVERED)
            .order_by(OUTBOX.c.delivered_at.desc())
            .limit(1)
        )
        found = self._texts(newest)
        return found[0] if found else None

    def _letters(self, *which: ColumnElement[bool]) -> list[NoticeRow]:
        columns = [OUTBOX.c[name] for name in NoticeRow._fields]
        chosen = select(*columns).where(*which)
        with self._engine.connect() as connection:
            rows = connection.execute(chosen.order_by(OUTBOX.c.laid_at, OUTBOX.c.key))
            return [NoticeRow(*row) for row in rows]

    def _rows(self, chosen: Select[Any]) -> list[Any]:
        with self._engine.connect() as connection:
            return [*connection.execute(chosen)]

    def _texts(self, chosen: Select[str]) -> list[str]:
        with self._engine.connect() as connection:
            return [text for (text,) in connection.execute(chosen)]


def _says(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Whatever its capitals; the word is ASCII, which all databases lower alike."""
    return func.lower(column).contains(word, autoescape=True)


def _former(
    connection: Connection, lines: Sequence[Line], subject: str
) -> dict[tuple[str, int], tuple[str, ...]]:
    """What each of these entries says otherwise than before; or of one part alone."""
    amending: dict[str, list[int]] = {}
    for line in lines:
        if line.kind in AMENDING:
            amending.setdefault(line.entity, []).append(line.number)
    return {
        (entity, number): said
        for entity, numbers in amending.items()
        for number, said in said_before(connection, entity, numbers, subject).items()
    }


def _named(
    connection: Connection,
    told: Sequence[tuple[Line, Sequence[ClaimComplete]]],
    before: datetime | None,
) -> dict[str, PiecesByNumber]:
    """The pieces of evidence that were reported, by the entities that have them.

    As they were `before` an instant: what was withdrawn since stood then.
    """
    texts: dict[str, list[str]] = {}
    for line, claimed in told:
        for each in claimed:
            texts.setdefault(line.entity, []).extend(each.evidence)
    found = {each: named_in(connection, each, said) for each, said in texts.items()}
    if before is None:
        return found
    return {each: _then(connection, known, before) for each, known in found.items()}


def _then(
    connection: Connection, pieces: PiecesByNumber, before: datetime
) -> PiecesByNumber:
    newest = select(func.max(ENTRIES.c.number)).where(ENTRIES.c.at < before)
    return {
        number: each.as_of(
            connection.scalar(newest.where(ENTRIES.c.entity == each.entity)) or 0
        )
        for number, each in pieces.items()
    }


def _line(line: Line, found: Sequence[ClaimComplete], pieces: PiecesByNumber) -> Line:
    """With what was reported complete by it; of several actions each by its number.

    Who reads it is not known, so that what is for CCEE alone is not named.
    """
    names = [""] if len(found) == 1 else [f"{label(c.action)}: " for c in found]
    said = [*zip(names, found, strict=True)]
    shown = ((name, with_names(c.evidence, pieces)) for name, c in said)
    return line._replace(
        evidence=tuple(f"{name}{each}" for name, texts in shown for each in texts),
        experience="; ".join(f"{name}{c.experience}" for name, c in said),
        sustained_by="; ".join(f"{name}{c.sustained_by}" for name, c in said),
    )


def _about(subject: str) -> Iterator[ColumnElement[bool]]:
    yield ENTRIES.c.subject == subject
    yield ENTRIES.c.subject.startswith(f"{subject}/", autoescape=True)
    room, _, number = subject.partition("/")
    if room == "action" and (action := numbered(number)):
        yield _touched(action)
        yield _part(ROADMAPS, room, number)
    if room == "item":
        yield _changed(number)
    if room in CHANGED_TOGETHER:
        yield _part(ANALYSIS, room, number)


def _changed(item: str) -> ColumnElement[bool]:
    """Entries that changed the item, such as those that took over a workbook."""
    same = ITEMS.c.entity == ENTRIES.c.entity, ITEMS.c.entry == ENTRIES.c.number
    return exists().where(ITEMS.c.id == item, *same)


def _part(table: Table, room: str, name: str) -> ColumnElement[bool]:
    """The same of what was found, recommended, or planned of a roadmap."""
    same = table.c.entity == ENTRIES.c.entity, table.c.entry == ENTRIES.c.number
    which = table.c.room == room, table.c.name == name
    return exists().where(*which, *same)


def _touched(action: int) -> ColumnElement[bool]:
    """Entries that changed the action, whatever they were about."""
    same = PAST.c.entity == ENTRIES.c.entity, PAST.c.entry == ENTRIES.c.number
    return exists().where(*same, PAST.c.action == action)
