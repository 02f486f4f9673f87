"""Support that was given: coaching, positions, learning; noted, amended, withdrawn."""

from datetime import timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import refusals
from domain.act import ByStaff
from domain.acts import (
    AmendPosition,
    BeginRelease,
    Close,
    EndPosition,
    FundPosition,
    LogCoaching,
    NoteLearning,
    SupportAct,
    WithdrawSupport,
)
from domain.available_acts import offers
from domain.bounds import (
    MOST_COACHING,
    MOST_LEARNING,
    MOST_POSITIONS,
    MOST_POSITIONS_OPEN,
    MOST_SUPPORTS_WITHDRAWN,
)
from domain.people.roles import Role
from domain.preview import preview
from domain.receipt import receipt
from domain.standing_of import engagement_standing
from domain.supports.supports import SupportKind, SupportRef, support_ref
from tests.lives import START, by_staff
from tests.supports import COACHING, FUNDED, LAST, LEARNING, TODAY, Supported, step
from tests.walks import is_allowed

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def test_each_kind_is_numbered_within_its_engagement() -> None:
    """By its address, coaching/2; the sentence says whom, what and how long."""
    known = Supported()
    known.ask(LogCoaching, **COACHING)
    known.ask(LogCoaching, **COACHING | {"text": "", "on_actions": (1,)}, why="")
    second = known.now.unwritten[-1]
    known.ask(NoteLearning, **LEARNING, why="")
    learning = known.now.unwritten[-1]
    known.fund(why="")

    assert (second.subject, learning.subject) == ("coaching/2", "learning/1")
    assert second.sentence == (
        "t.washington logged coaching 2: 1.5 hours by t.washington on 2026-09-01 for "
        "the chief academic officer, on action 1"
    )
    assert learning.sentence == (
        "t.washington noted professional learning 1 (Reading in grades 3 to 5): 1.5 "
        "hours on 2026-09-01 for the chief academic officer, 40 participants, given by "
        "CCEE"
    )
    assert known.said == (
        "a.castillo noted position 1 (literacy coach): 1 FTE, funded by CCEE, "
        "2026-09-01 to 2027-03-20"
    )
    assert all(each.notices == () for each in known.now.unwritten[-4:])


def test_the_answer_says_which_number_it_has() -> None:
    """So that whoever noted it by mistake can withdraw it."""
    known = Supported()
    act = by_staff(LogCoaching, **COACHING)
    after = Supported()
    after.ask(LogCoaching, **COACHING | {"id": act.id})

    assert "logged coaching 1: " in receipt(after.now, act.but(id=act.id)).did
    assert known.now.supports.coaching == 0


def test_an_engagement_carries_nothing_of_what_coaching_was_about() -> None:
    """Ten years of it are numbers; the entries say all."""
    known = Supported()
    before = known.now.supports.weight
    for text in ("planning", "walks of classrooms " * 20):
        known.ask(LogCoaching, **COACHING | {"text": text})

    assert known.now.supports.weight - before < len('"coaching":2,')
    assert known.given.coaching[1].text == "walks of classrooms " * 20


def test_what_was_noted_by_mistake_is_withdrawn_with_the_reason() -> None:
    """It keeps its number, and counts no more."""
    known = Supported()
    known.ask(LogCoaching, **COACHING)
    known.ask(WithdrawSupport, support="coaching/1", why="it was last week")
    withdrawn = known.now.unwritten[-1]
    known.ask(LogCoaching, **COACHING)
    given = known.given

    assert withdrawn.sentence == (
        "t.washington withdrew coaching 1, noted by mistake: it was last week"
    )
    assert withdrawn.subject == "coaching/1"
    assert [e.withdrawn for e in given.coaching] == [withdrawn.number, None]
    assert [(e.hours, e.times) for e in given.hours] == [(150, 1)]
    assert engagement_standing(known.now).coaching == 1
    known.refused(
        WithdrawSupport, refusals.NothingToChange, support="coaching/1", why="again"
    )


