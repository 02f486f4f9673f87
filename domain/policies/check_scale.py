"""Whether a scale of ratings can say all that is published, in its order."""

from collections.abc import Iterator

from domain.faults import Fault
from domain.status import ActionStatus, Scale

LIFE = (*ActionStatus,)[:4]  # what a rating may publish, in its order


def scale_faults(scale: Scale) -> Iterator[Fault]:
    """Levels out of order, and what could never be published."""
    levels = scale.levels
    for n, each in enumerate(levels):
        where, below = ("scale", "levels", n), levels[n - 1] if n else None
        if each.status not in LIFE:
            yield Fault((*where, "status"), f"a rating publishes {' or '.join(LIFE)}")
        if below and each.rating <= below.rating:
            message = "list levels in their order, the lowest first"
            yield Fault((*where, "rating"), message)
        if below and _order(each.status) < _order(below.status):
            yield Fault((*where, "status"), "a higher rating is never less far")
    stated = {each.status for each in levels}
    for status in (each for each in LIFE[:3] if each not in stated):
        yield Fault(("scale", "levels"), f"no level is published as {status}")


def _order(status: ActionStatus) -> int:
    return LIFE.index(status) if status in LIFE else 0
