"""`template FILE --items`: a data-collection plan to fill in, or as it stands."""

from pathlib import Path

from adapters.items.choices import choices
from adapters.items.sheet import plan_sheet
from adapters.items.template import write_plan
from client.endings import Misused
from commands import context
from commands.args.framework import framework_of
from commands.args.reference import Reference
from commands.reviews.import_items import ITEMS, PLAN
from commands.reviews.import_rows import review_named
from domain.wording import so_many
from services import current
from services.items.standing import PlanStanding, plan_standing

A_REVIEW = "0161259/review/1"


def write_plan_template(
    file: Path, entity: str | None, framework: str | None, *, replace: bool
) -> tuple[str, str]:
    """What the file is; the line, but for the file, that imports it.

    Raises Unwritable.
    """
    if entity and framework:
        raise Misused("a review has its framework: say --entity or --framework")
    if entity is None:
        names = choices(framework_of(framework or current.FRAMEWORK), {})
        write_plan(file, plan_sheet((), names), names, replace=replace)
        return "is a data-collection plan to fill in", f"{ITEMS.command} {A_REVIEW}"
    which = review_named(entity, PLAN)
    now = _standing(which)
    names = choices(now.review.framework, now.sites)
    write_plan(
        file, plan_sheet(now.items, names, now.review.entity), names, replace=replace
    )
    many = so_many(len(now.items), "item")
    what = f"holds the plan of {which} as it stands, with {many}"
    return what, f"{ITEMS.command} {which}"


def _standing(which: Reference) -> PlanStanding:
    reviews = context.reviews()
    return context.ask_server(
        lambda client: plan_standing(
            client, which.whole, which.review or 0, reviews.items
        )
    )
