"""A role as staff type it: by its key, or by what it is called."""

from client.endings import Misused
from domain.guess import guess
from domain.people.roles import LABELS, Role

KEYS = {
    **{LABELS[role].lower().replace(" ", "_"): role for role in Role},
    **{role.value: role for role in Role},
}


def role(text: str) -> Role:
    """`lea_deputy`, or `deputy superintendent`; raises Misused with a guess."""
    said = text.strip().lower().replace("-", "_").replace(" ", "_")
    if said in KEYS:
        return KEYS[said]
    near = guess(said, KEYS) or f"; roles are {', '.join(Role)}"
    raise Misused(f"'{text}' is no role{near}")
