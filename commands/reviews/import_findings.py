"""`import-findings`: findings and recommendations held against a review's, imported."""

from collections.abc import Iterator

from commands.output import console
from commands.reviews.import_rows import ImportKind, by_record
from domain.reviews.component_standing import NONE_FOUND
from domain.reviews.finding import PLURALS, Quadrant
from services.findings.judge import judge_findings
from services.findings.outlook import FoundCount, SwotOutlook
from services.findings.plan import FindingsPlan
from services.imports.held import ImportPlan

HEADS = ("component", *PLURALS.values())


def _outlook(plan: ImportPlan) -> SwotOutlook:
    return plan.outlook if isinstance(plan, FindingsPlan) else SwotOutlook()


def _show_outlook(plan: ImportPlan) -> None:
    """How much would then be found of each component, and what is still lacking."""
    outlook = _outlook(plan)
    console.say("", "findings by component, now -> then")
    console.table(HEADS, _rows(outlook))
    for title, missing in outlook.lacking:
        if missing:
            console.say(f"then still missing to complete '{title}':")
            console.say(*(f"  {each}" for each in missing), hang=4)
        else:
            console.say(f"then nothing is missing to complete '{title}'")


def _rows(outlook: SwotOutlook) -> Iterator[tuple[object, ...]]:
    for each in outlook.components:
        yield (f"{each.number} {each.title}", *map(_count, each.counts))


def _count(count: FoundCount) -> str:
    if count.now != count.then:
        return f"{count.now} -> {count.then}"
    return str(count.now or (NONE_FOUND if count.waived else ""))


def _as_json(plan: ImportPlan) -> dict[str, object]:
    outlook = _outlook(plan)
    return {
        "components": [
            {
                "component": each.number,
                **{
                    PLURALS[quadrant]: count._asdict()
                    for quadrant, count in zip(Quadrant, each.counts, strict=True)
                },
            }
            for each in outlook.components
        ],
        "lacking": {title: [*missing] for title, missing in outlook.lacking},
    }


FOUND = "findings are those"
FINDINGS = ImportKind(
    "import-findings", FOUND, by_record(judge_findings), _show_outlook, _as_json
)
