"""Who works on a review beside whoever holds a role: named by its lead, in one list."""

from datetime import date
from typing import Any, get_args

import pytest

from domain import refusals
from domain.acts import (
    AddEvidence,
    AddFinding,
    AddItem,
    AddSite,
    AddTheme,
    Assign,
    CancelReview,
    CountItem,
    DecidingAct,
    ImportItems,
    NameTeam,
    NoteMilestone,
    PauseReview,
    ReviewStaffAct,
    TeamAct,
)
from domain.bounds import LONGEST_PERSON, MOST_IN_TEAM
from domain.people.roles import Role
from domain.permissions import MAY
from domain.review_views import review_offers, review_preview
from domain.reviews.acts import ItemRow
from domain.reviews.report_acts import LeadAct
from domain.roadmaps.acts import VotingAct
from domain.setting import Cause
from tests.evidence import piece
from tests.lives import by_staff
from tests.review_phases import ALDER, approve, collecting
from tests.reviews import (
    InReview,
    in_review,
    refused,
    stored,
)

KIM, ITO = "r.kim", "s.ito"
TEAM = {"people": (KIM, ITO)}
ITEM = {"item": "A1", "component": 1, "method": "document_review"}
ROW = ItemRow(**ITEM)
LATER = {"cause": Cause.FIRE, "recheck": date(2026, 12, 1)}


def with_team(both: InReview | None = None) -> InReview:
    both = both or in_review()
    both.ask_review(NameTeam, **TEAM)
    return both


def doers(both: InReview, kind: str) -> list[tuple[str, str | None]]:
    (offer,) = (e for e in review_offers(both.review, both.at) if e.kind == kind)
    return [(each.role, each.person) for each in offer.doers]


def test_its_lead_names_the_team_and_the_entry_says_whom() -> None:
    """In one list, each once; the record has it, and nobody is written to."""
    both = in_review()
    both.ask_review(NameTeam, people=(KIM, ITO, KIM), why="")
    entry = both.review.unwritten[-1]

    assert both.review.review.team == (KIM, ITO)
    assert entry.sentence == "a.castillo named the team of the review: r.kim, s.ito"
    assert (entry.subject, entry.notices) == ("", ())
    assert entry.whole["team"] == [KIM, ITO]
    assert not both.review.untold
    assert stored(both.review) == both.review


def test_named_again_the_list_is_another() -> None:
    """The entry says who is of it no more; also where nobody is left."""
    both = with_team()
    both.ask_review(NameTeam, people=(ITO,), why="")
    fewer = both.review.unwritten[-1].sentence
    both.ask_review(NameTeam, people=(), why="")

    assert fewer.endswith("the team of the review: s.ito; of it no more: r.kim")
    assert both.review.review.team == ()
    assert both.review.unwritten[-1].sentence.endswith(
        "named the team of the review: nobody; of it no more: s.ito"
    )


@pytest.mark.parametrize("by", ["k.bennett", "t.washington", "d.okafor", KIM])
def test_only_whoever_leads_it_names_the_team(by: str) -> None:
    """Whoever is of it names nobody; that is not said to be the team's."""
    said = refused(with_team(), NameTeam, refusals.NotYours, by=by, people=(by,))

    assert said.startswith("name_team is for the CCEE lead (a.castillo); ")
    assert "review's team" not in said


def test_while_nobody_leads_it_the_director_names_the_team() -> None:
    """As they assign the role."""
    both = in_review()
    given = {"role": Role.CCEE_LEAD, "person": None, "first": both.today}
    both.ask(Assign, **given)
    both.settle()
    both.ask_review(NameTeam, by="h.lindqvist", **TEAM)

    assert both.review.review.team == (KIM, ITO)


@pytest.mark.parametrize("people", [TEAM["people"], (ITO, KIM)])
def test_a_team_that_is_so_already_is_not_named_again(people: tuple[str, ...]) -> None:
    """In whatever order it is said."""
    said = refused(with_team(), NameTeam, refusals.NothingToChange, people=people)
    nobody = refused(in_review(), NameTeam, refusals.NothingToChange, people=())

    assert said == "the team of review 1 is so already: r.kim, s.ito"
    assert nobody == "the team of review 1 is so already: nobody"


