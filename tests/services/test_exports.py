"""What is exported of actions, beside what is published of all of them."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.actions.standing import ActionStanding
from domain.acts import AddAction, AmendAction, LinkStandard
from domain.apply import apply
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role
from domain.reviews.standing import ReviewStanding
from domain.standing import Standing
from domain.standing_of import standing
from domain.status import GONE, ActionStatus
from services.adoption.prepare import files_of, prepared
from services.exports.chosen import Chosen
from services.exports.engagements import ACTIONS, TALLY, actions, published
from tests.conftest import ROOT
from tests.lives import START, by_staff, implementing, planned

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

    def people(self, _: str) -> tuple[Assignment, ...]:
        return self.now.people

    def absences(self, _: str) -> tuple[Absence, ...]:
        return self.now.absences

    def open_reviews(self) -> tuple[ReviewStanding, ...]:
        return ()


def chosen(now: Standing) -> Any:
    known: Any = Known(now)
    return Chosen(known, known, known, known, lambda _: None, [now.engagement])


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


def test_what_was_added_and_what_was_amended_can_be_told_in_a_list() -> None:
    """The day it was added; what it was called first; the figures count it apart."""
    due = START.date() + timedelta(days=60)
    now = implementing(due, size=2)
    said = {name: getattr(planned(3, due), name) for name in ("components", "horizon")}
    new = {"title": "Read aloud", "owner": Role.LEA_DEPUTY, "due": due}
    now = apply(now, by_staff(AddAction, **said, **new), START)
    now = apply(now, by_staff(AmendAction, action=1, title="One calendar"), START)
    first, _, last = (
        dict(zip(ACTIONS, row, strict=True))
        for row in actions(chosen(standing(now))).rows
    )
    (row,) = published(chosen(standing(now))).rows

    assert (first["first_title"], first["title"]) == (
        planned(1, due).title,
        "One calendar",
    )
    assert (first["added_on"], last["added_on"]) == (None, now.day_of(START))
    assert dict(zip(TALLY, row, strict=True))["added"] == 1


def test_the_list_of_actions_says_which_other_plans_each_serves() -> None:
    """In one cell; nothing of an action that serves none."""
    now = implementing(START.date() + timedelta(days=60), size=2)
    for part in ("LCAP 1.3", "ESSA CSI 2"):
        now = apply(now, by_staff(LinkStandard, action=1, standard=part), START)
    rows = [
        dict(zip(ACTIONS, row, strict=True))
        for row in actions(chosen(standing(now))).rows
    ]

    assert [row["standards"] for row in rows] == ["LCAP 1.3; ESSA CSI 2", None]
