"""What may be done now: which acts, by which roles, with which fields."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import get_args

from pydantic.fields import FieldInfo

from domain import refusals
from domain.act import kind_of
from domain.actions.action import Action
from domain.actions.planned import missing
from domain.acts import (
    ActionAct,
    AddAgendaItem,
    BeginReview,
    ByStaff,
    ChangeMode,
    CloseNotAgreed,
    CompleteReview,
    CorrectConsultation,
    CorrectLea,
    DropAgendaItem,
    HoldCheckIn,
    MakePrimary,
    MoveAgendaItem,
    OneCheckInAct,
    Reassign,
    ScheduleCheckIn,
    SignRoadmap,
    UnlinkStandard,
    WholeAct,
    WithdrawEvidence,
)
from domain.apply_check_in import agenda_of
from domain.checkins.judge import missing as no_check_in
from domain.checkins.judge import out_of_turn as check_in_out_of_turn
from domain.engagement import Engagement
from domain.evidence.evidence import standing_pieces
from domain.evidence_doers import ADDER, adders
from domain.examples import example_action, example_day, other_name
from domain.people.roles import AGENCIES, LABELS, OWNERS, Role, role_for
from domain.permissions import MAY, REASONED
from domain.referrals.case import Case, Outcome
from domain.referrals.judge import OTHER_VIEW, step_out_of_turn
from domain.referrals.pathway import StepRule
from domain.referrals.select import STEPS, steps_of
from domain.roadmaps.acts import OfAction
from domain.state_rules import out_of_turn
from domain.supports.examples import GIVEN, support_example
from domain.values import Value

TO_THE_WHOLE: tuple[type[ByStaff], ...] = tuple(
    each for each in get_args(WholeAct) if each not in get_args(OneCheckInAct)
)
"""What is done to an engagement, and to no part of it that has an address."""
CARRIED = frozenset(
    {
        *("kind", "id", "by", "entered_by", "why", "action", "check_in"),
        *("setting", "review_entry"),
    }
)
"""Fields that the command line fills in by itself, or that have an option."""


ANSWERS = frozenset({"experience", "sustained_by"})
"""Questions that `judge` wants answered, where an act need not have them."""


A_LINK = "https://example.org/where-it-is-kept"
A_DIGEST = "0123456789abcdef" * 4

USUAL: dict[type[ByStaff], str] = {BeginReview: "framework", SignRoadmap: "sha256"}
"""Fields that the command line fills in where nobody says another."""


class Takes(StrEnum):
    """What is written in a field of an act."""

    TEXT = "TEXT"
    DAY = "DAY"
    HOUR = "HOUR"
    NUMBER = "NUMBER"
    ACTIONS = "ACTIONS"
    ROLE = "ROLE"
    PERSON = "PERSON"
    SCHOOL = "SCHOOL"
    DECIMAL = "DECIMAL"
    TAPER = "DAY=DECIMAL"
    NOTHING = ""  # it says yes where it is given


class Field(Value):
    """`choices` where only some words are taken.

    `such_as` is an example of what may be said now, where that depends on how things
    stand.
    """

    name: str
    required: bool
    choices: tuple[str, ...] = ()
    takes: Takes = Takes.TEXT
    such_as: str = ""


NAMED = {
    "into": Takes.ACTIONS,
    "on": Takes.ACTIONS,
    "depends_on": Takes.ACTIONS,
    "person": Takes.PERSON,
    "substitute": Takes.PERSON,
    "consulted": Takes.PERSON,
    "people": Takes.PERSON,
    "site": Takes.SCHOOL,
    "coach": Takes.PERSON,
    "on_actions": Takes.ACTIONS,
    "hours": Takes.DECIMAL,
    "fte": Takes.DECIMAL,
    "taper": Takes.TAPER,
}
PAST = "on"
"""The field of a day on which something took place."""
A_FEW = 2  # items of an agenda, of which one can be moved
PLANNING = ("schedule_check_in", "reschedule_check_in")
"""Acts of which it is a day to come."""
BY_TYPE = (
    (date, Takes.DAY),
    (time, Takes.HOUR),
    (bool, Takes.NOTHING),
    (Role, Takes.ROLE),
    (int, Takes.NUMBER),
)


class Doer(Value):
    """A role that may do it, and who holds the role today."""

    role: str
    person: str | None


class Offer(Value):
    """An act that may be done now."""

    kind: str
    meaning: str
    doers: tuple[Doer, ...]
    fields: tuple[Field, ...]


def offers(
    engagement: Engagement,
    action: int | None,
    at: datetime,
    referral: int | None = None,
    check_in: str = "",
) -> tuple[Offer, ...]:
    """What may be done to the engagement, or to one part of it, at this instant.

    Raises NoSuchAction, NoSuchReferral or NoSuchCheckIn, where there is no such part.
    """
    case = _case(engagement, referral)
    if case:
        kinds: tuple[type[ByStaff], ...] = (*STEPS,)
    elif check_in:
        kinds = _to_check_in(engagement, check_in)
    elif action is None:
        kinds = TO_THE_WHOLE
    elif action in engagement.actions:
        kinds = get_args(ActionAct)
    else:
        raise refusals.NoSuchAction(missing(action, engagement.actions))
    return tuple(
        _offer(engagement, kind, action, case, at)
        for kind in kinds
        if not out_of_turn(engagement, kind, action)
        and not _step_out_of_turn(engagement, kind, case)
        and not (kind is MakePrimary and not _could_lead(engagement))
        and not (kind is ScheduleCheckIn and not engagement.policy.check_ins)
    )


def _to_check_in(engagement: Engagement, name: str) -> tuple[type[ByStaff], ...]:
    """What may be done to a check-in at its stage, in the order in which it comes."""
    known, kinds = engagement.check_ins, get_args(OneCheckInAct)
    if name not in known:
        raise refusals.NoSuchCheckIn(no_check_in(name, known))
    if not engagement.policy.check_ins:
        return ()
    items = len(agenda_of(engagement, known[name]).items)
    return tuple(
        each
        for each in kinds
        if not check_in_out_of_turn(known, each, name)
        and not (each is DropAgendaItem and not items)
        and not (each is MoveAgendaItem and items < A_FEW)
    )


def _case(engagement: Engagement, referral: int | None) -> Case | None:
    if referral is None:
        return None
    if found := engagement.cases.get(referral):
        return found
    raise refusals.NoSuchReferral(
        f"there is no referral {referral}; the engagement has {len(engagement.cases)}"
    )


def _step_out_of_turn(
    engagement: Engagement, kind: type[ByStaff], case: Case | None
) -> bool:
    """Whether it is a referral's step that cannot be taken now."""
    referrals, phase = engagement.referrals, engagement.phase
    if kind not in STEPS:
        return False
    return step_out_of_turn(referrals, phase, kind, case=case) is not None


