"""Acts that lead an engagement from phase to phase."""

from functools import cached_property
from typing import Annotated, Literal

from domain.act import ByStaff
from domain.actions.planned import PlannedAction
from domain.bounds import (
    MOST_ACTIONS,
    CanonicalText,
    EntryNumber,
    Many,
    RowText,
    Sha256,
)
from domain.reviews.framework import Framework
from domain.roadmaps.facts import planned_of


class BeginReview(ByStaff):
    """Begin the Systemic Instructional Review, under a framework that it keeps.

    After one that was cancelled, another. `review_entry` is the former's entry of its
    newest `news`, as whoever decides has just read it; 0 where the former is gone, or
    has ended: beside what the engagement knows of it, a reason lets another begin.
    """

    kind: Literal["begin_review"] = "begin_review"
    framework: Framework
    review_entry: EntryNumber = 0


class CompleteReview(ByStaff):
    """The review is done; its roadmap can be worked out.

    Before the review has come that far, with a reason. `review_entry` is the review's
    entry of its newest `news`, as whoever decides has just read it.
    """

    kind: Literal["complete_review"] = "complete_review"
    review_entry: EntryNumber = 0


class AdoptRoadmap(ByStaff):
    """Adopt the whole roadmap, all its actions at once.

    One that LEA, COE and CCEE have `signed` is that text, known by its `sha256`, and
    the review's entry of its newest `news`, as whoever decides has just read it; else
    it is the `actions` that an agency brings. Where one was signed, another needs a
    reason: `instead_of_signed`.
    """

    kind: Literal["adopt_roadmap"] = "adopt_roadmap"
    actions: Annotated[tuple[PlannedAction, ...], Many(MOST_ACTIONS)] = ()
    signed: CanonicalText = ""
    sha256: Sha256 = ""
    review_entry: EntryNumber = 0
    instead_of_signed: RowText = ""

    @cached_property
    def planned(self) -> tuple[PlannedAction, ...]:
        """Its actions, wherever they come from; raises NotARoadmap."""
        return planned_of(self.signed) if self.signed else self.actions


class BeginRelease(ByStaff):
    """Begin the gradual release of support."""

    kind: Literal["begin_release"] = "begin_release"


class Close(ByStaff):
    """Close the engagement: the district carries its work alone.

    With actions still open only where `leaving_open` says that this is meant.
    """

    kind: Literal["close"] = "close"
    leaving_open: bool = False


class Withdraw(ByStaff):
    """End the engagement early, with a reason."""

    kind: Literal["withdraw"] = "withdraw"


PhaseAct = BeginReview | CompleteReview | AdoptRoadmap | BeginRelease | Close | Withdraw
