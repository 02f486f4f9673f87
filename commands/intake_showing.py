"""How an intake looks: counts, comparisons, what is newly due, what was revised."""

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from commands import printing
from commands.endings import Failed
from commands.intake_planning import Plan
from domain.dashboards.assistance import Assistance, Assisted
from domain.dashboards.changes import Change, What
from domain.dashboards.lea_year import Said
from domain.dashboards.support import SupportLevel
from domain.dashboards.version import Kind

NOT_IN_THE_FILES = (
    "CDE's files do not hold local indicators (methods 2 and 3, but for CDE's own "
    "marks) nor late CALPADS submissions (from 2024)."
)


def show(found: Plan, files: Sequence[Path]) -> None:
    """All of it, and the line that commits it."""
    show_found(found)
    line = shlex.join(["intake", *map(str, files)])
    printing.say(
        "",
        "nothing was changed",
        f"to take it in: {printing.COMMAND} {line} --commit --as PERSON",
    )


def show_found(found: Plan) -> None:
    years = ", ".join(map(str, found.window))
    printing.say(f"The Dashboard of {found.year}, by those of {years}: {found.names}.")
    printing.say(*found.again)
    _show_assistance(found)
    _show_levels(found)
    _show_changes(found)
    _show_revisions(found)


def show_json(found: Plan) -> None:
    printing.as_json(as_answer(found))


def as_answer(found: Plan) -> dict[str, Any]:
    """The same for machines."""
    return {
        "year": found.year,
        "window": found.window,
        "digest": found.digest,
        "files": [
            {"year": k.year, "charters": k.charters, "name": u.name, "new": u.new}
            for k, u in sorted(found.used.items())
        ],
        "again": found.again,
        "assistance": [_counted(kind, leas) for kind, leas in found.helped.items()],
        "disagreements": [
            {"cds": each.cds, "name": each.name, "year": kind.year, "said": each.differs}
            for kind, each in _differing(found)
        ],
        "flags": [
            {"cds": e.cds, "name": e.name, "said": said}
            for e in found.assessed
            for said in e.differences
        ],
        "geo_lead": [e.cds for e in found.assessed if e.geo_lead.joins],
        "levels": {level or "unknown": n for level, n in _levels(found).items()},
        "leas": [printing.dumped(each) for each in found.assessed],
        "record": found.known,
        "changes": [printing.dumped(each) for each in found.changes],
        "revised": [
            {
                "year": each.kind.year,
                "charters": each.kind.charters,
                "before": each.before,
                "after": each.after,
                "leas": [printing.dumped(lea) for lea in each.said],
            }
            for each in found.revised
        ],
        "committed": None,
    }


def _counted(kind: Kind, leas: Sequence[Assistance]) -> dict[str, Any]:
    """Of one year and kind of file, how many LEAs are what."""
    only = Counter(each.methods for each in leas)
    said = Counter(_said(each) for each in leas)
    return {
        "year": kind.year,
        "charters": kind.charters,
        "leas": len(leas),
        "year_1": sum(each.computed is Assisted.YEAR_1 for each in leas),
        "year_2": sum(each.computed is Assisted.YEAR_2 for each in leas),
        "unknown": sum(each.computed is None for each in leas),
        **{f"method_{m}_only": only[(m,)] for m in (1, 2, 3)},
        "several_methods": sum(n for methods, n in only.items() if len(methods) > 1),
        "cde_assisted": said["assisted"],
        "cde_general": said["general"],
        "cde_silent": said["silent"],
        "differ": sum(bool(each.differs) for each in leas),
    }


def _said(each: Assistance) -> str:
    from domain.dashboards.lea_year import said_of

    said = said_of(each.status)
    if said is None:
        return "silent"
    return "general" if said is Said.GENERAL else "assisted"


def _show_assistance(found: Plan) -> None:
    printing.say("", "Differentiated assistance (DA), by year:")
    rows = [_counted(kind, leas) for kind, leas in found.helped.items()]
    printing.table(
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
    differing = [*_differing(found)]
    total = sum(map(len, found.helped.values()))
    printing.say(
        f"CDE's status column and its other columns disagree for {len(differing)} of "
        f"{total} LEA-years{':' if differing else '.'}"
    )
    printing.say(*(f"  {kind}  {_named(each)}: {each.differs}" for kind, each in differing))
    beyond = [*_beyond_groups(found)]
    printing.say(
        f"The groups alone (method 1) would miss {len(beyond)} of those in DA"
        f"{':' if beyond else '.'}"
    )
    printing.say(
        *(f"  {kind}  {_named(each)}: {each.explanation}" for kind, each in beyond)
    )
    printing.say(NOT_IN_THE_FILES)


def _beyond_groups(found: Plan) -> Iterator[tuple[Kind, Assistance]]:
    for kind, leas in found.helped.items():
        for each in leas:
            if each.computed is Assisted.YEAR_1 and 1 not in each.methods:
                yield kind, each


def _differing(found: Plan) -> Iterator[tuple[Kind, Assistance]]:
    for kind, leas in found.helped.items():
        for each in leas:
            if each.differs:
                yield kind, each


def _named(each: Assistance) -> str:
    return f"{each.cds} {each.name}"


def _levels(found: Plan) -> Counter[SupportLevel | None]:
    return Counter(each.level for each in found.assessed)


def _show_levels(found: Plan) -> None:
    from adapters.policies import UnreadablePolicy
    from adapters.support_levels import support_levels

    try:
        labels = support_levels()
    except UnreadablePolicy as off:
        raise Failed(str(off)) from off
    counted = _levels(found)
    joined = sum(each.geo_lead.joins for each in found.assessed)
    printing.say("", f"Level of support, {found.year}:")
    printing.say(*(f"  {counted[each]:>5}  {labels[each]}" for each in SupportLevel))
    if unknown := counted[None]:
        printing.say(f"  {unknown:>5}  not known: the file of the year before is missing")
    printing.say(
        f"The Geo Lead joins {joined} of them (52071(f): one group in three Dashboards "
        "in a row)."
    )
    said = [(e, text) for e in found.assessed for text in e.differences]
    printing.say(
        *(f"  CDE's word counts: {e.cds} {e.name}: {text}" for e, text in said)
    )


def _show_changes(found: Plan) -> None:
    if not found.known:
        printing.say(
            "",
            "There is no record here, so nothing is known of engagements that are open: "
            "every eligible LEA counts as newly eligible.",
        )
    newly = found.newly
    printing.say(
        "", f"Newly eligible for a determination under 52072(a): {len(newly)}"
    )
    for each in newly:
        _show_change(each)
    for what in (What.IN_HAND, What.DETERMINED, What.NO_LONGER, What.NOT_LISTED):
        if some := found.of(what):
            printing.say("", f"{what[0].upper()}{what[1:]}: {len(some)}")
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
    printing.say(
        f"  {each.cds}  {each.name} ({each.county}){joins}", f"    {each.explanation}"
    )


def _show_revisions(found: Plan) -> None:
    for each in found.revised:
        printing.say(
            "",
            f"{each.after} revises {each.before} ({each.kind}); both are kept. "
            f"{len(each.said)} LEAs changed{':' if each.said else '.'}",
        )
        printing.say(
            *(f"  {lea.cds}  {lea.name}: {'; '.join(lea.said)}" for lea in each.said)
        )
