"""What is written of a roadmap goes as long as it is so, and to whom it concerns."""

from datetime import timedelta
from typing import Any

import pytest

from domain import refusals
from domain.acts import (
    AddEvidence,
    AdoptRoadmap,
    CompleteReview,
    NoteBoardOutcome,
    PlanPresentation,
    PublishReport,
    SignRoadmap,
    StaffAct,
    WithdrawEvidence,
)
from domain.letters.notice import Notice
from domain.review_standing import review_standing
from domain.review_warnings import ends_undone
from domain.reviews.lost_grounds import lost_grounds
from domain.roadmaps.roadmap import SigningParty
from domain.warnings import warnings
from tests.lives import by_staff, roadmap
from tests.report_acts import PAGE
from tests.reviews import InReview, refusal
from tests.roadmaps import (
    codesign,
    propose,
    proposed,
    ready,
    reopen,
    roadmap_of,
    sign,
    signed,
)

LEA, COE, CCEE = SigningParty
OVER = (
    "nobody signs in a review that is over, and `import-roadmap` brings one that was "
    "worked out elsewhere"
)


def still_waiting(both: InReview, *templates: str) -> list[Notice]:
    """What was laid down since all was told, and was not withdrawn since."""
    found: list[Notice] = []
    for entry in both.review.unwritten:
        found = [each for each in found if each.matter not in entry.settled]
        found += [n for n in entry.notices if not n.is_copy and n.template in templates]
    return found


def end(both: InReview) -> None:
    """The review is completed, and has heard of it; nothing is recorded meanwhile."""
    both.tell_engagement()
    both.ask(CompleteReview, why="it goes on elsewhere")
    both.tell_reviews()


def short_hash(both: InReview) -> str:
    return f"SHA-256 {sha256(both)[:12]}..."


def sha256(both: InReview) -> str:
    proposal = roadmap_of(both).proposal
    assert proposal
    return proposal.sha256


def test_letters_of_a_proposal_wait_as_long_as_they_are_true() -> None:
    """Taken back and signed anew, whoever reads hears of what holds now."""
    both = proposed()
    sign(both)
    first = still_waiting(both, "roadmap_signed")
    reopen(both)
    taken_back = still_waiting(both, "roadmap_signed", "signature_noted")
    propose(both)
    back = still_waiting(both, "roadmap_reopened")
    sign(both)
    new = still_waiting(both, "roadmap_signed", "roadmap_proposed", "signature_noted")

    assert {n.facts["number"] for n in first} == {1}
    assert taken_back == back == []
    assert {n.template for n in new} == {"roadmap_signed", "signature_noted"}
    assert {n.facts["number"] for n in new} == {2}
    assert {n.facts["hash"] for n in new} == {short_hash(both)}


def test_that_it_is_worked_on_once_more_waits_until_it_is_proposed_again() -> None:
    """Or until its review is over."""
    both = proposed()
    sign(both, LEA)
    reopen(both, why="action 3 is too late")
    said = still_waiting(both, "roadmap_reopened")
    end(both)

    assert {n.facts["number"] for n in said} == {1}
    assert still_waiting(both, "roadmap_reopened") == []


def test_with_its_review_ends_what_is_asked_and_stays_what_was_reached() -> None:
    """Nobody is asked to sign any more; what all have signed, they have signed."""
    both = proposed()
    sign(both, LEA)
    end(both)
    whole = proposed()
    sign(whole)
    end(whole)

    assert still_waiting(both, "roadmap_proposed") == []
    assert len(still_waiting(both, "signature_noted")) == 1
    assert len(still_waiting(whole, "signature_noted")) == 3
    assert still_waiting(whole, "roadmap_signed") != []


def test_a_meeting_is_not_announced_once_its_review_is_over() -> None:
    """Nor where a report was before it moved; where it is stays known."""
    both = codesign()
    both.ask_review(PlanPresentation, on=both.today + timedelta(days=30))
    both.ask_review(PublishReport, on=both.today, link=f"{PAGE}/2", why="moved")
    both.ask_review(PublishReport, on=both.today, link=f"{PAGE}/3", why="moved")
    planned = still_waiting(both, "presentation_planned")
    end(both)

    assert planned != []
    assert still_waiting(both, "presentation_planned") == []
    (link,) = {n.facts["link"] for n in still_waiting(both, "report_published")}
    assert link == f"{PAGE}/3"


