"""Whatever may be proposed can be adopted: its entry has room for all it leads to."""

from datetime import date

from domain.acts import AdoptRoadmap
from domain.apply import apply
from domain.bounds import (
    ENTRY,
    LONGEST_CANONICAL,
    LONGEST_TITLE,
    MOST_ACTIONS,
    MOST_STANDARDS,
    SIGNED,
)
from domain.documents.canonical import canonical, carried, hash_of
from domain.people.roles import OWNERS
from domain.rehearsal import rehearse
from domain.roadmaps.facts import PlannedFacts, RoadmapFacts
from domain.roadmaps.roadmap import Priority, SigningParty
from domain.status import Horizon
from tests.lives import START, by_staff, referred, to_implementation
from tests.reviews import recorded


def action(number: int, title: str, text: str) -> PlannedFacts:
    """With all that the engagement carries on of it as long as may be."""
    return PlannedFacts(
        number=number,
        title=title,
        text=text,
        components=tuple(range(1, 13)),
        horizon=Horizon.LONG_TERM,
        theme=title,
        owner=OWNERS[number % len(OWNERS)],
        due=date(2027, 6, 1),
        relative="",
        past="",
        depends_on=tuple(n for n in range(1, number) if n > number - 20),
        recommendation="R" * 20,
        standards=(title,) * MOST_STANDARDS,
        priority=Priority.NEXT,
        reason="",
        votes={},
        rank=None,
    )


def text_of(many: int, title: str, text: str = "") -> str:
    facts = RoadmapFacts(
        lea="Alder Valley",
        county="Los Angeles",
        cds="1999901",
        review=1,
        anchors=(),
        actions=tuple(action(n, title, text) for n in range(1, many + 1)),
    )
    return canonical(facts)


def entry_of(text: str) -> int:
    """Bytes of the entry by which it is adopted."""
    now = referred(at=START)
    for act in to_implementation(now.day_of(START)):
        now = apply(now, act, START)
    now = recorded(now)
    line = now.review
    assert line
    signed = line.but(roadmap=hash_of(text), signed=(*SigningParty,))
    now = now.but(reviews=now.reviews | {line.number: signed})
    said = {"signed": text, "sha256": hash_of(text)}
    after = rehearse(now, by_staff(AdoptRoadmap, **said), START)
    return after.unwritten[-1].weight


def test_the_largest_roadmap_that_may_be_proposed_is_adopted() -> None:
    """As many actions as there may be, with as much as may be signed of them."""
    title = "W" * LONGEST_TITLE
    room = SIGNED - carried(text_of(MOST_ACTIONS, title))
    text = text_of(MOST_ACTIONS, title, "é" * (room // MOST_ACTIONS // 2))

    assert 0.98 * SIGNED < carried(text) <= SIGNED
    assert len(text) <= LONGEST_CANONICAL
    assert entry_of(text) < 0.98 * ENTRY
