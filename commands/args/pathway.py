"""A pathway as staff type it: `COE_GEO_52074G1A`, `coe-geo`, or with its version."""

from client.endings import Misused
from domain.referrals.guess import guess_pathway, titled
from domain.referrals.pathway import Pathway
from services import current


def pathway_of(text: str) -> Pathway:
    """The pathway of that name or title, or of its beginning; raises Misused."""
    known = current.pathways()
    if by_title := titled(text, known):
        return by_title
    all_of = ", ".join(known)
    wanted = text.strip().upper().replace("-", "_").partition("@")[0]
    begun = _joined(wanted)
    found = [each for name, each in known.items() if _joined(name).startswith(begun)]
    if len(found) == 1 and begun:
        return found[0]
    near = guess_pathway(wanted, known)
    raise Misused(f"'{text}' is no pathway{near or f'; pathways are {all_of}'}")


def _joined(name: str) -> str:
    """In one word, as it is often said."""
    return name.replace("_", "").replace(" ", "")
