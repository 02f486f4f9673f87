"""A roadmap proposed, signed by three, taken back, and adopted as it was signed."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from domain import refusals
from domain.acts import (
    AdoptRoadmap,
    Assign,
    CompletePhase,
    CompleteReview,
    NoteMilestone,
    ProposeRoadmap,
    ReopenRoadmap,
    SetAnchor,
)
from domain.documents.canonical import canonical, hash_of, in_short
from domain.documents.check import check_document
from domain.documents.rendering import DocumentKind, said_date
from domain.letters.matter import proposal_matter
from domain.letters.notice import Notice
from domain.people.roles import Assignment, Role
from domain.phase import Phase
from domain.review_standing import shown
from domain.reviews.review import ReachedMilestone
from domain.roadmaps.document import roadmap_document
from domain.roadmaps.facts import RoadmapFacts, facts_of, planned_of, roadmap_facts
from domain.roadmaps.roadmap import Priority, SigningParty
from domain.roadmaps.standing import PlannedTexts, RoadmapStanding
from tests.review_phases import complete
from tests.reviews import InReview, refusal
from tests.roadmaps import (
    SEEN,
    action_of,
    anchor,
    codesign,
    plan,
    prioritize,
    propose,
    proposed,
    ready,
    recommended,
    reopen,
    roadmap_of,
    sign,
    signed,
    vote,
)

DAY = timedelta(days=1)
LEA, COE, CCEE = SigningParty
TEXTS = PlannedTexts(
    text="One aim for all.", reason="families ask for it", standards=("LCAP 1.3",)
)


def not_signed(both: InReview, party: SigningParty, **fields: object) -> Exception:
    known = both.review
    with pytest.raises(refusals.Refused) as found:
        sign(both, party, **fields)
    assert both.review is known
    return found.value


def letters(both: InReview) -> list[Notice]:
    last = both.review.unwritten[-1]
    return [each for each in last.notices if not each.is_copy]


def facts(both: InReview) -> RoadmapFacts:
    """What it says, with the same texts of each action, as the record has them."""
    now = shown(both.review).roadmap
    texts = tuple(each.but(texts=TEXTS) for each in now.actions)
    recorded = RoadmapStanding(actions=texts)
    lea = both.engagement.lea
    return roadmap_facts(
        now.with_words(recorded),
        lea=lea.name,
        county=lea.county,
        cds=lea.cds,
        review=both.review.review.number,
    )


def to_be_adopted() -> tuple[InReview, str]:
    """Signed by all three as a whole, and the review completed; what was signed."""
    both = ready()
    anchor(both, date(2027, 3, 1), title="the board's adoption")
    plan(both, 3, anchor="adoption", days=30)
    vote(both, "k.bennett", 1, 5, 2, 4)
    text = canonical(facts(both))
    propose(both, sha256=hash_of(text))
    sign(both)
    complete(both, "codesign")
    both.settle()
    both.ask(CompleteReview)
    both.settle()
    return both, text


def adopt(both: InReview, text: str, **fields: object) -> None:
    said = {"signed": text, "sha256": hash_of(text)} | fields
    both.ask(AdoptRoadmap, **said)


def not_adopted(both: InReview, text: str, **fields: object) -> Exception:
    known = both.engagement
    with pytest.raises(refusals.Refused) as found:
        adopt(both, text, **fields)
    assert both.engagement is known
    return found.value


def test_it_is_proposed_once_no_action_lacks_anything() -> None:
    """The refusal says of each what it lacks."""
    both = codesign()
    none = refusal(both, ProposeRoadmap, sha256="a" * 64, as_of=both.review.entries)
    plan(both, 1)
    plan(both, 2, owner=None, due=None)
    lacks = refusal(both, ProposeRoadmap, sha256="a" * 64, as_of=both.review.entries)

    assert "has no action yet" in str(none)
    assert "action 1 lacks a priority with its reason" in str(lacks)
    assert "action 2 lacks an owner, a due date and a priority" in str(lacks)


def test_what_was_drawn_up_before_the_last_change_is_not_proposed() -> None:
    """Nor what is of an entry to come."""
    both = ready()
    changed = roadmap_of(both).changed
    for entry in (changed - 1, both.review.entries + 1):
        found = refusal(both, ProposeRoadmap, sha256="a" * 64, as_of=entry)
        assert isinstance(found, refusals.ReportIsBehind)
    propose(both)

    assert roadmap_of(both).proposal


def test_it_is_proposed_in_the_phase_of_its_co_design() -> None:
    """Which begins once the report is published."""
    both = recommended()
    plan(both, 1)
    prioritize(both, 1)
    found = refusal(both, ProposeRoadmap, sha256="a" * 64, as_of=both.review.entries)

    assert isinstance(found, refusals.OutOfPhase)
    assert "begin_phase --phase codesign" in str(found)


def test_what_is_proposed_is_laid_to_be_made_and_told() -> None:
    """One document under its hash; all who take part hear, and the phase comes on."""
    both = ready()
    digest = propose(both)
    entry = both.review.unwritten[-1]
    (owed,) = entry.renderings

    assert (owed.kind, owed.sha256) == (DocumentKind.ROADMAP, digest)
    assert owed.folder.endswith("review-1/roadmap-1")
    assert {each.template for each in letters(both)} == {"roadmap_proposed"}
    assert {"d.okafor", "e.morales", "h.lindqvist"} <= {e.to for e in letters(both)}
    assert both.review.review.milestones["actions"].sha256 == digest
    assert "put the roadmap of 3 actions before LEA, COE and CCEE" in entry.sentence


def test_whoever_has_signed_is_written_to_at_once() -> None:
    """Where the paper is, and by whom it was noted."""
    both = proposed()
    sign(both, COE)
    (letter,) = letters(both)

    assert (letter.to, letter.role) == ("e.morales", Role.COUNTY_SUPERINTENDENT)
    assert letter.template == "signature_noted"
    assert letter.facts["seen"] == SEEN
    assert letter.facts["noted_by"] == "@{a.castillo}"
    assert not letter.facts["by_themselves"]
    assert roadmap_of(both).signatures[COE].person == "e.morales"


def test_whoever_notes_their_own_signature_reads_no_doubt_of_it() -> None:
    """The superintendent of the LEA, for the LEA."""
    both = proposed()
    sign(both, LEA, by="d.okafor")

    assert letters(both)[0].facts["by_themselves"]


def test_once_all_three_have_signed_everybody_hears() -> None:
    """And the phase can be completed."""
    both = proposed()
    sign(both, LEA, COE)
    two = both.review.review.has("sign_off")
    sign(both, CCEE)
    told = {each.template for each in letters(both)}
    complete(both, "codesign")

    assert not two and both.review.review.is_done("codesign")
    assert told == {"signature_noted", "roadmap_signed"}
    assert both.review.stage == "prioritised"


def test_a_signature_is_for_what_is_proposed() -> None:
    """By its hash; with the paper, on a day since, by somebody who may."""
    both = proposed()
    asked: dict[type, dict[str, Any]] = {
        refusals.AnotherRoadmap: {"sha256": "b" * 64},
        refusals.EvidenceMissing: {"seen": " "},
        refusals.DateUnusable: {"on": both.today + DAY},
        refusals.NotYours: {"person": "k.bennett"},
    }
    for rule, fields in asked.items():
        assert type(not_signed(both, LEA, **fields)) is rule
    before = not_signed(both, LEA, on=both.today - DAY)

    assert isinstance(before, refusals.DateUnusable)


@pytest.mark.parametrize("parties", [(LEA,), (LEA, COE, CCEE)])
def test_what_is_signed_is_not_signed_otherwise(
    parties: tuple[SigningParty, ...],
) -> None:
    """It is said what stands, and how that is put right; also once all have signed."""
    both = proposed()
    today = both.today
    sign(both, *parties)
    both.run_to(today + DAY)
    same = not_signed(both, LEA, on=today)
    for other in (
        {"on": both.today},
        {"on": today, "seen": "https://ccee.example/another"},
        {"on": today, "person": "m.ortiz"},
    ):
        found = not_signed(both, LEA, **other)
        assert isinstance(found, refusals.AlreadyDone)
        assert str(found) == (
            f"d.okafor signed for the LEA on {today}, and the paper was seen at "
            f"{SEEN}; where that is not so, reopen_roadmap takes the roadmap back, and "
            "all three sign anew"
        )
    another = not_signed(both, LEA, on=today, sha256="b" * 64)

    assert isinstance(same, refusals.NothingToChange)
    assert isinstance(another, refusals.AnotherRoadmap)
    then = "all three have signed that" if CCEE in parties else "sign that"
    assert str(another).endswith(f", and not the {in_short('b' * 64)}; {then}")


def test_whoever_names_no_signer_says_nothing_else_whoever_holds_the_role() -> None:
    """Another superintendent since that day: the same line is done already."""
    both = proposed()
    both.tell_engagement()
    sign(both, LEA)
    said = {"role": Role.LEA_SUPERINTENDENT, "person": "s.ito", "first": both.today}
    both.ask(Assign, **said)
    both.tell_reviews()
    same = not_signed(both, LEA)
    named = not_signed(both, LEA, person="s.ito")

    assert isinstance(same, refusals.NothingToChange)
    assert isinstance(named, refusals.AlreadyDone)


def test_what_is_proposed_so_already_is_not_proposed_otherwise() -> None:
    """Under its hash it is done already; under another it is refused."""
    both = ready()
    digest = propose(both)
    as_of = both.review.entries
    again = refusal(both, ProposeRoadmap, sha256=digest, as_of=as_of)
    another = refusal(both, ProposeRoadmap, sha256="b" * 64, as_of=as_of)

    assert isinstance(again, refusals.NothingToChange)
    assert isinstance(another, refusals.AnotherRoadmap)
    assert "reopen_roadmap takes it back" in str(another)


def test_another_of_the_party_may_have_signed() -> None:
    """The COE's lead for the COE, where they are named."""
    both = proposed()
    sign(both, COE, person="k.bennett")

    assert roadmap_of(both).signatures[COE].person == "k.bennett"
    assert letters(both)[0].role is Role.COE_LEAD


