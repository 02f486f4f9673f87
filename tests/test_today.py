"""No test depends on the day it runs: whoever asks for today is named here."""

import re
from pathlib import Path

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
    "tests/workflows/test_ladder.py": "an outage ends when the server says now",
    "tests/workflows/test_outages.py": "an outage ends when the server says now",
    "tests/workflows/test_extremes.py": "an engagement begins when the server says",
    "tests/workflows/test_shown.py": "an engagement begins when the server says now",
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
