"""What a cell may name, by its key or its title; and what may be meant by another."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from domain.faults import quoted
from domain.first_few import first_few
from domain.guess import guess_by, guess_by_words

WORD = re.compile(r"[^\W_]+")
NONE: Mapping[str, str] = MappingProxyType({})


def words_of(text: str) -> str:
    """In small letters and single spaces, without the marks between words."""
    return " ".join(WORD.findall(text.casefold().replace("&", " and ")))


def _names(key: str, title: str) -> set[str]:
    """By what it goes; of what a title begins with "the", that may be left out."""
    called = words_of(title)
    both = words_of(f"{key} {title}")
    return {words_of(key), called, called.removeprefix("the "), both}


class NotAChoice(ValueError):
    """What a cell names is none of its choices; the message says what may be meant."""


class Choices:
    """Keys with their titles, and what they are: `method of SIR-12@2019`.

    `also` are further names, each for one of the keys.
    """

    def __init__(
        self,
        what: str,
        titles: Mapping[str, str],
        *,
        numbered: bool = False,
        also: Mapping[str, str] = NONE,
    ) -> None:
        self._what, self._titles, self._numbered = what, titles, numbered
        self._keys: dict[str, list[str]] = {}
        for key, title in titles.items():
            for name in _names(key, title):
                self._keys.setdefault(name, []).append(key)
        for name, key in also.items():
            self._keys.setdefault(words_of(name), []).append(key)

    def key(self, text: str) -> str:
        """The key of what the text names, by itself first; raises NotAChoice."""
        if text in self._titles:
            return text
        found = self._keys.get(words_of(text), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise NotAChoice(
                f"{quoted(text)} is the name of {len(found)}: {', '.join(found)}; "
                "write one of these"
            )
        raise NotAChoice(f"{quoted(text)} is no {self._what}{self._near(text)}")

    def number(self, text: str) -> int:
        """The key as a number, which may be written with zeros before it."""
        digits = text.lstrip("0") if text.isdecimal() else text
        return int(self.key(digits or text))

    def text(self, key: str) -> str:
        """How a key is written in a cell, so that it is read again."""
        title = self._titles.get(key, "")
        if self._numbered:
            return f"{key} {title}".strip()
        return title if self._keys.get(words_of(title)) == [key] else key

    def title(self, key: str) -> str:
        """What a key that there is is called."""
        return self._titles[key]

    @property
    def keys(self) -> list[str]:
        return [*self._titles]

    @property
    def texts(self) -> list[str]:
        return [self.text(key) for key in self._titles]

    def _near(self, text: str) -> str:
        """What may be meant; or what there is."""
        if not self._titles:
            return "; there is none yet"
        names = {key: self.text(key) for key in self._titles}
        spellings = {name: names[keys[0]] for name, keys in self._keys.items()}
        by_words = {names[key]: title for key, title in self._titles.items()}
        near = guess_by(spellings, words_of(text)) or guess_by_words(by_words, text)
        return near or f"; there is {first_few([*self._titles])}"
