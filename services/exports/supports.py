"""The support that was given to LEAs as a sheet, withdrawn ones too."""

from datetime import date

from adapters.files.spreadsheet import Cell, Sheet
from domain.actions.planned import label
from domain.calendars.school_year import SchoolYear
from domain.hundredths import ONE
from domain.people.roles import LABELS, Role
from domain.supports.given import (
    CoachingNoted,
    LearningNoted,
    NotedSupport,
    PositionNoted,
)
from domain.supports.supports import SupportRef
from services.exports.chosen import Chosen, SheetRow

SUPPORTS = (
    *("engagement", "episode", "lea", "support", "kind", "on", "school_year"),
    *("given_by", "hours", "roles", "offices", "participants", "title", "about"),
    *("actions", "fte", "funder", "first", "last", "taper", "noted_by", "entry"),
    *("withdrawn_entry", "reason", "temporal_ui"),
)
"""A number of hours, or of full-time positions, stands as it is read: 0.5."""


def supports(chosen: Chosen) -> Sheet:
    """Each engagement's coaching, then learning, then positions."""
    rows: list[SheetRow] = []
    for e in chosen.engagements:
        given = chosen.record.supports(e.entity)
        told = (
            *map(_coaching, given.coaching),
            *map(_learning, given.learning),
            *map(_position, given.positions),
        )
        link = chosen.link(e.cds)
        rows += [(e.cds, e.episode, e.lea, *row, link) for row in told]
    return Sheet("supports", SUPPORTS, rows)


def _coaching(each: CoachingNoted) -> SheetRow:
    actions = ";".join(map(label, each.on_actions)) or None
    return (
        *_on_a_day(each.ref, each.on),
        *(each.coach, _number(each.hours), *_whom(each.roles, each.offices)),
        *(None, None, each.text or None, actions, *(None,) * 5),
        *_noted(each),
    )


def _learning(each: LearningNoted) -> SheetRow:
    return (
        *_on_a_day(each.ref, each.on),
        *(each.given_by, _number(each.hours), *_whom(each.roles, each.offices)),
        *(each.participants, each.title, None, None, *(None,) * 5),
        *_noted(each),
    )


def _position(each: PositionNoted) -> SheetRow:
    terms = each.terms
    steps = (f"{step.since}={_number(step.fte)}" for step in terms.taper)
    return (
        *(each.ref.address, each.ref.kind, None, None),
        *(None, None, None, None, None, terms.title, None, None),
        *(_number(terms.fte), terms.funder, terms.first, terms.last),
        *("; ".join(steps) or None, *_noted(each)),
    )


def _on_a_day(ref: SupportRef, on: date) -> SheetRow:
    return ref.address, ref.kind, on, SchoolYear.of(on).named


def _whom(roles: tuple[Role, ...], offices: tuple[str, ...]) -> SheetRow:
    named = "; ".join(LABELS[role] for role in roles)
    return named or None, "; ".join(offices) or None


def _noted(each: NotedSupport) -> SheetRow:
    return each.by, each.entry, each.withdrawn, each.reason or None


def _number(hundredths: int) -> Cell:
    return hundredths / ONE
