"""Whether an item of a data-collection plan may be planned, counted, done or waived."""

from collections import Counter
from collections.abc import Iterator, Sequence

from domain import refusals
from domain.first_few import first_few
from domain.guess import guess
from domain.reviews.acts import (
    AddItem,
    AmendItem,
    CompleteItem,
    CountItem,
    ImportItems,
    ItemAct,
    ItemRow,
    ReopenItem,
    planned_fields,
)
from domain.reviews.finding_ids import namesake
from domain.reviews.item import ItemStatus, PlanItem
from domain.reviews.review import Review
from domain.reviews.row_check import row_faults
from domain.wording import is_blank

MOST_FAULTS = 20  # that one refusal names


def check_item_act(review: Review, act: ItemAct | ImportItems) -> None:
    """Raise a `Refused` where the act does not fit the plan as it is."""
    match act:
        case ImportItems():
            _check_rows(review, act)
        case AddItem():
            _check_new(review, act)
        case _:
            _check_known(review, act)


def _check_new(review: Review, act: AddItem) -> None:
    if act.item in review.items:
        raise refusals.AlreadyDone(
            f"item {act.item} is in the plan already; amend_item plans it otherwise"
        )
    if other := namesake(act.item, review.items):
        raise refusals.AlreadyDone(
            f"item {act.item} is in the plan already, as {other}: ids that differ "
            "in capitals alone are easily mixed up; say another"
        )
    _unless(_off(review, act), act.item)


def _check_known(review: Review, act: ItemAct) -> None:
    item = review.items.get(act.item)
    if item is None:
        raise refusals.NoSuchItem(
            f"the plan of review {review.number} has no item {act.item}; it has "
            f"{len(review.items)}{guess(act.item, review.items)}"
        )
    if isinstance(act, ReopenItem) and item.is_open:
        raise refusals.NothingToChange(f"item {act.item} is open")
    if not (isinstance(act, ReopenItem) or item.is_open):
        raise refusals.OutOfPhase(
            f"item {act.item} is {item.status}; reopen_item comes first"
        )
    match act:
        case ReopenItem():
            _unless(_phase_done(review, item.method), act.item)
        case AmendItem():
            _check_amended(review, item, act)
        case CountItem(count=count) if count == item.count and not act.evidence:
            raise refusals.NothingToChange(f"item {act.item} has {count} already")
        case CompleteItem(count=count):
            many = item.count if count is None else count
            if many < item.target and is_blank(act.why):
                raise refusals.ReasonMissing(
                    f"item {act.item} has {many} of {item.target}; with fewer than "
                    "were planned it is done with a reason: --why '...'"
                )


def _check_amended(review: Review, item: PlanItem, act: AmendItem) -> None:
    after = item.but(**planned_fields(act))
    if after == item and act.note is None:
        raise refusals.NothingToChange(f"item {act.item} is planned so already")
    _unless(_off(review, after), act.item)


def _check_rows(review: Review, act: ImportItems) -> None:
    """All that is off in any row; then what changed since the workbook was written."""
    times = Counter(row.item for row in act.rows)
    twice = (f"item {key} is there {n} times" for key, n in times.items() if n > 1)
    alike = _namesakes(review, act.rows)
    rows = (f"item {row.item}: {off}" for row in act.rows for off in _row(review, row))
    moved = (f"item {row.item}: {off}" for row in act.rows for off in _out(review, row))
    if found := [*twice, *alike, *rows, *moved]:
        raise refusals.PlanUnusable(first_few(found, MOST_FAULTS, "; "))
    changed = [
        row.item
        for row in act.rows
        if row.item not in act.overwrite and row.as_of != _entry(review, row.item)
    ]
    if changed:
        raise refusals.RowChanged(
            f"{first_few(changed)} changed here since the workbook was written; "
            "name those that its rows are to overwrite: --overwrite "
            f"{','.join(changed)}"
        )


def _namesakes(review: Review, rows: Sequence[ItemRow]) -> Iterator[str]:
    """New ids that are mixed up with that of an item, or of another row."""
    known = {each.casefold(): each for each in review.items}
    for row in rows:
        if row.item in review.items:
            continue
        meant = known.setdefault(row.item.casefold(), row.item)
        if meant != row.item:
            yield f"item {row.item}: differs from {meant} in capitals alone"


def _row(review: Review, row: ItemRow) -> Iterator[str]:
    yield from _off(review, row)
    yield from map(str, row_faults(row, review.items.get(row.item)))


def _off(review: Review, said: AddItem | ItemRow | PlanItem) -> Iterator[str]:
    """What the framework does not have, or the sample."""
    framework = review.framework
    if said.component not in framework.by_number:
        many = ", ".join(map(str, framework.by_number))
        yield f"{framework.named} has no component {said.component}; it has {many}"
    if said.method not in framework.method:
        known = ", ".join(framework.method)
        near = guess(said.method, framework.method)
        yield f"{framework.named} has no method '{said.method}'; it has {known}{near}"
    if said.participants and said.participants not in framework.participant_class:
        known = ", ".join(framework.participant_class)
        near = guess(said.participants, framework.participant_class)
        yield (
            f"{framework.named} has no participant class '{said.participants}'; it has "
            f"{known}{near}"
        )
    if said.site and said.site not in review.sites:
        yield f"{said.site} is no site of the sample (add_site)"
    ended = isinstance(said, ItemRow) and said.status is not ItemStatus.OPEN
    yield from _phase_done(review, said.method, ended=ended)


def _phase_done(review: Review, method: str, *, ended: bool = False) -> Iterator[str]:
    """Once a phase is done, nothing is collected in it any more.

    What had `ended` is imported all the same where the phase was done before the review
    was brought in.
    """
    rule = review.framework.collecting(method)
    if rule is None or not review.is_done(rule.key):
        return
    if not review.phases[rule.key].stated:
        yield f"{rule.title} is done, and with it what is collected in it"
    elif not ended:
        yield (
            f"{rule.title} was done as the review was brought in; what was collected "
            "in it is imported as done or waived"
        )


def _entry(review: Review, item: str) -> int:
    known = review.items.get(item)
    return known.entry if known else 0


def _unless(off: Iterator[str], item: str) -> None:
    if found := [*off]:
        raise refusals.PlanUnusable(f"item {item}: {'; '.join(found)}")


def _out(review: Review, row: ItemRow) -> Iterator[str]:
    """That a row would move an item out of a phase that is done."""
    known = review.items.get(row.item)
    if known and known.method != row.method:
        yield from _phase_done(review, known.method)
