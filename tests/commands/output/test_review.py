"""How a review looks: what each phase lacks, its milestones, its plan."""

from datetime import date, timedelta

import pytest

from commands.output.plan import print_item, print_plan, print_site, print_sites
from commands.output.review import (
    heading,
    print_milestone,
    print_milestones,
    print_phase,
    reviews_of,
)
from domain.acts import (
    AddItem,
    AddSite,
    CancelReview,
    Cause,
    CompleteItem,
    CountItem,
    NameTeam,
    PauseReview,
    WaiveItem,
)
from domain.review_standing import shown
from domain.reviews.standing import ItemTexts, ReviewShown
from domain.standing_of import engagement_standing
from tests.review_phases import PROOF, collecting, cover, note, up_to
from tests.reviews import DUE, SCHOOL, InReview, in_review, sites

pytestmark = pytest.mark.usefixtures("here")
AT = "1999901/review/1"
Screen = pytest.CaptureFixture[str]


def phase(both: InReview, name: str, screen: Screen, *, runs: bool = True) -> list[str]:
    """What is printed of one."""
    now = shown(both.review)
    (standing,) = (each for each in now.review.phases if each.name == name)
    print_phase(AT, now, standing, both.today, runs=runs)
    return [line.strip() for line in screen.readouterr().out.splitlines()]


def test_an_open_phase_says_when_it_is_due_and_what_is_still_to_come(
    capsys: Screen,
) -> None:
    """Each thing with the act that says it; and who is asked next, while it runs."""
    both = in_review()
    head, opened, missing, following = phase(both, "planning", capsys)

    assert head == f"{AT}/phase/planning  the planning of the review"
    assert opened.startswith(
        f"open since 2026-09-01, due {DUE}; asked of the CCEE lead"
    )
    assert missing.startswith("still to come: the kickoff with the LEA's cabinet")
    assert "(note_milestone --milestone kickoff)" in missing
    assert "the approved sample of sites (approve_sample)" in missing
    assert following.startswith("next: R0 ")
    assert len(phase(both, "planning", capsys, runs=False)) == 3


def test_a_review_is_shown_with_its_team() -> None:
    """By name, once it has one."""
    both = in_review()
    without = [*heading(AT, shown(both.review).review)]
    both.ask_review(NameTeam, people=("r.kim", "s.ito"))
    named = [*heading(AT, shown(both.review).review)]

    assert not any("team" in line for line in without)
    assert "its team: r.kim, s.ito" in named


def test_a_phase_that_is_late_says_so(capsys: Screen) -> None:
    """With the rung that it has reached."""
    both = in_review()
    both.run_to(DUE + timedelta(days=2))

    assert f"due {DUE}, late (R1)" in phase(both, "planning", capsys)[1]


def test_a_phase_that_lacks_nothing_shows_how_it_is_completed(capsys: Screen) -> None:
    both = collecting()
    cover(both, both.review.review.framework.phase["artifacts"])

    assert "nothing is missing: complete_phase --phase artifacts" in phase(
        both, "artifacts", capsys
    )


def test_a_phase_that_waits_says_what_comes_first(capsys: Screen) -> None:
    """Or that it may begin; it is neither due nor late."""
    both = up_to("artifacts")
    ready = phase(both, "field_work", capsys)
    waits = phase(both, "analysis", capsys)

    assert ready[1:] == ["may begin: begin_phase --phase field_work"]
    assert waits[1:] == [
        "has not begun; first to come: the reading of documents and artifacts "
        "(complete_phase --phase artifacts); the field work (complete_phase --phase "
        "field_work)"
    ]


def test_a_phase_that_is_done_or_over_says_since_when(capsys: Screen) -> None:
    """And nothing of what it lacked."""
    both = up_to("artifacts")
    done = phase(both, "planning", capsys)
    both.ask_review(CancelReview)
    over, never = phase(both, "artifacts", capsys), phase(both, "draft", capsys)

    assert done[1:] == ["done on 2026-09-02, begun on 2026-09-01"]
    assert over[1:] == ["begun on 2026-09-02, not done; the review is over"]
    assert never[1:] == ["not begun; the review is over"]


def test_while_a_review_is_paused_nothing_begins(capsys: Screen) -> None:
    """It is said what lets it go on, and no date of its engagement's line is next."""
    both = up_to("artifacts")
    both.ask_review(PauseReview, cause=Cause.DISASTER, recheck=date(2026, 12, 1))
    both.settle()
    opened, waits = phase(both, "artifacts", capsys), phase(both, "field_work", capsys)
    (line,) = reviews_of("1999901", engagement_standing(both.engagement), {})

    assert opened[-1].endswith("2026-12-01; `resume_review` lets it go on")
    assert waits[1].endswith("--phase field_work, once the review goes on")
    assert line.endswith("review 1: paused; begun on 2026-09-01 by a.castillo")


