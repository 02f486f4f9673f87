"""How what is waited for looks, whatever it is: an action, a referral's step."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from commands import context
from commands.args import dates
from commands.output import console
from commands.output.rungs import counted_from, next_rung
from domain.people.roles import LABELS, Holder, Role
from services.caseload import Item

NOTHING: Mapping[str, str] = MappingProxyType({})


def print_items(
    title: str,
    items: Sequence[Item],
    otherwise: str,
    stopped: Mapping[str, str] = NOTHING,
    missing: Mapping[str, str] = NOTHING,
) -> None:
    """Under a heading, each over two lines, so that its address can be copied whole.

    `stopped` says how workflows were stopped, by their keys: nothing of them is next;
    `missing` what phases of reviews lack, by their addresses.
    """
    console.say("", f"{title} ({len(items)})" if items else f"{title}: {otherwise}")
    for item in items:
        off = stopped.get(item.timed.entity, "")
        console.entry(*lines(item, off, missing.get(item.address, "")))


def lines(item: Item, stopped: str = "", missing: str = "") -> Iterator[str]:
    timed, stands = item.timed, item.timed.stands
    yield f"{item.address}  {item.engagement.lea}: {timed.title}"
    yield f"due {_due(item)}; {_waits_for(item)}"
    if missing:
        yield f"still to come: {missing}"
    following = f"next: {next_rung(stands) or _quiet(item)}"
    yield f"it {stopped}" if stopped else following
    yield from stands.notes


def _quiet(item: Item) -> str:
    if item.engagement.stop:
        return "nothing while all clocks stand still; `resume_clock` lets them run"
    return "nothing is planned"


def as_rows(
    items: Sequence[Item], missing: Mapping[str, str] = NOTHING
) -> list[dict[str, object]]:
    return [_row(item, missing.get(item.address, "")) for item in items]


def _row(item: Item, missing: str) -> dict[str, object]:
    row: dict[str, object] = {
        "cds": item.engagement.cds,
        "lea": item.engagement.lea,
        "subject": item.timed.key,
        "title": item.timed.title,
        "asked": LABELS[item.timed.asked],
        "person": item.person,
        "confirming": [
            {"asked": LABELS[role], "person": who.person if who else None}
            for role, who in item.confirming
        ],
        "due": item.timed.due,
        "link": context.link(item.timed.entity),
        "standing": console.dumped(item.timed.stands),
    }
    return row | ({"missing": missing} if missing else {})


def _due(item: Item) -> str:
    stands, due = item.timed.stands, item.timed.due
    said = f"{due}{counted_from(stands)}"
    if not item.is_late:
        return said
    days = (dates.today() - due).days
    return f"{said}, {_ago(days)}, {stands.rung or 'first rung to come'}"


def _ago(days: int) -> str:
    return f"{days} days ago" if days != 1 else "yesterday"


def _waits_for(item: Item) -> str:
    """Whose turn it is: its owner's, or theirs who may confirm what was reported."""
    if item.confirming:
        told = " or ".join(_named(*each) for each in item.confirming)
        return f"reported complete, to be confirmed by {told}"
    return f"asked of {_named(item.timed.asked, item.owner)}"


def _named(role: Role, who: Holder | None) -> str:
    away = f" for {who.instead_of}" if who and who.instead_of else ""
    return f"the {LABELS[role]} ({who.person if who else 'vacant'}{away})"
