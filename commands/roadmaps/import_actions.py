"""`roadmap import`: a workbook's actions held against the roadmap, then imported."""

from collections.abc import Iterator

from commands.output import console
from commands.reviews.import_rows import ImportKind, by_record
from domain.wording import so_many, with_and
from services.imports.held import ImportPlan
from services.planned_roadmap.judge import judge_actions
from services.planned_roadmap.outlook import DatedAction, RoadmapOutlook
from services.planned_roadmap.plan import ActionsPlan

SHOWN = 20  # actions that lack something; all of them with --json


def _outlook(plan: ImportPlan) -> RoadmapOutlook:
    return plan.outlook if isinstance(plan, ActionsPlan) else RoadmapOutlook()


def _show_outlook(plan: ImportPlan) -> None:
    """Which days dates come to, and what is still lacking to be signed."""
    outlook = _outlook(plan)
    if outlook.dated:
        console.say("", f"dates counted from anchors ({len(outlook.dated)})")
        console.say(*map(_dated, outlook.dated), hang=4)
    console.say("", *_lacking(outlook.lacking))
    if outlook.unanswered:
        several = with_and(outlook.unanswered)
        console.say(f"carried out by no action of it: {several}")


def _dated(each: DatedAction) -> str:
    moved = f"{each.now} -> " if each.now and each.now != each.then else ""
    return f"  {each.id} {each.title}: {each.relative}, {moved}{each.then}"


def _lacking(lacks: tuple[str, ...]) -> Iterator[str]:
    if not lacks:
        yield "then no action lacks anything to be signed"
        return
    yield f"then still lacking to be signed, of {so_many(len(lacks), 'action')}:"
    yield from (f"  {each}" for each in lacks[:SHOWN])
    if len(lacks) > SHOWN:
        yield f"  and {len(lacks) - SHOWN} more; --json has all of them"


def _as_json(plan: ImportPlan) -> dict[str, object]:
    outlook = _outlook(plan)
    return {
        "dated": [each._asdict() for each in outlook.dated],
        "lacking": [*outlook.lacking],
        "unanswered": [*outlook.unanswered],
    }


ROADMAP = "a roadmap is that"
ROADMAP_ACTIONS = ImportKind(
    "roadmap import", ROADMAP, by_record(judge_actions), _show_outlook, _as_json
)
