"""The columns of findings and recommendations in a file, and what each holds."""

from adapters.files.table import TableColumns
from domain.bounds import (
    LONGEST_ITEM_ID,
    LONGEST_REPORT,
    LONGEST_ROW,
    LONGEST_TITLE,
    MOST_FOLLOWED,
    MOST_GROUNDS,
    MOST_STANDARDS,
)
from domain.reviews.finding import Quadrant
from domain.status import Horizon

FINDINGS, RECOMMENDATIONS = "findings", "recommendations"
"""What the sheets are called."""

ID = f"id, given once and kept: one word of at most {LONGEST_ITEM_ID} characters"
THEME = "a theme of the review, by its key or its title (may be empty)"
REVIEW = "the review it is of; leave it as it is; of a new row it may be empty"
NOTE = (
    f"what else is to be known, at most {LONGEST_ROW} characters; no student by name, "
    "number or birth date (may be empty)"
)
FINDING_MEANINGS = {
    "finding": f"the finding's {ID}",
    "component": "a component of the framework, by its number or its title",
    "quadrant": f"{', '.join(Quadrant)}, or the first letter",
    "text": f"what was found, at most {LONGEST_REPORT:,} characters; no student by "
    "name, number or birth date",
    "evidence": "evidence on which it rests, by number, as in E3; E5: at most "
    f"{MOST_GROUNDS} (may be empty, where items are named)",
    "items": "items of the plan on which it rests, by id, joined by ;: at most "
    f"{MOST_GROUNDS} (may be empty, where evidence is named)",
    "theme": THEME,
    "note": NOTE,
    "as_of": "leave it as it is; of a new finding it is empty",
    "review": REVIEW,
}
RECOMMENDATION_MEANINGS = {
    "recommendation": f"the recommendation's {ID}",
    "text": f"what is recommended, at most {LONGEST_REPORT:,} characters",
    "horizon": " or ".join(Horizon),
    "rationale": f"why, and why then, at most {LONGEST_ROW} characters",
    "findings": "findings from which it follows, by id, joined by ;: at most "
    f"{MOST_FOLLOWED}, of this file too",
    "theme": THEME,
    "lcap": f"goals of the LCAP that it serves as well, joined by ;: at most "
    f"{MOST_STANDARDS} of {LONGEST_TITLE} characters (may be empty)",
    "fcmat": f"standards of FCMAT that it serves as well, joined by ;: at most "
    f"{MOST_STANDARDS} (may be empty)",
    "essa": f"parts of the plan under ESSA that it serves as well, joined by ;: at "
    f"most {MOST_STANDARDS} (may be empty)",
    "note": NOTE,
    "as_of": "leave it as it is; of a new recommendation it is empty",
    "review": REVIEW,
}
FINDING_NEEDED = ("finding", "component", "quadrant", "text")
RECOMMENDATION_NEEDED = ("recommendation", "text", "horizon", "rationale", "findings")
KINDS = {
    FINDINGS: TableColumns(
        (*FINDING_MEANINGS,),
        naming=frozenset({"finding", "component"}),
        optional=frozenset(FINDING_MEANINGS) - frozenset(FINDING_NEEDED),
    ),
    RECOMMENDATIONS: TableColumns(
        (*RECOMMENDATION_MEANINGS,),
        naming=frozenset({"recommendation", "rationale"}),
        optional=frozenset(RECOMMENDATION_MEANINGS) - frozenset(RECOMMENDATION_NEEDED),
    ),
}
