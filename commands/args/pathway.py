"""A pathway as staff type it: `COE_GEO_52074G1A`, `coe-geo`, or with its version."""

import re
from collections import Counter
from collections.abc import Iterable

from client.endings import Misused
from domain.guess import guess, guess_by
from domain.referrals.pathway import Pathway
from services import current


def pathway_of(text: str) -> Pathway:
    """The pathway of that name, or of its beginning; raises Misused with a guess."""
    known = current.pathways()
    all_of = ", ".join(known)
    wanted = text.strip().upper().replace("-", "_").partition("@")[0]
    found = [each for name, each in known.items() if name.startswith(wanted)]
    if len(found) == 1 and wanted:
        return found[0]
    near = guess(wanted, known) or guess_by(_words(known.values()), wanted)
    raise Misused(f"'{text}' is no pathway{near or f'; pathways are {all_of}'}")


def _words(known: Iterable[Pathway]) -> dict[str, str]:
    """Of ids and titles those words that one pathway alone has, and which it is."""
    said = [(w, each.id) for each in known for w in {*_spelled(each)}]
    times = Counter(word for word, _ in said)
    return {word: name for word, name in said if times[word] == 1}


def _spelled(pathway: Pathway) -> list[str]:
    return re.findall(r"[a-z]{4,}", f"{pathway.id} {pathway.title}".lower())
