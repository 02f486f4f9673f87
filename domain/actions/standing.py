"""An action as it stands, for the record and for `show`."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from domain.actions.action import FirstWords, StatedPast
from domain.actions.planned import address, label
from domain.actions.tally import Counted
from domain.clocks.clocked import Rest
from domain.clocks.standing import ClockStanding
from domain.people.roles import LABELS, Role
from domain.setting import Stop
from domain.status import DONE, GONE, ActionStatus, Flag, Horizon
from domain.wording import so_many

FLAGS = {
    Flag.AT_RISK: "at risk",
    Flag.AGENDA: "for the next check-in's agenda",
    Flag.MEETING: "a directors' meeting is proposed",
    Flag.PLATEAU: "without change for a long while",
}


class ActionStanding(ClockStanding):
    """One action as it stands."""

    number: int
    title: str
    components: tuple[int, ...]
    theme: str
    horizon: Horizon
    owner: Role
    due: date
    original_due: date
    status: ActionStatus
    published: ActionStatus
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    rating: int | None = None
    rated: str = ""
    """The rating's label, in the words of the policy's scale."""
    claim_entered_by: str | None = None
    extensions: int = 0
    stop: Stop | None = None
    rest: Rest | None = None
    stopped_days: int = 0
    flags: tuple[Flag, ...] = ()
    waits_for: tuple[int, ...] = ()
    depends_on: tuple[int, ...] = ()
    split_from: int | None = None
    merged_into: int | None = None
    standards: tuple[str, ...] = ()
    stated: StatedPast | None = None
    """What was said of it when it was brought in, where it was."""
    first_words: FirstWords | None = None
    """What it was called first, where its words were amended."""
    added_on: date | None = None
    """The day on which it was added to the adopted roadmap, where it was."""

    @property
    def label(self) -> str:
        return label(self.number)

    @property
    def key(self) -> str:
        return address(self.number)

    @property
    def is_open(self) -> bool:
        return self.status not in (*DONE, *GONE)

    @property
    def counted(self) -> Counted:
        return Counted(
            self.status,
            self.published,
            part=self.split_from is not None,
            added=self.added_on is not None,
        )

    @property
    def may_be_redated(self) -> bool:
        """What was moved out once is moved out again by the CCEE lead alone."""
        return not self.extensions

    @property
    def recheck(self) -> date | None:
        return _recheck(self.stop) if self.is_open else None

    @property
    def notes(self) -> list[str]:
        found = []
        if self.stated:
            found.append(self.stated.said)
        if self.added_on:
            found.append(f"added on {self.added_on}, after the roadmap was adopted")
        if self.first_words:
            found.append(self.first_words.said)
        if self.stop:
            found.append(f"its clock stands still {self.stop.described}")
        if rest := self.rest:
            word = "promised" if rest.promised else "at rest"
            found.append(f"{word} until {rest.until}, says {rest.by}")
        found += self._of_others
        if self.stopped_days:
            days = so_many(self.stopped_days, "working day")
            found.append(f"its date moved by {days} stopped")
        return [*found, *(FLAGS[each] for each in self.flags)]

    @property
    def _of_others(self) -> Iterator[str]:
        """How it hangs together with other actions."""
        if self.waits_for:
            plural = "s" if len(self.waits_for) > 1 else ""
            yield f"waits for action{plural} {', '.join(map(label, self.waits_for))}"
        if self.merged_into:
            yield f"merged into action {label(self.merged_into)}"
        if self.split_from:
            yield f"part of action {label(self.split_from)}"

    @property
    def described(self) -> str:
        return f"due {self.due}, owner {LABELS[self.owner]}"

    @property
    def facts(self) -> dict[str, object]:
        return {
            "title": self.title,
            "theme": self.theme or None,
            "status": self.status,
            "rating": self.rated or None,
            "published as": self.published,
            "due": self.due,
            "owner": LABELS[self.owner],
            "reported complete by": self.claimed_by,
            "on hold": _held(self.stop),
            "looked at again": _recheck(self.stop),
            "rests until": self.rest.until if self.rest else None,
            "waits for": _joined(map(label, self.depends_on)) or None,
            "standards": _joined(self.standards) or None,
            "flags": _joined(self.flags) or None,
            **super().facts,
        }


def _joined(said: Iterable[object]) -> str:
    return ", ".join(str(each).replace("_", " ") for each in said)


def _held(stop: Stop | None) -> str | None:
    """Since when and why, of what was stopped alone."""
    return stop.begun if stop and not stop.whole else None


def _recheck(stop: Stop | None) -> date | None:
    """Of what was stopped alone; the whole says it once, for all."""
    return stop.recheck if stop and not stop.whole else None
