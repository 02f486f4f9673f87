"""`minutes template`: the agenda of a check-in as a workbook to fill in."""

from pathlib import Path

from adapters.minutes.template import write_agenda
from commands.checkins.address import check_in_named
from commands.checkins.agenda_read import read_for
from commands.output import console
from commands.output.command_line import command_line
from domain.wording import so_many


def write_template(entity: str, file: Path, *, replace: bool) -> None:
    """Raises Unwritable."""
    meant = check_in_named(entity, "minutes are")
    read = read_for(meant)
    write_agenda(file, read.agenda, read.choices, replace=replace)
    line = command_line(["minutes", str(meant), str(file)])
    many = so_many(len(read.agenda.items), "item")
    line = command_line(["minutes", str(meant), str(file)])
    console.say(
        f"{file} holds the agenda of check-in {meant.name}, with {many}, to be filled "
        "in at the meeting",
        f"to see what it would change: {line}",
    )
