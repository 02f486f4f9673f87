"""What is exported of actions, beside what is published of all of them."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from domain.actions.standing import ActionStanding
from domain.standing import Standing
from domain.standing_of import standing
from domain.status import GONE, ActionStatus
from services.adoption.prepare import files_of, prepared
from services.exports import ACTIONS, TALLY, Chosen, actions, published
from tests.conftest import ROOT

SAMPLES = files_of(ROOT / "demo" / "engagements")
SALTMARSH = ROOT / "demo" / "engagements" / "saltmarsh.yaml"
STATUSES = (
    ActionStatus.COMPLETED,
    ActionStatus.IN_PROGRESS,
    ActionStatus.NOT_STARTED,
)


class Known:
    """A record that has one engagement."""

    def __init__(self, now: Standing) -> None:
        self.now = now

    def actions(self, _: str) -> tuple[ActionStanding, ...]:
        return self.now.actions


def chosen(now: Standing) -> Any:
    known: Any = Known(now)
    return Chosen(known, lambda _: None, [now.engagement])


def exported(now: Standing) -> Counter[object]:
    """How many of the exported actions bear each published status."""
    rows = (dict(zip(ACTIONS, row, strict=True)) for row in actions(chosen(now)).rows)
    return Counter(row["published_status"] for row in rows)


def stands(file: Path) -> Standing:
    """How the engagement of a file would stand if it were brought in."""
    (asked,) = prepared([file], None, "desk", None)
    assert asked.rehearsed
    return standing(asked.rehearsed)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda path: path.name)
def test_the_exported_statuses_of_every_sample_are_those_of_its_tally(
    file: Path,
) -> None:
    """Whoever counts the list comes to the figures that are published."""
    now = stands(file)
    found = exported(now)
    (row,) = published(chosen(now)).rows
    told = dict(zip(TALLY, row, strict=True))

    assert [found[each] for each in STATUSES] == [told[each] for each in STATUSES]
    assert sum(found[each] for each in STATUSES) == told["total"]


def test_what_is_on_the_roadmap_no_more_has_no_published_status() -> None:
    """Merged, split and withdrawn: no figure counts them, so none is exported."""
    now = stands(SALTMARSH)
    first = now.actions[0]
    gone = tuple(first.but(status=each) for each in GONE)

    assert exported(now.but(actions=gone)) == {None: len(gone)}
