"""The words of the letters: they advise and assist, and they fit a mail window."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from adapters.mail.templates import COMMAND, blocks, environment, in_short, records
from tests.letters import COMMON, DIGEST, FACTS, HOW, LADDER
from tests.letters_page import bare, page
from tests.lives import START
from tests.supports import Supported
from tests.tone import policing

NOTICES = Path(__file__).resolve().parents[3] / "templates" / "notices"
NAMES = sorted(path.name for path in NOTICES.glob("*.txt.j2"))
LETTERS = environment()

NEXT = (" Next, ", " Next: ", " Unless ", " No further letter ")
RESUMED = "clock_resumed.txt.j2"
CLIMBING = [f"{name}.txt.j2" for name, facts in FACTS.items() if LADDER in facts]


def letters(name: str) -> list[str]:
    """The letter `name` in every case it knows."""
    template = LETTERS.get_template(f"notices/{name}")
    return [template.render(facts) for facts in FACTS[name.removesuffix(".txt.j2")]]


def flowing(letter: str) -> str:
    return " ".join(letter.split())


def test_every_letter_has_its_facts_listed_here() -> None:
    """A letter added to the folder is held to the same rules."""
    assert [name.removesuffix(".txt.j2") for name in NAMES] == sorted(FACTS)


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_asks_for_no_other_facts_than_its_own(name: str) -> None:
    """With exactly these it renders: one subject line, a blank line, a greeting."""
    for letter in letters(name):
        subject, blank, greeting, *_ = letter.splitlines()

        assert re.fullmatch(r"Subject: \[DTA .+\] .+ - .+", subject)
        assert blank == ""
        assert greeting.startswith("Dear ")


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_fits_a_mail_window(name: str) -> None:
    """Under 80 columns however long the names; only the command stays unbroken."""
    for letter in letters(name):
        _, *body = letter.splitlines()

        assert (f"    {HOW}" in body) is ("simply reply" not in flowing(letter))
        assert [line for line in body if len(line) >= 80 and HOW not in line] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_ends_with_why_it_came_and_what_comes_next(name: str) -> None:
    """Nobody has to ask why they were written to, or what will happen by itself."""
    for letter in letters(name):
        _, end = flowing(letter).split(f"You receive this because {COMMON['because']}.")

        assert end.startswith(NEXT)


@pytest.mark.parametrize("name", CLIMBING)
def test_a_reported_action_is_thanked_for_and_not_asked_about(name: str) -> None:
    """What its owner has reported complete is waiting for somebody else's word."""
    asking, thanking = letters(name)

    assert "confirmation" not in asking
    assert "confirmation by the county office or" in flowing(thanking)
    assert "reported it complete on Wednesday, 23" in flowing(thanking)
    assert "thank" in thanking


def test_a_digest_says_by_its_subject_since_when_and_why_all_clocks_had_stood() -> None:
    """Of a letter in a digest its subject is all that is read."""
    whole, some, *_ = (letter.splitlines()[0] for letter in letters(RESUMED))

    assert "(it stood since Monday, 5 October 2026: fire)" in whole
    assert "it stood since" not in some


def test_a_digest_fits_a_mail_window_and_does_not_police() -> None:
    """Under 80 columns, in the words of its notices; each with its line."""
    digest = LETTERS.get_template("digest.txt.j2").render(DIGEST)
    subject, blank, *text = digest.splitlines()

    assert subject == "Subject: [DTA 2 LEAs] 3 matters for you - " + str(DIGEST["day"])
    assert blank == ""
    assert text.count(f"    {HOW}") == 4
    assert [line for line in text if len(line) >= 80 and HOW not in line] == []
    assert policing(digest) == []
    assert flowing(digest).count(f"You receive this because {COMMON['because']}.") == 3
    assert "Next, what comes up after this letter waits" in flowing(digest)


@pytest.mark.parametrize("name", NAMES)
def test_the_html_says_the_same_words_in_the_same_order(name: str) -> None:
    """Paragraphs, lists and lines to type, and not a word more or less."""
    for letter in letters(name):
        text = letter.partition("\n\n")[2]
        html = LETTERS.get_template("letter.html.j2").render(
            subject="", blocks=[*blocks(text)]
        )
        _, _, body = html.partition("<body")
        words = re.sub(r"<[^>]+>", " ", f"<body{body}")
        bare = re.sub(r"^- ", "", text, flags=re.MULTILINE)

        assert flowing(unescape(words)) == flowing(bare)


def test_the_html_needs_nothing_from_elsewhere() -> None:
    """No picture, no script, no address to fetch: nothing that tells who reads."""
    page = (NOTICES.parent / "letter.html.j2").read_text()

    assert re.search(r"<(img|script|link|iframe)|https?:|url\(", page) is None
    assert '<html lang="en">' in page


def test_the_page_shows_every_letter_also_with_nothing_that_may_be_left_out() -> None:
    """`make letters`: for people who write to districts, read from cold."""
    shown = page()

    assert [f"<h2>{name}</h2>" in shown for name in sorted(FACTS)] == [True] * len(
        FACTS
    )
    assert "simply reply to this letter" in shown
    assert "{{" not in shown and "{%" not in shown


def test_what_a_bare_letter_says_is_what_it_cannot_do_without() -> None:
    """The reason of a new mode may be left out, the mode may not."""
    (full,) = FACTS["mode_changed"][:1]
    left = bare("notices/mode_changed.txt.j2", full)

    assert "mode" in left and "why" not in left


def test_a_bracket_that_a_subject_cuts_short_is_closed() -> None:
    """And what is short enough stays as it is."""
    long = "1 (Agree on three priorities for the whole of the district's work)"

    assert in_short(long) == "1 (Agree on three priorities for the whole of the...)"
    assert in_short("1 (Read daily)") == "1 (Read daily)"


def test_what_is_answered_about_a_position_is_noted_by_the_lead() -> None:
    """The superintendent answers, and may note nothing of a position."""
    known = Supported()
    known.fund()
    known.climb(START + timedelta(days=250))
    told = [n for each in known.now.unwritten for n in each.notices]
    lines = {
        line
        for each in told
        if each.subject == "position/1"
        for line in records(each.but(facts=each.facts | {"reader": each.to}))
    }

    assert lines == {f"{COMMAND} acts 1999901/position/1"}
