"""How a workbook's rows look, held against what stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import assert_never

from commands.output import console
from domain.actions.planned import label
from domain.bounds import BEST_VOTE
from domain.first_few import first_few
from domain.people.roles import LABELS
from domain.reviews.acts import ItemRow
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.reviews.texts import AnyRow
from domain.roadmaps.acts import PlannedRow, VoteRow
from domain.roadmaps.sentences import relative
from domain.wording import as_words, so_many
from services.imports.held import AnyTable, HeldRow, ImportPlan, as_of
from services.imports.judge import BOUND, ImportJudged

SHOWN = 40  # rows of a kind; all of them with --json
SINCE = "changed here since the workbook was written"
TEXTS = (
    *("text", "rationale", "note", "past", "reason", "lcap", "fcmat", "essa"),
    *("standards", "evidence"),
)
"""What is said of a new row in words, each on a line of its own."""

AnyHeld = (
    HeldRow[ItemRow]
    | HeldRow[FindingRow]
    | HeldRow[RecommendationRow]
    | HeldRow[PlannedRow]
    | HeldRow[VoteRow]
)


def show_source(plan: ImportPlan) -> None:
    """Where the rows stand, and what looks like it and was passed over."""
    console.say(f"read from {plan.where}")
    if plan.others:
        names = " and ".join(f"'{each}'" for each in plan.others)
        console.say(
            f"sheets passed over: {names}; to have one of them read, hide the one above"
        )


def show_taken(plan: ImportPlan) -> None:
    """What would be taken over, row by row."""
    for each in plan.tables:
        of = _of(each, plan)
        _show_rows(f"{of}new", each.new, _of_new)
        _show_rows(f"{of}otherwise than here", each.changed, _of_changed)
        over = f"{of}{SINCE}, and would be overwritten"
        _show_rows(over, each.overwritten, _of_behind)


def show_kept(judged: ImportJudged) -> None:
    """What is left as it is here, how many rows there are, and what the act takes."""
    plan = judged.plan
    for each in plan.tables:
        _show_rows(f"{_of(each, plan)}{SINCE}, and kept as here", each.kept, _of_behind)
    console.say("", *(line for each in plan.tables for line in _counts(each)))
    if judged.act:
        console.say(
            f"the act takes {judged.kilobytes:,} KB; with all it leads to it may take "
            f"{BOUND:,} KB in the record"
        )


def as_json_of(judged: ImportJudged) -> dict[str, object]:
    """The only table as such, several by what they are of."""
    plan, preview = judged.plan, judged.preview
    tables = {f"{each.noun}s": _table_as_json(each) for each in plan.tables}
    return {
        "source": plan.where,
        "passed_over": plan.others,
        **(tables if len(tables) > 1 else _table_as_json(plan.tables[0])),
        "kilobytes": judged.kilobytes,
        "bound_kilobytes": BOUND,
        "errors": [*map(str, plan.faults)],
        "refused": judged.refused or None,
        "warnings": preview.warnings if preview else (),
        "told": [console.dumped(each) for each in preview.told] if preview else [],
    }


def _table_as_json(table: AnyTable) -> dict[str, object]:
    def said(rows: Iterable[AnyHeld]) -> list[dict[str, object]]:
        return [_as_json(table.noun, each) for each in rows]

    return {
        "new": said(table.new),
        "changed": said(table.changed),
        "overwritten": said(table.overwritten),
        "kept": said(table.kept),
        "unchanged": table.unchanged,
        "not_in_the_workbook": table.beside,
    }


def _of(table: AnyTable, plan: ImportPlan) -> str:
    """Of what the rows are, where there are several tables."""
    return f"{table.noun}s, " if len(plan.tables) > 1 else ""


def _show_rows(
    title: str, rows: Sequence[AnyHeld], lines: Callable[[AnyHeld], Iterable[str]]
) -> None:
    if not rows:
        return
    console.say("", f"{title} ({len(rows)})")
    for each in rows[:SHOWN]:
        console.entry(f"  {_called(each)}  (row {each.number})", *lines(each))
    if len(rows) > SHOWN:
        console.say(f"  and {len(rows) - SHOWN} more; --json has all of them")


def _called(row: AnyHeld) -> str:
    """By its id; an action, of which that is a number, by its title as well."""
    title = row.said.title if isinstance(row.said, PlannedRow) else row.title
    return f"{row.id} {title}".strip()


def _of_new(row: AnyHeld) -> Iterator[str]:
    match row.said:
        case ItemRow():
            yield from _new_item(row.said)
        case FindingRow():
            yield _new_finding(row.said)
        case RecommendationRow():
            yield _new_advice(row.said)
        case PlannedRow():
            yield from _new_action(row.said)
        case VoteRow():
            yield _vote(row.said)
        case _:
            assert_never(row.said)
    yield from _texts(row.said)


def _new_item(item: ItemRow) -> Iterator[str]:
    whom = f" with {item.participants}" if item.participants else ""
    where = f" at {item.site}" if item.site else ""
    yield f"component {item.component}: {item.method}{whom}{where}"
    when = f", planned for {item.planned}" if item.planned else ""
    far = f"{item.status}, {item.count} of {item.target}"
    yield f"{far}{when}; {LABELS[item.owner]}"


def _new_finding(finding: FindingRow) -> str:
    theme = f", theme {finding.theme}" if finding.theme else ""
    rests = ", ".join((*finding.evidence, *finding.items))
    what = f"{finding.quadrant} of component {finding.component}{theme}"
    return f"{what}; rests on {rests}"


def _new_advice(advice: RecommendationRow) -> str:
    theme = f", theme {advice.theme}" if advice.theme else ""
    horizon = as_words(advice.horizon.lower())
    return f"{horizon}{theme}; follows from {', '.join(advice.findings)}"


def _new_action(action: PlannedRow) -> Iterator[str]:
    horizon = as_words(action.horizon.lower())
    owner = LABELS[action.owner] if action.owner else "without an owner"
    yield f"{_due(action)}; {owner}; {horizon}"
    answers = f"; carries out {action.recommendation}" if action.recommendation else ""
    waits = ", ".join(map(label, action.depends_on))
    theme = f"theme {action.theme}; " if action.theme else ""
    components = ", ".join(map(str, action.components))
    waiting = f"; waits for {waits}" if waits else ""
    yield f"{theme}components {components}{answers}{waiting}"
    if action.priority:
        yield action.priority.described


def _due(action: PlannedRow) -> str:
    if action.anchor:
        return f"due {relative(action.days, action.anchor)}"
    return f"due {action.due}" if action.due else "without a date"


def _vote(vote: VoteRow) -> str:
    return (
        f"impact {vote.impact}, effort {vote.effort}, feasibility {vote.feasibility} "
        f"of {BEST_VOTE}"
    )


def _texts(row: AnyRow | VoteRow) -> Iterator[str]:
    for name in TEXTS:
        said = getattr(row, name, "")
        text = "; ".join(said) if isinstance(said, tuple) else said
        if text and not (name == "evidence" and isinstance(row, FindingRow)):
            yield f"{name}: {text}"


def _of_changed(row: AnyHeld) -> Iterator[str]:
    for each in row.changes:
        yield f"{each.column}: {each.recorded} -> {each.said}"


def _of_behind(row: AnyHeld) -> Iterator[str]:
    """Both texts of each column in which they differ."""
    entry, said = as_of(row.known), as_of(row.said)
    if said:
        yield f"it changed with entry {entry}; the workbook has it as of entry {said}"
    else:
        yield f"it is as of entry {entry}; the workbook does not say as of which"
    for each in row.changes:
        yield f"{each.column} here: {each.recorded}"
        yield f"{each.column} in the workbook: {each.said}"


def _counts(table: AnyTable) -> Iterator[str]:
    counts = {
        "new": len(table.new),
        "otherwise than here": len(table.changed) + len(table.overwritten),
        "kept as here": len(table.kept),
        "unchanged": len(table.unchanged),
    }
    said = ", ".join(f"{many:,} {what}" for what, many in counts.items() if many)
    yield f"{so_many(sum(counts.values()), table.noun)}: {said or 'none'}"
    if many := len(table.beside):
        named = first_few(table.beside)
        said = f"{table.noun} is not in the workbook, and stays as it is"
        several = f"{table.noun}s are not in the workbook, and stay as they are"
        yield f"{so_many(many, said, several)}: {named}"


def _as_json(noun: str, row: AnyHeld) -> dict[str, object]:
    return {
        "row": row.number,
        noun: console.dumped(row.said),
        "recorded_as_of": as_of(row.known) or None,
        "changes": [each._asdict() for each in row.changes],
    }
