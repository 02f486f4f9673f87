"""A closed set of words, as staff type one of them: in any case, or by its name."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from client.endings import Misused
from commands.args.said_again import say_again
from domain.faults import quoted
from domain.guess import guess_by
from domain.wording import as_key

NO_NAMES: Mapping[str, str] = MappingProxyType({})


class OneOf:
    """Reads what follows an option; typer calls it with what was typed."""

    def __init__(self, option: str, words: Iterable[str]) -> None:
        self.option, self.words = option, tuple(words)
        self.__name__ = f"[{'|'.join(self.words)}]"

    def __call__(self, text: str) -> str:
        return one_of(self.option, text, self.words)


def one_of(
    option: str,
    text: str,
    words: Iterable[str],
    names: Mapping[str, str] = NO_NAMES,
    *,
    near: Mapping[str, str] = NO_NAMES,
) -> str:
    """The word meant, which may go by other `names`; raises Misused with a guess.

    It is said again where it was not typed so.
    What is `near` one of the words is not taken for it, but guessed.
    """
    known = [*words]
    table = {as_key(name): word for name, word in names.items()}
    table |= {as_key(word): word for word in known}
    said = as_key(text)
    if said in table:
        say_again(text, table[said], option=option, any_case=True)
        return table[said]
    others = {as_key(name): word for name, word in near.items()}
    meant = guess_by(others | table, said)
    raise Misused(f"{option}: {quoted(text)} is none of {', '.join(known)}{meant}")
