"""A workbook's findings held against a review's, and what that comes to."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from adapters.files.spreadsheet import write_sheet
from adapters.findings.choices import finding_choices
from adapters.findings.read import read_findings
from adapters.findings.sheet import findings_sheet, recommendations_sheet
from adapters.findings.template import write_findings
from client import reviews
from client.endings import Failed
from domain.act import Actor
from domain.bounds import ENTRY
from domain.reviews.analysis_standing import FindingTexts, WaiverStanding
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import ImportFindings
from domain.reviews.standing import ReviewShown
from services.findings.plan import FindingsPlan, findings_plan
from services.imports import recorded
from services.imports.in_words import review_in_words
from services.imports.judge import ReviewNamed, judge_plan
from services.rollout import Asker
from tests.findings import (
    ADVICE,
    NOW,
    THREAT,
    Cells,
    advice,
    finding,
    having,
    workbook,
)
from tests.lives import START
from tests.review_standings import phase_stands

pytestmark = pytest.mark.usefixtures("in_this_process")

ACTOR = Actor("k.bennett", "kbennett")
FULL = having([finding()], [advice()])
CLIENT: Any = None
REVIEW = ReviewNamed("0161259", "0161259", 1)
ASKER = Asker("k.bennett", "kbennett")
LONG = FindingTexts(text="=2+2 of both;\n and more " * 20, note="-1")


def plan_of(
    folder: Path,
    now: ReviewShown,
    found: Sequence[Cells] = (),
    advised: Sequence[Cells] = (),
    overwrite: tuple[str, ...] = (),
) -> FindingsPlan:
    read = read_findings(workbook(folder, found, advised), now)
    assert read.faults == ()
    return findings_plan(read, now, overwrite)


def many() -> ReviewShown:
    """As much as a review may have, with whatever may stand in it."""
    quadrants = [*Quadrant]
    found = [
        finding(
            id=f"F{n}",
            component=n % 3 + 1,
            quadrant=quadrants[n % 4],
            theme=("", "T1", "T2")[n % 3],
            entry=n + 1,
            texts=LONG,
        )
        for n in range(400)
    ]
    advised = [
        advice(id=f"R{n}", findings=(f"F{n}", "F1"), entry=n + 401) for n in range(120)
    ]
    return having(found, advised)


def test_rows_are_new_otherwise_or_as_they_stand(tmp_path: Path) -> None:
    """What says the same is left out of the one act that takes both tables over."""
    said = THREAT | {"quadrant": "weakness", "note": "", "as_of": 7}
    same = ADVICE | {"as_of": 8}
    new = ADVICE | {"recommendation": "R2", "findings": "F2"}
    found = [said, THREAT | {"finding": "F2"}]
    plan = plan_of(tmp_path, FULL, found, [same, new])
    act = plan.act(ACTOR, "act")

    assert plan.findings.changed[0].changes == (
        ("quadrant", "threat", "weakness"),
        ("note", "heard in four schools", "none"),
    )
    assert plan.recommendations.unchanged == ("R1",)
    assert [each.finding for each in act.findings] == ["F1", "F2"]
    assert [each.recommendation for each in act.recommendations] == ["R2"]
    assert (act.overwrite, act.findings[0].as_of) == ((), 7)
    assert act.why.startswith("imported from findings.xlsx, sheets 'findings' and")


@pytest.mark.parametrize("named", [(), ("F1",), ("all",)])
def test_what_changed_on_both_sides_is_kept_unless_it_is_named(
    tmp_path: Path, named: tuple[str, ...]
) -> None:
    """With both texts; the other rows are taken over all the same."""
    stale = THREAT | {"text": "three systems", "as_of": 5}
    later = ADVICE | {"horizon": "IMMEDIATE", "as_of": 8}
    plan = plan_of(tmp_path, FULL, [stale], [later], named)
    act = plan.act(ACTOR, "act")
    (row,) = (*plan.findings.kept, *plan.findings.overwritten)

    assert row.changes == (("text", "two systems hold the same data", "three systems"),)
    assert bool(plan.findings.kept) is not bool(named)
    assert act.overwrite == (("F1",) if named else ())
    assert len(act.findings) == len(act.overwrite)
    assert len(act.recommendations) == 1


@pytest.mark.parametrize("written", ["template", "export"])
def test_what_was_written_and_not_changed_says_nothing_new(
    tmp_path: Path, written: str
) -> None:
    """By titles or by keys, as much as there may be; but for what was withdrawn."""
    now, file = many(), tmp_path / "findings.xlsx"
    gone = finding(id="F900", withdrawn=True)
    now = now.but(analysis=now.analysis.but(findings=(*now.analysis.findings, gone)))
    if written == "template":
        write_findings(file, now.analysis, finding_choices(now))
    else:
        sheets = now.analysis.findings, now.analysis.recommendations
        found, advised = findings_sheet(sheets[0]), recommendations_sheet(sheets[1])
        write_sheet(found, file, advised)
    plan = findings_plan(read_findings(file, now), now)

    assert plan.faults == ()
    assert [each.taken for each in plan.tables] == [[], []]
    assert [each.kept or each.beside for each in plan.tables] == [(), ()]
    assert [len(each.unchanged) for each in plan.tables] == [400, 120]


def test_whatever_stands_is_read_back(tmp_path: Path) -> None:
    """Though it could not be written anew: ids alike, a theme gone, many goals."""
    texts = advice().texts
    assert texts
    goals = texts.but(lcap=tuple(f"goal {n}; part {n}" for n in range(7)))
    found = [finding(id="f1", theme="T9"), finding(), finding(id="F2", evidence=(8,))]
    now, file = having(found, [advice(texts=goals)]), tmp_path / "findings.xlsx"
    write_findings(file, now.analysis, finding_choices(now))
    plan = findings_plan(read_findings(file, now), now)

    assert plan.faults == ()
    assert plan.findings.unchanged == ("f1", "F1", "F2")
    assert plan.recommendations.unchanged == ("R1",)


def test_a_row_that_says_what_stands_may_name_what_was_withdrawn_since(
    tmp_path: Path,
) -> None:
    """It changes nothing; one that says anything else is to name what stands."""
    gone = FULL.but(pieces=(3,))
    same = plan_of(tmp_path, gone, [THREAT | {"as_of": 7}], [ADVICE])
    other = workbook(tmp_path, [THREAT | {"as_of": 7, "theme": "Time"}])
    (fault,) = read_findings(other, gone).faults

    assert (same.findings.unchanged, same.findings.taken) == (("F1",), [])
    assert "evidence: no evidence E1 stands; there is E3" in str(fault)


async def test_of_more_findings_than_there_may_be_the_review_is_not_asked(
    tmp_path: Path,
) -> None:
    """No act can hold them; the file says how many there may be."""
    rows = [THREAT | {"finding": f"F{n}"} for n in range(401)]
    plan = findings_plan(read_findings(workbook(tmp_path, rows), NOW), NOW)
    judged = await judge_plan(CLIENT, REVIEW, plan, ImportFindings, ASKER)

    assert "has 401 findings; a review has at most 400" in str(judged.plan.faults[0])
    assert (judged.act, judged.refused) == (None, "")


def test_four_hundred_findings_are_one_act_within_the_bounds(tmp_path: Path) -> None:
    """Each in a few sentences, with all recommendations."""
    found = [THREAT | {"finding": f"F{n}", "text": "x" * 500} for n in range(400)]
    advised = [ADVICE | {"recommendation": f"R{n}"} for n in range(120)]
    act = plan_of(tmp_path, NOW, found, advised).act(ACTOR, "act")

    assert (len(act.findings), len(act.recommendations)) == (400, 120)
    assert act.weight < ENTRY


def test_what_is_found_then_is_counted_and_what_is_lacking_is_said(
    tmp_path: Path,
) -> None:
    """A row that goes elsewhere is missing where it was; a waiver covers its square."""
    none = WaiverStanding(component=1, quadrant=Quadrant.STRENGTH, entry=4)
    now = having([finding()], waivers=[none])
    moved = THREAT | {"quadrant": "O", "as_of": 7}
    new = THREAT | {"finding": "F2", "quadrant": "W"}
    outlook = plan_of(tmp_path, now, [moved, new]).outlook
    ((title, missing),) = outlook.lacking

    assert outlook.components[0].counts == (
        (0, 0, True),
        (0, 1, False),
        (0, 1, False),
        (1, 0, False),
    )
    assert title == "Analysis"
    assert "component 1 lacks threats (add_finding, or waive_quadrant" in missing[0]
    assert missing[1].startswith("components 2, 3 lack strengths, weaknesses, opport")


def test_a_finding_that_is_kept_counts_as_it_stands(tmp_path: Path) -> None:
    """Nothing of what the workbook says of it comes to be."""
    stale = THREAT | {"quadrant": "strength", "as_of": 2}
    outlook = plan_of(tmp_path, FULL, [stale]).outlook

    assert [each.then for each in outlook.components[0].counts] == [0, 0, 0, 1]


def test_of_an_analysis_that_is_done_nothing_is_lacking(tmp_path: Path) -> None:
    """What is found after that changes no gate."""
    done = phase_stands("data", opened=START.date(), done=START.date())
    now = NOW.but(review=NOW.review.but(phases=(done,)))

    assert plan_of(tmp_path, now, [THREAT]).outlook.lacking == ()


async def test_what_was_found_comes_in_the_words_of_the_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As soon as it has heard of every change; else it ends in words."""

    async def shown(*_: object) -> ReviewShown:
        return having([finding(texts=None)], [advice(texts=None)])

    monkeypatch.setattr(reviews, "standing", shown)
    monkeypatch.setattr(recorded, "PAUSES", (0.0, 0.0))
    behind = iter((None, having([finding()]), FULL))
    found = await review_in_words(CLIENT, "1999901", 1, lambda _: next(behind))

    assert found.analysis == FULL.analysis
    with pytest.raises(Failed, match="not heard yet what changed of 2 parts of 1999"):
        await review_in_words(CLIENT, "1999901", 1, lambda _: None)
