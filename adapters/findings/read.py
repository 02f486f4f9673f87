"""Findings and recommendations as a file: a workbook of both, or one of them as CSV."""

from pathlib import Path
from typing import NamedTuple

from adapters.files.rows_by_id import FileRows
from adapters.files.table import FileTable, read_tables
from adapters.findings.columns import FINDINGS, KINDS, RECOMMENDATIONS
from adapters.findings.rows import findings_in, recommendations_in
from domain.faults import Fault
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.reviews.standing import ReviewShown

NO_FINDINGS: FileRows[FindingRow] = FileRows("")
NO_ADVICE: FileRows[RecommendationRow] = FileRows("")


class FindingsFile(NamedTuple):
    """What a file says of findings and recommendations, and all that is off in it."""

    where: str
    findings: FileRows[FindingRow] = NO_FINDINGS
    recommendations: FileRows[RecommendationRow] = NO_ADVICE
    faults: tuple[Fault, ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        return (*self.findings.others, *self.recommendations.others)


def read_findings(path: Path, now: ReviewShown) -> FindingsFile:
    """All rows of the file, and each fault of those that are off.

    Raises Unreadable for what is off about the file as a whole.
    """
    tables = read_tables(path, KINDS)
    found, advised = tables.get(FINDINGS), tables.get(RECOMMENDATIONS)
    findings = findings_in(found, now) if found else NO_FINDINGS
    advice = recommendations_in(advised, now, found) if advised else NO_ADVICE
    faults = (*findings.faults, *advice.faults)
    if not any(each.rows for each in tables.values()):
        off = "has no finding and no recommendation below its header"
        faults = (Fault((), f"{path.name} {off}"), *faults)
    sound = advice._replace(rows=_without(findings.off, advice))
    return FindingsFile(_where(path, tables), findings, sound, faults)


def _without(
    off: frozenset[str], advice: FileRows[RecommendationRow]
) -> dict[int, RecommendationRow]:
    """Those that follow from no finding that is off: nobody knows yet what it says."""
    return {n: row for n, row in advice.rows.items() if not off & {*row.findings}}


def _where(path: Path, tables: dict[str, FileTable]) -> str:
    sheets = [f"'{each.sheet}'" for each in tables.values() if each.sheet]
    many = "sheet" if len(sheets) == 1 else "sheets"
    return f"{path.name}, {many} {' and '.join(sheets)}" if sheets else path.name
