"""A review on one page: its lines lead it on, and nothing it says needs a colour."""

import re
import shlex

import pytest
from sqlalchemy import Engine

from adapters.sql.record import SqlRecord
from commands.output.console import COMMAND
from commands.reviews.overview import DRAWN, to_type
from domain.act import kind_of
from domain.acts import AddFinding, DraftReport, FinalizeReport, ProposeRoadmap
from domain.analysis_choices import FOUND
from domain.review_choices import NEW_IDS
from domain.review_standing import shown
from domain.reviews.finding import Quadrant
from domain.reviews.progress import NextAct
from services.review_overview import Deciders, ToDo, review_overview
from tests.analyses import ENGAGEMENT, entries
from tests.commands.conftest import Cli
from tests.commands.test_terminal import TERMINAL, WIDTH, cut, too_long
from tests.findings import NOW
from tests.frameworks import THREE
from tests.plans import standing as item
from tests.review_lines import act_of
from tests.review_phases import up_to
from tests.review_reports import draw_up, finalize
from tests.reviews import InReview, in_review
from tests.roadmaps import TITLES, action_of, codesign, plan, propose

CDS = "1999901"
ENDS = "complete_review"
MOST = 400  # acts


@pytest.fixture
def found(open_office: str, database: Engine) -> str:
    """A review in the record alone, which found something; its roadmap was adopted."""
    SqlRecord(database).commit(entries())
    return ENGAGEMENT


def to_do(both: InReview) -> list[ToDo]:
    """All that the page names, in its order."""
    who = Deciders(both.engagement.people, both.engagement.absences, both.today)
    seen = review_overview(CDS, shown(both.review), who, frozenset())
    return [*(e for each in seen.phases for e in each.to_do), *seen.decisions]


DRAWING = {
    DraftReport: draw_up,
    FinalizeReport: finalize,
    ProposeRoadmap: propose,
}
"""What each command does that reads what the review says."""


