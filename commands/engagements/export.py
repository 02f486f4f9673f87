"""Commands that write a file: `export`, and `template`, a file to fill in."""

import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from client.endings import Failed, Misused
from commands.args.options import Force, Json, TableFile
from commands.args.words import OneOf
from domain.actions.planned import label

if TYPE_CHECKING:
    from adapters.files.spreadsheet import Sheet
    from commands.args.reference import Reference
    from domain.checkins.standing import CheckInStanding
    from services.exports.chosen import Chosen

SUFFIXES = (".csv", ".xlsx")
AN_LEA = "0161259"
"""In lines that are the same for every LEA."""


class ExportList(StrEnum):
    """The lists there are to export."""

    ENGAGEMENTS = "engagements"
    ACTIONS = "actions"
    HISTORY = "history"
    TALLY = "tally"
    CHECKINS = "checkins"
    REVIEWS = "reviews"
    PHASES = "phases"
    MILESTONES = "milestones"
    SITES = "sites"
    ITEMS = "items"
    FINDINGS = "findings"
    RECOMMENDATIONS = "recommendations"
    RATINGS = "ratings"
    CROSSWALK = "crosswalk"
    EVIDENCE = "evidence"
    SUPPORTS = "supports"


OF_REVIEWS = (
    *(ExportList.REVIEWS, ExportList.PHASES, ExportList.MILESTONES),
    *(ExportList.SITES, ExportList.ITEMS, ExportList.FINDINGS),
    *(ExportList.RECOMMENDATIONS, ExportList.RATINGS, ExportList.CROSSWALK),
)
OF_ONE = (ExportList.ITEMS, ExportList.FINDINGS, ExportList.RECOMMENDATIONS)
"""Lists that are read again, by ids of one review."""


