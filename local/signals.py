"""The three ways of asking the supervisor to stop, answered by one function."""

import signal
from collections.abc import Callable
from types import FrameType

ASKING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SignalHandler = Callable[[int, FrameType | None], object] | signal.Handlers


def answer(how: SignalHandler) -> None:
    """Whatever asks is answered like this; a hang-up that nohup silenced stays so."""
    for each in ASKING:
        silenced = signal.getsignal(each) is signal.SIG_IGN
        if not (each is signal.SIGHUP and silenced):
            signal.signal(each, how)
