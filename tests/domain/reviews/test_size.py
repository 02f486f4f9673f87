"""How large a review grows: as it is stored, sent and answered."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from pydantic_core import to_json

from domain.acts import (
    AddSite,
    ApproveSample,
    Assign,
    BeginPhase,
    CorrectLea,
    CountItem,
    ImportFindings,
    ImportItems,
    Mode,
    NoteMilestone,
)
from domain.bounds import (
    ENTRY,
    KB,
    LONGEST_ID,
    LONGEST_ITEM_ID,
    LONGEST_LINE,
    LONGEST_PERSON,
    LONGEST_TITLE,
    MOST_CORRECTIONS,
    MOST_FINDINGS,
    MOST_FOLLOWED,
    MOST_GROUNDS,
    MOST_ITEMS,
    MOST_MEETINGS,
    MOST_RECOMMENDATIONS,
    MOST_SITES,
    MOST_THEMES,
    STANDING,
)
from domain.entity import REMEMBERED, Answered, Entity
from domain.people.roles import Role
from domain.review_entity import ReviewEntity
from domain.review_views import review_receipt
from domain.reviews.acts import ItemRow
from domain.reviews.analysis import Analysis, square_key
from domain.reviews.finding import (
    Finding,
    GivenRating,
    Quadrant,
    Recommendation,
    Theme,
)
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.reviews.item import ItemStatus, PlanItem
from domain.reviews.pause import MOST_PAUSES
from domain.reviews.report import (
    BoardOutcome,
    Correction,
    CorrectionOutcome,
    FactChecker,
    FinalReport,
    Presentation,
    PrivacyCheck,
    Publication,
    Report,
    ReportVersion,
    Section,
)
from domain.reviews.review import ReachedMilestone, Site
from domain.reviews.words import ReviewSetting
from domain.setting import RulesChange, Standstill
from domain.status import Horizon
from domain.words import Superseded
from tests.frameworks import SIR_12
from tests.lives import POLICY, by_staff
from tests.review_phases import begin, complete
from tests.review_reports import sent
from tests.reviews import BEGUN, InReview, in_review, recorded, sites, stored

STATE = 100 * KB
RECEIPT = 2 * KB
SLACK = 8 * KB  # bytes that may be counted too many, but for the ids of acts


def of_sites(many: int, name: str, by: str = "k.bennett") -> ReviewEntity:
    """A review whose sample has so many sites; nothing is owed."""
    review = in_review(POLICY).review
    sample = {
        code: Site(name=name, by=by, entry=n) for n, code in enumerate(sites(many), 2)
    }
    return recorded(review).but(review=review.review.but(sites=sample), untold=())


def size(review: Entity) -> int:
    return len(to_json(review))


def test_four_hundred_sites_with_the_longest_names_are_small() -> None:
    """With all the acts that it remembers for them, under a hundred kilobytes.

    Its framework, which it carries from the first day on, comes on top.
    """
    whole = of_sites(MOST_SITES, "a" * LONGEST_TITLE)
    done = {uuid4().hex: Answered(n, "f" * 16) for n in range(MOST_SITES)}

    assert size(whole.but(answered=done)) < STATE + SIR_12.weight
    assert whole.weight < STATE


def test_its_weight_is_never_less_than_it_is() -> None:
    """Whatever is kept: names of any letters, ids as long as can be."""
    for many, name in ((0, ""), (3, "Alder"), (MOST_SITES, "😀" * LONGEST_TITLE)):
        review = of_sites(many, name, by="字" * LONGEST_PERSON)
        ids = (f"{'😀' * (LONGEST_ID - 3)}{n:03}" for n in range(REMEMBERED))
        full = review.but(answered={each: Answered(10**6, "f" * 16) for each in ids})

        assert size(review) <= review.weight <= size(review) + SLACK
        assert size(full) <= full.weight < STANDING


def test_what_an_engagement_keeps_for_its_reviews_is_weighed() -> None:
    """Each standstill, each change of its rules, each line."""
    now = recorded(in_review(POLICY).engagement).but(untold=())
    still = Standstill(number=10**6, since=BEGUN, until=BEGUN)
    change = RulesChange(entry=10**6, mode=Mode.RECOMPUTE)
    for more in ({"stops": (still,) * 200}, {"rules_changes": (change,) * 200}):
        full = now.but(**more)

        assert size(full) - size(now) <= full.weight - now.weight
        assert size(full) <= full.weight


def test_words_that_cannot_be_told_take_little() -> None:
    """Of all settings that a review has not heard, only the newest is kept whole."""
    both = in_review(POLICY)
    for n in range(165):
        person = f"n.okoye{n}"
        both.ask(Assign, role=Role.COE_LEAD, person=person, first=both.today)
        both.engagement = recorded(both.engagement)
    *older, newest = both.engagement.untold

    assert isinstance(newest, ReviewSetting)
    assert {*older} == {Superseded(to="1999901.1/review/1")} and len(older) == 164
    assert both.engagement.owed_weight < 2 * newest.weight
    both.tell_reviews()
    assert both.review.known == newest.setting


def test_words_that_are_superseded_keep_their_places() -> None:
    """What a payment under way was of is struck off, and the newest is still owed."""
    both = in_review()
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    under_way = both.engagement.untold
    both.ask(CorrectLea, name="Alder Valley High")
    left = both.engagement.untold[len(under_way) :]

    assert [type(each) for each in left] == [ReviewSetting]


def test_what_it_owes_is_weighed_too() -> None:
    """Its entries, with their letters, and the words to others."""
    both = in_review()
    both.ask_review(AddSite, site=sites(1)[0], name="Alder Elementary")
    complete(both, "planning")
    now = both.review

    assert now.untold and len(now.unwritten) == 7
    assert size(now) <= now.weight + now.owed_weight <= size(now) + SLACK


def test_an_answer_is_short_however_large_the_review_is() -> None:
    """Two kilobytes at most, whoever is told of it."""
    both = in_review()
    both.reviews[both.review.entity] = of_sites(MOST_SITES, "字" * LONGEST_TITLE)
    act = by_staff(ApproveSample, setting=both.engagement.setting_entry)
    both.send_review(act)
    answer = review_receipt(both.review, act)

    assert len(answer.model_dump_json()) <= RECEIPT
    assert (answer.entity, answer.phase) == ("1999901.1/review/1", "planning")
    assert "d.okafor (LEA superintendent)" in answer.told


def test_an_answer_says_what_comes_next() -> None:
    """The reminder of its date, in words."""
    both = in_review()
    act = by_staff(AddSite, site=sites(1)[0], name="Alder Elementary")
    both.send_review(act)

    assert review_receipt(both.review, act).next == (
        "R0 of the planning of the review: CCEE lead, 2026-09-22 09:00 PDT"
    )


def test_an_entry_about_a_site_is_small_however_many_there_are() -> None:
    """It says what changed, not the whole sample."""
    both = in_review()
    both.reviews[both.review.entity] = of_sites(MOST_SITES - 1, "a" * LONGEST_TITLE)
    both.ask_review(AddSite, site="19999019999999", name="a" * LONGEST_TITLE)

    assert both.review.unwritten[-1].weight < 2 * KB


def analysed(ids: list[str], title: str) -> Analysis:
    """All that may be found, each resting on as much as it may."""
    finding = Finding(
        component=12,
        quadrant=Quadrant.OPPORTUNITY,
        entry=10**7,
        theme=ids[0],
        evidence=(*range(100, 100 + MOST_GROUNDS),),
        items=(*ids[:MOST_GROUNDS],),
        withdrawn=True,
    )
    advice = Recommendation(
        horizon=Horizon.LONG_TERM,
        findings=(*ids[:MOST_FOLLOWED],),
        entry=10**7,
        theme=ids[0],
        withdrawn=True,
    )
    rating, theme = ids[0] * 2, Theme(title=title, entry=10**7)
    squares = [square_key(n, q) for n in range(1, 13) for q in Quadrant]
    return Analysis(
        themes=dict.fromkeys(ids[:MOST_THEMES], theme),
        findings=dict.fromkeys(ids[:MOST_FINDINGS], finding),
        recommendations=dict.fromkeys(ids[:MOST_RECOMMENDATIONS], advice),
        ratings={str(n): GivenRating(rating=rating, entry=10**7) for n in range(12)},
        waived=dict.fromkeys(squares, 10**7),
    )


def reported(letter: str) -> Report:
    """A report of whose corrections and meetings there are as many as may be."""
    line, by = letter * LONGEST_LINE, letter * LONGEST_PERSON
    said = {"number": 10**4, "sha256": "a" * 64, "as_of": 10**7, "by": by}
    said |= {"on": BEGUN, "entry": 10**7}
    correction = Correction(
        party=FactChecker.LEA,
        entry=10**7,
        about=f"recommendation/{letter * LONGEST_ITEM_ID}",
        outcome=CorrectionOutcome.PARTLY,
    )
    meeting = Presentation(
        on=BEGUN,
        entry=10**7,
        at=time(23, 59),
        closes=BEGUN,
        link=line,
        outcome=BoardOutcome.DECLINED_TO_RECEIVE,
    )
    checked = sent(POLICY).review.review.report.fact_check
    assert checked
    closed = dict.fromkeys(FactChecker, BEGUN)
    return Report(
        sections=dict.fromkeys(Section, 10**7),
        draft=ReportVersion(**said),
        fact_check=checked.but(link=line, closed=closed),
        corrections=(correction,) * MOST_CORRECTIONS,
        final=FinalReport(**said, second_reader=by),
        meetings=(*(meeting.but(link=""),) * (MOST_MEETINGS - 2), meeting, meeting),
        privacy=PrivacyCheck(by=by, on=BEGUN, entry=10**7),
        published=Publication(on=BEGUN, link=line, entry=10**7),
    )


def full(review: ReviewEntity, letter: str) -> ReviewEntity:
    """All that a review may hold at once, each as long as it may be."""
    keys = ["".join((letter * 36, f"{n:04}")) for n in range(400)]
    milestones = {
        key: ReachedMilestone(
            on=BEGUN, entry=10**7, link=letter * LONGEST_LINE, sha256="a" * 64
        )
        for key in keys[:40]
    }
    name, by = letter * LONGEST_TITLE, letter * LONGEST_PERSON
    site = Site(name=name, by=by, entry=10**7)
    item = PlanItem(
        component=12,
        method=keys[0],
        entry=10**7,
        target=1_000,
        count=1_000,
        status=ItemStatus.WAIVED,
        participants=keys[0],
        site=sites(1)[0],
        planned=BEGUN,
        owner=Role.COUNTY_SUPERINTENDENT,
    )
    ids = [f"{letter * 16}{n:04}" for n in range(MOST_ITEMS)]
    pause = Standstill(number=10**7, since=BEGUN, until=BEGUN)
    now = review.review.but(
        milestones=milestones,
        sites=dict.fromkeys(sites(MOST_SITES), site),
        items=dict.fromkeys(ids, item),
        analysis=analysed(ids, name),
        report=reported(letter),
        pauses=(pause,) * MOST_PAUSES,
        phases=dict.fromkeys(keys[:20], review.review.phases["planning"]),
    )
    return recorded(review).but(review=now, untold=())


@pytest.mark.parametrize("letter", ["a", "字", "😀", '"'])
def test_a_review_that_holds_all_it_may_can_be_kept(letter: str) -> None:
    """Its weight is never less than it is, nor much more; it fits with some room."""
    whole = full(in_review(POLICY).review, letter)

    assert size(whole) <= whole.weight <= size(whole) + SLACK
    assert whole.weight < STANDING
    assert stored(whole) == whole


def planned_typically(both: InReview) -> None:
    """Four hundred items of a plan as it is made: by all methods, some at a site."""
    schools, methods = sites(30), SIR_12.methods
    people = [each.key for each in SIR_12.participants]
    for n, code in enumerate(schools):
        both.ask_review(AddSite, site=code, name=f"{n:02} Alder Elementary School")
    rows = []
    for n in range(MOST_ITEMS):
        method = methods[n % len(methods)].key
        seen = method in AT_A_SITE
        rows.append(
            ItemRow(
                item=f"C{n % 12 + 1:02}-{n:03}",
                component=n % 12 + 1,
                method=method,
                target=n % 5 + 1,
                planned=BEGUN + timedelta(days=30 + n % 60),
                site=schools[n % 30] if seen else None,
                participants=people[n % 11] if method in WITH_PEOPLE else "",
                note="as agreed with the principal, after the team has met",
            )
        )
    both.ask_review(ImportItems, rows=tuple(rows))


AT_A_SITE = (
    *("classroom_observation", "instructional_walk", "school_deep_dive", "shadowing"),
)
WITH_PEOPLE = (
    *("empathy_interview", "focus_group", "data_dialogue", "community_convening"),
)


def test_four_hundred_items_of_a_usual_plan_are_small() -> None:
    """With its framework, calendars as they ship, sites, and all acts it remembers.

    All of them are done, each by an act of its own.
    """
    both = in_review(POLICY)
    planned_typically(both)
    complete(both, "planning")
    for phase in ("artifacts", "field_work"):
        begin(both, phase)
    review = both.review.review
    items = {
        key: each.but(entry=n, count=each.target, status=ItemStatus.DONE)
        for n, (key, each) in enumerate(review.items.items(), 100)
    }
    done = {uuid4().hex: Answered(n, "f" * 16) for n in range(REMEMBERED)}
    now = recorded(both.review).but(review=review.but(items=items), answered=done)

    assert (len(now.review.items), len(now.review.sites)) == (MOST_ITEMS, 30)
    assert size(now.but(untold=())) < STATE


def test_an_entry_about_an_item_is_small_however_many_there_are() -> None:
    """It says what changed of it, and not the plan, nor the framework."""
    both = in_review(POLICY)
    both.reviews[both.review.entity] = full(both.review, "字")
    key = next(iter(both.review.review.items))
    review = both.review.review
    known = review.items[key].but(status=ItemStatus.OPEN, entry=1)
    items = review.items | {key: known.but(method="focus_group", participants="")}
    both.reviews[both.review.entity] = both.review.but(
        review=review.but(
            items=items,
            milestones={},
            phases=dict([*in_review(POLICY).review.review.phases.items()]),
        )
    )
    both.ask_review(CountItem, item=key, count=7)

    assert both.review.unwritten[-1].weight < 2 * KB


def test_a_usual_analysis_beside_a_usual_plan_is_small() -> None:
    """Four hundred items, three hundred findings, eighty recommendations: 81 KB.

    62 without what was found; one import of all of it takes 290 KB in the record.
    """
    both = in_review(POLICY)
    planned_typically(both)
    both.ask_review(NoteMilestone, milestone="artifact_request", on=both.today)
    both.ask_review(BeginPhase, phase="artifacts")
    items = [*both.review.review.items]
    for key in items[:30]:
        both.ask_review(CountItem, item=key, count=1)
    found = tuple(
        FindingRow(
            finding=f"F{n}",
            component=n % 12 + 1,
            quadrant=[*Quadrant][n % 4],
            text="Teams meet every week, and what they agree on is not yet kept " * 4,
            items=(items[n % 30], items[(n + 7) % 30]),
        )
        for n in range(300)
    )
    advised = tuple(
        RecommendationRow(
            recommendation=f"R{n}",
            text="Keep what teams agree on in one place that all of them know " * 4,
            horizon=Horizon.LONG_TERM,
            rationale="What two schools do well, all of them can do",
            findings=(f"F{n}", f"F{n + 80}", f"F{n + 160}"),
        )
        for n in range(80)
    )
    before = recorded(both.review).but(untold=(), answered={})
    both.ask_review(ImportFindings, findings=found, recommendations=advised)
    entry = both.review.unwritten[-1].weight
    now = recorded(both.review).but(untold=(), answered={})
    assert size(now) - size(before) < 24 * KB
    assert size(now) < now.weight < STATE
    assert round(size(now) / KB) in range(78, 85), f"{size(now) / KB:.0f} KB"
    assert entry < ENTRY * 2 / 3, f"{entry / KB:.0f} KB"
