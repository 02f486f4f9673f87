"""Acts on one action of the roadmap."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.act import ByStaff
from domain.actions.planned import PlannedAction
from domain.bounds import (
    MOST_ACTIONS,
    MOST_AWAITED,
    MOST_EVIDENCE,
    Component,
    DayDate,
    ItemIdOrBlank,
    LongText,
    Many,
    Number,
    PersonId,
    Rating,
    ReportText,
    Standards,
    Title,
)
from domain.people.roles import Role
from domain.setting import Cause
from domain.status import Horizon


class Audience(StrEnum):
    """Whom a comment is for: all, the owners and who coaches them, COE and CCEE."""

    OPEN = "open"
    COACH = "coach"
    INTERNAL = "internal"


class AddAction(ByStaff):
    """Add an action to the adopted roadmap; its number is the next that is free."""

    kind: Literal["add_action"] = "add_action"
    title: Title
    components: Annotated[tuple[Component, ...], Many(12)]
    horizon: Horizon
    owner: Role
    due: DayDate
    theme: Title = ""
    text: ReportText = ""
    depends_on: Annotated[tuple[Number, ...], Many(MOST_AWAITED)] = ()
    recommendation: ItemIdOrBlank = ""
    standards: Standards = ()

    def planned(self, number: Number) -> PlannedAction:
        """The action, as a roadmap with this number would plan it."""
        said = self.model_dump(include={*PlannedAction.model_fields})
        return PlannedAction.model_validate(said | {"number": number, "why": ""})


class StartAction(ByStaff):
    """Work on the action has begun, or begun again."""

    kind: Literal["start"] = "start"
    action: Number


class RateAction(ByStaff):
    """How far its implementation is, on the policy's scale."""

    kind: Literal["rate"] = "rate"
    action: Number
    rating: Rating


class ClaimComplete(ByStaff):
    """Its owner reports the action complete: evidence, experience, how it will last."""

    kind: Literal["claim_complete"] = "claim_complete"
    action: Number
    evidence: Annotated[tuple[LongText, ...], Many(MOST_EVIDENCE)]
    experience: LongText = ""
    sustained_by: LongText = ""


class ConfirmComplete(ByStaff):
    """Another person, of COE or CCEE, confirms that the action is complete."""

    kind: Literal["confirm"] = "confirm"
    action: Number


class ReturnClaim(ByStaff):
    """Give a claim back to the owner, saying what is still needed."""

    kind: Literal["return"] = "return"
    action: Number


class Sustain(ByStaff):
    """What was completed has become how the LEA works."""

    kind: Literal["sustain"] = "sustain"
    action: Number


class Reopen(ByStaff):
    """A completed action needs work again; agree on a new due date."""

    kind: Literal["reopen"] = "reopen"
    action: Number
    due: DayDate


class Redate(ByStaff):
    """Agree on a new due date for the action."""

    kind: Literal["redate"] = "redate"
    action: Number
    due: DayDate


class Acknowledge(ByStaff):
    """Promise a day: until then nobody else is asked."""

    kind: Literal["acknowledge"] = "acknowledge"
    action: Number
    promise: DayDate


class Snooze(ByStaff):
    """Let the ladder rest until a day, with the reason; the supervisor sees it."""

    kind: Literal["snooze"] = "snooze"
    action: Number
    until: DayDate


class PutOnHold(ByStaff):
    """Stop the action's clock: the due date moves by the working days it stands."""

    kind: Literal["put_on_hold"] = "put_on_hold"
    action: Number
    cause: Cause
    recheck: DayDate


class Resume(ByStaff):
    """Let the action's clock run again."""

    kind: Literal["resume"] = "resume"
    action: Number


class Reassign(ByStaff):
    """Give the action to another owner."""

    kind: Literal["reassign"] = "reassign"
    action: Number
    owner: Role


class DependOn(ByStaff):
    """The action waits for others; while one is open, its owner is asked instead."""

    kind: Literal["depend_on"] = "depend_on"
    action: Number
    on: Annotated[tuple[Number, ...], Many(MOST_AWAITED)]


class Independent(ByStaff):
    """The action waits for no other any more, or no more for those that are named."""

    kind: Literal["independent"] = "independent"
    action: Number
    on: Annotated[tuple[Number, ...], Many(MOST_AWAITED)] = ()


class LinkStandard(ByStaff):
    """Note which part of another plan the action serves: LCAP, FCMAT, ESSA."""

    kind: Literal["link_standard"] = "link_standard"
    action: Number
    standard: Title


class UnlinkStandard(ByStaff):
    """Take a part of another plan off the action again, with the reason."""

    kind: Literal["unlink_standard"] = "unlink_standard"
    action: Number
    standard: Title


class SplitAction(ByStaff):
    """Divide the action into parts, which take its place; it keeps number and text."""

    kind: Literal["split"] = "split"
    action: Number
    parts: Annotated[tuple[PlannedAction, ...], Many(26)]


class AmendAction(ByStaff):
    """Mend the words of an action; what it was called first is kept beside them."""

    kind: Literal["amend"] = "amend"
    action: Number
    title: Title = ""
    theme: Title = ""


class MergeAction(ByStaff):
    """Let another action take in this one."""

    kind: Literal["merge"] = "merge"
    action: Number
    into: Number


class WithdrawAction(ByStaff):
    """Take the action off the roadmap, after LEA and COE were consulted."""

    kind: Literal["withdraw_action"] = "withdraw_action"
    action: Number
    consulted: Annotated[tuple[PersonId, ...], Many(20)]


class Comment(ByStaff):
    """Say something about the action: to all, to who coaches it, or internally."""

    kind: Literal["comment"] = "comment"
    action: Number
    text: LongText
    audience: Audience = Audience.OPEN


ActionAct = (
    StartAction
    | RateAction
    | ClaimComplete
    | ConfirmComplete
    | ReturnClaim
    | Sustain
    | Reopen
    | Redate
    | Acknowledge
    | Snooze
    | PutOnHold
    | Resume
    | Reassign
    | DependOn
    | Independent
    | LinkStandard
    | UnlinkStandard
    | SplitAction
    | AmendAction
    | MergeAction
    | WithdrawAction
    | Comment
)


class Several(ByStaff):
    """Acts on several actions with one reason: all of them, or none.

    `asked` is what staff said, where the acts were worked out from it and from how the
    actions stood: said again, it is the same act, however they stand by then.
    """

    kind: Literal["several"] = "several"
    asked: LongText = ""
    acts: Annotated[
        tuple[Annotated[ActionAct, Field(discriminator="kind")], ...],
        Many(MOST_ACTIONS),
    ]
