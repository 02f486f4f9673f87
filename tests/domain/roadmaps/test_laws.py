"""Whatever is done to a roadmap in whatever order, what holds of it holds."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.acts import DropAction
from domain.bounds import (
    LONGEST_TITLE,
    MOST_ACTIONS,
    MOST_ANCHORS,
    MOST_AWAITED,
    STANDING,
)
from domain.people.roles import Role
from domain.refusals import Refused
from domain.review_standing import shown
from domain.roadmaps.rank import ranks
from domain.roadmaps.roadmap import (
    VOTING,
    Anchor,
    PlannedRoadmap,
    Priority,
    RoadmapAction,
    RoadmapProposal,
    Signature,
    SigningParty,
    Vote,
)
from domain.roadmaps.standing import RoadmapStanding
from domain.status import Horizon
from tests.reviews import InReview, stored
from tests.roadmaps import (
    anchor,
    codesign,
    plan,
    prioritize,
    propose,
    reopen,
    roadmap_of,
    sign,
    vote,
)

NUMBERS = st.integers(1, 4)
DAYS = st.integers(-40, 40)
KEYS = st.sampled_from(("adoption", "board"))
WHO = st.sampled_from(("k.bennett", "d.okafor", "n.obody"))
DEEDS = st.one_of(
    st.tuples(st.just("plan"), NUMBERS, DAYS),
    st.tuples(st.just("by_anchor"), NUMBERS, DAYS, KEYS),
    st.tuples(st.just("waits"), NUMBERS, NUMBERS),
    st.tuples(st.just("drop"), NUMBERS),
    st.tuples(st.just("anchor"), KEYS, DAYS),
    st.tuples(st.just("vote"), WHO, NUMBERS, st.integers(1, 5)),
    st.tuples(st.just("prioritize"), NUMBERS),
    st.tuples(st.just("all"), DAYS),
    st.tuples(st.just("propose")),
    st.tuples(st.just("sign"), st.sampled_from(SigningParty)),
    st.tuples(st.just("reopen")),
)
AHEAD = timedelta(days=90)


def do(both: InReview, deed: tuple[Any, ...]) -> None:
    """What is refused is not done."""
    far = both.today + AHEAD
    match deed:
        case "plan", number, days:
            plan(both, number, due=far + timedelta(days=days))
        case "by_anchor", number, days, key:
            plan(both, number, anchor=key, days=days)
        case "waits", number, other:
            plan(both, number, depends_on=(other,))
        case "drop", number:
            both.ask_review(DropAction, action=number)
        case "anchor", key, days:
            anchor(both, far + timedelta(days=days), key)
        case "vote", who, number, score:
            vote(both, who, number, score, score, score)
        case "prioritize", number:
            prioritize(both, number)
        case "all", days:
            for number in (1, 2):
                plan(both, number, due=far + timedelta(days=days))
                prioritize(both, number)
        case ("propose",):
            propose(both)
        case "sign", party:
            sign(both, party)
        case ("reopen",):
            reopen(both)


def told(both: InReview) -> RoadmapStanding:
    """The roadmap as all entries together tell it, the newest of each thing."""
    now = RoadmapStanding()
    for entry in both.review.unwritten:
        if change := entry.roadmap:
            actions = {e.number: e for e in (*now.actions, *change.actions)}
            anchors = {e.key: e for e in (*now.anchors, *change.anchors)}
            signed = {e.party: e for e in (*now.signatures, *change.signatures)}
            kept = signed.values() if change.proposal else ()
            now = change.but(
                actions=tuple(e for e in actions.values() if not e.gone),
                anchors=tuple(e for e in anchors.values() if not e.gone),
                signatures=tuple(kept),
            )
    return now


def plain(roadmap: RoadmapStanding) -> dict[str, object]:
    """Without words, and in an order of its own."""
    return {
        "actions": {e.number: e.but(texts=None) for e in roadmap.actions},
        "anchors": {e.key: e for e in roadmap.anchors},
        "signatures": {e.party: e.but(seen=None) for e in roadmap.signatures},
        "proposal": roadmap.proposal,
    }


@given(st.lists(DEEDS, max_size=25))
def test_what_holds_of_a_roadmap_holds_after_any_acts(deeds: list[Any]) -> None:
    """Dates follow anchors, what is to be signed stands still, entries tell it all."""
    both = codesign()
    for deed in deeds:
        before = roadmap_of(both)
        try:
            do(both, deed)
        except Refused:
            continue
        check(before, both)


def check(before: PlannedRoadmap, both: InReview) -> None:
    now, lea = roadmap_of(both), both.review.setting.policy.lea
    for action in now.by_number.values():
        if action.anchor:
            on = now.anchors[action.anchor].on
            moved = lea.later(on, action.days) if action.days else None
            assert action.due == (moved or lea.working_day_from(on))
        assert {*action.depends_on} <= {*now.by_number}
    if before.proposal and now.proposal:
        assert (before.actions, before.anchors) == (now.actions, now.anchors)
    assert now.proposal or not now.signatures
    signers = [each.person for each in now.signatures.values()]
    assert len({*signers}) == len(signers)
    if now.proposal:
        assert all(each.is_ready for each in now.actions.values())
    assert {*ranks(now.by_number)} == {n for n, e in now.by_number.items() if e.votes}
    assert plain(told(both)) == plain(shown(both.review).roadmap)
    assert stored(both.review) == both.review
    assert len(now.model_dump_json()) <= now.weight


def largest() -> PlannedRoadmap:
    """As much as every bound lets it be."""
    person = '"' * 64
    vote = Vote(impact=5, effort=5, feasibility=5)
    action = RoadmapAction(
        title='"' * LONGEST_TITLE,
        components=tuple(range(1, 13)),
        horizon=Horizon.LONG_TERM,
        theme='"' * LONGEST_TITLE,
        owner=Role.LEA_STUDENT_SERVICES,
        due=date(2099, 12, 31),
        anchor='"' * 40,
        days=-400,
        depends_on=tuple(range(9000, 9000 + MOST_AWAITED)),
        recommendation='"' * 20,
        priority=Priority.FIRST_CYCLE,
        votes=dict.fromkeys(VOTING, vote),
        entry=9_999_999,
    )
    many = {str(9000 + n): action for n in range(MOST_ACTIONS)}
    day = Anchor(title='"' * LONGEST_TITLE, on=date(2099, 12, 31), entry=9_999_999)
    signature = Signature(person=person, on=date(2099, 12, 31), entry=9_999_999)
    return PlannedRoadmap(
        actions=many,
        anchors={f"{'x' * 38}{n}": day for n in range(MOST_ANCHORS)},
        proposal=RoadmapProposal(
            number=9_999_999,
            sha256="a" * 64,
            as_of=9_999_999,
            by=person,
            on=date(2099, 12, 31),
            entry=9_999_999,
        ),
        proposals=9_999_999,
        signatures=dict.fromkeys(SigningParty, signature),
        changed=9_999_999,
    )


def test_the_largest_roadmap_is_weighed_whole_and_leaves_the_review_room() -> None:
    """Not lighter than it is; two thirds of what a review may be are left to it."""
    roadmap = largest()
    size = len(roadmap.model_dump_json())

    assert size <= roadmap.weight <= 1.02 * size
    assert size < STANDING / 3
