"""What holds of an engagement as a whole that a letter may speak of.

What holds of its subjects is said in `domain/letters/matter.py`, of its referrals in
`domain/referrals/matters.py`.
"""

from collections.abc import Iterator
from itertools import chain

from domain.duties.duties import still_due
from domain.engagement import Engagement
from domain.letters.matter import (
    duty_matter,
    invited_matter,
    mode_matter,
    primary_matter,
    recheck_matter,
    short_matter,
    whole_matter,
    whole_running_matter,
    whole_stop_matter,
)
from domain.referrals.matters import case_matters, views


def matters_of_whole(engagement: Engagement) -> frozenset[str]:
    """Of an engagement that is over only what was said in it."""
    held = () if engagement.is_over else _held(engagement)
    said = (views(engagement.entity, e) for e in engagement.cases.values())
    told = _told_calendars(engagement)
    return frozenset((*held, *told, *chain.from_iterable(said)))


def _told_calendars(engagement: Engagement) -> Iterator[str]:
    """What calendars were told holds also once all is over: then that nobody meets."""
    for each in engagement.check_ins.values():
        if each.is_invited_to:
            yield invited_matter(f"{engagement.entity}/{each.key}")


def _held(engagement: Engagement) -> Iterator[str]:
    entity = engagement.entity
    yield whole_matter(entity)
    yield primary_matter(entity, engagement.primary)
    if engagement.mode:
        yield mode_matter(entity, engagement.mode)
    stands = whole_stop_matter if engagement.stop else whole_running_matter
    yield stands(entity)
    for year in engagement.check_in_years.values():
        if year.short:
            yield short_matter(entity, year.year.named)
    if engagement.recheck_proposed:
        yield recheck_matter(entity)
    for case in engagement.cases.values():
        yield from case_matters(entity, case)
    for name, on in still_due(engagement.dated):
        yield duty_matter(entity, name, on)
