"""Signals that may come with anything, from anybody, and fail no workflow task."""

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Signature, signature
from typing import Any, Concatenate, ParamSpec, TypeVar, get_origin, get_type_hints

from temporalio import workflow

W = TypeVar("W")
P = ParamSpec("P")


def signal(
    handler: Callable[Concatenate[W, P], None],
) -> Callable[Concatenate[W, P], None]:
    """Have the handler called only with as many arguments as it has, of their types.

    Whatever a handler raises fails the task for ever. What does not decode the SDK
    drops by itself, but only where the number fits, and bytes it hands on whatever the
    type says: so no parameter has a default, and a handler that needs none takes
    `*_: object`.
    """
    accepted = signature(handler)
    types = get_type_hints(handler)

    @wraps(handler)
    def listen(self: W, /, *said: P.args, **named: P.kwargs) -> None:
        if _fits(accepted, types, self, *said, **named):
            handler(self, *said, **named)
        else:
            workflow.logger.warning("a signal that does not fit: %s", handler.__name__)

    return workflow.signal(listen)


def _fits(
    accepted: Signature, types: Mapping[str, Any], /, *said: object, **named: object
) -> bool:
    """Null is decoded as None, whatever the type says."""
    try:
        given = accepted.bind(*said, **named).arguments
    except TypeError:
        return False
    if any(each is None for each in given.values()):
        return False
    asked = ((said, types[name]) for name, said in given.items() if name in types)
    return all(_is_of(said, kind) for said, kind in asked)


def _is_of(said: object, kind: Any) -> bool:
    return isinstance(said, get_origin(kind) or kind)
