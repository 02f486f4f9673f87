"""What was probably meant by a near miss."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import takewhile

ALIKE = 0.7  # of 1: two letters of ten may be off
MOST = 2  # things a word may mean; one that more share says nothing
BEGUN = 4  # letters in which two words begin alike, at least
MOSTLY = 0.75  # of what was said
SHORTEST = 3  # letters of a first word
PARTED = re.compile(r"[^a-z0-9]+")


def guess(said: str, known: Iterable[str], under: str = "") -> str:
    """`; did you mean k.bennett?`, or nothing where nothing is near.

    What all of them begin with, `under`, makes none of them nearer.
    """
    return guess_by({each.removeprefix(under): each for each in known}, said)


def guess_by(names: Mapping[str, str], said: str) -> str:
    """The same among other names for things, each of which stands for what is meant."""
    table = {name.lower(): meant for name, meant in names.items()}
    found = {table[name] for name in _nearest(said.lower(), table)}
    return f"; did you mean {found.pop()}?" if len(found) == 1 else ""


def guess_by_title(titles: Mapping[str, str], said: str) -> str:
    """The same among keys, each of which goes by its title too."""
    return guess_by(
        {title: key for key, title in titles.items()} | {key: key for key in titles},
        said,
    )


def guess_by_words(texts: Mapping[str, str], said: str) -> str:
    """The same by words: of the texts of things, those that have most of them."""
    owners: dict[str, list[str]] = {}
    for meant, text in texts.items():
        for word in {*_words(text)}:
            owners.setdefault(word, []).append(meant)
    near = ({*_nearest(word, owners)} for word in {*_words(said)})
    meanings = ({meant for word in words for meant in owners[word]} for words in near)
    times = Counter(meant for each in meanings for meant in each)
    most = max(times.values(), default=0)
    found = [meant for meant in texts if most and times[meant] == most]
    return f"; did you mean {' or '.join(found)}?" if 0 < len(found) <= MOST else ""


def guess_apart(said: str, is_one: Callable[[str], bool]) -> str:
    """`; did you mean F1, F2?` of several that no comma parts, each of which is one."""
    words = said.split()
    several = len(words) > 1 and all(map(is_one, words))
    return f"; did you mean {', '.join(words)}?" if several else ""


def _nearest(said: str, known: Iterable[str]) -> list[str]:
    """The one that is most alike, else those that begin so; empty where none is.

    Of a short word two letters that changed places are much; of a long one often no
    more than its beginning is said.
    """
    words = [*known]
    near = get_close_matches(said, words, n=1, cutoff=ALIKE)
    near += [each for each in words if sorted(each) == sorted(said)]
    return near[:1] or _begun(said, words) or _first_words(said, words)


def _first_words(said: str, known: Iterable[str]) -> list[str]:
    """Those whose first word was said alone, however short it is: coe, of coe_lead."""
    enough = len(said) >= SHORTEST
    return [each for each in known if enough and PARTED.split(each)[0] == said]


def _begun(said: str, known: Iterable[str]) -> list[str]:
    """Those that begin with most of what was said, as long as any does."""
    shared = {each: _letters_alike(said, each) for each in known}
    most = max(shared.values(), default=0)
    enough = most >= BEGUN and most >= MOSTLY * len(said)
    return [each for each, letters in shared.items() if enough and letters == most]


def _letters_alike(one: str, other: str) -> int:
    """With how many letters both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _words(text: str) -> Iterator[str]:
    yield from re.findall(r"[a-z]{3,}", text.lower())
