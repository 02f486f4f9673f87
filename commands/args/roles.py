"""A role as staff type it: by its key, or by what it is called."""

from client.endings import Misused
from domain.guess import guess
from domain.people.roles import SPELLED, Role, spelled


def role(text: str) -> Role:
    """`lea_deputy`, or `deputy superintendent`; raises Misused with a guess."""
    said = spelled(text)
    if said in SPELLED:
        return SPELLED[said]
    near = guess(said, SPELLED) or f"; roles are {', '.join(Role)}"
    raise Misused(f"'{text}' is no role{near}")
