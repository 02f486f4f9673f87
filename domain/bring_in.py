"""How an engagement that already runs begins here: as it is stated to stand.

Nothing before this moment was witnessed. So what is late starts its ladder at the first
rung on the next working day, and a plateau is watched for from now on.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.actions.action import Action, StatedPast, timing
from domain.actions.apply import begin
from domain.actions.planned import root
from domain.acts import BroughtIn
from domain.adoption.acts import StatedAction
from domain.adoption.adoption import segments_of
from domain.apply_check_in import stated_years
from domain.apply_review import with_review
from domain.bounds import PARTS
from domain.clocks import moves
from domain.clocks.recipients import holding, roles_told
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.letters.matter import whole_matter
from domain.letters.notice import Notice, letters, said_day
from domain.people.roles import LABELS, Role
from domain.phase import Phase
from domain.referrals.case import MODES, Case, Determination
from domain.referrals.pathway import Pathway
from domain.reviews.apply import begun
from domain.reviews.review import Review, review_address
from domain.reviews.subject import PhaseSubject
from domain.setting import Setting, Stop
from domain.standing_of import tally_of
from domain.status import ActionStatus
from domain.values import Facts
from domain.wording import so_many, with_and

MOVING = (
    ActionStatus.NOT_STARTED,
    ActionStatus.IN_PROGRESS,
    ActionStatus.REOPENED,
)
"""What has a clock that runs; all else is on hold, done or gone, and stays so."""


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
    after = stated_years(after, act)
    if act.framework and stated.phase is Phase.REVIEW:
        after = with_review(after, act, at)
    ordered = sorted(stated.actions, key=lambda each: root(each.number))
    setting = after.setting
    return after.with_actions(_action(each, setting, at) for each in ordered)


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


def _action(stated: StatedAction, setting: Setting, at: datetime) -> Action:
    today = setting.day_of(at)
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
        return _on_hold(action, stated, setting, at)
    if stated.status in MOVING:
        return _running(action, setting, at).but(changed_at=at)
    return action


def _running(action: Action, setting: Setting, at: datetime) -> Action:
    """With its ladder; that of something late begins no sooner than tomorrow."""
    lea, today = setting.policy.lea, setting.day_of(at)
    late = timing(action, setting).is_past(action.due, at)
    return begin(action, setting, max(at, lea.opening(today)) if late else at)


def _on_hold(
    action: Action, stated: StatedAction, setting: Setting, at: datetime
) -> Action:
    """Its clock stands since the day stated, as if it had been brought in then.

    What it was before, its rating says; without one, whether it is said to have begun.
    """
    hold, scale = stated.hold, setting.policy.scale
    assert hold
    since = hold.since or setting.day_of(at)
    level = scale.level(stated.rating) if stated.rating is not None else None
    begun = stated.started is not None
    unrated = ActionStatus.IN_PROGRESS if begun else ActionStatus.NOT_STARTED
    stop = Stop(cause=hold.cause, since=since, recheck=hold.recheck)
    running = begin(action, setting, min(at, setting.policy.lea.opening(since)))
    held = moves.stop(running, stop)
    return held.but(before_hold=level.status if level else unrated, changed_at=at)


TOLD = (Role.CCEE_LEAD, Role.LEA_SUPERINTENDENT)


def brought_in(engagement: Engagement, act: BroughtIn) -> str:
    """'brought in Alder Valley Unified as it stood on 2021-06-15, ...'."""
    stated, figures = act.stated, tally_of(engagement)
    day = f" on {stated.as_of}" if stated.as_of else ""
    actions = (
        f", {so_many(figures.total, 'action')} ({figures.completed} completed, "
        f"{figures.in_progress} in progress, {figures.not_started} not started)"
        if engagement.actions
        else ""
    )
    under = with_and(terms.id for terms in act.terms)
    return (
        f"brought in {engagement.lea.name} as it stood{day}, as stated: "
        f"{stated.phase}, {MODES[stated.mode]}, under {under}{actions}"
        f"{_of_review(engagement)}"
    )


def _of_review(engagement: Engagement) -> str:
    """', its review collecting', as it is; empty where there is none."""
    review = _review(engagement)
    if review is None:
        return ""
    stage = review.stage.replace("_", " ")
    return f", its review {stage}" if review.stated_on else ", its review begins anew"


def _review(engagement: Engagement) -> Review | None:
    """That under way, as it will begin once it has heard of this."""
    line, setting = engagement.review, engagement.setting
    if line is None or line.framework is None:
        return None
    address = review_address(engagement.entity, line.number)
    own, at, framework = (
        setting.but(entity=address, entry=1),
        line.begun_at,
        line.framework,
    )
    return begun(line.number, line.by, framework, own, at, at, line.stated)


def of_bringing_in(engagement: Engagement, at: datetime) -> Iterator[Notice]:
    """To who leads it and to the LEA: it is here, as it stands; what comes next."""
    figures = tally_of(engagement)
    mode, today = engagement.mode, engagement.day_of(at)
    as_of, waiting = engagement.stated_as_of or today, _subjects(engagement)
    facts: Facts = {
        "lea": engagement.lea.name,
        "reference": engagement.lea.cds,
        "phase": engagement.phase.value,
        "mode": MODES[mode] if mode else "",
        "as_of": said_day(as_of),
        "actions": figures.total,
        "completed": figures.completed,
        "in_progress": figures.in_progress,
        "late": sum(each.clock.overdue for each in waiting),
        "late_on": said_day(today) if today != as_of else "",
        "review_stands": _said_of_review(engagement),
        "next_step": _next_step(engagement, waiting),
    }
    if line := engagement.review:
        facts |= {"review": line.number}
    told = holding(engagement.setting, TOLD, at)
    goes_on = whole_matter(engagement.entity)
    return letters(engagement.setting, told, "brought_in", facts, at, matter=goes_on)


def _subjects(engagement: Engagement) -> tuple[Subject, ...]:
    """Whatever has a clock in it, and in the review that begins with it."""
    review, setting = _review(engagement), engagement.setting
    phases = review.phases.values() if review else ()
    return (
        *engagement.subjects,
        *(PhaseSubject(setting, each, review) for each in phases if review),
    )


def _said_of_review(engagement: Engagement) -> str:
    """'the field work, planned until Friday, 5 March 2027', or since when it waits."""
    review = _review(engagement)
    if review is None:
        return ""
    if review.pause:
        recheck = said_day(review.pause.recheck)
        return f"paused since {said_day(review.pause.since)}, until {recheck} at first"
    rules = review.framework.phase
    opened = [
        f"{rules[each.name].title}, planned until {said_day(each.due)}"
        for each in review.open_phases
        if each.due
    ]
    return with_and(opened) or review.stage.replace("_", " ")


def _next_step(engagement: Engagement, waiting: Iterable[Subject]) -> str:
    """'on Monday, 15 March 2027 the ... hears of action 12', or what the phase asks."""
    coming = [(rung.at, s) for s in waiting if (rung := s.next_rung)]
    review = _review(engagement)
    if not coming and review and review.pause:
        day = said_day(review.pause.recheck)
        return f"on {day} it is asked whether the review may go on"
    if not coming:
        return FOLLOWING[engagement.phase]
    _, first = min(coming, key=lambda each: each[0])
    rung = first.next_rung
    assert rung
    told = [LABELS[role] for role in roles_told(first, rung)]
    verb = "hear" if len(told) > 1 else "hears"
    day = said_day(engagement.day_of(rung.at))
    return f"on {day} the {' and the '.join(told)} {verb} of {first.short}"


FOLLOWING = dict.fromkeys(Phase, "") | {
    Phase.ACCEPTED: "the kickoff, and the work agreed there",
    Phase.REVIEW: "the report of the review",
    Phase.ROADMAP: "the adoption of the roadmap",
    Phase.IMPLEMENTATION: "the next check-in",
    Phase.RELEASE: "the close of the engagement",
}
"""What comes next in a phase where no action waits for anybody."""
