"""Where an act's own time goes: the domain and the showing, without any server."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from pydantic import TypeAdapter

from bench.figures import spread
from bench.subjects import implementing, starts
from domain.acts import StaffAct
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from workflows.effects import of_weighed
from workflows.visibility import engagement_details

TIMES = 50
APPLY = "apply it (once to rehearse, once in earnest)"
ACT: TypeAdapter[StaffAct] = TypeAdapter(StaffAct)


def parts(folder: Path) -> dict[str, float]:
    """Seconds of each step of one act, and how often the step is taken."""
    made = implementing(folder, "1999999")
    engagement = Engagement.model_validate_json(made.model_dump_json())  # as it travels
    act, at = starts(engagement)[0], datetime.now(UTC)
    sent = act.model_dump_json()
    after = apply(engagement, act, at)
    steps: dict[str, Callable[[], object]] = {
        "read the act": lambda: ACT.validate_json(sent),
        "judge it": lambda: judge(engagement, act, at),
        APPLY: lambda: apply(engagement, act, at),
        "find what is expected next": lambda: expectation(after),
        "say how things stand, for the Temporal UI": lambda: engagement_details(
            after, []
        ),
        "choose what is committed": lambda: of_weighed(after.unwritten),
        "write the entry for the activity": after.unwritten[0].model_dump_json,
    }
    return {name: _middle(step) for name, step in steps.items()}


def _middle(step: Callable[[], object]) -> float:
    took = []
    for _ in range(TIMES):
        begun = perf_counter()
        step()
        took.append(perf_counter() - begun)
    return spread(took).middle
