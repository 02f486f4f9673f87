"""What acts and questions take on the largest roadmap there may be, texts at bounds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import process_time
from typing import NamedTuple

from adapters.policies.read import current_policy
from bench.figures import spread
from bench.subjects import before_the_roadmap
from domain.actions.planned import PlannedAction
from domain.acts import AdoptRoadmap, ApplyPolicy, Cause, Mode, ResumeClock, StopClock
from domain.apply import apply
from domain.available_acts import offers
from domain.bounds import LONGEST_REPORT, LONGEST_TITLE, MOST_ACTIONS, MOST_AWAITED
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.people.roles import Role
from domain.preview import preview
from domain.rehearsal import rehearse
from domain.standing_of import standing
from domain.status import Horizon
from workflows.visibility import of_engagement

TIMES = 5
DAY = timedelta(days=1)


class RoadmapSize(NamedTuple):
    """A roadmap: how many actions, in which letter, with how long a text each."""

    name: str
    actions: int
    letter: str
    text: int


SUBJECTS = (
    RoadmapSize("66 actions, texts of 2,000 characters", 66, "a", LONGEST_REPORT),
    RoadmapSize("200 actions, texts of 1,000 characters", MOST_ACTIONS, "a", 1_000),
    RoadmapSize("120 actions in Chinese, texts of 500", 120, "字", 500),
)


def large() -> dict[str, dict[str, float]]:
    """Seconds of each step, by the roadmap it is taken on."""
    return {each.name: steps(each) for each in SUBJECTS}


def steps(subject: RoadmapSize) -> dict[str, float]:
    """Seconds of each step on a roadmap."""
    at = datetime.now(UTC)
    ready = before_the_roadmap("1999998", at)
    adopt = AdoptRoadmap(**_said("adopt"), actions=_roadmap(subject, at))
    now = _paid(rehearse(ready, adopt, at))
    day = (at + 30 * DAY).date()
    stop = StopClock(**_said("stop"), cause=Cause.STRIKE, recheck=day)
    stopped = _paid(apply(now, stop, at))
    resume = ResumeClock(**_said("resume"))
    policy = current_policy().but(version="measured")
    anew = ApplyPolicy(**_said("anew"), policy=policy, mode=Mode.RECOMPUTE)
    taken: dict[str, Callable[[], object]] = {
        "adopt the roadmap": lambda: rehearse(ready, adopt, at),
        "stop all clocks": lambda: rehearse(now, stop, at),
        "let them run again": lambda: rehearse(stopped, resume, at + 20 * DAY),
        "apply a policy anew": lambda: rehearse(now, anew, at),
        "find what is expected next": lambda: expectation(now),
        "show it in the Temporal UI": lambda: of_engagement(now),
        "say how it stands": lambda: standing(now),
        "say what may be done": lambda: offers(now, None, at),
        "preview a stop of all clocks": lambda: preview(now, stop, at),
    }
    return {name: middle(step) for name, step in taken.items()}


def _roadmap(subject: RoadmapSize, at: datetime) -> tuple[PlannedAction, ...]:
    title = subject.letter * LONGEST_TITLE
    return tuple(
        PlannedAction(
            number=n,
            title=title,
            text=subject.letter * subject.text,
            components=(1 + n % 12,),
            theme=title,
            horizon=Horizon.LONG_TERM,
            owner=Role.LEA_INSTRUCTION,
            due=(at + (100 + n) * DAY).date(),
            depends_on=tuple(range(max(1, n - MOST_AWAITED), n)),
        )
        for n in range(1, subject.actions + 1)
    )


def _said(name: str) -> dict[str, str]:
    return {
        "id": f"bench-{name}",
        "by": "a.castillo",
        "entered_by": "bench",
        "why": "measured",
    }


def _paid(engagement: Engagement) -> Engagement:
    return engagement.but(unwritten=(), untold=())


def middle(step: Callable[[], object]) -> float:
    """Seconds of processor time that it takes, of some tries."""
    return spread([_timed(step) for _ in range(TIMES)]).middle


def _timed(step: Callable[[], object]) -> float:
    begun = process_time()
    step()
    return process_time() - begun
