"""A roadmap is judged by what it means, all at once, before it is adopted."""

from datetime import timedelta
from pathlib import Path

from tests.commands.conftest import Cli, roadmap_file
from tests.today import in_october

LEAD = ("--as", "a.castillo")
SUNDAY = in_october() + timedelta(days=5)
OFFER = "to adopt them:"


async def test_the_preview_shows_components_theme_and_who_would_hear(
    ready: str, cli: Cli, here: Path
) -> None:
    """And offers the line that adopts it, by somebody who may."""
    shown = await cli("import-roadmap", ready, roadmap_file(here, size=2))

    assert shown.code == 0
    assert "theme Curriculum; components 2, 3" in shown.out
    assert "would hear of it" in shown.out
    assert "d.okafor" in shown.out
    assert f"{OFFER} .venv/bin/python starter.py import-roadmap {ready}" in shown.out
    assert "--commit --as a.castillo" in shown.out


async def test_every_fault_of_every_row_is_named_in_one_go(
    ready: str, cli: Cli, here: Path
) -> None:
    """What cannot be read, and what may not be; then nothing is offered."""
    late, long = {3: "2020-01-31"}, {8: "x" * 90}
    file = roadmap_file(here, horizon={5: "soon"}, due=late, title=long)
    shown = await cli("import-roadmap", ready, file)
    told = (await cli("import-roadmap", ready, file, "--json")).json

    assert shown.code == 1
    assert "row 6 (action 5), horizon: 'soon' is neither" in shown.err
    assert "row 4 (action 3), due: 2020-01-31 is already past" in shown.err
    assert "row 9 (action 8), title: has 90 characters" in shown.err
    assert OFFER not in shown.out
    assert len(told["errors"]) == 3


async def test_all_that_is_off_about_a_row_is_named_at_once(
    ready: str, cli: Cli, here: Path
) -> None:
    """What its cells say, what is beyond a bound, and what its date means."""
    file = roadmap_file(
        here,
        size=4,
        title={2: "", 4: "Coach student Maria"},
        text={3: "for 4711147111"},
        number={4: "four"},
        components={1: "13", 2: "14", 4: "2;15"},
        due={1: "2020-01-31", 2: "2020-01-31", 3: "2020-01-31", 4: "2010-10-05"},
        why={3: "the vendor came late"},
    )
    shown = await cli("import-roadmap", ready, file)

    assert "row 2 (action 1), components" in shown.err
    assert "row 2 (action 1), due: 2020-01-31 is already past" in shown.err
    assert "row 3 (action 2), title: is needed, and is empty" in shown.err
    assert "row 3 (action 2), components" in shown.err
    assert "row 3 (action 2), due: 2020-01-31 is already past" in shown.err
    assert "row 5 (action four), number" in shown.err
    assert "row 5 (action four), components" in shown.err
    assert "row 5 (action four), due: 2010-10-05 is more than ten years" in shown.err
    assert "row 5 (action four), title: 'student' before a capital" in shown.err
    assert "row 4 (action 3), text: ten digits together" in shown.err
    assert shown.err.count("row 4") == 1
    assert "row 4 (action 3), due: " in shown.out
    assert shown.out.count("it is late at once") == 1


async def test_what_waits_for_what_is_judged_beside_rows_that_are_off(
    ready: str, cli: Cli, here: Path
) -> None:
    """Circles and unknown actions stand in the one list, of rows that are off too."""
    waits = {1: "2", 2: "1", 3: "4", 4: "3", 7: "6", 8: "99"}
    file = roadmap_file(here, size=8, horizon={3: "soon", 6: "soon"}, depends_on=waits)
    shown = await cli("import-roadmap", ready, file)

    assert "row 4 (action 3), horizon: 'soon' is neither" in shown.err
    assert "row 7 (action 6), horizon: 'soon' is neither" in shown.err
    assert "row 9 (action 8), depends_on: there is no action 99" in shown.err
    assert "in a circle: 1 waits for 2 waits for 1" in shown.err
    assert "in a circle: 3 waits for 4 waits for 3" in shown.err
    assert "there is no action 6" not in shown.err


