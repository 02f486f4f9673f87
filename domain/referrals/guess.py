"""Which pathway was probably meant by a near miss."""

import re
from collections import Counter
from collections.abc import Mapping

from domain.guess import guess, guess_by
from domain.referrals.pathway import Pathway


def guess_pathway(said: str, known: Mapping[str, Pathway]) -> str:
    """`; did you mean CONTINUUM_52072A?`, by its id, or a word of it or its title."""
    ids = {each: each for each in known}
    titles = {each.id: each.title for each in known.values()}
    words = _words(titles) | _words(ids)
    return guess(said, known) or guess_by(words, said)


def _words(texts: Mapping[str, str]) -> dict[str, str]:
    """The words that one text alone has, and whose it is."""
    said = [(word, name) for name, text in texts.items() for word in _words_of(text)]
    times = Counter(word for word, _ in said)
    return {word: name for word, name in said if times[word] == 1}


def _words_of(text: str) -> set[str]:
    return {*re.findall(r"[a-z]{4,}", text.lower())}
