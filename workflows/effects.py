"""The effects workflows may have, as plain verbs, tried for as long as it takes."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate
from typing import NotRequired, TypedDict, TypeVar

from temporalio import workflow
from temporalio.common import RetryPolicy

from activities.documents import Making
from activities.notify import Delivering
from activities.reconcile import Reconciling
from activities.record import Recording
from activities.tell import Telling
from domain.bounds import COMMIT
from domain.discrepancies import Discrepancies
from domain.entries import Entry
from domain.letters.notice import Notice
from domain.letters.post_office import DocumentsMade, Round, RoundMade
from domain.values import Value
from domain.words import OwedWord, Superseded, TellResult, Words


class Patience(TypedDict):
    start_to_close_timeout: timedelta
    heartbeat_timeout: NotRequired[timedelta]
    retry_policy: RetryPolicy


AGAIN = RetryPolicy(maximum_interval=timedelta(minutes=5))  # without end
BRIEFLY = Patience(
    start_to_close_timeout=timedelta(seconds=10),  # also what a killed worker costs
    retry_policy=AGAIN,
)
A_ROUND = Patience(start_to_close_timeout=timedelta(minutes=2), retry_policy=AGAIN)
MAKING = Patience(
    start_to_close_timeout=timedelta(minutes=10),
    heartbeat_timeout=timedelta(seconds=10),  # what a killed worker costs
    retry_policy=AGAIN,
)
A_LOOK = Patience(start_to_close_timeout=timedelta(minutes=15), retry_policy=AGAIN)
MOST_AT_ONCE = 200
Owed = TypeVar("Owed", bound=Value)


def of_weighed(owed: tuple[Owed, ...]) -> tuple[Owed, ...]:
    """The oldest of what is owed, as much as fits into one payload; at least one."""
    weights = accumulate(each.weight for each in owed[:MOST_AT_ONCE])
    fitting = sum(weight <= COMMIT for weight in weights)
    return owed[: max(fitting, 1)]


async def commit(entries: Sequence[Entry]) -> int:
    """How many were committed."""
    numbers = f"entries {entries[0].number} to {entries[-1].number}"
    if len(entries) == 1:
        numbers = f"entry {entries[0].number}: {entries[0].act.kind}"
    return await workflow.execute_activity_method(
        Recording.commit, [*entries], summary=numbers, **BRIEFLY
    )


async def tell(words: Sequence[OwedWord]) -> TellResult:
    """What came of them. Of all that is owed to one, only the latest word counts."""
    latest = {word.to: word for word in words if not isinstance(word, Superseded)}
    return await workflow.execute_activity_method(
        Telling.tell,
        Words(latest=(*latest.values(),), of=len(words)),
        summary=f"{len(latest)} told",
        **BRIEFLY,
    )


async def alert(notices: Sequence[Notice]) -> None:
    """One at a time: they are rare."""
    await workflow.execute_activity_method(
        Recording.alert, notices[0], summary="no word comes", **BRIEFLY
    )


async def reconcile(whole: bool) -> Discrepancies:
    return await workflow.execute_activity_method(
        Reconciling.reconcile,
        whole,
        summary="what runs, and what the record says",
        **A_LOOK,
    )


async def deliver(_: Sequence[Round]) -> RoundMade:
    return await workflow.execute_activity_method(
        Delivering.deliver, summary="one round of the outbox", **A_ROUND
    )


async def make_documents(_: Sequence[Round]) -> DocumentsMade:
    return await workflow.execute_activity_method(
        Making.make_documents, summary="documents that are owed", **MAKING
    )