def _could_lead(engagement: Engagement) -> tuple[str, ...]:
    """The referrals that do not lead, and have not ended."""
    cases, primary = engagement.cases, engagement.primary
    others = (each for each in cases.values() if each.number != primary)
    return tuple(str(each.number) for each in others if not each.is_closed)


def _other_view(engagement: Engagement, rules: tuple[StepRule, ...]) -> tuple[str, ...]:
    """What may be noted instead of what the first of these parties said."""
    name = rules[0].name if rules else ""
    cases = engagement.cases.values()
    noted = (each.steps[name].done for each in cases if each.is_done(name))
    first = next((OTHER_VIEW[each.outcome] for each in noted if each), Outcome.DECLINE)
    return (first, OTHER_VIEW[first])


def _offer(
    engagement: Engagement,
    kind: type[ByStaff],
    action: int | None,
    case: Case | None,
    at: datetime,
) -> Offer:
    meant = engagement.actions[action] if action else None
    owner = meant.owner if meant else Role.LEA_SUPERINTENDENT
    rules = steps_of(engagement.referrals, kind, case)
    allowed = tuple(role for rule in rules for role in rule.doers)
    parties = MAY[kind] if kind is CloseNotAgreed else allowed or MAY[kind]
    roles = dict.fromkeys(role_for(party, owner) for party in parties)
    today = engagement.day_of(at)
    day = example_day(kind, meant, engagement.setting, at)
    return Offer(
        kind=kind_of(kind),
        meaning=(kind.__doc__ or "").split("\n")[0],
        doers=(*_doers(engagement, kind, roles, at),),
        fields=tuple(
            _dated(_here(each, kind, engagement, rules, meant), kind, today, day)
            for each in fields_of(kind)
        ),
    )


def _doers(
    engagement: Engagement, kind: type[ByStaff], roles: Iterable[Role], at: datetime
) -> Iterator[Doer]:
    """Each role that may; of evidence also whoever else added some."""
    held = {role: engagement.holder(role, at) for role in roles}
    yield from (Doer(role=LABELS[role], person=held[role]) for role in held)
    if kind is WithdrawEvidence:
        added = adders(engagement, engagement.evidence, at)
        others = (each for each in added if each not in held.values())
        yield from (Doer(role=ADDER, person=each) for each in others)


