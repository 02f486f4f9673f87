"""What cells of a data-collection plan may name, each by its key or by its title."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from adapters.files.choices import Choices, NotAChoice, words_of
from adapters.files.role_choices import RoleChoices
from domain.faults import quoted
from domain.guess import guess_by
from domain.people.roles import Role
from domain.reviews.framework import Framework
from domain.reviews.item import ItemStatus

JOINING = re.compile(r"[-\s]")
SCHOOL = 14  # digits
MEANT = {
    **dict.fromkeys(("complete", "completed", "collected", "closed"), ItemStatus.DONE),
    **dict.fromkeys(("planned", "started", "in progress", "todo"), ItemStatus.OPEN),
    **dict.fromkeys(("none", "n a", "cancelled", "skipped"), ItemStatus.WAIVED),
}
"""What people call how far an item is, and what it is called here."""


class PlanChoices(NamedTuple):
    """What the cells of one review's plan may name."""

    components: Choices
    methods: Choices
    participants: Choices
    sites: Choices

    def site(self, text: str) -> str:
        """By its digits, as CDE writes them too, or by its name."""
        digits = JOINING.sub("", text)
        if digits.isdecimal() and len(digits) in (SCHOOL, SCHOOL - 1):
            return self._by_code(text, digits)
        return self.sites.key(text)

    def _by_code(self, text: str, digits: str) -> str:
        """Without its zero it is asked back: which school was meant is not guessed."""
        if len(digits) == SCHOOL:
            return self.sites.key(digits)
        raise NotAChoice(
            f"{quoted(text)} has 13 digits; did you mean 0{digits} (a spreadsheet took "
            "the zero?)"
        )


def choices(framework: Framework, sites: Mapping[str, str]) -> PlanChoices:
    """Of a review under this framework, with the names of its sites by their codes."""
    of = f"of {framework.named}"
    components = {str(each.number): each.title for each in framework.components}
    methods = {each.key: each.title for each in framework.methods}
    participants = {each.key: each.title for each in framework.participants}
    return PlanChoices(
        Choices(f"component {of}", components, numbered=True),
        Choices(f"method {of}", methods),
        Choices(f"participant class {of}", participants),
        Choices("site of the sample", sites, numbered=True),
    )


ROLES = RoleChoices("role", Role, such_as="ccee_expert or coe_lead")


def status_of(text: str) -> ItemStatus:
    said = words_of(text)
    if said in [*ItemStatus]:
        return ItemStatus(said)
    meant = MEANT.get(said)
    near = f"; did you mean {meant}?" if meant else guess_by(_itself(ItemStatus), said)
    raise NotAChoice(f"{quoted(text)} is none of {', '.join(ItemStatus)}{near}")


def _itself(names: Iterable[str]) -> dict[str, str]:
    return {each: each for each in names}
