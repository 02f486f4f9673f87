"""The part of a file in which nothing is off yet, so that one fault hides no other."""

from collections.abc import Iterable, Mapping
from itertools import count, islice
from types import MappingProxyType
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from domain.faults import Where


class StandIn(NamedTuple):
    """What is judged in place of a field that is off, and of those that go with it.

    `counts` where rules of the whole list look at the field: then they are not asked.
    """

    said: Mapping[str, object]
    counts: bool = False


StandIns = Mapping[tuple[str, str], StandIn]
"""By what holds the field, and its name: ("rungs", "tell")."""
NONE: StandIns = MappingProxyType({})


class SoundPart(NamedTuple):
    """What a file says, but for the `lost` places: rows of a list, or whole headings.

    Items of a list that follow one that is lost stand one place earlier here. Fields
    of which there are `stand_ins` are lost alone, and their row is looked at.
    """

    whole: dict[str, Any]
    lost: frozenset[Where] = frozenset()
    stand_ins: StandIns = NONE
    replaced: frozenset[Where] = frozenset()

    @property
    def said(self) -> dict[str, Any]:
        return {
            name: self._left(each, (name,))
            for name, each in self.whole.items()
            if (name,) not in self.lost
        }

    def _left(self, said: Any, where: Where) -> Any:
        if isinstance(said, dict):
            left = {key: self._left(e, (*where, key)) for key, e in said.items()}
            return left | self._instead(where)
        if isinstance(said, list):
            places = ((*where, n) for n in range(len(said)))
            return [
                self._left(said[n], at)
                for n, at in enumerate(places)
                if at not in self.lost
            ]
        return said

    def _instead(self, row: Where) -> dict[str, object]:
        """What is judged in place of fields of this row."""
        instead: dict[str, object] = {}
        for each in self.replaced:
            if each[:-1] == row:
                instead |= self.stand_ins[_pair(each)].said
        return instead

    def in_file(self, where: Where) -> Where:
        """The place in the file of what stands at `where` here."""
        place: Where = ()
        for each in where:
            if isinstance(each, int):
                left = (n for n in count() if (*place, n) not in self.lost)
                each = next(islice(left, each, None))
            place = (*place, each)
        return place

    def without(self, places: Iterable[Where]) -> "SoundPart":
        """The same, but for what is off at these places of the file."""
        lost, replaced = set(self.lost), set(self.replaced)
        for each in filter(None, places):
            if field := self._field(each):
                replaced.add(field)
            else:
                lost.add(self._row(each))
        return self._replace(lost=frozenset(lost), replaced=frozenset(replaced))

    def _field(self, where: Where) -> Where | None:
        """The field it stands in, where that is lost alone."""
        starts = (where[:n] for n in range(len(where), 1, -1))
        return next((each for each in starts if _pair(each) in self.stand_ins), None)

    def _row(self, where: Where) -> Where:
        """The row of a list it stands in, or all that stands under its heading."""
        said: Any = self.whole
        row = where[:1]
        for n, each in enumerate(where, 1):
            said = said[each] if _holds(said, each) else None
            if isinstance(each, int) and isinstance(said, dict):
                row = where[:n]
        return row

    def may_judge(self, where: Where) -> bool:
        """Whether what a rule says of this place cannot come of what is lost."""
        fields = self.replaced
        of_whole = (each for each in fields if self.stand_ins[_pair(each)].counts)
        return not (
            any(each[: len(where)] == where for each in (*self.lost, *of_whole))
            or any(where[: len(each)] == each for each in fields)
        )

    def lacks(self, headings: tuple[str, ...]) -> bool:
        """Whether something is lost of what stands under one of them."""
        return any(each[0] in headings for each in self.lost)


def stand_ins(shape: type[BaseModel], lost: Iterable[Where]) -> dict[str, object]:
    """For headings that are lost and yet needed: nothing is judged by them."""
    found = {where[0]: shape.model_fields.get(str(where[0])) for where in lost}
    return {
        str(name): _empty(field)
        for name, field in found.items()
        if (name,) in lost and field and field.is_required()
    }


def _pair(where: Where) -> tuple[str, str]:
    """The name of a field, after that of what holds it; blank for a row of a list."""
    if not isinstance(where[-1], str):
        return "", ""
    *_, holding, field = ("", *(each for each in where if isinstance(each, str)))
    return str(holding), str(field)


def _empty(field: FieldInfo) -> object:
    return "unread" if field.annotation is str else ()


def _holds(said: Any, part: str | int) -> bool:
    if isinstance(said, list):
        return isinstance(part, int) and part < len(said)
    return isinstance(said, dict) and part in said
