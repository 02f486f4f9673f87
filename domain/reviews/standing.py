"""A review as it stands, for the record and for `show`."""

from abc import abstractmethod
from collections.abc import Iterable
from datetime import date, time
from functools import cached_property
from typing import Self

from domain.clocks.standing import ClockStanding
from domain.people.roles import LABELS, Role
from domain.policies.ladder import Office
from domain.reviews.acts import ReviewEnd
from domain.reviews.analysis_standing import AnalysisStanding
from domain.reviews.framework import Framework, PhaseRule
from domain.reviews.item import ItemFields
from domain.reviews.report import (
    CHECK_ADDRESS,
    Correction,
    Report,
    Section,
    correction_label,
)
from domain.reviews.review import phase_address
from domain.reviews.subject import RESUMING
from domain.roadmaps.roadmap import RoadmapSummary
from domain.roadmaps.standing import RoadmapStanding
from domain.setting import Stop
from domain.values import Sparse


class ReviewClockStanding(ClockStanding):
    """What a review waits for: when it was opened, what came of it, what comes next."""

    title: str
    asked: Role
    opened: date | None = None
    due: date | None = None
    done: date | None = None
    over: bool = False
    stop: Stop | None = None
    paused: bool = False
    """Whether it stands because the review is paused, and not with its engagement."""

    @property
    @abstractmethod
    def key(self) -> str:
        """Its address within the review."""

    @property
    def is_open(self) -> bool:
        return bool(self.opened) and self.done is None and not self.over

    @property
    def state(self) -> str:
        """waiting, open, done; or over, where it was open as the review ended."""
        if self.done:
            return "done"
        if self.over:
            return "over"
        return "open" if self.opened else "waiting"

    @property
    def recheck(self) -> date | None:
        return self.stop.recheck if self.stop and self.paused else None

    @property
    def notes(self) -> list[str]:
        if self.stop is None:
            return []
        ending = RESUMING if self.paused else self.stop.ending
        return [f"its clock stands still {self.stop.described}; {ending}"]

    @property
    def described(self) -> str:
        by = f"due {self.due}" if self.due else "without a date"
        return f"{by}, asked of the {LABELS[self.asked]}"

    @property
    def facts(self) -> dict[str, object]:
        return {"done": self.done, "due": self.due, **super().facts}


class PhaseStanding(ReviewClockStanding):
    """A phase of a review. One that has not been opened yet waits."""

    name: str

    @property
    def key(self) -> str:
        return phase_address(self.name)


class FactCheckStanding(ReviewClockStanding):
    """The fact check of the draft that was sent."""

    @property
    def key(self) -> str:
        return CHECK_ADDRESS


class SectionStanding(Sparse):
    """A section of the report; what it says, only the record keeps. Empty if gone."""

    section: Section
    entry: int
    text: str | None = None


class CorrectionStanding(Correction):
    """A correction by its number, with what was said of it where its entry says so.

    `answer` is also why it was withdrawn.
    """

    number: int
    text: str | None = None
    answer: str | None = None

    @property
    def label(self) -> str:
        return correction_label(self.number)

    @property
    def became(self) -> str:
        """'taken', or that it was withdrawn; with why. Empty while it is open."""
        if self.is_open:
            return ""
        became = self.outcome.value if self.outcome else "withdrawn"
        return f"{became}: {self.answer}" if self.answer else became

    def after(self, former: Self | None) -> Self:
        """All that is said of it now, given what was said before."""
        if former is None:
            return self
        text = former.text if self.text is None else self.text
        answer = former.answer if self.answer is None else self.answer
        return self.but(text=text, answer=answer)


class ReportStanding(Sparse):
    """What is said in a report beside what was found, or what of it changed."""

    sections: tuple[SectionStanding, ...] = ()
    corrections: tuple[CorrectionStanding, ...] = ()

    def narrowed(self, room: str, name: str) -> Self:
        """With nothing but the one part that is meant."""
        said = (room, name)
        return self.but(
            sections=tuple(e for e in self.sections if ("section", e.section) == said),
            corrections=tuple(
                e for e in self.corrections if ("correction", e.label) == said
            ),
        )

    def with_words(self, recorded: "ReportStanding") -> Self:
        """As it stands, with what the record, perhaps behind, has of it in words."""
        sections = {(e.section, e.entry): e for e in recorded.sections}
        same = {(e.number, e.entry): e for e in recorded.corrections}
        texts = {e.number: e.but(answer=None) for e in recorded.corrections}
        return self.but(
            sections=tuple(
                sections.get((each.section, each.entry), each) for each in self.sections
            ),
            corrections=tuple(
                e.after(same.get((e.number, e.entry)) or texts.get(e.number))
                for e in self.corrections
            ),
        )


class SiteStanding(Sparse):
    """A site of a review's sample; one that was taken out again is `gone`."""

    code: str
    name: str
    by: str
    entry: int
    gone: bool = False


