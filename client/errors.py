"""What goes wrong between staff and an engagement, each named as what it is."""

from enum import StrEnum

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
        "the worker is busy with this engagement (if it stays so, the operator guide "
        "has the remedy)"
    )
    SILENCE = (
        "no worker answers: none runs, or it is busy; is `make run`, or worker.py, "
        "running?"
    )
    CUT_OFF = (
        "the connection to the Temporal server was lost; is `make run` still running, "
        "and is TEMPORAL_ADDRESS right?"
    )


STOPPED = {
    Status.TERMINATED: "terminated by an operator",
    Status.CANCELED: "cancelled by an operator",
    Status.FAILED: "stopped by a failure",
    Status.TIMED_OUT: "stopped by a time-out",
}
"""How a workflow may end before its engagement has, in words."""
REFUSED_ENTRY = (Trouble.CROWD, Trouble.STUCK)
"""What was sent was not even taken: it cannot be done later either."""

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


def passing(error: RPCError) -> Trouble | None:
    """What may be over in a moment; None where asking again changes nothing."""
    if _is_too_large(error):
        return None
    if "Workflow Task in failed state" in error.message:
        return Trouble.STUCK
    if "workflow update was aborted" in error.message:
        return Trouble.CROWD  # though its status is that of a lost connection
    return OF_STATUS.get(error.status)


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
    """A question that an engagement could not answer."""
    if message.startswith(refusals.NOTHING_REFERRED):
        return NotOpen(message)
    return busy(Trouble.STUCK) if DEADLOCK in message else Failed(message)


def unread(error: RPCError, cds: str) -> Failed:
    """A question that did not come through; nothing is changed by asking."""
    why = passing(error)
    if why is None:
        return final(error, cds)
    return busy(why) if why in REFUSED_ENTRY else Failed(why)


def unanswered(met: set[Trouble], last: Trouble) -> Unanswered:
    """No answer to an act: whether it could have been taken decides what is said."""
    if met.issubset(REFUSED_ENTRY):
        return Unanswered(
            f"busy: nothing was changed; {last}. In a moment, send it again under this "
            "id"
        )
    return Unanswered(f"not answered: {last}\nsend it again under this id")


def busy(why: Trouble) -> Failed:
    return Failed(f"busy: nothing was changed; again in a moment: {why}")


def final(error: RPCError, cds: str = "") -> Failed:
    """What asking again does not mend."""
    said = error.message
    if _is_too_large(error):
        return Failed(TOO_LARGE)
    if cds and is_nobody(error):
        return none_open(cds)
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


def none_open(cds: str, stopped: str = "") -> NotOpen:
    """There is nobody to ask; where it was `stopped`, in words how."""
    if stopped:
        return NotOpen(f"the engagement of {cds} {stopped}")
    return NotOpen(
        f"there is no open engagement of {cds}; `list` shows those there are, "
        "`refer` opens one"
    )


def how_stopped(status: Status | None) -> str:
    """In words how it was stopped and what the way back is; empty where it was not."""
    how = STOPPED.get(status) if status else None
    if how is None:
        return ""
    return (
        f"was {how} on the server, and its clock stands; the record keeps it. `refer` "
        "opens the LEA's next episode, or `adopt` brings it in as it stood"
    )


def _is_too_large(error: RPCError) -> bool:
    """Above two million bytes the server says no, above four its front door does."""
    said = error.message
    return "data size exceeds limit" in said or "larger than max" in said
