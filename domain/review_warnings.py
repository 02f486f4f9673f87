"""What is done to a review, is lawful, and may be otherwise than was meant."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from domain.actions.warnings import closed
from domain.acts import (
    AddSite,
    FinalizeReport,
    ImportItems,
    NoteBoardOutcome,
    NoteMilestone,
    PlanPresentation,
    ProposeRoadmap,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.judge_adoption import BRINGING
from domain.review_entity import ReviewEntity
from domain.reviews.board import AHEAD, last_safe
from domain.reviews.finding import Quadrant
from domain.reviews.judge_report import final_since
from domain.reviews.lost_grounds import lost_grounds
from domain.reviews.progress import HowFar
from domain.reviews.review import Review
from domain.reviews.standing import ReviewShown
from domain.roadmaps.roadmap import RoadmapSummary
from domain.wording import so_many, with_and

PAGE = re.compile(r"[\w-]+(\.[\w-]+)+/")
"""A page's address without what tells it from a file's."""
LONG_AGO = timedelta(days=366)
FEWEST = 5  # days that are named; of more it is said how many there are
BEFORE_BOARD = (PlanPresentation, NoteBoardOutcome, FinalizeReport)
"""Acts by which a meeting to come and its final come to stand so far apart."""


def review_warnings(entity: ReviewEntity, act: object, today: date) -> Iterator[str]:
    """Of a review as an act of today leaves it, in sentences; nothing is refused."""
    yield from _namesakes(entity.review, act)
    yield from _no_link(act)
    yield from _long_ago(entity.review, act)
    if isinstance(act, NoteMilestone):
        lea = entity.known.policy.lea
        yield from map(str, closed(("on",), act.on, lea, counts=False))
    yield from _days(entity, act)
    yield from lost_grounds(entity.review, act)
    yield from _late_final(entity, act, today)
    if isinstance(act, ProposeRoadmap):
        yield from _board_never_met(entity.review)


def ends_undone(shown: ReviewShown) -> Iterator[str]:
    """What an end would leave undone: nothing more is noted in a review then."""
    now = shown.review
    if opened := [each.title for each in now.phases if each.is_open]:
        how = "is open, and ends" if len(opened) == 1 else "are open, and end"
        yield (
            f"{' and '.join(opened)} {how} undone: no milestone or item is noted in a "
            "review that is over"
        )
    yield from _never_analysed(shown)
    yield from _board_never_met(now)
    if left := _never_signed(now.planned):
        yield f"{left}: nobody signs in a review that is over, and {BRINGING}"


def _never_analysed(shown: ReviewShown) -> Iterator[str]:
    """How much of its SWOT is empty, where the phase is not done that fills it."""
    now, covered = shown.review, shown.analysis.covered
    analysis = [each.key for each in now.framework.phases if each.swot]
    if all(map(now.is_done, analysis)):
        return
    components = now.framework.components
    empty = sum(
        any((each.number, quadrant) not in covered for quadrant in Quadrant)
        for each in components
    )
    if empty:
        yield (
            f"in {empty} of {so_many(len(components), 'component')} the SWOT is not "
            "whole: nothing more is found in a review that is over"
        )
    if not now.recommendations:
        yield "nothing is recommended, and nothing will be in a review that is over"


def _board_never_met(review: HowFar) -> Iterator[str]:
    """Of a report that is final, and asks for a board's meeting that nobody noted."""
    asked = review.framework.reached_by("note_board_outcome")
    is_final = any(map(review.has, review.framework.reached_by("finalize_report")))
    if not (asked and is_final) or any(map(review.has, asked)) or review.report.held:
        return
    meeting = review.report.meeting
    how = (
        f"one is planned for {meeting.on}; note_board_outcome notes what comes of it"
        if meeting
        else "plan_presentation plans one, and note_board_outcome notes what came of "
        "one that was held"
    )
    yield f"no meeting of the LEA's board on the report is noted: {how}"


def _never_signed(roadmap: RoadmapSummary) -> str:
    """Why what was planned is no roadmap that three have signed; empty where it is."""
    if not roadmap.actions or roadmap.is_signed:
        return ""
    if roadmap.proposal is None:
        many = so_many(roadmap.actions, "action")
        return f"the roadmap of {many} that was planned here is proposed to nobody"
    left = roadmap.unsigned
    several = with_and(each.named for each in left)
    return f"{several} {'has' if len(left) == 1 else 'have'} not signed the roadmap"


def _days(entity: ReviewEntity, act: object) -> Iterator[str]:
    """Planned days on which schools are closed, or busy with tests."""
    days = entity.known.policy.lea
    warned = [
        f"item {item}: {day} {why}"
        for item, day in _planned(act)
        if (why := _off(days, day)) is not None
    ]
    yield from warned[:FEWEST]
    if more := len(warned[FEWEST:]):
        yield f"and {more} more planned days of this kind"


def _no_link(act: object) -> Iterator[str]:
    """What looks like a page, and does not open from a letter."""
    if isinstance(act, NoteMilestone) and PAGE.match(act.link or ""):
        yield (
            f"{act.link} does not open as a link; a page begins with https://, and is "
            "noted again so with a reason"
        )


def _long_ago(review: Review, act: object) -> Iterator[str]:
    """A day that lies years before the review: its year may be mistyped."""
    if isinstance(act, NoteMilestone) and review.begun - act.on > LONG_AGO:
        yield (
            f"{act.on} is more than a year before the review began, on {review.begun}; "
            "noted again with a reason it is corrected"
        )


def _late_final(entity: ReviewEntity, act: object, today: date) -> Iterator[str]:
    """A final that is not there when it best is, before the board's agenda closes."""
    meeting = entity.review.report.meeting
    if meeting is None or not isinstance(act, BEFORE_BOARD):
        return
    best = last_safe(meeting, entity.known.policy.lea).final
    since = final_since(entity.review)
    if (since or today) > best:
        there = f"is there since {since} only" if since else "is still to come"
        yield (
            f"the final report {there}; for the board's meeting on {meeting.on} it is "
            f"best there by {best}, {AHEAD} working days before its agenda closes, so "
            "that whoever posts it has it in time; where that is too close, "
            "plan_presentation plans a later meeting"
        )


def _planned(act: object) -> Iterator[tuple[str, date]]:
    said: Iterable[object] = act.rows if isinstance(act, ImportItems) else (act,)
    for each in said:
        item, day = getattr(each, "item", ""), getattr(each, "planned", None)
        if item and day:
            yield item, day


def _off(days: WorkCalendar, day: date) -> str | None:
    """Why this may be no day for it; None where it is a school day like others."""
    if tested := days.testing_on(day):
        return f"is a day of testing ({tested}), when schools are busy"
    if why := days.instruction.closed_because(day):
        return f"is {why}, when there is no school"
    return None


def _namesakes(review: Review, act: object) -> Iterator[str]:
    """Other sites of the name of one that is proposed: one may be meant twice."""
    if not isinstance(act, AddSite):
        return
    for code, site in review.sites.items():
        if code != act.site and site.name.casefold() == act.name.casefold():
            yield f"{site.name} is the name of the site {code} too"
