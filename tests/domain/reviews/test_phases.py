"""A review goes by the phases of its framework: each waits, is open, is done."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import (
    BeginPhase,
    Cause,
    CompletePhase,
    CorrectLea,
    NoteMilestone,
    ResumeClock,
    StopClock,
)
from domain.calendars.work_calendar import Break
from domain.expectation import expectation
from domain.people.roles import Role
from domain.review_standing import shown
from domain.reviews.framework import Framework
from tests.frameworks import SIR_12, THREE
from tests.lives import EVERY_WEEKDAY
from tests.review_phases import (
    PROOF,
    begin,
    complete,
    cover,
    note,
    pass_through,
    rule_of,
    up_to,
)
from tests.reviews import BEGUN, DUE, InReview, in_review

DAYS = EVERY_WEEKDAY.lea
FALL = Break(name="fall recess", first=date(2026, 9, 14), last=date(2026, 9, 25))
WITH_RECESS = EVERY_WEEKDAY.but(lea=DAYS.but(recess=(FALL,)))
EXIT = {each.key: each.exit for each in SIR_12.phases}
ENTRY = {each.key: each.entry for each in SIR_12.phases}
BY_ACT = tuple(each for each in SIR_12.milestones if each.by)
"""Milestones that are reached by an act of their own."""
HOW = {
    "send_draft": "report draft",
    "finalize_report": "report final",
    "propose_roadmap": "plan_action, or roadmap import",
    "sign_roadmap": "sign_roadmap --party lea",
}
"""Where it is not the act that is typed first."""
NINE = tuple(each.key for each in SIR_12.phases)
STAGES = {
    "planning": ("planning", "planned"),
    "artifacts": ("collecting", "collecting"),
    "field_work": ("collecting", "collected"),
    "analysis": ("analysing", "analysed"),
    "draft": ("draft", "fact_checked"),
    "final": ("finalising", "final"),
    "board": ("presenting", "presented"),
    "publication": ("publishing", "published"),
    "codesign": ("prioritising", "prioritised"),
}
"""How far the review is while a phase is open, and once it is done."""


def refused(both: InReview, kind: type[BeginPhase | CompletePhase], phase: str) -> str:
    """Which names what is missing; nothing was changed."""
    known = both.review
    with pytest.raises(refusals.StepMissing) as found:
        both.ask_review(kind, phase=phase)
    assert both.review is known
    return str(found.value)


def missing(said: str) -> list[str]:
    """What is still to come, in the order in which it is said."""
    named = said.partition("still to come: ")[2].split("; ")
    return [each.replace(" is not done (", " (") for each in named]


def states(both: InReview) -> dict[str, str]:
    return {each.name: each.state for each in shown(both.review).review.phases}


def milestones(*keys: str, framework: Framework = SIR_12) -> list[str]:
    """As a refusal names them, each with what says it."""
    acts = {key: f"note_milestone --milestone {key}" for key in keys}
    acts |= {"sample": "approve_sample"}
    acts |= {each.key: HOW.get(each.by, each.by) for each in BY_ACT}
    if len(keys) > 1:  # with nothing planned, nothing is signed either
        acts["sign_off"] = acts["actions"]
    return [f"{framework.milestone[key].title} ({acts[key]})" for key in keys]


def test_a_review_begins_with_its_first_phase_and_all_others_wait() -> None:
    """Those that wait are shown by name, with whose they will be, and no date."""
    both = in_review()
    first, *others = shown(both.review).review.phases

    assert (first.name, first.state, first.due) == ("planning", "open", DUE)
    assert [each.name for each in others] == [*NINE[1:]]
    assert {(e.state, e.opened, e.due) for e in others} == {("waiting", None, None)}
    assert {each.asked for each in others} == {Role.CCEE_LEAD}


def test_a_whole_review_goes_from_its_beginning_to_its_priorities() -> None:
    """Nine phases, each begun and done by an act; the stage follows from them."""
    both, stages = in_review(), dict[str, tuple[str, str]]()
    for phase in NINE:
        if phase not in both.review.review.phases:
            begin(both, phase)
        opened = both.review.stage
        both.run_to(both.today + timedelta(days=7))
        complete(both, phase)
        stages[phase] = opened, both.review.stage

    assert stages == STAGES
    assert {*states(both).values()} == {"done"}
    assert both.review.review.due is None and expectation(both.review) is None
    assert not both.review.is_over


@pytest.mark.parametrize("phase", [key for key in NINE if EXIT[key]])
def test_a_phase_is_done_once_all_its_milestones_are_reached(phase: str) -> None:
    """The refusal names each that is missing, with the act that says it."""
    both, exits = up_to(phase), EXIT[phase]
    cover(both, rule_of(both, phase))
    none = refused(both, CompletePhase, phase)
    for key in exits:
        left = [each for each in exits if not both.review.review.has(each)]
        if left:
            told = missing(refused(both, CompletePhase, phase))
            assert told == milestones(*left)
        note(both, key)
    both.ask_review(CompletePhase, phase=phase)

    assert none.startswith(f"{SIR_12.phase[phase].title} is not done yet; still to")
    assert both.phase(phase).done == both.today


@pytest.mark.parametrize("phase", [key for key in NINE[1:] if ENTRY[key]])
def test_a_phase_begins_once_its_milestones_are_reached(phase: str) -> None:
    """All others before it are done; what is missing is named."""
    both = up_to("planning")
    done = [*SIR_12.phase[phase].after]
    if done:
        both = up_to(done[-1])
        complete(both, done[-1])
    said = refused(both, BeginPhase, phase)
    note(both, *ENTRY[phase])
    both.ask_review(BeginPhase, phase=phase)

    assert said.startswith(f"{SIR_12.phase[phase].title} does not begin yet; still to")
    assert missing(said) == milestones(*ENTRY[phase])
    assert both.phase(phase).opened == both.today


@pytest.mark.parametrize("phase", [k for k in NINE if SIR_12.phase[k].after])
def test_a_phase_begins_once_those_before_it_are_done(phase: str) -> None:
    """Each of them is named, with the act that completes it."""
    both, before = up_to(SIR_12.phase[phase].after[-1]), SIR_12.phase[phase].after
    by_act = [key for key in ENTRY[phase] if SIR_12.milestone[key] in BY_ACT]
    note(both, *(key for key in ENTRY[phase] if key not in by_act))
    named = [SIR_12.phase[key].title for key in before]
    undone = [k for k in before if not both.review.review.is_done(k)]
    said = refused(both, BeginPhase, phase)

    assert missing(said) == [
        f"{title} (complete_phase --phase {key})"
        for key, title in zip(before, named, strict=True)
        if key in undone
    ] + milestones(*by_act)


def test_artifacts_and_field_work_go_on_together() -> None:
    """Either may be done first; what was collected is so once both are."""
    ways = {}
    for first, second in (("artifacts", "field_work"), ("field_work", "artifacts")):
        both = up_to("artifacts")
        begin(both, "field_work")
        together = states(both)["artifacts"], states(both)["field_work"]
        complete(both, first)
        between = both.review.stage
        complete(both, second)
        ways[first] = together, between, both.review.stage

    assert {*ways.values()} == {(("open", "open"), "collecting", "collected")}


def test_artifacts_are_read_while_the_planning_goes_on() -> None:
    """As soon as they were asked for; the review is as far as its latest phase."""
    both = in_review()
    begin(both, "artifacts")
    apart = both.review.stage
    complete(both, "planning")

    assert (apart, both.review.stage) == ("collecting", "collecting")
    assert [each.name for each in both.review.review.open_phases] == ["artifacts"]


def test_nothing_is_analysed_before_the_planning_is_done() -> None:
    """What is collected meanwhile is; left open, it would stay so to the end."""
    both = in_review()
    pass_through(both, "artifacts", "field_work")
    said = refused(both, BeginPhase, "analysis")
    complete(both, "planning")
    begin(both, "analysis")

    assert missing(said) == [
        "the planning of the review (complete_phase --phase planning)"
    ]


def test_while_one_of_two_phases_waits_nothing_is_collected() -> None:
    """Not even where the other is done."""
    both = up_to("artifacts")
    complete(both, "artifacts")

    assert (both.review.stage, states(both)["field_work"]) == ("collecting", "waiting")


def test_the_board_may_meet_before_or_after_the_publication() -> None:
    """Both follow the final report; the stage is that of the later phase."""
    both = up_to("board")
    begin(both, "publication")
    complete(both, "publication")
    first = both.review.stage
    complete(both, "board")

    assert (first, both.review.stage) == ("published", "published")
    assert both.review.review.may_be_completed


def test_the_draft_is_in_its_fact_check_once_it_was_sent() -> None:
    """A stage of its own within the phase, by a milestone that is reached."""
    both = up_to("draft")
    before = both.review.stage
    note(both, "draft_sent")
    sent = both.review.stage
    complete(both, "draft")

    assert (before, sent, both.review.stage) == ("draft", "fact_check", "fact_checked")


def test_nothing_advances_by_itself() -> None:
    """All that a phase comes to is there, and its date goes by: staff complete it."""
    both = in_review()
    note(both, *EXIT["planning"])
    both.run_to(DUE + timedelta(days=200))
    late = states(both)
    both.ask_review(CompletePhase, phase="planning")
    both.run_to(both.today + timedelta(days=200))

    assert late["planning"] == "open" and both.review.stage == "planned"
    assert [*both.review.review.phases] == ["planning"]


def test_a_phase_is_begun_and_done_once() -> None:
    """It is said since when; and one that has not begun is not done."""
    both = up_to("artifacts")
    again: dict[tuple[type[BeginPhase | CompletePhase], str], str] = {
        (BeginPhase, "planning"): f"is done since {both.today}",
        (CompletePhase, "planning"): f"is done since {both.today}",
        (BeginPhase, "artifacts"): f"is open since {both.today}",
    }
    for (kind, phase), said in again.items():
        with pytest.raises(refusals.NothingToChange, match=said):
            both.ask_review(kind, phase=phase)
    with pytest.raises(refusals.OutOfPhase, match="has not begun; open: artifacts"):
        both.ask_review(CompletePhase, phase="draft")


def test_what_may_begin_next_is_said_where_nothing_is_open() -> None:
    """Of what waits, that which nothing holds up."""
    both = up_to("planning")
    complete(both, "planning")
    with pytest.raises(refusals.OutOfPhase, match="has not begun; begin_phase begins"):
        both.ask_review(CompletePhase, phase="draft")
    note(both, "artifact_request")
    with pytest.raises(refusals.OutOfPhase, match="begins artifacts or field_wo"):
        both.ask_review(CompletePhase, phase="artifacts")


def test_once_all_have_begun_none_is_to_begin() -> None:
    """And once all are done, none is to be completed: the last is done already too."""
    both = up_to("codesign")
    with pytest.raises(refusals.NothingToChange, match="the roadmap is open since"):
        both.ask_review(BeginPhase, phase="codesign")
    complete(both, "codesign")
    with pytest.raises(refusals.NothingToChange, match="the roadmap is done since"):
        both.ask_review(CompletePhase, phase="codesign")


@pytest.mark.parametrize("kind", [BeginPhase, CompletePhase])
def test_once_all_are_done_one_that_is_not_there_is_named_too(kind: type) -> None:
    """It is a refusal, and not done already."""
    both = up_to("codesign")
    complete(both, "codesign")
    with pytest.raises(refusals.NoSuchPhase, match="has no phase 'sampling'"):
        both.ask_review(kind, phase="sampling")


@pytest.mark.parametrize("kind", [BeginPhase, CompletePhase])
def test_a_phase_that_the_framework_does_not_have_is_named(kind: type) -> None:
    """With those that it has."""
    both = up_to("artifacts")
    with pytest.raises(refusals.NoSuchPhase) as found:
        both.ask_review(kind, phase="sampling")

    assert str(found.value) == (
        f"SIR-12@2019 has no phase 'sampling'; it has {', '.join(NINE)}"
    )


def test_most_phases_take_working_days() -> None:
    """Of the LEA, from the day on which they begin; in recess its offices work."""
    both = up_to("artifacts", WITH_RECESS)
    phase = both.phase("artifacts")

    assert phase.opened == date(2026, 9, 2)
    assert phase.due == DAYS.later(phase.opened, 20) == date(2026, 9, 30)


def test_field_work_takes_days_of_instruction() -> None:
    """In recess there is no school, and those days are no days of it."""
    dues = {}
    for name, policy in (("recess", WITH_RECESS), ("none", EVERY_WEEKDAY)):
        both = up_to("artifacts", policy)
        begin(both, "field_work")
        dues[name] = both.phase("field_work").due

    assert dues["none"] == DAYS.later(date(2026, 9, 2), 30) == date(2026, 10, 14)
    assert dues["recess"] == date(2026, 10, 28)


def test_field_work_that_begins_in_recess_is_counted_from_its_end() -> None:
    """The first school day is that on which it may begin."""
    both = up_to("artifacts", WITH_RECESS)
    both.run_to(date(2026, 9, 16))
    begin(both, "field_work")
    phase = both.phase("field_work")

    assert (phase.opened, phase.due) == (date(2026, 9, 16), date(2026, 11, 9))


def test_the_board_is_given_days_of_the_year() -> None:
    """Weekends and breaks count: boards meet by the calendar."""
    both = up_to("board")
    phase = both.phase("board")

    assert phase.due == phase.opened + timedelta(days=45)


def test_reminders_of_field_work_count_days_of_instruction() -> None:
    """Five of them before its date, as its framework counts."""
    both = up_to("artifacts", WITH_RECESS)
    begin(both, "field_work")
    subject = both.review.subject("phase/field_work")
    assert subject
    first, *_ = subject.coming
    due = both.phase("field_work").due

    assert due and DAYS.instruction.later(due, -5) == DAYS.day_of(first.at)


@pytest.mark.parametrize("phase", NINE)
def test_each_phase_has_a_clock_of_its_own(phase: str) -> None:
    """Its date, its reminder before, and who hears once it is past."""
    both = up_to(phase)
    clock = both.phase(phase)
    assert clock.due
    keys = [each.key for each in clock.coming]
    both.run_to(clock.due + timedelta(days=5))
    late = both.phase(phase)

    assert keys[-2:] == ["R1", "R2"]
    assert late.overdue and late.rung == "R1"
    complete(both, phase)
    assert not both.phase(phase).overdue and both.phase(phase).plan is None


def test_a_phase_may_begin_while_all_clocks_stand() -> None:
    """It stands from its first day on, and takes its own days once they run."""
    both = up_to("artifacts")
    both.ask(StopClock, cause=Cause.STRIKE, recheck=both.today + timedelta(days=30))
    both.settle()
    both.run_to(both.today + timedelta(days=5))
    begin(both, "field_work")
    opened, stands = both.today, both.phase("field_work").stop
    both.run_to(both.today + timedelta(days=7))
    both.ask(ResumeClock)
    both.settle()
    phase = both.phase("field_work")

    assert stands and (stands.cause, stands.since) == (Cause.STRIKE, opened)
    assert (phase.opened, phase.stop) == (opened, None)
    assert phase.due == DAYS.later(DAYS.later(opened, 30), 5)


def test_a_phase_that_is_done_while_all_clocks_stand_is_done() -> None:
    """What is heard of them later moves nothing any more."""
    both = up_to("planning")
    both.ask(StopClock, cause=Cause.STRIKE, recheck=both.today + timedelta(days=30))
    both.settle()
    complete(both, "planning")
    due = both.planning.due
    both.run_to(both.today + timedelta(days=14))
    both.ask(ResumeClock)
    both.settle()

    assert (both.planning.due, both.planning.stop) == (due, None)


@pytest.mark.parametrize("kind", [BeginPhase, CompletePhase])
def test_a_phase_is_led_on_by_whoever_leads_the_review(
    kind: type[BeginPhase | CompletePhase],
) -> None:
    """Or the director; nobody of the LEA, and no expert."""
    for by in ("a.castillo", "h.lindqvist"):
        both = up_to("planning")
        note(both, *EXIT["planning"], "artifact_request")
        phase = "artifacts" if kind is BeginPhase else "planning"
        both.ask_review(kind, phase=phase, by=by)
    for by in ("t.washington", "k.bennett", "d.okafor", "m.ortiz", "z.stranger"):
        with pytest.raises(refusals.NotYours, match="for the CCEE lead"):
            up_to("planning").ask_review(kind, phase="planning", by=by)


@pytest.mark.parametrize("kind", [BeginPhase, CompletePhase])
def test_who_leads_it_on_has_read_the_newest_setting(kind: type) -> None:
    """Refused until the review has heard it too."""
    both = up_to("planning")
    both.ask(CorrectLea, name="Alder Valley Joint Unified")

    with pytest.raises(refusals.SettingIsBehind):
        both.ask_review(kind, phase="planning")


def test_what_was_done_is_said_in_a_sentence() -> None:
    """With the date that follows from it, and by whom."""
    both = up_to("planning")
    note(both, *EXIT["planning"], "artifact_request")
    both.ask_review(CompletePhase, phase="planning", why="all is there")
    both.ask_review(BeginPhase, phase="artifacts", why="")
    done, begun = both.review.unwritten[-2:]

    assert done.sentence == (
        "a.castillo completed the planning of the review: all is there"
    )
    assert done.subject == "phase/planning"
    assert begun.sentence == (
        "a.castillo began the reading of documents and artifacts, due 2026-09-29"
    )
    assert begun.subject == "phase/artifacts"


def test_a_framework_of_three_phases_is_gone_through() -> None:
    """Other words, other guards, and no other rule."""
    both, stages = in_review(framework=THREE), []
    for phase in THREE.phases:
        pass_through(both, phase.key)
        stages.append(both.review.stage)

    assert stages == ["prepared", "seen", "told"]
    assert both.review.review.may_be_completed
    assert {*states(both)} == {"prepare", "look", "tell"}


def test_a_framework_of_three_phases_asks_for_what_it_names() -> None:
    """Its first phase is not the planning, and its milestones are its own."""
    both = in_review(framework=THREE)
    first = missing(refused(both, CompletePhase, "prepare"))
    begins = missing(refused(both, BeginPhase, "look"))
    with pytest.raises(refusals.NoSuchMilestone, match="it has welcome, sample, summ"):
        both.ask_review(NoteMilestone, milestone="kickoff", on=BEGUN)

    assert first == milestones("welcome", framework=THREE)
    assert begins == [
        "the preparation (complete_phase --phase prepare)",
        *milestones("sample", framework=THREE),
    ]


def test_in_a_framework_of_three_phases_a_stage_follows_from_its_milestone() -> None:
    """Its days are counted as it says, and it is asked of whom it says."""
    both = up_to("tell", framework=THREE)
    before, phase = both.review.stage, both.phase("tell")
    both.ask_review(NoteMilestone, milestone="summary", on=both.today, **PROOF)

    assert (before, both.review.stage) == ("telling", "reading")
    assert phase.due == phase.opened + timedelta(days=14)
    assert both.review.subjects[-1].asked is Role.CCEE_EXPERT


def with_stages(*stages: str) -> Framework:
    """THREE with these stages of its milestones, of which its second phase has all."""
    known = zip(THREE.milestones, stages, strict=True)
    first, second, last = THREE.phases
    exits = tuple(each.key for each in THREE.milestones)
    return THREE.but(
        milestones=tuple(each.but(proof=(), stage=stage) for each, stage in known),
        phases=(first, second.but(after=(), entry=(), exit=exits), last.but(exit=())),
    )


def test_a_stage_within_a_phase_is_that_of_its_last_milestone() -> None:
    """In the order of the framework, whichever was noted first."""
    both = in_review(framework=with_stages("greeted", "", "summed"))
    begin(both, "look")
    note(both, "summary")
    first = both.review.stage
    note(both, "welcome")

    assert (first, both.review.stage) == ("summed", "summed")


def test_a_milestone_of_an_earlier_phase_is_no_stage_of_a_later_one() -> None:
    """The review is as far as its furthest phase, also while both are open."""
    welcome, *others = THREE.milestones
    first, second, last = THREE.phases
    framework = THREE.but(
        milestones=(welcome.but(stage="greeted"), *others),
        phases=(first, second.but(after=()), last),
    )
    both = in_review(framework=framework)
    note(both, "welcome")
    before = both.review.stage
    begin(both, "look")

    assert (before, both.review.stage) == ("greeted", "looking")


def test_a_phase_that_covers_nothing_is_done_by_its_milestones() -> None:
    """And one without milestones by what it covers."""
    both = up_to("look", framework=THREE)
    with pytest.raises(refusals.StepMissing):
        both.ask_review(CompletePhase, phase="look")
    cover(both, rule_of(both, "look"))
    both.ask_review(CompletePhase, phase="look")

    assert both.review.stage == "seen"
