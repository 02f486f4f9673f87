"""What a review finds, as staff say it and see it; how it leads to actions."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.sql.record import SqlRecord
from domain.acts import RateComponent, WithdrawEvidence
from domain.entries import Entry
from domain.review_apply import apply_review
from domain.reviews.review import is_review
from tests.analyses import ENGAGEMENT, entries, reviewed
from tests.commands.conftest import Cli, roadmap_file
from tests.lives import START, by_staff
from tests.today import today

COACH = ("--as", "k.bennett")
LEAD = ("--as", "a.castillo")


@pytest.fixture
def found(open_office: str, database: Engine) -> str:
    """A review in the record alone, which found something; its roadmap was adopted."""
    SqlRecord(database).commit(entries())
    return ENGAGEMENT


async def test_what_is_found_is_said_at_its_address_and_read_there(
    reviewing: str, cli: Cli
) -> None:
    """What is off is refused in words; the table says how much there is."""
    review = f"{reviewing}/review/1"
    note = ("note_milestone", "--on", str(today()), *COACH)
    await cli("act", f"{review}/milestone/artifact_request", *note)
    title = ("--title", "Coherence", *COACH)
    early = await cli("act", review, "add_theme", "--theme", "T1", *title)
    await cli("act", f"{review}/phase/artifacts", "begin_phase", *LEAD)
    item = f"{review}/item/D01"
    read = ("--component", "4", "--method", "document_review")
    await cli("act", item, "add_item", *read, *COACH)
    say = ("--component", "4", "--quadrant", "threat", "--text", "two systems")
    add = ("act", f"{review}/finding/F1", "add_finding", *say, *COACH)
    empty = await cli(*add, "--items", "D01")
    await cli("act", item, "count_item", "--count", "1", *COACH)
    done = await cli(*add, "--items", "D01")
    advise = ("--text", "one system", "--horizon", "long-term", "--rationale", "costs")
    advice = f"{review}/recommendation/R1"
    served = ("--findings", "F1", "--lcap", "goal 2", "--fcmat", "2.3")
    essa = ("--essa", "CSI 2")
    added = await cli(
        "act", advice, "add_recommendation", *advise, *served, *essa, *COACH
    )
    named = await cli(
        "act", f"{review}/finding/F1", "withdraw_finding", "--why", "x", *COACH
    )
    shown = await cli("show", review)
    offered = await cli("acts", f"{review}/finding/F1")

    assert "nothing is found in review 1 before data are collected" in early.err
    assert "of item D01 nothing has been collected yet" in empty.err
    assert (done.code, added.code, named.code) == (0, 0, 3)
    assert "finding F1 is what R1 follows from" in named.err
    assert "analysis: 1 finding, 1 recommendation" in shown.out
    assert "R1, long term" in shown.out
    assert "amend_finding" in offered.out and "withdraw_finding" not in offered.out


async def test_findings_recommendations_and_actions_lead_to_each_other(
    found: str, cli: Cli
) -> None:
    """From the record, also once nothing runs; each in its own words."""
    review = f"{found}/review/1"
    finding = (await cli("show", f"{review}/finding/F1")).out
    advice = (await cli("show", f"{review}/recommendation/R1")).out
    component = (await cli("show", f"{review}/component/4")).out
    action = (await cli("show", f"{found}/action/1")).out
    unknown = (await cli("show", f"{found}/action/3")).out
    told = (await cli("show", f"{found}/action/2a", "--json")).json["trace"]
    history = (await cli("history", review)).out

    assert "threat of component 4, theme T1; last changed by entry 9" in finding
    assert "rests on E1 minutes; D01" in finding
    assert "finding/F1, theme: T1; said before: nothing" in finding
    assert "finding/F1, evidence: E1; said before: nothing" in history
    assert "recommended from it: R1, long term: one system" in finding
    assert "carried out by action/1, not started" in finding
    assert "follows from F2, threat of component 4: no calendar" in advice
    assert "serves the LCAP: goal 2" in advice and "serves FCMAT: 2.3" in advice
    assert "serves the plan under ESSA: CSI 2" in advice
    assert "rated 'Full implementation' by entry" in component
    from_one = "planned from review/1/recommendation/R1, long term: one system"
    assert from_one in action
    assert "which follows from F1, threat of component 4: two systems" in action
    assert "planned from recommendation R9, which is not in the record" in unknown
    assert [each["id"] for each in told["recommendations"]] == ["R1"]


async def test_a_finding_is_explained_by_what_it_hangs_on(
    found: str, cli: Cli, here: Path
) -> None:
    """It has no clock; what is exported of it says the same."""
    file = here / "walk.csv"
    shown = await cli("show", f"{found}/review/1", "--items")
    whole = await cli("export", "crosswalk", file, "--entity", f"{found}/review/1")
    several = await cli("export", "findings", here / "all.csv")

    assert f"{found}/review/1/finding/F10" in shown.out
    assert whole.code == 0 and "R1" in file.read_text("utf-8-sig")
    assert "findings are of one review: give --entity" in several.err


async def test_a_roadmap_names_what_its_review_recommends(
    ready: str, cli: Cli, here: Path
) -> None:
    """What is not there is named by its row; nothing is adopted then."""
    file = roadmap_file(here, size=3, recommendation={2: "R7"})
    shown = await cli("import-roadmap", ready, file)
    done = await cli("import-roadmap", ready, file, "--commit", *LEAD)
    phase = (await cli("show", ready, "--json")).json["engagement"]["phase"]

    said = "row 3 (action 2), recommendation: there is no review whose recommendation"
    assert (shown.code, done.code, phase) == (1, 1, "roadmap")
    assert said in shown.err and said in done.err


async def test_a_roadmap_is_previewed_with_what_answers_recommendations(
    ready: str, cli: Cli, here: Path, database: Engine
) -> None:
    """Of the review that the record has; and says what no action answers."""
    own = [each.model_dump_json() for each in entries() if is_review(each.entity)]
    theirs = (text.replace(ENGAGEMENT, f"{ready}.1") for text in own)
    SqlRecord(database).commit([Entry.model_validate_json(text) for text in theirs])
    file = roadmap_file(here, size=3, recommendation={2: "R1"})
    shown = await cli("import-roadmap", ready, file)
    told = (await cli("import-roadmap", ready, file, "--json")).json

    assert "components 2, 3; answers recommendation R1" in shown.out
    assert "  R1: 1 action (2)" in shown.out
    assert "2 actions without a recommendation: 1, 3" in shown.out
    assert told["recommendations"] == [{"recommendation": "R1", "actions": ["2"]}]


async def test_a_finding_is_shown_as_of_a_day_with_what_led_to_it_then(
    open_office: str, database: Engine, cli: Cli
) -> None:
    """Neither an action, nor a withdrawal, nor a rating of a later day is there."""
    now, review = reviewed()
    later = START + timedelta(days=2)
    gone = by_staff(WithdrawEvidence, number=1)
    rated = by_staff(RateComponent, component=4, rating="initial", why="as it was")
    for act in (gone, rated):
        review = apply_review(review, act, later)
    own = [e.but(at=later) if e.number > 11 else e for e in review.unwritten]
    planned = [e.but(at=later) if e.number > 9 else e for e in now.unwritten]
    SqlRecord(database).commit([*planned, *own])
    one = f"{ENGAGEMENT}/review/1"
    day = ("--as-of", START.date().isoformat())
    finding = await cli("show", f"{one}/finding/F1", *day)
    today = await cli("show", f"{one}/finding/F1")
    component = await cli("show", f"{one}/component/4", *day)
    page = (await cli("review", one, *day, "--json")).json

    assert "rests on E1 minutes; D01" in finding.out
    assert "carried out by" not in finding.out
    assert "rests on E1 minutes (withdrawn); D01" in today.out
    assert "carried out by action/1" in today.out
    assert "as seen in May" in component.out and "in June" not in component.out
    assert page["advice"][0]["with_action"] == 0
