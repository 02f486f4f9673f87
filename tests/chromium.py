"""A real browser for pages, Debian's `chromium`, without a window."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

MEASURE = """
<!DOCTYPE html><meta charset="utf-8"><title>waiting</title><body style="margin:0">
<iframe id="page" src="{page}" style="border:0;width:{width}px;height:900px"></iframe>
<script>
document.getElementById("page").onload = event => {{
  const page = event.target.contentDocument, root = page.documentElement;
  const all = names => [...page.querySelectorAll(names)];
  const said = each => each.textContent.trim().replace(/\\s+/g, " ");
  const shown = each => each.getBoundingClientRect();
  document.title = JSON.stringify({{
    title: page.title,
    language: root.lang,
    width: root.clientWidth,
    needed: root.scrollWidth,
    headings: all("h1,h2,h3,h4,h5").map(said),
    captions: all("caption,figcaption").map(said),
    figures: all("svg").map(each => [shown(each).width, shown(each).height]),
    hidden: all("main *:not(svg *)").filter(each => !shown(each).height).length,
    fetched: performance.getEntriesByType("resource").length
      + event.target.contentWindow.performance.getEntriesByType("resource").length,
  }});
}};
</script>
"""
LONGEST = 60  # seconds


class SeenPage(NamedTuple):
    """A page as the browser lays it out: what it needs, what it has fetched."""

    title: str
    language: str
    width: int
    needed: int
    headings: list[str]
    captions: list[str]
    figures: list[list[float]]
    hidden: int
    fetched: int


def browser() -> str:
    """Skipped where there is none, unless REQUIRE_CHROMIUM is set."""
    if found := shutil.which("chromium"):
        return found
    absent = "no Chromium here: Debian's package `chromium` brings it"
    if os.environ.get("REQUIRE_CHROMIUM"):
        pytest.fail(absent)
    pytest.skip(absent)


def seen(page: Path, width: int, folder: Path) -> SeenPage:
    """A page in a window of so many pixels; its own rules stay in force."""
    frame = folder / f"frame-{width}.html"
    frame.write_text(MEASURE.format(page=page.as_uri(), width=width), encoding="utf-8")
    printed = subprocess.run(
        [
            browser(),
            *("--headless=new", "--no-sandbox", "--disable-gpu"),
            *("--disable-dev-shm-usage", "--no-first-run"),
            *("--disable-web-security", "--allow-file-access-from-files"),
            f"--user-data-dir={folder / 'profile'}",
            *("--virtual-time-budget=20000", "--dump-dom"),
            frame.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=True,
    ).stdout
    said = printed.partition("<title>")[2].partition("</title>")[0]
    found: dict[str, Any] = json.loads(said.replace("&amp;", "&"))
    return SeenPage(**found)
