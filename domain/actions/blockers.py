"""What an action waits for in the end, however long the chain."""

from collections.abc import Iterable, Mapping

from domain.actions.action import Action
from domain.actions.planned import order


class Blockers:
    """The open actions of a roadmap that others wait for; each is asked once."""

    def __init__(self, actions: Mapping[int, Action]) -> None:
        self._actions = actions
        self._known: dict[int, frozenset[int]] = {}

    def of(self, action: Action) -> list[Action]:
        """The open actions that `action` waits for in the end; none if it is free."""
        found = self._blocking(action.depends_on)
        return [self._actions[number] for number in sorted(found, key=order)]

    def awaited(self, action: Action) -> list[Action]:
        """The open actions that `action` itself waits for, in their order."""
        found = filter(self._is_open, action.depends_on if action.is_open else ())
        return [self._actions[number] for number in sorted(found, key=order)]

    def _blocking(self, awaited: Iterable[int]) -> frozenset[int]:
        """Of each that is open what it waits for itself, or else it: each once."""
        found: set[int] = set()
        for number in awaited:
            if not self._is_open(number):
                continue
            if number not in self._known:
                self._known[number] = frozenset()
                waits_for = self._blocking(self._actions[number].depends_on)
                self._known[number] = waits_for or frozenset({number})
            found |= self._known[number]
        return frozenset(found)

    def _is_open(self, number: int) -> bool:
        return number in self._actions and self._actions[number].is_open
