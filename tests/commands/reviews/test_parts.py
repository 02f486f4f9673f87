"""Parts of a review by their addresses: phases, milestones, items, what is off."""

from datetime import timedelta

import pytest

from tests.commands.conftest import Cli
from tests.today import today
from tests.waiting import until

COACH = ("--as", "k.bennett")
LEAD = ("--as", "a.castillo")
OBSERVE = ("--component", "3", "--method", "classroom_observation", "--target", "4")


async def planned(cli: Cli, review: str) -> str:
    """The address of an item that was planned, counted, and has been recorded."""
    item = f"{review}/item/C03-07"
    note = ("--note", "grades 3 to 5", "--planned", "12/25/2026")
    await cli("act", item, "add_item", *OBSERVE, *note, *COACH)
    kept = ("--evidence", "https://ccee.example/walks")
    await cli("act", item, "count_item", "--count", "2", *kept, *COACH)

    async def recorded() -> bool:
        return len((await cli("history", item)).out.splitlines()) == 2

    await until(recorded)
    return item


async def test_what_is_done_at_an_address_is_done_to_that_part(
    reviewing: str, cli: Cli
) -> None:
    """The line that repeats it has the same address; a field would say it twice."""
    at, day = f"{reviewing}/review/1/milestone/kickoff", str(today())
    done = await cli("act", at, "note_milestone", "--on", day, *COACH)
    twice = await cli("act", at, "note_milestone", "--on", day, *COACH)
    both = ("--milestone", "contact", "--on", day)
    said = await cli("act", at, "note_milestone", *both, *COACH)
    shown = (await cli("show", at)).out

    assert (done.code, f"act {at} note_milestone --on {day}" in done.out) == (0, True)
    assert (twice.code, "is noted already" in twice.out) == (0, True)
    assert (said.code, f"--milestone is said by the address: {at}" in said.err) == (
        2,
        True,
    )
    assert f"reached on {day} (entry 2)" in shown
    assert "#2 k.bennett noted the kickoff" in shown


async def test_an_item_is_planned_counted_and_done_at_its_address(
    reviewing: str, cli: Cli
) -> None:
    """The same line twice on one day is done once; its words come from the record."""
    item = await planned(cli, f"{reviewing}/review/1")
    short = await cli("act", item, "complete_item", *COACH)
    done = await cli("act", item, "complete_item", "--count", "4", *COACH)
    twice = await cli("act", item, "complete_item", "--count", "4", *COACH)
    shown = await cli("show", item)
    offered = await cli("acts", item)

    assert "item C03-07 has 2 of 4; with fewer than were planned" in short.err
    assert done.out.startswith("done: entry 4 ")
    assert twice.out.startswith("already done as entry 4 ")
    assert "note: grades 3 to 5" in shown.out
    assert "kept at https://ccee.example/walks" in shown.out
    assert f"act {item} reopen_item --why" in offered.out
    assert "--item" not in offered.out


async def test_a_review_is_shown_in_short_and_its_items_if_asked(
    reviewing: str, cli: Cli
) -> None:
    """For machines it has all of them, and what each phase lacks."""
    review = f"{reviewing}/review/1"
    item = await planned(cli, review)
    short, whole = await cli("show", review), await cli("show", review, "--items")
    told = (await cli("show", review, "--json")).json
    phase = (await cli("show", f"{review}/phase/planning", "--json")).json

    assert "data-collection plan: 1 item, 1 open" in short.out
    assert item not in short.out and item in whole.out
    assert told["items"][0]["texts"]["note"] == "grades 3 to 5"
    assert told["missing"]["analysis"][0].startswith("the planning of the review")
    assert (len(told["components"]), len(told["review"]["phases"])) == (12, 9)
    assert [each["name"] for each in phase["review"]["phases"]] == ["planning"]
    assert (phase["items"], [*phase["missing"]]) == ([], ["planning"])


