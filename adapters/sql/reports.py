"""What is said in reviews' reports beside what was found: sections, corrections.

A row for each change: the newest section stands, and of a correction what its rows say
together.
"""

from sqlalchemy import Connection, select

from adapters.sql.tables import REPORTS
from domain.entries import Entry
from domain.reviews.standing import (
    CorrectionStanding,
    ReportStanding,
    SectionStanding,
)

SECTION, CORRECTION = "section", "correction"


def report_rows(entry: Entry) -> list[dict[str, object]]:
    """A row for each section that was written, and each correction that changed."""
    said = entry.report or ReportStanding()
    rows = [
        *((SECTION, each.section.value, each) for each in said.sections),
        *((CORRECTION, each.label, each) for each in said.corrections),
    ]
    return [
        {
            "entity": entry.entity,
            "room": room,
            "name": name,
            "entry": entry.number,
            "standing": now.model_dump_json(),
        }
        for room, name, now in rows
    ]


def report_of(
    connection: Connection, entity: str, until: int | None = None
) -> ReportStanding:
    """All that is said, as the newest entries left it, or the entry `until`."""
    chosen = select(REPORTS.c.room, REPORTS.c.name, REPORTS.c.standing)
    chosen = chosen.where(REPORTS.c.entity == entity)
    if until is not None:
        chosen = chosen.where(REPORTS.c.entry <= until)
    sections: dict[str, SectionStanding] = {}
    corrections: dict[str, CorrectionStanding] = {}
    for room, name, text in connection.execute(chosen.order_by(REPORTS.c.entry)):
        if room == SECTION:
            sections[name] = SectionStanding.model_validate_json(text)
        else:
            now = CorrectionStanding.model_validate_json(text)
            corrections[name] = now.after(corrections.get(name))
    written = (each for each in sections.values() if each.entry)
    return ReportStanding(
        sections=tuple(sorted(written, key=lambda each: each.section)),
        corrections=tuple(sorted(corrections.values(), key=lambda each: each.number)),
    )
