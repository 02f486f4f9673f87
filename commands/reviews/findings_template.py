"""`template FILE --findings`: what is found and recommended, to fill in or as it is."""

from pathlib import Path

from adapters.findings.choices import before_a_review, finding_choices
from adapters.findings.template import write_findings
from client.endings import Misused
from commands import context
from commands.args.framework import framework_of
from commands.args.reference import Reference
from commands.reviews.import_findings import FINDINGS, FOUND
from commands.reviews.import_rows import review_named
from commands.reviews.plan_template import A_REVIEW
from domain.reviews.analysis_standing import AnalysisStanding
from domain.reviews.standing import ReviewShown
from domain.wording import so_many
from services import current
from services.imports.in_words import review_in_words


def write_findings_template(
    file: Path, entity: str | None, framework: str | None, *, replace: bool
) -> tuple[str, str]:
    """What the file is; the line, but for the file, that imports it.

    Raises Unwritable.
    """
    if entity and framework:
        raise Misused("a review has its framework: say --entity or --framework")
    if entity is None:
        names = before_a_review(framework_of(framework or current.FRAMEWORK))
        write_findings(file, AnalysisStanding(), names, replace=replace)
        return "is a workbook of findings to fill in", f"{FINDINGS.command} {A_REVIEW}"
    which = review_named(entity, FOUND)
    now = _standing(which)
    names, review = finding_choices(now), now.review.entity
    write_findings(file, now.analysis, names, review, replace=replace)
    what = f"holds what {which} has found as it stands, with {_many(now.analysis)}"
    return what, f"{FINDINGS.command} {which}"


def _many(analysis: AnalysisStanding) -> str:
    """How much of both stands."""
    found = sum(each.stands for each in analysis.findings)
    advised = sum(each.stands for each in analysis.recommendations)
    return f"{so_many(found, 'finding')} and {so_many(advised, 'recommendation')}"


def _standing(which: Reference) -> ReviewShown:
    recorded = context.reviews().shown
    return context.ask_server(
        lambda client: review_in_words(client, which.whole, which.review or 0, recorded)
    )
