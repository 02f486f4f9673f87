"""What staff wrote, held to the letter against the shape it is to have."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from adapters.files.sound_part import NONE, SoundPart, StandIns, stand_ins
from adapters.files.yaml_lines import Located
from domain.bounds import excesses
from domain.faults import Fault, Where
from domain.guess import guess

Shape = TypeVar("Shape", bound=BaseModel)


def shaped(
    shape: type[Shape],
    read: Located,
    rules: Callable[[Shape], Iterable[Fault]],
    *,
    beside: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    instead: StandIns = NONE,
    **elsewhere: object,
) -> tuple[Shape | None, list[Fault]]:
    """The value, or all that is off: in its shape, beyond its bounds, by its rules.

    Bounds and rules are held against whatever else is sound; `beside` says which
    headings are judged by others too, `instead` what stands in for a field that is off.
    `elsewhere` are fields that are read from other files, and not to stand in this one.
    """
    found = [
        read.fault((name,), f"'{name}' does not belong here")
        for name in elsewhere
        if name in read.said
    ]
    off = [*_misshapen(shape, read, elsewhere)]
    part = SoundPart(read.said, stand_ins=instead)
    part = part.without(each.where for each in off)
    off += _beyond(shape, part, elsewhere)
    part = part.without(each.where for each in off)
    value = _value(shape, part, elsewhere)
    off += _judged(rules(value), part, beside) if value else ()
    found += [read.fault(each.where, each.message) for each in off]
    found += read.twice
    named = [*dict.fromkeys(found)]  # what an alias repeats stands in one place
    return (None if found else value), named


def _judged(
    faults: Iterable[Fault], part: SoundPart, beside: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    """What rules say of the sound part, where it cannot come of what is lost."""
    for each in faults:
        where = part.in_file(each.where)
        others = beside.get(str(where[0]), ()) if where else ()
        if part.may_judge(where) and not part.lacks(others):
            yield Fault(where, each.message)


def _value(
    shape: type[Shape], part: SoundPart, elsewhere: Mapping[str, object]
) -> Shape | None:
    """What the sound part makes; None where too little is left."""
    said = {**stand_ins(shape, part.lost), **part.said, **elsewhere}
    try:
        return shape.model_validate(said, extra="forbid")
    except ValidationError:
        return None


def _beyond(
    shape: type[BaseModel], part: SoundPart, elsewhere: Mapping[str, object]
) -> Iterator[Fault]:
    """What goes beyond its bound in this file; others name what stands in them."""
    value = _value(shape, part, elsewhere)
    for off in excesses(value) if value else ():
        where = part.in_file(off.where)
        if off.where[0] not in elsewhere and part.may_judge(where):
            name = " ".join(e for e in off.where[-2:] if isinstance(e, str))
            yield Fault(where, f"{name}: {off.message}")


def _misshapen(
    shape: type[BaseModel], read: Located, elsewhere: Mapping[str, object]
) -> Iterator[Fault]:
    """Each place once: one of several kinds is off only where it is none of them."""
    seen: set[Where] = set()
    try:
        shape.model_validate({**read.said, **elsewhere}, extra="forbid")
    except ValidationError as off:
        for error in off.errors(include_url=False):
            where = _where(error)
            if where not in seen:
                seen.add(where)
                yield Fault(where, _in_words(error, where, _allowed(shape, where)))


def _where(error: ErrorDetails) -> Where:
    """Without pydantic's own marks: [key], str-enum[Role]."""
    return tuple(
        str(each) if not isinstance(each, int) else each
        for each in error["loc"]
        if not str(each).endswith("]")
    )


def _in_words(error: ErrorDetails, where: Where, allowed: list[str]) -> str:
    name = " ".join(str(each) for each in where[-2:] if isinstance(each, str))
    said, kind = error["input"], error["type"]
    match kind:
        case "missing":
            return f"'{where[-1]}' is missing"
        case "extra_forbidden":
            return f"'{where[-1]}' is not known here{hint(str(where[-1]), allowed)}"
        case "enum":
            return f"{name}: '{said}' is unknown{hint(str(said), allowed)}"
        case _ if kind.startswith("date"):
            return (
                f"{name}: '{said}' is not a date; in this file it is year, month and "
                "day, like 2027-03-05"
            )
        case _ if kind.startswith("time"):
            return f"{name}: '{said}' is not a time; write it like \"09:30\""
        case _ if kind.startswith("int"):
            return f"{name}: '{said}' is not a whole number"
        case "string_type":
            return f"{name}: a text is expected; write it in quotes"
        case "tuple_type":
            return f"{name}: a list is expected; write it like [one, another]"
        case _:
            return f"{name}: '{said}': {error['msg'].lower()}"


def hint(said: str, allowed: list[str]) -> str:
    """What would be allowed, first the name that was probably meant."""
    meant = guess(said, allowed)
    return f"{meant}; allowed are {', '.join(allowed)}" if allowed else meant


def _allowed(shape: type[BaseModel], where: Where) -> list[str]:
    """The fields of the value around `where`, or the names allowed at `where`."""
    kinds: list[Any] = [shape]
    around: list[Any] = []
    for each in where:
        around = kinds
        kinds = [inner for kind in kinds for inner in _inside(kind, each)]
    names = [e.value for kind in kinds if _is(kind, Enum) for e in kind]
    if names:
        return [str(name) for name in names]
    return [n for kind in around if _is(kind, BaseModel) for n in kind.model_fields]


def _inside(kind: Any, part: str | int) -> list[Any]:
    if isinstance(part, str) and _is(kind, BaseModel):
        field = kind.model_fields.get(part)
        return _flat(field.annotation) if field else []
    return [kind] if isinstance(part, int) else []


def _flat(kind: Any) -> list[Any]:
    """The plain kinds of `tuple[A | B, ...] | None`: A and B."""
    inner = get_args(kind)
    if not inner:
        return [kind]
    return [plain for each in inner for plain in _flat(each)]


def _is(kind: Any, base: type) -> bool:
    return isinstance(kind, type) and issubclass(kind, base)
