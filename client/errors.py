"""What goes wrong between staff and an entity, each named as what it is."""

from enum import StrEnum
from typing import NamedTuple

from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from client.endings import Failed, NotAllowed, NothingToDo, NotOpen, Unanswered
from domain import refusals

TOO_LARGE = "this is too large to be sent; nothing was changed"
DEADLOCK = "TMPRL1101"  # the SDK's word for a worker that took longer than it may
ENDED_MEANWHILE = "AcceptedUpdateCompletedWorkflow"


class Trouble(StrEnum):
    """Why there is no answer so far. Whatever else goes wrong is final."""

    CROWD = "the Temporal server is busy"
    STUCK = (
        "the worker is busy with it (if that stays so, the operator guide has "
        "the remedy)"
    )
    SILENCE = (
        "no worker answers: none runs, or it is busy; is `make run`, or worker.py, "
        "running?"
    )
    CUT_OFF = (
        "the connection to the Temporal server was lost; is `make run` still running, "
        "and is TEMPORAL_ADDRESS right?"
    )
    SETTING = "the review has not heard yet what its engagement decided"
    NEWS = "the engagement has not heard yet how far its review has come"


STOPPED = {
    Status.TERMINATED: "terminated by an operator",
    Status.CANCELED: "cancelled by an operator",
    Status.FAILED: "stopped by a failure",
    Status.TIMED_OUT: "stopped by a time-out",
}
"""How a workflow may end before its engagement has, in words."""
BEHIND = {
    refusals.SettingIsBehind.__name__: Trouble.SETTING,
    refusals.NewsIsBehind.__name__: Trouble.NEWS,
}
"""Refusals that pass by themselves: a word is on its way."""
REFUSED_ENTRY = (Trouble.CROWD, Trouble.STUCK, *BEHIND.values())
"""What was sent was not even taken: it cannot be done later either."""

WITHOUT_IT = "`complete_review` with a reason lets the engagement go on without it"

OF_STATUS = {
    RPCStatusCode.RESOURCE_EXHAUSTED: Trouble.CROWD,
    RPCStatusCode.ABORTED: Trouble.CROWD,
    RPCStatusCode.FAILED_PRECONDITION: Trouble.CROWD,
    RPCStatusCode.CANCELLED: Trouble.SILENCE,
    RPCStatusCode.DEADLINE_EXCEEDED: Trouble.SILENCE,
    RPCStatusCode.UNAVAILABLE: Trouble.CUT_OFF,
    RPCStatusCode.UNKNOWN: Trouble.CUT_OFF,
    RPCStatusCode.INTERNAL: Trouble.CUT_OFF,
}


class Nobody(NamedTuple):
    """What is said where an entity is not there to be asked, or is no more."""

    name: str
    otherwise: str
    way_back: str

    def ending(self, status: Status | None = None) -> NotOpen:
        """In words how it was stopped, where it was; else that there is none."""
        if said := self.stopped(status):
            return NotOpen(f"{self.name} {said}")
        return NotOpen(f"there is no open {self.otherwise}")

    def stopped(self, status: Status | None) -> str:
        """How it was ended before its time, and what the way back is, or nothing."""
        how = STOPPED.get(status) if status else None
        if how is None:
            return ""
        return (
            f"was {how} on the server, and its clock stands; the record keeps it. "
            f"{self.way_back}"
        )


def no_engagement(cds: str) -> Nobody:
    return Nobody(
        name=f"the engagement of {cds}",
        otherwise=f"engagement of {cds}; `list` shows those there are, `refer` opens "
        "one",
        way_back="`refer` opens the LEA's next episode, or `adopt` brings it in as it "
        "stood",
    )


def no_review(engagement: str, number: int, way_back: str = WITHOUT_IT) -> Nobody:
    return Nobody(
        name=f"review {number} of {engagement}",
        otherwise=f"review {number} of {engagement}; `show {engagement}` names its "
        "reviews, `begin_review` begins one",
        way_back=way_back,
    )


def passing(error: RPCError) -> Trouble | None:
    """What may be over in a moment; None where asking again changes nothing."""
    if _is_too_large(error):
        return None
    if "Workflow Task in failed state" in error.message:
        return Trouble.STUCK
    if "workflow update was aborted" in error.message:
        return Trouble.CROWD  # though its status is that of a lost connection
    return OF_STATUS.get(error.status)


