"""What differs between two policies: added, removed, changed, part by part.

Calendars are left out: an engagement keeps its own when its policy changes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from domain.people.roles import LABELS, Relation, Role
from domain.policies.check_ins import CheckInPromise
from domain.policies.ladder import Rung, When
from domain.policies.policy import Policy
from domain.values import Value
from domain.wording import so_many

FieldTexts = dict[str, str]
"""The fields of one part of a policy, in words."""


class DiffKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Difference(Value):
    """One field of one part; the whole part where `field` is empty."""

    kind: DiffKind
    part: str
    field: str = ""
    before: str = ""
    after: str = ""


def differences(before: Policy, after: Policy) -> list[Difference]:
    """Parts in the order of the new policy, then those that are gone."""
    old, new = dict(_parts(before)), dict(_parts(after))
    found: list[Difference] = []
    for name, part in new.items():
        if name in old:
            found += _changed(name, old[name], part)
            continue
        found.append(Difference(kind=DiffKind.ADDED, part=name, after=_said(part)))
    return found + [
        Difference(kind=DiffKind.REMOVED, part=name, before=_said(part))
        for name, part in old.items()
        if name not in new
    ]


def same_name(before: Policy, after: Policy) -> bool:
    """Whether two policies that differ bear one name, so that no proof tells which."""
    return before.named == after.named and bool(differences(before, after))


def _changed(name: str, old: FieldTexts, new: FieldTexts) -> Iterator[Difference]:
    for field in dict.fromkeys((*old, *new)):
        was, now = old.get(field, ""), new.get(field, "")
        if was != now:
            yield Difference(
                kind=DiffKind.CHANGED, part=name, field=field, before=was, after=now
            )


def _said(part: FieldTexts) -> str:
    return ", ".join(f"{field} {words}" for field, words in part.items() if words)


def _parts(policy: Policy) -> Iterator[tuple[str, FieldTexts]]:
    yield "policy", {"name": policy.name, "version": policy.version}
    yield from _rungs("rungs", policy.rungs)
    if policy.ladders:
        names = " before ".join(each.name for each in policy.ladders)
        yield "ladders", {"chosen first": names}
    for ladder in policy.ladders:
        yield f"ladder {ladder.name}", _for(ladder.when)
        yield from _rungs(f"ladder {ladder.name}", ladder.rungs)
    yield from _rungs("claim", policy.claim)
    if policy.review:
        asked = so_many(policy.review.recheck_every, "day")
        yield "review", {"recheck every": asked}
        yield from _rungs("review", policy.review.rungs)
        check = policy.review.fact_check
        yield "fact check", {"takes": so_many(check.days, "working day")}
        yield from _rungs("fact check", check.rungs)
    if policy.check_ins:
        yield from _check_ins(policy.check_ins)
    if policy.positions:
        yield from _rungs("positions", policy.positions.rungs)
    yield "limits", _fields(policy.limits)
    if policy.threshold:
        yield "threshold", _fields(policy.threshold)
    if policy.plateau:
        yield "plateau", _fields(policy.plateau)
    yield "scale", {"name": policy.scale.name}
    for level in policy.scale.levels:
        words = {"label": level.label, "published as": level.status}
        yield f"scale, rating {level.rating}", words


def _check_ins(promise: CheckInPromise) -> Iterator[tuple[str, FieldTexts]]:
    """Windows by their names, terms as they are written, each ladder by its rungs."""
    parts = ("windows", "cadence", "closed", "terms", "rungs")
    fields = _fields(promise)
    yield "check-ins", {n: said for n, said in fields.items() if n not in parts}
    yield "check-ins, terms", _fields(promise.terms)
    for stage, windows in promise.cadence.items():
        yield f"check-ins, {stage}", {"windows": _words(windows)}
    for each in promise.windows:
        days = f"{each.first} to {each.last}"
        yield f"check-ins, window {each.name}", {"days": days}
    for each in promise.closed:
        days = f"{each.first} to {each.last}"
        yield f"check-ins, none in {each.name}", {"days": days}
    for clock, rungs in promise.rungs.items():
        yield from _rungs(f"check-ins, {clock}", rungs)


def _rungs(ladder: str, rungs: Sequence[Rung]) -> Iterator[tuple[str, FieldTexts]]:
    """By their name; the second of the same name is E0 (2)."""
    seen: Counter[str] = Counter()
    for rung in rungs:
        seen[rung.name] += 1
        turn = f" ({seen[rung.name]})" if seen[rung.name] > 1 else ""
        yield f"{ladder}, {rung.name}{turn}", _rung(rung)


def _rung(rung: Rung) -> FieldTexts:
    repeat = rung.repeat
    again = ""
    if repeat:
        days, times = so_many(repeat.every, "day"), so_many(repeat.times, "time")
        again = f"every {days}, {times}"
    return {
        "days": str(rung.days),
        "tell": _words(rung.tell),
        "template": rung.template,
        "office": rung.office,
        "way": rung.way or "",
        "effects": _words(rung.effects),
        "repeat": again,
        "gate": _gate(rung),
    }


def _gate(rung: Rung) -> str:
    return _said(_fields(rung.gate)) if rung.gate else ""


def _for(when: When) -> FieldTexts:
    return {"for": _said(_fields(when))}


def _fields(value: Value) -> FieldTexts:
    return {
        name.replace("_", " "): _word(getattr(value, name))
        for name in type(value).model_fields
    }


def _word(said: object) -> str:
    match said:
        case None:
            return ""
        case tuple():
            return _words(said)
        case Role() | Relation():
            return LABELS[said]
        case _:
            return str(said)


def _words(said: Iterable[object]) -> str:
    return " and ".join(map(_word, said))