def test_nobody_signs_for_two() -> None:
    """Three sign together, not one for all."""
    both = proposed()
    people = tuple(
        each.but(person="d.okafor") if each.role is Role.COUNTY_SUPERINTENDENT else each
        for each in both.engagement.people
    )
    known = both.review.known.but(people=people)
    both.reviews[both.review.entity] = both.review.but(known=known)
    sign(both, LEA)

    assert isinstance(not_signed(both, COE), refusals.SamePerson)


def test_nothing_is_signed_before_it_is_proposed() -> None:
    """Nor taken back."""
    both = ready()

    assert isinstance(not_signed(both, LEA), refusals.StepMissing)
    assert isinstance(refusal(both, ReopenRoadmap), refusals.StepMissing)


def test_taken_back_it_is_worked_on_and_signed_anew() -> None:
    """Its signatures fall, its milestones too; letters that wait are withdrawn."""
    both = proposed()
    proposal = roadmap_of(both).proposal
    assert proposal
    number = proposal.number
    sign(both, LEA)
    without = refusal(both, ReopenRoadmap, why="")
    reopen(both, why="action 3 is too late")
    entry = both.review.unwritten[-1]
    plan(both, 3, due=both.today + DAY * 30)
    propose(both)

    assert isinstance(without, refusals.ReasonMissing)
    assert proposal_matter(both.review.entity, number) in entry.settled
    assert {each.template for each in entry.notices} >= {"roadmap_reopened"}
    assert "the signature of the LEA fell" in entry.sentence
    now = roadmap_of(both)
    assert now.signatures == {} and now.proposal and now.proposal.number == 2


