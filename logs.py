"""How our processes log: sentences for people, or JSON where nobody watches."""

import contextlib
import logging

import structlog
from structlog.typing import EventDict, Processor


class Terminal:
    """Writes lines, and minds not if nobody listens: that stops no work."""

    def msg(self, line: str) -> None:
        with contextlib.suppress(OSError):
            print(line, flush=True)  # noqa: T201

    debug = info = warning = error = exception = critical = msg


def log_to_terminal(*, as_json: bool = False) -> None:
    """One line an event: plain sentences with the time, or JSON."""
    last: Processor = structlog.processors.JSONRenderer() if as_json else _sentence
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.TimeStamper(
                fmt="iso" if as_json else "%H:%M:%S", utc=as_json
            ),
            last,
        ],
        logger_factory=lambda *_: Terminal(),
    )
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s  %(message)s")


def _sentence(_: object, __: str, event: EventDict) -> str:
    """An entry is its sentence; anything else its name and what it carries."""
    at, level = event.pop("timestamp"), event.pop("level")
    name = event.pop("event")
    mark = f"{level}: " if level not in ("info", "debug") else ""
    if "sentence" in event:
        late = ", late" if event.get("late") else ""
        where = f"{event['entity']} #{event['number']}{late}"
        return f"{at}  {where}  {mark}{event['sentence']}"
    said = ", ".join(f"{key} {value}" for key, value in event.items())
    return f"{at}  {mark}{name.replace('.', ' ').replace('_', ' ')}: {said}"
