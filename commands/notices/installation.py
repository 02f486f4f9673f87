"""The mail of a copy: why nothing is sent from here, and who has it sent again."""

from commands import context
from commands.output import console
from domain.letters.installation import Elsewhere
from services.current import local

RESUME = f"{console.COMMAND} notices --resume --as PERSON"


def paused_elsewhere() -> Elsewhere | None:
    """As the record knows it, whoever answers; None where mail may go."""
    moved = context.installation().moved()
    return moved.elsewhere if moved else None


def told(elsewhere: Elsewhere) -> tuple[str, ...]:
    since = local(elsewhere.since, "agency")
    return (
        f"mail is PAUSED since {since}: {elsewhere.why}",
        "nothing is sent from here until somebody of CCEE says that it should be: "
        f"{RESUME}",
    )
