"""Size: whatever is accepted can be recorded, and can travel to the next run."""

from datetime import date, timedelta

import pytest

from domain.actions.planned import PlannedAction
from domain.acts import (
    AdoptRoadmap,
    ApplyPolicy,
    Assign,
    Cause,
    ClaimComplete,
    ConfirmComplete,
    LinkStandard,
    Mode,
    Redate,
    StaffAct,
    StartAction,
    StopClock,
)
from domain.apply import apply
from domain.bounds import (
    ENTRY,
    KB,
    LONGEST_REPORT,
    LONGEST_TITLE,
    MOST_ACTIONS,
    STANDING,
)
from domain.clocks.ladder import Settled
from domain.engagement import Engagement
from domain.entity import REMEMBERED, Answered
from domain.expectation import expectation
from domain.people.roles import Role
from domain.policies.ladder import Repeat
from domain.refusals import RecordIsBehind, TooLarge
from domain.size import (
    A_LONG_ENTRY,
    ALL_BUT_COMPLETIONS_WAIT,
    COMPLETIONS_WAIT,
    LARGEST,
    LONG_ENTRIES_WAIT,
    check_size,
    fits_into_a_run,
)
from tests.lives import POLICY as IN_FORCE
from tests.lives import START, before_the_roadmap, by_staff, implementing, paid, planned

DUE = date(2027, 3, 5)
CHINESE = "字"
SLACK = 12_288  # bytes that may be counted too many: of ids, above all
LONG = ("as the team agreed at its meeting; " * 100,) * 3
CLAIM = by_staff(ClaimComplete, action=1, evidence=("minutes",))
LONG_CLAIM = by_staff(ClaimComplete, action=1, evidence=LONG)
SHORT = by_staff(Redate, action=1, due=DUE + timedelta(days=3), why="agreed")


def take(now: Engagement, act: StaffAct) -> Engagement:
    """What the act leads to, where it is not too much; raises Refused."""
    after = apply(now, act, START)
    check_size(now, after, act)
    return after


