"""`import-roadmap`: a roadmap judged row by row and rehearsed, then adopted whole."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from client.endings import Ending, Failed, Misused, NotAllowed
from commands import context
from commands.acts.act import print_receipt, send
from commands.acts.preview import print_told, print_warnings
from commands.acts.recommendation import (
    answered,
    named_as_given,
    print_answered,
    recommended,
    unknown_in,
)
from commands.args.act_id import line_id
from commands.args.reference import Reference, running
from commands.engagements.ended import ask_engagement
from commands.output import console
from commands.output.command_line import command_line
from domain.actions.planned import PlannedAction, address, label
from domain.people.roles import LABELS
from domain.wording import so_many, with_and
from services import roadmaps
from services.roadmaps import Judged, Planned
from services.trace import AnsweredBy

ADOPTING = "import-roadmap"


class RoadmapSaid(NamedTuple):
    """What was typed: of which engagement, which file, and why instead of another."""

    entity: str
    file: Path
    instead_of_signed: str
    commit: bool


def import_roadmap(
    said: RoadmapSaid, *, by: str | None, act_id: str | None, as_json: bool
) -> None:
    """Preview a roadmap, or adopt all of it in one act."""
    which = running(said.entity)
    if which.part:
        raise Misused(f"a roadmap is an engagement's: {which.cds}, not {which}")
    planned = named_as_given(which, roadmaps.with_faults(said.file))
    planned = planned._replace(instead_of_signed=said.instead_of_signed)
    line = _line(which, said)
    if not as_json:
        say_source(planned)
    if not said.commit or planned.off or unknown_in(which, planned):
        judged = _judged(which, planned, by)
        return _show(which, line, planned, judged, as_json=as_json)
    actor = context.actor(by)
    words = [which.cds, ADOPTING, planned.said, *_instead(said), actor.by]
    adopt = roadmaps.adopt(planned, actor, act_id or line_id(words))
    again = f"{line} --as {actor.by} --id {adopt.id}"
    try:
        receipt = send(which, adopt, again)
    except NotAllowed as refused:
        raise _by_rows(which, planned, by, refused) from refused
    return print_receipt(which, receipt, again, as_json=as_json, adds=False)


def say_source(planned: Planned) -> None:
    """Where the actions stand, and what looks like it and was passed over."""
    console.say(f"read from {planned.where}")
    if planned.others:
        names = with_and(f"'{each}'" for each in planned.others)
        console.say(
            f"sheets passed over: {names}; to have one of them read, hide the one above"
        )


def _judged(which: Reference, planned: Planned, by: str | None) -> Judged:
    """By the engagement, or without it where it cannot be asked; raises nothing."""
    asker = context.asker(by)
    try:
        return ask_engagement(
            which.cds,
            lambda client: roadmaps.judge(
                client, which.cds, planned, asker, recommended
            ),
        )
    except Ending as unasked:
        return roadmaps.judge_alone(planned, unasked)


def _by_rows(
    which: Reference, planned: Planned, by: str | None, refused: NotAllowed
) -> Ending:
    """What was refused, row by row where it was about rows."""
    judged = _judged(which, planned, by)
    return _off(planned, judged) or refused


def _show(
    which: Reference, line: str, planned: Planned, judged: Judged, *, as_json: bool
) -> None:
    """Raises how the engagement would end it, after what would be adopted."""
    off = _off(planned, judged)
    if as_json:
        console.as_json(_as_json(which, planned, judged))
    elif not judged.faults:
        _show_actions(planned.actions)
    if not as_json:
        print_warnings(judged.warnings)
    if off:
        raise off
    if not as_json and judged.preview and judged.actor:
        print_answered(_answered(planned, judged), planned.actions)
        print_told(judged.preview.told)
        again = f"{line} --as {judged.actor.by}"
        console.say("nothing was changed", f"to adopt them: {again}")
        console.ui(which.cds)


def _off(planned: Planned, judged: Judged) -> Ending | None:
    """Why it would not be adopted, all of it at once; None where it would."""
    lines = [*map(str, judged.faults)]
    if judged.refused:
        lines.insert(0, f"the engagement refuses it: {judged.refused}")
    if judged.unasked:
        lines.append(
            "the engagement could not be asked, so its phase, its people and its own "
            f"calendar were not looked at: {judged.unasked}"
        )
    if not lines:
        return None
    rows = bool(judged.faults)
    heading = [f"{planned.where} cannot be adopted:"] if rows or judged.refused else []
    message = "\n".join([*heading, *lines, "nothing was changed"])
    return NotAllowed(message) if judged.refused and not rows else Failed(message)


def _show_actions(actions: Sequence[PlannedAction]) -> None:
    for each in actions:
        horizon = each.horizon.lower().replace("_", " ")
        components = ", ".join(map(str, each.components))
        console.entry(
            f"{address(each.number)}  {each.title}",
            f"due {each.due} ({each.due:%a}); {LABELS[each.owner]}; {horizon}",
            f"theme {each.theme}; components {components}{_from(each)}{_waits(each)}",
        )
    dues = [each.due for each in actions]
    console.say(f"{so_many(len(actions), 'action')}, from {min(dues)} to {max(dues)}")


def _from(planned: PlannedAction) -> str:
    named = planned.recommendation
    return f"; answers recommendation {named}" if named else ""


def _waits(planned: PlannedAction) -> str:
    on = with_and(map(label, planned.depends_on))
    return f"; waits for {on}" if on else ""


def _answered(planned: Planned, judged: Judged) -> tuple[AnsweredBy, ...]:
    """Where the engagement could be asked which it is."""
    entity = judged.preview.entity if judged.preview else ""
    return answered(entity, planned.actions) if entity else ()


def _line(which: Reference, said: RoadmapSaid) -> str:
    file = str(said.file)
    return command_line([ADOPTING, which.cds, file, "--commit", *_instead(said)])


def _instead(said: RoadmapSaid) -> list[str]:
    why = said.instead_of_signed
    return ["--instead-of-signed", why] if why else []


def _as_json(which: Reference, planned: Planned, judged: Judged) -> dict[str, object]:
    told = judged.preview.told if judged.preview else ()
    return {
        "entity": str(which),
        "source": planned.where,
        "passed_over": planned.others,
        "actions": [console.dumped(each) for each in planned.actions],
        "errors": [*map(str, judged.faults)],
        "warnings": [*map(str, judged.warnings)],
        "recommendations": [each._asdict() for each in _answered(planned, judged)],
        "refused": judged.refused or None,
        "not_asked": str(judged.unasked) if judged.unasked else None,
        "told": [console.dumped(each) for each in told],
        "link": context.link(which.cds),
    }
