"""How a review that already runs begins here: as it is stated to stand.

Nothing before this moment was witnessed. So what is late starts its ladder at the first
rung on the next working day, and nothing is sent for what lay before.
"""

from datetime import datetime

from domain.clocks import moves
from domain.reviews.framework import Framework, PhaseRule
from domain.reviews.review import ReachedMilestone, Review, ReviewPhase, Site
from domain.reviews.statement import StatedPhase, StatedReview
from domain.reviews.subject import due_from, timing
from domain.setting import Setting, Stop


def stands(
    number: int,
    by: str,
    framework: Framework,
    stated: StatedReview,
    setting: Setting,
    at: datetime,
) -> Review:
    """The review as it is stated to stand, its clocks begun now, or paused."""
    begun = {each.phase: each for each in stated.phases}
    rules = [each for each in framework.phases if each.key in begun]
    pause, entry = _pause(stated), setting.entry
    return Review(
        number=number,
        begun=stated.begun,
        by=by,
        framework=framework,
        phases={e.key: _phase(e, begun[e.key], pause, setting, at) for e in rules},
        milestones={
            each.milestone: ReachedMilestone(
                on=each.on, entry=entry, link=each.link, sha256=each.sha256
            )
            for each in stated.milestones
        },
        sites={
            each.site: Site(name=each.name, by=by, entry=entry) for each in stated.sites
        },
        team=stated.members,
        pause=pause,
    )


def _pause(stated: StatedReview) -> Stop | None:
    pause = stated.pause
    if pause is None:
        return None
    since, recheck = pause.since, pause.recheck
    return Stop(cause=pause.cause, since=since, recheck=recheck, whole=True)


def _phase(
    rule: PhaseRule,
    stated: StatedPhase,
    pause: Stop | None,
    setting: Setting,
    at: datetime,
) -> ReviewPhase:
    """Done, or with its clock; that of something late begins no sooner than tomorrow.

    Paused it stands since the day stated, as if it had been brought in then.
    """
    phase = ReviewPhase(name=rule.key, opened=stated.opened)
    if stated.done:
        return phase.but(done=stated.done, stated=True)
    due = stated.due or due_from(setting, rule, stated.opened)
    by, lea, runs = timing(setting, rule), setting.policy.lea, setting.but(stop=None)
    since = min(at, lea.opening(pause.since)) if pause else at
    if by.is_past(due, since):
        since = max(since, lea.opening(runs.day_of(since)))
    dated = phase.but(due=due, stated_due=stated.due)
    running = moves.start(by, runs, dated, since)
    return moves.stop(running, pause) if pause else running