def test_once_its_phase_is_done_it_is_not_taken_back() -> None:
    """It stays as it was signed."""
    both = signed()

    assert isinstance(refusal(both, ReopenRoadmap), refusals.OutOfPhase)


def test_its_milestones_are_reached_by_its_acts_alone() -> None:
    """Nobody notes that it is signed."""
    both = proposed()
    found = refusal(both, NoteMilestone, milestone="sign_off", on=both.today)

    assert "reached by `sign_roadmap`" in str(found)


def test_the_engagement_hears_what_is_proposed_and_who_has_signed() -> None:
    """And nothing of how it is planned before."""
    both = ready()
    plan(both, 1, title="Name one aim for all")
    quiet = both.review.untold
    digest = propose(both)
    sign(both, CCEE)
    both.settle()
    line = both.engagement.review

    assert quiet == ()
    assert line and (line.roadmap, line.signed) == (digest, (CCEE,))


def test_what_was_signed_is_adopted_whole() -> None:
    """Each action with its owner, date, recommendation, and what else it serves."""
    both, text = to_be_adopted()
    adopt(both, text)
    actions = both.engagement.actions
    third = both.review.review.roadmap.by_number[3]

    assert both.engagement.phase is Phase.IMPLEMENTATION
    assert [*actions] == [1, 2, 3]
    assert actions[2].depends_on == (1,)
    assert (actions[3].due, actions[3].owner) == (third.due, third.owner)
    assert {each.standards for each in actions.values()} == {("LCAP 1.3",)}
    assert {each.recommendation for each in planned_of(text)} == {"R1"}
    assert "that LEA, COE and CCEE have signed (SHA-256 " in (
        both.engagement.unwritten[-1].sentence
    )


