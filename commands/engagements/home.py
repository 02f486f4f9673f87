"""The home page: how far things are, what is late, what comes next, one act to copy."""

from datetime import timedelta

from commands import context
from commands.args import dates
from commands.notices.installation import RESUME, paused_elsewhere, told
from commands.output import console
from domain.actions.tally import tally
from domain.letters.installation import Elsewhere
from domain.people.roles import LABELS, holder
from domain.standing import ActionStanding, EngagementStanding

SHOWN = 5
A_FORTNIGHT = timedelta(days=14)
Mine = tuple[EngagementStanding, ActionStanding]


def home(*, as_json: bool) -> None:
    """All open engagements at a glance, from the record."""
    record = context.record()
    found = record.engagements(open_only=True)
    actions = [(e, a) for e in found for a in record.actions(e.entity)]
    late = sorted((p for p in actions if p[1].overdue), key=lambda p: p[1].due)
    coming = [p for p in actions if p[1].next_at and not p[1].overdue]
    coming.sort(key=lambda pair: str(pair[1].next_at))
    elsewhere = paused_elsewhere()
    if as_json:
        return _as_json(found, late, coming[:SHOWN], elsewhere)
    if elsewhere:
        console.say(*told(elsewhere), "")
    if not found:
        return console.say(
            "No engagement is open. To begin one:",
            f"  {console.COMMAND} refer 1999902 --name 'Upper Creek Unified' "
            "--county 19 --as a.castillo",
        )
    console.say(console.tally_bar(tally(a.counted for _, a in actions)))
    _print_referrals(found)
    _print("Late", late, "nothing is late")
    _print("Next", coming[:SHOWN], "nothing is planned")
    console.say("", "One act to copy:", f"  {_to_copy(late or coming, found[0])}")
    console.say(f"Temporal UI, what is late: {context.late_link() or 'not known'}")
    return None


def _print(title: str, chosen: list[Mine], otherwise: str) -> None:
    console.say("", f"{title} ({len(chosen)})" if chosen else f"{title}: {otherwise}")
    if chosen:
        console.table(
            ("action", "title", "since" if title == "Late" else "due", "next step"),
            (
                (f"{e.cds}/action/{a.label}", a.title, a.due, console.next_step(a))
                for e, a in chosen
            ),
        )


def _print_referrals(found: list[EngagementStanding]) -> None:
    """The steps of referrals that are waited for, the first due first."""
    waiting = sorted(
        (
            (str(step.due), e.cds, step)
            for e in found
            for case in e.cases
            for step in case.steps
            if step.due and not step.done
        ),
        key=lambda each: each[:2],
    )
    if waiting:
        console.say("", f"Referrals ({len(waiting)} steps are waited for)")
        console.table(
            ("engagement", "step", "asked", "due", "next"),
            (
                (cds, step.title, LABELS[step.asked], due, console.next_step(step))
                for due, cds, step in waiting[:SHOWN]
            ),
        )


def _to_copy(chosen: list[Mine], otherwise: EngagementStanding) -> str:
    if not chosen:
        return f"{console.COMMAND} acts {otherwise.cds}"
    engagement, action = chosen[0]
    people = context.record().people(engagement.entity)
    who = holder(people, action.owner, dates.today()) or "PERSON"
    due = max(dates.today(), action.due) + A_FORTNIGHT  # a suggestion
    return (
        f"{console.COMMAND} act {engagement.cds}/action/{action.label} redate "
        f"--due {due} --why 'what was agreed' --as {who}"
        f"    # or see: acts {engagement.cds}/action/{action.label}"
    )


def _as_json(
    found: list[EngagementStanding],
    late: list[Mine],
    coming: list[Mine],
    elsewhere: Elsewhere | None,
) -> None:
    def rows(chosen: list[Mine]) -> list[dict[str, object]]:
        return [
            {"cds": e.cds, "link": context.link(e.cds), "owner": LABELS[a.owner]}
            | {"action": console.dumped(a)}
            for e, a in chosen
        ]

    engagements = [
        console.dumped(each) | {"link": context.link(each.cds)} for each in found
    ]
    held = console.dumped(elsewhere) | {"resume": RESUME} if elsewhere else None
    console.as_json(
        {
            "mail_paused": held,
            "engagements": engagements,
            "late": rows(late),
            "next": rows(coming),
        }
    )
