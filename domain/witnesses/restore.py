"""Witnesses that were found to have ended before their time: which are wanted again."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from domain.clocks.acts import WitnessMissing
from domain.clocks.subject import Subject

A_WHILE = timedelta(minutes=10)  # in which two looks may have seen the same gap


def missing(
    subjects: Iterable[Subject],
    told: Collection[str],
    plan_ids: Collection[str],
    at: datetime,
) -> tuple[WitnessMissing, ...]:
    """One act for each of these plans that stands and has a witness.

    Those still to be `told` something are begun by that anyway, and one that was begun
    again a moment ago is not missing any more.
    """
    named = {*plan_ids} - {*told}
    return tuple(
        WitnessMissing(subject=subject.key, plan=subject.clock.plan.number)
        for subject in subjects
        if subject.clock.plan and subject.clock.overdue and subject.plan_id in named
        if _long_ago(subject.clock.restored_at, at)
    )


def _long_ago(restored_at: datetime | None, at: datetime) -> bool:
    return restored_at is None or at - restored_at > A_WHILE
