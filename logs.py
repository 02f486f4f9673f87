"""How our processes log: sentences for people, or JSON where nobody watches."""

import contextlib
import io
import logging
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

Event = MutableMapping[str, Any]


class Patient(io.TextIOBase):
    """A stream to which writing never fails: nobody listening stops no work."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            return self._stream.write(text)
        return 0

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.flush()


def log_to_terminal(*, as_json: bool = False) -> None:
    """One line an event: plain sentences with the time, or JSON."""
    last: Any = structlog.processors.JSONRenderer() if as_json else _sentence
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
        logger_factory=structlog.PrintLoggerFactory(Patient(sys.stdout)),
    )
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s  %(message)s")


def _sentence(_: object, __: str, event: Event) -> str:
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
