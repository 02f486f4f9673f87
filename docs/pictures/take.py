"""Take the docs' pictures anew, of a demo loaded for the purpose: `make pictures`.

Needs Debian's chromium and chromium-driver; everything it starts it stops again.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

from rich.console import Console
from rich.text import Text
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import (
    element_to_be_clickable,
    frame_to_be_available_and_switch_to_it,
    text_to_be_present_in_element,
)
from selenium.webdriver.support.ui import WebDriverWait

from demo import ENGAGEMENT, IN_REVIEW
from domain.reviews.review import review_address
from server_address import server_address
from workflows.post_office import POST_OFFICE

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LATE = 'WorkflowType="EscalationWorkflow" AND ExecutionStatus="Running"'
QUIETLY = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--hide-scrollbars --force-device-scale-factor=1"
).split()
PATIENCE = 30  # seconds for a page to show what it is waited for
WIDTH = 140  # columns of the terminal that the home page is shown on
TERMINAL = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "LINES": "60"}


REVIEW = f"{ENGAGEMENT}.1/review-1"
"""Where its documents lie, below that of all."""
AN_ACTION = f"{ENGAGEMENT}/review/1/action/12"
DOCUMENTS = (
    ("report", "final/report.html", "1. Culture, Coherence, and the Planning Process"),
    ("roadmap-page", "roadmap-1/roadmap.html", "What comes when, and why"),
)
"""Of each picture its name, the page, and the heading at which it begins."""


class Page(NamedTuple):
    """A page of the Temporal UI, and the text that says it is all there."""

    name: str
    path: str
    shows: str
    height: int
    details: bool = True
    """Whether it is the tab with the current details, a frame of its own."""


@contextmanager
def service(var: Path) -> Iterator[str]:
    """The whole service with its demo; the Temporal UI's address."""
    supervisor = subprocess.Popen(
        [sys.executable, "-m", "local"],
        cwd=ROOT,
        env=os.environ | TERMINAL | {"THROUGHLINE_VAR": str(var)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert supervisor.stdout
    try:
        while "ready;" not in supervisor.stdout.readline():
            assert supervisor.poll() is None
        left = server_address(var)
        assert left
        yield f"{left['ui']}/namespaces/{left['namespace']}/workflows"
    finally:
        supervisor.terminate()
        supervisor.communicate()


def pages(browser: Chrome, base: str) -> Iterator[Page]:
    engagement = quote(f"engagement/{ENGAGEMENT}", safe="")
    yield Page("engagement", f"/{engagement}", "Overdue", 1700)
    yield Page("late", f"?query={quote(LATE)}", "overdue/action-12", 740, False)
    first = browser.find_element(By.PARTIAL_LINK_TEXT, "overdue/action-12")
    escalation = str(first.get_attribute("href")).removeprefix(base)
    escalation = escalation.removesuffix("/timeline")
    yield Page("escalation", escalation, "planned", 980)
    review = quote(review_address(f"{IN_REVIEW}.1", 1), safe="")
    yield Page("review-workflow", f"/{review}", "Still to come", 1500)
    yield Page("post-office", f"/{POST_OFFICE}", "delivered", 800)


def take(browser: Chrome, base: str) -> None:
    for page in pages(browser, base):
        browser.set_window_size(1360, page.height)
        browser.get(base + page.path)
        wait = WebDriverWait(browser, PATIENCE)
        if page.details:
            tab = element_to_be_clickable((By.LINK_TEXT, "User Metadata"))
            wait.until(tab).click()
            frame = f"iframe[src*='{quote(page.shows)}']"
            wait.until(frame_to_be_available_and_switch_to_it((By.CSS_SELECTOR, frame)))
        body = (By.TAG_NAME, "body")
        wait.until(text_to_be_present_in_element(body, page.shows))
        browser.switch_to.default_content()
        browser.save_screenshot(str(HERE / f"{page.name}.png"))


def take_documents(browser: Chrome, review: Path) -> None:
    """Pages of what the demo's review has brought about, as a browser shows them."""
    for name, file, heading in DOCUMENTS:
        browser.set_window_size(900, 1150)
        browser.get((review / file).as_uri())
        found = browser.find_element(
            By.XPATH, f"//main//*[self::h2 or self::h3][text()='{heading}']"
        )
        browser.execute_script("arguments[0].scrollIntoView()", found)
        browser.save_screenshot(str(HERE / f"{name}.png"))


def of_terminal(var: Path, name: str, *command: str) -> None:
    """What a command of staff's says, as a terminal shows it."""
    said = subprocess.run(
        [sys.executable, "starter.py", *command],
        cwd=ROOT,
        env=os.environ | {"THROUGHLINE_VAR": str(var)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    with Path(os.devnull).open("w") as nowhere:
        terminal = Console(record=True, width=WIDTH, file=nowhere)
        for line in said.stdout.splitlines():
            terminal.print(Text(line), crop=False, overflow="fold")
    title = " ".join(["starter.py", *command])
    terminal.save_svg(str(HERE / f"{name}.svg"), title=title)


def main() -> None:
    options = ChromeOptions()
    for word in QUIETLY:
        options.add_argument(word)
    with TemporaryDirectory() as folder, service(Path(folder)) as base:
        of_terminal(Path(folder), "home")
        of_terminal(Path(folder), "review", "review", IN_REVIEW)
        of_terminal(Path(folder), "roadmap", "roadmap", "show", AN_ACTION)
        browser = Chrome(options, ChromeService("/usr/bin/chromedriver"))
        try:
            take(browser, base)
            take_documents(browser, Path(folder) / "documents" / REVIEW)
        finally:
            browser.quit()


if __name__ == "__main__":
    main()
