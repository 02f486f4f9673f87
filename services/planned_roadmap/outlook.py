"""What a roadmap would come to once a workbook is imported, and what it would lack."""

from datetime import date
from typing import NamedTuple

from domain.calendars.work_calendar import WorkCalendar
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import PlannedRow
from domain.roadmaps.apply import due_on, row_planned
from domain.roadmaps.roadmap import RoadmapAction
from domain.roadmaps.sentences import lacking, relative
from services.imports.held import HeldTable


class DatedAction(NamedTuple):
    """An action whose date is relative to an anchor: what it comes to, now and then."""

    id: str
    title: str
    relative: str
    now: date | None
    then: date | None


class RoadmapOutlook(NamedTuple):
    """Dates that are worked out of anchors; what is lacking to be signed.

    `unanswered` are recommendations that no action would carry out.
    """

    dated: tuple[DatedAction, ...] = ()
    lacking: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


def roadmap_outlook(
    now: ReviewShown, table: HeldTable[PlannedRow], lea: WorkCalendar
) -> RoadmapOutlook:
    """With the rows of the table that are taken over, by the LEA's calendar."""
    before, anchors = now.roadmap.by_number, now.roadmap.by_anchor
    after: dict[int, RoadmapAction] = {**before}
    dated = []
    for held in table.taken:
        number, known = held.said.action, before.get(held.said.action)
        action = row_planned(known, held.said)
        action = action.but(due=due_on(anchors, action, lea))
        after[number] = action
        if anchor := anchors.get(action.anchor):
            said = relative(action.days, anchor.title)
            was = known.due if known else None
            dated.append(DatedAction(held.id, action.title, said, was, action.due))
    lacks = (lacking(number, each) for number, each in sorted(after.items()))
    answered = {each.recommendation for each in after.values()}
    advice = (each.id for each in now.analysis.recommendations if each.stands)
    return RoadmapOutlook(
        (*dated,),
        (*filter(None, lacks),),
        tuple(each for each in advice if each not in answered),
    )
