"""Evidence of an engagement and of a review: added, withdrawn, named."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import refusals
from domain.acts import (
    AddEvidence,
    AddItem,
    CancelReview,
    ClaimComplete,
    CompleteItem,
    CountItem,
    ImportItems,
    NoteMilestone,
    StartAction,
    StopClock,
    Withdraw,
    WithdrawEvidence,
)
from domain.bounds import LARGEST_EVIDENCE, MOST_PIECES
from domain.evidence.evidence import (
    evidence_label,
    named_piece,
    standing_pieces,
    stands,
)
from domain.people.audience import Readers
from domain.permissions import may_read_evidence
from domain.receipt import receipt
from domain.review_standing import review_standing
from domain.review_views import review_receipt
from domain.reviews.acts import ItemRow
from domain.setting import Cause
from domain.standing_of import engagement_standing
from tests.evidence import Kept, Place, content, of_a_review, of_an_engagement, piece
from tests.frameworks import THREE
from tests.lives import START, by_staff
from tests.reviews import in_review
from tests.walks import Moment, lives

BOTH = pytest.mark.parametrize("place", [of_an_engagement, of_a_review])
ITEM = {"item": "D01", "component": 1, "method": "document_review"}
ROW = ItemRow(item="D02", component=2, method="document_review")


def refused(kept: Kept, kind: Any, rule: type, **fields: object) -> str:
    """What staff read; nothing was changed."""
    known = kept.entity
    with pytest.raises(rule) as found:
        kept.ask(kind, **fields)
    assert kept.entity is known
    return str(found.value)


@BOTH
def test_evidence_is_numbered_within_its_entity(place: Place) -> None:
    """The entry says all of it; the entity carries the beginning of the hash."""
    kept = place()
    kept.add(7, 8)

    assert kept.pieces == (
        f"{content(7)[:16]} t.washington",
        f"{content(8)[:16]} t.washington",
    )
    assert kept.last.act.name == "minutes 8.pdf"
    assert kept.last.subject == "evidence/2"
    assert kept.last.notices == ()
    assert kept.last.sentence == (
        "t.washington added evidence E2 (minutes 8.pdf): agreed at the planning meeting"
    )


@BOTH
def test_the_answer_says_which_number_it_has(place: Place) -> None:
    """Also when it is asked again, and no more once it is withdrawn."""
    kept = place()
    act = by_staff(AddEvidence, **piece(3))
    (kept.both.send_review if kept.in_a_review else kept.both.send)(act)
    answer: Any = review_receipt if kept.in_a_review else receipt
    first = answer(kept.entity, act)
    again = answer(kept.entity.but(unwritten=()), act, again=True)
    kept.ask(WithdrawEvidence, number=1)

    assert (first.piece, again.piece) == (1, 1)
    assert answer(kept.entity, act, again=True).piece is None


@BOTH
def test_what_is_there_already_is_named_by_its_number(place: Place) -> None:
    """The same content under another name is no second piece, and no failure."""
    kept = place()
    kept.add(1, 2)
    same = piece(2, name="scan.pdf")
    said = refused(kept, AddEvidence, refusals.NothingToChange, **same)

    assert said.startswith("this content is there already, as E2, with its own name")
    assert said.endswith("; name it as E2")


@BOTH
def test_a_piece_that_was_withdrawn_keeps_its_number(place: Place) -> None:
    """It is named no more; the same content may be added again, under a new one."""
    kept = place()
    kept.add(1, 2)
    kept.ask(WithdrawEvidence, number=1, why="the wrong file")
    entry = kept.last
    kept.add(1)

    second, first = (f"{content(n)[:16]} t.washington" for n in (2, 1))
    assert kept.pieces == ("", second, first)
    assert entry.sentence == "t.washington withdrew evidence E1"
    assert entry.subject == "evidence/1"
    said = refused(kept, WithdrawEvidence, refusals.NothingToChange, number=1)
    assert said == "E1 is withdrawn already"


@BOTH
def test_what_is_not_there_is_not_withdrawn(place: Place) -> None:
    """Whoever asks reads what there is."""
    kept = place()
    none_yet = refused(kept, WithdrawEvidence, refusals.NoSuchEvidence, number=1)
    kept.add(1)
    beyond = refused(kept, WithdrawEvidence, refusals.NoSuchEvidence, number=2)

    assert none_yet == ("there is no evidence to withdraw; `evidence add` adds a piece")
    assert beyond == ("there is no evidence E2; it has E1; `evidence add` adds a piece")


@BOTH
def test_evidence_is_withdrawn_with_a_reason(place: Place) -> None:
    """What is wrong with it is what others ask first."""
    kept = place()
    kept.add(1)

    refused(kept, WithdrawEvidence, refusals.ReasonMissing, number=1, why=" ")


@BOTH
def test_whoever_added_a_piece_may_withdraw_it(place: Place) -> None:
    """They know first that it is the wrong file; of others' they ask who may."""
    kept = place()
    kept.ask(AddEvidence, **piece(1, by="j.rivera"))
    kept.add(2)
    others = refused(kept, WithdrawEvidence, refusals.NotYours, number=2, by="j.rivera")
    kept.ask(WithdrawEvidence, number=1, by="j.rivera")

    assert "or t.washington, who added it" in others
    assert "j.rivera holds none of these roles" in others
    assert kept.pieces[0] == ""


