"""Where the suite's time goes: seconds of tests by room, from pytest's own report.

.venv/bin/pytest -q --junitxml=/tmp/suite.xml ...
.venv/bin/python -m tests.rooms_time /tmp/suite.xml
"""

import sys
from collections import defaultdict
from xml.etree.ElementTree import parse


def rooms(report: str) -> dict[str, float]:
    """Seconds by room; what was prepared for a test counts to it."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for case in parse(report).getroot().iter("testcase"):
        path = case.attrib["classname"].split(".")
        room = f"tests/{path[1]}/" if len(path) > 2 else "tests/test_*.py"
        seconds[room] += float(case.attrib["time"])
    return seconds


def main(report: str) -> None:
    found = rooms(report)
    whole = sum(found.values())
    for room, seconds in sorted(found.items(), key=lambda each: -each[1]):
        sys.stdout.write(f"| `{room}` | {100 * seconds / whole:.0f} % |\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
