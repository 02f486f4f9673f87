"""Nobody asks this machine what day it is: neither a test, nor what staff run.

Tests are given their time, and whoever asks for today is named here. What staff run
asks the office's calendar, by `today` of `services/current.py`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ASKS = re.compile(
    r"tests\.today import|datetime\.(utc)?now\(|(date|days|printing)\.today\(|time_ns\("
)
MAY_ASK = {
    "tests/today.py": "for all others, with days that are alike on each day of a year",
    "tests/conftest.py": "an engagement begins when the server says it does",
    "tests/office.py": "a clock that was never moved is the server's",
    "tests/post.py": "a clock that was never moved is the server's",
    "tests/workflows/test_every_kind.py": "it begins when the server says now",
    "tests/workflows/test_check_ins.py": "it begins when the server says now",
    "tests/workflows/test_ladder.py": "an outage ends when the server says now",
    "tests/workflows/test_outages.py": "an outage ends when the server says now",
    "tests/workflows/test_extremes.py": "an engagement begins when the server says",
    "tests/workflows/test_check_in_year.py": "it begins when the server says now",
    "tests/workflows/test_shown.py": "an engagement begins when the server says now",
    "tests/faults/test_killed_between_entities.py": "a real worker's clock",
    "tests/faults/test_killed_making.py": "a real worker's clock",
    "tests/faults/test_killed_adopting.py": "a real worker's clock",
    "tests/faults/test_killed_meeting.py": "a real worker's clock",
    "tests/workflows/test_review_roadmap.py": "it begins when the server says now",
    "tests/adapters/test_entities.py": "it begins when the server says now",
    "tests/workflows/test_reconcile.py": "a look counts hours by the server's clock",
    "tests/workflows/test_rubbish.py": "an engagement begins when the server says now",
    "tests/workflows/test_one_morning.py": "it begins when the server says now",
    "tests/commands": "commands and server share the machine's clock, and days ahead",
}


def asking() -> list[str]:
    """The files of tests, demo and domain in which the clock is asked."""
    files = (
        p for top in ("tests", "demo", "domain") for p in ROOT.glob(f"{top}/**/*.py")
    )
    found = [p.relative_to(ROOT) for p in files if p != Path(__file__).resolve()]
    return [str(p) for p in found if ASKS.search((ROOT / p).read_text("utf-8"))]


def is_named(path: str) -> bool:
    return any(path == each or path.startswith(f"{each}/") for each in MAY_ASK)


def test_nobody_asks_for_today_but_who_is_named_here_with_a_reason() -> None:
    """All others are given their time; and no name stands here for nothing."""
    asks = asking()

    assert [path for path in asks if not is_named(path)] == []
    assert [e for e in MAY_ASK if not any(path.startswith(e) for path in asks)] == []


ROOMS = ("activities", "adapters", "client", "commands", "domain", "services")
LOCAL = {"localtime", "ctime", "asctime", "tzlocal", "strftime"}


def asks_this_machine(call: ast.Call) -> bool:
    """For its day or its local time; an instant, `datetime.now(UTC)`, is neither."""
    match call.func:
        case ast.Attribute(attr="today", value=ast.Name(id="date" | "datetime")):
            return True
        case ast.Attribute(attr="now" | "astimezone"):
            return not (call.args or call.keywords)
        case ast.Attribute(attr="fromtimestamp"):
            return len(call.args) + len(call.keywords) < 2
        case ast.Attribute(attr=name, value=ast.Name(id="time" | "tz")):
            return name in LOCAL
        case ast.Attribute(attr="utcnow" | "utcfromtimestamp"):
            return True
        case _:
            return False


def asked_in(text: str) -> list[int]:
    """The lines on which this machine is asked."""
    calls = (each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Call))
    return [each.lineno for each in calls if asks_this_machine(each)]


def files() -> Iterator[Path]:
    for room in ROOMS:
        yield from ROOT.glob(f"{room}/**/*.py")


def test_what_staff_run_never_asks_this_machine_for_the_day() -> None:
    """On a server in UTC and a laptop in Hawaii it is the day it is at the office."""
    found = {path: asked_in(path.read_text("utf-8")) for path in files()}

    assert {str(path.relative_to(ROOT)): n for path, n in found.items() if n} == {}


@pytest.mark.parametrize(
    "text, asks",
    [
        ("date.today()", True),
        ("datetime.now()", True),
        ("datetime.now(UTC)", False),
        ("line.at.astimezone()", True),
        ("line.at.astimezone(UTC)", False),
        ("datetime.fromtimestamp(0)", True),
        ("datetime.fromtimestamp(0, UTC)", False),
        ("time.localtime()", True),
        ("current.today()", False),
    ],
)
def test_each_way_to_ask_is_known(text: str, asks: bool) -> None:
    """What asks for an instant is fine; what takes this machine's zone is not."""
    assert bool(asked_in(text)) is asks
