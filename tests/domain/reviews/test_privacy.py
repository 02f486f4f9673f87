"""What a report may say of somebody is shown to whoever reads it for privacy."""

from collections.abc import Iterator

import pytest

from domain.reviews.privacy import privacy_hints
from domain.reviews.report_facts import RecommendationFacts, ReportFacts
from domain.status import Horizon
from tests.reports import facts_of
from tests.review_reports import answer, correct, sent

PRIVATE = "write to a.student@alder.example"
"""What is looked for in any text."""


ADVICE = RecommendationFacts(
    id="R1",
    text="agree on it",
    rationale="in time",
    horizon=Horizon.IMMEDIATE,
    theme="Coherence",
    components=(1,),
    findings=("F1",),
    lcap=("Goal 1",),
    fcmat=("2.1",),
    essa=("CSI 2",),
)


def facts() -> ReportFacts:
    """One finding, a recommendation, and a correction that is answered."""
    both = sent()
    answer(both, correct(both))
    return facts_of(both).but(themes=("Coherence",), recommendations=(ADVICE,))


def said(text: str) -> list[str]:
    return [each.said for each in privacy_hints(facts().but(summary=text))]


@pytest.mark.parametrize(
    "text",
    [
        "seven students wait",
        "3 newcomer students wait",
        "one student waits",
        "ask 916-555-0199",
        PRIVATE,
    ],
)
def test_what_may_say_who_somebody_is_is_shown(text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    "text", ["eleven students wait", "in 12 of 14 schools", "10 teachers", ""]
)
def test_what_says_it_of_nobody_is_not(text: str) -> None:
    """Groups of eleven are shown; of teachers nothing is said here."""
    assert said(text) == []


def with_private() -> Iterator[ReportFacts]:
    """The same report, in each of its own texts once a mail address."""
    known = facts()
    for section in ("overview", "previous_work", "summary"):
        yield known.but(**{section: PRIVATE})
    yield known.but(themes=(PRIVATE,))
    for name in ("text", "rationale"):
        yield known.but(recommendations=(ADVICE.but(**{name: PRIVATE}),))
    for name in ("lcap", "fcmat", "essa"):
        yield known.but(recommendations=(ADVICE.but(**{name: ("2.1", PRIVATE)}),))
    for name in ("text", "answer"):
        yield known.but(corrections=(known.corrections[0].but(**{name: PRIVATE}),))
    component = known.components[0]
    quadrant = next(each for each in component.quadrants if each.findings)
    (finding,) = quadrant.findings
    for changed in (
        quadrant.but(none_because=PRIVATE),
        quadrant.but(findings=(finding.but(text=PRIVATE),)),
        quadrant.but(findings=(finding.but(rests_on=("D01", PRIVATE)),)),
    ):
        yield known.but(components=(component.but(quadrants=(changed,)),))


def test_every_text_that_people_wrote_is_looked_at() -> None:
    """Wherever the document shows it, its place is named."""
    before = len(privacy_hints(facts()))
    found = [privacy_hints(each) for each in with_private()]

    assert [len(each) - before for each in found] == [1] * 14
    assert all(each.where for hints in found for each in hints)
