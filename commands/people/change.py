"""Changing who takes part: shown first; then the directory, then each engagement."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from adapters.directory.read import Directory
from client.endings import NotAllowed, Unanswered
from commands import context
from commands.output import console
from commands.output.receipt import consequences
from commands.people.output import led, of_directory, told
from domain.act import Actor
from domain.standing import Standing
from domain.wording import so_many
from services.people import directory, send
from services.people.plan import Concerned, PeoplePlan, Standings
from services.people.send import REFUSED, UNANSWERED, PeopleResult
from services.standings import standings

Make = Callable[[Directory, Standings], PeoplePlan]


class ChangeOptions(NamedTuple):
    """How the change was asked for."""

    commit: bool
    by: str | None
    as_json: bool


def carry_out(make: Make, asked: ChangeOptions) -> None:
    """Show it, and with `commit` do it: what is done is reported line by line.

    The plan is made in our turn, from the directory as others have left it. Raises
    NotAllowed where engagements refused, Unanswered where some did not answer.
    """
    actor = _actor(asked)
    with _our_turn(asked):
        plan = make(context.directory(), open_engagements)
        concerned = _looked_at(plan, actor, asked)
        if not (asked.commit and actor):
            return _nothing_done(plan, concerned, asked)
        file = context.settings().people_file
        wrote = directory.write(plan.before, plan.after, file)
    outcomes = _sent(plan, concerned, actor)
    if asked.as_json:
        console.as_json(_as_json(plan, concerned, outcomes, committed=True))
    else:
        console.say(*(["the directory was written"] if wrote else []))
        for one in outcomes:
            further = consequences(one.receipt) if one.receipt else ()
            console.entry(f"{one.cds}  {one.word}: {one.said}", *further)
    return ending(outcomes)


def open_engagements(cds: str | None = None) -> list[Standing]:
    """How all that are open stand now, or one of them; raises Failed."""
    chosen = [cds] if cds else context.open_codes()
    if not chosen:
        return []
    return context.ask_server(lambda client: standings(client, chosen))


def _actor(asked: ChangeOptions) -> Actor | None:
    may_act = asked.commit or asked.by or context.settings().actor
    return context.actor(asked.by) if may_act else None


@contextmanager
def _our_turn(asked: ChangeOptions) -> Iterator[None]:
    """For whoever only looks, the directory may change meanwhile. Raises Failed."""
    if not asked.commit:
        yield
        return
    with directory.turn(context.settings().people_file):
        yield


def _looked_at(
    plan: PeoplePlan, actor: Actor | None, asked: ChangeOptions
) -> list[Concerned]:
    """Those concerned, as they say themselves; raises NotAllowed where all refuse."""
    concerned = [*plan.concerned]
    if actor and concerned:
        concerned = context.ask_server(
            lambda client: send.rehearse(client, plan.concerned, actor, plan.why)
        )
    if not asked.as_json:
        _show(plan, concerned)
    if asked.commit:
        send.check_any(concerned)
    return concerned


def _sent(
    plan: PeoplePlan, concerned: Sequence[Concerned], actor: Actor
) -> list[PeopleResult]:
    if not concerned:
        return []
    return context.ask_server(
        lambda client: send.send(client, concerned, actor, plan.why)
    )


def _show(plan: PeoplePlan, concerned: Sequence[Concerned]) -> None:
    lines = [*of_directory(plan.before, plan.after)]
    console.say("the directory:", *(f"  {line}" for line in lines or ["as it is"]))
    for one in concerned:
        console.say(f"{one.cds}  {one.now.engagement.lea}:")
        console.say(*(f"  {line}" for line in told(one.now, one.update)))
        if actions := led(one.now, one.update):
            named = ", ".join(each.label for each in actions)
            console.say(f"  open actions led by these roles: {named}")
        if one.refused:
            console.say(f"  would be refused: {one.refused}")
    if not concerned:
        console.say("no open engagement changes")
    console.say(
        *(
            note if note.startswith("warning: ") else f"note: {note}"
            for note in plan.notes
        )
    )


def _nothing_done(
    plan: PeoplePlan, concerned: Sequence[Concerned], asked: ChangeOptions
) -> None:
    if asked.as_json:
        return console.as_json(_as_json(plan, concerned, [], committed=False))
    lines = [*of_directory(plan.before, plan.after)]
    if not concerned and not lines:
        return console.say("there is nothing to change")
    person = "" if asked.by else " --as PERSON"
    return console.say(f"nothing was changed; to do it, add --commit{person}")


def _as_json(
    plan: PeoplePlan,
    concerned: Sequence[Concerned],
    outcomes: Sequence[PeopleResult],
    *,
    committed: bool,
) -> dict[str, object]:
    became = {each.cds: each for each in outcomes}
    return {
        "committed": committed,
        "why": plan.why,
        "directory": [*of_directory(plan.before, plan.after)],
        "engagements": [_row(one, became.get(one.cds)) for one in concerned],
        "notes": plan.notes,
    }


def _row(one: Concerned, outcome: PeopleResult | None) -> dict[str, object]:
    return {
        "cds": one.cds,
        "lea": one.now.engagement.lea,
        "changes": told(one.now, one.update),
        "people": [console.dumped(each) for each in one.update.people],
        "absences": [console.dumped(each) for each in one.update.absences],
        "back": [console.dumped(each) for each in one.update.back],
        "actions": [each.label for each in led(one.now, one.update)],
        "refused": one.refused,
        "outcome": outcome.word if outcome else None,
        "said": outcome.said if outcome else None,
        "link": context.link(one.cds),
    }


def ending(outcomes: Sequence[PeopleResult]) -> None:
    """How the command ends: it raises unless every engagement has done it."""
    again = "run the same command again: what is done is not done twice"
    words = [each.word for each in outcomes]
    asked = so_many(len(words), "engagement")
    if UNANSWERED in words:
        many = words.count(UNANSWERED)
        raise Unanswered(f"{many} of {asked} did not answer; {again}")
    if REFUSED in words:
        many = words.count(REFUSED)
        raise NotAllowed(
            f"{many} of {asked} refused, for the reasons above; "
            f"whoever may do it there can {again}"
        )