def test_nothing_is_adopted_that_lacks_a_signature() -> None:
    """The refusal names who has still to sign."""
    both = ready()
    text = canonical(facts(both))
    propose(both, sha256=hash_of(text))
    sign(both, LEA, CCEE)
    both.settle()
    both.ask(CompleteReview, why="the COE signs next week")
    both.settle()
    found = not_adopted(both, text)

    assert isinstance(found, refusals.NotSigned)
    assert str(found).startswith("the COE has not signed the roadmap of review 1")


def test_nothing_is_adopted_that_is_another_than_was_signed() -> None:
    """Neither another hash, nor another text under the hash that was signed."""
    both, text = to_be_adopted()
    other = text.replace("Name one aim", "Name two aims")
    for found in (
        not_adopted(both, other),
        not_adopted(both, other, sha256=hash_of(text)),
        not_adopted(both, text, sha256=hash_of(other)),
        not_adopted(both, "", sha256=hash_of(text)),
    ):
        assert isinstance(found, refusals.AnotherRoadmap)


def test_nothing_is_adopted_by_news_that_are_not_here_yet() -> None:
    """The client asks again."""
    both, text = to_be_adopted()
    line = both.engagement.review
    assert line
    found = not_adopted(both, text, review_entry=line.entry + 1)

    assert isinstance(found, refusals.NewsIsBehind)


def test_a_text_that_is_no_roadmap_is_refused() -> None:
    """Though its hash is what was signed."""
    both = ready()
    propose(both, sha256=hash_of("no roadmap"))
    sign(both)
    both.settle()
    both.ask(CompleteReview)
    both.settle()

    assert isinstance(not_adopted(both, "no roadmap"), refusals.RoadmapUnusable)


def test_a_date_that_went_by_since_it_was_signed_is_adopted_as_it_is() -> None:
    """Three have agreed on it; it is late at once, and is dated anew if need be."""
    both, text = to_be_adopted()
    due = action_of(both, 1).due
    assert due
    both.come_to(due + DAY * 3)
    adopt(both, text)

    assert both.engagement.actions[1].overdue is not None


def test_instead_of_a_signed_roadmap_another_is_brought_with_a_reason() -> None:
    """Agencies bring their own; it is said why, and kept."""
    both, text = to_be_adopted()
    actions = planned_of(text)[:1]
    with pytest.raises(refusals.AnotherRoadmap, match="--instead-of-signed"):
        both.ask(AdoptRoadmap, actions=actions)
    both.ask(AdoptRoadmap, actions=actions, instead_of_signed="the board changed it")

    assert [*both.engagement.actions] == [1]
    assert "instead of the one that was signed: the board changed it" in (
        both.engagement.unwritten[-1].sentence
    )