@BOTH
def test_acts_name_whoever_added_a_piece_among_those_who_may(place: Place) -> None:
    """Beside the roles, as long as a piece of theirs stands."""
    kept = place()
    kept.ask(AddEvidence, **piece(1, by="j.rivera"))
    kept.add(2)
    before = kept.adders
    kept.ask(WithdrawEvidence, number=1)

    assert before == ["j.rivera"]
    assert kept.adders == []


@BOTH
def test_whose_role_ended_withdraws_nothing_they_added(place: Place) -> None:
    """As they add nothing any more."""
    kept = place()
    kept.ask(AddEvidence, **piece(1, by="j.rivera"))
    kept.end_role("j.rivera")

    own = refused(kept, WithdrawEvidence, refusals.NotYours, number=1, by="j.rivera")
    assert kept.adders == []
    assert "who added it" not in own


@BOTH
@pytest.mark.parametrize("field", ["name", "link", "why"])
@pytest.mark.parametrize("text", ["student Maria.pdf", "4711147111.pdf"])
def test_no_text_of_evidence_names_a_student(
    place: Place, field: str, text: str
) -> None:
    """The refusal says in which field, and does not repeat it."""
    said = refused(
        place(), AddEvidence, refusals.StudentNamed, **piece() | {field: text}
    )

    assert said.removeprefix("--").startswith(f"{field}: ")
    assert "Maria" not in said
    assert "4711147111" not in said


@BOTH
@pytest.mark.parametrize(
    ("rule", "said", "fields"),
    [
        (refusals.ReasonMissing, "a name that people know", {"name": " "}),
        (refusals.EvidenceMissing, "where it is kept: --link", {"size": 0}),
        (refusals.EvidenceMissing, "which of the two", {"link": "https://x.example"}),
        (refusals.OutOfBounds, "no SHA-256 digest", {"sha256": ""}),
        (refusals.OutOfBounds, "no SHA-256 digest", {"sha256": "A" * 64}),
        (refusals.OutOfBounds, "to 52,428,800", {"size": LARGEST_EVIDENCE + 1}),
        (refusals.OutOfBounds, "line break", {"name": "minutes\n.pdf"}),
        (refusals.NotYours, "holds none of these roles", {"by": "z.stranger"}),
    ],
)
def test_what_is_missing_or_too_much_is_said(
    place: Place, rule: type, said: str, fields: dict[str, object]
) -> None:
    """In words, and nothing is done."""
    assert said in refused(place(), AddEvidence, rule, **piece() | fields)


@BOTH
def test_evidence_may_be_kept_elsewhere(place: Place) -> None:
    """By its link, and by the hash of what it leads to."""
    kept = place()
    kept.ask(AddEvidence, **piece(size=0, link="https://files.example/minutes"))

    assert len(kept.pieces) == 1