def _here(
    field: Field,
    kind: type[ByStaff],
    engagement: Engagement,
    rules: tuple[StepRule, ...],
    action: Action | None,
) -> Field:
    """With the words that are taken in this engagement."""
    if field.name == "party":
        return field.but(choices=tuple(rule.asked for rule in rules))
    if field.takes is Takes.ACTIONS and field.required and action:
        return field.but(such_as=example_action(action, engagement.actions))
    if field.name == "rating":
        levels = engagement.policy.scale.of_open
        return field.but(choices=tuple(str(each.rating) for each in levels))
    if field.name == "outcome" and kind is CorrectConsultation:
        return field.but(choices=_other_view(engagement, rules))
    if field.name == "referral" and kind is MakePrimary:
        return field.but(choices=_could_lead(engagement))
    if field.name == "number" and kind is WithdrawEvidence:
        return field.but(such_as=str(standing_pieces(engagement.evidence)[-1]))
    if field.name == "attended" and kind is HoldCheckIn:
        return field.but(such_as=",".join(_one_of_each(engagement)))
    if such_as := support_example(engagement.supports, kind, field.name):
        return field.but(such_as=such_as)
    if field.name == "owner" and kind is Reassign and action:
        owners = (role for role in OWNERS if role is not action.owner)
        return field.but(choices=tuple(owners))
    if field.name == "standard" and kind is UnlinkStandard and action:
        return field.but(choices=action.standards)
    if field.name == "name" and kind is CorrectLea:
        return field.but(such_as=other_name(engagement.lea.name))
    if field.name == "why" and kind is CompleteReview:
        line = engagement.review
        return field.but(required=line is not None and not line.may_be_completed)
    if field.name == "mode" and kind is ChangeMode:
        others = (mode for mode in field.choices if mode != engagement.mode)
        return field.but(choices=tuple(others))
    return field


def _one_of_each(engagement: Engagement) -> Iterator[Role]:
    """A role of each agency without which it is no check-in."""
    promise = engagement.policy.check_ins
    for agency in promise.quorum if promise else ():
        yield AGENCIES[agency][0]


def _dated(field: Field, kind: type[ByStaff], today: date, day: date) -> Field:
    """With a day that may be said in it: today, or one to come."""
    if not (field.required and field.takes is Takes.DAY):
        return field
    said = today if is_past(kind_of(kind), field.name) else day
    return field.but(such_as=said.isoformat())


def is_past(kind: str, name: str) -> bool:
    """Whether a field of an act says when something took place."""
    return name == PAST and kind not in PLANNING


def fields_of(kind: type[ByStaff]) -> tuple[Field, ...]:
    """What is said of an act of this kind, wherever it is done."""
    own = tuple(
        Field(
            name=name,
            required=_is_needed(kind, name, field),
            choices=words_of(field.annotation),
            takes=takes(name, field.annotation),
            such_as=GIVEN.get((kind, name), ""),
        )
        for name, field in kind.model_fields.items()
        if not _is_carried(kind, name)
    )
    return (*own, Field(name="why", required=issubclass(kind, REASONED)))


def _is_carried(kind: type[ByStaff], name: str) -> bool:
    """An action may be said beside the address of a review's roadmap, or an agenda."""
    beside = kind is AddAgendaItem or kind in get_args(OfAction)
    return name in CARRIED and not (name == "action" and beside)


def _is_needed(kind: type[ByStaff], name: str, field: FieldInfo) -> bool:
    """Whether staff have to say it: of a framework there is one that is usual."""
    filled_in = USUAL.get(kind) == name
    return name in ANSWERS or (field.is_required() and not filled_in)


def takes(name: str, annotation: object) -> Takes:
    """What is written in a field of this name and type."""
    inner = [*_inner(annotation)]
    by_type = next((each for kind, each in BY_TYPE if kind in inner), Takes.TEXT)
    return by_type if by_type is Takes.DAY else NAMED.get(name, by_type)


def _inner(annotation: object) -> Iterator[object]:
    """The type itself, and all that it is made of."""
    yield annotation
    for each in get_args(annotation):
        yield from _inner(each)


def words_of(annotation: object) -> tuple[str, ...]:
    """The words a field takes, one or several, where only some are taken.

    Roles are many, and have names: they are read and listed in their own way.
    """
    for each in _inner(annotation):
        if isinstance(each, type) and issubclass(each, StrEnum) and each is not Role:
            return tuple(each)
    return ()
