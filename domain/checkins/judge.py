"""Whether staff may do what they ask to a check-in, and each reason why not."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from domain import refusals
from domain.act import ByStaff, kind_of
from domain.bounds import MOST_CHECK_INS
from domain.checkins.acts import (
    AddAgendaItem,
    AmendMinutes,
    ApproveNotes,
    CheckInAct,
    ConfirmCheckIn,
    DraftNotes,
    DrawUpPacket,
    DropAgendaItem,
    HoldCheckIn,
    MissCheckIn,
    MoveAgendaItem,
    PublishNotes,
    RecordMinutes,
    RescheduleCheckIn,
    ScheduleCheckIn,
    SendNotes,
    WaiveCheckIn,
)
from domain.checkins.check_in import (
    CLOSED,
    PLANNED,
    ROOM,
    TO_BE_HELD,
    WRITTEN_UP,
    CheckIn,
    CheckInStage,
    agencies_of,
)
from domain.checkins.days import closed_because, first_open
from domain.first_few import first_few
from domain.people.roles import AGENCIES, Agency
from domain.policies.check_ins import NO_PROMISE as USUAL
from domain.policies.check_ins import CheckInPromise
from domain.policies.policy import Policy
from domain.setting import Setting
from domain.wording import as_words, is_blank, with_and

NO_PROMISE = (
    "the policy of this engagement says nothing of check-ins; `policy apply` brings "
    "one that does"
)
LONGEST_AHEAD = timedelta(days=366)

SOURCES: dict[type[ByStaff], tuple[CheckInStage, ...]] = {
    ConfirmCheckIn: (CheckInStage.SCHEDULED, CheckInStage.RESCHEDULED),
    RescheduleCheckIn: TO_BE_HELD,
    HoldCheckIn: TO_BE_HELD,
    MissCheckIn: PLANNED,
    WaiveCheckIn: TO_BE_HELD,
    AddAgendaItem: TO_BE_HELD,
    MoveAgendaItem: TO_BE_HELD,
    DropAgendaItem: TO_BE_HELD,
    DrawUpPacket: TO_BE_HELD,
    RecordMinutes: (CheckInStage.HELD,),
    AmendMinutes: (
        *(CheckInStage.NOTES_DUE, CheckInStage.REPORT_DRAFT),
        CheckInStage.LEA_REVIEW,
    ),
    DraftNotes: (CheckInStage.NOTES_DUE, CheckInStage.REPORT_DRAFT),
    SendNotes: (CheckInStage.REPORT_DRAFT,),
    ApproveNotes: (CheckInStage.LEA_REVIEW,),
    PublishNotes: (CheckInStage.APPROVED,),
}
"""In which stages each act may be done."""
FIRST: dict[type[ByStaff], type[ByStaff]] = {
    RecordMinutes: HoldCheckIn,
    AmendMinutes: RecordMinutes,
    DraftNotes: RecordMinutes,
    SendNotes: DraftNotes,
    ApproveNotes: SendNotes,
    PublishNotes: ApproveNotes,
}
"""What comes before each act on the notes."""
DONE: dict[CheckInStage, str] = {
    CheckInStage.NOTES_DUE: "has its minutes; amend_minutes says them anew",
    CheckInStage.REPORT_DRAFT: "has its notes drawn up; send_notes sends them",
    CheckInStage.LEA_REVIEW: "has its notes with the LEA; amend_minutes says them anew",
    CheckInStage.APPROVED: "has its notes approved; publish_notes closes it",
}
"""Where one is whose notes are further than an act asks."""
IN_TURN = (*TO_BE_HELD, *WRITTEN_UP)


def out_of_turn(
    check_ins: Mapping[str, CheckIn], kind: type[ByStaff], name: str
) -> refusals.Refused | None:
    """Why this kind of act cannot be done to a check-in now by anybody."""
    check_in = check_ins.get(name)
    if check_in is None:
        return refusals.NoSuchCheckIn(missing(name, check_ins))
    stage = check_in.stage
    if stage in SOURCES[kind]:
        return None
    if kind is ConfirmCheckIn and stage is CheckInStage.CONFIRMED:
        return refusals.NothingToChange(f"check-in {name} is confirmed already")
    if kind is MissCheckIn and stage is CheckInStage.MISSED:
        return refusals.NothingToChange(f"check-in {name} is missed already")
    if kind in FIRST and stage in IN_TURN:
        return refusals.OutOfStage(_notes_out_of_turn(name, kind, stage))
    if stage is CheckInStage.MISSED:
        return refusals.OutOfStage(
            f"check-in {name} was missed on {check_in.missed_on}; reschedule_check_in "
            "plans the day on which it is made up"
        )
    if stage in CLOSED:
        return refusals.OutOfStage(f"check-in {name} is {as_words(stage)}")
    return refusals.OutOfStage(
        f"check-in {name} was held on {check_in.held_on}; {kind_of(kind)} comes before "
        "that"
    )


def _notes_out_of_turn(name: str, kind: type[ByStaff], stage: CheckInStage) -> str:
    """What comes first; or how far it is, where that was done before."""
    last = max(map(IN_TURN.index, SOURCES[kind]))
    if IN_TURN.index(stage) > last:
        return f"check-in {name} {DONE[stage]}"
    first = FIRST[kind]
    return f"check-in {name} is {as_words(stage)}; {kind_of(first)} comes first"


def missing(name: str, check_ins: Mapping[str, CheckIn]) -> str:
    """That there is no such check-in open, and which there are."""
    known = first_few([*check_ins]) if check_ins else "none"
    return (
        f"there is no check-in {name} that is still open (open: {known}); "
        "`starter.py checkins` lists all"
    )


def check_check_in_act(
    check_ins: Mapping[str, CheckIn],
    act: CheckInAct,
    setting: Setting,
    began: date,
    at: datetime,
) -> None:
    """Raise a `Refused` if this may not be done to the check-ins there are."""
    promise, today = setting.policy.check_ins or USUAL, setting.day_of(at)
    match act:
        case ScheduleCheckIn(on=on):
            if setting.policy.check_ins is None:
                raise refusals.NoCheckIns(NO_PROMISE)
            if sum(each.is_open for each in check_ins.values()) >= MOST_CHECK_INS:
                raise refusals.TooLarge(
                    f"{MOST_CHECK_INS} check-ins are open already; hold, waive or "
                    "publish one of them first"
                )
            check_day(setting.policy, on, today)
            _check_free(check_ins, on, "")
        case RescheduleCheckIn(check_in=name, on=on):
            check_day(setting.policy, on, today)
            _check_other(check_ins[name], act)
            _check_free(check_ins, on, name)
        case HoldCheckIn(check_in=name):
            check_held(check_ins[name], act, promise, began, today)
            _check_once(check_ins, act)
        case MissCheckIn(check_in=name):
            _check_past(check_ins[name], today)
        case _:
            return


def check_day(policy: Policy, day: date, today: date) -> None:
    """Raise DateUnusable where no check-in can be planned for a day."""
    if day < today:
        raise refusals.DateUnusable(
            f"{day} is past; a check-in is planned for today or a day to come"
        )
    if day > today + LONGEST_AHEAD:
        raise refusals.DateUnusable(f"{day} is more than a year ahead")
    if why := closed_because(policy, day):
        after = first_open(policy, day)
        raise refusals.DateUnusable(
            f"no check-in is held on {day} ({why}); the next day on which one may be "
            f"is {after}"
        )


def check_held(
    check_in: CheckIn,
    act: HoldCheckIn,
    promise: CheckInPromise,
    began: date,
    today: date,
) -> None:
    """Raise a `Refused` where it cannot have been held so.

    At least one each of LEA, COE and CCEE take part, else it is no check-in
    (docs/domain.md 6.10).
    """
    day = act.on or check_in.on
    if day > today:
        raise refusals.DateUnusable(
            f"check-in {check_in.name} is planned for {day}, which is to come; where "
            "it was held before, say when: --on DAY"
        )
    if day < began:
        raise refusals.DateUnusable(f"{day} is before the engagement began ({began})")
    there = agencies_of(act.attended)
    if lacking := [each for each in promise.quorum if each not in there]:
        raise refusals.NoQuorum(
            f"a check-in is held by {with_and(promise.quorum)} together; nobody of "
            f"{with_and(lacking)} is among those who took part: --attended "
            f"{_such_as(lacking)}. Where they did not come, it is missed: "
            f"miss_check_in, or moved: reschedule_check_in"
        )


def _check_once(check_ins: Mapping[str, CheckIn], act: HoldCheckIn) -> None:
    """Raise DateUnusable where another was held on that day: one meeting is one."""
    day = act.on or check_ins[act.check_in].on
    for each in check_ins.values():
        if each.name != act.check_in and each.held_on == day:
            raise refusals.DateUnusable(
                f"check-in {each.name} was held on {day}; one meeting counts once"
            )


def _such_as(agencies: list[Agency]) -> str:
    return ",".join(AGENCIES[each][0] for each in agencies)


def _check_past(check_in: CheckIn, today: date) -> None:
    if check_in.on > today:
        raise refusals.DateUnusable(
            f"check-in {check_in.name} is planned for {check_in.on}, which is to come; "
            "reschedule_check_in moves it, waive_check_in does without it"
        )


def _check_other(check_in: CheckIn, act: RescheduleCheckIn) -> None:
    """Raise NothingToChange where it is planned so already."""
    if check_in.stage is CheckInStage.MISSED:
        return
    same = act.on == check_in.on and (act.at or check_in.at) == check_in.at
    long = (act.minutes or check_in.minutes) == check_in.minutes
    there = is_blank(act.place) or act.place == check_in.place
    if same and long and there:
        raise refusals.NothingToChange(
            f"check-in {check_in.name} is planned for {act.on} at "
            f"{check_in.at:%H:%M} already"
        )


def _check_free(check_ins: Mapping[str, CheckIn], day: date, name: str) -> None:
    """Raise DateUnusable where another check-in is on that day."""
    for each in check_ins.values():
        if each.name != name and each.stage in PLANNED and each.on == day:
            raise refusals.DateUnusable(
                f"check-in {each.name} is on {day} already; choose another day, or "
                f"reschedule that one: {ROOM}/{each.name}"
            )
