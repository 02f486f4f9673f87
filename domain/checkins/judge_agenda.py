"""Whether an agenda may be changed, a packet drawn up; each reason why not."""

from collections.abc import Mapping

from domain import refusals
from domain.actions.action import Action
from domain.actions.planned import label, missing
from domain.bounds import MOST_ADDED
from domain.checkins.acts import (
    AddAgendaItem,
    AgendaAct,
    DropAgendaItem,
    MoveAgendaItem,
)
from domain.checkins.agenda import Agenda
from domain.checkins.agenda_item import AgendaItem
from domain.checkins.check_in import CheckIn
from domain.first_few import first_few
from domain.wording import is_blank


def check_agenda_act(
    check_in: CheckIn, agenda: Agenda, actions: Mapping[int, Action], act: AgendaAct
) -> None:
    """Raise a `Refused` if this may not be done to the agenda as it stands."""
    match act:
        case AddAgendaItem(action=None):
            if is_blank(act.text):
                raise refusals.ReasonMissing(
                    "say what is to be spoken of: --action 12, or --text '...'"
                )
            _check_room(check_in)
            if any(each.text == act.text for each in agenda.items):
                raise refusals.NothingToChange("that stands on the agenda already")
        case AddAgendaItem(action=number):
            assert number is not None
            _check_action(actions, number)
            if known := agenda.item(label(number)):
                raise refusals.NothingToChange(
                    f"action {label(number)} stands on the agenda already: "
                    f"{known.reasons}"
                )
            _check_room(check_in)
        case MoveAgendaItem(item=key, to=place):
            item = known_item(agenda, key)
            if place > len(agenda.items):
                raise refusals.OutOfBounds(
                    f"the agenda has {len(agenda.items)} items: --to 1 to "
                    f"{len(agenda.items)}"
                )
            if agenda.keys[place - 1] == item.key:
                raise refusals.NothingToChange(
                    f"{item.key} is in place {place} already"
                )
        case DropAgendaItem(item=key):
            known_item(agenda, key)


def known_item(agenda: Agenda, key: str) -> AgendaItem:
    """The item of that key; raises NotOnAgenda, with those there are."""
    if found := agenda.item(key):
        return found
    there = first_few(agenda.keys) if agenda.items else "nothing"
    raise refusals.NotOnAgenda(f"{key} is not on the agenda; on it: {there}")


def _check_action(actions: Mapping[int, Action], number: int) -> None:
    action = actions.get(number)
    if action is None:
        raise refusals.NoSuchAction(missing(number, actions))
    if not action.is_open:
        raise refusals.Gone(
            f"action {action.label} is {action.status.replace('_', ' ')}; what is to "
            "be said of it is a text: --text '...'"
        )


def _check_room(check_in: CheckIn) -> None:
    if len(check_in.added) >= MOST_ADDED:
        raise refusals.TooLarge(
            f"{MOST_ADDED} items were added to this agenda already; drop one first"
        )
