"""What is off about rows that can be read: dates as they come to, and circles.

The review would refuse these too, one kind of them at a time.
"""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from adapters.files.rows_by_id import row_place
from domain.actions.check import far_away, in_a_circle, loops
from domain.calendars.work_calendar import WorkCalendar
from domain.faults import Fault
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import PlannedRow
from domain.roadmaps.apply import due_on, is_past, row_planned
from domain.wording import is_blank
from services.imports.held import HeldRow, HeldTable

ActionRow = HeldRow[PlannedRow]
ActionTable = HeldTable[PlannedRow]


class LeaToday(NamedTuple):
    """The LEA's working days, and which of them is today."""

    lea: WorkCalendar
    today: date


class RowFault(NamedTuple):
    """What is off in one row, by its column; `beside` are others that it is of."""

    row: ActionRow
    column: str
    message: str
    beside: tuple[ActionRow, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Of all rows that it is of."""
        return [each.id for each in (self.row, *self.beside)]

    def named(self, sheet: str) -> Fault:
        """By the row, as what cannot be read is named."""
        where = row_place(sheet, self.row.number, "action", self.row.id)
        return Fault((where, self.column), self.message)


def faults_of_taken(
    table: ActionTable, now: ReviewShown, day: LeaToday
) -> list[RowFault]:
    """Of the rows that would be taken over, in the order of the workbook."""
    found = [*_misdated(table, now, day), *_in_circles(table, now)]
    found.sort(key=lambda each: each.row.number)
    return found


def without(table: ActionTable, off: Collection[str], now: ReviewShown) -> ActionTable:
    """With neither these rows nor those that wait for what is then not there."""
    gone, known = {*off}, {each.id for each in now.roadmap.actions}
    while True:
        there = known | {each.id for each in table.taken if each.id not in gone}
        waiting = (
            each.id
            for each in table.taken
            if not {*map(str, each.said.depends_on)} <= there
        )
        if (more := gone | {*waiting}) == gone:
            return _left(table, gone)
        gone = more


def _left(table: ActionTable, gone: Collection[str]) -> ActionTable:
    def left(rows: tuple[ActionRow, ...]) -> tuple[ActionRow, ...]:
        return tuple(each for each in rows if each.id not in gone)

    return table._replace(
        new=left(table.new),
        changed=left(table.changed),
        overwritten=left(table.overwritten),
    )


def _misdated(
    table: ActionTable, now: ReviewShown, day: LeaToday
) -> Iterator[RowFault]:
    for held in table.taken:
        known = now.roadmap.by_number.get(held.said.action)
        planned = row_planned(known, held.said)
        due = due_on(now.roadmap.by_anchor, planned, day.lea)
        unexplained = is_blank(held.said.past) and not (known and known.due == due)
        if due and (off := _date_off(due, day, unexplained=unexplained)):
            yield RowFault(held, "days" if planned.anchor else "due", off)


def _date_off(due: date, day: LeaToday, *, unexplained: bool) -> str:
    if off := far_away(due, day.today):
        return off
    if unexplained and is_past(due, day.lea, day.today):
        return f"{due} is past; agree on a day to come, or say why under past"
    return ""


def _in_circles(table: ActionTable, now: ReviewShown) -> Iterator[RowFault]:
    """Each at the first row that ties it, with all of its rows.

    One that stands here alone is none of theirs.
    """
    rows = {each.said.action: each for each in table.taken}
    here = {n: {*each.depends_on} for n, each in now.roadmap.by_number.items()}
    graph = here | {n: {*each.said.depends_on} for n, each in rows.items()}
    for loop in loops(graph):
        ties = [n for n, other in pairwise(loop) if other not in here.get(n, ())]
        if ties:
            first = min((rows[n] for n in ties), key=lambda each: each.number)
            its = (rows[n] for n in {*loop} if n in rows)
            beside = tuple(each for each in its if each != first)
            yield RowFault(first, "depends_on", in_a_circle(loop), beside)
