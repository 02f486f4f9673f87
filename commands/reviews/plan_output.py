"""How a workbook's plan looks, held against the plan as it stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from commands.output import console
from domain.first_few import first_few
from domain.people.roles import LABELS
from domain.reviews.acts import ItemRow
from domain.wording import so_many
from services.items.judge import BOUND, ItemsJudged
from services.items.plan import ItemsPlan, PlanRow

SHOWN = 40  # rows of a kind; all of them with --json
FEW = 12  # ids that a line names
SINCE = "changed here since the workbook was written"


def show_source(plan: ItemsPlan) -> None:
    """Where the rows stand, and what looks like it and was passed over."""
    console.say(f"read from {plan.where}")
    if plan.others:
        names = " and ".join(f"'{each}'" for each in plan.others)
        console.say(
            f"sheets passed over: {names}; to have one of them read, hide the one above"
        )


def show_taken(plan: ItemsPlan) -> None:
    """What would be taken over, row by row."""
    _show_rows("new", plan.new, _of_new)
    _show_rows("otherwise than here", plan.changed, _of_changed)
    _show_rows(f"{SINCE}, and would be overwritten", plan.overwritten, _of_behind)


def show_kept(judged: ItemsJudged) -> None:
    """What is left as it is here, how many rows there are, and what the act takes."""
    plan = judged.plan
    _show_rows(f"{SINCE}, and kept as here", plan.kept, _of_behind)
    console.say("", _counts(plan), *_beside(plan))
    if judged.act:
        console.say(
            f"the act takes {judged.kilobytes:,} KB; with all it leads to it may take "
            f"{BOUND:,} KB in the record"
        )


def as_json_of(judged: ItemsJudged) -> dict[str, object]:
    plan, preview = judged.plan, judged.preview
    return {
        "source": plan.where,
        "passed_over": plan.others,
        "new": [*map(_as_json, plan.new)],
        "changed": [*map(_as_json, plan.changed)],
        "overwritten": [*map(_as_json, plan.overwritten)],
        "kept": [*map(_as_json, plan.kept)],
        "unchanged": plan.unchanged,
        "not_in_the_workbook": plan.beside,
        "kilobytes": judged.kilobytes,
        "bound_kilobytes": BOUND,
        "errors": [*map(str, plan.faults)],
        "refused": judged.refused or None,
        "warnings": preview.warnings if preview else (),
        "told": [console.dumped(each) for each in preview.told] if preview else [],
    }


def _show_rows(
    title: str, rows: Sequence[PlanRow], lines: Callable[[PlanRow], Iterable[str]]
) -> None:
    if not rows:
        return
    console.say("", f"{title} ({len(rows)})")
    for each in rows[:SHOWN]:
        console.entry(f"  {each.item.item}  (row {each.number})", *lines(each))
    if len(rows) > SHOWN:
        console.say(f"  and {len(rows) - SHOWN} more; --json has all of them")


def _of_new(row: PlanRow) -> Iterator[str]:
    item = row.item
    whom = f" with {item.participants}" if item.participants else ""
    where = f" at {item.site}" if item.site else ""
    yield f"component {item.component}: {item.method}{whom}{where}"
    when = f", planned for {item.planned}" if item.planned else ""
    far = f"{item.status}, {item.count} of {item.target}"
    yield f"{far}{when}; {LABELS[item.owner]}"
    yield from (f"{name}: {text}" for name, text in _texts(item))


def _texts(item: ItemRow) -> Iterator[tuple[str, str]]:
    said = ("note", item.note), ("reason", item.reason)
    yield from ((name, text) for name, text in said if text)
    if item.evidence:
        yield "evidence", "; ".join(item.evidence)


def _of_changed(row: PlanRow) -> Iterator[str]:
    for each in row.changes:
        yield f"{each.column}: {each.recorded} -> {each.said}"


def _of_behind(row: PlanRow) -> Iterator[str]:
    """Both texts of each column in which they differ."""
    entry, as_of = row.known.entry if row.known else 0, row.item.as_of
    if as_of:
        yield f"it changed with entry {entry}; the workbook has it as of entry {as_of}"
    else:
        yield f"it is as of entry {entry}; the workbook does not say as of which"
    for each in row.changes:
        yield f"{each.column} here: {each.recorded}"
        yield f"{each.column} in the workbook: {each.said}"


def _counts(plan: ItemsPlan) -> str:
    counts = {
        "new": len(plan.new),
        "otherwise than here": len(plan.changed) + len(plan.overwritten),
        "kept as here": len(plan.kept),
        "unchanged": len(plan.unchanged),
    }
    said = ", ".join(f"{many:,} {what}" for what, many in counts.items() if many)
    return f"{so_many(sum(counts.values()), 'item')}: {said or 'none'}"


def _beside(plan: ItemsPlan) -> Iterator[str]:
    if many := len(plan.beside):
        named = first_few(plan.beside, FEW)
        said = "item is not in the workbook, and stays as it is"
        several = "items are not in the workbook, and stay as they are"
        yield f"{so_many(many, said, several)}: {named}"


def _as_json(row: PlanRow) -> dict[str, object]:
    return {
        "row": row.number,
        "item": console.dumped(row.item),
        "recorded_as_of": row.known.entry if row.known else None,
        "changes": [each._asdict() for each in row.changes],
    }
