"""Check-ins as a sheet, and beside it in a workbook the counts of fiscal years."""

from collections.abc import Iterator

from adapters.files.spreadsheet import Sheet
from domain.checkins.standing import CheckInStanding, CheckInYearStanding
from domain.people.roles import Agency, Role
from domain.standing import EngagementStanding
from services.exports.chosen import Chosen, SheetRow

COLUMNS = (
    *("engagement", "episode", "lea", "check_in", "fiscal_year", "number", "window"),
    *("stage", "planned_for", "at", "minutes", "place", "held_on", "counts"),
    *("lea_roles", "coe_roles", "ccee_roles", "other_roles", "missed_on"),
    *("make_up_first", "make_up_last", "times_moved", "asked_role", "due", "overdue"),
    *("rung", "next_rung", "next_at_utc", "temporal_ui"),
)
YEARS = (
    *("engagement", "episode", "lea", "fiscal_year", "required", "held", "stated"),
    *("missed", "made_up", "made_up_late", "waived", "possible", "kept"),
    "temporal_ui",
)
APART = (Agency.LEA, Agency.COE, Agency.CCEE)


def check_ins(chosen: Chosen) -> Sheet:
    """All there were, closed ones too, each with who was there of which agency."""
    rows = [
        (*_key(e), *_check_in(each), chosen.link(e.cds))
        for e in chosen.engagements
        for each in chosen.check_ins.of_engagement(e.entity)
        if chosen.part in ("", each.key)
    ]
    return Sheet("check-ins", COLUMNS, rows)


def check_in_years(chosen: Chosen) -> Sheet:
    rows = [
        (*_key(e), *_year(each), chosen.link(e.cds))
        for e in chosen.engagements
        for each in e.check_in_years
    ]
    return Sheet("fiscal years", YEARS, rows)


def _key(e: EngagementStanding) -> SheetRow:
    return e.cds, e.episode, e.lea


def _check_in(now: CheckInStanding) -> SheetRow:
    offer, waits = now.make_up, now.is_open
    return (
        *(now.name, now.year, now.number, now.window or None, now.stage, now.on),
        *(f"{now.at:%H:%M}", now.minutes, now.place or None, now.held_on),
        *(now.counts if now.held_on else None, *_there(now), now.missed_on),
        *(offer.first if offer else None, offer.last if offer else None),
        *(now.reschedules, now.asked if waits else None, now.due if waits else None),
        *(now.overdue, now.rung, now.next_rung, now.next_at),
    )


def _there(now: CheckInStanding) -> Iterator[str | None]:
    """The roles that took part, of each of the three, then of all others."""
    by_agency = now.attendance
    yield from (_joined(by_agency.get(each, ())) for each in APART)
    known = {role for each in APART for role in by_agency.get(each, ())}
    yield _joined(tuple(role for role in now.attended if role not in known))


def _joined(roles: tuple[Role, ...]) -> str | None:
    return ";".join(roles) or None


def _year(year: CheckInYearStanding) -> SheetRow:
    return (
        *(year.named, year.required, year.held, year.stated, year.missed),
        *(year.made_up, year.made_up_late, year.waived, year.possible, year.is_kept),
    )
