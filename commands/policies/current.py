"""What now holds for what is new: policy, pathways, names of levels; raises Failed.

A file that is off is named with each of its lines.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from client.endings import Failed
from domain.faults import Unreadable

if TYPE_CHECKING:
    from domain.dashboards.support import SupportLevel
    from domain.policies.policy import Policy
    from domain.referrals.pathway import Pathway

Read = TypeVar("Read")


def policy() -> "Policy":
    from adapters.policies.read import current_policy

    return _read(current_policy)


def pathways() -> "dict[str, Pathway]":
    from adapters.policies.pathways import pathways

    return _read(pathways)


def support_levels() -> "dict[SupportLevel, str]":
    from adapters.policies.support_levels import support_levels

    return _read(support_levels)


def _read(reader: Callable[[], Read]) -> Read:
    try:
        return reader()
    except Unreadable as off:
        raise Failed(str(off)) from off
