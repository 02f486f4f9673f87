"""What can be done now at all, by anybody: the phase and state an act belongs to."""

from collections.abc import Sequence
from typing import get_args

from domain import refusals
from domain.act import kind_of
from domain.actions.action import Action
from domain.actions.planned import label, missing
from domain.acts import (
    Acknowledge,
    AdoptRoadmap,
    AmendAction,
    ApplyPolicy,
    AttachReferral,
    BeginRelease,
    BeginReview,
    ByStaff,
    ChangeCalendar,
    ChangeMode,
    ClaimComplete,
    Comment,
    ConfirmComplete,
    CorrectLea,
    EngagementAct,
    EvidenceAct,
    Independent,
    LinkStandard,
    MergeAction,
    OfPosition,
    PeopleAct,
    PutOnHold,
    RateAction,
    RecordMinutes,
    Redate,
    ReferralAct,
    Reopen,
    Resume,
    ResumeClock,
    ReturnClaim,
    Several,
    Snooze,
    SplitAction,
    StartAction,
    StopClock,
    SupportAct,
    Sustain,
    UpdatePeople,
    WithdrawEvidence,
    WithdrawSupport,
)
from domain.bounds import MOST_REVIEWS
from domain.engagement import Engagement
from domain.evidence.judge import withdrawing_nothing
from domain.lifecycle import ENDS, MOVES, OPEN, WORKING, Phase
from domain.phase import BEFORE_ACCEPTANCE
from domain.referrals.case import MODES, REVIEWING
from domain.reviews.words import ReviewLine
from domain.status import DONE, ActionStatus
from domain.supports.judge import no_position, nothing_to_withdraw

ANY_TIME = (
    *(*get_args(PeopleAct), *get_args(EngagementAct), *get_args(ReferralAct)),
    *get_args(EvidenceAct),
    *get_args(SupportAct),
    CorrectLea,
)
WORDS = (AmendAction, Comment, LinkStandard)
"""What says something of an action, whatever has become of it."""
BY_MODE = (BeginReview, BeginRelease)
SINCE_ACCEPTED = (Phase.ACCEPTED, Phase.REVIEW, Phase.ROADMAP, *WORKING)
OF_THE_DONE = (Sustain, Reopen)
DATING = (Redate, Acknowledge, Snooze, SplitAction, MergeAction)
OF_THE_CLOCK = (*DATING, Reopen)
AFTER_THE_ANSWER = (
    Acknowledge,
    ClaimComplete,
    MergeAction,
    RateAction,
    Snooze,
    SplitAction,
)
"""What waits until a claim is confirmed or returned."""
IN_ORDER = (*Phase,)
BY_COMMAND: dict[type[ByStaff], str] = {
    AdoptRoadmap: "roadmap adopt or import-roadmap",
    ApplyPolicy: "policy apply",
    AttachReferral: "refer",
    ChangeCalendar: "calendar import",
    RecordMinutes: "minutes",
    Several: "bulk",
    UpdatePeople: "people",
}
"""Acts that staff know by the command that does them."""
BEGUN = (ActionStatus.IN_PROGRESS,)


def out_of_turn(
    engagement: Engagement, kind: type[ByStaff], number: int | None
) -> refusals.Refused | None:
    """Why this kind of act cannot be done now by anybody; None if it can."""
    allowed = _phases(engagement, kind)
    if engagement.phase not in allowed:
        return _out_of_phase(engagement, kind, allowed)
    if kind in BY_MODE and (off := _mode_unfit(engagement, kind)):
        return off
    if kind is StopClock and engagement.stop:
        since = engagement.stop.since
        return refusals.ClockStands(
            f"all clocks stand still since {since} already; resume_clock comes first"
        )
    if kind is WithdrawEvidence:
        return withdrawing_nothing(engagement.evidence)
    if kind is WithdrawSupport:
        return nothing_to_withdraw(engagement.supports)
    if kind in get_args(OfPosition):
        return no_position(engagement.supports)
    if kind is ResumeClock and engagement.stop is None:
        return refusals.ClockRuns("no clock stands still; stop_clock stops them")
    if number is None:
        return None
    if (action := engagement.actions.get(number)) is None:
        return refusals.NoSuchAction(missing(number, engagement.actions))
    return _action_out_of_turn(engagement, action, kind)


