"""What is owed to the record when something has happened; workflows pay it."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import JsonValue

from domain.actions.standing import ActionStanding
from domain.acts import Act
from domain.checkins.standing import CheckInStanding
from domain.documents.rendering import Rendering
from domain.letters.notice import Notice
from domain.reviews.analysis_standing import AnalysisStanding
from domain.reviews.standing import ItemStanding, ReportStanding, SiteStanding
from domain.roadmaps.standing import RoadmapStanding
from domain.values import Value


class Entry(Value):
    """One line of an entity's record, numbered so that it is kept once.

    With it, in one transaction, go what it changed of how things stand, the notices it
    gives rise to, and the matters it settles, whose unsent notices are void. `whole`
    is how the entity stands of its own; an entry says only what is other than
    after the entry before, but all of it as a run begins, lest a gap stays for ever.
    """

    entity: str
    number: int
    at: datetime
    late: bool
    act: Act
    sentence: str
    subject: str = ""
    """The address within the entity of what it is about, if it is about one thing."""
    setting: int | None = None
    """As of which entry of its engagement a review was judged."""
    whole: dict[str, JsonValue]
    actions: tuple[ActionStanding, ...] = ()
    check_ins: tuple[CheckInStanding, ...] = ()
    sites: tuple[SiteStanding, ...] = ()
    items: tuple[ItemStanding, ...] = ()
    analysis: AnalysisStanding | None = None
    report: ReportStanding | None = None
    roadmap: RoadmapStanding | None = None
    notices: tuple[Notice, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    """The documents it owes."""
    settled: tuple[str, ...] = ()

    def stands(self, before: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
        """How the entity stands after it, given how it stood `before`."""
        known = {} if "entity" in self.whole else before
        return {k: v for k, v in {**known, **self.whole}.items() if v is not None}
