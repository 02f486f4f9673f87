"""A review at a glance: each component, its advice, what is missing, what is next."""

from datetime import date

from domain.acts import (
    AddFinding,
    AddRecommendation,
    AddSite,
    AddTheme,
    ApproveSample,
    BeginPhase,
    CancelReview,
    Cause,
    CompletePhase,
    CompleteReview,
    NoteMilestone,
    PauseReview,
    RateComponent,
    ResumeReview,
    StopClock,
    WaiveQuadrant,
)
from domain.review_next import acts_next, decisions_next, gaps_of, not_planned_yet
from domain.review_standing import shown
from domain.reviews.analysis_standing import advice_groups
from domain.reviews.component_standing import ComponentStanding, component_standings
from domain.reviews.progress import NextAct
from domain.reviews.standing import PhaseStanding
from tests.frameworks import SIR_12, THREE
from tests.review_phases import cover, note, pass_through, rule_of, up_to
from tests.reviews import SCHOOL, InReview, in_review
from tests.roadmaps import recommended

FIRST_WITHOUT = "components 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"
RECHECK = {"cause": Cause.FIRE, "recheck": date(2026, 12, 1)}


def phase(both: InReview, name: str) -> PhaseStanding:
    phases = shown(both.review).review.phases
    return next(each for each in phases if each.name == name)


def next_of(both: InReview, name: str) -> list[NextAct]:
    return acts_next(shown(both.review), phase(both, name))


def decided(both: InReview) -> list[NextAct]:
    return [*decisions_next(shown(both.review).review)]


def component(both: InReview, number: int) -> ComponentStanding:
    """As it lives, which is how it is shown."""
    review, now = both.review.review, shown(both.review)
    live = component_standings(review.framework, review.items.values(), review.analysis)
    assert live == component_standings(review.framework, now.items, now.analysis)
    return live[number - 1]


def test_a_component_says_how_much_is_collected_and_found() -> None:
    """A waived quadrant is none until something is found in it, a withdrawn one no."""
    both = up_to("artifacts")
    cover(both, rule_of(both, "artifacts"))
    (mine,) = (k for k, e in both.review.review.items.items() if e.component == 4)
    square = {"component": 4, "quadrant": "threat"}
    both.ask_review(WaiveQuadrant, **square)
    both.ask_review(WaiveQuadrant, component=4, quadrant="strength")
    waived = component(both, 4)
    both.ask_review(AddFinding, finding="F1", text="two", items=(mine,), **square)
    both.ask_review(RateComponent, component=4, rating="initial")
    both.ask_review(AddFinding, finding="F2", text="one", items=(mine,), **square)
    found = component(both, 4)

    assert [each.said for each in waived.swot] == ["none", "", "", "none"]
    assert [each.said for each in found.swot] == ["none", "", "", "2"]
    assert (found.rating, found.planned, found.done) == ("initial", 1, 1)
    assert component(both, 5).is_empty and not waived.is_empty


def test_what_is_missing_says_by_which_act_it_comes_and_where() -> None:
    """Before a sample is approved a site is proposed."""
    both = in_review()
    kickoff, *_, sample, calendar = next_of(both, "planning")
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    proposed = next_of(both, "planning")[3]

    assert kickoff.said == "the kickoff with the LEA's cabinet and the COE"
    assert (kickoff.kind, kickoff.part) == (NoteMilestone, "milestone/kickoff")
    assert (sample.kind, proposed.kind) == (AddSite, ApproveSample)
    assert sample.said == proposed.said == "the approved sample of sites"
    assert calendar.part == "milestone/calendar_free"


def test_an_act_says_the_first_of_those_that_are_missing() -> None:
    """By a method that is laid on it; of a SWOT the first quadrant that is empty."""
    reading = next_of(up_to("artifacts"), "artifacts")[0]
    talking = next_of(up_to("field_work"), "field_work")
    analysing = up_to("analysis")
    analysing.ask_review(WaiveQuadrant, component=1, quadrant="strength")
    one, others = next_of(analysing, "analysis")[1:]

    assert reading.said == f"no document review for {FIRST_WITHOUT}"
    assert dict(reading.words) == {"component": "1", "method": "document_review"}
    assert dict(talking[0].words) == {
        "participants": "students",
        "method": "empathy_interview",
    }
    assert dict(talking[1].words)["component"] == "2"
    assert one.said == "component 1 lacks weaknesses, opportunities, threats"
    assert dict(one.words) == {"component": "1", "quadrant": "weakness"}
    assert dict(others.words) == {"component": "2", "quadrant": "strength"}


