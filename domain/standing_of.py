"""An engagement as others see it: the record's current rows, and what `show` shows."""

from collections.abc import Iterator

from domain.actions.action import Action
from domain.actions.standing import ActionStanding
from domain.actions.tally import Counted, Tally, published, tally
from domain.actions.threshold import far_behind
from domain.apply_check_in import missed_in_a_row
from domain.checkins.check_in import CheckIn
from domain.checkins.standing import CheckInStanding, CheckInYearStanding
from domain.checkins.subject import CheckInSubject
from domain.checkins.year import CheckInYear, YearProof, proof_at_end, year_of
from domain.clock_standing import next_of_clock
from domain.duties.standing import DutyStanding, duty_standing
from domain.engagement import Engagement
from domain.evidence.evidence import standing_pieces
from domain.referrals.case import Case, Step
from domain.referrals.pathway import StepKind
from domain.referrals.standing import CaseStanding, StepStanding
from domain.referrals.subject import StepSubject
from domain.standing import EngagementStanding, Standing
from domain.supports.position import Position
from domain.supports.standing import PositionStanding
from domain.supports.subject import PositionSubject
from domain.supports.supports import SupportKind

NAMED = 20  # actions that one waits for


def standing(engagement: Engagement, action: int | None = None) -> Standing:
    """The whole engagement, or of its actions only one; none where it has no such."""
    chosen = (
        each
        for each in engagement.actions.values()
        if action is None or each.number == action
    )
    return Standing(
        engagement=engagement_standing(engagement, whole=True),
        actions=tuple(action_standing(engagement, each) for each in chosen),
        people=engagement.people,
        absences=engagement.absences,
        rules=engagement.rules,
        unwritten=len(engagement.unwritten),
        untold=len(engagement.untold),
        setting=engagement.setting_entry,
    )


def engagement_standing(
    engagement: Engagement, *, whole: bool = False
) -> EngagementStanding:
    """As every entry carries it; the `whole` has all steps of settled referrals too."""
    actions = engagement.actions.values()
    figures = tally_of(engagement)
    return EngagementStanding(
        entity=engagement.entity,
        cds=engagement.lea.cds,
        episode=engagement.episode,
        lea=engagement.lea.name,
        county=engagement.lea.county,
        pathway=engagement.pathway,
        statute=engagement.statute,
        phase=engagement.phase,
        referral=engagement.referral,
        referred_at=engagement.referred_at,
        entry=engagement.entries,
        policy=engagement.policy.named,
        tally=figures,
        overdue=tuple(each.number for each in actions if each.overdue),
        stop=engagement.stop,
        recheck_proposed=engagement.recheck_proposed,
        far_behind=far_behind(actions, engagement.policy)[0],
        advice=advice(engagement, figures),
        cases=tuple(
            case_standing(engagement, case, whole=whole)
            for case in engagement.cases.values()
        ),
        segments=engagement.segments,
        kickoff=engagement.kickoff,
        dashboard=engagement.dashboard,
        follows=engagement.follows,
        brought_in_at=engagement.brought_in_at,
        stated_as_of=engagement.stated_as_of,
        reviews=tuple(e.but(framework=None) for e in engagement.reviews.values()),
        coaching=engagement.supports.standing(SupportKind.COACHING),
        learning=engagement.supports.standing(SupportKind.LEARNING),
        positions=tuple(
            position_standing(engagement, each)
            for each in engagement.supports.positions.values()
        ),
        evidence=len(standing_pieces(engagement.evidence)),
        check_ins=tuple(
            check_in_standing(engagement, e) for e in engagement.check_ins.values()
        ),
        missed_in_a_row=tuple(e.name for e in missed_in_a_row(engagement)),
        check_in_years=tuple(check_in_years(engagement)),
        duty=_next_duty(engagement),
        meetings=engagement.meetings if whole else (),
    )


def check_in_years(engagement: Engagement) -> Iterator[CheckInYearStanding]:
    """Those that are remembered, and that of the check-in to come, the oldest first."""
    known, next_one = engagement.check_in_years, engagement.check_in_to_come
    first = {year_of(engagement.monitored_since)} if engagement.monitored_since else ()
    for begins in sorted({*known, *first, *({next_one.begins} if next_one else ())}):
        year = known.get(begins, CheckInYear(begins=begins))
        proof = _proof(engagement, year)
        if begins not in known and not proof.required:
            continue
        yield CheckInYearStanding(
            begins=begins,
            required=proof.required,
            held=proof.held,
            possible=proof.possible,
            missed=year.missed,
            made_up=year.made_up,
            made_up_late=year.made_up_late,
            waived=year.waived,
            stated=year.stated,
        )


def _proof(engagement: Engagement, year: CheckInYear) -> YearProof:
    if monitoring := engagement.monitoring:
        return monitoring.proof(year.begins)
    return proof_at_end(year, engagement.check_ins.values())


