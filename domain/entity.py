"""What lives by itself, acts on its own clock, and owes the world what happens to it.

An engagement is one, and so is a review. `setting` is how its nouns see what is around
them; whatever has a clock in it is one of its `subjects`.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import ClassVar, NamedTuple, Self

from domain.act import ByStaff
from domain.acts import ClockAct
from domain.acts.digest import digest
from domain.clocks.clocked import Clocked
from domain.clocks.own_act import OwnAct
from domain.clocks.subject import Subject
from domain.duties.duties import ComingDuty, Duties, coming
from domain.entries import Entry
from domain.people.roles import Role
from domain.people.vacancy import Vacancy
from domain.setting import Setting, Stop
from domain.values import Value
from domain.words import OwedWord

RULES = 1  # the newest; others stay until no open run began under them
REMEMBERED = 500  # acts whose answers are kept, lest they be done twice
AROUND = 10  # bytes around one of many: a number, a colon, a comma
ANSWERED = 460  # bytes of an act that is remembered: an id has a hundred letters
ALL_ELSE = 4_096


class Answered(NamedTuple):
    """The entry an act of staff stands under, and the digest of what it said.

    A tuple, since an entity remembers hundreds of them.
    """

    entry: int
    digest: str


class Entity(Value):
    """All that the next decision needs, and what is still owed to the world.

    What is worked out of it is replayed: where that changes, it asks for `rules`, the
    number a run keeps from its first day on. `entries` have happened to it; those that
    are `unwritten` the record does not have yet, and `untold` are words to others.
    """

    noun: ClassVar[str]
    """How it is spoken of."""
    going_on: ClassVar[str] = "all clocks run again"
    """What may be so again, which is asked where it stands still."""
    holds: ClassVar[str]
    """What takes the room in it."""
    rules: int = RULES
    entries: int = 0
    answered: dict[str, Answered] = {}
    unwritten: tuple[Entry, ...] = ()
    untold: tuple[OwedWord, ...] = ()
    tells_whole: bool = True
    """Whether its next entry says all of how it stands, not what changed."""

    @property
    @abstractmethod
    def entity(self) -> str:
        """Its durable key: in the record, of its letters, of its witnesses."""

    @property
    @abstractmethod
    def setting(self) -> Setting:
        """What its nouns see: as of its own last entry, by its own key."""

    @property
    @abstractmethod
    def stage(self) -> str:
        """How far it is, in a word."""

    @property
    @abstractmethod
    def is_over(self) -> bool: ...

    @property
    @abstractmethod
    def subjects(self) -> tuple[Subject, ...]:
        """Whatever has a clock in it; rungs of one instant act in this order."""

    @property
    @abstractmethod
    def asked_again(self) -> Stop | None:
        """The stop of all its clocks, where it is this entity that asks of it again."""

    @property
    def dated(self) -> Duties | None:
        """Its dated duties; None where it has none of its own."""
        return None

    @cached_property
    def coming_duties(self) -> tuple[ComingDuty, ...]:
        """The next date of each, in the order in which they are said."""
        return tuple(coming(self.dated)) if self.dated else ()

    @property
    @abstractmethod
    def weight(self) -> int:
        """About how many bytes it takes without what it owes, and never fewer."""

    @property
    @abstractmethod
    def held(self) -> dict[str, tuple[int, int]]:
        """Of what there may be many: how many there are, and how many at most."""

    @property
    def own_acts(self) -> Iterable[OwnAct[ClockAct]]:
        """What its clock does beside what its subjects plan."""
        return ()

    @abstractmethod
    def with_clocks(self, changed: Mapping[str, Clocked]) -> Self:
        """These clocks instead of those of the same subjects."""

    @property
    def owed_to(self) -> set[str]:
        """Whom it still owes a word."""
        return {each.to for each in self.untold}

    @cached_property
    def owed_weight(self) -> int:
        """About how many bytes it owes, as they travel to the next run."""
        return sum(each.weight for each in (*self.unwritten, *self.untold))

    def day_of(self, at: datetime) -> date:
        return self.setting.day_of(at)

    def holder(self, role: Role, at: datetime) -> str | None:
        """Who is to hear and may act for `role` at this instant, if anybody is."""
        return self.setting.holder(role, at)

    def vacancy(self, role: Role, at: datetime) -> Vacancy | None:
        """That of `role` at this instant; None where somebody is there for it."""
        return self.setting.vacancy(role, at)

    def answering(self, role: Role, at: datetime) -> str | None:
        """Whose word `role` is, even while somebody stands in for them."""
        return self.setting.answering(role, at)

    def subject(self, key: str) -> Subject | None:
        """The subject of this key; None where there is none."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Subject]:
        return {each.key: each for each in self.subjects}

    def with_each(
        self, change: Callable[[Subject], Clocked], keys: Iterable[str] | None = None
    ) -> Self:
        """Every subject's clock changed, or that of those named."""
        subjects = self.subjects
        if keys is not None:
            subjects = tuple(s for key in keys if (s := self.subject(key)))
        changed = {each.key: change(each) for each in subjects}
        known = {each.key: each.clock for each in subjects}
        return self.with_clocks(
            {key: clock for key, clock in changed.items() if clock is not known[key]}
        )

    def remembering(self, act: ByStaff) -> Self:
        """With the act's answer: its last entry."""
        done = Answered(self.entries, digest(act))
        answered = self.answered | {act.id: done}
        return self.but(answered=dict([*answered.items()][-REMEMBERED:]))
