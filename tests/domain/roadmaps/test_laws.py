"""Whatever is done to a roadmap in whatever order, what holds of it holds."""

from collections.abc import Callable, Iterator
from datetime import date
from graphlib import TopologicalSorter

from hypothesis import given
from hypothesis import strategies as st

from domain.bounds import (
    LONGEST_LINE,
    LONGEST_TITLE,
    MOST_ACTIONS,
    MOST_ANCHORS,
    MOST_AWAITED,
    STANDING,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.entries import Entry
from domain.letters.matter import (
    proposal_matter,
    reopened_matter,
    signature_matter,
    signed_matter,
)
from domain.people.absence import chain
from domain.people.roles import Role, answering
from domain.review_entity import ReviewEntity
from domain.review_standing import shown
from domain.reviews.acts import SettingChanged
from domain.roadmaps.acts import (
    DropAction,
    PlanAction,
    PlanningAct,
    PrioritizeAction,
    ProposeRoadmap,
    ReopenRoadmap,
    SetAnchor,
    SignRoadmap,
    VotingAct,
)
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
from domain.setting import Setting
from domain.status import Horizon
from tests.reviews import InReview, stored
from tests.roadmap_lives import RoadmapLife
from tests.roadmaps import codesign, ready, roadmap_of

OF_ROADMAP = ("actions", "sign_off")
STEPS = 20
"""Of a hundred lives as long as this eighty are signed by somebody, sixty by all."""


@given(st.data(), st.sampled_from((codesign, ready)))
def test_what_holds_of_a_roadmap_holds_after_any_acts(
    data: st.DataObject, begin: Callable[[], InReview]
) -> None:
    """Dates follow anchors, what is to be signed stands still, entries tell it all.

    And what is adopted is what three have signed.
    """
    life = RoadmapLife(begin())
    begun = shown(life.both.review).roadmap
    for _ in range(STEPS):
        before = life.both.review
        life.do(data.draw(data.draw(st.sampled_from(life.likely))))
        if life.both.review is not before:
            check(before, life.both, begun)
    assert stored(life.both.review) == life.both.review
    if life.is_adopted:
        adopted_as_signed(life)


def check(before: ReviewEntity, both: InReview, begun: RoadmapStanding) -> None:
    was, now = before.review.roadmap, roadmap_of(both)
    hangs_together(now)
    is_dated(was, now, both.review.setting.policy.lea)
    if all(isinstance(each.act, SettingChanged) for each in new(before, both)):
        assert was == now
    does_what_it_says(now, both.review.unwritten[-1])
    stands_still(was, now)
    is_signed_for(both)
    reaches(both)
    is_known(both)
    is_waited_for(both)
    assert plain(told(begun, both)) == plain(shown(both.review).roadmap)
    assert len(now.model_dump_json()) <= now.weight


def new(before: ReviewEntity, both: InReview) -> tuple[Entry, ...]:
    return both.review.unwritten[len(before.unwritten) :]


def hangs_together(now: PlannedRoadmap) -> None:
    """What waits, waits for what is there, and not in a circle; what is voted on ranks.

    What is proposed lacks nothing.
    """
    waiting = {n: {*each.depends_on} for n, each in now.by_number.items()}
    TopologicalSorter(waiting).prepare()
    assert {n for each in waiting.values() for n in each} <= {*waiting}
    assert {*ranks(now.by_number)} == {n for n, e in now.by_number.items() if e.votes}
    assert all(e.is_ready for e in now.actions.values()) or not now.proposal


def is_dated(was: PlannedRoadmap, now: PlannedRoadmap, lea: WorkCalendar) -> None:
    """What is counted from an anchor, or proposed, is so by the LEA's calendar then."""
    proposed = now.proposal and now.proposal != was.proposal
    for number, action in now.by_number.items():
        if not action.anchor:
            continue
        on = now.anchors[action.anchor].on
        moved = lea.later(on, action.days) if action.days else None
        if proposed or counted(was, number) != counted(now, number):
            assert action.due == (moved or lea.working_day_from(on))


def counted(roadmap: PlannedRoadmap, number: int) -> tuple[object, ...]:
    """When an action is due, and from which day by how many that was counted."""
    action = roadmap.by_number.get(number)
    anchor = roadmap.anchors.get(action.anchor) if action else None
    return (action and (action.due, action.days), anchor and anchor.on)


def stands_still(was: PlannedRoadmap, now: PlannedRoadmap) -> None:
    """While it is proposed it is as it was, and nobody takes a signature back."""
    if was.proposal and now.proposal == was.proposal:
        assert (was.actions, was.anchors) == (now.actions, now.anchors)
        assert was.signatures.items() <= now.signatures.items()


def does_what_it_says(now: PlannedRoadmap, entry: Entry) -> None:
    """What was done last is there."""
    if isinstance(entry.act, PlanningAct | VotingAct):
        assert now.changed == entry.number
    match entry.act:
        case ProposeRoadmap(sha256=sha256):
            assert now.proposal
            assert (now.proposal.entry, now.proposal.sha256) == (entry.number, sha256)
        case ReopenRoadmap():
            assert now.proposal is None
        case SignRoadmap(party=party):
            assert now.signatures[party].entry == entry.number
        case SetAnchor(anchor=key, on=on):
            there = now.anchors.get(key)
            assert (there.on if there else "") == on
        case PlanAction(action=number) | PrioritizeAction(action=number):
            assert now.by_number[number].entry == entry.number
        case DropAction(action=number):
            assert number not in now.by_number


def is_signed_for(both: InReview) -> None:
    """Whoever might signs what is proposed, since it is, and each for one party."""
    now, proposal = roadmap_of(both), roadmap_of(both).proposal
    assert proposal or not now.signatures
    assert len({e.person for e in now.signatures.values()}) == len(now.signatures)
    for each in now.signatures.values() if proposal else ():
        assert proposal and proposal.entry < each.entry
        assert proposal.on <= each.on <= both.today
    assert proposal is None or proposal.number == now.proposals
    act = both.review.unwritten[-1].act
    if isinstance(act, SignRoadmap):
        assert proposal and proposal.sha256 == act.sha256
        might = {*signing(both.review.setting, act)}
        assert now.signatures[act.party].person in might or not might


def signing(setting: Setting, act: SignRoadmap) -> Iterator[str]:
    """Who held one of the party's roles on the day of the signature, or stood in."""
    for role in act.party.roles:
        holder = answering(setting.people, role, act.on)
        if holder and holder.person:
            yield from chain(setting.absences, holder.person, act.on)


def reaches(both: InReview) -> None:
    """Its milestones are reached by what stands, on its day, and not before."""
    now, milestones = roadmap_of(both), both.review.review.milestones
    days = {key: milestones[key].on for key in OF_ROADMAP if key in milestones}
    proposed = {"actions": now.proposal.on} if now.proposal else {}
    last = max((each.on for each in now.signatures.values()), default=None)
    assert days == proposed | ({"sign_off": last} if now.is_signed else {})


def is_known(both: InReview) -> None:
    """Its engagement knows what is proposed, and who has signed it."""
    line, proposal = both.engagement.review, roadmap_of(both).proposal
    assert line
    assert line.roadmap == (proposal.sha256 if proposal else "")
    assert {*line.signed} == {*roadmap_of(both).signatures}


def is_waited_for(both: InReview) -> None:
    """Letters may still go of what is proposed, was taken back, or is signed by all."""
    left: set[str] = set()
    for entry in both.review.unwritten:
        left -= {*entry.settled}
        left |= {e.matter for e in entry.notices if "/roadmap@" in e.matter}
    assert left == {*holds_of(both)}


def holds_of(both: InReview) -> Iterator[str]:
    """What is so of it; that it is before somebody, as long as its review goes on."""
    now, entity = roadmap_of(both), both.review.entity
    for party in now.signatures:
        yield signature_matter(entity, now.proposals, party)
    if now.is_signed:
        yield signed_matter(entity, now.proposals)
    if both.review.is_over or now.is_signed:
        return
    if now.proposal:
        yield proposal_matter(entity, now.proposals)
    elif now.proposals:
        yield reopened_matter(entity)


def adopted_as_signed(life: RoadmapLife) -> None:
    """Each action as three have signed it, by the calendar of that day."""
    actions = life.both.engagement.actions
    assert {n: (e.due, e.owner, {*e.depends_on}) for n, e in actions.items()} == {
        n: (e.due, e.owner, {*e.depends_on}) for n, e in life.now.by_number.items()
    }


def told(begun: RoadmapStanding, both: InReview) -> RoadmapStanding:
    """The roadmap as all entries together tell it, the newest of each thing."""
    now = begun
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
        "signatures": {e.party: e for e in roadmap.signatures},
        "proposal": roadmap.proposal,
        "changed": roadmap.changed,
    }


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
    paper = '"' * LONGEST_LINE
    signature = Signature(
        person=person, on=date(2099, 12, 31), seen=paper, entry=9_999_999
    )
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
