"""What staff see on a terminal of 80 columns: nothing wider, and no word cut in two.

And on any: no time without its clock, no address of the Temporal UI unasked.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from adapters.policies.read import POLICIES
from commands.output.console import COMMAND
from demo.story import adoption
from tests.adapters.cde.test_reader import ALDER, CREEK
from tests.begun import begin, begun
from tests.commands.conftest import Answer, Cli, led, roadmap_file
from tests.commands.intake.test_plan import met, of_year, quiet
from tests.commands.test_cli import settled
from tests.conftest import DEMO_PEOPLE, ROOT
from tests.evidence_files import PDF
from tests.lives import ALDER_VALLEY, POLICY, to_implementation
from tests.times import unnamed
from tests.today import in_october, today

WIDTH = 80
TERMINAL = {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": str(WIDTH), "LINES": "50"}
LEAD, WHY = ("--as", "a.castillo"), ("--why", "as was agreed with all of them")
GIVEN = (*WHY, *LEAD, "--id", "terminal-7")
UI = "http://ui.example"
LEA = "Alder Valley Unified (demonstration)"
PATHWAYS = (
    *("CONTINUUM_52072A", "COE_GEO_52074G1A", "SPI_52074G1B", "EMERGENCY_52074G2A"),
    *("FEE_52074G3", "CHARTER_47607_3", "LEGACY_52072B1"),
)
OF_FILES: tuple[tuple[str, ...], ...] = (
    *(("pathways",), *(("pathways", each) for each in PATHWAYS)),
    *(("frameworks",), ("frameworks", "SIR-12@2019"), ("frameworks", "SIR-7")),
    ("policy", "show"),
    ("policy", "lint", "{here}/next.yaml"),
    ("policy", "diff", "{here}/next.yaml"),
    ("calendar", "show"),
    ("calendar", "show", "--office", "agency", "--year", "2027"),
    ("eligibility", "{here}/assistancestatus17.xlsx"),
    ("intake", "{here}/assistancestatus17.xlsx", "{here}/assistancestatus19.xlsx"),
    ("adopt", str(ROOT / "demo" / "engagements"), *LEAD),
    ("adopt", "{here}/nowhere.yaml"),
    ("import-roadmap", "1999901", "{here}/demo-roadmap.csv"),
    ("import-roadmap", "1999901", "{here}/bad.csv"),
)
"""What needs no server; `{here}` is a folder."""
LOOKS: tuple[tuple[str, ...], ...] = (
    *((), ("list",), ("list", "--ended"), ("list", "--late"), ("list", "{cds}")),
    *(("list", "--mine", "p.alvarez"), ("list", "--owner", "director of operations")),
    ("list", "--standard", "LCAP 1"),
    *(("show", "{cds}"), ("show", "{cds}/action/12"), ("show", "{cds}/referral/1")),
    ("show", "{cds}", "--as-of", "{today}"),
    *(("acts", "{cds}"), ("acts", "{cds}/action/12"), ("acts", "{cds}/action/25")),
    *(("tally",), ("history", "{cds}"), ("history", "--person", "a.castillo")),
    *(("notices",), ("notices", "{cds}"), ("prove", "{cds}")),
    *(("explain", "{cds}"), ("explain", "{cds}/action/12"), ("duties", "{cds}")),
    ("comments", "{cds}/action/12", *LEAD),
    ("evidence", "add", "{cds}", "{here}/minutes.pdf", "--preview", *LEAD),
    *(("evidence", "list", "{cds}", *LEAD), ("evidence", "check", "--links")),
    *(("checkins",), ("checkins", "{cds}", "--fy", "2026-27")),
    ("show", "{cds}/check-in/2026-27-1"),
    *(("supports", "{cds}"), ("caseload",), ("caseload", "--days", "400")),
    *(("show", "{cds}/position/1"), ("explain", "{cds}/position/1")),
    *(("caseload", "--person", "j.rivera"), ("feeds",)),
    *(("find", "two schools", *LEAD), ("find", "literacy"), ("find", "nowhere")),
    ("calendar", "check"),
    *(("people",), ("people", "{cds}"), ("people", "load", str(DEMO_PEOPLE))),
    (
        *("people", "away", "j.rivera", "--substitute", "l.tran"),
        *("--from", "{today}", "--to", "{soon}"),
    ),
    ("export", "actions", "{here}/actions.csv", "--force"),
    ("template", "{here}/roadmap.xlsx", "--force"),
    ("template", "{here}/findings.xlsx", "--findings", "--force"),
    ("refresh", "{cds}"),
    ("policy", "dry-run", "{here}/next.yaml", "{cds}", *LEAD),
    (
        *("calendar", "import", "{here}/days.csv", "--for", "{cds}"),
        *("--school-year", "{year}", *WHY),
    ),
    ("act", "{cds}/action/12", "snooze", "--until", "{soon}", "--preview", *GIVEN),
    ("bulk", "{cds}", "shift", "--actions", "1-30", "--days", "15", *GIVEN),
    ("split", "{cds}/action/28", "{here}/parts.csv", *GIVEN),
    ("show", "{cds}/action/99"),
    ("act", "{cds}/action/12", "confirm", "--as", "j.rivera"),
    ("act", "{cds}/action/12", "dance", *LEAD),
    ("explain", "{cds}.1"),
)
"""What changes nothing, so that it may be looked at twice; `{cds}` is an LEA."""


@pytest.fixture
def terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A command as a terminal of 80 columns shows it."""

    async def terminal(*words: object) -> Answer:
        with monkeypatch.context() as patch:
            for name, value in TERMINAL.items():
                patch.setenv(name, value)
            return await cli(*words)

    return terminal


