"""`list --overdue`: all that is late, and where the Temporal UI shows it."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from commands import context
from commands.args import dates
from commands.output import console
from domain.people.roles import LABELS
from domain.standing import (
    ActionStanding,
    CaseStanding,
    EngagementStanding,
    StepStanding,
)

LATE = 'WorkflowType="EscalationWorkflow" AND ExecutionStatus="Running"'
Late = tuple[EngagementStanding, ActionStanding]


def show_overdue(*, as_json: bool) -> None:
    """From the record, whoever is latest first."""
    record = context.record()
    found = [
        (e, a)
        for e in record.engagements(open_only=True)
        for a in record.actions(e.entity)
        if a.overdue
    ]
    found.sort(key=lambda pair: pair[1].due)
    steps = late_steps(record.engagements(open_only=True))
    views = [*saved_views(found)]
    if as_json:
        rows = [
            {"cds": e.cds, "lea": e.lea, "action": console.dumped(a)} for e, a in found
        ]
        late = [
            {"cds": e.cds, "lea": e.lea, "referral": c.number, "pathway": c.pathway}
            | {"step": console.dumped(s)}
            for e, c, s in steps
        ]
        return console.as_json({"late": rows, "steps": late, "views": dict(views)})
    if not found and not steps:
        return console.say("nothing is late")
    for e, c, s in steps:
        console.say(*_step_told(e, c, s))
    for e, a in found:
        console.say(*_told(e, a))
    console.say("", "In the Temporal UI, as saved views:")
    console.say(*(f"  {name}: {link}" for name, link in views))
    return None


def late_steps(
    engagements: Iterable[EngagementStanding],
) -> list[tuple[EngagementStanding, CaseStanding, StepStanding]]:
    """The steps of referrals that are late, whoever is latest first."""
    found = [(e, case, step) for e in engagements for case, step in e.late_steps]
    return sorted(found, key=lambda each: str(each[2].due))


def saved_views(found: Iterable[Late]) -> Iterator[tuple[str, str]]:
    """A name and a link for all that is late, by LEA, owner's role, step and due date.

    The links make the view where they are opened; the server's search knows equality,
    order and nothing finer (the query stands in the link).
    """
    late = [*found]
    conditions = [("all that is late", "")]
    conditions += [
        (f"late in {lea}", f'DtaLea="{lea}"')
        for lea in sorted({e.lea for e, _ in late})
    ]
    roles = sorted({LABELS[a.owner] for _, a in late})
    conditions += [(f"owner {role}", f'DtaOwnerRole="{role}"') for role in roles]
    steps = sorted({a.step for _, a in late if a.step})
    conditions += [(f"at step {step}", f'DtaRung="{step}"') for step in steps]
    if late:
        oldest = min(a.due for _, a in late)
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


def _step_told(
    e: EngagementStanding, case: CaseStanding, step: StepStanding
) -> Iterator[str]:
    yield f"{e.cds}  {e.lea}: {step.title} (referral {case.number}, {case.pathway})"
    days = (dates.today() - step.due).days if step.due else 0
    named = f"{step.step or 'first step to come'}; asked {LABELS[step.asked]}"
    yield f"    due {step.due}, {days} days ago; {named}"
    yield f"    next: {console.next_step(step) or 'nothing is planned'}"


def _told(e: EngagementStanding, a: ActionStanding) -> Iterator[str]:
    """Over several lines, so that the reference can be copied whole."""
    days = (dates.today() - a.due).days
    step = a.step or "first step to come"
    yield f"{e.cds}/action/{a.label}  {e.lea}: {a.title}"
    yield f"    due {a.due}, {days} days ago; {step}; owner {LABELS[a.owner]}"
    yield f"    next: {console.next_step(a) or 'nothing is planned'}"
    yield from (f"    {note}" for note in console.notes(a))