def test_a_team_has_twelve_people_at_most() -> None:
    """Each by an id of one word."""
    many = tuple(f"p.{n}" for n in range(MOST_IN_TEAM + 1))
    both = in_review()
    both.ask_review(NameTeam, people=many[1:])

    assert "at most 12" in refused(both, NameTeam, refusals.OutOfBounds, people=many)
    assert "one word" in refused(
        both, NameTeam, refusals.OutOfBounds, people=("rosa kim",)
    )


def test_whoever_is_of_the_team_may_do_what_its_experts_may() -> None:
    """All that is collected and found: by somebody without a role."""
    both = with_team(collecting())
    said: tuple[tuple[type[Any], dict[str, Any]], ...] = (
        (AddItem, ITEM),
        (CountItem, {"item": "A1", "count": 1}),
        (ImportItems, {"rows": (ROW.but(item="A2"),)}),
        (AddEvidence, piece()),
        (NoteMilestone, {"milestone": "swot", "on": both.today, "link": "box 12"}),
        (AddTheme, {"theme": "T1", "title": "Coherence"}),
    )
    for kind, fields in said:
        both.ask_review(kind, by=ITO, **fields)
    square = {"component": 1, "quadrant": "threat", "items": ("A1",)}
    both.ask_review(AddFinding, by=KIM, finding="F1", text="as seen", **square)
    sampled = with_team()
    sampled.ask_review(AddSite, by=KIM, **ALDER)

    assert both.review.unwritten[-1].sentence.startswith("r.kim said finding F1")
    assert sampled.review.review.sites[ALDER["site"]].by == KIM


def test_what_a_team_may_is_all_that_an_expert_may() -> None:
    """And nothing that decides; so a new kind of act is one or the other."""
    of_experts = {kind for kind, may in MAY.items() if Role.CCEE_EXPERT in may}
    of_review = {*get_args(ReviewStaffAct)}

    votes = {*get_args(VotingAct)}  # an expert's is that of their role
    assert {*get_args(TeamAct)} == of_experts & of_review - votes
    assert of_review - {*get_args(TeamAct)} - votes == {
        *get_args(DecidingAct),
        *get_args(LeadAct),
        NameTeam,
    }


def test_whoever_is_of_the_team_decides_nothing() -> None:
    """Neither the sample, nor a pause, nor the end."""
    both = with_team()
    both.ask_review(AddSite, by=KIM, **ALDER)
    with pytest.raises(refusals.NotYours):
        both.ask_review(PauseReview, by=KIM, **LATER)
    with pytest.raises(refusals.NotYours):
        both.ask_review(CancelReview, by=KIM)
    approve(both)


def test_whoever_is_of_no_team_is_told_who_may_and_who_names_it() -> None:
    """Also once they are taken out of it."""
    both = with_team()
    both.ask_review(NameTeam, people=(ITO,))
    out = refused(both, AddItem, refusals.NotYours, by=KIM, **ITEM)
    both.ask_review(AddItem, by=ITO, **ITEM)

    assert out == (
        "add_item is for the COE lead (k.bennett), the CCEE lead (a.castillo), the "
        "CCEE expert (t.washington), or somebody of the review's team (`act "
        "1999901/review/1 name_team` names it); r.kim holds none of these roles here "
        "today"
    )


def test_the_team_stands_among_those_who_may_in_what_is_offered() -> None:
    """Each who holds no role that may; of what decides nobody of it."""
    both = in_review()
    both.ask_review(NameTeam, people=(KIM, "t.washington"))

    assert doers(both, "add_item") == [
        ("COE lead", "k.bennett"),
        ("CCEE lead", "a.castillo"),
        ("CCEE expert", "t.washington"),
        ("review's team", KIM),
    ]
    assert doers(both, "name_team") == [("CCEE lead", "a.castillo")]
    assert KIM not in [person for _, person in doers(both, "pause_review")]


def test_a_preview_says_the_team_before_and_after() -> None:
    both = with_team()
    said = review_preview(both.review, by_staff(NameTeam, people=(ITO,)), both.at)
    (change,) = said.changes

    assert change.changes == ("team r.kim, s.ito -> s.ito",)
    assert said.told == ()


def test_a_team_is_weighed() -> None:
    """In whatever letters its ids are."""
    both = in_review()
    both.ask_review(AddSite, **ALDER)
    longest = tuple(f"{n:02}" + "字" * (LONGEST_PERSON - 2) for n in range(12))
    before = both.review.review
    both.ask_review(NameTeam, people=longest)
    now = both.review.review

    many = len(now.model_dump_json().encode()) - len(before.model_dump_json().encode())
    assert many <= now.weight - before.weight + len('"team":[],')