@BOTH
def test_what_is_for_ccee_alone_is_not_named_in_sentences(place: Place) -> None:
    """Nor is the reason for which it was added, or withdrawn."""
    kept = place()
    kept.ask(AddEvidence, **piece(readers=Readers.AGENCY, name="salaries.xlsx"))
    added = kept.last.sentence
    kept.ask(WithdrawEvidence, number=1, why="it has the salaries of two people")

    assert added == "t.washington added evidence E1, for CCEE alone"
    assert kept.last.sentence == "t.washington withdrew evidence E1"


@BOTH
def test_there_is_a_bound_to_how_many_there_are(place: Place) -> None:
    """Withdrawn ones count, for they keep their places."""
    kept = place()
    full = (*(f"{n:016x}" for n in range(1, MOST_PIECES)), "")
    both = kept.both
    if kept.in_a_review:
        review = both.review.but(review=both.review.review.but(evidence=full))
        both.reviews[review.entity] = review
    else:
        both.engagement = both.engagement.but(evidence=full)
    said = refused(kept, AddEvidence, refusals.TooLarge, **piece(9_999))

    assert "would hold 501 pieces of evidence; at most 500" in said


@BOTH
def test_pieces_are_weighed(place: Place) -> None:
    """As all that travels to the next run is, with whoever added each."""
    kept = place()
    before = kept.entity.but(answered={}).weight
    kept.add(1, 2)
    written = sum(len(f'"{each}",') for each in kept.pieces)

    assert kept.entity.but(answered={}).weight == before + written


@BOTH
def test_standings_say_how_many_stand(place: Place) -> None:
    """Without those that were withdrawn."""
    kept = place()
    kept.add(1, 2, 3)
    kept.ask(WithdrawEvidence, number=2)
    show: Any = review_standing if kept.in_a_review else engagement_standing

    assert show(kept.entity).evidence == 2


def test_evidence_is_added_while_clocks_stand_and_not_after_the_end() -> None:
    """What came in is noted at any time before."""
    kept = of_an_engagement()
    later = START.date() + timedelta(days=30)
    kept.ask(StopClock, cause=Cause.STRIKE, recheck=later)
    kept.add(1)
    kept.ask(Withdraw)

    said = refused(kept, AddEvidence, refusals.OutOfPhase, **piece(2))
    assert "add_evidence belongs to" in said
    assert "an open phase" in said


def test_nothing_is_added_to_a_review_that_is_over() -> None:
    """Its engagement takes it still."""
    kept = of_a_review()
    kept.ask(CancelReview)

    refused(kept, AddEvidence, refusals.ReviewOver, **piece())


@pytest.mark.parametrize("named", ["E2", " e2 ", "e02"])
def test_a_claim_names_a_piece_by_its_number(named: str) -> None:
    """One that is there and stands; words beside it are taken as they are."""
    kept = of_an_engagement()
    kept.ask(StartAction, action=1)
    kept.add(1)
    claim = {"action": 1, "evidence": (named, "E2 and E3 of the binder")}
    said = refused(kept, ClaimComplete, refusals.NoSuchEvidence, **claim)
    kept.add(2)
    kept.ask(ClaimComplete, **claim)

    assert said == "there is no evidence E2; it has E1; `evidence add` adds a piece"
    assert kept.both.engagement.actions[1].claim


def test_a_claim_does_not_name_a_piece_that_was_withdrawn() -> None:
    """Whoever claims reads which there are."""
    kept = of_an_engagement()
    kept.ask(StartAction, action=1)
    kept.add(1, 2, 3)
    kept.ask(WithdrawEvidence, number=2)
    said = refused(
        kept, ClaimComplete, refusals.NoSuchEvidence, action=1, evidence=("E2",)
    )

    assert said == (
        "evidence E2 was withdrawn; it has E1, E3; `evidence add` adds a piece"
    )


