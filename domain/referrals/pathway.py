"""Pathways to assistance as versioned data: who starts, who is asked, who decides.

A referral carries the pathway it was made under, so that a change of the law, or of
`policies/pathways.yaml`, holds for new referrals only (docs/domain.md 1.7, 3.1).
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated

from domain.bounds import DayDate, Id, Many, Name, ShortText, StepName, Whole
from domain.lea import LeaKind
from domain.people.roles import Role
from domain.policies.ladder import NamedLadder, Office, Rung
from domain.values import Sparse

CONTINUUM_52072A = "CONTINUUM_52072A"
EMERGENCY_52074G2A = "EMERGENCY_52074G2A"
LEGACY_52072B1 = "LEGACY_52072B1"


class StepKind(StrEnum):
    """What is done in a step of a referral. Stored: add, never rename."""

    ACKNOWLEDGE = "acknowledge"
    OPEN = "open"  # the parties are invited
    CONSULT = "consult"  # a party is heard; consultation, not consent (EDC 52072(a))
    DETERMINE = "determine"
    AGREE = "agree"  # the second key: another agency's agreement
    CONTRACT = "contract"  # the reimbursement agreement is signed
    MEET = "meet"
    ACCEPT = "accept"  # with mode of engagement, team, kickoff
    RECHECK = "recheck"  # after the Dashboard flags the LEA no more


class Ask(Sparse):
    """What a referral has to say, or may; a `year` is four digits."""

    name: Name
    question: ShortText
    year: bool = False
    optional: bool = False


INVITED = (StepKind.CONSULT, StepKind.AGREE)
"""The steps in which a party is invited to say something."""


class StepRule(Sparse):
    """One step: whose it is, who may record it, after which steps, and its clock.

    `title` completes 'it is still open: ...'. The clock begins on receipt, or when the
    step `since` is done; it is due `days` working days of `counts` later, or calendar
    days where `calendar_days`, and has no clock where `days` is None. Its rungs count
    working days from the due date, negative before it. `may_decline` says that whoever
    takes this step may also end the referral there.
    """

    name: StepName
    kind: StepKind
    title: Name
    asked: Role
    by: Annotated[tuple[Role, ...], Many(30)] = ()
    after: Annotated[tuple[Name, ...], Many(30)] = ()
    since: Name = ""
    days: Annotated[int, Whole(1, 366)] | None = None
    calendar_days: bool = False
    counts: Office = Office.AGENCY
    rungs: Annotated[tuple[Rung, ...], Many(60)] = ()
    may_decline: bool = False

    @property
    def doers(self) -> tuple[Role, ...]:
        return self.by or (self.asked,)

    @cached_property
    def ladder(self) -> NamedLadder:
        """Its rungs under its name."""
        return NamedLadder(name=self.name, rungs=self.rungs)


class Pathway(Sparse):
    """One pathway as the law and our practice had it at a time.

    `automatic` ones ask for nobody's consent: the referral is made by law. Where
    `determined_by_referral`, who refers has determined already, and CCEE does not
    decide again. `pupils_first` asks how the needs of the pupils were given primary
    consideration. `through` is the last day on which it could be used.
    """

    id: Id
    version: Id
    statute: Name
    title: Name
    leas: Annotated[tuple[LeaKind, ...], Many(3)]
    starts: Annotated[tuple[Role, ...], Many(30)]
    precondition: ShortText
    cost: ShortText
    source: ShortText
    asks: Annotated[tuple[Ask, ...], Many(20)] = ()
    automatic: bool = False
    determined_by_referral: bool = False
    pupils_first: bool = False
    tells: Annotated[tuple[Role, ...], Many(30)] = ()
    through: DayDate | None = None
    steps: Annotated[tuple[StepRule, ...], Many(30)] = ()

    @property
    def named(self) -> str:
        return f"{self.id}@{self.version}"

    def rule(self, name: str) -> StepRule:
        """The rule of a step; raises KeyError where the pathway has no such step."""
        for each in self.steps:
            if each.name == name:
                return each
        raise KeyError(name)

    def of_kind(self, *kinds: StepKind) -> tuple[StepRule, ...]:
        return tuple(each for each in self.steps if each.kind in kinds)

    def unfit_for(self, kind: LeaKind, named: str) -> str:
        """Why the pathway is not for this kind of LEA; empty where it is."""
        if kind in self.leas:
            return ""
        kinds = " or ".join(each.replace("_", " ") for each in self.leas)
        return f"{self.id} is for a {kinds}; {named} is a {kind.replace('_', ' ')}"

    @property
    def accepting(self) -> StepRule | None:
        return next(iter(self.of_kind(StepKind.ACCEPT)), None)

    @property
    def determining(self) -> StepRule | None:
        return next(iter(self.of_kind(StepKind.DETERMINE)), None)
