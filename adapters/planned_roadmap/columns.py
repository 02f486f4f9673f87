"""The columns of a roadmap's actions, and of votes on them, in a file."""

from adapters.files.rows_by_id import REVIEW
from adapters.files.table import TableColumns
from domain.bounds import (
    BEST_VOTE,
    LONGEST_REPORT,
    LONGEST_ROW,
    LONGEST_TITLE,
    MOST_STANDARDS,
)
from domain.people.roles import OWNERS
from domain.roadmaps.roadmap import PRIORITIES
from domain.status import Horizon

ACTIONS, VOTES = "actions", "votes"
"""What the sheets are called."""

WORKED_OUT, RANK, TITLE, ROLE = "worked_out", "rank", "title", "role"
REVIEW_OF = "the review it is of; leave it as it is; of a new row it may be empty"
ACTION_MEANINGS = {
    "action": "its number, given once and kept: a whole number",
    TITLE: f"at most {LONGEST_TITLE} characters",
    "text": f"what is to be done, at most {LONGEST_REPORT:,} characters; no student by "
    "name, number or birth date (may be empty)",
    "components": "components of the review, by number or title, joined by ;",
    "horizon": " or ".join(Horizon),
    "theme": "the heading it stands under, such as a theme of the review (may be "
    "empty)",
    "owner": f"the role of the LEA that leads it: {', '.join(OWNERS)}; empty until "
    "that is agreed",
    "due": "a day such as 2027-03-05 or 3/5/2027; empty where it has an anchor, and "
    "until that is agreed",
    "anchor": "the day from which its due date is counted, by its key or what it is "
    "called (set_anchor); else empty",
    "days": "how many working days of the LEA after the anchor it is due; before it, "
    "as in -10; empty for the anchor's own day",
    WORKED_OUT: "the day that anchor and days came to as this was written; it is not "
    "read",
    "past": f"why it is due on a day that is past, at most {LONGEST_ROW} characters; "
    "else empty",
    "depends_on": "actions that it waits for, by number, as in 1;11 or 1-3 (may be "
    "empty)",
    "recommendation": "the recommendation that it carries out, by its id, as in R3 "
    "(may be empty)",
    "standards": "parts of other plans that it serves as well, joined by ;, as in LCAP "
    f"1.3; FCMAT 2.1: at most {MOST_STANDARDS} (may be empty)",
    "priority": f"{', '.join(PRIORITIES.values())}; empty until that is agreed",
    "reason": f"why it has that priority, at most {LONGEST_ROW} characters; needed "
    "with one",
    RANK: "its place by the votes as this was written; it is not read",
    "as_of": "leave it as it is; of a new action it is empty",
    REVIEW: REVIEW_OF,
}
SCORE = f"from 1 to {BEST_VOTE}; all three empty where there is no vote on it"
VOTE_MEANINGS = {
    "action": "the action's number",
    TITLE: "what it is called; it is not read",
    "impact": f"how much it helps, {SCORE}",
    "effort": f"how much work it is, {SCORE}",
    "feasibility": f"how well it can be done, {SCORE}",
    ROLE: "in which role these votes are; leave it as it is",
    REVIEW: REVIEW_OF,
}
SCORES = ("impact", "effort", "feasibility")
ACTION_NEEDED = ("action", TITLE, "components", "horizon")
VOTE_NEEDED = ("action", *SCORES)
ACTION_COLUMNS = TableColumns(
    (*ACTION_MEANINGS,),
    naming=frozenset({"action", "horizon"}),
    optional=frozenset(ACTION_MEANINGS) - frozenset(ACTION_NEEDED),
)
VOTE_COLUMNS = TableColumns(
    (*VOTE_MEANINGS,),
    naming=frozenset({"action", "impact"}),
    optional=frozenset(VOTE_MEANINGS) - frozenset(VOTE_NEEDED),
)
