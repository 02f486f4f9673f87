"""The docs stand alone: what is cited is there, and each thing has its one place."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from commands.cli import app
from services.current import FRAMEWORK, framework
from tests.conftest import ROOT

README = ROOT / "README.md"
DOCS = ROOT / "docs"
PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "demo/README.md", *DOCS.rglob("*.md")]
WRITTEN = (".md", ".py", ".yaml", ".yml", ".toml", ".j2", ".csv", ".txt", "")
NOT_OURS = {line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()}
"""What git ignores."""
ROOMS = ("domain", "adapters", "client", "services", "commands")
"""The folders whose own folders are rooms, as far as they are there."""
SECTION = re.compile(r"\d+(?:\.\d+)?")
CITED = re.compile(r"domain\.md (\d+(?:\.\d+)?(?:, \d+\.\d+)*)")
PRIVATE = re.compile(
    r"\bFEATURES\b|\bREDESIGN\b|\bF0\d\d\b|(?i:\b(?:scenario|issue) \d)"
)
"""How notes were cited that are no part of the project."""
WRITTEN_BY_A_TEST = re.compile(r'"[\w-]+\.md"')
ONE_PAGE = 75
FIRST_SCREEN = 20


def test_no_file_cites_a_page_that_is_not_here() -> None:
    """A reader of the project alone finds whatever its sources send them to."""
    pages = [f"/{page.relative_to(ROOT)}" for page in (*PAGES, *ROOT.glob("*.md"))]
    lost = [
        f"{file.relative_to(ROOT)}: {name}"
        for file, text in _texts()
        for name in re.findall(r"[\w./-]+\.md\b", WRITTEN_BY_A_TEST.sub("", text))
        if not any(page.endswith(f"/{name.lstrip('./')}") for page in pages)
    ]

    assert lost == []


def test_no_file_cites_the_notes_it_was_made_from() -> None:
    """A number in a list that nobody has explains nothing."""
    private = [
        f"{file.relative_to(ROOT)}: {found.group()}"
        for file, text in _texts()
        for found in PRIVATE.finditer(text)
    ]

    assert private == []


def test_every_section_of_the_domain_that_is_cited_is_there() -> None:
    """`docs/domain.md 4.4` is a heading of that page, and bears its number."""
    headings = _headings(DOCS / "domain.md")
    numbers = {each.split()[0].rstrip(".") for each in headings if each[0].isdigit()}
    lost = [
        f"{file.relative_to(ROOT)}: docs/domain.md {section}"
        for file, text in _texts()
        for cited in CITED.findall(" ".join(text.split()))
        for section in SECTION.findall(cited)
        if section not in numbers
    ]

    assert lost == []
    assert len(numbers) > 50


def test_what_the_domain_says_of_its_own_sections_is_there() -> None:
    """Within the page a section goes by its number alone, in brackets."""
    text = (DOCS / "domain.md").read_text("utf-8")
    numbers = {each.split()[0].rstrip(".") for each in _headings(DOCS / "domain.md")}
    said = re.findall(r"\((\d{1,2}\.\d+(?:, \d{1,2}\.\d+)*)\)", text)
    cited = {section for each in said for section in SECTION.findall(each)}

    assert cited
    assert cited <= numbers


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_heading_that_is_linked_is_there(page: Path) -> None:
    """A link into a page leads to the place it names."""
    for name, anchor in re.findall(
        r"\]\((?!http)([^)#]*)#([^)]+)\)", page.read_text("utf-8")
    ):
        target = page.parent / name if name else page
        assert anchor in map(_slug, _headings(target)), f"{page.name}: {name}#{anchor}"


def test_where_is_what_names_every_room() -> None:
    """Each folder, each file at the top, and each room has a row of the table."""
    files = {each.name for each in ROOT.glob("*.py")}
    rooms = {room for each in ROOMS for room in _folders(ROOT / each)}
    missing = ({*_folders(ROOT)} | files | rooms) - {*_where_is_what()}

    assert sorted(missing) == [], "rows that README's 'Where is what' lacks"


def test_where_is_what_names_nothing_that_is_not_there() -> None:
    """What was moved or removed takes its row along."""
    gone = [each for each in _where_is_what() if not (ROOT / each).exists()]

    assert gone == []
    assert len(_where_is_what()) == len({*_where_is_what()})


def test_the_first_screen_says_what_it_is_and_how_to_try_it() -> None:
    """Two commands and one picture stand before the first heading of a part."""
    first = README.read_text("utf-8").split("\n## ")[0].splitlines()
    commands = [line.strip() for line in first if line.startswith("    ")]

    assert len(first) <= FIRST_SCREEN
    assert [each.split("  ")[0] for each in commands] == ["make run", "make test"]
    assert sum(line.startswith("![") for line in first) == 1


def test_the_architecture_is_one_page_and_its_layers_are_those_in_force() -> None:
    """The layers are drawn as `lint-imports` keeps them, highest first."""
    page = (DOCS / "architecture.md").read_text("utf-8")
    drawn = re.findall(r"^    ([a-z]+(?: \| [a-z]+)*)(?:  |$)", page, re.MULTILINE)
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    contracts = tools["importlinter"]["contracts"]
    (layers,) = [
        each["layers"]
        for each in contracts
        if "layers" in each and "containers" not in each
    ]

    assert drawn == layers
    assert len(page.splitlines()) <= ONE_PAGE


def test_the_glossary_is_in_order_and_gives_each_word_one_meaning() -> None:
    """A word is found by looking once, and has one row."""
    page = (DOCS / "glossary.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+?) \| ", page, re.MULTILINE)
    words = [each.casefold() for each in rows if each != "Word"]

    assert words == sorted(words)
    assert len(words) == len({*words})


def test_every_command_that_the_docs_name_is_one() -> None:
    """`starter.py WORD` is always something that can be typed."""
    known = getattr(get_command(app), "commands", {})
    named = {
        word
        for page in PAGES
        for word in re.findall(r"starter\.py ([a-z][a-z-]+)", page.read_text("utf-8"))
    }

    assert len(named) > 15
    assert named <= {*known}


def test_every_option_that_the_docs_name_is_one_of_its_command() -> None:
    """But for the fields of an act, which follow as options of their own."""
    known = getattr(get_command(app), "commands", {})
    unknown = [
        f"{page.name}: {name} {option}"
        for page in PAGES
        for name, rest in re.findall(
            r"starter\.py ([a-z][a-z-]+)([^\n`|]*)", page.read_text("utf-8")
        )
        for option in re.findall(r"(?<=\s)--[a-z][a-z0-9-]*", rest)
        if name not in ("act", "bulk") and option not in _options(known[name])
    ]

    assert unknown == []


def _options(command: Any) -> set[str]:
    """Those of the command, of its commands, and what may stand anywhere."""
    own = {option for each in command.params for option in each.opts}
    below = (_options(each) for each in getattr(command, "commands", {}).values())
    return {"--links", "--help"}.union(own, *below)


def _texts() -> Iterator[tuple[Path, str]]:
    """Every file that people write, but for this one, which names what is no more."""
    for path in _walked(ROOT):
        if path.suffix in WRITTEN and path != Path(__file__).resolve():
            yield path, path.read_text("utf-8", errors="replace")


def _walked(folder: Path) -> Iterator[Path]:
    for each in _listed(folder):
        if each.is_dir() and each.name != "histories":
            yield from _walked(each)
        elif each.is_file():
            yield each


def _listed(folder: Path) -> list[Path]:
    """What stands in a folder, without what is hidden or not the project's."""
    return [
        each
        for each in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if each.name not in NOT_OURS and not each.name.startswith(".")
    ]


