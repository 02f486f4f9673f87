"""Signals that may come with anything, from anybody, and fail no workflow task."""

from collections.abc import Callable
from functools import wraps
from inspect import Signature, signature
from typing import Concatenate, ParamSpec, TypeVar

from temporalio import workflow

W = TypeVar("W")
P = ParamSpec("P")


def signal(
    handler: Callable[Concatenate[W, P], None],
) -> Callable[Concatenate[W, P], None]:
    """Have the handler called only with as many arguments as it has, of their types.

    Whatever a handler raises fails the task for ever. What does not decode the SDK
    drops by itself, but only where the number fits: so no parameter has a default, and
    a handler that needs none takes `*_: object`.
    """
    accepted = signature(handler)

    @wraps(handler)
    def listen(self: W, /, *said: P.args, **named: P.kwargs) -> None:
        if _fits(accepted, self, *said, **named):
            handler(self, *said, **named)
        else:
            workflow.logger.warning("a signal that does not fit: %s", handler.__name__)

    return workflow.signal(listen)


def _fits(accepted: Signature, /, *said: object, **named: object) -> bool:
    """Null is decoded as None and bytes are as they came, whatever the type says."""
    try:
        given = accepted.bind(*said, **named).arguments
    except TypeError:
        return False
    return not any(isinstance(each, bytes | None) for each in given.values())