def test_a_signature_names_evidence_that_is_there() -> None:
    """And whoever signed reads that a copy is theirs."""
    both = proposed()
    off = refusal(
        both,
        SignRoadmap,
        party=LEA,
        sha256=sha256(both),
        on=both.today,
        seen="E1",
    )
    both.ask_review(AddEvidence, name="signed paper", sha256="a" * 64, size=9)
    sign(both, LEA, seen="E1")
    sign(both, COE, seen="with the clerk")
    kept, there = still_waiting(both, "signature_noted")

    assert isinstance(off, refusals.NoSuchEvidence)
    assert (kept.facts["seen"], kept.facts["is_evidence"]) == ("E1", True)
    assert there.facts["is_evidence"] is False


def test_evidence_under_a_signature_is_not_taken_away_without_a_word() -> None:
    """Nor where a meeting, a fact check or a site are said to be read there."""
    both = proposed()
    for number in range(1, 4):
        both.ask_review(AddEvidence, name="paper", sha256=f"{number:016x}" * 4, size=9)
    sign(both, LEA, seen="E1")
    both.ask_review(PlanPresentation, on=both.today + timedelta(days=30), link="E2")
    both.ask_review(PublishReport, on=both.today, link="E3", why="moved")
    said = [
        [*lost_grounds(both.review.review, by_staff(WithdrawEvidence, number=number))]
        for number in (1, 2, 3)
    ]

    assert said[0][0].startswith("E1 is the paper that d.okafor signed for the LEA")
    assert "the board's meeting on" in said[1][-1]
    assert "the publication" in said[2][-1]


@pytest.mark.parametrize(
    "kind, fields",
    [
        (PlanPresentation, {"on": 30}),
        (NoteBoardOutcome, {"on": 0, "outcome": "received", "why": "as heard"}),
        (PublishReport, {"on": 0, "why": "moved"}),
    ],
)
def test_what_a_report_links_to_is_evidence_that_is_there(
    kind: Any, fields: dict[str, object]
) -> None:
    """Wherever it may be named."""
    both = codesign()
    day = both.today + timedelta(days=int(str(fields["on"])))
    off = refusal(both, kind, **fields | {"on": day, "link": "E7"})

    assert isinstance(off, refusals.NoSuchEvidence)


def test_an_end_without_its_signatures_is_warned_of() -> None:
    """Of what is planned too; nobody signs in a review that is over."""
    never, some, whole = ready(), proposed(), signed()
    sign(some, CCEE)
    three = "the roadmap of 3 actions that was planned here is proposed to nobody"

    assert [e for e in ended(never) if "signs" in e] == [f"{three}: {OVER}"]
    assert [e for e in ended(some) if "signs" in e] == [
        f"the LEA and the COE have not signed the roadmap: {OVER}"
    ]
    assert [e for e in ended(whole) if "signs" in e] == []


def ended(both: InReview) -> list[str]:
    return [*ends_undone(review_standing(both.review))]


def test_what_takes_the_place_of_what_some_have_signed_says_so() -> None:
    """Nobody's signature is passed over without a word."""
    some, none = proposed(), proposed()
    sign(some, LEA, COE)
    adopt = by_staff(AdoptRoadmap, actions=roadmap(some.today, size=1))

    (said,) = (e for e in brought(some, adopt) if "takes the place" in e)
    assert said.startswith(
        "this one takes the place of what review 1 proposed (SHA-256 "
    )
    assert said.endswith("), signed for the LEA and the COE and not for CCEE")
    assert not [e for e in brought(none, adopt) if "takes the place" in e]


def brought(both: InReview, adopt: StaffAct) -> tuple[str, ...]:
    """What is warned of where it is adopted once the review is over."""
    end(both)
    both.settle()
    both.send(adopt)
    return warnings(both.engagement, both.engagement.unwritten[-1])
