"""The post office: one workflow for ever, which delivers what waits in the outbox."""

from datetime import datetime
from typing import Any

from temporalio import workflow

from domain.letters.post_office import (
    RULES,
    Bell,
    Hold,
    Placed,
    PostOffice,
    Release,
    apply,
    check,
    expectation,
    made,
)
from workflows.effects import deliver
from workflows.lane import Debt
from workflows.life import Life, Nature
from workflows.signals import signal
from workflows.visibility import of_post_office

POST_OFFICE = "post-office"  # its workflow id


def _made(now: PostOffice, result: Any, _: datetime) -> PostOffice:
    return made(now, result)


NATURE = Nature[PostOffice](
    expectation=expectation,
    apply=apply,
    debts=(Debt(lambda now: now.owed, deliver, _made),),
    is_over=lambda now: False,
    shown=of_post_office,
    next_page=lambda now: now.but(rules=RULES),
)


@workflow.defn
class PostOfficeWorkflow:
    """A bell rung any number of times leads to a round, and perhaps one more."""

    @workflow.init
    def __init__(self, post: PostOffice) -> None:
        self._life = Life(post, NATURE)

    @workflow.run
    async def run(self, _: PostOffice) -> None:
        await self._life.live()

    @signal
    def bell(self, *_: object) -> None:
        self._life.happen(Bell())

    @signal
    def place(self, placed: Placed) -> None:
        """A worker has started, here or elsewhere than was written down."""
        self._life.happen(placed)

    @signal
    def refresh(self, *_: object) -> None:
        """Begin a new run, under the newest rules."""
        self._life.refresh()

    @workflow.update
    def hold(self, hold: Hold) -> PostOffice:
        """Nothing is sent from here on; a round under way is finished."""
        self._life.happen(hold)
        return self._life.value

    @hold.validator
    def may_hold(self, hold: Hold) -> None:
        """Whoever may type it may do it; what does not fit is refused here."""
        check(hold)

    @workflow.update
    def release(self, release: Release) -> PostOffice:
        self._life.happen(release)
        return self._life.value

    @release.validator
    def may_release(self, release: Release) -> None:
        """As `may_hold`."""
        check(release)

    @workflow.query
    def standing(self) -> PostOffice:
        return self._life.value