@pytest.fixture
async def demo(
    open_office: str, env: WorkflowEnvironment, database: Engine, cli: Cli, here: Path
) -> str:
    """An LEA with a long name, the demo's roadmap, a comment, and what is late."""
    new = led(to_implementation(today()), ALDER_VALLEY.but(name=LEA))
    await begin(env.client, database, begun(new).under(open_office))
    adoption(here, POLICY.lea, today())
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")
    file = here / "demo-roadmap.csv"
    one = f"{open_office}/action/12"
    given = ("--offices", "principals of the two schools that began in autumn")
    about = (*given, "--text", "how to plan a walk of classrooms together " * 3)
    when = ("--on", str(today()), "--hours", "1.5")
    coached = ("--coach", "t.washington", *when, *about)
    days = ("--first", str(today()), "--last", str(in_october()))
    post = ("--title", "coach of reading in grades 3 to 5", "--fte", "0.5")
    funded = (*post, "--funder", "ccee", *days)
    said = ("--text", "it went well in the first two schools " * 4)
    for line in (
        ("import-roadmap", open_office, file, "--commit", *LEAD),
        ("act", one, "start", "--as", "j.rivera"),
        ("act", open_office, "log_coaching", *coached, *LEAD),
        ("act", open_office, "fund_position", *funded, *LEAD),
        ("act", one, "comment", *said, "--audience", "open", "--as", "j.rivera"),
    ):
        done = await cli(*line)
        assert done.code == 0, done.err
    await settled(cli, open_office, new.entries + 5)
    files(here)
    return open_office


def files(folder: Path) -> None:
    """What the commands below read: a policy, closed days, parts, CDE's files."""
    text = (POLICIES / "escalation.yaml").read_text("utf-8")
    later = text.replace("days: 10\n", "days: 12\n").replace("2026-12", "2027-01")
    (folder / "next.yaml").write_text(later, "utf-8")
    closed = "Founders' Day of the district and of its two oldest schools"
    (folder / "days.csv").write_text(f"first,last,name\n{in_october()},,{closed}\n")
    parts = roadmap_file(folder, size=2, number={1: "28a", 2: "28b"})
    parts.rename(folder / "parts.csv")
    bad = roadmap_file(folder, owner_role={5: "the principal of the oldest school"})
    bad.rename(folder / "bad.csv")
    (folder / "minutes.pdf").write_bytes(PDF)
    for year in (2017, 2018, 2019):
        of_year(folder, year, met(ALDER), quiet(CREEK))


