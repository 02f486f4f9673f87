"""An action in words: its status, and what else is to be known of it."""

from collections.abc import Sequence

from domain.actions.planned import label
from domain.standing import ActionStanding
from domain.status import ActionStatus, Flag

WORDS = {status: status.replace("_", " ") for status in ActionStatus}
FLAGS = {
    Flag.AT_RISK: "at risk",
    Flag.AGENDA: "for the next check-in's agenda",
    Flag.MEETING: "a directors' meeting is proposed",
    Flag.PLATEAU: "without change for a long while",
}


def notes(action: ActionStanding) -> list[str]:
    """What else is to be known of an action, each as a line."""
    found = []
    if past := action.stated:
        begun = f", started {past.started}" if past.started else ""
        done = f", completed {past.completed}" if past.completed else ""
        status = WORDS.get(past.status, past.status)
        found.append(f"as stated when brought in on {past.on}: {status}{begun}{done}")
    if stop := action.stop:
        cause = stop.cause.replace("_", " ")
        found.append(
            f"its clock stands still since {stop.since} ({cause}), to be looked at "
            f"again on {stop.recheck}"
        )
    if rest := action.rest:
        word = "promised" if rest.promised else "at rest"
        found.append(f"{word} until {rest.until}, says {rest.by}")
    if action.waits_for:
        found.append(f"waits for action {_named(action.waits_for)}")
    if action.merged_into:
        found.append(f"merged into action {label(action.merged_into)}")
    if action.split_from:
        found.append(f"part of action {label(action.split_from)}")
    if action.stopped_days:
        found.append(f"its date moved by {action.stopped_days} working days stopped")
    if action.provisional:
        found.append("its next rung lies beyond what the calendar knows")
    return [*found, *(FLAGS[each] for each in action.flags)]


def _named(numbers: Sequence[int]) -> str:
    return ", ".join(map(label, numbers))
