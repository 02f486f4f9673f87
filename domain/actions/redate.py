"""Which new date of an action is an extension, and which only mends a slip.

The former date restored takes the move back; the same person may mend it once on the
same day of the LEA (docs/domain.md 6.4).
"""

from datetime import date

from domain.actions.action import Action, DateMove


def redated(action: Action, due: date, by: str, today: date) -> Action:
    """The action with its new date, and its extensions counted."""
    move = action.move
    if move and due == move.former:
        return action.but(due=due, extensions=move.extensions, move=None)
    if move and _mends(move, by, today):
        longer = move.extensions + (due > move.former)
        return action.but(due=due, extensions=longer, move=move.but(is_mended=True))
    longer = action.extensions + (due > action.due)
    last = DateMove(former=action.due, by=by, on=today, extensions=action.extensions)
    return action.but(due=due, extensions=longer, move=last)


def extends_further(action: Action, due: date, by: str, today: date) -> bool:
    """Whether it moves a date out that was moved out before."""
    after = redated(action, due, by, today).extensions
    move = action.move
    before = move.extensions if move and _mends(move, by, today) else action.extensions
    return before > 0 and after > before


def _mends(move: DateMove, by: str, today: date) -> bool:
    return not move.is_mended and move.by == by and move.on == today
