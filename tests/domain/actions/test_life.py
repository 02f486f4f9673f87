"""An action's life beyond start and completion: each rule, and what breaks it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given

from domain import refusals
from domain.actions.check import roadmap_faults
from domain.actions.planned import PlannedAction, label, numbered, order
from domain.acts import (
    Acknowledge,
    Assign,
    Audience,
    Cause,
    ClaimComplete,
    Comment,
    ConfirmComplete,
    DependOn,
    MergeAction,
    PutOnHold,
    RateAction,
    Reassign,
    Redate,
    Reopen,
    Resume,
    Several,
    Snooze,
    SplitAction,
    StaffAct,
    StartAction,
    Sustain,
    WithdrawAction,
)
from domain.apply import apply
from domain.bounds import PARTS
from domain.engagement import Engagement
from domain.judge import judge
from domain.letters.matter import rung_matter
from domain.people.roles import Role
from domain.receipt import receipt
from domain.standing_of import counted, standing, tally_of
from domain.status import ActionStatus, Flag
from tests.lives import (
    EVERY_WEEKDAY,
    START,
    by_staff,
    implementing,
    planned,
    received_on,
)
from tests.walks import Moment, lives

TODAY = date(2026, 9, 1)
DUE = TODAY + timedelta(days=30)
TOMORROW = START + timedelta(days=1)
YEAR = timedelta(days=365)
OLD = TODAY - timedelta(days=60)
A, B = 120001, 120002  # 12a and 12b


@pytest.fixture
def now() -> Engagement:
    """Twelve actions; on the last of them work has begun."""
    adopted = implementing(DUE, size=12)
    return apply(adopted, by_staff(StartAction, action=12), START)


def refused(
    now: Engagement, act: StaffAct, why: type[Exception], at: datetime = START
) -> str:
    with pytest.raises(why) as refusal:
        judge(now, act, at)
    return str(refusal.value)


def done(now: Engagement, *acts: StaffAct, at: datetime = START) -> Engagement:
    """All of them, each judged first."""
    for act in acts:
        judge(now, act, at)
        now = apply(now, act, at)
    return now


@pytest.fixture
def over(now: Engagement) -> Engagement:
    """Action 12 is completed."""
    claim = by_staff(ClaimComplete, action=12)
    return done(now, claim, by_staff(ConfirmComplete, action=12))


def test_numbers_are_written_as_people_write_them() -> None:
    """12a is a part of 12, sorts behind it, and can be typed."""
    assert [label(12), label(A)] == ["12", "12a"]
    assert [numbered("12"), numbered("12b")] == [12, B]
    assert [numbered(text) for text in ("", "a", "0", "twelve", "12-a")] == [None] * 5
    assert sorted((13, B, 12, A), key=order) == [12, A, B, 13]


@given(lives())
def test_the_published_status_derives_from_the_rating(life: list[Moment]) -> None:
    """Whatever happened: a rated action is published as its level says."""
    now = life[-1].engagement
    for action in now.actions.values():
        if action.rating is not None:
            level = now.policy.scale.level(action.rating)
            assert level
            sustained = level.status is ActionStatus.SUSTAINED
            wanted = ActionStatus.COMPLETED if sustained else level.status
            assert counted(now, action).published is wanted


@given(lives())
def test_today_s_actions_reconcile_with_the_original_ones(life: list[Moment]) -> None:
    """Original, without the split, merged and withdrawn, with the parts and added."""
    for now, _, _ in life:
        figures = tally_of(now)
        adopted = [
            each
            for each in now.actions.values()
            if each.split_from is None and each.added_on is None
        ]

        assert figures.original == len(adopted)


def test_a_rating_moves_what_has_not_begun_and_stops_short_of_completion(
    now: Engagement,
) -> None:
    """Rated 2, action 1 is in progress; 4 would complete it, which is claimed."""
    rated = done(now, by_staff(RateAction, action=1, rating=2))
    said = refused(now, by_staff(RateAction, action=1, rating=4), refusals.NoSuchRating)

    assert rated.actions[1].status is ActionStatus.IN_PROGRESS
    assert "completion is claimed and confirmed" in said
    assert "3 (Initial implementation)" in said


def test_completion_is_reported_with_three_answers(now: Engagement) -> None:
    """Evidence, what was learned, and how it will last; each missing one is named."""
    bare = by_staff(ClaimComplete, action=12, experience=" ", sustained_by="")
    said = refused(now, bare, refusals.AnswersMissing)

    assert "--experience" in said
    assert "--sustained-by" in said
    no_evidence = by_staff(ClaimComplete, action=12, evidence=())
    refused(now, no_evidence, refusals.EvidenceMissing)


def test_who_typed_the_claim_may_confirm_it_unless_the_policy_says_no(
    now: Engagement,
) -> None:
    """By default the front desk may type both, for two persons; both are shown."""
    claimed = done(now, by_staff(ClaimComplete, action=12, entered_by="front-desk"))
    confirm = by_staff(ConfirmComplete, action=12, entered_by="front-desk")
    judge(claimed, confirm, START)
    strict = claimed.policy.limits.but(typist_may_confirm=False)
    guarded = claimed.but(policy=claimed.policy.but(limits=strict))

    refused(guarded, confirm, refusals.SameTypist)
    judge(guarded, confirm.but(entered_by="coe-desk"), START)


def test_completed_becomes_sustained_and_may_be_reopened(over: Engagement) -> None:
    """Reopened with a new date it has to be started again; its old date stays."""
    sustained = done(over, by_staff(Sustain, action=12))
    again = done(sustained, by_staff(Reopen, action=12, due=DUE + timedelta(days=60)))
    begun = done(again, by_staff(StartAction, action=12))

    assert sustained.actions[12].status is ActionStatus.SUSTAINED
    assert tally_of(sustained).sustained == 1
    assert again.actions[12].status is ActionStatus.REOPENED
    assert again.actions[12].plan
    assert again.actions[12].original_due == DUE
    assert begun.actions[12].status is ActionStatus.IN_PROGRESS
    refused(again, by_staff(ClaimComplete, action=12), refusals.NotStarted)


@pytest.mark.parametrize("act", [Sustain, Reopen])
def test_only_what_is_completed_is_sustained_or_reopened(
    now: Engagement, act: type[StaffAct]
) -> None:
    """Of an action in progress neither can be said."""
    fields = {"due": DUE} if act is Reopen else {}
    refused(now, by_staff(act, action=12, **fields), refusals.NotCompleted)


def test_a_second_extension_is_the_leads_to_give(now: Engagement) -> None:
    """The first needs a reason, every further one the CCEE lead; earlier is free."""
    first = by_staff(Redate, action=12, due=DUE + timedelta(days=10))
    again = by_staff(Redate, action=12, due=DUE + timedelta(days=20))
    refused(now, first.but(why=" "), refusals.ReasonMissing)
    moved = done(now, first)
    said = refused(moved, again, refusals.NeedsLead, TOMORROW)
    lead = again.but(by="a.castillo")

    assert "the CCEE lead (a.castillo)" in said
    assert done(moved, lead, at=TOMORROW).actions[12].extensions == 2
    sooner = by_staff(Redate, action=12, due=DUE - timedelta(days=1))
    assert done(moved, sooner, at=TOMORROW).actions[12].extensions == 1


def test_a_slip_of_the_same_day_is_mended_once_by_whoever_made_it(
    now: Engagement,
) -> None:
    """It counts as one move; another person, another day, a third date do not."""
    slip, meant, later = (
        by_staff(Redate, action=12, due=DUE + timedelta(days=n)) for n in (300, 30, 40)
    )
    slipped = done(now, slip)
    mended = done(slipped, meant)

    assert (mended.actions[12].due, mended.actions[12].extensions) == (meant.due, 1)
    refused(mended, later, refusals.NeedsLead)
    further = by_staff(Redate, action=12, due=DUE + YEAR)
    refused(slipped, further.but(by="j.rivera"), refusals.NeedsLead)
    refused(slipped, further, refusals.NeedsLead, TOMORROW)
    earlier = by_staff(Redate, action=12, due=DUE - timedelta(days=3))
    assert done(slipped, earlier).actions[12].extensions == 0


def test_the_former_date_restored_takes_the_move_back(now: Engagement) -> None:
    """Whoever restores it, and whenever: the first extension is still to be had."""
    moved = done(now, by_staff(Redate, action=12, due=DUE + timedelta(days=10)))
    back = by_staff(Redate, action=12, due=DUE, by="a.castillo")
    restored = done(moved, back, at=TOMORROW)
    again = by_staff(Redate, action=12, due=DUE + timedelta(days=20))

    assert restored.actions[12].extensions == 0
    assert done(restored, again, at=TOMORROW).actions[12].extensions == 1


def test_the_date_of_a_reopened_action_is_a_first_date(now: Engagement) -> None:
    """It may be moved once as any first date; the one before does not count."""
    moved = done(now, by_staff(Redate, action=12, due=DUE + timedelta(days=10)))
    over = done(
        moved, by_staff(ClaimComplete, action=12), by_staff(ConfirmComplete, action=12)
    )
    again = done(over, by_staff(Reopen, action=12, due=DUE + timedelta(days=60)))
    later = by_staff(Redate, action=12, due=DUE + timedelta(days=70))

    assert again.actions[12].extensions == 0
    assert done(again, later).actions[12].extensions == 1


def test_a_hold_names_its_cause_and_when_it_is_looked_at_again(now: Engagement) -> None:
    """Nothing is asked meanwhile; a review in the past, or none, is refused."""
    hold = by_staff(PutOnHold, action=12, cause=Cause.STRIKE, recheck=DUE)
    held = done(now, hold)

    assert held.actions[12].status is ActionStatus.ON_HOLD
    assert held.actions[12].plan is None
    assert counted(held, held.actions[12]).published is ActionStatus.IN_PROGRESS
    refused(now, hold.but(recheck=TODAY), refusals.DateUnusable)
    refused(held, by_staff(ClaimComplete, action=12), refusals.OnHold)
    assert done(held, by_staff(Resume, action=12)).actions[12].plan
    refused(now, by_staff(Resume, action=12), refusals.NotOnHold)


def test_an_owner_may_not_put_their_own_action_on_hold(now: Engagement) -> None:
    """Those who look after owners, and those who coach them, may."""
    hold = by_staff(PutOnHold, action=12, cause=Cause.OTHER, recheck=DUE)

    refused(now, hold.but(by="j.rivera"), refusals.NotYours)


def test_promises_and_rests_are_counted_and_bounded(now: Engagement) -> None:
    """Two of each for one due date; a new date begins the count anew."""
    soon = TODAY + timedelta(days=3)
    for kind, field in ((Acknowledge, "promise"), (Snooze, "until")):
        ask = by_staff(kind, action=12, by="j.rivera", **{field: soon})
        twice = done(now, ask, ask.but(id="second", by="m.ortiz"))
        said = refused(twice, ask.but(id="third"), refusals.LimitReached)

        assert f"for {DUE}" in said
        fresh = by_staff(Redate, action=12, due=DUE + timedelta(days=1))
        judge(done(twice, fresh), ask.but(id="fourth"), START)


def test_a_day_given_anew_by_the_same_person_on_that_day_counts_once(
    now: Engagement,
) -> None:
    """A slip of the keyboard costs nobody a promise or a rest; the last day holds."""
    for kind, field in ((Acknowledge, "promise"), (Snooze, "until")):
        slip = by_staff(
            kind, action=12, by="j.rivera", **{field: TODAY + timedelta(days=5)}
        )
        meant = slip.but(id="meant", **{field: TODAY + timedelta(days=3)})
        mended = done(now, slip, meant)
        ledger, rest = mended.actions[12].ledger, mended.actions[12].rest
        other = slip.but(id="other", by="m.ortiz")
        full = done(mended, other)

        assert ledger and ledger.promises + ledger.snoozes == 1
        assert rest and rest.until == TODAY + timedelta(days=3)
        judge(full, other.but(id="again"), START)
        refused(full, meant.but(id="third"), refusals.LimitReached)


def test_before_the_date_a_promise_does_not_reach_beyond_it(now: Engagement) -> None:
    """Whoever needs longer agrees on a new date, with a reason."""
    late = EVERY_WEEKDAY.lea.later(TODAY, 3)
    soon = by_staff(Redate, action=12, due=TODAY + timedelta(days=1))
    near = done(now, soon)
    said = refused(
        near, by_staff(Acknowledge, action=12, promise=late), refusals.DateUnusable
    )

    assert "redate agrees on a new date" in said


def test_a_promise_that_is_refused_names_the_last_day_that_is_taken(
    now: Engagement,
) -> None:
    """However far beyond it, or before today: the day that the date counts from."""
    lea = EVERY_WEEKDAY.lea
    saturday = TODAY + timedelta(days=(5 - TODAY.weekday()) % 7)
    near = done(now, by_staff(Redate, action=12, due=saturday))
    last = lea.working_day_from(saturday)
    ask = by_staff(Acknowledge, action=12, promise=last)
    judge(near, ask, START)

    for days in (1, 400, -30):
        off = ask.but(promise=last + timedelta(days=days))
        assert str(last) in refused(near, off, refusals.DateUnusable), days


def test_actions_do_not_wait_for_each_other_in_a_circle(now: Engagement) -> None:
    """1 waits for 2, 2 for 3; that 3 waits for 1 is refused, and the circle named."""
    chain = done(
        now,
        by_staff(DependOn, action=1, on=(2,)),
        by_staff(DependOn, action=2, on=(3,)),
    )
    loop = by_staff(DependOn, action=3, on=(1,))
    said = refused(chain, loop, refusals.DependencyLoop)

    assert "1 waits for 2 waits for 3 waits for 1" in said or "3 waits for 1" in said
    refused(now, by_staff(DependOn, action=1, on=(1,)), refusals.DependencyLoop)
    refused(now, by_staff(DependOn, action=1, on=(77,)), refusals.NoSuchAction)
    part = by_staff(DependOn, action=1, on=(2 * PARTS + 1,))
    said = refused(now, part, refusals.NoSuchAction)
    assert "there is no action 2a; did you mean 2?" in said
    assert [each.number for each in chain.blockers(chain.actions[1])] == [3]


def parts(*numbers: int) -> tuple[PlannedAction, ...]:
    return tuple(planned(n, DUE + timedelta(days=n % 10)) for n in numbers)


def test_a_split_action_keeps_its_number_and_its_parts_take_its_place(
    now: Engagement,
) -> None:
    """66 original, 67 current: in small, 12 and 13; what waited waits for both."""
    waiting = done(now, by_staff(DependOn, action=1, on=(12,)))
    divided = done(waiting, by_staff(SplitAction, action=12, parts=parts(A, B)))
    figures = tally_of(divided)

    assert divided.actions[12].status is ActionStatus.SPLIT
    assert divided.actions[12].plan is None
    assert divided.actions[A].status is ActionStatus.IN_PROGRESS
    assert divided.actions[1].depends_on == (A, B)
    (stands,) = [each for each in standing(divided).actions if each.number == 1]
    assert stands.facts["waits for"] == "12a, 12b"
    assert [*divided.actions][-3:] == [12, A, B]
    assert figures.reconciliation == "12 original, 13 current: 1 split into 2 parts"
    assert rung_matter(now.subject_of(now.actions[12])) in divided.unwritten[-1].settled
    assert refused(divided, by_staff(StartAction, action=12), refusals.Gone) == (
        "action 12 was split into actions 12a and 12b; it is not worked on any more"
    )


def test_parts_are_two_or_more_with_the_next_free_letters(now: Engagement) -> None:
    """And each could stand on a roadmap; nothing is split otherwise."""
    for wrong in ((A,), (B, A), (13, 14)):
        act = by_staff(SplitAction, action=12, parts=parts(*wrong))
        refused(now, act, refusals.PartsUnusable)
    empty = tuple(each.but(title="") for each in parts(A, B))
    act = by_staff(SplitAction, action=12, parts=empty)

    assert "title: is empty" in refused(now, act, refusals.PartsUnusable)
    divided = done(now, by_staff(SplitAction, action=12, parts=parts(A, B)))
    again = by_staff(SplitAction, action=A, parts=parts(120003, 120004))
    assert done(divided, again).actions[120003].label == "12c"


def test_a_merged_action_is_taken_in_by_another(now: Engagement) -> None:
    """What waited for it waits for that one; the figures say so."""
    waiting = done(now, by_staff(DependOn, action=1, on=(12,)))
    merged = done(waiting, by_staff(MergeAction, action=12, into=2))

    assert merged.actions[12].merged_into == 2
    assert merged.actions[1].depends_on == (2,)
    assert tally_of(merged).reconciliation == "12 original, 11 current: 1 merged"
    refused(now, by_staff(MergeAction, action=12, into=12), refusals.NoSuchAction)
    refused(merged, by_staff(MergeAction, action=3, into=12), refusals.Gone)


def test_an_action_is_withdrawn_after_lea_and_coe_were_consulted(
    now: Engagement,
) -> None:
    """By the CCEE lead; one agency alone is not enough."""
    whole = by_staff(WithdrawAction, action=12, consulted=("m.ortiz", "k.bennett"))

    for consulted in ((), ("m.ortiz",), ("k.bennett", "t.washington")):
        refused(now, whole.but(consulted=consulted), refusals.NotConsulted)
    refused(now, whole.but(by="m.ortiz"), refusals.NotYours)
    assert done(now, whole).actions[12].status is ActionStatus.WITHDRAWN


def test_a_comment_is_kept_and_an_internal_one_is_not_told(now: Engagement) -> None:
    """Its text is in the entry; the sentence everybody reads does not hold it."""
    said = done(now, by_staff(Comment, action=12, text="a tender spot"))
    internal = by_staff(
        Comment, action=12, text="a tender spot", audience=Audience.INTERNAL, why=""
    )
    quiet = done(now, internal)

    assert "a tender spot" in said.unwritten[-1].sentence
    assert "a tender spot" not in quiet.unwritten[-1].sentence
    kept = quiet.unwritten[-1].act
    assert isinstance(kept, Comment)
    assert kept.text == "a tender spot"
    refused(now, internal.but(by="j.rivera"), refusals.NotForYou)


def test_several_acts_are_done_as_one_or_not_at_all(now: Engagement) -> None:
    """One entry with one reason; one of them refused, none is done, and each named."""

    def shift(*numbers: int) -> Several:
        acts = tuple(
            by_staff(Reassign, action=n, owner=Role.LEA_DEPUTY) for n in numbers
        )
        return by_staff(Several, acts=acts)

    moved = done(now, shift(1, 2, 3))
    said = refused(moved, shift(3, 4), refusals.NotAllOfThem)

    assert moved.entries == now.entries + 1
    assert {moved.actions[n].owner for n in (1, 2, 3)} == {Role.LEA_DEPUTY}
    assert "actions 1, 2, 3" in moved.unwritten[-1].sentence
    assert "nothing was changed" in said
    assert "action 3 is led by the deputy superintendent already" in said
    assert "named twice" in refused(now, shift(5, 5), refusals.NotAllOfThem)
    refused(now, shift(), refusals.NotAllOfThem)


def test_a_refusal_of_several_names_the_actions_of_each_reason(
    now: Engagement,
) -> None:
    """A reason that is said of several is said once, with all of them."""

    def further(*numbers: int, days: int) -> Several:
        due = DUE + timedelta(days=days)
        acts = (by_staff(Redate, action=n, due=due) for n in numbers)
        return by_staff(Several, acts=tuple(acts))

    moved = done(now, further(2, 4, 5, days=7))
    held = done(
        moved, by_staff(PutOnHold, action=6, cause=Cause.FUNDING, recheck=TODAY + YEAR)
    )
    again = further(2, 3, 4, 5, 6, days=14)
    said = refused(held, again, refusals.NotAllOfThem, TOMORROW)

    lead = "a further extension is for the CCEE lead (a.castillo)"
    assert said.splitlines() == [
        f"actions 2, 4, 5: its date was moved out before; {lead}",
        "the clock of action 6 stands still; resume it first",
        "nothing was changed",
    ]


def test_why_an_action_stands_still_is_said_in_words(now: Engagement) -> None:
    """Not by the key under which the cause is stored."""
    cause = Cause.SUPERINTENDENT_VACANCY
    held = done(now, by_staff(PutOnHold, action=12, cause=cause, recheck=DUE))

    said = f"(superintendent vacancy), to be looked at again on {DUE}"
    assert said in held.unwritten[-1].sentence


def test_dates_of_several_that_differ_are_said_action_by_action(
    now: Engagement,
) -> None:
    """In history and receipt, lest two shifts look the same; twelve, then how many."""

    def shifted(*numbers: int) -> Several:
        dues = ((n, DUE + timedelta(days=max(n, 5))) for n in numbers)
        acts = (by_staff(Redate, action=n, due=due) for n, due in dues)
        return by_staff(Several, acts=tuple(acts))

    few, alike = shifted(4, 5, 6), shifted(4, 5)
    said = "dated actions 4, 5 for 2026-10-06; action 6 for 2026-10-07"
    moved = done(now, few)

    assert moved.unwritten[-1].sentence.startswith(f"{few.by} {said}: ")
    assert receipt(moved, few).did == said
    assert receipt(done(now, alike), alike).did == "dated actions 4, 5 for 2026-10-06"


def test_the_receipt_of_a_split_says_what_comes_next_of_its_parts(
    now: Engagement,
) -> None:
    """And of a merger, what comes next of the action that took the other in."""
    split = by_staff(SplitAction, action=12, parts=parts(A, B))
    merger = by_staff(MergeAction, action=12, into=3)

    assert " of action 12a: " in receipt(done(now, split), split).next
    assert " of action 3: " in receipt(done(now, merger), merger).next


def test_nobody_decides_for_another_inside_several_acts(now: Engagement) -> None:
    """Whoever sends them is who decides each of them."""
    other = by_staff(ConfirmComplete, action=12, by="k.bennett")

    refused(now, by_staff(Several, acts=(other,)), refusals.NotAllOfThem)


def test_a_new_date_does_not_lie_before_the_engagement(now: Engagement) -> None:
    """It is a slip of the year; a day past since then is lawful, and warned of."""
    began = TODAY - timedelta(days=20)
    known = received_on(now, began)
    slip = by_staff(Redate, action=12, due=date(2025, 10, 31))
    both = by_staff(Several, acts=(slip,))
    days = "2025-10-31 lies before this engagement, which began on 2026-08-12"

    said = refused(known, slip, refusals.DateUnusable)
    assert said == f"{days}; did you mean 2026-10-31?"
    assert days in refused(known, both, refusals.NotAllOfThem)
    assert done(known, by_staff(Redate, action=12, due=began)).actions[12].overdue


def test_a_date_from_before_the_engagement_may_be_moved_out(now: Engagement) -> None:
    """Of a roadmap whose first dates passed before the LEA came here."""
    known = done(received_on(now, TODAY - YEAR), by_staff(Redate, action=12, due=OLD))
    later = OLD + timedelta(days=15)
    moved = done(received_on(known, TODAY), by_staff(Redate, action=12, due=later))

    assert moved.actions[12].due == later


def test_a_new_owner_of_something_late_has_days_of_grace(now: Engagement) -> None:
    """Ten working days until the first rung speaks to them."""
    day = TODAY - timedelta(days=20)
    past = by_staff(Redate, action=12, due=day)
    late = done(received_on(now, day), past)
    given = done(late, by_staff(Reassign, action=12, owner=Role.LEA_DEPUTY))
    rung = given.actions[12].next_rung
    assert rung

    assert rung.key == "E1"
    assert EVERY_WEEKDAY.lea.day_of(rung.at) == EVERY_WEEKDAY.lea.later(TODAY, 10)


def test_a_vacancy_of_the_lead_lets_the_director_extend(now: Engagement) -> None:
    """Whoever stands in for the lead gives the second extension too."""
    vacant = by_staff(Assign, role=Role.CCEE_LEAD, person=None, first=TODAY)
    first = by_staff(Redate, action=12, due=DUE + timedelta(days=10))
    again = by_staff(Redate, action=12, due=DUE + timedelta(days=20), by="h.lindqvist")

    judge(done(now, first, vacant), again, START)


def test_what_a_rung_puts_on_an_action_goes_with_a_new_date(now: Engagement) -> None:
    """At risk and on an agenda by its ladder, and neither once a date is agreed."""
    flags = (Flag.AT_RISK, Flag.AGENDA, Flag.PLATEAU)
    flagged = now.with_actions([now.actions[12].but(flags=flags)])
    moved = done(flagged, by_staff(Redate, action=12, due=DUE + timedelta(days=5)))

    assert moved.actions[12].flags == (Flag.PLATEAU,)


def test_what_is_reported_complete_is_answered_before_anything_else(
    now: Engagement,
) -> None:
    """No rating, rest or split until somebody confirms or returns it."""
    claimed = done(now, by_staff(ClaimComplete, action=12))
    soon = TODAY + timedelta(days=3)
    for act in (
        by_staff(RateAction, action=12, rating=1),
        by_staff(Acknowledge, action=12, promise=soon),
        by_staff(SplitAction, action=12, parts=parts(A, B)),
    ):
        refused(claimed, act, refusals.AlreadyClaimed)


def test_a_roadmap_whose_actions_wait_in_a_circle_is_not_adopted() -> None:
    """The circle is named at one of its actions; an unknown number at its own."""
    due = DUE + timedelta(days=30)
    loop = (planned(1, due, depends_on=(2,)), planned(2, due, depends_on=(1,)))
    unknown = planned(3, due, depends_on=(9,))
    found = roadmap_faults((*loop, unknown), EVERY_WEEKDAY, START)

    assert [each.where[1] for each in found] == ["depends_on", "depends_on"]
    assert "there is no action 9" in found[0].message
    assert "they would wait in a circle" in found[1].message
