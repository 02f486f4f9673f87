"""What is asked of an engagement about one of its check-ins."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from domain import refusals
from domain.actions.action import Action
from domain.actions.tally import tally
from domain.apply_check_in import agenda_of, next_meeting
from domain.checkins.agenda import Agenda
from domain.checkins.agenda_item import IN_SHORT, AgendaItem, AgendaReason
from domain.checkins.check_in import CheckIn
from domain.checkins.facts import (
    AgendaLine,
    AgendaShown,
    PacketFacts,
    RoleCount,
    SinceLast,
)
from domain.checkins.judge import missing
from domain.engagement import Engagement
from domain.people.roles import LABELS
from domain.standing_of import action_standing
from domain.status import DONE
from domain.wording import as_words


def agenda_shown(engagement: Engagement, name: str) -> AgendaShown:
    """The agenda as things stand; raises NoSuchCheckIn of one that is not open."""
    check_in = engagement.check_ins.get(name)
    if check_in is None:
        raise refusals.NoSuchCheckIn(missing(name, engagement.check_ins))
    found = agenda_of(engagement, check_in)
    return AgendaShown(
        entity=engagement.entity,
        entry=engagement.entries,
        lea=engagement.lea,
        check_in=name,
        stage=check_in.stage,
        on=check_in.held_on or check_in.on,
        at=check_in.at,
        minutes=check_in.minutes,
        place=check_in.place,
        items=tuple(_lines(engagement, check_in, found)),
        more=found.more,
        laid_down=not check_in.is_to_be_held,
    )


def packet_facts(engagement: Engagement, name: str) -> PacketFacts:
    """What a packet would say now; raises as `agenda_shown`."""
    actions = [*engagement.actions.values()]
    figures = tally(action_standing(engagement, each).counted for each in actions)
    late = Counter(each.owner for each in actions if each.overdue)
    return PacketFacts(
        agenda=agenda_shown(engagement, name),
        total=figures.total,
        completed=figures.completed,
        in_progress=figures.in_progress,
        not_started=figures.not_started,
        percent=figures.percent,
        on_hold=figures.on_hold,
        overdue=tuple(
            RoleCount(role=LABELS[role], overdue=many)
            for role, many in late.most_common()
        ),
        since=_since(engagement, actions),
    )


def _since(engagement: Engagement, actions: list[Action]) -> SinceLast | None:
    """Of the check-in that was held last; None where there was none."""
    last = engagement.last_met
    if last is None:
        return None

    def later(day: date | None) -> bool:
        return day is not None and day >= last.on

    def moved_on(at: datetime | None) -> bool:
        return at is not None and later(engagement.day_of(at))

    done = [each for each in actions if each.status in DONE]
    return SinceLast(
        check_in=last.name,
        on=last.on,
        completed=sum(moved_on(each.changed_at) for each in done),
        redated=sum(later(each.move.on if each.move else None) for each in actions),
        added=sum(later(each.added_on) for each in actions),
    )


def _lines(
    engagement: Engagement, check_in: CheckIn, found: Agenda
) -> Iterator[AgendaLine]:
    for each in found.items:
        action = engagement.actions.get(each.action) if each.action else None
        if action is None:
            why = tuple(IN_SHORT[reason] for reason in each.why)
            yield AgendaLine(key=each.key, said=each.text, why=why)
            continue
        beside = f": {each.text}" if each.text else ""
        yield AgendaLine(
            key=each.key,
            said=f"{action.title}{beside}",
            why=tuple(_why(engagement, check_in, each, action)),
            action=action.number,
            owner=LABELS[action.owner],
            due=action.due,
            status=as_words(action.status),
        )


def _why(
    engagement: Engagement, check_in: CheckIn, item: AgendaItem, action: Action
) -> Iterator[str]:
    """With the days, while it is to be held; as it was laid down, in short."""
    for reason in item.why:
        if not check_in.is_to_be_held:
            yield IN_SHORT[reason]
            continue
        match reason:
            case AgendaReason.RUNG:
                rung = action.reached_so_far
                yield f"{rung} put it here" if rung else IN_SHORT[reason]
            case AgendaReason.OVERDUE:
                yield f"past its date, {action.due}"
            case AgendaReason.CLAIM if action.claim:
                day = engagement.day_of(action.claim.at)
                yield f"reported complete on {day}, to be confirmed or returned"
            case AgendaReason.RECHECK if action.stop:
                yield f"stands still {action.stop.described}"
            case AgendaReason.DUE:
                until = next_meeting(engagement, check_in)
                yield f"due {action.due}, and the next meeting may be on {until}"
            case AgendaReason.CARRIED if engagement.last_met:
                yield f"carried over from check-in {engagement.last_met.name}"
            case _:
                yield IN_SHORT[reason]