@pytest.mark.parametrize(
    "part, said",
    [
        (
            "phase/planing",
            "has no phase planing; it has planning, artifacts, field_work",
        ),
        ("phase/planing", "did you mean planning?"),
        ("milestone/kickof", "did you mean kickoff?"),
        ("item/c03-70", "has no item c03-70; it has C03-07; did you mean C03-07?"),
        ("site/19999010000000", "has no site 19999010000000; it has none"),
    ],
)
async def test_a_part_that_is_not_there_is_named_with_those_that_are(
    part: str, said: str, reviewing: str, cli: Cli
) -> None:
    """And with the one that was probably meant."""
    review = f"{reviewing}/review/1"
    await cli("act", f"{review}/item/C03-07", "add_item", *OBSERVE, *COACH)
    shown = await cli("show", f"{review}/{part}")

    assert (shown.code, said in shown.err) == (1, True)


async def test_words_that_a_framework_lacks_are_guessed(
    reviewing: str, cli: Cli
) -> None:
    """Phases, milestones, methods, with all there are."""
    review, on = f"{reviewing}/review/1", ("--on", str(today()))
    phase = await cli("act", review, "begin_phase", "--phase", "fieldwork", *LEAD)
    note = ("note_milestone", "--milestone", "kick_off", *on)
    milestone = await cli("act", review, *note, *COACH)
    add = ("add_item", "--item", "X", "--component", "1", "--method", "focus_grups")
    method = await cli("act", review, *add, *COACH)

    assert phase.err.strip().endswith("codesign; did you mean field_work?")
    assert milestone.err.strip().endswith("sign_off; did you mean kickoff?")
    assert method.err.strip().endswith("shadowing; did you mean focus_group?")


async def test_what_a_plan_names_goes_by_what_it_is_called(
    reviewing: str, cli: Cli
) -> None:
    """As in a workbook, and it is said how it was read; a near miss gets a guess."""
    review, name = f"{reviewing}/review/1", "Alder Elementary"
    site = ("--site", f"{reviewing}0130286")
    await cli("act", review, "add_site", *site, "--name", name, *COACH)

    async def recorded() -> bool:
        return name in (await cli("show", review, "--as-of", str(today()))).out

    await until(recorded)
    add = ("act", f"{review}/item/C03-07", "add_item")
    called = ("--component", "Instructional Practice and Strategies")
    where = ("--method", "Classroom observations", "--site", name)
    done = await cli(*add, *called, *where, "--preview", *COACH)
    method = await cli(
        *add, "--component", "3", "--method", "class observation", *COACH
    )
    unknown = await cli(*add, "--component", "Cultur", *COACH)
    school = await cli(*add, *OBSERVE, "--site", "Aldr Elementary", *COACH)

    assert done.code == 0
    assert f"component 3, {name}" in done.out
    assert "--method Classroom observations is read as classroom_observ" in done.err
    assert "did you mean Classroom observation" in method.err
    assert "did you mean 1 Culture" in unknown.err
    assert "did you mean" in school.err
    assert name in school.err
    assert {method.code, unknown.code, school.code} == {2}


async def test_a_phase_that_is_not_said_is_one_of_those_that_are_open(
    reviewing: str, cli: Cli
) -> None:
    """Each by its key, whatever it lacks; of a method those of the framework."""
    review = f"{reviewing}/review/1"
    phase = await cli("act", review, "complete_phase", *LEAD)
    method = await cli("act", review, "add_item", "--component", "1", *COACH)

    assert (phase.code, method.code) == (2, 2)
    assert "--phase is needed: which phase of the review" in phase.err
    assert phase.err.rstrip().endswith("by its key (planning)")
    assert "--method is needed: " in method.err
    assert "document_review, " in method.err


async def test_a_phase_is_not_left_without_what_it_is_to_come_to(
    reviewing: str, cli: Cli
) -> None:
    """The refusal names exactly what is missing, each with the act that says it."""
    review = f"{reviewing}/review/1"
    left = await cli("act", f"{review}/phase/planning", "complete_phase", *LEAD)
    early = await cli("act", f"{review}/phase/draft", "begin_phase", *LEAD)
    offered = await cli("acts", f"{review}/phase/planning")

    assert (left.code, early.code) == (3, 3)
    assert "still to come: the kickoff with" in left.err
    assert "(note_milestone --milestone data_sharing)" in left.err
    assert "(complete_phase --phase analysis)" in early.err
    assert offered.out.startswith(f"nothing is to be done to {review}/phase/planning")


