"""An engagement as others see it: the record's current rows, and what `show` shows."""

from domain.action import Action
from domain.engagement import Engagement
from domain.people import Role, role_for
from domain.progress import tally
from domain.standing import ActionStanding, EngagementStanding, Standing


def standing(engagement: Engagement, action: int | None = None) -> Standing:
    """The whole engagement, or of its actions only one; none where it has no such."""
    chosen = (
        each
        for each in engagement.actions.values()
        if action is None or each.number == action
    )
    return Standing(
        engagement=engagement_standing(engagement),
        actions=tuple(action_standing(engagement, each) for each in chosen),
        people=engagement.people,
        rules=engagement.rules,
        unwritten=len(engagement.unwritten),
        untold=len(engagement.untold),
    )


def engagement_standing(engagement: Engagement) -> EngagementStanding:
    actions = engagement.actions.values()
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
        policy=f"{engagement.policy.name}@{engagement.policy.version}",
        tally=tally(each.status for each in actions),
        overdue=tuple(each.number for each in actions if each.overdue),
    )


def action_standing(engagement: Engagement, action: Action) -> ActionStanding:
    rung = action.next_rung
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
        step=action.step,
        claimed_by=action.claim.by if action.claim and action.is_open else None,
        claimed_at=action.claim.at if action.claim and action.is_open else None,
        next_step=rung.step if rung else None,
        next_at=rung.at if rung else None,
        next_local=rung.local if rung else None,
        next_roles=_roles(action),
        witness=engagement.plan_id(action) if action.overdue else None,
    )


def _roles(action: Action) -> tuple[Role, ...]:
    if rung := action.next_rung:
        return tuple(role_for(party, action.owner) for party in rung.tell)
    return ()
