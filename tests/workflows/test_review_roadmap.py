"""A roadmap worked out on a server: every act of it, from staff to the record."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from domain.acts import (
    AdoptRoadmap,
    CompletePhase,
    CompleteReview,
    DropAction,
    ImportActions,
    ImportVotes,
    PlanAction,
    PrioritizeAction,
    ProposeRoadmap,
    ReopenRoadmap,
    SetAnchor,
    SignRoadmap,
    VoteOnAction,
)
from domain.documents.canonical import canonical, hash_of
from domain.engagement import Engagement
from domain.lea import Lea
from domain.phase import Phase
from domain.roadmaps.acts import PlannedRow, VoteRow
from domain.roadmaps.facts import roadmap_facts
from domain.roadmaps.roadmap import Priority, SigningParty
from domain.status import Horizon
from tests.begun import Begun, live, record
from tests.codesign import codesigning
from tests.conftest import Keep
from tests.office import Office
from tests.reviewers import Reviewers
from tests.roadmaps import SEEN
from tests.today import now
from tests.waiting import until

AHEAD = timedelta(days=70)
NEW = {"components": (1,), "horizon": Horizon.IMMEDIATE, "owner": "lea_deputy"}
SCORES = {"impact": 5, "effort": 2, "feasibility": 4}


@pytest.fixture
def both(lea: Lea) -> Begun:
    return codesigning(now()).under(lea.cds)


@pytest.fixture
def codesign(both: Begun, database: Engine) -> Engagement:
    record(database, both)
    return Engagement.model_validate_json(both.lives[0].value)


async def text_of(office: Office, reviewers: Reviewers) -> str:
    """What would be signed, without the texts that the record has."""
    now = await reviewers.shown()
    lea = (await office.standing()).engagement
    facts = roadmap_facts(
        now.roadmap,
        lea=lea.lea,
        county=lea.county,
        cds=lea.cds,
        review=now.review.number,
    )
    return canonical(facts)


async def propose(office: Office, reviewers: Reviewers) -> str:
    text = await text_of(office, reviewers)
    entry = (await reviewers.shown()).review.entry
    await reviewers.decide(ProposeRoadmap, sha256=hash_of(text), as_of=entry)
    return text


async def sign(reviewers: Reviewers, text: str, *parties: SigningParty) -> None:
    today = (await reviewers.shown()).roadmap.proposal
    assert today
    for party in parties:
        said = {"party": party, "on": today.on, "seen": SEEN}
        await reviewers.decide(SignRoadmap, sha256=hash_of(text), **said)


async def is_paid(office: Office) -> bool:
    """Whether the engagement owes nothing any more."""
    now = await office.standing()
    return not (now.unwritten or now.untold)


@pytest.mark.parametrize("beginning", ["codesign"], indirect=True)
async def test_every_act_on_a_roadmap_goes_from_staff_to_the_record(
    office: Office, both: Begun, codesign: Engagement, keep: Keep
) -> None:
    """Planned, voted on, taken back, signed by three, and adopted as it was signed."""
    await live(office.env.client, both.lives[1], office.cds)
    reviewers = Reviewers(office)
    today = await office.today()
    await reviewers.act(SetAnchor, anchor="adoption", on=today + AHEAD)
    by_anchor = {"anchor": "adoption", "days": 30}
    await reviewers.act(PlanAction, action=1, title="One aim", **NEW, **by_anchor)
    for number in (2, 3):
        said = {"title": f"Step {number}", "due": today + AHEAD, **NEW}
        await reviewers.act(PlanAction, action=number, **said)
    await reviewers.act(DropAction, action=3)
    row = PlannedRow(
        action=4,
        title="Read every day",
        components=(2,),
        horizon=Horizon.LONG_TERM,
        owner="lea_deputy",
        due=today + AHEAD,
        priority=Priority.LATER,
        reason="as was agreed",
    )
    await reviewers.act(ImportActions, rows=(row,))
    for number in (1, 2):
        await reviewers.act(PrioritizeAction, action=number, priority=Priority.NEXT)
    await reviewers.act(VoteOnAction, action=1, **SCORES)
    await reviewers.act(SetAnchor, anchor="adoption", on=today + 2 * AHEAD)
    votes = (VoteRow(action=2, **SCORES),)
    await reviewers.act(ImportVotes, rows=votes, by="d.okafor")
    first = await propose(office, reviewers)
    await sign(reviewers, first, SigningParty.COE)
    await reviewers.at_rest()
    await keep("roadmap-proposed", reviewers.handle)
    await reviewers.decide(ReopenRoadmap)
    await reviewers.at_rest()
    await keep("roadmap-reopened", reviewers.handle)
    text = await propose(office, reviewers)
    await sign(reviewers, text, *SigningParty)
    await reviewers.decide(CompletePhase, phase="codesign")
    await reviewers.at_rest()
    await keep("roadmap-signed", reviewers.handle)
    entry = (await reviewers.shown()).review.news
    await office.act(CompleteReview, review_entry=entry)
    signed = {"signed": text, "sha256": hash_of(text), "review_entry": entry}
    await office.act(AdoptRoadmap, **signed)
    await until(lambda: is_paid(office))
    await keep("signed-adopted", office.handle)
    standing = await office.standing()

    assert standing.engagement.phase is Phase.IMPLEMENTATION
    assert [each.number for each in standing.actions] == [1, 2, 4]
    lea = codesign.policy.lea
    assert standing.actions[0].due == lea.later(today + 2 * AHEAD, 30)
    lines = office.reading.history(reviewers.entity)
    assert [line.number for line in lines] == [*range(1, len(lines) + 1)]
