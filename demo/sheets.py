"""The sample engagements that are workbooks, written anew: python -m demo.sheets"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from adapters.adoption.columns import COLUMNS
from adapters.files.spreadsheet import Cell, Sheet, fill
from domain.adoption.parts import (
    ENGAGEMENT,
    FIELDED,
    MEETINGS,
    MILESTONES,
    PARTS,
    PEOPLE,
    REFERRALS,
    REVIEW_PHASES,
    ROADMAP,
    SEGMENTS,
    SITES,
)

HERE = Path(__file__).resolve().parent
SAMPLES = HERE / "engagements"
LATE = (12, 23, 32, 44, 57)
"""Actions in progress whose date has passed; all others have one to come."""
RATED = {"completed": 4, "not_started": 0}
Tables = dict[str, Sequence[Sequence[Cell]]]


def write() -> None:
    """Sycamore Heights, as a district stood in June 2021; and Pine Hollow."""
    _book(SAMPLES / "sycamore-heights.xlsx", _sycamore_heights())
    _book(SAMPLES / "pine-hollow.xlsx", _pine_hollow())


def _book(path: Path, tables: Tables) -> None:
    book = Workbook()
    del book["Sheet"]
    for part in PARTS:
        heads = ("field", "value") if part in FIELDED else COLUMNS[part]
        fill(book.create_sheet(part), Sheet(part, heads, tables.get(part, ())))
    book.save(path)


def _sycamore_heights() -> Tables:
    """The counts are those CCEE published of Inglewood: 66, 19, 41, 6."""
    return {
        ENGAGEMENT: (
            ("cds", "1999902"),
            ("name", "Sycamore Heights Unified"),
            ("phase", "implementation"),
            ("mode", "sir"),
            ("mode_since", date(2019, 1, 15)),
            ("kickoff", date(2018, 11, 5)),
            ("as_of", date(2021, 6, 15)),
            ("note", "from the progress report of June 2021"),
        ),
        REFERRALS: (
            (
                *("EMERGENCY_52074G2A", date(2018, 10, 1), "EDC-52074@2018-09-17"),
                *(None, None, "yes"),
            ),
            ("LEGACY_52072B1", date(2019, 12, 16), None, 2019, date(2020, 1, 10), "no"),
        ),
        PEOPLE: (
            ("ccee_lead", "a.castillo", date(2018, 10, 1), None, None, None),
            ("ccee_director", "h.lindqvist", date(2018, 10, 1), None, None, None),
            ("ccee_expert", "t.washington", date(2019, 5, 1), None, None, None),
            ("coe_lead", "k.bennett", date(2018, 10, 1), None, None, None),
            ("county_superintendent", "e.morales", date(2018, 10, 1), None, None, None),
            ("lea_superintendent", "d.okafor", date(2017, 7, 1), None, None, None),
            (
                *("administrator", "v.sorensen", date(2019, 7, 1)),
                *(None, None, "county administrator"),
            ),
            ("lea_deputy", "l.tran", date(2018, 7, 1), None, None, None),
            ("lea_instruction", "j.rivera", date(2020, 7, 1), None, None, None),
            ("lea_student_services", "s.nakamura", date(2019, 7, 1), None, None, None),
            ("lea_assessment", "p.alvarez", date(2019, 7, 1), None, None, None),
            ("lea_operations", "vacant", date(2021, 6, 1), None, None, None),
        ),
        SEGMENTS: (("consultancy", date(2018, 11, 5), date(2019, 1, 14)),),
        MEETINGS: tuple(
            (day, "quarterly check-in", "administrator;ccee_lead;coe_lead", None)
            for day in (date(2020, 12, 9), date(2021, 3, 10), date(2021, 6, 15))
        ),
        ROADMAP: [*_roadmap()],
    }


def _roadmap() -> Iterator[list[Cell]]:
    with (HERE / "roadmap.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            said = row | _progress(int(row["number"]), row["status"])
            yield [said.get(name) for name in COLUMNS[ROADMAP]]


def _progress(number: int, status: str) -> dict[str, Cell]:
    """Dates, ratings and extensions, the same each time they are written."""
    first = date(2020, 9, 30) + timedelta(days=7 * number)
    later = date(2027, 9, 30) + timedelta(days=5 * number)
    begun: date | None = date(2019, 9, 3) + timedelta(days=3 * number)
    said: dict[str, Cell] = {"number": number, "original_due": first, "why": None}
    if status == "completed":
        done = first - timedelta(days=10)
        return said | {"due": first, "rating": 4, "started": begun, "completed": done}
    rating = 1 + number % 3 if status == "in_progress" else 0
    said |= {"rating": rating, "started": begun if rating else None}
    if number in LATE:
        return said | {"due": date(2026, 6, 30), "extensions": 2}
    return said | {"due": later, "extensions": 1}


def _pine_hollow() -> Tables:
    """Flagged by the Dashboard of 2024, its review under way, collecting."""
    return {
        ENGAGEMENT: (
            ("cds", "3499904"),
            ("name", "Pine Hollow Joint Unified"),
            ("phase", "review"),
            ("mode", "sir_plus"),
            ("kickoff", date(2025, 3, 17)),
        ),
        REFERRALS: (
            (
                *("CONTINUUM_52072A", date(2024, 12, 2), None, 2024),
                *(date(2025, 2, 3), None),
            ),
        ),
        PEOPLE: (
            ("ccee_lead", "a.castillo", date(2025, 2, 3), None, None, None),
            ("ccee_director", "h.lindqvist", date(2025, 2, 3), None, None, None),
            ("coe_lead", "c.aguirre", date(2024, 12, 2), None, None, None),
            ("lea_superintendent", "w.lindgren", date(2022, 7, 1), None, "yes", None),
        ),
        MEETINGS: (
            (date(2025, 3, 17), "kickoff", "lea_superintendent;ccee_lead", None),
        ),
        REVIEW_PHASES: (
            ("planning", date(2026, 3, 2), date(2026, 4, 3), None),
            ("artifacts", date(2026, 4, 13), date(2026, 5, 15), None),
            ("field_work", date(2026, 8, 24), None, date(2026, 11, 13)),
        ),
        MILESTONES: (
            ("kickoff", date(2026, 3, 4), None, None),
            ("contact", date(2026, 3, 4), None, None),
            ("data_sharing", date(2026, 3, 20), None, None),
            ("sample", date(2026, 4, 1), None, None),
            ("calendar_free", date(2026, 4, 2), None, None),
            ("artifact_request", date(2026, 4, 10), None, None),
        ),
        SITES: (
            ("34999040101013", "Pine Hollow Elementary"),
            ("34999040202026", "Cedar Creek Middle"),
            ("34999040303039", "Pine Hollow High"),
        ),
    }


if __name__ == "__main__":
    write()
