"""`list --late`: all that is late, or asked of somebody, and where the UI shows it.

In an engagement that is over, or that another follows, nothing is waited for.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from commands import context
from commands.args import dates
from commands.args.engagements import check_action, recorded_at
from commands.args.people import known_person
from commands.args.reference import reference
from commands.args.roles import role
from commands.output import console
from commands.output.items import as_rows, print_items
from commands.output.rungs import print_legend
from commands.reviews.stopped import stopped_reviews
from domain.people.roles import LABELS
from services.caseload import Item, ItemFilter, caseload
from services.reviews import missing

LATE = 'WorkflowType="EscalationWorkflow" AND ExecutionStatus="Running"'


def show_items(
    entity: str | None,
    *,
    mine: str | None,
    owner: str | None,
    late: bool,
    as_json: bool,
) -> None:
    """From the record, whoever is latest first; of one address, or of all."""
    record, which = context.record(), reference(entity) if entity else None
    part = which.part if which else ""
    mine = mine and context.as_listed(mine)
    asked = role(owner) if owner else None
    wanted = ItemFilter(mine or "", asked, late, part)
    open_ones = record.engagements(open_only=True)
    if which:
        named = recorded_at(which)
        check_action(which, named.entity)
        open_ones = [each for each in open_ones if each.entity == named.entity]
    items = caseload(record, context.reviews(), open_ones, dates.today(), wanted)
    if mine and not items:
        known_person("--mine", mine)
    lacks = missing(context.reviews(), items)
    views = [*saved_views(item for item in items if item.is_late)]
    if as_json:
        return console.as_json({"items": as_rows(items, lacks), "views": dict(views)})
    what = "Late" if late else "Waited for"
    whose = f" of {mine}" if mine else ""
    whose += f", asked of the {LABELS[asked]}" if asked else ""
    none = "nothing is late" if late else "nothing"
    print_items(f"{what}{whose}", items, none, stopped_reviews(items), lacks)
    if items:
        print_legend()
    if views and context.links_wanted():
        console.say("", "In the Temporal UI, as saved views:")
        console.say(*(f"  {name}: {link}" for name, link in views))
    return None


def saved_views(late: Iterable[Item]) -> Iterator[tuple[str, str]]:
    """A name and a link for all that is late, by LEA, role asked, rung and due date.

    The links make the view where they are opened; the server's search knows equality,
    order and nothing finer (the query stands in the link).
    """
    items = [*late]
    conditions = [("all that is late", "")]
    conditions += [
        (f"late in {lea}", f'DtaLea="{lea}"')
        for lea in sorted({item.engagement.lea for item in items})
    ]
    roles = sorted({LABELS[item.timed.asked] for item in items})
    conditions += [(f"asked of {role}", f'DtaOwnerRole="{role}"') for role in roles]
    rungs = sorted({item.timed.stands.rung or "" for item in items} - {""})
    conditions += [(f"at rung {rung}", f'DtaRung="{rung}"') for rung in rungs]
    if items:
        oldest = min(item.timed.due for item in items)
        before = oldest.replace(day=1, month=1, year=oldest.year + 1)
        condition = f'DtaDue < "{before}T00:00:00Z"'
        conditions.append((f"due before {before}", condition))
    for name, condition in conditions:
        if link := view_link(name, condition):
            yield name, link


def view_link(name: str, condition: str) -> str | None:
    """A saved view of the running escalations; None where no UI is known."""
    base = context.workflows_page()
    query = f"{LATE} AND {condition}" if condition else LATE
    said = {"query": query, "savedQuery": name}
    return f"{base}?{urlencode(said)}" if base else None