@pytest.mark.parametrize("kind", [AmendPosition, EndPosition, WithdrawSupport])
def test_what_changes_a_support_is_recorded_with_its_reason(kind: type) -> None:
    """What comes after will ask why."""
    known = Supported()
    known.fund()
    said: dict[type, dict[str, Any]] = {
        AmendPosition: {"number": 1, "fte": 50},
        EndPosition: {"number": 1, "on": TODAY},
        WithdrawSupport: {"support": "position/1"},
    }

    known.refused(kind, refusals.ReasonMissing, why=" ", **said[kind])


@pytest.mark.parametrize("kind", get_args(SupportAct))
def test_ccee_lead_expert_coe_lead_and_director_note_support(
    kind: type[ByStaff],
) -> None:
    """And nobody else, in which agency soever."""
    known = Supported()
    known.ask(LogCoaching, **COACHING)
    known.fund()
    (offer,) = (e for e in offers(known.now, None, START) if e.kind == kind_name(kind))

    assert {each.role for each in offer.doers} == {
        *("CCEE lead", "CCEE expert", "COE lead", "CCEE director")
    }


def kind_name(kind: type[ByStaff]) -> str:
    return str(kind.model_fields["kind"].default)


def test_an_owner_of_the_lea_notes_no_support() -> None:
    """Those who give it do."""
    said = Supported().refused(
        LogCoaching, refusals.NotYours, **COACHING, by="j.rivera"
    )

    assert "log_coaching is for the COE lead (k.bennett), the CCEE lead" in said


@pytest.mark.parametrize(
    ("kind", "rule", "off", "said"),
    [
        (LogCoaching, refusals.OutOfBounds, {"hours": 0}, "is 0; from 0.05 to 24"),
        (LogCoaching, refusals.OutOfBounds, {"hours": 2_450}, "is 24.5; from 0.05"),
        (LogCoaching, refusals.DateUnusable, {"on": TODAY + DAY}, "still to come"),
        (NoteLearning, refusals.DateUnusable, {"on": TODAY + DAY}, "still to come"),
        (LogCoaching, refusals.DateUnusable, {"on": TODAY - 400 * DAY}, "which began"),
        (NoteLearning, refusals.DateUnusable, {"on": TODAY - 400 * DAY}, "which began"),
        (LogCoaching, refusals.NotSupported, {"roles": ()}, "say whom it was for"),
        (NoteLearning, refusals.NotSupported, {"roles": ()}, "say whom it was for"),
        (
            LogCoaching,
            refusals.NotSupported,
            {"roles": (Role.COE_LEAD,)},
            "the COE lead is of another agency",
        ),
        (LogCoaching, refusals.ReasonMissing, {"text": " "}, "what it was about"),
        (LogCoaching, refusals.NoSuchAction, {"on_actions": (7,)}, "7"),
        (NoteLearning, refusals.ReasonMissing, {"title": " "}, "--title says nothing"),
        (NoteLearning, refusals.ReasonMissing, {"given_by": ""}, "--given-by says"),
        (NoteLearning, refusals.OutOfBounds, {"participants": 0}, "from 1 to 10,000"),
        (
            LogCoaching,
            refusals.StudentNamed,
            {"offices": ("student Maria Lopez",)},
            "--offices: 'student' before",
        ),
        (
            LogCoaching,
            refusals.StudentNamed,
            {"text": "4711147111"},
            "--text: ten digits",
        ),
        (
            NoteLearning,
            refusals.StudentNamed,
            {"given_by": "student Maria"},
            "--given-by: 'student'",
        ),
    ],
)
def test_what_was_not_given_so_is_refused(
    kind: type[ByStaff], rule: type, off: dict[str, Any], said: str
) -> None:
    """In one clear sentence; nothing is done."""
    usual = COACHING if kind is LogCoaching else LEARNING
    told = Supported().refused(kind, rule, **usual | off)

    assert said in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("off", "said"),
    [
        ({"last": TODAY - DAY}, "it would end on 2026-08-31, before it starts on"),
        ({"taper": (step(LAST + DAY, 50),)}, "lies outside its days"),
        ({"taper": (step(TODAY, 50),)}, "lies outside its days"),
        ({"taper": (step(TODAY + DAY, 100),)}, "goes from 1 to 1 FTE on 2026-09-02"),
        (
            {"taper": (step(TODAY + DAY, 50), step(TODAY + WEEK, 75))},
            "goes from 0.5 to 0.75 FTE on 2026-09-08; each step is smaller",
        ),
        (
            {"taper": (step(TODAY + WEEK, 50), step(TODAY + DAY, 25))},
            "list its days one after the other",
        ),
    ],
)
def test_a_position_that_cannot_be_is_refused(off: dict[str, Any], said: str) -> None:
    """One that ends before it starts; a taper outside its days, or that grows."""
    known = Supported()
    told = known.refused(FundPosition, refusals.PositionUnusable, **FUNDED | off)

    assert said in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("rule", "off"),
    [
        (refusals.OutOfBounds, {"fte": 4}),
        (refusals.OutOfBounds, {"fte": 501}),
        (refusals.ReasonMissing, {"title": " "}),
        (refusals.DateUnusable, {"first": TODAY - 400 * DAY}),
        (refusals.StudentNamed, {"title": "tutor of student Maria"}),
    ],
)
def test_what_a_position_has_to_say(rule: type, off: dict[str, Any]) -> None:
    """A title, 0.05 to 5 FTE, a first day since the engagement began, no student."""
    Supported().refused(FundPosition, rule, **FUNDED | off)


