"""Ids of findings, recommendations and themes, which nobody is to mix up.

A finding and a recommendation are both named by their id alone where a workbook's rows
are to overwrite what changed, so that no id is given to both. Inferred, as the rule for
items of the plan is: ids that differ in capitals alone are one to whoever reads them.
"""

from collections.abc import Iterable, Iterator, Mapping

from domain.reviews.analysis import Analysis
from domain.reviews.finding_acts import ImportFindings


def namesake(said: str, known: Iterable[str]) -> str:
    """Another id that differs from this one in capitals alone; empty without one."""
    alike = (k for k in known if k != said and k.casefold() == said.casefold())
    return next(alike, "")


def id_taken(called: str, analysis: Analysis) -> str:
    """Why 'finding F1' cannot be the id of something new; empty where it can."""
    noun, _, said = called.partition(" ")
    return _mixed_up(noun, said, _meant(analysis))


def id_of_other(
    noun: str, said: str, findings: Iterable[str], recommendations: Iterable[str]
) -> str:
    """Why a row's id is that of something else; empty where it is not."""
    return _mixed_up(noun, said, _by_id(findings, recommendations))


def row_ids_taken(analysis: Analysis, act: ImportFindings) -> Iterator[str]:
    """The same of each new row of a workbook, and of one row with another."""
    meant = _meant(analysis)
    rows = [("finding", e.finding) for e in act.findings]
    rows += [("recommendation", e.recommendation) for e in act.recommendations]
    for noun, said in rows:
        if off := _mixed_up(noun, said, meant):
            yield f"{noun} {said}: {off}"
        meant.setdefault(said.casefold(), (noun, said))


def _meant(analysis: Analysis) -> dict[str, tuple[str, str]]:
    """Of each id, without its capitals, what it is of and how it is written."""
    return _by_id(analysis.findings, analysis.recommendations)


def _by_id(
    findings: Iterable[str], recommendations: Iterable[str]
) -> dict[str, tuple[str, str]]:
    meant = {key.casefold(): ("finding", key) for key in findings}
    return meant | {key.casefold(): ("recommendation", key) for key in recommendations}


def _mixed_up(noun: str, said: str, meant: Mapping[str, tuple[str, str]]) -> str:
    known = meant.get(said.casefold(), (noun, said))
    if known == (noun, said):
        return ""
    if known[0] == noun:
        return (
            f"{known[1]} is there: ids that differ in capitals alone are easily mixed "
            "up; say another"
        )
    return f"{known[1]} is the id of a {known[0]}, and names that alone; say another"