def owing(whole: int) -> Engagement:
    """One whose record has been away until all of it weighs so many bytes."""
    now = apply(implementing(DUE, size=66), by_staff(StartAction, action=1), START)
    entry = now.unwritten[0]
    return now.but(unwritten=(entry,) * ((whole - now.weight) // entry.weight))


def roadmap_of(size: int, letter: str, text: int) -> tuple[PlannedAction, ...]:
    said = {"title": letter * LONGEST_TITLE, "theme": letter * LONGEST_TITLE}
    return tuple(
        planned(n, DUE + timedelta(days=n), text=letter * text, **said)
        for n in range(1, size + 1)
    )


def test_what_is_kept_of_its_size_is_never_less_than_it_is() -> None:
    """After every act, and no more than some kilobytes too much."""
    now = before_the_roadmap()
    acts: list[StaffAct] = [
        by_staff(AdoptRoadmap, actions=roadmap_of(66, CHINESE, 100)),
        by_staff(StartAction, action=3),
        by_staff(StopClock, cause=Cause.STRIKE, recheck=DUE),
        by_staff(Assign, role=Role.LEA_DEPUTY, person="n.okoye", first=DUE),
    ]
    for act in acts:
        now = apply(now, act, START)
        standing = len(paid(now).model_dump_json().encode())
        whole = len(now.model_dump_json().encode())

        assert standing <= now.weight <= standing + SLACK
        assert whole <= now.weight + now.owed_weight <= whole + SLACK


def test_ids_may_be_of_any_letters() -> None:
    """Five hundred acts are remembered, each by an id of a hundred characters."""
    now = before_the_roadmap()
    ids = (f"{'😀' * 97}{n:03}" for n in range(REMEMBERED))
    full = now.but(answered={each: Answered(10**6, "f" * 16) for each in ids})

    assert len(full.model_dump_json().encode()) <= full.weight


def test_a_changed_value_is_weighed_anew() -> None:
    """And an unchanged one is not: its weight is kept with it."""
    now = implementing(DUE, size=3)
    assert now.actions[1].weight

    longer = now.actions[1].but(title="a longer title")

    assert "weight" not in longer.__dict__
    assert "weight" in now.but(episode=2).actions[1].__dict__
    assert longer.weight == len(longer.model_dump_json())


def test_a_roadmap_of_every_action_with_long_texts_is_adopted() -> None:
    """Two hundred actions, each with a text of some lines."""
    adopt = by_staff(AdoptRoadmap, actions=roadmap_of(MOST_ACTIONS, "a", 400))

    assert len(take(before_the_roadmap(), adopt).actions) == MOST_ACTIONS


def test_what_is_too_large_altogether_is_refused_in_words() -> None:
    """Each text is within its bound, and all of them are more than one act can say."""
    actions = roadmap_of(MOST_ACTIONS, CHINESE, LONGEST_REPORT)
    adopt = by_staff(AdoptRoadmap, actions=actions)

    with pytest.raises(TooLarge, match="one act may take 512: shorten its texts"):
        take(before_the_roadmap(), adopt)


def test_a_policy_under_which_an_engagement_would_not_fit_is_refused() -> None:
    """Ladders of more rungs for two hundred actions, where there is little room."""
    *rest, last = IN_FORCE.rungs
    often = last.but(repeat=Repeat(every=2, times=20))
    policy = IN_FORCE.but(rungs=(*rest, often), version="next")
    adopt = by_staff(AdoptRoadmap, actions=roadmap_of(MOST_ACTIONS, "a", 10))
    now = paid(take(before_the_roadmap(), adopt))
    room = now.policy.lea.but(zone="x" * (STANDING - 20 * KB - now.weight))
    now = now.but(policy=now.policy.but(lea=room))
    act = by_staff(ApplyPolicy, policy=policy, mode=Mode.RECOMPUTE)

    with pytest.raises(TooLarge, match="fewer actions, or fewer rungs"):
        take(now, act)


def of_weight(weight: int) -> Engagement:
    """One that weighs so much, whatever made it so large."""
    now = implementing(DUE, size=6, policy=IN_FORCE)
    lea = now.policy.lea.but(zone="x" * (weight - now.weight))
    return now.but(policy=now.policy.but(lea=lea))


def test_a_large_engagement_goes_on() -> None:
    """What hardly adds to it is taken for long; completions and relief for ever."""
    large, larger = of_weight(STANDING + 1_024), of_weight(LARGEST)
    assert take(large, by_staff(StartAction, action=1))
    assert take(larger, CLAIM)
    assert take(larger, by_staff(StopClock, cause=Cause.STRIKE, recheck=DUE))

    with pytest.raises(TooLarge, match="can be kept at hand"):
        take(larger, by_staff(StartAction, action=1))


def test_little_by_little_it_does_not_outgrow_what_can_travel() -> None:
    """However many acts add a little each."""
    now, taken = of_weight(STANDING), 0
    with pytest.raises(TooLarge):
        for n in range(1_000):
            act = by_staff(LinkStandard, action=1 + n % 6, standard="字" * 70 + str(n))
            now = paid(take(now, act))
            taken += 1

    assert taken > 100
    assert fits_into_a_run(now)


def test_an_engagement_holds_so_many_people() -> None:
    """One who is to follow in a hundred years, and another, and another."""
    now = implementing(DUE)
    with pytest.raises(TooLarge, match="201 assignments of roles; at most 200"):
        for n in range(300):
            first = DUE + timedelta(days=n)
            act = by_staff(Assign, role=Role.LEA_DEPUTY, person="n.okoye", first=first)
            now = paid(take(now, act.but(last=first)))


def test_a_record_that_is_away_for_a_while_refuses_nobody() -> None:
    """Hundreds of acts later everything is still taken."""
    now = owing(LONG_ENTRIES_WAIT - 64 * 1024)
    assert len(now.unwritten) > 200

    for act in (CLAIM, LONG_CLAIM, SHORT):
        assert take(now, act)


def test_when_much_is_owed_long_texts_wait() -> None:
    """Evidence of some length; short acts go on."""
    now = owing(LONG_ENTRIES_WAIT)
    assert apply(now, LONG_CLAIM, START).unwritten[-1].weight > A_LONG_ENTRY
    assert take(now, CLAIM) and take(now, SHORT)

    with pytest.raises(RecordIsBehind, match="entries wait to be recorded"):
        take(now, LONG_CLAIM)


def test_words_that_wait_are_named_where_the_record_has_everything() -> None:
    """It is other workflows that do not hear, and not the record that is away."""
    now = owing(ALL_BUT_COMPLETIONS_WAIT)
    word = Settled(plan_id="x" * (ALL_BUT_COMPLETIONS_WAIT - now.weight))
    now = now.but(unwritten=(), untold=(word,))

    with pytest.raises(RecordIsBehind, match="1 word waits to be told to other work"):
        take(now, SHORT)


def test_at_last_all_but_completions_and_clocks_wait() -> None:
    """Whoever has finished can say so, be confirmed, and silence the ladder."""
    now = owing(ALL_BUT_COMPLETIONS_WAIT)
    claimed = take(now, CLAIM)
    assert take(claimed, by_staff(ConfirmComplete, action=1))
    expected = expectation(now)
    assert expected

    with pytest.raises(RecordIsBehind):
        take(now, SHORT)
    assert len(apply(now, expected.acts[0], expected.at).unwritten) > len(now.unwritten)


def test_nothing_is_taken_that_would_not_travel() -> None:
    """Completions are the last to wait."""
    with pytest.raises(RecordIsBehind):
        take(owing(COMPLETIONS_WAIT), CLAIM)


def test_what_the_clock_adds_does_not_fit_for_a_while() -> None:
    """All rungs of 66 actions while the record is away: this run goes on until then."""
    now = owing(COMPLETIONS_WAIT)
    assert fits_into_a_run(now)
    while fits_into_a_run(now):
        expected = expectation(now)
        assert expected
        for act in expected.acts:
            now = apply(now, act, expected.at)

    assert fits_into_a_run(paid(now))


def test_no_entry_of_the_clock_is_larger_than_a_commit() -> None:
    """Not even where all that is possible falls on one instant."""
    actions = (each.but(due=DUE) for each in roadmap_of(150, CHINESE, 1))
    policy = IN_FORCE.but(rungs=IN_FORCE.rungs[-1:], threshold=None)
    adopt = by_staff(AdoptRoadmap, actions=[*actions])
    now = paid(take(before_the_roadmap(policy), adopt))
    for number in now.actions:
        now = paid(apply(now, by_staff(StartAction, action=number), START))
    sizes: dict[str, list[int]] = {}
    while expected := expectation(now):
        for act in expected.acts:
            now = apply(now, act, expected.at)
            sizes.setdefault(act.kind, []).append(now.unwritten[-1].weight)
        now = paid(now)

    assert len(sizes["plateau_reached"]) == 2
    assert max(size for each in sizes.values() for size in each) <= ENTRY / 2
