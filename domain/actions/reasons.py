"""Why acts on several actions cannot be done: each reason with its actions."""

import re
from collections.abc import Iterator, Mapping

from domain.actions.planned import label


def said_of_actions(reasons: Mapping[int, str]) -> Iterator[str]:
    """A line for each reason, with all the actions it is said of.

    What names its own action already is only said as it is, where it is about one.
    """
    alike: dict[str, list[int]] = {}
    for number, reason in reasons.items():
        alike.setdefault(_of_any(number, reason), []).append(number)
    for reason, numbers in alike.items():
        first, *others = numbers
        if not others and _own_name(first).search(reasons[first]):
            yield reasons[first]
            continue
        what = "actions" if others else "action"
        yield f"{what} {', '.join(map(label, numbers))}: {reason}"


def _of_any(number: int, reason: str) -> str:
    return _own_name(number).sub("it", reason)


def _own_name(number: int) -> re.Pattern[str]:
    return re.compile(rf"\baction {label(number)}\b")