def test_a_position_is_amended_in_what_is_said_of_it() -> None:
    """All else stays; an empty taper takes it off; the sentence says both."""
    known = Supported()
    known.fund(taper=(step(TODAY + WEEK, 50),))
    known.ask(AmendPosition, number=1, fte=80, taper=(), why="the grant is smaller")
    terms = known.now.supports.positions[1].terms

    assert known.said == (
        "a.castillo amended position 1 (literacy coach) to 0.8 FTE, funded by CCEE, "
        "2026-09-01 to 2027-03-20; before: 1 FTE, 0.5 from 2026-09-08, funded by CCEE, "
        "2026-09-01 to 2027-03-20: the grant is smaller"
    )
    assert (terms.fte, terms.taper, terms.last) == (80, (), LAST)
    known.refused(AmendPosition, refusals.NothingToChange, number=1, fte=80)
    known.refused(AmendPosition, refusals.NothingToChange, number=1)


def test_an_amended_position_is_held_to_the_same_rules() -> None:
    """Also its taper, where only its last day is another."""
    known = Supported()
    known.fund(taper=(step(TODAY + 10 * DAY, 50),))
    cut = known.refused(
        AmendPosition, refusals.PositionUnusable, number=1, last=TODAY + WEEK
    )
    gone = known.refused(
        AmendPosition,
        refusals.DateUnusable,
        START + 30 * DAY,
        number=1,
        last=TODAY + 20 * DAY,
    )

    assert "its taper from 2026-09-11 lies outside its days" in cut
    assert "end_position says on which day it ended" in gone


def test_a_position_ends_on_a_day_it_was_held() -> None:
    """Not before it began, not in days to come; what was to come after it is cut."""
    known = Supported()
    known.fund(taper=(step(TODAY + 60 * DAY, 50),))
    later = START + 20 * DAY
    ahead = known.refused(
        EndPosition, refusals.DateUnusable, later, number=1, on=TODAY + 21 * DAY
    )
    before = known.refused(
        EndPosition, refusals.PositionUnusable, later, number=1, on=TODAY - DAY
    )
    known.refused(EndPosition, refusals.NothingToChange, later, number=1, on=LAST)
    known.ask(EndPosition, later, number=1, on=TODAY + 10 * DAY)

    assert "amend_position --last 2026-09-22 lets it end then" in ahead
    assert "withdraw_support takes it back" in before
    assert known.now.supports.positions == {}
    (ended,) = known.given.positions
    assert (ended.terms.last, ended.terms.taper) == (TODAY + 10 * DAY, ())