def check_in_standing(engagement: Engagement, check_in: CheckIn) -> CheckInStanding:
    of_check_in = CheckInSubject(engagement.setting, check_in)
    return CheckInStanding(
        name=check_in.name,
        begins=check_in.begins,
        number=check_in.number,
        window=check_in.window,
        stage=check_in.stage,
        asked=of_check_in.asked,
        due=check_in.due,
        on=check_in.on,
        at=check_in.at,
        minutes=check_in.minutes,
        place=check_in.place,
        reschedules=check_in.reschedules,
        invitation=check_in.invitation,
        missed_on=check_in.missed_on,
        make_up=check_in.make_up,
        held_on=check_in.held_on,
        counts=check_in.counts,
        attended=check_in.attended,
        agenda=check_in.agenda,
        packets=check_in.packets,
        minutes_entry=check_in.minutes_entry,
        decisions=check_in.decisions,
        notes_draft=check_in.notes,
        published_on=check_in.published_on,
        link=check_in.link,
        over=check_in.over,
        overdue=check_in.overdue,
        rung=check_in.rung,
        witness=of_check_in.plan_id if check_in.overdue else None,
        **next_of_clock(of_check_in),
    )


def _next_duty(engagement: Engagement) -> DutyStanding | None:
    coming = () if engagement.is_over else engagement.coming_duties
    return duty_standing(coming[0], engagement.dated) if coming else None


def case_standing(
    engagement: Engagement, case: Case, *, whole: bool = False
) -> CaseStanding:
    """Once it is accepted or closed, entries tell only of the steps that still wait."""
    pathway, settled = case.pathway, case.accepted or case.is_closed
    shown = [s for s in in_order(case) if whole or not settled or s.is_waited_for]
    ends = settled or engagement.is_over
    to_come = [
        rule.title
        for rule in pathway.steps
        if rule.kind is not StepKind.RECHECK
        if not (ends or rule.name in case.steps)
    ]
    return CaseStanding(
        number=case.number,
        pathway=pathway.id,
        version=pathway.version,
        statute=pathway.statute,
        title=pathway.title if whole or not settled else "",
        state=case.state,
        primary=case.number == engagement.primary,
        received=case.received,
        by=case.by,
        office=case.office,
        answers=case.answers if whole or not settled else {},
        steps=tuple(step_standing(engagement, case, each) for each in shown),
        to_come=tuple(to_come),
        stated=case.stated,
        determined=case.determined,
    )


def position_standing(engagement: Engagement, position: Position) -> PositionStanding:
    of_position = PositionSubject(engagement.setting, position)
    return PositionStanding(
        number=position.number, terms=position.terms, **next_of_clock(of_position)
    )


def in_order(case: Case) -> list[Step]:
    """The steps of a referral as its pathway has them, one after the other."""
    names = [rule.name for rule in case.pathway.steps]
    return sorted(case.steps.values(), key=lambda s: names.index(s.rule or s.name))


def step_standing(engagement: Engagement, case: Case, step: Step) -> StepStanding:
    of_step = StepSubject(engagement.setting, step, case)
    return StepStanding(
        name=step.name,
        title=of_step.title,
        kind=of_step.rule.kind,
        asked=of_step.asked,
        opened=step.opened,
        due=step.due,
        counts=of_step.timing.counts,
        overdue=step.overdue,
        rung=step.rung,
        done=step.done,
        said=step.said,
        over=step.over,
        witness=of_step.plan_id if step.overdue else None,
        **next_of_clock(of_step),
    )


def tally_of(engagement: Engagement) -> Tally:
    return tally(counted(engagement, each) for each in engagement.actions.values())


def counted(engagement: Engagement, action: Action) -> Counted:
    scale = engagement.policy.scale
    shown = published(action.status, action.rating, scale, action.before_hold)
    return Counted(
        action.status,
        shown,
        part=action.split_from is not None,
        added=action.added_on is not None,
    )


def advice(engagement: Engagement, figures: Tally) -> str:
    """Not to have too much going on at once; a suggestion, and nothing follows."""
    plateau = engagement.policy.plateau
    if engagement.is_over or plateau is None or figures.in_progress <= plateau.at_once:
        return ""
    return (
        f"{figures.in_progress} actions are in progress at once; it may help to agree "
        f"on {plateau.at_once} that come first"
    )


def action_standing(engagement: Engagement, action: Action) -> ActionStanding:
    of_action = engagement.subject_of(action)
    level = engagement.policy.scale.level(action.rating or 0)
    return ActionStanding(
        number=action.number,
        title=action.title,
        components=action.components,
        theme=action.theme,
        horizon=action.horizon,
        owner=action.owner,
        due=action.due,
        original_due=action.original_due,
        status=action.status,
        overdue=action.overdue,
        rung=action.rung,
        claimed_by=action.claim.by if action.claim and action.is_open else None,
        claimed_at=action.claim.at if action.claim and action.is_open else None,
        witness=of_action.plan_id if action.overdue else None,
        rating=action.rating,
        rated=level.label if level and action.rating is not None else "",
        published=counted(engagement, action).published,
        claim_entered_by=action.claim.entered_by if action.claim else None,
        extensions=action.extensions,
        stop=action.stop,
        rest=action.rest and action.rest.but(before=None),
        stopped_days=action.ledger.stopped if action.ledger else 0,
        flags=action.flags,
        waits_for=tuple(b.number for b in engagement.awaited(action)[:NAMED]),
        depends_on=action.depends_on,
        split_from=action.split_from,
        merged_into=action.merged_into,
        standards=action.standards,
        stated=action.stated,
        first_words=action.first_words,
        added_on=action.added_on,
        **next_of_clock(of_action),
    )
