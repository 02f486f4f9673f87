"""The parts in which an engagement that is to be brought in is stated."""

from domain.actions.planned import label
from domain.faults import Where

ENGAGEMENT, REFERRALS, PEOPLE = "engagement", "referrals", "people"
SEGMENTS, MEETINGS, ROADMAP = "segments", "meetings", "roadmap"
REVIEW, REVIEW_PHASES, MILESTONES, SITES = "review", "phases", "milestones", "sites"
OF_REVIEW = (REVIEW, REVIEW_PHASES, MILESTONES, SITES)
PARTS = (ENGAGEMENT, REFERRALS, PEOPLE, SEGMENTS, MEETINGS, *OF_REVIEW, ROADMAP)
"""A file has a sheet, or a heading, for each."""
FIELDED = (ENGAGEMENT, REVIEW)
"""Those that are one thing with its fields; all others are lists."""
ONE_OF = {
    REFERRALS: "referral",
    PEOPLE: "person",
    SEGMENTS: "segment",
    MEETINGS: "meeting",
    REVIEW_PHASES: "review phase",
    MILESTONES: "milestone",
    SITES: "site",
    ROADMAP: "action",
}


def place(part: str, number: int = 0, column: str = "") -> Where:
    """Which of a part, and in which column of it: 'referral 2, received'."""
    which = named(part, number)
    return (which, column) if column else (which,)


def named(part: str, number: int) -> str:
    """One of a part, an action by its number; number 0 is the part as a whole."""
    return f"{ONE_OF[part]} {label(number)}" if number else part