def test_a_phase_that_lacks_nothing_is_completed_next() -> None:
    """One that waits for others says nothing, one that they let says what it needs."""
    both = up_to("artifacts")
    cover(both, rule_of(both, "artifacts"))
    (done,) = next_of(both, "artifacts")
    waits = next_of(both, "analysis")
    board = up_to("board")
    (privacy,) = next_of(board, "publication")

    assert (done.kind, done.part) == (CompletePhase, "phase/artifacts")
    assert waits == next_of(both, "planning") == []
    assert privacy.said == "the privacy check of the report"


def test_while_a_review_stands_still_nothing_of_it_is_completed() -> None:
    """What is missing is still said; of its pause it is decided, and of its end."""
    both = up_to("artifacts")
    cover(both, rule_of(both, "artifacts"))
    stopped = in_review()
    stopped.ask(StopClock, **RECHECK)
    stopped.settle()
    both.ask_review(PauseReview, **RECHECK)
    (pause,) = decided(both)
    lacks = gaps_of(shown(stopped.review), phase(stopped, "planning"))

    assert next_of(both, "artifacts") == []
    assert pause.kind is ResumeReview and pause.said.startswith("paused since ")
    assert len(lacks) == len(next_of(stopped, "planning")) == 5


def test_what_may_begin_and_the_end_are_decided() -> None:
    """The end in its engagement; of a review that is over nothing."""
    both = up_to("artifacts")
    (begins,) = decided(both)
    last = in_review(framework=THREE)
    pass_through(last, *(each.key for each in THREE.phases))
    (ends,) = decided(last)
    both.ask_review(CancelReview)

    assert (begins.kind, begins.part) == (BeginPhase, "phase/field_work")
    assert (ends.kind, ends.part) == (CompleteReview, "")
    assert not any(next_of(both, each.key) for each in SIR_12.phases)


def test_advice_is_grouped_by_horizon_and_theme() -> None:
    """What is for at once first; what is under no theme last."""
    both = up_to("artifacts")
    note(both, "sample")
    cover(both, rule_of(both, "artifacts"))
    item = next(iter(both.review.review.items))
    square = {"component": 1, "quadrant": "threat"}
    both.ask_review(AddFinding, finding="F1", text="two", items=(item,), **square)
    both.ask_review(AddTheme, theme="T1", title="Coherence")
    said = {"text": "one", "rationale": "costs", "findings": ("F1",)}
    for key, horizon, theme in (
        ("R1", "LONG_TERM", "T1"),
        ("R2", "IMMEDIATE", ""),
        ("R3", "IMMEDIATE", "T1"),
        ("R4", "IMMEDIATE", "T1"),
    ):
        under = {"theme": theme} if theme else {}
        fields = said | under | {"recommendation": key, "horizon": horizon}
        both.ask_review(AddRecommendation, **fields)
    groups = advice_groups(shown(both.review).analysis)

    assert [(e.horizon, e.theme, e.ids) for e in groups] == [
        ("IMMEDIATE", "T1", ("R3", "R4")),
        ("IMMEDIATE", "", ("R2",)),
        ("LONG_TERM", "T1", ("R1",)),
    ]
    assert groups[0].title == "Coherence"


def test_a_roadmap_without_actions_says_what_it_waits_for() -> None:
    """Nothing, once the report is final; its framework may ask for none."""
    elsewhere = not_planned_yet(shown(in_review(framework=THREE).review))

    assert "once the report is final" in not_planned_yet(shown(in_review().review))
    assert not_planned_yet(shown(recommended().review)) == ""
    assert "asks for no roadmap that is worked out here" in elsewhere
