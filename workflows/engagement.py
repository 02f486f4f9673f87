"""The engagement's long life. Its rules are in `domain`, its loop in `life`."""

from datetime import datetime
from typing import Any

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from domain.acts import StaffAct
from domain.engagement import RULES, Engagement
from domain.expectation import expectation
from domain.happening import Receipt, apply, check_same, has_done, receipt
from domain.judgement import judge
from domain.ladders.explanation import Explanation, explanation
from domain.ladders.policy import Policy
from domain.lifecycle import Phase
from domain.offers import Offer, offers
from domain.preview import Preview, WillHear, preview, will_hear
from domain.refusals import Refused
from domain.size import check_size, fits_into_a_run
from domain.standing import Standing
from domain.view import standing
from domain.witnesses.restoring import missing
from workflows.effects import commit, of_weighed, tell
from workflows.lane import Debt
from workflows.life import Life, Nature
from workflows.signals import signal
from workflows.visibility import of_engagement


def _written(now: Engagement, size: int, _: Any, at: datetime) -> Engagement:
    return now.but(unwritten=now.unwritten[size:])


def _told(now: Engagement, size: int, _: Any, at: datetime) -> Engagement:
    return now.but(untold=now.untold[size:])


NATURE = Nature[Engagement](
    expectation=expectation,
    apply=apply,
    debts=(
        Debt(lambda now: of_weighed(now.unwritten), commit, _written),
        Debt(lambda now: of_weighed(now.untold), tell, _told),
    ),
    is_over=lambda now: now.is_over and not (now.unwritten or now.untold),
    shown=of_engagement,
    fits=fits_into_a_run,
    next_page=lambda now: now.but(rules=RULES),
)


def _rehearse(now: Engagement, act: StaffAct, at: datetime) -> None:
    """Judge the act, and lead it through all that the loop works out after it."""
    try:
        judge(now, act, at)
        after = apply(now, act, at)
        check_size(now, after, act)
        expectation(after)
        of_engagement(after)
    except Refused:
        raise
    except Exception as unforeseen:
        message = "nothing was changed; ask again when it is mended"
        raise ApplicationError(message, type="InternalError") from unforeseen


@workflow.defn
class EngagementWorkflow:
    """One LEA's engagement: the authority, with the whole roadmap and one clock.

    Handlers await nothing: they change the value and answer. Only `run` has effects.
    """

    @workflow.init
    def __init__(self, engagement: Engagement) -> None:
        self._life = Life(engagement, NATURE)

    @workflow.run
    async def run(self, _: Engagement) -> Phase:
        return (await self._life.live()).phase

    @workflow.update
    def act(self, act: StaffAct) -> Receipt:
        """Do what staff ask: it was judged a moment ago, and cannot be refused now."""
        again = has_done(self._life.value, act)
        if not again:
            self._life.happen(act)
        return receipt(self._life.value, act, again=again)

    @act.validator
    def may_act(self, act: StaffAct) -> None:
        """Judge, then rehearse: on replay handlers run again, validators do not.

        What goes wrong here leaves nothing behind, not even an event, so an error of
        ours can be mended and the same act sent again (docs/decisions/0001).
        """
        now = self._life.value
        if has_done(now, act):
            return check_same(now, act)
        return _rehearse(now, act, workflow.now())

    @signal
    def refresh(self, *_: object) -> None:
        """Begin a new run, and with it the newest rules."""
        self._life.refresh()

    @signal
    def witness_missing(self, plan_ids: list[str]) -> None:
        """These witnesses have ended before their time; those that matter begin again.

        Said twice, or of a plan that stands no more, it changes nothing.
        """
        for act in missing(self._life.value, plan_ids, workflow.now()):
            self._life.happen(act)

    @workflow.query
    def preview(self, act: StaffAct) -> Preview:
        """What the act would change, and who would hear what when; nothing is done."""
        return preview(self._life.value, act, workflow.now())

    @workflow.query
    def explanation(self, action: int) -> Explanation:
        """The action's clock, day by day: why, why not, and what comes next."""
        return explanation(self._life.value, action, workflow.now())

    @workflow.query
    def policy(self) -> Policy:
        """The policy it is under, with its calendars."""
        return self._life.value.policy

    @workflow.query
    def coming(self) -> list[WillHear]:
        """Every rung to come, and who would hear if nothing changed."""
        return will_hear(self._life.value)

    @workflow.query
    def standing(self, action: int | None = None) -> Standing:
        """How things stand: the whole, or one action."""
        return standing(self._life.value, action)

    @workflow.query
    def offers(self, action: int | None = None) -> tuple[Offer, ...]:
        """What may be done now, by whom, with which fields."""
        return offers(self._life.value, action, workflow.now())