async def test_a_row_that_repeats_a_number_is_judged_in_all_it_says(
    ready: str, cli: Cli, here: Path
) -> None:
    """What it waits for as well; the row that had the number first is not blamed."""
    waits = {5: "9;1"}
    file = roadmap_file(here, size=5, number={5: "4"}, depends_on=waits)
    shown = await cli("import-roadmap", ready, file)

    assert "row 6 (action 4), number: stands in row 5 already" in shown.err
    assert "row 6 (action 4), depends_on: there is no action 9 on" in shown.err
    assert shown.err.count("depends_on") == 1


async def test_a_row_without_a_number_may_be_what_another_waits_for(
    ready: str, cli: Cli, here: Path
) -> None:
    """So nothing is said of an action that is not there; circles are circles still."""
    waits = {1: "2", 2: "1", 4: "99"}
    file = roadmap_file(here, size=4, number={3: "three"}, depends_on=waits)
    shown = await cli("import-roadmap", ready, file)

    assert "(action three), number: 'three' is not a whole number" in shown.err
    assert "in a circle: 1 waits for 2 waits for 1" in shown.err
    assert "there is no action 99" not in shown.err


async def test_what_only_waits_is_a_warning_and_refuses_nothing(
    ready: str, cli: Cli, here: Path
) -> None:
    """A Sunday counts from Monday; a role that nobody holds may yet be given."""
    owner = {2: "lea_operations"}
    waits = {1: "2"}
    file = roadmap_file(
        here, size=2, due={1: str(SUNDAY)}, owner_role=owner, depends_on=waits
    )
    shown = await cli("import-roadmap", ready, file)
    done = await cli("import-roadmap", ready, file, "--commit", *LEAD)

    assert (shown.code, done.code) == (0, 0)
    assert "; waits for 2" in shown.out
    assert "to be known before (2), none of it refused" in shown.out
    assert "row 2 (action 1), due: " in shown.out
    assert "is closed (Sunday); it counts from" in shown.out
    assert "nobody is director of operations here today" in shown.out


async def test_a_roadmap_out_of_its_phase_is_refused_in_the_preview(
    working: str, cli: Cli, here: Path
) -> None:
    """With what is off about its rows; a commit is not offered."""
    whole = await cli("import-roadmap", working, roadmap_file(here, size=2))
    off = roadmap_file(here, size=2, due={1: "2020-01-31"})
    both = await cli("import-roadmap", working, off)

    assert (whole.code, both.code) == (3, 1)
    for shown in (whole, both):
        assert "adopted already; add_action adds an action to it" in shown.err
        assert OFFER not in shown.out
    assert "row 2 (action 1), due: 2020-01-31 is already past" in both.err


async def test_a_roadmap_adopted_by_the_same_line_twice_is_adopted_once(
    ready: str, cli: Cli, here: Path
) -> None:
    """On one day, by one person, of one content; else it is refused as before."""
    line = ("import-roadmap", ready, roadmap_file(here, size=2), "--commit", *LEAD)
    done, again = await cli(*line), await cli(*line)
    other = await cli(*line[:2], roadmap_file(here, size=3), *line[3:])

    assert (done.code, again.code, other.code) == (0, 0, 3)
    assert "already done as entry" in again.out
    assert "once more" not in again.out
    assert "the roadmap is adopted already" in other.err


async def test_who_may_not_adopt_it_hears_so_before(
    ready: str, cli: Cli, here: Path
) -> None:
    """As the commit would say it."""
    file = roadmap_file(here, size=2)
    shown = await cli("import-roadmap", ready, file, "--as", "j.rivera")

    assert shown.code == 3
    assert "j.rivera holds none of these roles" in shown.err
    assert OFFER not in shown.out


async def test_an_engagement_that_cannot_be_asked_is_said(cli: Cli, here: Path) -> None:
    """The rows are shown; whether they may be adopted nobody knows."""
    file = roadmap_file(here, size=2)
    shown = await cli("import-roadmap", "0161259", file)
    told = await cli("import-roadmap", "0161259", file, "--json")

    assert (shown.code, told.code) == (1, 1)
    assert "theme Curriculum" in shown.out
    assert "the engagement could not be asked" in shown.err
    assert "make run" in shown.err
    assert OFFER not in shown.out
    assert "make run" in told.json["not_asked"]