def test_a_position_that_is_over_is_neither_amended_nor_ended() -> None:
    """Whether its last day is past, or it was withdrawn; nor is one that is not."""
    known = Supported()
    known.fund(last=TODAY + WEEK)
    known.fund()
    known.ask(WithdrawSupport, support="position/2")
    later = START + 10 * DAY
    past = known.refused(AmendPosition, refusals.PositionOver, later, number=1, fte=50)
    gone = known.refused(EndPosition, refusals.PositionOver, later, number=2, on=TODAY)
    none = known.refused(EndPosition, refusals.NoSuchSupport, later, number=3, on=TODAY)

    assert "position 1 has ended; fund_position notes what follows it" in past
    assert gone == "position 2 was withdrawn"
    assert none.startswith("there is no position 3 here")


def test_a_position_may_be_told_when_it_is_over() -> None:
    """It stands in the record, and nothing is carried of it."""
    known = Supported()
    known.at = START + 40 * DAY
    known.fund(last=TODAY + WEEK)

    assert known.now.supports.positions == {}
    assert [e.number for e in known.given.positions] == [1]


@pytest.mark.parametrize(
    ("support", "said"),
    [
        ("coaching", "'coaching' names no support; say --support coaching/3"),
        ("evidence/1", "names no support"),
        ("coaching/0", "names no support"),
        ("coaching/2", "there is no coaching 2 here; there is coaching/1"),
        ("learning/1", "there is no professional learning 1 here; there is none of"),
    ],
)
def test_what_is_not_there_is_not_withdrawn(support: str, said: str) -> None:
    """Whoever asks reads what there is."""
    known = Supported()
    nothing = known.refused(WithdrawSupport, refusals.NoSuchSupport, support=support)
    known.ask(LogCoaching, **COACHING)

    assert nothing == "no support was noted here that could be withdrawn"
    told = known.refused(WithdrawSupport, refusals.NoSuchSupport, support=support)
    assert said in told


def test_there_is_a_bound_to_how_much_there_is() -> None:
    """Of each kind, of positions at once, and of what was withdrawn."""
    known = Supported()
    full = known.now.supports.but(
        coaching=MOST_COACHING,
        learning=MOST_LEARNING,
        position=MOST_POSITIONS,
        withdrawn=("coaching/1",) * MOST_SUPPORTS_WITHDRAWN,
    )
    known.now = known.now.but(supports=full)

    for kind, said in (
        (LogCoaching, COACHING),
        (NoteLearning, LEARNING),
        (FundPosition, FUNDED),
        (WithdrawSupport, {"support": "coaching/2"}),
    ):
        known.refused(kind, refusals.TooLarge, **said)


def test_so_many_positions_are_open_at_once() -> None:
    """One that ends makes room."""
    known = Supported()
    for _ in range(MOST_POSITIONS_OPEN):
        known.fund(last=TODAY + WEEK)
    said = known.refused(FundPosition, refusals.TooLarge, **FUNDED)
    known.at = START + 8 * DAY
    known.fund()

    assert said.startswith("40 positions are open here")
    assert [*known.now.supports.positions] == [MOST_POSITIONS_OPEN + 1]


def test_support_is_noted_until_the_engagement_ends() -> None:
    """Then all of it is in the record."""
    known = Supported()
    known.fund()
    known.ask(BeginRelease)
    known.ask(LogCoaching, **COACHING)
    known.ask(Close, leaving_open=True)

    known.refused(LogCoaching, refusals.OutOfPhase, **COACHING)


def test_a_preview_says_what_a_position_would_be() -> None:
    """New, amended, and gone."""
    known = Supported()
    known.fund()
    amend = by_staff(AmendPosition, number=1, fte=50)
    end = by_staff(EndPosition, number=1, on=TODAY)
    amended = preview(known.now, amend, START).changes
    gone = preview(known.now, by_staff(WithdrawSupport, support="position/1"), START)

    assert [e.subject for e in amended] == ["position/1"]
    assert "1 FTE, funded by CCEE" in amended[0].changes[0]
    assert "funded positions 1 -> none" in gone.changes[0].changes
    assert preview(known.now, end, START).refused is None