def export(
    what: Annotated[
        str,
        typer.Argument(
            parser=OneOf("the list", ExportList),
            metavar="LIST",
            help=f"Which: {', '.join(ExportList)}.",
        ),
    ],
    file: TableFile,
    entity: Annotated[
        str | None,
        typer.Option(help="Only of 0161259, or a part: 0161259/action/12."),
    ] = None,
    ended: Annotated[
        bool, typer.Option("--with-ended", help="Also of engagements that have ended.")
    ] = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Write a list of the record as CSV or XLSX."""
    check_suffix(file)
    from adapters.files.spreadsheet import write_sheet
    from services.exports.lists import BESIDE, LISTS

    named = ExportList(what)
    chosen = _chosen(named, entity, ended=ended)
    sheet = LISTS[named](chosen)
    in_workbook = named in BESIDE and file.suffix.lower() == ".xlsx"
    beside = [BESIDE[named](chosen)] if in_workbook else []
    with written():
        write_sheet(sheet, file, *beside, replace=force)
    _say(file, [sheet, *beside], named, chosen, as_json=as_json)


def template(
    file: TableFile,
    engagement: Annotated[
        bool,
        typer.Option(
            "--engagement", help="Of an engagement to be brought in; .xlsx or .yaml."
        ),
    ] = False,
    items: Annotated[
        bool, typer.Option("--items", help="Of a review's data-collection plan.")
    ] = False,
    findings: Annotated[
        bool,
        typer.Option("--findings", help="Of a review's findings and recommendations."),
    ] = False,
    entity: Annotated[
        str | None,
        typer.Option(help="With what stands, such as of 0161259/review/1."),
    ] = None,
    framework: Annotated[
        str | None, typer.Option(help="Of a review under SIR-12@2019, or another.")
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Write a roadmap to fill in, an engagement, or a review's plan or findings.

    With its columns, its choices, and how to do it.
    """
    if engagement + items + findings > 1:
        raise Misused("say --engagement, --items or --findings; a file is one of them")
    if (entity or framework) and not (items or findings):
        raise Misused(
            "--entity and --framework are for a review: say --items or --findings as "
            "well"
        )
    check_suffix(file, (".xlsx", ".yaml") if engagement else SUFFIXES)
    from adapters.adoption.template import write_engagement_template
    from adapters.roadmap.template import write_template
    from commands.reviews.findings_template import write_findings_template
    from commands.reviews.plan_template import write_plan_template

    what, line = "is a roadmap to fill in", f"import-roadmap {AN_LEA}"
    with written():
        if items:
            what, line = write_plan_template(file, entity, framework, replace=force)
        elif findings:
            what, line = write_findings_template(file, entity, framework, replace=force)
        elif engagement:
            what, line = "is an engagement to fill in", "adopt"
            write_engagement_template(file, replace=force)
        else:
            write_template(file, replace=force)
    _say_template(what, file, line, as_json=as_json)


def _say_template(what: str, file: Path, line: str, *, as_json: bool) -> None:
    """And the line that is typed once it is filled in."""
    from commands.output import console

    then = f"{console.COMMAND} {line} {shlex.quote(str(file))}"
    if as_json:
        return console.as_json({"file": str(file), "then": then})
    first = "then, for its LEA" if AN_LEA in line else "then, to see it"
    return console.say(f"{file} {what}", f"{first}: {then}")


def check_suffix(file: Path, suffixes: tuple[str, ...] = SUFFIXES) -> None:
    """Raises Misused where the file could be none of these."""
    if file.suffix.lower() not in suffixes:
        raise Misused(f"'{file}' ends in neither {' nor '.join(suffixes)}")


def _chosen(what: ExportList, entity: str | None, *, ended: bool) -> "Chosen":
    """All engagements, or one; raises Misused and Failed."""
    from commands import context
    from commands.args.engagements import recorded_at
    from commands.args.reference import reference
    from services.exports.chosen import Chosen

    record, reviews = context.record(), context.reviews()
    kept, met = context.evidence(), context.check_ins()
    if what in OF_ONE:
        _check_one_review(what, entity)
    if entity is None:
        found = record.engagements(open_only=not ended)
        return Chosen(record, reviews, kept, met, context.link, found)
    which = reference(entity)
    if which.part and not _has_parts(what, which):
        raise Misused(f"{what} are of engagements: give --entity {which.cds}")
    one = recorded_at(which)
    part, number = which.within, which.review
    chosen = Chosen(record, reviews, kept, met, context.link, [one], part, number)
    if which.action is not None and not chosen.actions(one):
        raise Failed(f"{which.cds} has no action {label(which.action or 0)}")
    if named := what is ExportList.CHECKINS and which.check_in:
        _check_there(which, met.check_in(one.entity, named))
    if which.review and not chosen.reviews_of(one):
        raise Failed(f"{which.whole} has no review {which.review}")
    return chosen


def _check_there(which: "Reference", found: "CheckInStanding | None") -> None:
    if found is None:
        raise Failed(f"{which.whole} has no check-in {which.check_in}")


def _check_one_review(what: ExportList, entity: str | None) -> None:
    """Its ids are of one review: a workbook that is read again has no others'."""
    from commands.args.reference import reference

    which = reference(entity) if entity else None
    if which is None or which.review is None:
        address = f"{which.whole if which else '0161259'}/review/1"
        raise Misused(f"{what} are of one review: give --entity {address}")


def _has_parts(what: ExportList, which: "Reference") -> bool:
    """Whether the list has rows of such a part."""
    if what in OF_REVIEWS:
        return which.review is not None
    if what is ExportList.CHECKINS:
        return bool(which.check_in)
    if what is ExportList.EVIDENCE:
        return which.review is not None and not which.within
    return what is ExportList.HISTORY or (
        what is ExportList.ACTIONS and which.review is None
    )


@contextmanager
def written() -> Iterator[None]:
    """Ends with Failed where the file cannot be written."""
    from adapters.files.atomic import Occupied, Unwritable

    try:
        yield
    except Occupied as there:
        raise Failed(f"{there}; --force writes over it") from there
    except Unwritable as off:
        raise Failed(str(off)) from off


def _say(
    file: Path,
    sheets: Sequence["Sheet"],
    what: ExportList,
    chosen: "Chosen",
    *,
    as_json: bool,
) -> None:
    from commands import context
    from commands.output import console

    codes = list(dict.fromkeys(e.cds for e in chosen.engagements))
    first, *beside = sheets
    if as_json:
        links = [{"cds": cds, "link": context.link(cds)} for cds in codes]
        rows = {
            "rows": len(first.rows),
            "beside": {e.name: len(e.rows) for e in beside},
        }
        return console.as_json(
            {"file": str(file), "list": what, **rows, "engagements": links}
        )
    console.say(f"{what} written to {file}, rows: {len(first.rows)}")
    for each in beside:
        console.say(f"with {each.name}, rows: {len(each.rows)}")
    for cds in codes:
        console.ui(cds)
    return None
