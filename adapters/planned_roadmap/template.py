"""A roadmap's actions, or votes on them, to fill in or as they stand."""

from collections.abc import Sequence
from pathlib import Path

from adapters.files.form import Form, write_forms
from adapters.files.rows_by_id import AS_OF, REVIEW
from adapters.files.spreadsheet import DAY
from adapters.findings.choices import HORIZONS
from adapters.planned_roadmap.choices import OWNER, PRIORITY, VOTER, planning_choices
from adapters.planned_roadmap.columns import (
    ACTION_MEANINGS,
    ACTION_NEEDED,
    RANK,
    VOTE_MEANINGS,
    VOTE_NEEDED,
    WORKED_OUT,
)
from adapters.planned_roadmap.sheet import actions_sheet, votes_sheet
from domain.bounds import BEST_VOTE, MOST_ACTIONS
from domain.people.roles import Role
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import PlannedRow

ACTION_EXAMPLES = {
    "action": ("1", "2"),
    "title": ("Agree on one calendar of assessments", "Train all coaches"),
    "text": ("Bring departments together, and publish one calendar.", ""),
    "components": ("5", "2; 3"),
    "due": ("2027-03-05", ""),
    "anchor": ("", "adoption"),
    "days": ("", "30"),
    WORKED_OUT: ("", "2027-08-04"),
    "past": ("", ""),
    "depends_on": ("", "1"),
    "recommendation": ("R3", "R1"),
    "standards": ("LCAP 1.3; ESSA CSI 2", "FCMAT 2.1"),
    "reason": ("nothing else can be planned before it", "coaches are free in fall"),
    RANK: ("3 of 66", ""),
    AS_OF: ("", ""),
    REVIEW: ("", ""),
}
VOTE_EXAMPLES = {
    "action": ("1", "2"),
    "title": ("Agree on one calendar of assessments", "Train all coaches"),
    "impact": ("5", ""),
    "effort": ("2", ""),
    "feasibility": ("4", ""),
    REVIEW: ("", ""),
}
FORMATS = dict.fromkeys(
    ("components", "depends_on", "recommendation", "standards", "theme"), "@"
) | dict.fromkeys(("due", WORKED_OUT), DAY)
"""As text, else a spreadsheet makes dates of 2-3, and numbers of standards."""
ACTION_WIDTHS = {
    "title": 50,
    "text": 60,
    "theme": 24,
    "owner": 24,
    "past": 30,
    "standards": 30,
    "priority": 18,
    "reason": 40,
}
VOTE_WIDTHS = {"title": 60, "role": 20}


def write_actions(
    path: Path,
    now: ReviewShown,
    rows: Sequence[PlannedRow],
    *,
    replace: bool = False,
) -> None:
    """These rows in a CSV file, or in a workbook that helps; raises Unwritable."""
    choices = planning_choices(now)
    form = Form(
        actions_sheet(rows, now.roadmap, now.review.entity),
        ACTION_MEANINGS,
        ACTION_NEEDED,
        {
            "components": choices.components.texts,
            "horizon": HORIZONS.texts,
            "theme": [*choices.titles.values()],
            "owner": OWNER.keys,
            "anchor": choices.anchors.texts,
            "recommendation": choices.recommendations.texts,
            "priority": PRIORITY.texts,
        },
        ACTION_EXAMPLES,
        FORMATS,
        ACTION_WIDTHS,
        MOST_ACTIONS,
    )
    write_forms(path, form, replace=replace)


def write_votes(
    path: Path, now: ReviewShown, role: Role, *, replace: bool = False
) -> None:
    """A sheet of votes in one role, as they stand; raises Unwritable."""
    scores = [str(each) for each in range(1, BEST_VOTE + 1)]
    form = Form(
        votes_sheet(now.roadmap, role, now.review.entity),
        VOTE_MEANINGS,
        VOTE_NEEDED,
        dict.fromkeys(("impact", "effort", "feasibility"), scores)
        | {"role": VOTER.keys},
        VOTE_EXAMPLES,
        {},
        VOTE_WIDTHS,
        MOST_ACTIONS,
    )
    write_forms(path, form, replace=replace)
