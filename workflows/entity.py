"""What every entity's workflow is: acts judged, done and answered, and its loop."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from domain.act import ByStaff
from domain.entity import RULES, Entity
from domain.receipt import Receipt, check_same, has_done
from domain.refusals import Refused
from domain.size import fits_into_a_run
from domain.witnesses.restore import missing
from domain.words import TellResult
from workflows.effects import commit, of_weighed, tell
from workflows.lane import Debt
from workflows.life import Expected, Life, Nature
from workflows.visibility import Shown

E = TypeVar("E", bound=Entity)
A = TypeVar("A", bound=ByStaff)
A_in = TypeVar("A_in", bound=ByStaff, contravariant=True)
E_in = TypeVar("E_in", bound=Entity, contravariant=True)


class ReceiptOf(Protocol[E_in, A_in]):
    def __call__(
        self,
        entity: E_in,
        act: A_in,
        /,
        *,
        again: bool = False,
        at: datetime | None = None,
    ) -> Receipt: ...


class EntityKind(NamedTuple, Generic[E, A]):
    """What the domain says of one kind of entity, and of acts on it.

    `rehearse` judges, and raises a `Refused`; what it leads to is what `apply` makes.
    """

    nature: Nature[E]
    rehearse: Callable[[E, A, datetime], E]
    receipt: ReceiptOf[E, A]


def entity_nature(
    expectation: Callable[[Any], Expected | None],
    apply: Callable[[E, Any, datetime], E],
    shown: Callable[[E], Shown],
    told: Callable[[E, TellResult, datetime], E],
) -> Nature[E]:
    """Two lanes, to the record and to other workflows, so that neither waits."""
    return Nature[E](
        expectation=expectation,
        apply=apply,
        debts=(
            Debt(lambda now: of_weighed(now.unwritten), commit, _written),
            Debt(lambda now: of_weighed(now.untold), tell, told),
        ),
        is_over=lambda now: now.is_over and not (now.unwritten or now.untold),
        shown=shown,
        fits=fits_into_a_run,
        next_page=lambda now: now.but(rules=RULES, tells_whole=True),
    )


def _written(now: E, entries: int, _: datetime) -> E:
    return now.but(unwritten=now.unwritten[entries:])


class EntityLife(Life[E], Generic[E, A]):
    """The life of one entity, on which staff act."""

    def __init__(self, value: E, kind: EntityKind[E, A]) -> None:
        super().__init__(value, kind.nature)
        self._kind = kind

    def do(self, act: A) -> Receipt:
        """What was judged a moment ago, and cannot be refused now; once."""
        again = has_done(self.value, act)
        if not again:
            self.happen(act)
        return self._kind.receipt(self.value, act, again=again, at=workflow.now())

    def check(self, act: A) -> None:
        """Judge, then rehearse: on replay handlers run again, validators do not.

        So an error of ours can be mended and the same act sent again
        (docs/decisions/0001).
        """
        now, kind = self.value, self._kind
        with rehearsal():
            if has_done(now, act):
                check_same(now, act)
                kind.receipt(now, act, again=True, at=workflow.now())
            else:
                after = kind.rehearse(now, act, workflow.now())
                lead_through(kind.nature, after, lambda done: kind.receipt(done, act))

    def restore(self, plan_ids: Sequence[str]) -> None:
        """These witnesses have ended before their time; those that matter begin again.

        Said twice, or of a plan that stands no more, it changes nothing.
        """
        now = self.value
        for act in missing(now.subjects, now.owed_to, plan_ids, workflow.now()):
            self.happen(act)


@contextmanager
def rehearsal() -> Iterator[None]:
    """What goes wrong now leaves nothing; in a handler its task would fail for good."""
    try:
        yield
    except Refused:
        raise
    except Exception as unforeseen:
        message = "nothing was changed; ask again when it is mended"
        raise ApplicationError(message, type="InternalError") from unforeseen


def lead_through(nature: Nature[E], after: E, answer: Callable[[E], Receipt]) -> None:
    """All that the loop will work out of it, and how it is answered."""
    nature.expectation(after)
    nature.shown(after)
    answer(after)
