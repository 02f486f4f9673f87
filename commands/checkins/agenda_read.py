"""The agenda of a check-in as its engagement knows it, with the directory's names."""

from typing import TYPE_CHECKING

from commands import context
from commands.checkins.address import CheckInNamed
from commands.engagements.ended import ask_engagement
from services.minutes import MinutesRead, agenda_read

if TYPE_CHECKING:
    from temporalio.client import Client


def read_for(meant: CheckInNamed) -> MinutesRead:
    """Raises Failed, and what the engagement refuses."""
    names = names_listed()

    async def ask(client: "Client") -> MinutesRead:
        return await agenda_read(client, meant.which.cds, meant.name, names)

    return ask_engagement(meant.which.cds, ask)


def names_listed() -> dict[str, str]:
    """Persons by their ids, as the directory calls them."""
    return {key: each.name for key, each in context.directory().people.items()}