def test_an_engagement_does_not_name_the_pieces_of_its_review() -> None:
    """Each numbers its own."""
    kept = of_an_engagement()
    kept.ask(StartAction, action=1)
    claim = {"action": 1, "evidence": ("E1",)}

    said = refused(kept, ClaimComplete, refusals.NoSuchEvidence, **claim)
    assert "it has none yet" in said


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (CountItem, {"item": "D01", "count": 1, "evidence": ("E1",)}),
        (CompleteItem, {"item": "D01", "evidence": ("box 3", "e1")}),
        (ImportItems, {"rows": (ROW.but(evidence=("E1",)),)}),
    ],
)
def test_items_of_a_review_name_its_pieces(
    kind: Any, fields: dict[str, object]
) -> None:
    """Wherever they say where what was collected is kept."""
    kept = of_a_review()
    kept.ask(AddItem, **ITEM)
    refused(kept, kind, refusals.NoSuchEvidence, **fields)
    kept.add(1)
    before = kept.entity.entries
    kept.ask(kind, **fields)

    assert kept.entity.entries == before + 1


def test_a_milestone_is_proved_by_a_piece() -> None:
    """Of which the hash is known; one that is said beside it is that of the piece."""
    kept = Kept(in_review(framework=THREE), in_a_review=True)
    noted = {"milestone": "summary", "on": START.date(), "link": "E1"}
    none_yet = refused(kept, NoteMilestone, refusals.NoSuchEvidence, **noted)
    kept.add(1)
    other = noted | {"sha256": content(2)}
    off = refused(kept, NoteMilestone, refusals.NoSuchEvidence, **other)
    kept.ask(NoteMilestone, **noted)

    assert "there is no evidence E1" in none_yet
    assert "E1 holds something else than --sha256 says" in off
    assert kept.both.review.review.milestones["summary"].link == "E1"


@pytest.mark.parametrize(
    "text", ["", "E", "E1 and E2", "E-1", "1", "box E1", "\u04151", "E1234567"]
)
def test_words_are_no_name_of_a_piece(text: str) -> None:
    """Only E and a number, and nothing beside them."""
    assert named_piece(text) is None


@given(st.integers(0, 999_999))
def test_every_number_is_named_as_it_is_written(number: int) -> None:
    """In either case, with spaces around it."""
    assert named_piece(f" {evidence_label(number).lower()}\t") == number


@given(lives())
def test_numbers_of_evidence_are_given_once(life: list[Moment]) -> None:
    """In any life: what was added keeps its place; only withdrawing empties one."""
    known: tuple[str, ...] = ()
    for now, act, _ in life:
        pieces = now.evidence
        if isinstance(act, AddEvidence):
            assert pieces == (*known, f"{act.sha256[:16]} {act.by}")
        elif isinstance(act, WithdrawEvidence):
            assert not stands(pieces, act.number)
            assert len(standing_pieces(pieces)) == len(standing_pieces(known)) - 1
        else:
            assert pieces == known
        known = pieces


@pytest.mark.parametrize(
    ("readers", "who"),
    [
        (Readers.AGENCY, {"t.washington", "j.rivera"}),
        (Readers.ENGAGEMENT, {"t.washington", "k.bennett", "j.rivera"}),
        (Readers.ANYONE, {"t.washington", "k.bennett", "j.rivera", "z.stranger"}),
    ],
)
def test_who_may_read_a_piece(readers: Readers, who: set[str]) -> None:
    """By the roles they hold that day; whoever added it always may."""
    people, day = of_an_engagement().both.engagement.people, START.date()
    asked = {"t.washington", "k.bennett", "j.rivera", "z.stranger"}
    added_by = "j.rivera"

    assert {
        each
        for each in asked
        if may_read_evidence(each, readers, added_by, people, day)
    } == who


@pytest.mark.parametrize(
    ("readers", "may"),
    [(Readers.AGENCY, False), (Readers.ENGAGEMENT, True), (Readers.ANYONE, True)],
)
def test_the_team_of_a_review_takes_part(readers: Readers, may: bool) -> None:
    """What is for CCEE alone stays so."""
    team, day = ("r.kim",), START.date()

    assert may_read_evidence("r.kim", readers, "j.rivera", (), day, team) is may


def test_whose_role_ended_this_morning_adds_nothing() -> None:
    """The refusal names who may."""
    kept = of_an_engagement()
    kept.end_role("j.rivera")
    said = refused(kept, AddEvidence, refusals.NotYours, **piece(by="j.rivera"))

    assert "the COE lead (k.bennett)" in said
    assert "j.rivera holds none of these roles here today" in said
