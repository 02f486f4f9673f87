"""`reconcile`: have the service look now, and at everything."""

from client.endings import Failed
from commands import context
from commands.output import console
from domain.discrepancies import ENTITIES, Discrepancies
from domain.wording import so_many


def reconcile(*, as_json: bool) -> None:
    """What a look found, and what it had begun again; it may be repeated.

    Raises Failed where something is off, when all of it is told.
    """
    from client.reconcile import reconcile

    found = context.ask_server(reconcile)
    if as_json:
        console.as_json(console.dumped(found))
    else:
        console.say(*_told(found))
    if found.found:
        count = len(found.found) + found.untold
        raise Failed(f"off: {count}; the operator guide says what to do")


def _told(found: Discrepancies) -> list[str]:
    """A line for each thing that is off; the last says what was looked at."""
    more = [f"and {found.untold} more"] if found.untold else []
    off = [each.sentence for each in found.found]
    return [
        *(off or ["nothing is off"]),
        *more,
        f"looked at: {so_many(found.looked_at, 'late thing')}, "
        f"{so_many(found.asked, *ENTITIES)}; what changed in the last five minutes is "
        "left for the next look",
    ]
