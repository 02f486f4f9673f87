"""Any life of a roadmap that is worked out: what people may do, drawn by how it is.

Drawn blindly, of hundreds of lives hardly one is signed by all three.
"""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from domain.acts import (
    AdoptRoadmap,
    Assign,
    ChangeCalendar,
    CompletePhase,
    CompleteReview,
    DropAction,
    ImportActions,
    Mode,
    Substitute,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.documents.canonical import hash_of
from domain.people.roles import Role
from domain.phase import Phase
from domain.policies.ladder import Office
from domain.refusals import Refused
from domain.roadmaps.acts import PlannedRow
from domain.roadmaps.roadmap import PlannedRoadmap, SigningParty
from domain.status import Horizon
from tests.codesign import text_of
from tests.reviews import InReview
from tests.roadmaps import (
    anchor,
    plan,
    prioritize,
    propose,
    reopen,
    roadmap_of,
    sign,
    vote,
)

NUMBERS, DAYS, LATER = st.integers(1, 4), st.integers(-40, 40), st.integers(0, 9)
KEYS = st.sampled_from(("adoption", "board"))
WHO = st.sampled_from(("k.bennett", "d.okafor", "n.obody"))
ROLES = st.sampled_from(
    (
        *(Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE, Role.ADMINISTRATOR),
        *(Role.COUNTY_SUPERINTENDENT, Role.CCEE_DIRECTOR),
    )
)
SOMEBODY = st.sampled_from(("d.okafor", "e.morales", "h.lindqvist", "n.ewcomer"))
PLANNING = st.one_of(
    st.tuples(st.just("plan"), NUMBERS, DAYS),
    st.tuples(st.just("by_anchor"), NUMBERS, DAYS, KEYS),
    st.tuples(st.just("waits"), NUMBERS, NUMBERS),
    st.tuples(st.just("drop"), NUMBERS),
    st.tuples(st.just("anchor"), KEYS, DAYS),
    st.tuples(st.just("no_anchor"), KEYS),
    st.tuples(st.just("vote"), WHO, NUMBERS, st.integers(1, 5)),
    st.tuples(st.just("prioritize"), NUMBERS),
    st.tuples(st.just("import"), NUMBERS, NUMBERS),
)
AROUND = st.one_of(
    st.tuples(st.just("assign"), ROLES, st.none() | SOMEBODY),
    st.tuples(st.just("away"), SOMEBODY, SOMEBODY, LATER),
    st.tuples(st.just("close"), LATER),
    st.tuples(st.just("pass"), LATER),
)
SIGNATURE = st.tuples(
    *(st.just("sign"), st.sampled_from(SigningParty)),
    *(st.integers(0, 2), st.none() | SOMEBODY),
)
READIED = st.tuples(st.just("ready"), DAYS)
SIGNED_NEXT = st.tuples(st.just("sign_next"), LATER)
PROPOSED, REOPENED, ADOPTED = (
    st.just((each,)) for each in ("propose", "reopen", "adopt")
)
AHEAD = timedelta(days=90)
Deed = tuple[Any, ...]


class RoadmapLife:
    """A roadmap as it is worked on from here, with what was proposed of it."""

    def __init__(self, both: InReview) -> None:
        self.both = both
        self.texts: dict[str, str] = {}
        """What was proposed, by its hash."""

    @property
    def now(self) -> PlannedRoadmap:
        return roadmap_of(self.both)

    @property
    def lea(self) -> WorkCalendar:
        return self.both.review.setting.policy.lea

    @property
    def is_adopted(self) -> bool:
        return self.both.engagement.phase is Phase.IMPLEMENTATION

    @property
    def likely(self) -> tuple[st.SearchStrategy[Deed], ...]:
        """What may be done as it stands, for the most part; each as likely."""
        now = self.now
        if now.is_signed:
            return ADOPTED, ADOPTED, REOPENED, AROUND
        if now.proposal:
            signing = SIGNED_NEXT, SIGNED_NEXT, SIGNED_NEXT, SIGNED_NEXT, SIGNATURE
            return *signing, AROUND, PLANNING, REOPENED
        if now.actions and now.summary.ready == len(now.actions):
            return PROPOSED, PROPOSED, PLANNING, PLANNING, AROUND
        return READIED, READIED, PLANNING, PLANNING, PLANNING, AROUND, PROPOSED

    def do(self, deed: Deed) -> None:
        """What is refused is not done; of the rest each side hears."""
        with suppress(Refused):
            self._work(deed)
        self._tell()

    def _tell(self) -> None:
        while self.both.engagement.untold or self.both.review.untold:
            self.both.tell_reviews()
            self.both.tell_engagement()

    def _work(self, deed: Deed) -> None:
        both, far = self.both, self.both.today + AHEAD
        match deed:
            case "plan", number, days:
                plan(both, number, due=far + timedelta(days=days))
            case "by_anchor", number, days, key:
                if key not in self.now.anchors:
                    anchor(both, far, key)
                plan(both, number, anchor=key, days=days)
            case "waits", of, other:
                plan(both, self._known(of), depends_on=(self._known(other),))
            case "drop", of:
                both.ask_review(DropAction, action=self._known(of))
            case "anchor", key, days:
                anchor(both, far + timedelta(days=days), key)
            case "no_anchor", key:
                anchor(both, "", key)
            case "vote", who, of, score:
                vote(both, who, self._known(of), score, score, score)
            case "prioritize", of:
                prioritize(both, self._known(of))
            case "import", number, other:
                both.ask_review(ImportActions, rows=(self._row(number, other),))
            case "ready", days:
                for number in self.now.by_number or (1, 2):
                    plan(both, number, due=far + timedelta(days=days))
                    prioritize(both, number)
            case _:
                self._decide(deed)

    def _known(self, of: int) -> int:
        """One of the actions there are; where there is none, one that is not there."""
        known = [*self.now.by_number]
        return known[of % len(known)] if known else of

    def _row(self, number: int, other: int) -> PlannedRow:
        known = self.now.by_number.get(number)
        return PlannedRow(
            action=number,
            title="Read aloud",
            components=(2,),
            horizon=Horizon.LONG_TERM,
            anchor=next(iter(self.now.anchors), ""),
            depends_on=(self._known(other),) if other < number else (),
            as_of=known.entry if known else 0,
        )

    def _decide(self, deed: Deed) -> None:
        both, today = self.both, self.both.today
        match deed:
            case ("propose",):
                text = text_of(both)
                self.texts[hash_of(text)] = text
                propose(both, sha256=hash_of(text))
            case "sign", party, days, person:
                sign(both, party, on=today - timedelta(days=days), person=person)
            case "sign_next", of:
                unsigned = self.now.unsigned
                sign(both, unsigned[of % len(unsigned)])
            case ("reopen",):
                reopen(both)
            case ("adopt",):
                self._adopt()
            case _:
                self._change_setting(deed)

    def _adopt(self) -> None:
        """Its phase and its review are completed first."""
        both, proposal = self.both, self.now.proposal
        assert proposal
        if not both.review.review.is_done("codesign"):
            both.ask_review(CompletePhase, phase="codesign")
            self._tell()
        both.ask(CompleteReview, review_entry=both.review.news_entry)
        self._tell()
        text = self.texts[proposal.sha256]
        both.ask(AdoptRoadmap, signed=text, sha256=proposal.sha256)

    def _change_setting(self, deed: Deed) -> None:
        """Other people, another calendar, another day."""
        both, today = self.both, self.both.today
        match deed:
            case "assign", role, person:
                both.ask(Assign, role=role, person=person, first=today)
            case "away", person, other, days:
                said = {"person": person, "substitute": other, "first": today}
                both.ask(Substitute, **said, last=today + timedelta(days=days))
            case "close", days:
                off = {today + AHEAD + timedelta(days=days): "a day off"}
                lea = self.lea.but(holidays=self.lea.holidays | off)
                said = {"office": Office.LEA, "calendar": lea, "mode": Mode.KEEP}
                both.ask(ChangeCalendar, **said)
            case "pass", days:
                both.pass_days(days)
