"""What a packet and the notes of a check-in say, each as one value that is hashed.

Of persons they say names as the directory has them, and of students nothing
(docs/domain.md 11.1).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time

from domain.actions.planned import label
from domain.actions.sentences import Worded, did
from domain.checkins.acts import RecordMinutes
from domain.checkins.agenda_item import AgendaItem
from domain.checkins.standing import CheckInStanding
from domain.lea import Lea
from domain.people.roles import AGENCIES, LABELS, Agency, Role
from domain.status import Scale
from domain.values import Value

DECIDED, SETTLED, LEFT = "decided on", "settled", "carried over"
"""What became of an item of the agenda."""


class AgendaLine(Value):
    """An item of an agenda, as people read it: what it is, and why it is there.

    Of an action with its owner, its date and how far it is.
    """

    key: str
    said: str
    why: tuple[str, ...]
    action: int | None = None
    owner: str = ""
    due: date | None = None
    status: str = ""


class AgendaShown(Value):
    """The agenda of a check-in as of an entry; `laid_down` since it was held.

    `more` are the items for which there is no room.
    """

    entity: str
    entry: int
    lea: Lea
    check_in: str
    stage: str
    on: date
    at: time
    minutes: int
    place: str
    items: tuple[AgendaLine, ...]
    more: int
    laid_down: bool


class RoleCount(Value):
    """How many actions of one role are past their dates."""

    role: str
    overdue: int


class SinceLast(Value):
    """What has become of actions since the last check-in, and when that was."""

    check_in: str
    on: date
    completed: int
    redated: int
    added: int


class PacketFacts(Value):
    """The agenda, with the figures of the roadmap."""

    agenda: AgendaShown
    total: int
    completed: int
    in_progress: int
    not_started: int
    percent: int
    on_hold: int
    overdue: tuple[RoleCount, ...]
    since: SinceLast | None


class AttendedFacts(Value):
    """The roles of one agency that took part."""

    agency: Agency
    roles: tuple[str, ...]


class DecisionFacts(Value):
    """What was decided of which action, by whom, and why."""

    action: int
    said: str
    by: str
    why: str


class ItemFacts(Value):
    """An item of the agenda, and what became of it."""

    key: str
    said: str
    why: str
    outcome: str


class NotesFacts(Value):
    """The notes: who took part, what was said, what was decided, what is left."""

    lea: str
    county: str
    cds: str
    check_in: str
    held_on: date
    place: str
    attended: tuple[AttendedFacts, ...]
    text: str
    decisions: tuple[DecisionFacts, ...]
    agenda: tuple[ItemFacts, ...]


def notes_facts(
    lea: Lea,
    check_in: CheckInStanding,
    minutes: RecordMinutes,
    text: str,
    actions: Mapping[int, Worded],
    scale: Scale,
    named: Callable[[str], str],
) -> NotesFacts:
    """Of minutes and of actions as they left them; `text` as it was said last."""
    assert check_in.held_on
    return NotesFacts(
        lea=lea.name,
        county=lea.county,
        cds=lea.cds,
        check_in=check_in.name,
        held_on=check_in.held_on,
        place=check_in.place,
        attended=tuple(attendance(check_in.attended)),
        text=text,
        decisions=tuple(
            DecisionFacts(
                action=each.action,
                said=did(actions, actions, scale, each),
                by=named(each.by),
                why=each.why,
            )
            for each in minutes.decisions
        ),
        agenda=tuple(_item(each, minutes, actions) for each in check_in.agenda),
    )


def attendance(attended: Sequence[Role]) -> list[AttendedFacts]:
    """Agency by agency, whose roles took part."""
    found = {}
    for agency, members in AGENCIES.items():
        roles = [each for each in attended if each in members]
        if roles:
            labels = tuple(LABELS[each] for each in roles)
            found[agency] = AttendedFacts(agency=agency, roles=labels)
    return [*found.values()]


def _item(
    item: AgendaItem, minutes: RecordMinutes, actions: Mapping[int, Worded]
) -> ItemFacts:
    said = item.text
    if item.action is not None and item.action in actions:
        beside = f": {item.text}" if item.text else ""
        said = f"{actions[item.action].title}{beside}"
    decided = {label(each.action) for each in minutes.decisions}
    settled = {each.casefold() for each in minutes.settled}
    outcome = LEFT
    if item.key.casefold() in settled:
        outcome = SETTLED
    if item.key in decided:
        outcome = DECIDED
    return ItemFacts(key=item.key, said=said, why=item.reasons, outcome=outcome)