def test_hours_are_summed_by_school_year_and_by_who_gave_them() -> None:
    """1 July begins a year; half hours do not get lost."""
    known = Supported()
    next_year = START.replace(year=2027, month=7, day=1, hour=20)
    for at, coach, hours in (
        (START, "t.washington", 150),
        (START, "k.bennett", 25),
        (START, "t.washington", 175),
        (next_year, "t.washington", 100),
    ):
        said = {"coach": coach, "hours": hours, "on": known.now.day_of(at)}
        known.ask(LogCoaching, at, **COACHING | said)
    known.ask(NoteLearning, **LEARNING)
    given = known.given

    assert [(e.year, e.kind, e.by, e.hours, e.times) for e in given.hours] == [
        ("2026-27", "coaching", "k.bennett", 25, 1),
        ("2026-27", "coaching", "t.washington", 325, 2),
        ("2026-27", "learning", "CCEE", 150, 1),
        ("2027-28", "coaching", "t.washington", 100, 1),
    ]
    assert given.coached_by("t.washington", TODAY) == 325
    assert given.coached_by("t.washington", next_year.date()) == 100


def test_how_much_of_a_position_there_is_on_a_day() -> None:
    """Nothing before it and after it; less from each step of its taper on."""
    known = Supported()
    known.fund(taper=(step(TODAY + WEEK, 50), step(TODAY + 2 * WEEK, 25)))
    terms = known.now.supports.positions[1].terms
    days = (TODAY - DAY, TODAY, TODAY + WEEK, TODAY + 2 * WEEK, LAST, LAST + DAY)

    assert [terms.fte_on(day) for day in days] == [0, 100, 50, 25, 25, 0]
    assert [terms.stands(day) for day in days[:3]] == [
        "begins on 2026-09-01",
        "1 FTE now, until 2027-03-20",
        "0.5 FTE now, until 2027-03-20",
    ]
    assert terms.stands(LAST + DAY) == "ended on 2027-03-20"


@pytest.mark.parametrize("text", ["coaching/3", "Position/12", " learning/1 "])
def test_an_address_names_a_support(text: str) -> None:
    """In capitals, too."""
    ref = support_ref(text)

    assert ref and ref.address == text.strip().lower()
    assert support_ref(f"{text}/x") is None


NEW = ("coaching", "learning", "position")


def tried(known: Supported, drawn: tuple[int, int, int]) -> None:
    """One act that staff may do, if this is one; some days later."""
    which, number, days = drawn
    known.at += timedelta(days=days)
    today, ref = known.now.day_of(known.at), SupportRef([*SupportKind][number % 3], 1)
    on = {"on": today}
    acts = (
        by_staff(LogCoaching, **COACHING | on),
        by_staff(NoteLearning, **LEARNING | on),
        by_staff(
            FundPosition, **FUNDED | {"first": today, "last": today + days * WEEK}
        ),
        by_staff(AmendPosition, number=number, last=today + 2 * days * DAY),
        by_staff(EndPosition, number=number, **on),
        by_staff(WithdrawSupport, support=ref._replace(number=number).address),
    )
    act = acts[which % len(acts)]
    if is_allowed(known.now, act, known.at):
        known.do(act)


@given(
    st.lists(
        st.tuples(st.integers(0, 11), st.integers(1, 4), st.integers(0, 9)),
        max_size=25,
    )
)
def test_the_record_tells_what_the_engagement_carries(
    life: list[tuple[int, int, int]],
) -> None:
    """Of any life: as many of each, the same withdrawn, the same positions open."""
    known = Supported()
    for drawn in life:
        tried(known, drawn)
    given, carried = known.given, known.now.supports
    today = known.now.day_of(known.at)

    noted = (given.coaching, given.learning, given.positions)
    assert [*map(len, noted)] == [carried.noted(SupportKind(kind)) for kind in NEW]
    gone = {e.ref.address for of in noted for e in of if e.withdrawn}
    assert gone == {*carried.withdrawn}
    held = {e.number: e.terms for e in given.held_on(today)}
    assert held == {n: e.terms for n, e in carried.held_after(today).items()}
    assert all(e.due == e.terms.last for e in carried.positions.values())
    standing = engagement_standing(known.now)
    live = [e for e in given.coaching if e.withdrawn is None]
    assert standing.coaching == len(live)
    assert sum(e.hours for e in given.hours if e.kind == "coaching") == sum(
        e.hours for e in live
    )