def known_as(kind: type[ByStaff]) -> str:
    """What staff call it: by its kind, or by the command that does it."""
    return BY_COMMAND.get(kind, kind_of(kind))


def _out_of_phase(
    engagement: Engagement, kind: type[ByStaff], allowed: Sequence[Phase]
) -> refusals.Refused:
    """Which phase it belongs to, and what comes first where that is still to come."""
    phase = engagement.phase
    if kind is AdoptRoadmap and engagement.actions and phase in WORKING:
        return refusals.OutOfPhase(
            "the roadmap is adopted already; add_action adds an action to it"
        )
    if kind is BeginReview and phase is Phase.REVIEW and engagement.review:
        return no_other_review(engagement.review)
    if kind in MOVES and MOVES[kind].target is phase:
        return refusals.NothingToChange(f"this engagement is in {phase} already")
    during = " or ".join(allowed) if allowed != OPEN else "an open phase"
    first = _first(engagement, _last(allowed))
    return refusals.OutOfPhase(
        f"{known_as(kind)} belongs to {during}; this engagement is in {phase}"
        f"{f': {first} comes first' if first else ''}"
    )


def review_under_way(engagement: Engagement) -> ReviewLine | None:
    """The one that is not over as far as an engagement in review knows."""
    line = engagement.review
    under_way = engagement.phase is Phase.REVIEW and line and not line.over
    return line if under_way else None


def no_other_review(line: ReviewLine) -> refusals.Refused:
    """Why no other review begins after this one, or beside it."""
    if line.over or line.number == MOST_REVIEWS:
        return refusals.TooLarge(
            f"an engagement has {MOST_REVIEWS} reviews at most, and this was the last"
        )
    return refusals.NothingToChange(
        f"review {line.number} is under way; another begins once it is cancelled, and "
        "the engagement has heard of that"
    )


def _last(phases: Sequence[Phase]) -> int:
    return max(map(IN_ORDER.index, phases))


def _first(engagement: Engagement, last: int) -> str:
    """The act that leads on from where the engagement is, as staff know it.

    It leads to no later a phase than the `last` that is wanted.
    """
    phase = engagement.phase
    if phase in BEFORE_ACCEPTANCE:
        return "accept"
    moves = (k for k, m in MOVES.items() if phase in m.sources and m.target not in ENDS)
    leading = (
        each
        for each in moves
        if IN_ORDER.index(MOVES[each].target) <= last
        and not _mode_unfit(engagement, each)
    )
    return next(map(known_as, leading), "")


def _phases(engagement: Engagement, kind: type[ByStaff]) -> tuple[Phase, ...]:
    if kind is BeginReview and _may_begin_another(engagement):
        return (*MOVES[kind].sources, Phase.REVIEW)
    if move := MOVES.get(kind):
        return move.sources
    if kind is ChangeMode:
        return SINCE_ACCEPTED
    return OPEN if kind in ANY_TIME else WORKING


def _may_begin_another(engagement: Engagement) -> bool:
    """Whether its last review was cancelled, or came to its end too early."""
    line = engagement.review
    return line is not None and line.over and len(engagement.reviews) < MOST_REVIEWS


def _mode_unfit(engagement: Engagement, kind: type[ByStaff]) -> refusals.Refused | None:
    """A review belongs to the modes that have one; release at once, to the others."""
    mode = engagement.mode
    if mode is None or engagement.phase is not Phase.ACCEPTED:
        return None
    reviews = mode in REVIEWING
    if kind is BeginReview and not reviews:
        return refusals.ModeUnfit(
            f"the mode of this engagement is {MODES[mode]}, which has no review; "
            "change_mode --mode sir comes first"
        )
    if kind is BeginRelease and reviews:
        return refusals.ModeUnfit(
            f"the mode of this engagement is {MODES[mode]}: its review and its roadmap "
            "come before release"
        )
    return None