async def test_a_review_that_is_paused_says_so_wherever_it_is_seen(
    reviewing: str, cli: Cli
) -> None:
    """With the act that lets it go on; nothing of it is late or comes next."""
    review = f"{reviewing}/review/1"
    recheck = str(today() + timedelta(days=30))
    pause = ("--cause", "disaster", "--recheck", recheck, "--why", "flood")
    done = await cli("act", review, "pause_review", *pause, *LEAD)
    shown = (await cli("show", review)).out
    explained = (await cli("explain", f"{review}/phase/planning")).out

    assert "go on" in done.out.partition("next: ")[2]
    assert "stage paused" in shown
    assert "`resume_review` lets it go on" in shown
    assert "nothing is asked now: the review is paused since" in explained


async def test_only_a_phase_that_has_begun_is_explained(
    reviewing: str, cli: Cli
) -> None:
    """Of one that waits it is said what comes first; other parts have no clock."""
    review = f"{reviewing}/review/1"
    begun = (await cli("explain", f"{review}/phase/planning")).out
    waits = await cli("explain", f"{review}/phase/analysis")
    other = await cli("explain", f"{review}/milestone/kickoff")
    unknown = await cli("explain", f"{review}/phase/planing")

    assert "  its date: 20 working days after " in begun
    assert "skipped " in begun.partition("waits for")[0]
    assert "the analysis of what was collected has not begun; first" in waits.err
    assert "only phases of a review and its fact_check have a clock; `show" in other.err
    assert "there is no phase planing here" in unknown.err


async def test_help_offers_what_this_review_takes(reviewing: str, cli: Cli) -> None:
    """By the record; at the address of a part without what that says."""
    review = f"{reviewing}/review/1"
    item = await planned(cli, review)
    whole = (await cli("act", review, "count_item", "--help")).out
    part = (await cli("act", item, "count_item", "--help")).out
    none = (await cli("act", f"{review}/phase/draft", "begin_phase", "--help")).out

    assert "count_item --item C03-07 --count NUMBER" in whole
    assert f"act {review} count_item --item C03-07 --count 3 --as" in whole
    assert part.startswith("count_item --count NUMBER")
    assert f"act {item} count_item --count 3 --as" in part
    assert f"act {review}/phase/draft begin_phase --as" in none


async def test_words_are_found_in_reviews(reviewing: str, cli: Cli) -> None:
    """In what is said of items, by the address at which they are shown."""
    item = await planned(cli, f"{reviewing}/review/1")
    note, kept = await cli("find", "GRADES 3"), await cli("find", "example/walks")

    assert note.out.startswith(f"{item}  Alder Valley Unified\n    note, ")
    assert "by k.bennett, entry 2: grades 3 to 5" in note.out
    assert "evidence, " in kept.out and "entry 3: https" in kept.out


async def test_a_team_is_named_and_somebody_of_it_leaves(
    reviewing: str, cli: Cli
) -> None:
    """Whoever is of it acts; who leaves has the line that names it without them."""
    review = f"{reviewing}/review/1"
    team = ("name_team", "--people", "r.kim,s.ito", "--as", "a.castillo")
    named = await cli("act", review, *team)
    noted = ("note_milestone", "--on", str(today()), "--as", "r.kim")
    done = await cli("act", f"{review}/milestone/kickoff", *noted)
    left = await cli("people", "leaves", "r.kim", "--last", str(today()))
    line = f"act {review} name_team --people s.ito --as a.castillo"
    again = await cli(*line.split())

    assert (named.code, done.code, left.code, again.code) == (0, 0, 0, 0)
    assert line in " ".join(left.out.split())
    assert "team: s.ito" in (await cli("show", review)).out
