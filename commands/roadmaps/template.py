"""`roadmap template` and `votes-template`: a roadmap, or votes on it, as a file."""

from pathlib import Path

from client.endings import Failed
from commands import context
from commands.args.reference import Reference
from commands.engagements.export import check_suffix, written
from commands.output import console
from commands.output.command_line import command_line
from commands.reviews.import_rows import review_named
from commands.roadmaps.import_actions import ROADMAP, ROADMAP_ACTIONS
from commands.roadmaps.import_votes import VOTES, votes_kind
from domain.people.roles import LABELS, Role
from domain.reviews.standing import ReviewShown
from domain.wording import so_many
from services.imports.in_words import review_in_words
from services.planned_roadmap.rows import workbook_rows


def write_actions_template(
    review: str, file: Path, *, replace: bool, as_json: bool
) -> None:
    """The actions as they stand, and one for each recommendation that has none."""
    from adapters.planned_roadmap.template import write_actions

    check_suffix(file)
    which = review_named(review, ROADMAP)
    now = _standing(which)
    rows = workbook_rows(now)
    with written():
        write_actions(file, now, rows, replace=replace)
    there, new = len(now.roadmap.actions), len(rows) - len(now.roadmap.actions)
    what = f"holds the roadmap of {which} as it stands, with {so_many(there, 'action')}"
    if new:
        advice = so_many(new, "recommendation")
        what += f", and a new row for each of {advice} that no action carries out"
    _say(what, file, (*ROADMAP_ACTIONS.command.split(), str(which)), as_json=as_json)


def write_votes_template(
    review: str, file: Path, role: Role, *, replace: bool, as_json: bool
) -> None:
    """A row for each action, with the votes that the role has given already."""
    from adapters.planned_roadmap.template import write_votes

    check_suffix(file)
    which = review_named(review, VOTES)
    now = _standing(which)
    if not now.roadmap.actions:
        raise Failed(
            f"the roadmap of {which} has no action to vote on yet; `roadmap template "
            f"{which} FILE` writes a workbook to plan them in"
        )
    with written():
        write_votes(file, now, role, replace=replace)
    actions = so_many(len(now.roadmap.actions), "action")
    what = f"holds {actions} of {which} for the votes of the {LABELS[role]}"
    line = (*votes_kind(None).command.split(), str(which))
    _say(what, file, line, as_json=as_json)


def _standing(which: Reference) -> ReviewShown:
    recorded = context.reviews().shown
    return context.ask_server(
        lambda client: review_in_words(client, which.whole, which.review or 0, recorded)
    )


def _say(what: str, file: Path, line: tuple[str, ...], *, as_json: bool) -> None:
    """And the line that is typed once it is filled in."""
    then = command_line((*line, str(file)))
    if as_json:
        return console.as_json({"file": str(file), "then": then})
    return console.say(f"{file} {what}", f"then, to see it: {then}")
