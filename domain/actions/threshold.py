"""What the whole roadmap says: how much of it is late, and how much goes on at once."""

from collections.abc import Iterable

from domain.actions.action import Action
from domain.policies.policy import Policy


def is_far_behind(actions: Iterable[Action], policy: Policy) -> bool | None:
    """Whether so much is late that a recheck of the whole is proposed.

    None where the policy has no threshold. It is a proposal to talk and to help, never
    a finding (docs/domain.md 7.1, 7.5).
    """
    if policy.threshold is None:
        return None
    late, whole = far_behind(actions, policy)
    return 100 * len(late) > policy.threshold.percent * whole


def far_behind(
    actions: Iterable[Action], policy: Policy
) -> tuple[tuple[int, ...], int]:
    """The actions at the threshold's rungs, and how many the roadmap has today."""
    rungs = policy.threshold.rungs if policy.threshold else ()
    current = [each for each in actions if not each.is_gone]
    return tuple(e.number for e in current if e.rung in rungs), len(current)