def too_long(lines: Iterable[str]) -> Iterator[str]:
    """But for what is to be copied whole: a command, or one word, such as a key."""
    for line in lines:
        said = line.strip()
        whole = said.startswith(COMMAND) or " " not in said
        if len(line.rstrip()) > WIDTH and not whole:
            yield line


def cut(shown: str, whole: str) -> set[str]:
    """Words a terminal shows that are none; heads of columns may name a line."""
    return {word.rstrip(":") for word in shown.split()} - {
        word.rstrip(":") for word in whole.split()
    }


async def faults(
    cli: Cli, terminal: Cli, lines: Sequence[Sequence[str]], **known: object
) -> list[str]:
    """What is off about what a terminal shows of these commands."""
    found = []
    for line in lines:
        typed = [word.format(**known) for word in line]
        whole, shown = await cli(*typed), await terminal(*typed)
        name = " ".join(typed)
        said = f"{shown.out}\n{shown.err}"
        assert whole.code == shown.code, name
        assert said.strip(), name
        assert "did not work" not in said, said
        found += [f"{name}: {each}" for each in too_long(said.splitlines())]
        found += [f"{name}: {w}" for w in cut(said, f"{whole.out}\n{whole.err}")]
        found += [f"{name}: {time}" for time in unnamed(said)]
        found += [f"{name}: {UI}"] * (UI in said)
    return found


async def test_what_needs_no_server_fits_a_terminal(
    cli: Cli, terminal: Cli, here: Path
) -> None:
    """Pathways, policies, calendars, CDE's files, and files that are off."""
    adoption(here, POLICY.lea, today())
    files(here)

    assert await faults(cli, terminal, OF_FILES, here=here) == []


async def test_whatever_is_looked_at_fits_a_terminal(
    demo: str, cli: Cli, terminal: Cli, here: Path
) -> None:
    """With titles of 80 characters, long names, many people, and many days."""
    october, soon = in_october(), POLICY.lea.later(today(), 5)
    year = f"{october.year}-{(october.year + 1) % 100:02}"
    known = {"cds": demo, "here": here, "today": today(), "soon": soon, "year": year}

    assert await faults(cli, terminal, LOOKS, **known) == []


async def test_receipts_fit_a_terminal_and_their_line_stays_whole(
    demo: str, cli: Cli, terminal: Cli, here: Path
) -> None:
    """What is done again is answered with the same words, once it was done."""
    act = ("act", f"{demo}/action/28", "snooze", "--until")
    snooze = (*act, POLICY.lea.later(today(), 5), *GIVEN)
    bulk = ("bulk", demo, "shift", "--actions", "1-30", "--days", "15", *WHY)
    other = ("refer", demo, "--pathway", "fee", "--answer", "need=reading")
    apply = ("policy", "apply", here / "next.yaml", demo, *WHY, "--commit", *LEAD)
    lines = (
        snooze,
        (*bulk, "--commit", *LEAD, "--id", "terminal-8"),
        (*other, "--as", "d.okafor"),
        (*apply, "--id", "terminal-9"),
    )
    for line in lines:
        shown = await terminal(*line)

        assert shown.code == 0, shown.err
        assert [*too_long(shown.out.splitlines())] == []
    again = next(e for e in (await terminal(*snooze)).out.splitlines() if "--id" in e)
    assert again.strip().startswith(COMMAND)
    assert again.endswith(f"'{WHY[1]}' --as a.castillo --id terminal-7")


async def test_without_a_terminal_every_line_stays_whole(demo: str, cli: Cli) -> None:
    """So that whoever reads it through a pipe finds a matter on its line."""
    shown = (await cli("show", demo)).out.splitlines()
    listed = (await cli("list")).out.splitlines()

    assert max(map(len, shown)) > WIDTH
    assert any(demo in line and LEA in line and "%" in line for line in listed)


async def test_the_titles_of_the_demo_can_be_read(demo: str, terminal: Cli) -> None:
    """Each stands whole, behind the address it is acted on by."""
    said = " ".join((await terminal("show", demo)).out.split())

    assert "action/12 Adopt a district-wide literacy plan for grades K-3" in said
    assert (
        "action/28 Hold data conversations within ten days of each interim window"
    ) in said
