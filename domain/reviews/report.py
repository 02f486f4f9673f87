"""The report of a review: its drafts, their fact check, the final, the board, the site.

The review carries which version is which, by number and hash; what the report says is
kept in the record, by the hash of its facts (docs/domain.md 6.7).
"""

from datetime import date, time
from enum import StrEnum

from domain.reviews.clock import ReviewClock
from domain.values import Sparse

CHECK_ADDRESS = "fact_check"
"""Of the fact check within the review."""


class FactChecker(StrEnum):
    """Who reads a draft for errors of fact. Stored: add, never rename."""

    LEA = "lea"
    COE = "coe"

    @property
    def named(self) -> str:
        return f"the {self.upper()}"


class Section(StrEnum):
    """What its writers say in the report beside what was found."""

    OVERVIEW = "overview"
    PREVIOUS_WORK = "previous_work"
    SUMMARY = "summary"


class CorrectionOutcome(StrEnum):
    """What became of a correction. Stored: add, never rename."""

    TAKEN = "taken"
    PARTLY = "partly"
    KEPT = "kept"
    """The report says it as it did."""

    @property
    def described(self) -> str:
        return BECAME[self]


BECAME = {
    CorrectionOutcome.TAKEN: "taken in",
    CorrectionOutcome.PARTLY: "partly taken in",
    CorrectionOutcome.KEPT: "left as it was",
}


class BoardOutcome(StrEnum):
    """What a board did with the report, which is its own; it approves nothing."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    TABLED = "tabled"
    DECLINED_TO_RECEIVE = "declined_to_receive"

    @property
    def has_it(self) -> bool:
        """Whether the board has the report now."""
        return self in (BoardOutcome.RECEIVED, BoardOutcome.ACCEPTED)


class ReportVersion(Sparse):
    """A version of the report, made of what the review said `as_of` one of its entries.

    `sha256` is that of its facts as they were written once, and never anew.
    """

    number: int
    sha256: str
    as_of: int
    by: str
    on: date
    entry: int


class FinalReport(ReportVersion):
    """The version that stands for good; its number is that of the drafts before it."""

    second_reader: str


class FactCheck(ReviewClock):
    """The days in which LEA and COE say what in a draft is wrong.

    `closed` are those who have no more to say, each since which day.
    """

    draft: int
    link: str = ""
    closed: dict[FactChecker, date] = {}


class Correction(Sparse):
    """An error of fact that somebody named; in which words, the record has.

    `about` is the part of the review that it is about, finding/F3; empty for none. One
    that is `withdrawn` was noted by mistake: nobody answers it, and no report has it.
    """

    party: FactChecker
    entry: int
    about: str = ""
    outcome: CorrectionOutcome | None = None
    withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to say what became of it."""
        return self.outcome is None and not self.withdrawn


class Presentation(Sparse):
    """A meeting of the LEA's board that has the report on its agenda.

    Without a time of the day it may begin with the day. `closes` is when its agenda
    does, where that is known. Without an `outcome` it is still to come.
    """

    on: date
    entry: int
    at: time | None = None
    closes: date | None = None
    link: str = ""
    outcome: BoardOutcome | None = None


class PrivacyCheck(Sparse):
    """The final was read for whatever may say who somebody is."""

    by: str
    on: date
    entry: int


class Publication(Sparse):
    """Since when the final stands on the agency's site, and where."""

    on: date
    link: str
    entry: int


class Report(Sparse):
    """How far the report is.

    `sections` are those that were written, each by its entry; `draft` is the newest
    one; `corrections` are numbered by their place, the first is K1.
    """

    sections: dict[Section, int] = {}
    draft: ReportVersion | None = None
    fact_check: FactCheck | None = None
    corrections: tuple[Correction, ...] = ()
    final: FinalReport | None = None
    meetings: tuple[Presentation, ...] = ()
    privacy: PrivacyCheck | None = None
    published: Publication | None = None

    @property
    def meeting(self) -> Presentation | None:
        """The one of which nobody has said yet what came of it."""
        last = self.meetings[-1] if self.meetings else None
        return last if last and last.outcome is None else None

    @property
    def held(self) -> tuple[Presentation, ...]:
        """The meetings that came to something."""
        return tuple(each for each in self.meetings if each.outcome)

    @property
    def outcome(self) -> Presentation | None:
        """The last meeting that came to something."""
        return self.held[-1] if self.held else None

    @property
    def board_is_done(self) -> bool:
        """Whether the board had its meeting, and no further one is planned."""
        return self.outcome is not None and self.meeting is None

    @property
    def open_corrections(self) -> list[str]:
        """Those of which nobody has said what became of them: K2, K5."""
        numbered = enumerate(self.corrections, 1)
        return [correction_label(n) for n, e in numbered if e.is_open]

    @property
    def is_checked(self) -> bool:
        """Whether LEA and COE have no more to say, and each correction its answer."""
        check = self.fact_check
        return bool(check and check.done) and not self.open_corrections


def correction_label(number: int) -> str:
    return f"K{number}"


def correction_address(number: int) -> str:
    """Its address within the review."""
    return f"correction/{correction_label(number)}"


def correction_number(label: str) -> int | None:
    """Of the correction that is named so, as K3 or k3; None where it names none."""
    digits = label.strip().removeprefix("K").removeprefix("k")
    return int(digits) if digits.isascii() and digits.isdecimal() else None