def test_the_paper_says_all_that_is_signed() -> None:
    """Every action, why it comes when it does, its rank, three lines, a hash."""
    both = ready()
    anchor(both, date(2027, 3, 1), title="the board's adoption")
    plan(both, 3, anchor="adoption", days=-10)
    vote(both, "k.bennett", 1, 5, 2, 4)
    said = facts(both)
    text = canonical(said)
    propose(both, sha256=hash_of(text))
    (owed,) = both.review.unwritten[-1].renderings
    document = roadmap_document(facts_of(text), owed)
    written = document.model_dump_json()

    for each in said.actions:
        for words in (each.title, each.text, each.reason, *each.standards):
            assert words in written
    assert "10 working days before the board's adoption" in written
    assert hash_of(text) in written and "Signed for the three" in written
    assert '"1. Name one aim","1","5.0","2.0","4.0","13.0","1"' in written
    assert document.notice == "Proposal 1, to be signed"
    assert said_date(said.actions[0].due) in written
    assert not re.search(r"\d{4}-\d\d-\d\d", written)


def test_the_same_roadmap_has_the_same_text() -> None:
    """And another has another; priorities and reasons are part of it."""
    both = ready()
    first = canonical(facts(both))
    again = canonical(facts(both))
    prioritize(both, 3, priority=Priority.LATER)

    assert first == again != canonical(facts(both))


def test_an_act_by_staff_is_signed_for_by_somebody_of_the_three() -> None:
    """An expert of CCEE notes no signature."""
    both = proposed()

    assert isinstance(not_signed(both, LEA, by="t.washington"), refusals.NotYours)


def another(both: InReview, role: Role, person: str, first: date) -> None:
    """Somebody else holds a role from a day on, and the former until then."""
    people = [
        each.but(last=first - DAY) if each.role is role else each
        for each in both.review.known.people
    ]
    new = Assignment(role=role, person=person, first=first)
    known = both.review.known.but(people=(*people, new))
    both.reviews[both.review.entity] = both.review.but(known=known)


def test_whoever_held_the_role_on_that_day_has_signed() -> None:
    """Not whoever holds it as the signature is noted; and they are written to."""
    both = proposed()
    signed_on = both.today
    another(both, Role.LEA_SUPERINTENDENT, "n.ewcomer", signed_on + DAY)
    both.pass_days(3)
    later = not_signed(both, LEA, on=signed_on, person="n.ewcomer")
    sign(both, LEA, on=signed_on)

    assert isinstance(later, refusals.NotYours)
    assert roadmap_of(both).signatures[LEA].person == "d.okafor"
    assert [each.to for each in letters(both)] == ["d.okafor"]


def test_a_party_notes_its_own_signature_and_ccee_all() -> None:
    """The superintendent's designee notes none of the COE."""
    both = proposed()
    found = not_signed(both, COE, by="m.ortiz")
    sign(both, LEA, by="m.ortiz")

    assert isinstance(found, refusals.NotYours)
    assert LEA in roadmap_of(both).signatures


def test_no_date_moves_to_where_nobody_can_adopt_it() -> None:
    """An anchor in a mistyped year is asked back, and one that makes dates past."""
    both = ready()
    anchor(both, date(2027, 3, 1))
    plan(both, 3, anchor="adoption", days=30)
    for day in (date(2037, 3, 1), date(2026, 1, 5)):
        found = refusal(both, SetAnchor, anchor="adoption", on=day)
        assert isinstance(found, refusals.DateUnusable)
        assert str(found).startswith("action 3 would move: ")


