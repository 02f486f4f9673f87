"""Which actions serve a part of another plan: LCAP 1.3, FCMAT 2.1."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from domain.actions.other_plans import serves
from domain.actions.standing import ActionStanding
from domain.standing import EngagementStanding

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading


class ServingAction(NamedTuple):
    """An action that serves other plans as well, with its engagement."""

    engagement: EngagementStanding
    action: ActionStanding

    @property
    def address(self) -> str:
        return f"{self.engagement.cds}/{self.action.key}"


def serving(
    record: "SqlReading", engagements: Iterable[EngagementStanding]
) -> Iterator[ServingAction]:
    """All of these engagements that serve any, however far they are."""
    for each in engagements:
        for action in record.actions(each.entity):
            if action.standards:
                yield ServingAction(each, action)


def serving_part(
    all_of_them: Iterable[ServingAction], asked: str
) -> list[ServingAction]:
    """Those that serve what is asked for, or part of it."""
    return [each for each in all_of_them if serves(each.action.standards, asked)]


def parts_served(all_of_them: Iterable[ServingAction]) -> list[str]:
    """What they serve, each once, in the order of the alphabet."""
    return sorted({part for each in all_of_them for part in each.action.standards})
