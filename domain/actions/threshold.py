"""What the whole roadmap says: how much of it is late, and how much goes on at once."""

from domain.engagement import Engagement


def weighed(engagement: Engagement) -> Engagement:
    """Propose an engagement recheck when too much is late; take it back when not.

    A proposal to talk and to help, never a finding (docs/domain.md 7.1, 7.5).
    """
    threshold = engagement.policy.threshold
    if threshold is None:
        return engagement
    late, whole = far_behind(engagement)
    beyond = 100 * len(late) > threshold.percent * whole
    if beyond is engagement.recheck_proposed:
        return engagement
    return engagement.but(recheck_proposed=beyond)


def far_behind(engagement: Engagement) -> tuple[tuple[int, ...], int]:
    """The actions at the threshold's steps, and how many the roadmap has today."""
    steps = engagement.policy.threshold.steps if engagement.policy.threshold else ()
    current = [each for each in engagement.actions.values() if not each.is_gone]
    return tuple(e.number for e in current if e.step in steps), len(current)
