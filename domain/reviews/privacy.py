"""What in a report may say who somebody is: looked for before a person reads it.

Groups of fewer than eleven students are not shown, nor is what reaches one person
(docs/domain.md 11.4). A machine finds some of it; whoever checks reads all of it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from domain.reviews.report_facts import ReportFacts
from domain.student import student_named

FEWEST = 11  # students of whom a number may be shown
JOINED = r"(?:(?!(?:for|of|to|in|on|at|and|or|with|by)\s)[a-z-]+\s+){0,2}"
"""Up to two words that may stand between: 'three newcomer students'."""
SMALL = re.compile(
    r"(?<![\d.,:/-])(?:"
    rf"(?:1|one)\s+{JOINED}(?:student|pupil|learner|child|youth)\b"
    r"|(?:[2-9]|10|two|three|four|five|six|seven|eight|nine|ten)\s+"
    rf"{JOINED}(?:students|pupils|learners|children|youths?)\b)",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?<!\d)\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)")
AROUND = 40  # characters of the text that a hint shows


class PrivacyHint(NamedTuple):
    """Where something may say who somebody is, and what to look at there."""

    where: str
    said: str

    def __str__(self) -> str:
        return f"{self.where}: {self.said}"


def privacy_hints(facts: ReportFacts) -> list[PrivacyHint]:
    """All that is to be looked at, in the order of the report."""
    return [hint for where, text in _texts(facts) for hint in _hints(where, text)]


def _texts(facts: ReportFacts) -> Iterator[tuple[str, str]]:
    yield "overview", facts.overview
    yield "previous work", facts.previous_work
    yield "summary", facts.summary
    for component in facts.components:
        for quadrant in component.quadrants:
            named = f"component {component.number}, no {quadrant.quadrant}"
            yield named, quadrant.none_because
            for each in quadrant.findings:
                yield f"finding {each.id}", each.text
                yield f"finding {each.id}, its evidence", "; ".join(each.rests_on)
    yield "themes", "; ".join(facts.themes)
    for advice in facts.recommendations:
        yield f"recommendation {advice.id}", advice.text
        yield f"recommendation {advice.id}, why", advice.rationale
        yield f"recommendation {advice.id}, LCAP", "; ".join(advice.lcap)
        yield f"recommendation {advice.id}, FCMAT", "; ".join(advice.fcmat)
        yield f"recommendation {advice.id}, ESSA", "; ".join(advice.essa)
    for correction in facts.corrections:
        yield f"correction {correction.label}", correction.text
        yield f"correction {correction.label}, its answer", correction.answer


def _hints(where: str, text: str) -> Iterator[PrivacyHint]:
    if asked_back := student_named(text):
        yield PrivacyHint(where, asked_back)
    for found in SMALL.finditer(text):
        said = f"'{_shown(text, found)}' may be a group of fewer than {FEWEST}"
        yield PrivacyHint(where, said)
    if MAIL.search(text):
        yield PrivacyHint(where, "it holds a mail address")
    if TELEPHONE.search(text):
        yield PrivacyHint(where, "it holds what may be a telephone number")


def _shown(text: str, found: re.Match[str]) -> str:
    return " ".join(text[found.start() : found.start() + AROUND].split())
