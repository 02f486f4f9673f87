"""Who signs a roadmap, and votes on it, while somebody is away, or nobody is there."""

import pytest

from domain import refusals
from domain.acts import VoteOnAction
from domain.letters.notice import Notice
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role
from domain.roadmaps.roadmap import Signature, SigningParty
from tests.reviews import InReview, refusal
from tests.roadmaps import action_of, proposed, ready, roadmap_of, sign, vote

LEA, COE, CCEE = SigningParty
AWAY, SUBSTITUTE, RECEIVER = "d.okafor", "j.rivera", "r.vance"


def known(both: InReview, **fields: object) -> None:
    """What the review knows of the people who take part."""
    setting = both.review.known.but(**fields)
    both.reviews[both.review.entity] = both.review.but(known=setting)


def holding_nothing(both: InReview, *roles: Role) -> None:
    """Nobody holds these roles."""
    people = tuple(
        each.but(person=None) if each.role in roles else each
        for each in both.review.known.people
    )
    known(both, people=people)


def away(both: InReview) -> None:
    """The superintendent is away today, and somebody stands in for them."""
    today = both.today
    absence = Absence(person=AWAY, substitute=SUBSTITUTE, first=today, last=today)
    known(both, absences=(absence,))


def in_receivership(both: InReview) -> None:
    new = Assignment(role=Role.ADMINISTRATOR, person=RECEIVER, first=both.today)
    known(both, people=(*both.review.known.people, new))


def not_signed(both: InReview, party: SigningParty, **fields: object) -> str:
    """Why nobody of the party has."""
    with pytest.raises(refusals.NotYours) as found:
        sign(both, party, **fields)
    return str(found.value)


def of(both: InReview, party: SigningParty) -> Signature:
    return roadmap_of(both).signatures[party]


def last_letter(both: InReview) -> Notice:
    (letter,) = (e for e in both.review.unwritten[-1].notices if not e.is_copy)
    return letter


def test_where_nobody_holds_a_role_of_a_party_it_is_said_who_signed() -> None:
    """Their name is asked back; whoever is named then has signed."""
    both = proposed()
    holding_nothing(both, Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE)
    found = not_signed(both, LEA)
    sign(both, LEA, person="n.ewcomer")

    assert found == (
        "the LEA superintendent or the superintendent's designee signs for the LEA, "
        f"and nobody is known here who was so on {both.today}; say who signed: "
        "--person, or `assign` names somebody"
    )
    assert of(both, LEA).person == "n.ewcomer"
    assert last_letter(both).role is Role.LEA_SUPERINTENDENT


def test_the_next_role_of_a_party_signs_where_the_first_is_vacant() -> None:
    """The designee for the LEA, and the lead for CCEE; they are written to as such."""
    both = proposed()
    holding_nothing(both, Role.LEA_SUPERINTENDENT, Role.CCEE_DIRECTOR)
    sign(both, LEA)
    designee = last_letter(both)
    sign(both, CCEE)
    lead = last_letter(both)

    assert (of(both, LEA).person, designee.role) == ("m.ortiz", Role.LEA_DESIGNEE)
    assert (of(both, CCEE).person, lead.role) == ("a.castillo", Role.CCEE_LEAD)


def test_whoever_is_away_may_have_signed_and_so_may_their_substitute() -> None:
    """Unless it is said who, it was whoever holds the role."""
    both, other = proposed(), proposed()
    for each in (both, other):
        away(each)
    sign(both, LEA)
    sign(other, LEA, person=SUBSTITUTE, by=SUBSTITUTE)

    assert of(both, LEA).person == AWAY
    assert of(other, LEA).person == SUBSTITUTE
    assert last_letter(other).role is Role.LEA_SUPERINTENDENT


def test_who_stands_in_on_another_day_has_not_signed() -> None:
    """The day of the signature counts, and not that on which it is noted."""
    both = proposed()
    signed_on = both.today
    both.pass_days(3)
    away(both)

    assert f"{SUBSTITUTE} was none of them on {signed_on}" in not_signed(
        both, LEA, on=signed_on, person=SUBSTITUTE
    )


def test_in_receivership_the_administrator_signs_for_the_lea() -> None:
    """And the superintendent does not; nor do they note that somebody has."""
    both = proposed()
    in_receivership(both)
    found = not_signed(both, LEA, person=AWAY)
    sign(both, LEA, by=RECEIVER)

    assert f"{AWAY} was none of them" in found
    assert of(both, LEA).person == RECEIVER
    assert last_letter(both).role is Role.LEA_SUPERINTENDENT


def test_whoever_stands_in_votes_in_the_role_and_its_latest_vote_stands() -> None:
    """The role votes, not the person: whoever is away may vote as well."""
    both = ready()
    away(both)
    vote(both, AWAY, 1, 5, 5, 5)
    vote(both, SUBSTITUTE, 1, 2, 2, 2, role=Role.LEA_SUPERINTENDENT)

    assert {*action_of(both).votes} == {Role.LEA_SUPERINTENDENT}
    assert action_of(both).votes[Role.LEA_SUPERINTENDENT].impact == 2


def test_in_receivership_the_administrator_votes_as_the_superintendent() -> None:
    """Who themselves has no vote then."""
    both = ready()
    in_receivership(both)
    vote(both, RECEIVER, 1, 5, 2, 4)
    scores = {"action": 1, "impact": 1, "effort": 1, "feasibility": 1}
    found = refusal(both, VoteOnAction, by=AWAY, **scores)

    assert {*action_of(both).votes} == {Role.LEA_SUPERINTENDENT}
    assert isinstance(found, refusals.NotYours)


def test_a_role_without_a_vote_gives_none_to_whoever_holds_it() -> None:
    """Though they vote in another role of theirs."""
    both = ready()
    executive = Assignment(
        role=Role.CCEE_EXECUTIVE, person="a.castillo", first=both.today
    )
    known(both, people=(*both.review.known.people, executive))
    scores = {"action": 1, "impact": 1, "effort": 1, "feasibility": 1}
    found = refusal(
        both, VoteOnAction, by="a.castillo", role=Role.CCEE_EXECUTIVE, **scores
    )
    vote(both, "a.castillo", 1, 5, 2, 4)

    assert str(found) == "the CCEE executive director has no vote on a roadmap"
    assert {*action_of(both).votes} == {Role.CCEE_LEAD}
