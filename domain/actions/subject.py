"""An action as something that can be late: its timing, and the words for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.actions.action import Action, timing
from domain.actions.blockers import Blockers
from domain.actions.letters import about
from domain.clocks.ladder import LadderRung
from domain.clocks.schedule import Timing
from domain.clocks.subject import Subject
from domain.letters.notice import answer_by, listed, said_day, who_follows
from domain.people.roles import Role
from domain.setting import Setting
from domain.values import Facts, mention


@dataclass(frozen=True, slots=True)
class ActionSubject(Subject):
    """An action among those of its roadmap."""

    clock: Action
    blockers: Blockers
    plural = "actions"
    noun = "the action"

    @property
    def key(self) -> str:
        return self.clock.key

    @property
    def asked(self) -> Role:
        return self.clock.owner

    @property
    def title(self) -> str:
        return self.clock.title

    @property
    def label(self) -> str:
        return self.clock.label

    @property
    def short(self) -> str:
        return f"action {self.label}"

    @property
    def words(self) -> str:
        return f"action {self.named}"

    @property
    def aim(self) -> str:
        answer = self.clock.waits_for_answer
        return "the answer to a claim" if answer else "completion by the due date"

    @property
    def status(self) -> str:
        return self.clock.status

    @property
    def remark(self) -> str:
        return "reported complete" if self.clock.claim else ""

    @property
    def notes(self) -> tuple[str, ...]:
        if claim := self.clock.claim:
            by = f"reported complete by {claim.by}, typed by {claim.entered_by}"
            return (by, *self._waits_between)
        return (*self._waits_between,)

    @property
    def _waits_between(self) -> Iterator[str]:
        """What it waits for that waits for others itself, so that nobody is asked."""
        last = {each.number for each in self.blockers.of(self.clock)}
        for each in self.blockers.awaited(self.clock):
            if each.number not in last:
                yield f"waits for action {each.label} ({each.title}), which waits too"

    @property
    def original_due(self) -> date:
        return self.clock.original_due

    @property
    def since(self) -> datetime | None:
        return self.clock.under_way_since

    @property
    def blocking(self) -> Sequence[Subject]:
        waits_for = self.blockers.of(self.clock)
        return [ActionSubject(self.setting, e, self.blockers) for e in waits_for]

    def timing_of(self, setting: Setting, *, anew: bool = False) -> Timing:
        return timing(self.clock, setting, anew=anew)

    def rung_facts(self, coming: Sequence[LadderRung], reader: Role) -> Facts:
        setting, claim, rest = self.setting, self.clock.claim, self.clock.rest
        return about(self.clock, setting) | {
            "rung": coming[0].name,
            "claimed": claim is not None,
            "claimed_on": said_day(setting.day_of(claim.at)) if claim else "",
            "claimed_by": mention(claim.by) if claim else "",
            "claim_entry": claim.entry if claim else 0,
            "answer_by": answer_by(self, coming[1:]),
            "promised": said_day(rest.until) if rest and rest.promised else "",
            "waits_for": listed(self.blocking),
            "next_step": who_follows(self, coming[1:]),
        }
