"""Which pathway was meant: by its title, or probably, by a near miss."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from domain.guess import guess, nearest
from domain.referrals.pathway import Pathway
from domain.wording import as_key

MOST = 2  # pathways a guess names; a word that more have says nothing


def titled(said: str, known: Mapping[str, Pathway]) -> Pathway | None:
    """The pathway of that title, with the law it goes by or without; None if none."""
    wanted = as_key(said)
    titles = {as_key(each.title): each for each in known.values()}
    short = {as_key(each.title.partition(" (")[0]): each for each in known.values()}
    return (short | titles).get(wanted)


def guess_pathway(said: str, known: Mapping[str, Pathway]) -> str:
    """`; did you mean CONTINUUM_52072A?`, by its id, or words of it or its title."""
    texts = {each.id: f"{each.id} {each.title}" for each in known.values()}
    by_id = guess(said, known) or _by_words(said, {name: name for name in known})
    return by_id or _by_words(said, texts)


def _by_words(said: str, known: Mapping[str, str]) -> str:
    """Those whose texts have most of the words."""
    owners: dict[str, list[str]] = {}
    for name, text in known.items():
        for word in {*_words(text)}:
            owners.setdefault(word, []).append(name)
    near = {nearest(word, owners) for word in _words(said)} - {""}
    times = Counter(name for word in near for name in owners[word])
    most = max(times.values(), default=0)
    found = [name for name in known if most and times[name] == most]
    return f"; did you mean {' or '.join(found)}?" if 0 < len(found) <= MOST else ""


def _words(text: str) -> Iterator[str]:
    yield from re.findall(r"[a-z]{3,}", text.lower())