def test_a_stage_is_said_in_words(capsys: Screen) -> None:
    both = up_to("draft")
    note(both, "draft_sent")
    both.settle()
    (line,) = reviews_of("1999901", engagement_standing(both.engagement), {})

    assert "review 1: fact check, next due" in line


def test_milestones_are_shown_with_their_day_and_document(capsys: Screen) -> None:
    """One that was reached, one that is to come and wants a link, the sample."""
    both = up_to("draft")
    review = shown(both.review).review
    known = review.framework.milestone
    print_milestones(review)
    listed = capsys.readouterr().out
    print_milestone(AT, review, known["swot"])
    reached = capsys.readouterr().out
    print_milestone(AT, review, known["report"])
    print_milestone(AT, shown(in_review().review).review, known["sample"])
    open_ones = capsys.readouterr().out

    assert listed.startswith("milestones reached: 7 of 17\n")
    assert f"its SWOT (swot): {PROOF['link']}" in listed
    assert f"kept at {PROOF['link']}\n    SHA-256 {PROOF['sha256']}" in reached
    assert "needed for the analysis of what was collected" in reached
    assert "note_milestone --on DAY --link ... --sha256 ..." in open_ones
    assert "not reached yet; approve_sample approves the sample" in open_ones


def planned() -> ReviewShown:
    """Three items of two components: one open, one done, one waived."""
    both = in_review()
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    here = {"component": 3, "method": "classroom_observation", "site": SCHOOL}
    both.ask_review(AddItem, item="C03-01", target=4, planned=date(2026, 10, 5), **here)
    both.ask_review(CountItem, item="C03-01", count=2)
    both.ask_review(AddItem, item="C03-02", participants="students", **here)
    both.ask_review(CompleteItem, item="C03-02", count=1)
    both.ask_review(AddItem, item="C01-01", component=1, method="document_review")
    both.ask_review(WaiveItem, item="C01-01")
    return shown(both.review)


def test_a_plan_is_shown_with_its_items_if_asked(capsys: Screen) -> None:
    """By component, then by id."""
    print_plan(AT, planned(), items=False)
    short = capsys.readouterr().out.splitlines()
    print_plan(AT, planned(), items=True)
    whole = capsys.readouterr().out
    print_plan(AT, shown(in_review().review), items=False)
    none = capsys.readouterr().out

    assert short[0] == "data-collection plan: 3 items, 1 open"
    assert short[-1].endswith(f"show {AT} --items")
    assert whole.index("C01-01") < whole.index("C03-01") < whole.index("C03-02")
    assert "component 3, Students, Alder Elementary (" in whole
    assert none == "no item in the data-collection plan yet\n"


def test_an_item_is_shown_with_what_is_said_of_it(capsys: Screen) -> None:
    now = planned()
    said = ItemTexts(note="grades 3 to 5", evidence=("https://ccee.example/1",))
    print_item(AT, now, now.by_id["C03-01"].but(texts=said), date(2026, 10, 1))
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]

    assert lines == [
        f"{AT}/item/C03-01  Classroom observations",
        "open, 2 of 4; last changed by entry 4",
        "component 3, Instructional Practice and Strategies",
        f"Alder Elementary ({SCHOOL})",
        "planned for 2026-10-05",
        "collected by the CCEE expert (vacant)",
        "note: grades 3 to 5",
        "kept at https://ccee.example/1",
    ]


def test_a_site_is_shown_with_the_items_planned_there(capsys: Screen) -> None:
    now = planned()
    print_site(AT, now, now.sites[0])

    assert "items planned there: C03-01, C03-02" in capsys.readouterr().out


def test_of_a_large_sample_the_first_sites_are_shown(capsys: Screen) -> None:
    """All of them with the items."""
    both = in_review()
    for code in sites(12):
        both.ask_review(AddSite, site=code, name=f"School {code[-2:]}")
    print_sites(shown(both.review), all_of_them=False)
    few = capsys.readouterr().out
    print_sites(shown(both.review), all_of_them=True)

    assert few.startswith("sample of 12 sites\n")
    assert few.splitlines()[-1] == "  and 2 more; --items lists all of them"
    assert len(capsys.readouterr().out.splitlines()) == 13
