"""The witness of one late thing, as a workflow. Its rules: domain/witnesses/witness."""

from datetime import datetime

from temporalio import workflow

from domain.clocks.ladder import Ladder, Settled
from domain.witnesses.witness import Witness, apply, expectation
from workflows.effects import alert
from workflows.lane import Debt
from workflows.life import Life, Nature
from workflows.signals import signal
from workflows.visibility import of_witness


def _alerted(now: Witness, _: object, at: datetime) -> Witness:
    return now.but(alerts=now.alerts[1:])


NATURE = Nature[Witness](
    expectation=expectation,
    apply=apply,
    debts=(Debt(lambda now: now.alerts[:1], alert, _alerted),),
    is_over=lambda now: now.settled and not now.alerts,
    shown=of_witness,
    next_page=lambda now: now,
)


@workflow.defn
class EscalationWorkflow:
    """It decides nothing: it shows its ladder, and raises a hand if nobody speaks.

    The running ones are the list of what is late.
    """

    @workflow.init
    def __init__(self, witness: Witness) -> None:
        self._life = Life(witness, NATURE)

    @workflow.run
    async def run(self, _: Witness) -> None:
        await self._life.live()

    @signal
    def climbed(self, ladder: Ladder) -> None:
        self._life.happen(ladder)

    @signal
    def settled(self, settled: Settled) -> None:
        self._life.happen(settled)

    @workflow.query
    def standing(self) -> Witness:
        """What it was told, and whether word still comes."""
        return self._life.value