def test_dates_that_another_calendar_counts_otherwise_are_dated_anew() -> None:
    """Nothing moves unseen; what is to be signed is counted as it says."""
    both = ready()
    anchor(both, date(2027, 3, 1))
    plan(both, 3, anchor="adoption", days=5)
    was = action_of(both, 3).due
    known = both.review.known
    lea = known.policy.lea.but(holidays={date(2027, 3, 3): "a day off"})
    known = known.but(policy=known.policy.but(lea=lea))
    both.reviews[both.review.entity] = both.review.but(known=known)
    prioritize(both, 3, priority=Priority.NEXT)
    plan(both, 3, title="Read each day")
    stayed = action_of(both, 3).due
    found = refusal(both, ProposeRoadmap, sha256="a" * 64, as_of=both.review.entries)
    anchor(both, date(2027, 3, 1))
    propose(both)

    assert stayed == was != action_of(both, 3).due
    assert "set_anchor --anchor adoption, said again" in str(found)


def test_a_milestone_that_was_reached_elsewhere_stays_as_it_is_taken_back() -> None:
    """And with its phase done elsewhere, what nobody has signed is taken back."""
    both = ready()
    complete_elsewhere(both)
    stated = both.review.review.milestones["actions"]
    propose(both)
    reopen(both)

    assert both.review.review.milestones["actions"] == stated
    assert roadmap_of(both).proposal is None


def complete_elsewhere(both: InReview) -> None:
    """As it may be in a review that was brought in."""
    review = both.review.review
    reached = ReachedMilestone(on=both.today, entry=1)
    milestones = dict.fromkeys(("actions", "sign_off"), reached)
    stands = review.but(milestones=review.milestones | milestones)
    both.reviews[both.review.entity] = both.review.but(review=stands)
    both.ask_review(CompletePhase, phase="codesign")


def test_the_roadmap_of_a_cancelled_review_is_signed_by_nobody() -> None:
    """It is not adopted, and another needs no reason."""
    both, text = to_be_adopted()
    line = both.engagement.review
    assert line
    cancelled = line.but(stage="cancelled")
    both.engagement = both.engagement.but(
        reviews=both.engagement.reviews | {line.number: cancelled}
    )
    found = not_adopted(both, text)
    both.ask(AdoptRoadmap, actions=planned_of(text)[:1])

    assert isinstance(found, refusals.NotSigned)
    assert [*both.engagement.actions] == [1]


def test_what_stands_beside_a_signed_roadmap_is_refused() -> None:
    """Neither other actions, nor a reason for another where none was signed."""
    both, text = to_be_adopted()
    actions = planned_of(text)[:1]
    beside = not_adopted(both, text, actions=actions)
    unsigned, _ = to_be_adopted()
    line = unsigned.engagement.review
    assert line
    lines = unsigned.engagement.reviews | {line.number: line.but(signed=())}
    unsigned.engagement = unsigned.engagement.but(reviews=lines)

    assert isinstance(beside, refusals.AnotherRoadmap)
    with pytest.raises(refusals.NotSigned, match="leave --instead-of-signed out"):
        unsigned.ask(AdoptRoadmap, actions=actions, instead_of_signed="so")


def test_once_a_review_is_over_its_engagement_keeps_what_was_signed() -> None:
    """Whatever comes late of it."""
    both, _ = to_be_adopted()
    line = both.engagement.review
    assert line
    news = both.review.news.but(entry=line.entry + 1, roadmap="", signed=())
    both.hear_news(news)

    assert both.engagement.review and both.engagement.review.is_signed


def test_the_paper_is_made_though_a_theme_or_an_anchor_says_nothing() -> None:
    """What is headed by mere spaces is headed as if nothing had been said."""
    both = ready()
    anchor(both, date(2027, 3, 1), title="  ")
    plan(both, 3, anchor="adoption", days=30, theme="  ")
    text = canonical(facts(both))
    propose(both, sha256=hash_of(text))
    (owed,) = both.review.unwritten[-1].renderings
    document = roadmap_document(facts_of(text), owed)
    check_document(document)

    assert "Without a theme" in document.model_dump_json()
    assert roadmap_of(both).anchors["adoption"].title == "adoption"