@pytest.mark.parametrize("three", [False, True])
def test_the_lines_of_the_page_lead_a_review_to_its_end(
    three: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is accepted as it stands, from the person it names."""
    both = in_review(framework=THREE) if three else in_review()
    monkeypatch.setattr("commands.acts.fields.today", lambda: both.today)
    monkeypatch.setattr("commands.reviews.overview.today", lambda: both.today)
    for _ in range(MOST):
        first = to_do(both)[0]
        if first.act.how == ENDS:
            break
        line = to_type(shown(both.review), first)
        if drawn := DRAWN.get(first.act.kind):
            assert f"starter.py {' '.join(drawn[:2])} {first.address}" in line
            DRAWING[first.act.kind](both)
            continue
        both.send_review(act_of(both, line, f"a{both.review.entries}"))

    assert first.address == CDS
    assert not both.review.review.open_phases and not both.review.review.waiting
    assert to_type(shown(both.review), first).endswith(f"{ENDS} --as a.castillo")


def test_the_line_of_a_finding_is_of_its_quadrant_and_its_component() -> None:
    """What it says, and what it rests on."""
    items = (item(), item(id="2-groups", component=2))
    found = (("component", "2"), ("quadrant", "threat"))
    act = NextAct("a threat is missing", "add_finding", AddFinding, words=found)
    line = to_type(NOW.but(items=items), ToDo(act, f"{CDS}/review/1", "t.washington"))

    assert f"--text '{FOUND[Quadrant.THREAT]}'" in line
    assert "--items 2-groups" in line


def adding(both: InReview) -> list[str]:
    """The lines of the page that add what is not there yet."""
    now = shown(both.review)
    found = [each for each in to_do(both) if each.act.kind in NEW_IDS]
    return [to_type(now, each) for each in found]


def test_the_lines_of_one_page_are_typed_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What each adds has an id that neither the review nor a line above it has."""
    both = up_to("analysis")
    monkeypatch.setattr("commands.acts.fields.today", lambda: both.today)
    monkeypatch.setattr("commands.reviews.overview.today", lambda: both.today)
    (item, *_) = both.review.review.items
    beyond = {"text": "one", "items": (item,)}
    for number, quadrant in enumerate(Quadrant, start=1):
        where = {"component": number, "quadrant": quadrant}
        both.ask_review(AddFinding, finding=f"f{number}", **where, **beyond)
    lines = adding(both)
    for number, line in enumerate(lines):
        both.send_review(act_of(both, line, f"b{number}"))

    assert len(lines) > 2
    assert f"F{number + 5}" in both.review.review.analysis.findings


def test_items_that_are_lacking_are_planned_in_turn_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two methods that nothing is planned by are two items."""
    both = in_review()
    monkeypatch.setattr("commands.acts.fields.today", lambda: both.today)
    monkeypatch.setattr("commands.reviews.overview.today", lambda: both.today)
    while len(lines := adding(both)) < 2:
        first = to_do(both)[0]
        line = to_type(shown(both.review), first)
        both.send_review(act_of(both, line, f"a{both.review.entries}"))
    there = len(both.review.review.items)
    for number, line in enumerate(lines):
        both.send_review(act_of(both, line, f"b{number}"))

    assert len(both.review.review.items) == there + len(lines)


def test_the_page_names_the_first_action_that_cannot_be_signed_yet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its owner and its date first, then its priority; all else stays as it is."""
    both = codesign()
    monkeypatch.setattr("commands.acts.fields.today", lambda: both.today)
    monkeypatch.setattr("commands.reviews.overview.today", lambda: both.today)
    plan(both, 1, owner=None, due=None)
    plan(both, 2)
    kinds = []
    while to_do(both)[0].act.kind is not ProposeRoadmap:
        first = to_do(both)[0]
        line = to_type(shown(both.review), first)
        kinds.append((first.act.part, kind_of(first.act.kind)))
        both.send_review(act_of(both, line, f"a{both.review.entries}"))

    assert kinds == [
        ("action/1", "plan_action"),
        ("action/1", "prioritize_action"),
        ("action/2", "prioritize_action"),
    ]
    assert action_of(both).title == TITLES[1]


async def test_a_review_is_seen_on_one_page(
    found: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of an engagement its newest; recommendations with how many have an action."""
    page = await cli("review", f"{found}/review/1")
    newest = await cli("review", found)
    told = (await cli("review", found, "--json")).json
    then = await cli("review", found, "--as-of", "2026-09-01")

    assert page.code == 0 and newest.out == page.out
    assert "Phases (0 of 9 done)" in page.out
    assert "10  Data Management and Use and Student Information Systems" in page.out
    assert "O lacking, T 2; rated 'Full implementation'" in page.out
    assert re.search(r"long term +T1 Coherence +R1 +1 of 1", page.out)
    assert "1 piece of evidence" in page.out
    assert "the kickoff with the LEA's cabinet and the COE: k.bennett" in page.out
    assert then.out.startswith("as it stood at the end of 2026-09-01:")
    assert " act " not in then.out
    assert [e["number"] for e in told["components"]] == [*range(1, 13)]
    assert told["components"][3]["rating"] == "full"
    assert told["advice"][0]["with_action"] == 1
    first = told["phases"][0]["next"][0]
    assert (first["act"], first["person"]) == ("note_milestone", "k.bennett")


async def test_the_page_fits_a_terminal(
    found: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 80 columns: nothing wider but what is copied, and no word cut in two."""
    whole = (await cli("review", found)).out
    for name, value in TERMINAL.items():
        monkeypatch.setenv(name, value)
    said = (await cli("review", found)).out

    assert int(TERMINAL["COLUMNS"]) == WIDTH
    assert [*too_long(said.splitlines())] == []
    assert cut(said, whole) == set()
    assert "\x1b[3" not in said


async def test_what_is_no_review_is_answered_with_what_is(found: str, cli: Cli) -> None:
    """A part goes by `show`; where none had begun, it is said what begins one."""
    part = await cli("review", f"{found}/review/1/phase/planning")
    action = await cli("review", f"{found}/action/1")
    early = await cli("review", found, "--as-of", "2026-08-01")

    assert (part.code, action.code, early.code) == (2, 2, 1)
    assert f"`show {found}/review/1/phase/planning` shows this part" in part.err
    assert f"is no review; give {found}, or its review/1" in action.err
    assert "had begun by 2026-08-01; `begin_review` begins one" in early.err


async def test_a_review_that_runs_is_seen_with_what_was_just_done(
    reviewing: str, cli: Cli
) -> None:
    """From its workflow, before the record has it; home and lists say what it lacks."""
    review = f"{reviewing}/review/1"
    before = (await cli("review", reviewing)).out
    line = next(e.strip() for e in before.splitlines() if "/milestone/kickoff" in e)
    done = await cli(*shlex.split(line.removeprefix(COMMAND)))
    after = (await cli("review", review)).out
    home, listed = await cli(), await cli("list", reviewing)
    told = (await cli("list", reviewing, "--json")).json["items"]

    assert done.code == 0
    assert "still to come: " in home.out and "still to come: " in listed.out
    assert "the LEA's contact for the review; " in told[0]["missing"]
    assert "/milestone/kickoff" in before and "/milestone/kickoff" not in after
    assert "review: planning" in (await cli("list")).out
    assert reviewing in (await cli("list", "--stage", "Planning")).out
    assert reviewing not in (await cli("list", "--stage", "fact check")).out