def _folders(parent: Path) -> list[str]:
    """Those with a file somewhere in them: a room that has moved leaves its cache."""
    found = [e for e in _listed(parent) if e.is_dir() and any(_walked(e))]
    return [each.relative_to(ROOT).as_posix() for each in found]


def _where_is_what() -> list[str]:
    """The paths in the first column of README's table, without a slash at the end."""
    table = README.read_text("utf-8").split("\n## Where is what\n")[1].split("\n## ")[0]
    firsts = [line.split("|")[1] for line in table.splitlines() if line[:1] == "|"]
    return [path for each in firsts for path in re.findall(r"`(.+?)/?`", each)]


def _headings(page: Path) -> list[str]:
    return re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)


def _slug(heading: str) -> str:
    """As GitHub makes anchors of headings."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


def test_the_guide_calls_phases_as_the_program_does() -> None:
    """What it calls them can be typed: an act takes a phase by its title."""
    guide = (DOCS / "staff-guide.md").read_text("utf-8")
    titles = framework(FRAMEWORK).phase
    called = re.findall(r"^\| `(\w+)`: ([^|]+) \|", guide, re.MULTILINE)
    phases = {key: said for key, said in called if key in titles}

    assert {"artifacts", "draft", "final", "board"} <= phases.keys()
    for key, said in phases.items():
        assert titles[key].title.removeprefix("the ") == said.removeprefix("the ")