class MilestoneStanding(Sparse):
    """A milestone that was reached: when, and where there is a document of it."""

    key: str
    title: str
    on: date
    entry: int
    link: str = ""
    sha256: str = ""


class ItemTexts(Sparse):
    """What is said of an item in words; the record alone keeps it.

    An entry says what it speaks of, and `more_evidence` beside what there was.
    """

    note: str | None = None
    reason: str | None = None
    evidence: tuple[str, ...] | None = None
    more_evidence: tuple[str, ...] = ()

    def after(self, former: "ItemTexts | None") -> "ItemTexts":
        """All that is said of it now, given what was said before."""
        was = former or ItemTexts()
        evidence = self.evidence if self.evidence is not None else was.evidence
        known = (*(evidence or ()), *self.more_evidence)
        return ItemTexts(
            note=was.note if self.note is None else self.note,
            reason=was.reason if self.reason is None else self.reason,
            evidence=tuple(dict.fromkeys(known)),
        )


class ItemStanding(ItemFields):
    """An item of a review's data-collection plan, by its id.

    `texts` are there where its last change said any, else the record keeps what it
    has.
    """

    id: str
    texts: ItemTexts | None = None


class MeetingStanding(Sparse):
    """When a board is presented the report, and until when its agenda can be posted.

    `posted` is that by the LEA's own clock; by `final` the final is best there.
    """

    on: date
    at: time | None = None
    posted: str
    final: date


class ReviewStanding(Sparse):
    """A review as it stands, without its sites and items.

    `setting` is the entry of its engagement as of which it knows what is around it;
    `news` is its own entry as of which the engagement is told how far it is.
    """

    entity: str
    engagement: str
    cds: str
    number: int
    lea: str
    county: str
    stage: str
    """How far it is, in a word of its framework; or how it ended, or that it pauses."""
    begun: date
    by: str
    entry: int
    setting: int
    news: int
    policy: str
    framework: Framework
    sites: int = 0
    items: int = 0
    items_open: int = 0
    findings: int = 0
    recommendations: int = 0
    """Those that stand, of both."""
    evidence: int = 0
    """How many pieces of its own stand."""
    phases: tuple[PhaseStanding, ...] = ()
    fact_check: FactCheckStanding | None = None
    report: Report = Report()
    """Of its sections and corrections, what they say is in the record."""
    changed: int = 1
    """The entry that last changed what the report says."""
    planned: RoadmapSummary = RoadmapSummary()
    """How far its roadmap is."""
    meeting: MeetingStanding | None = None
    """The meeting of the board that is to come."""
    milestones: tuple[MilestoneStanding, ...] = ()
    stop: Stop | None = None
    pause: Stop | None = None
    team: tuple[str, ...] = ()
    stated_on: date | None = None
    """When it was brought in, where it was: what lies before is as then stated."""
    end: ReviewEnd | None = None
    counts: Office = Office.LEA
    lost: bool = False
    """Whether its engagement was stopped before its time."""

    @property
    def is_open(self) -> bool:
        return self.end is None

    @property
    def clocks(self) -> list[ReviewClockStanding]:
        """All that it waits for by a clock, or has waited for, or will."""
        return [*self.phases, *([self.fact_check] if self.fact_check else [])]

    @property
    def waiting(self) -> list[PhaseRule]:
        """The phases that have not begun, in their order."""
        rules = self.framework.phase
        return [rules[each.name] for each in self.phases if not each.opened]

    def has(self, milestone: str) -> bool:
        return any(each.key == milestone for each in self.milestones)

    def is_done(self, phase: str) -> bool:
        return any(each.name == phase and each.done for each in self.phases)

    def is_stated(self, entry: int) -> bool:
        """Whether what stands by this entry was stated as it was brought in."""
        return self.stated_on is not None and entry == 1

    def key_of(self, clock: ReviewClockStanding) -> str:
        """Its address within the engagement."""
        return f"review/{self.number}/{clock.key}"


class ReviewShown(Sparse):
    """What `show` shows: the review, all that is in it, what is not recorded."""

    review: ReviewStanding
    sites: tuple[SiteStanding, ...] = ()
    items: tuple[ItemStanding, ...] = ()
    analysis: AnalysisStanding = AnalysisStanding()
    said: ReportStanding = ReportStanding()
    """The sections of its report, and its corrections."""
    roadmap: RoadmapStanding = RoadmapStanding()
    """The roadmap that is worked out of it."""
    pieces: tuple[int, ...] = ()
    """The numbers of its evidence that stands."""
    rules: int = 0
    unwritten: int = 0
    untold: int = 0

    @cached_property
    def by_id(self) -> dict[str, ItemStanding]:
        return {each.id: each for each in self.items}


def by_engagement(
    reviews: Iterable[ReviewStanding],
) -> dict[str, list[ReviewStanding]]:
    """Those of each engagement, by its durable key."""
    found: dict[str, list[ReviewStanding]] = {}
    for each in reviews:
        found.setdefault(each.engagement, []).append(each)
    return found
