"""How an intake looks: counts, comparisons, what is newly due, what was revised."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from client.endings import NotAllowed
from commands.output import console
from domain.dashboard_changes import DashboardChange, What
from domain.dashboards.assistance import Assistance
from domain.dashboards.file_version import FileKind
from domain.dashboards.support import SupportLevel
from domain.wording import so_many
from services import current
from services.intake.plan import IntakePlan
from services.intake.summary import beyond_groups, counted, differing, levels

if TYPE_CHECKING:
    from services.intake.commit import Became

NOT_IN_THE_FILES = (
    "CDE's files do not hold local indicators (methods 2 and 3, but for CDE's own "
    "marks) nor late CALPADS submissions (from 2024)."
)
OF_ALL = {
    "LEAs": "leas",
    "DA year 1": "year_1",
    "year 2": "year_2",
    "CDE says DA": "cde_assisted",
    "general": "cde_general",
    "disagree": "differ",
}
OF_DA = {
    "by method 1 only": "method_1_only",
    "2 only": "method_2_only",
    "3 only": "method_3_only",
    "several": "several_methods",
}
"""Columns, and what is counted in each."""


def show(found: IntakePlan, line: str) -> None:
    """All of it, and the line that takes it in."""
    show_found(found)
    console.say("", "nothing was changed", f"to take it in: {line}")


def show_found(found: IntakePlan) -> None:
    years = ", ".join(map(str, found.window))
    console.say(f"The Dashboard of {found.year}, by those of {years}: {found.names}.")
    console.say(*found.again)
    _show_assistance(found)
    _show_levels(found)
    _show_changes(found)
    _show_revisions(found)


def as_answer(found: IntakePlan) -> dict[str, object]:
    """All of it, for machines."""
    return {
        "year": found.year,
        "window": found.window,
        "digest": found.digest,
        "files": [
            {"year": k.year, "charters": k.charters, "name": u.name, "new": u.new}
            for k, u in sorted(found.used.items())
        ],
        "again": found.again,
        "assistance": [counted(kind, leas) for kind, leas in found.helped.items()],
        "disagreements": [
            {
                "cds": each.cds,
                "name": each.name,
                "year": kind.year,
                "said": each.differs,
            }
            for kind, each in differing(found)
        ],
        "flags": [
            {"cds": e.cds, "name": e.name, "said": said}
            for e in found.assessed
            for said in e.differences
        ],
        "geo_lead": [e.cds for e in found.assessed if e.geo_lead.joins],
        "levels": {level or "unknown": n for level, n in levels(found).items()},
        "leas": [console.dumped(each) for each in found.assessed],
        "record": not found.unknown,
        "changes": [console.dumped(each) for each in found.changes],
        "revised": [
            {
                "year": each.kind.year,
                "charters": each.kind.charters,
                "before": each.before,
                "after": each.after,
                "leas": [console.dumped(lea) for lea in each.said],
            }
            for each in found.revised
        ],
        "committed": None,
    }


def _show_assistance(found: IntakePlan) -> None:
    console.say("", "Differentiated assistance (DA), by year:")
    rows = [counted(kind, leas) for kind, leas in found.helped.items()]
    for columns in (OF_ALL, OF_DA):
        console.table(
            ("file", *columns),
            (
                (
                    FileKind(row["year"], bool(row["charters"])),
                    *map(row.get, columns.values()),
                )
                for row in rows
            ),
        )
        console.say("")
    off = [*differing(found)]
    total = sum(map(len, found.helped.values()))
    console.say(
        f"CDE's status column and its other columns disagree for {len(off)} of "
        f"{total} LEA-years{':' if off else '.'}"
    )
    console.say(*(f"  {kind}  {_named(each)}: {each.differs}" for kind, each in off))
    beyond = [*beyond_groups(found)]
    console.say(
        f"The groups alone (method 1) would miss {len(beyond)} of those in DA"
        f"{':' if beyond else '.'}"
    )
    console.say(
        *(f"  {kind}  {_named(each)}: {each.explanation}" for kind, each in beyond)
    )
    console.say(NOT_IN_THE_FILES)


def _named(each: Assistance) -> str:
    return f"{each.cds} {each.name}"


def _show_levels(found: IntakePlan) -> None:
    labels = current.support_levels()
    of_level = levels(found)
    joined = sum(each.geo_lead.joins for each in found.assessed)
    console.say("", f"Level of support, {found.year}:")
    console.say(*(f"  {of_level[each]:>5}  {labels[each]}" for each in SupportLevel))
    if unknown := of_level[None]:
        console.say(
            f"  {unknown:>5}  not known: the file of the year before is missing"
        )
    console.say(
        f"The Geo Lead joins {joined} of them (52071(f): one group in three Dashboards "
        "in a row)."
    )
    said = [(e, text) for e in found.assessed for text in e.differences]
    console.say(*(f"  CDE's word counts: {e.cds} {e.name}: {text}" for e, text in said))


def _show_changes(found: IntakePlan) -> None:
    if found.unknown:
        console.say(
            "",
            f"Nothing is known of engagements that are open ({found.unknown}): every "
            "eligible LEA counts as newly eligible.",
        )
    newly = found.newly
    console.say("", f"Newly eligible for a determination under 52072(a): {len(newly)}")
    for each in newly:
        _show_change(each)
    for what in (What.IN_HAND, What.DETERMINED, What.NO_LONGER, What.NOT_LISTED):
        if some := found.of(what):
            console.say("", f"{what[0].upper()}{what[1:]}: {len(some)}")
            for each in some:
                _show_change(each)


def _show_change(each: DashboardChange) -> None:
    joins = (
        f"; joins {each.entity} ({', '.join(each.pathways)})"
        if each.what is What.ATTACH
        else f"; {each.entity} ({', '.join(each.pathways)})"
        if each.entity
        else ""
    )
    console.say(
        f"  {each.cds}  {each.name} ({each.county}){joins}", f"    {each.explanation}"
    )


def _show_revisions(found: IntakePlan) -> None:
    for each in found.revised:
        console.say(
            "",
            f"{each.after} revises {each.before} ({each.kind}); both are kept. "
            f"{so_many(len(each.said), 'LEA')} changed{':' if each.said else '.'}",
        )
        console.say(
            *(f"  {lea.cds}  {lea.name}: {'; '.join(lea.said)}" for lea in each.said)
        )


def show_done(found: IntakePlan, became: "Sequence[Became]") -> None:
    """What was found, and what became of each LEA that did not say no."""
    show_found(found)
    kept = ", ".join(file.path.name for file in found.new) or "none, all were kept"
    console.say("", f"taken in; files newly kept: {kept}")
    console.say(
        *(
            f"  {e.change.cds}  {e.change.name}: {e.said}"
            for e in became
            if not e.refused
        )
    )


def done_as_answer(found: IntakePlan, became: "Sequence[Became]") -> dict[str, object]:
    said = [b._asdict() | {"change": console.dumped(b.change)} for b in became]
    return as_answer(found) | {"committed": said}


def check_done(became: "Sequence[Became]", again: str) -> None:
    """Raises NotAllowed with each refusal, where all else is done."""
    refused = [each for each in became if each.refused]
    if not refused:
        return
    lines = (f"{e.change.cds} {e.change.name}: {e.said}" for e in refused)
    raise NotAllowed(
        "\n".join(
            [
                f"{len(refused)} of {so_many(len(became), 'LEA')} said no; "
                "all else is done:",
                *lines,
                f"once that is settled, the same line does the rest: {again}",
            ]
        )
    )
