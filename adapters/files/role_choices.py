"""A role in a cell, by its key or by what it is called; never a person."""

import re
from collections.abc import Iterable

from adapters.files.choices import Choices, NotAChoice
from domain.people.roles import LABELS, Role


class RoleChoices(Choices):
    """Roles that a cell may name, and two of them to say instead of a person."""

    def __init__(self, what: str, roles: Iterable[Role], *, such_as: str) -> None:
        super().__init__(what, {role.value: LABELS[role] for role in roles})
        self._such_as = such_as

    def role(self, text: str) -> Role:
        """A person's name or mail address is asked back, and not said again."""
        try:
            return Role(self.key(text))
        except NotAChoice as off:
            if _may_be_a_person(text):
                raise NotAChoice(
                    f"may be a person; name their role, such as {self._such_as}"
                ) from off
            raise


def _may_be_a_person(text: str) -> bool:
    """A mail address, an id such as m.ortiz, or words of which each is capitalised."""
    words = text.replace(",", " ").split()
    named = len(words) > 1 and all(each[0].isupper() for each in words)
    return "@" in text or named or bool(re.fullmatch(r"\w+\.\w+", text))
