"""The words of the letters: they advise and assist, and they fit a mail window."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

NOTICES = Path(__file__).resolve().parents[2] / "templates" / "notices"
NAMES = sorted(path.name for path in NOTICES.glob("*.txt.j2"))
LETTERS = Environment(loader=FileSystemLoader(NOTICES), undefined=StrictUndefined)

POLICING = re.compile(
    r"\b(violations?|fail(ed|ures?)|non-?complian(t|ce)|must|penalty|penalties"
    r"|sanctions?|delinquent|deadline\s+missed|warnings?|shall)\b",
    re.IGNORECASE,
)

HOW = (
    "throughline action update 1999901 12 --as m.villanueva-castellanos "
    '--say "The draft plan is with the K-3 teachers until the end of the month"'
)
COMMON: dict[str, object] = {
    "person": "Maximiliana Villanueva-Castellanos de la Fuente",
    "role": "State Superintendent of Public Instruction",
    "lea": "Alder Valley and Upper Sycamore Creek Joint Union Elementary and High",
    "because": (
        "nobody holds the role director of assessment and accountability at present, "
        "and the next step of the ladder comes to you"
    ),
    "agency": "the California Collaborative for Educational Excellence",
    "reference": "19999010123456/action/112",
    "how": HOW,
}
LADDER: dict[str, object] = COMMON | {
    "action": 112,
    "title": (
        "Review with families and students how schools ask after "
        "well-being twice a year"
    ),
    "owner": "director of assessment and accountability",
    "due": "Wednesday, 30 September 2026",
    "step": "E2",
    "claimed": False,
    "claimed_on": "",
    "next_step": (
        "on Wednesday, 14 October 2026 the superintendent's designee and the agency's "
        "expert hear of it too, so that they can help"
    ),
}
CLAIMED: dict[str, object] = LADDER | {
    "claimed": True,
    "claimed_on": "Wednesday, 23 September 2026",
    "next_step": "",
}
FACTS: dict[str, list[dict[str, object]]] = {
    "reminder": [LADDER, CLAIMED],
    "update_requested": [LADDER, CLAIMED],
    "support_offered": [LADDER, CLAIMED],
    "check_in_agenda": [LADDER, CLAIMED],
    "joint_meeting": [LADDER, CLAIMED],
    "roadmap_adopted": [
        COMMON
        | {
            "actions": 166,
            "immediate": 101,
            "first_due": "Wednesday, 30 September 2026",
        }
    ],
    "witness_silent": [
        COMMON
        | {
            "plan": "19999010123456.1/overdue/action-112/100017",
            "title": LADDER["title"],
            "expected": "2026-10-14 08:00 PDT",
        }
    ],
}
CLIMBING = [f"{name}.txt.j2" for name, facts in FACTS.items() if CLAIMED in facts]


def letters(name: str) -> list[str]:
    """The letter `name` in every case it knows."""
    template = LETTERS.get_template(name)
    return [template.render(facts) for facts in FACTS[name.removesuffix(".txt.j2")]]


def flowing(letter: str) -> str:
    return " ".join(letter.split())


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_polices(name: str) -> None:
    """The agency advises and assists; its letters hold no word of compliance."""
    words = [found.group() for found in POLICING.finditer((NOTICES / name).read_text())]

    assert words == []


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

        assert f"    {HOW}" in body
        assert [line for line in body if len(line) >= 80 and HOW not in line] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_ends_with_why_it_came_and_what_comes_next(name: str) -> None:
    """Nobody has to ask why they were written to, or what will happen by itself."""
    for letter in letters(name):
        _, end = flowing(letter).split(f"You receive this because {COMMON['because']}.")

        assert end.startswith((" Next, ", " Unless ", " No further letter "))


@pytest.mark.parametrize("name", CLIMBING)
def test_a_reported_action_is_thanked_for_and_not_asked_about(name: str) -> None:
    """What its owner has reported complete is waiting for somebody else's word."""
    asking, thanking = letters(name)

    assert "confirmation" not in asking
    assert "confirmation by the county office or" in flowing(thanking)
    assert "reported it complete on Wednesday, 23" in flowing(thanking)
    assert "thank" in thanking
