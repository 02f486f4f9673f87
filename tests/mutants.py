"""What could go wrong in how each kind of act applies, so that replays can notice it.

A mutant changes what one kind of act leads to, at the one function all acts of its noun
go through. `tests/workflows/test_mutants.py` asks for one of each kind at least.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from domain import acts
from domain.clocks.ladder import Ladder, Settled
from domain.letters import post_office
from domain.referrals.case import Outcome
from domain.setting import Setting
from domain.status import Flag
from domain.supports.position import Funder
from domain.witnesses import witness

DAY = timedelta(days=1)
SEAM = "domain.apply._changed"
Spoil = Callable[[Any, Any, Any], Any]
"""From what was before, what is rightly after, and the act, to what is wrong."""


class Mutant(NamedTuple):
    kind: type
    wrong: str
    spoil: Spoil
    seam: str = SEAM
    given: type | None = None
    """What the function at the seam is given, where that is not the act itself."""

    def __call__(self, rightly: Callable[..., Any]) -> Callable[..., Any]:
        """The function at the seam, wrong for this kind of act."""
        wanted = self.given or self.kind

        def wrongly(before: Any, *said: Any) -> Any:
            after = rightly(before, *said)
            act = next((each for each in said if isinstance(each, wanted)), None)
            return after if act is None else self.spoil(before, after, act)

        return wrongly


def stays(*fields: str) -> Spoil:
    """These fields of the noun are as before."""
    return lambda before, after, _: after.but(
        **{name: getattr(before, name) for name in fields}
    )


def is_now(**fields: object) -> Spoil:
    return lambda _, after, __: after.but(**fields)


def action_stays(*fields: str) -> Spoil:
    """These fields of the action it is about are as before."""
    return lambda before, after, act: _with_action(
        after,
        act.action,
        **{name: getattr(before.actions[act.action], name) for name in fields},
    )


def action_is_now(**fields: object) -> Spoil:
    return lambda _, after, act: after.with_actions(
        [after.actions[act.action].but(**fields)]
    )


def check_in_stays(*fields: str) -> Spoil:
    """These fields of the check-in it is about are as before."""

    def spoil(before: Any, after: Any, act: Any) -> Any:
        was, known = before.check_ins[act.check_in], after.check_ins
        kept = {name: getattr(was, name) for name in fields}
        now = known[act.check_in].but(**kept)
        return after.but(check_ins=known | {act.check_in: now})

    return spoil


def review_stays(*fields: str) -> Spoil:
    """These fields of the review that an entity is about are as before."""
    return lambda before, after, _: after.but(
        review=after.review.but(
            **{name: getattr(before.review, name) for name in fields}
        )
    )


def phase_is(change: Callable[[Any], Any]) -> Spoil:
    """The phase of a review that it is about is otherwise."""

    def spoil(_: Any, after: Any, act: Any) -> Any:
        phases = after.review.phases
        changed = phases | {act.phase: change(phases[act.phase])}
        return after.but(review=after.review.but(phases=changed))

    return spoil


def item_stays(*fields: str) -> Spoil:
    """These fields of the item of a review that it is about are as before."""

    def spoil(before: Any, after: Any, act: Any) -> Any:
        was, items = before.review.items[act.item], after.review.items
        kept = {name: getattr(was, name) for name in fields}
        changed = items | {act.item: items[act.item].but(**kept)}
        return after.but(review=after.review.but(items=changed))

    return spoil


def part_stays(part: str, *fields: str) -> Spoil:
    """These fields of a part of the review, its report for one, are as before."""

    def spoil(before: Any, after: Any, _: Any) -> Any:
        was, now = (getattr(each.review, part) for each in (before, after))
        kept = now.but(**{name: getattr(was, name) for name in fields})
        return after.but(review=after.review.but(**{part: kept}))

    return spoil


def supports_stay(*fields: str) -> Spoil:
    """These fields of what an engagement carries of supports are as before."""

    def spoil(before: Any, after: Any, _: Any) -> Any:
        kept = {name: getattr(before.supports, name) for name in fields}
        return after.but(supports=after.supports.but(**kept))

    return spoil


def _nobody_asked(_: Any, after: Any, __: Any) -> Any:
    """What follows the last position."""
    supports = after.supports
    last = [*supports.positions.values()][-1]
    return after.but(supports=supports.with_position(last.but(plan=None)))


def _funded_by_others(_: Any, after: Any, __: Any) -> Any:
    """The last position."""
    supports = after.supports
    last = [*supports.positions.values()][-1]
    terms = last.terms.but(funder=Funder.OTHER)
    return after.but(supports=supports.with_position(last.but(terms=terms)))


def _check_never_ends(_: Any, after: Any, __: Any) -> Any:
    report = after.review.report
    check = report.fact_check.but(done=None)
    return after.but(review=after.review.but(report=report.but(fact_check=check)))


def _last_found_is_lost(_: Any, after: Any, __: Any) -> Any:
    analysis = after.review.analysis
    fewer = analysis.but(findings=dict([*analysis.findings.items()][:-1]))
    return after.but(review=after.review.but(analysis=fewer))


def without_last(field: str) -> Spoil:
    """The last of many is lost."""

    def spoil(_: Any, after: Any, __: Any) -> Any:
        many = getattr(after, field)
        if isinstance(many, dict):
            return after.but(**{field: dict([*many.items()][:-1])})
        return after.but(**{field: many[:-1]})

    return spoil


def case_is_now(**fields: object) -> Spoil:
    """Of the newest referral."""
    return lambda _, after, __: after.with_case(
        [*after.cases.values()][-1].but(**fields)
    )


def _there_from_the_first(_: Any, after: Any, __: Any) -> Any:
    return _with_action(after, [*after.actions][-1], added_on=None)


def _due_a_day_later(_: Any, after: Any, act: Any) -> Any:
    due = after.actions[act.action].due
    return _with_action(after, act.action, due=due + DAY)


def _broken_promise(_: Any, after: Any, act: Any) -> Any:
    rest = after.actions[act.action].rest
    return after.with_actions(
        [after.actions[act.action].but(rest=rest.but(promised=not rest.promised))]
    )


def _only_the_first(before: Any, after: Any, act: Any) -> Any:
    return after.with_actions(before.actions[each.action] for each in act.acts[1:])


def _with_action(engagement: Any, number: int, **fields: object) -> Any:
    return engagement.with_actions([engagement.actions[number].but(**fields)])


def _given_to_nobody(_: Any, after: Any, __: Any) -> Any:
    *others, last = after.people
    return after.but(people=(*others, last.but(person=None)))


def _plans_stay(before: Any, after: Any, _: Any) -> Any:
    return after.with_actions(
        each.but(plan=before.actions[n].plan) for n, each in after.actions.items()
    )


def _dues_stay(before: Any, after: Any, _: Any) -> Any:
    return after.with_actions(
        each.but(due=before.actions[n].due) for n, each in after.actions.items()
    )


def _never_late(_: Any, after: Any, act: Any) -> Any:
    clock = after.subject(act.subject).clock
    return after.with_clocks({act.subject: clock.but(overdue=False)})


def _all_agree(_: Any, after: Any, act: Any) -> Any:
    """Whatever they said."""
    for number, case in after.cases.items():
        for name, each in case.steps.items():
            if each.said and each.said.outcome is act.outcome is not Outcome.ACCEPT:
                agreed = each.but(said=each.said.but(outcome=Outcome.ACCEPT))
                steps = after.cases[number].steps | {name: agreed}
                after = after.with_case(after.cases[number].but(steps=steps))
    return after


def _each_step(after: Any, number: int, **fields: object) -> Any:
    case = after.cases[number]
    steps = {name: each.but(**fields) for name, each in case.steps.items()}
    return after.with_case(case.but(steps=steps))


def _asked_a_day_later(_: Any, after: Any, act: Any) -> Any:
    clocks = {key: after.subject(key).clock for key in act.subjects}
    return after.with_clocks(
        {
            key: each.but(stop=each.stop.but(recheck=each.stop.recheck + DAY))
            for key, each in clocks.items()
        }
    )


def _not_on_the_agenda(_: Any, after: Any, act: Any) -> Any:
    clocks = {key: after.subject(key).clock for key in act.subjects}
    return after.with_clocks(
        {
            key: each.but(flags=tuple(f for f in each.flags if f is not Flag.AGENDA))
            for key, each in clocks.items()
        }
    )


def _said_for_a_day_later(_: Any, after: Any, __: Any) -> Any:
    ledger = after.duties
    said = {name: on + DAY for name, on in ledger.said.items()}
    return after.but(duties=ledger.but(said=said))


def _without_date(_: Any, after: Any, __: Any) -> Any:
    """Of a review, not of what lives around it."""
    return after.but(
        phases={key: each.but(due=None) for key, each in after.phases.items()}
    )


def _due_later(phase: Any) -> Any:
    return phase.but(due=phase.due + DAY)


def _over(phase: Any) -> Any:
    return phase.but(done=None, over=True)


def _reached_a_day_later(_: Any, after: Any, act: Any) -> Any:
    known = after.review.milestones
    later = known[act.milestone].but(on=act.on + DAY)
    review = after.review.but(milestones=known | {act.milestone: later})
    return after.but(review=review)


def _due_dates_stay(before: Any, after: Any, _: Any) -> Any:
    phases = {
        key: each.but(due=before.review.phases[key].due)
        for key, each in after.review.phases.items()
    }
    return after.but(review=after.review.but(phases=phases))


def _last_row_is_lost(before: Any, after: Any, act: Any) -> Any:
    key, was = act.rows[-1].item, before.review.items
    left = {k: each for k, each in after.review.items.items() if k != key or k in was}
    return after.but(review=after.review.but(items=left))


def _told_otherwise(_: Any, after: Any, act: Any) -> Any:
    """As if the review had had no news but the newest number."""
    line = after.reviews[act.number].but(stage="")
    return after.but(reviews=after.reviews | {act.number: line})


def _counts_as_progress(_: Any, after: Any, act: Any) -> Any:
    return after.with_actions(
        [after.actions[act.action].but(changed_at=after.referred_at)]
    )


def without_content(_: Any, after: Any, __: Any) -> Any:
    """Nobody could know that it is there already."""
    return after.but(evidence=(*after.evidence[:-1], "0" * 16))


def without_adder(_: Any, after: Any, __: Any) -> Any:
    """Whoever added it could not withdraw it."""
    *others, last = after.evidence
    return after.but(evidence=(*others, last.partition(" ")[0]))


ACTIONS = (
    Mutant(acts.StartAction, "it has not begun", action_stays("status")),
    Mutant(acts.StartAction, "its rating stays", action_stays("rating")),
    Mutant(acts.StartAction, "no plateau is watched for", action_stays("changed_at")),
    Mutant(acts.RateAction, "the old rating stays", action_stays("rating")),
    Mutant(acts.ClaimComplete, "the claim is not kept", action_is_now(claim=None)),
    Mutant(acts.ClaimComplete, "the owner is asked on", action_stays("plan")),
    Mutant(acts.ConfirmComplete, "the claim stands on", action_stays("status")),
    Mutant(acts.ConfirmComplete, "its ladder goes on", action_stays("plan")),
    Mutant(acts.ReturnClaim, "the claim stands on", action_stays("claim")),
    Mutant(acts.ReturnClaim, "the claim's clock goes on", action_stays("plan")),
    Mutant(acts.Sustain, "it is only completed", action_stays("status")),
    Mutant(acts.Reopen, "the old date stays", action_stays("due")),
    Mutant(acts.Reopen, "the claim stands on", action_stays("claim")),
    Mutant(acts.Redate, "the old date stays", action_stays("due")),
    Mutant(acts.Redate, "a day too late", _due_a_day_later),
    Mutant(acts.Redate, "the old ladder goes on", action_stays("plan")),
    Mutant(acts.Redate, "no extension is counted", action_stays("extensions")),
    Mutant(acts.Redate, "nobody knows who moved it", action_stays("move")),
    Mutant(acts.Acknowledge, "the promise is lost", action_stays("rest")),
    Mutant(acts.Acknowledge, "it is a snooze", _broken_promise),
    Mutant(acts.Acknowledge, "its ladder does not wait", action_stays("plan")),
    Mutant(acts.Snooze, "it does not rest", action_stays("rest")),
    Mutant(acts.Snooze, "it is a promise", _broken_promise),
    Mutant(acts.Snooze, "its ladder does not wait", action_stays("plan")),
    Mutant(acts.PutOnHold, "nothing is stopped", action_stays("stop")),
    Mutant(acts.PutOnHold, "its ladder goes on", action_stays("plan")),
    Mutant(acts.PutOnHold, "its status stays", action_stays("status")),
    Mutant(acts.Resume, "it stays on hold", action_stays("stop")),
    Mutant(acts.Resume, "its status stays", action_stays("status")),
    Mutant(acts.Resume, "the due date does not move", action_stays("due")),
    Mutant(acts.Reassign, "the old owner stays", action_stays("owner")),
    Mutant(acts.Reassign, "the old owner's ladder goes on", action_stays("plan")),
    Mutant(acts.DependOn, "it waits for nothing", action_stays("depends_on")),
    Mutant(acts.Independent, "it waits on", action_stays("depends_on")),
    Mutant(acts.LinkStandard, "no standard is linked", action_stays("standards")),
    Mutant(acts.UnlinkStandard, "it serves it still", action_stays("standards")),
    Mutant(acts.SplitAction, "a part is dropped", without_last("actions")),
    Mutant(acts.SplitAction, "the whole goes on too", action_stays("status", "plan")),
    Mutant(acts.AddAction, "it is lost", without_last("actions")),
    Mutant(acts.AddAction, "it was there from the first", _there_from_the_first),
    Mutant(acts.AmendAction, "the old title stays", action_stays("title")),
    Mutant(acts.AmendAction, "the first words are lost", action_stays("first_words")),
    Mutant(acts.MergeAction, "nobody knows into which", action_stays("merged_into")),
    Mutant(acts.MergeAction, "it goes on too", action_stays("status", "plan")),
    Mutant(acts.WithdrawAction, "it stays", action_stays("status")),
    Mutant(acts.WithdrawAction, "its ladder goes on", action_stays("plan")),
    Mutant(acts.Comment, "it counts as progress", _counts_as_progress),
    Mutant(acts.Several, "only the first is done", _only_the_first),
)
REFERRALS = (
    Mutant(acts.Referred, "nobody takes part", is_now(people=())),
    Mutant(acts.Referred, "no clock begins", case_is_now(steps={})),
    Mutant(acts.AttachReferral, "it is lost", stays("cases")),
    Mutant(acts.AttachReferral, "no clock begins", case_is_now(steps={})),
    Mutant(acts.MakePrimary, "the first one leads on", stays("primary")),
    Mutant(acts.AcknowledgeReferral, "it is waited for", stays("cases")),
    Mutant(acts.OpenConsultation, "it is waited for", stays("cases")),
    Mutant(acts.RecordConsultation, "the answer is lost", stays("cases")),
    Mutant(acts.RecordConsultation, "whoever says no agrees", _all_agree),
    Mutant(acts.CorrectConsultation, "the first answer stays", stays("cases")),
    Mutant(acts.SignAgreement, "it is not signed", stays("cases")),
    Mutant(acts.HoldMeeting, "it was not held", stays("cases")),
    Mutant(acts.DetermineNecessary, "nothing is decided", stays("cases")),
    Mutant(acts.Decline, "the referral stays", stays("cases")),
    Mutant(acts.Decline, "the phase stays", stays("phase")),
    Mutant(acts.CloseNotAgreed, "the referral stays", stays("cases")),
    Mutant(acts.CloseNotAgreed, "the phase stays", stays("phase")),
    Mutant(acts.Accept, "the kickoff is lost", stays("kickoff")),
    Mutant(acts.Accept, "it has no mode", stays("segments")),
    Mutant(acts.ChangeMode, "the old mode stays", stays("segments")),
    Mutant(acts.NoteDashboard, "the year is lost", stays("dashboard")),
    Mutant(acts.NoteDashboard, "no look at release is asked for", stays("cases")),
    Mutant(acts.ConsiderRelease, "it is asked for on", stays("cases")),
)
ENGAGEMENT = (
    Mutant(acts.BroughtIn, "an action is dropped", without_last("actions")),
    Mutant(acts.BroughtIn, "somebody is forgotten", without_last("people")),
    Mutant(acts.BroughtIn, "as if it began here", is_now(brought_in_at=None)),
    Mutant(acts.BeginReview, "the phase stays", stays("phase")),
    Mutant(acts.BeginReview, "no review begins", stays("reviews")),
    Mutant(acts.ReviewNews, "it is not kept", stays("reviews")),
    Mutant(acts.ReviewNews, "the stage is lost", _told_otherwise),
    Mutant(acts.CompleteReview, "the phase stays", stays("phase")),
    Mutant(
        acts.CompleteReview,
        "its review goes on",
        stays("reviews"),
        "domain.apply.reviews_over",
    ),
    Mutant(acts.AdoptRoadmap, "the phase stays", stays("phase")),
    Mutant(acts.AdoptRoadmap, "an action is dropped", without_last("actions")),
    Mutant(acts.BeginRelease, "the phase stays", stays("phase")),
    Mutant(acts.Close, "the phase stays", stays("phase")),
    Mutant(acts.Withdraw, "the phase stays", stays("phase")),
    Mutant(acts.Assign, "nobody comes", stays("people")),
    Mutant(acts.Assign, "it is given to nobody", _given_to_nobody),
    Mutant(acts.Substitute, "nobody stands in", stays("absences")),
    Mutant(acts.UpdatePeople, "no role changes", stays("people")),
    Mutant(acts.UpdatePeople, "nobody stands in", stays("absences")),
    Mutant(acts.CorrectLea, "the old name stays", stays("lea")),
    Mutant(acts.AddEvidence, "it is lost", stays("evidence")),
    Mutant(acts.AddEvidence, "another content", without_content),
    Mutant(acts.AddEvidence, "nobody knows who added it", without_adder),
    Mutant(acts.WithdrawEvidence, "it stands on", stays("evidence")),
    Mutant(acts.LogCoaching, "it is lost", supports_stay("coaching")),
    Mutant(acts.NoteLearning, "it is lost", supports_stay("learning")),
    Mutant(acts.FundPosition, "it is another's", _funded_by_others),
    Mutant(acts.FundPosition, "nobody will be asked", _nobody_asked),
    Mutant(acts.AmendPosition, "its days stay", supports_stay("positions")),
    Mutant(acts.EndPosition, "it goes on", supports_stay("positions")),
    Mutant(acts.WithdrawSupport, "it stands on", supports_stay("withdrawn")),
    Mutant(acts.WithdrawSupport, "a position is asked of", supports_stay("positions")),
    Mutant(acts.StopClock, "it does not know it stands", stays("stop")),
    Mutant(acts.StopClock, "no action's clock stops", stays("actions")),
    Mutant(acts.StopClock, "no review hears since when", stays("stops")),
    Mutant(acts.StopClock, "the steps of referrals go on", stays("cases")),
    Mutant(acts.ResumeClock, "all stands on", stays("stop", "actions")),
    Mutant(acts.ResumeClock, "due dates do not move", _dues_stay),
    Mutant(acts.ResumeClock, "no review hears until when", stays("stops")),
    Mutant(acts.ResumeClock, "the steps of referrals stand on", stays("cases")),
    Mutant(acts.ApplyPolicy, "the old policy holds on", stays("policy")),
    Mutant(acts.ApplyPolicy, "ladders stay as planned", _plans_stay),
    Mutant(acts.ApplyPolicy, "no review plans anew", stays("rules_changes")),
    Mutant(acts.ChangeCalendar, "the old calendar holds on", stays("policy")),
    Mutant(acts.ChangeCalendar, "ladders stay as planned", _plans_stay),
    Mutant(acts.RungActed, "nothing is late by it", _never_late),
    Mutant(acts.RecheckDue, "asked again a day later", _asked_a_day_later),
    Mutant(acts.PlateauReached, "it is on no agenda", _not_on_the_agenda),
    Mutant(acts.DutyDue, "said for a day later", _said_for_a_day_later),
    Mutant(acts.WitnessMissing, "it is not remembered", stays("actions")),
)
OF_A_REVIEW = "domain.review_apply._changed"
FOUND: dict[type, str] = {
    acts.AddFinding: "findings",
    acts.AmendFinding: "findings",
    acts.WithdrawFinding: "findings",
    acts.WaiveQuadrant: "waived",
    acts.RateComponent: "ratings",
    acts.AddTheme: "themes",
    acts.AmendTheme: "themes",
    acts.AddRecommendation: "recommendations",
    acts.AmendRecommendation: "recommendations",
    acts.WithdrawRecommendation: "recommendations",
    acts.ImportFindings: "findings",
}
REPORTED: dict[type, str] = {
    acts.WriteSection: "sections",
    acts.DraftReport: "draft",
    acts.SendDraft: "fact_check",
    acts.AddCorrection: "corrections",
    acts.AnswerCorrection: "corrections",
    acts.WithdrawCorrection: "corrections",
    acts.CloseCorrections: "fact_check",
    acts.FinalizeReport: "final",
    acts.PlanPresentation: "meetings",
    acts.NoteBoardOutcome: "meetings",
    acts.CheckPrivacy: "privacy",
    acts.PublishReport: "published",
}
PLANNED: dict[type, str] = {
    acts.PlanAction: "actions",
    acts.DropAction: "actions",
    acts.PrioritizeAction: "actions",
    acts.ImportActions: "actions",
    acts.VoteOnAction: "actions",
    acts.ImportVotes: "actions",
    acts.SetAnchor: "anchors",
    acts.ProposeRoadmap: "proposal",
    acts.SignRoadmap: "signatures",
    acts.ReopenRoadmap: "proposal",
}
REACHING = (
    *(acts.SendDraft, acts.CloseCorrections, acts.FinalizeReport),
    *(acts.PlanPresentation, acts.NoteBoardOutcome),
    *(acts.CheckPrivacy, acts.PublishReport),
    *(acts.ProposeRoadmap, acts.SignRoadmap, acts.ReopenRoadmap),
)
"""Acts that reach a milestone."""
HEARD = "domain.review_apply.told"
REVIEW = (
    Mutant(
        acts.ReviewBegun,
        "its first phase has no date",
        _without_date,
        "domain.review_apply.begun",
        given=Setting,
    ),
    Mutant(acts.AddSite, "it is lost", review_stays("sites"), OF_A_REVIEW),
    Mutant(acts.RemoveSite, "it stays", review_stays("sites"), OF_A_REVIEW),
    Mutant(acts.ApproveSample, "it is not reached", stays("review"), OF_A_REVIEW),
    Mutant(
        acts.NoteMilestone, "it is not reached", review_stays("milestones"), OF_A_REVIEW
    ),
    Mutant(acts.NoteMilestone, "a day too late", _reached_a_day_later, OF_A_REVIEW),
    Mutant(
        acts.WithdrawMilestone,
        "it is reached still",
        review_stays("milestones"),
        OF_A_REVIEW,
    ),
    Mutant(acts.NameTeam, "it stays as it was", review_stays("team"), OF_A_REVIEW),
    Mutant(acts.BeginPhase, "it waits on", review_stays("phases"), OF_A_REVIEW),
    Mutant(acts.BeginPhase, "a day too late", phase_is(_due_later), OF_A_REVIEW),
    Mutant(acts.CompletePhase, "it stays open", review_stays("phases"), OF_A_REVIEW),
    Mutant(acts.CompletePhase, "nobody knows when", phase_is(_over), OF_A_REVIEW),
    Mutant(acts.PauseReview, "it is not paused", review_stays("pause"), OF_A_REVIEW),
    Mutant(acts.PauseReview, "its clocks go on", review_stays("phases"), OF_A_REVIEW),
    Mutant(acts.ResumeReview, "it stays paused", review_stays("pause"), OF_A_REVIEW),
    Mutant(
        acts.ResumeReview, "its clocks stand on", review_stays("phases"), OF_A_REVIEW
    ),
    Mutant(acts.ResumeReview, "its dates stay", _due_dates_stay, OF_A_REVIEW),
    Mutant(acts.ResumeReview, "it never paused", review_stays("pauses"), OF_A_REVIEW),
    Mutant(acts.CancelReview, "it goes on", stays("review"), OF_A_REVIEW),
    Mutant(acts.CancelReview, "its clocks go on", review_stays("phases"), OF_A_REVIEW),
    Mutant(acts.AddItem, "it is lost", review_stays("items"), OF_A_REVIEW),
    Mutant(acts.AmendItem, "it stays so planned", review_stays("items"), OF_A_REVIEW),
    Mutant(acts.AmendItem, "nobody knows when", item_stays("entry"), OF_A_REVIEW),
    Mutant(acts.AddEvidence, "it is lost", review_stays("evidence"), OF_A_REVIEW),
    Mutant(
        acts.WithdrawEvidence, "it stands on", review_stays("evidence"), OF_A_REVIEW
    ),
    Mutant(acts.CountItem, "it is not counted", item_stays("count"), OF_A_REVIEW),
    Mutant(acts.CountItem, "nobody knows when", item_stays("entry"), OF_A_REVIEW),
    Mutant(acts.CompleteItem, "it stays open", item_stays("status"), OF_A_REVIEW),
    Mutant(acts.CompleteItem, "it is not counted", item_stays("count"), OF_A_REVIEW),
    Mutant(acts.WaiveItem, "it stays open", item_stays("status"), OF_A_REVIEW),
    Mutant(acts.ReopenItem, "it stays done", item_stays("status"), OF_A_REVIEW),
    Mutant(acts.ImportItems, "the last row is lost", _last_row_is_lost, OF_A_REVIEW),
    Mutant(acts.ImportItems, "no row is taken", review_stays("items"), OF_A_REVIEW),
    *(
        Mutant(kind, "it is not found", part_stays("analysis", field), OF_A_REVIEW)
        for kind, field in FOUND.items()
    ),
    Mutant(
        acts.AddFinding, "it is waived", part_stays("analysis", "waived"), OF_A_REVIEW
    ),
    *(
        Mutant(kind, "its report stays so", part_stays("report", field), OF_A_REVIEW)
        for kind, field in REPORTED.items()
    ),
    *(
        Mutant(kind, "its roadmap stays so", part_stays("roadmap", field), OF_A_REVIEW)
        for kind, field in PLANNED.items()
    ),
    Mutant(
        acts.SetAnchor, "no date moves", part_stays("roadmap", "actions"), OF_A_REVIEW
    ),
    Mutant(
        acts.ReopenRoadmap,
        "signatures stay",
        part_stays("roadmap", "signatures"),
        OF_A_REVIEW,
    ),
    *(
        Mutant(kind, "no milestone is reached", review_stays("milestones"), OF_A_REVIEW)
        for kind in REACHING
    ),
    Mutant(acts.CloseCorrections, "they are asked on", _check_never_ends, OF_A_REVIEW),
    Mutant(acts.ImportFindings, "one is lost", _last_found_is_lost, OF_A_REVIEW),
    Mutant(
        acts.ImportFindings,
        "nothing is recommended",
        part_stays("analysis", "recommendations"),
        OF_A_REVIEW,
    ),
    Mutant(
        acts.SettingChanged,
        "its clock stays as it was",
        lambda before, _, __: before,
        HEARD,
        given=Setting,
    ),
    Mutant(acts.ReviewEnded, "it goes on", stays("review"), OF_A_REVIEW),
    Mutant(acts.EngagementLost, "it is not remembered", stays("lost"), OF_A_REVIEW),
    Mutant(acts.EngagementFound, "it stays lost", stays("lost"), OF_A_REVIEW),
)
OF_A_WITNESS = "domain.witnesses.witness.apply"
OF_THE_POST_OFFICE = "domain.letters.post_office.apply"
WITNESS = (
    Mutant(Ladder, "it is not believed", stays("ladder"), OF_A_WITNESS),
    Mutant(Settled, "it stays", stays("settled"), OF_A_WITNESS),
    Mutant(
        witness.WordIsLate,
        "it waits a day",
        lambda _, after, __: after.but(listening_until=after.listening_until + DAY),
        OF_A_WITNESS,
    ),
    Mutant(witness.FellSilent, "nobody hears", stays("alerts"), OF_A_WITNESS),
)
POST_OFFICE = (
    Mutant(
        post_office.NoticesLaid, "no round is owed", stays("rounds"), OF_THE_POST_OFFICE
    ),
    Mutant(post_office.PauseMail, "it goes on", stays("paused"), OF_THE_POST_OFFICE),
    Mutant(post_office.ResumeMail, "it waits on", stays("paused"), OF_THE_POST_OFFICE),
    Mutant(
        post_office.WorkerStarted,
        "mail goes out",
        stays("elsewhere"),
        OF_THE_POST_OFFICE,
    ),
    Mutant(
        post_office.RoundMade,
        "what went is not counted",
        stays("delivered"),
        "domain.letters.post_office.made",
    ),
)
CHECK_INS = (
    Mutant(acts.CheckInBegun, "nothing is planned", stays("check_ins")),
    Mutant(acts.CheckInBegun, "its window counts as free", stays("check_in_years")),
    Mutant(acts.CheckInMissed, "it waits on", stays("check_ins")),
    Mutant(acts.CheckInMissed, "it is not counted", stays("check_in_years")),
    Mutant(acts.ScheduleCheckIn, "nothing is planned", stays("check_ins")),
    Mutant(acts.ScheduleCheckIn, "its number is free", stays("check_in_years")),
    Mutant(acts.ConfirmCheckIn, "it is not confirmed", check_in_stays("stage")),
    Mutant(acts.RescheduleCheckIn, "the old day stays", check_in_stays("on")),
    Mutant(acts.RescheduleCheckIn, "no change is told", check_in_stays("invitation")),
    Mutant(acts.HoldCheckIn, "nobody attended", check_in_stays("attended")),
    Mutant(acts.HoldCheckIn, "it is not counted", stays("check_in_years")),
    Mutant(acts.MissCheckIn, "it is asked for on", check_in_stays("plan")),
    Mutant(acts.MissCheckIn, "no days are offered", check_in_stays("make_up")),
    Mutant(acts.WaiveCheckIn, "it waits on", check_in_stays("stage")),
    Mutant(acts.WaiveCheckIn, "it is not counted", stays("check_in_years")),
    Mutant(acts.HoldCheckIn, "its agenda is lost", check_in_stays("agenda")),
    Mutant(acts.HoldCheckIn, "nothing is left over", stays("last_met")),
    Mutant(acts.AddAgendaItem, "it is forgotten", check_in_stays("added")),
    Mutant(acts.MoveAgendaItem, "all stay in place", check_in_stays("order")),
    Mutant(acts.DropAgendaItem, "it stands there on", check_in_stays("dropped")),
    Mutant(acts.DrawUpPacket, "it has no number", check_in_stays("packets")),
    Mutant(acts.RecordMinutes, "nothing was decided", stays("actions")),
    Mutant(acts.RecordMinutes, "none are there", check_in_stays("minutes_entry")),
    Mutant(acts.RecordMinutes, "all is carried over", stays("last_met")),
    Mutant(
        acts.AmendMinutes, "they stay as they were", check_in_stays("minutes_entry")
    ),
    Mutant(acts.AmendMinutes, "nobody wrote them", check_in_stays("writers")),
    Mutant(acts.DraftNotes, "they are not drawn up", check_in_stays("notes")),
    Mutant(acts.SendNotes, "they were never sent", check_in_stays("notes")),
    Mutant(acts.ApproveNotes, "nobody approved them", check_in_stays("notes")),
    Mutant(acts.PublishNotes, "it stays open", check_in_stays("stage")),
    Mutant(acts.PublishNotes, "nobody knows where", check_in_stays("link")),
)
MUTANTS = (
    *(*ACTIONS, *REFERRALS, *ENGAGEMENT, *CHECK_INS),
    *(*REVIEW, *WITNESS, *POST_OFFICE),
)
