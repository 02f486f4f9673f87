"""A section of a report, or a correction of fact, as `show` prints it."""

from collections.abc import Iterator

from commands.output import console
from domain.reviews.part import ReviewPart
from domain.reviews.standing import (
    CorrectionStanding,
    ReportStanding,
    SectionStanding,
)


def print_said(address: str, said: ReportStanding, part: ReviewPart) -> None:
    """The one part that is meant, in full."""
    found = said.narrowed(part.room, part.name)
    where = f"{address}/{part.room}/{part.name}"
    for section in found.sections:
        console.entry(where, *_section(section))
    for correction in found.corrections:
        console.entry(where, *_correction(correction))


def _section(each: SectionStanding) -> Iterator[str]:
    yield f"last written in entry {each.entry}"
    yield from (each.text or "").splitlines()


def _correction(each: CorrectionStanding) -> Iterator[str]:
    about = f", about {each.about}" if each.about else ""
    yield f"of {each.party.named}{about}; last changed by entry {each.entry}"
    yield from (each.text or "").splitlines()
    yield each.became or "not answered yet"
