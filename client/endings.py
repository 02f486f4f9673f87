"""How a command ends when it cannot do what was asked: one message, one exit code."""


class Ending(Exception):
    """A message a coordinator understands: what, where, what would be allowed."""

    code = 1


class Failed(Ending):
    """Something needed was not there, or could not be read or reached."""

    code = 1


class Unanswered(Failed):
    """Nobody answered in time; what was asked may yet be done."""


class NotOpen(Failed):
    """There is no open engagement to which it could be done; nothing was changed."""


class Misused(Ending):
    """The command line itself was off."""

    code = 2


class NotAllowed(Ending):
    """A rule of the work says no; nothing was changed."""

    code = 3


class NothingToDo(NotAllowed):
    """It is so already, so nothing was written: no failure, of one or of many."""

    code = 0
