import re

from domain.lifecycle import LED_BY_REFERRALS, MOVES
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]


def test_the_lifecycle_drawn_in_the_readme_is_the_lifecycle_in_force() -> None:
    """README's diagram has one arrow for each move and no other."""
    arrows = {
        f"{source} --> {move.target}: {act.model_fields['kind'].default}"
        for act, move in MOVES.items()
        for source in move.sources
    }
    arrows |= {
        f"{source} --> {target}: {why}"
        for (source, target), why in LED_BY_REFERRALS.items()
    }
    drawn = {line.strip() for line in README.splitlines() if "-->" in line}

    assert drawn == arrows | {"[*] --> referred"}


def test_every_place_the_docs_name_is_there() -> None:
    """Files, folders, links and pictures that are named exist."""
    for page in DOCS:
        text = page.read_text("utf-8")
        links = re.findall(r"\]\((?!http)([^)#]+)", text)
        files = re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.[a-z]+)?)`", text)
        for name in links:
            assert (page.parent / name).exists(), f"{page.name}: {name}"
        for name in files:
            if not name.startswith(("var/", "outbox/", "engagement/")):
                assert (ROOT / name).exists(), f"{page.name}: {name}"
