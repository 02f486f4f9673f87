"""Which pathway was meant: by its title, or probably, by a near miss."""

from collections.abc import Mapping

from domain.guess import guess, guess_by_words
from domain.referrals.pathway import Pathway
from domain.wording import as_key


def titled(said: str, known: Mapping[str, Pathway]) -> Pathway | None:
    """The pathway of that title, with the law it goes by or without; None if none."""
    wanted = as_key(said)
    titles = {as_key(each.title): each for each in known.values()}
    short = {as_key(each.title.partition(" (")[0]): each for each in known.values()}
    return (short | titles).get(wanted)


def guess_pathway(said: str, known: Mapping[str, Pathway]) -> str:
    """`; did you mean CONTINUUM_52072A?`, by its id, or words of it or its title."""
    ids = {name: name for name in known}
    titles = {each.id: f"{each.id} {each.title}" for each in known.values()}
    near = guess(said, known) or guess_by_words(ids, said)
    return near or guess_by_words(titles, said)
