"""What is off with an engagement that is to be brought in."""

from typing import NamedTuple

from domain.actions.planned import label

ENGAGEMENT, REFERRALS, PEOPLE = "engagement", "referrals", "people"
SEGMENTS, MEETINGS, ROADMAP = "segments", "meetings", "roadmap"
PARTS = (ENGAGEMENT, REFERRALS, PEOPLE, SEGMENTS, MEETINGS, ROADMAP)
"""The parts it is stated in; a file has a sheet, or a heading, for each."""
ONE_OF = {
    REFERRALS: "referral",
    PEOPLE: "person",
    SEGMENTS: "segment",
    MEETINGS: "meeting",
    ROADMAP: "action",
}


class Fault(NamedTuple):
    """Of which part, which of it (an action by its number), in which column.

    Number 0 speaks of the part as a whole.
    """

    part: str
    number: int
    column: str
    message: str

    def __str__(self) -> str:
        one = ONE_OF.get(self.part)
        which = f"{one} {label(self.number)}" if one and self.number else self.part
        column = f", {self.column}" if self.column else ""
        return f"{which}{column}: {self.message}"
