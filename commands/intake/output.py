"""How an intake looks: counts, comparisons, what is newly due, what was revised."""

from commands.intake.plan import Plan
from commands.intake.summary import beyond_groups, counted, differing, levels
from commands.output import console
from commands.policies import current
from domain.dashboard_changes import Change, What
from domain.dashboards.assistance import Assistance
from domain.dashboards.file_version import Kind
from domain.dashboards.support import SupportLevel

NOT_IN_THE_FILES = (
    "CDE's files do not hold local indicators (methods 2 and 3, but for CDE's own "
    "marks) nor late CALPADS submissions (from 2024)."
)


def show(found: Plan, line: str) -> None:
    """All of it, and the line that takes it in."""
    show_found(found)
    console.say("", "nothing was changed", f"to take it in: {line}")


def show_found(found: Plan) -> None:
    years = ", ".join(map(str, found.window))
    console.say(f"The Dashboard of {found.year}, by those of {years}: {found.names}.")
    console.say(*found.again)
    _show_assistance(found)
    _show_levels(found)
    _show_changes(found)
    _show_revisions(found)


def _show_assistance(found: Plan) -> None:
    console.say("", "Differentiated assistance (DA), by year:")
    rows = [counted(kind, leas) for kind, leas in found.helped.items()]
    console.table(
        (
            *("file", "LEAs", "DA year 1", "year 2"),
            *("method 1 only", "2 only", "3 only", "several"),
            *("CDE says DA", "CDE says general", "disagree"),
        ),
        (
            (
                Kind(row["year"], row["charters"]),
                *(row[name] for name in ("leas", "year_1", "year_2")),
                *(row[f"method_{m}_only"] for m in (1, 2, 3)),
                *(row[name] for name in ("several_methods", "cde_assisted")),
                *(row[name] for name in ("cde_general", "differ")),
            )
            for row in rows
        ),
    )
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


def _show_levels(found: Plan) -> None:
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


def _show_changes(found: Plan) -> None:
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


def _show_change(each: Change) -> None:
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


def _show_revisions(found: Plan) -> None:
    for each in found.revised:
        console.say(
            "",
            f"{each.after} revises {each.before} ({each.kind}); both are kept. "
            f"{len(each.said)} LEAs changed{':' if each.said else '.'}",
        )
        console.say(
            *(f"  {lea.cds}  {lea.name}: {'; '.join(lea.said)}" for lea in each.said)
        )
