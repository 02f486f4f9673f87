"""Policies of files: read, tried on engagements, applied."""

from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import Failed
from domain.acts import ApplyPolicy, Mode
from domain.faults import Unreadable
from domain.policies.policy import Policy
from domain.standing import Standing

if TYPE_CHECKING:
    from services.rollout import Asker, Planner

ON_TRIAL = "on trial"


def read(file: Path) -> Policy:
    """Raises Failed, naming each fault with its line."""
    from adapters.policies.read import read_policy

    try:
        return read_policy(file)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off


def in_force() -> Policy:
    """The policy new engagements begin under; raises Failed."""
    from adapters.policies.read import POLICIES

    return read(POLICIES / "escalation.yaml")


def applying(
    policy: Policy, mode: Mode, asker: "Asker", given: str, why: str = ON_TRIAL
) -> "Planner":
    """Each engagement under this policy, with the calendars it has; as act `given`."""
    from services.rollout import RuleChange

    def plan(cds: str, now: Standing, before: Policy) -> RuleChange:
        actor = asker.actor(ApplyPolicy, now, before)
        act = ApplyPolicy(
            id=f"{given}.{cds}",
            by=actor.by,
            entered_by=actor.entered_by,
            why=why,
            policy=policy,
            mode=mode,
        )
        return RuleChange(act, policy.but(lea=before.lea, agency=before.agency))

    return plan