def _action_out_of_turn(
    engagement: Engagement, action: Action, kind: type[ByStaff]
) -> refusals.Refused | None:
    if kind in WORDS:
        return None
    found = _gone(engagement, action) or _done(action, kind)
    if found or kind is Sustain:
        return found
    return _standing_still(engagement, action, kind) or _claiming(
        engagement, action, kind
    )


def _gone(engagement: Engagement, action: Action) -> refusals.Refused | None:
    """With the actions in which its work goes on, where it does."""
    if not action.is_gone:
        return None
    roadmap = engagement.actions.values()
    others = [each.label for each in roadmap if each.split_from == action.number]
    if action.merged_into:
        others.append(label(action.merged_into))
    noun = "actions" if others[1:] else "action"
    where = f" into {noun} {' and '.join(others)}" if others else ""
    return refusals.Gone(
        f"action {action.label} was {action.status}{where}; "
        "it is not worked on any more"
    )


def _done(action: Action, kind: type[ByStaff]) -> refusals.Refused | None:
    done, named = action.status in DONE, f"action {action.label}"
    if kind in OF_THE_DONE:
        if not done:
            return refusals.NotCompleted(f"{named} is not completed yet")
        if kind is Sustain and action.status is ActionStatus.SUSTAINED:
            return refusals.NothingToChange(f"{named} is sustained already")
        return None
    if done and kind is ConfirmComplete:
        return refusals.NothingToChange(f"{named} is {action.status} already")
    if done:
        return refusals.AlreadyCompleted(
            f"{named} is {action.status}; if it needs work again, reopen it"
        )
    return None


def _standing_still(
    engagement: Engagement, action: Action, kind: type[ByStaff]
) -> refusals.Refused | None:
    named, held = f"action {action.label}", action.status is ActionStatus.ON_HOLD
    if kind is Resume and not held:
        return refusals.NotOnHold(f"{named} is not on hold")
    if kind is PutOnHold and action.claim:
        return refusals.AlreadyClaimed(
            f"{named} is reported complete; confirm or return it first"
        )
    if held and kind in (StartAction, RateAction, ClaimComplete, PutOnHold):
        return refusals.OnHold(f"{named} is on hold; resume it first")
    if kind in OF_THE_CLOCK and held:
        return refusals.OnHold(f"the clock of {named} stands still; resume it first")
    if kind in OF_THE_CLOCK and engagement.stop:
        return refusals.ClockStands(
            "all clocks of this engagement stand still; resume_clock lets them run"
        )
    return None


def _claiming(
    engagement: Engagement, action: Action, kind: type[ByStaff]
) -> refusals.Refused | None:
    named, claim = f"action {action.label}", action.claim
    begun = action.status in BEGUN
    if kind is StartAction and begun:
        return refusals.AlreadyStarted(f"{named} is in progress already")
    if kind is ClaimComplete and not begun:
        return refusals.NotStarted(f"{named} has not begun; start it first")
    if kind in (ConfirmComplete, ReturnClaim):
        if claim:
            return None
        return refusals.NothingClaimed(
            f"nobody has reported {named} complete; claim_complete comes first"
        )
    if claim and kind in AFTER_THE_ANSWER:
        return refusals.AlreadyClaimed(
            f"{claim.by} reported {named} complete on {engagement.day_of(claim.at)}; "
            "it awaits confirm or return"
        )
    if kind is Independent and not action.depends_on:
        return refusals.NothingToChange(f"{named} waits for no other")
    if kind in (Acknowledge, Snooze) and action.plan is None:
        return refusals.NothingRuns(f"nothing is waited for in {named}")
    return None