class AnswerGone(Exception):
    """The server knows nothing of what an entity was asked that runs all the same.

    Met where a server under load had the question, and the entity has done it.
    """


def behind(error: WorkflowUpdateFailedError) -> Trouble | None:
    """What the entity has not heard yet, and will in a moment; None otherwise."""
    cause = error.cause
    kind = cause.type if isinstance(cause, ApplicationError) else None
    return BEHIND.get(kind or "")


def was_lost(error: WorkflowUpdateFailedError) -> bool:
    """The run ended between the act's arrival and its answer: ask the next run."""
    cause = error.cause
    return isinstance(cause, ApplicationError) and cause.type == ENDED_MEANWHILE


def refusal(error: WorkflowUpdateFailedError) -> Failed | NotAllowed:
    """A rule's no, or what the service could not do."""
    cause = error.cause
    kind = cause.type if isinstance(cause, ApplicationError) else None
    message = str(getattr(cause, "message", cause))
    if kind == refusals.NothingReferred.__name__:
        return NotOpen(message)
    if kind and hasattr(refusals, kind):
        return _no(kind, message)
    return Failed(f"the service could not do this ({kind}): {message}")


def foreseen(refused: str, rule: str) -> NotAllowed:
    """The same no, where an act was only tried."""
    kept = "\nnothing was changed"
    return _no(rule, f"{refused.removesuffix(kept)}{kept}")


def _no(rule: str, message: str) -> NotAllowed:
    so_already = issubclass(getattr(refusals, rule), refusals.NothingToChange)
    return NothingToDo(message) if so_already else NotAllowed(message)


def no_query(message: str) -> Failed:
    """A question that an entity could not answer."""
    if message.startswith(refusals.NOTHING_REFERRED):
        return NotOpen(message)
    return busy(Trouble.STUCK) if DEADLOCK in message else Failed(message)


def unread(error: RPCError, nobody: Nobody | None = None) -> Failed:
    """A question that did not come through; nothing is changed by asking."""
    why = passing(error)
    if why is None:
        return final(error, nobody)
    return Unread(why, str(busy(why)) if why in REFUSED_ENTRY else str(why))


class Unread(Failed):
    """A question that may come through in a moment."""

    def __init__(self, why: Trouble, message: str) -> None:
        super().__init__(message)
        self.why = why


def unanswered(met: set[Trouble], last: Trouble) -> Unanswered:
    """No answer to an act: whether it could have been taken decides what is said."""
    if met.issubset(REFUSED_ENTRY):
        return Unanswered(
            f"{_heading(last)}: nothing was changed; {last}. In a moment, send it "
            "again under this id"
        )
    return Unanswered(f"not answered: {last}\nsend it again under this id")


def busy(why: Trouble) -> Failed:
    return Failed(f"{_heading(why)}: nothing was changed; again in a moment: {why}")


def _heading(why: Trouble) -> str:
    return "not yet" if why in BEHIND.values() else "busy"


def final(error: RPCError, nobody: Nobody | None = None) -> Failed:
    """What asking again does not mend."""
    said = error.message
    if _is_too_large(error):
        return Failed(TOO_LARGE)
    if nobody and is_nobody(error):
        return nobody.ending()
    match error.status:
        case RPCStatusCode.NOT_FOUND:
            return Failed(
                f"the Temporal server says: {said} Is TEMPORAL_NAMESPACE right?"
            )
        case RPCStatusCode.PERMISSION_DENIED | RPCStatusCode.UNAUTHENTICATED:
            return Failed(
                f"the Temporal server does not let you do this: {said}; are the key, "
                "the certificate and TEMPORAL_NAMESPACE right? Nothing was changed"
            )
        case RPCStatusCode.INVALID_ARGUMENT:
            return Failed(
                f"the Temporal server does not take this: {said}; nothing was changed"
            )
    return Failed(f"the Temporal server says {error.status.name.lower()}: {said}")


def named(error: RPCError) -> Failed:
    """Whatever was asked of the server, and came to nothing."""
    why = passing(error)
    return final(error) if why is None else Failed(why)


def is_nobody(error: RPCError) -> bool:
    """Whether the server is there, and knows of no such workflow."""
    missing = error.status is RPCStatusCode.NOT_FOUND
    return missing and not error.message.startswith("Namespace")


def _is_too_large(error: RPCError) -> bool:
    """Above two million bytes the server says no, above four its front door does."""
    said = error.message
    return "data size exceeds limit" in said or "larger than max" in said
