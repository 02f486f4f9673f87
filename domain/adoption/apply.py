"""How an engagement that already runs begins here: as it is stated to stand.

Nothing before this moment was witnessed. So what is late starts its ladder at the first
rung on the next working day, and a plateau is watched for from now on.
"""

from collections.abc import Mapping
from datetime import datetime

from domain.actions.action import Action, StatedPast, Stop
from domain.actions.planned import root
from domain.actions.status import ActionStatus
from domain.acts import BroughtIn
from domain.adoption.acts import StatedAction, StatedEngagement, StatedReferral
from domain.bounds import PARTS
from domain.calendars.work_calendar import ONE_DAY
from domain.clocks.moves import dated, stopped
from domain.clocks.schedule import is_past
from domain.engagement import Engagement
from domain.policies.policy import Policy
from domain.referrals.case import Case, Determination, Segment
from domain.referrals.pathway import Pathway

MOVING = (
    ActionStatus.NOT_STARTED,
    ActionStatus.IN_PROGRESS,
    ActionStatus.REOPENED,
)
"""What has a clock that runs; all else is on hold, done or gone, and stays so."""


def begun(
    stated: StatedEngagement, act: BroughtIn, policy: Policy, episode: int, at: datetime
) -> Engagement:
    """The engagement just before it is brought in: nobody, nothing, no entry yet."""
    first = min(each.received for each in stated.referrals)
    return Engagement(
        lea=stated.lea,
        episode=episode,
        referral=act.id,
        referred_at=policy.lea.beginning(first),
        policy=policy,
    )


def act_of(
    stated: StatedEngagement, pathways: Mapping[str, Pathway], **said: str
) -> BroughtIn:
    """The act that brings it in, with the pathway of each referral as it then was."""
    terms = tuple(terms_of(each, pathways[each.pathway]) for each in stated.referrals)
    return BroughtIn.model_validate({"stated": stated, "terms": terms, **said})


def terms_of(referral: StatedReferral, pathway: Pathway) -> Pathway:
    return pathway.but(statute=referral.statute or pathway.statute)


def stands(engagement: Engagement, act: BroughtIn, at: datetime) -> Engagement:
    """The engagement as it is stated to stand, its clocks begun now."""
    stated, today = act.stated, engagement.day_of(at)
    people = (each for each in stated.people if each.last is None or each.last >= today)
    after = engagement.but(
        phase=stated.phase,
        people=tuple(sorted(people, key=lambda each: each.first)),
        segments=segments_of(stated),
        kickoff=stated.kickoff,
        follows=act.follows,
        brought_in_at=at,
        stated_as_of=stated.as_of,
        meetings=tuple(each.but(note="") for each in stated.meetings),
    )
    for number, terms in enumerate(act.terms, start=1):
        after = _with_case(after, act, number, terms)
    ordered = sorted(stated.actions, key=lambda each: root(each.number))
    return after.with_actions(_action(after, each, at) for each in ordered)


def segments_of(stated: StatedEngagement) -> tuple[Segment, ...]:
    """The modes of the past, and that of now since it is said to have begun."""
    past = sorted(stated.segments, key=lambda each: each.first)
    ended = [each.last + ONE_DAY for each in past if each.last]
    received = min(each.received for each in stated.referrals)
    since = stated.mode_since or max(ended, default=stated.kickoff or received)
    now = Segment(mode=stated.mode, first=since, stated=True)
    return (*(each.but(stated=True) for each in past), now)


def _with_case(
    engagement: Engagement, act: BroughtIn, number: int, terms: Pathway
) -> Engagement:
    stated = act.stated.referrals[number - 1]
    year = stated.dashboard_year
    case = Case(
        number=number,
        id=act.id,
        pathway=terms,
        received=stated.received,
        by=act.by,
        office="",
        answers={"dashboard_year": str(year)} if year else {},
        determination=Determination.NECESSARY,
        determined=stated.determined,
        accepted=True,
        stated=True,
    )
    after = engagement.with_case(case)
    if not (stated.primary or len(act.terms) == 1):
        return after
    return after.but(primary=number)


def _action(engagement: Engagement, stated: StatedAction, at: datetime) -> Action:
    today = engagement.day_of(at)
    past = StatedPast(
        on=today,
        status=stated.status,
        started=stated.started,
        completed=stated.completed,
    )
    action = Action(
        number=stated.number,
        title=stated.title,
        components=stated.components,
        theme=stated.theme,
        horizon=stated.horizon,
        owner=stated.owner,
        due=stated.due,
        original_due=stated.first_due,
        status=stated.status,
        rating=stated.rating,
        extensions=stated.extensions,
        depends_on=stated.depends_on,
        split_from=root(stated.number) if stated.number >= PARTS else None,
        merged_into=stated.merged_into,
        stated=past,
    )
    if stated.status is ActionStatus.ON_HOLD:
        return _on_hold(engagement, action, stated, at)
    if stated.status in MOVING:
        return _running(engagement, action, at).but(changed_at=at)
    return action


def _running(engagement: Engagement, action: Action, at: datetime) -> Action:
    """With its ladder; that of something late begins no sooner than tomorrow."""
    lea, today = engagement.policy.lea, engagement.day_of(at)
    late = is_past(engagement.policy, action.due, at)
    return dated(engagement, action, max(at, lea.opening(today)) if late else at)


def _on_hold(
    engagement: Engagement, action: Action, stated: StatedAction, at: datetime
) -> Action:
    """Its clock stands since the day stated, as if it had been brought in then.

    What it was before, its rating says; without one, whether it is said to have begun.
    """
    hold, scale = stated.hold, engagement.policy.scale
    assert hold
    since = hold.since or engagement.day_of(at)
    level = scale.level(stated.rating) if stated.rating is not None else None
    begun = stated.started is not None
    unrated = ActionStatus.IN_PROGRESS if begun else ActionStatus.NOT_STARTED
    stop = Stop(cause=hold.cause, since=since, recheck=hold.recheck)
    running = dated(engagement, action, min(at, engagement.policy.lea.opening(since)))
    held = stopped(engagement, running, stop)
    return held.but(before_hold=level.status if level else unrated, changed_at=at)
