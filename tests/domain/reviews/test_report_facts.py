"""What a report says: the same review says the same, and nothing that is for others."""

from datetime import UTC, datetime
from typing import Any

import pytest

from domain.acts import (
    AddEvidence,
    AddFinding,
    AddItem,
    AddRecommendation,
    AddTheme,
    CompleteItem,
    NameTeam,
    RateComponent,
    WaiveItem,
    WaiveQuadrant,
    WithdrawFinding,
    WithdrawRecommendation,
    WriteSection,
)
from domain.documents.canonical import canonical, hash_of
from domain.evidence.standing import EvidencePiece
from domain.people.audience import Readers
from domain.review_standing import shown
from domain.reviews.analysis_standing import (
    AnalysisStanding,
    FindingTexts,
    RecommendationTexts,
)
from domain.reviews.finding import Quadrant
from domain.reviews.report_facts import ComponentFacts, ReportFacts, report_facts
from domain.reviews.standing import ReviewShown, SiteStanding
from domain.status import Horizon
from tests.frameworks import BARE
from tests.review_phases import up_to
from tests.review_reports import ITEM, answer, correct, find, sent
from tests.reviews import ANOTHER, SCHOOL, InReview

SQUARE = {"component": 2, "quadrant": "threat", "text": "as seen", "items": ("D01",)}
ADVICE = {"text": "agree on it", "horizon": "LONG_TERM", "rationale": "in time"}
NAMES = {"r.kim": "Rosa Kim"}


def pieces(*readers: Readers) -> dict[int, EvidencePiece]:
    """A piece for each of these, numbered from one on."""
    return {
        number: EvidencePiece(
            entity="1999901.1/review/1",
            number=number,
            name=f"minutes {number}.pdf",
            sha256=f"{number:064x}",
            size=9,
            link="",
            readers=each,
            by="t.washington",
            at=datetime(2026, 9, 1, tzinfo=UTC),
            entry=number,
        )
        for number, each in enumerate(readers, 1)
    }


def facts(
    now: InReview | ReviewShown, known: dict[int, EvidencePiece] | None = None
) -> ReportFacts:
    of = shown(now.review) if isinstance(now, InReview) else now
    return report_facts(of, known or {}, lambda each: NAMES.get(each, each))


def reading() -> InReview:
    """While documents are read: one item is collected."""
    both = up_to("artifacts", framework=BARE)
    both.ask_review(AddItem, **ITEM)
    both.ask_review(CompleteItem, item="D01", count=3)
    return both


def found() -> InReview:
    """Two findings, one withdrawn; two recommendations, one withdrawn; a theme."""
    both = reading()
    both.ask_review(AddTheme, theme="T1", title="Coherence")
    for key in ("F1", "F2"):
        both.ask_review(AddFinding, finding=key, **SQUARE)
    for key in ("R1", "R2"):
        named = {"recommendation": key, "findings": ("F1",), "theme": "T1"}
        both.ask_review(AddRecommendation, **named, **ADVICE)
    both.ask_review(WithdrawFinding, finding="F2")
    both.ask_review(WithdrawRecommendation, recommendation="R2")
    return both


def component(said: ReportFacts, number: int) -> ComponentFacts:
    return said.components[number - 1]


def in_words(now: ReviewShown) -> ReviewShown:
    """As the record has it: each thing says its id."""
    analysis = now.analysis
    return now.but(
        analysis=AnalysisStanding(
            themes=analysis.themes,
            findings=tuple(
                each.but(texts=FindingTexts(text=f"found {each.id}", note="aside"))
                for each in analysis.findings
            ),
            recommendations=tuple(
                each.but(
                    texts=RecommendationTexts(
                        text=f"do {each.id}",
                        rationale=f"why {each.id}",
                        lcap=("goal 2",),
                        fcmat=("2.1",),
                        essa=("CSI 2",),
                        note="aside",
                    )
                )
                for each in analysis.recommendations
            ),
            ratings=analysis.ratings,
            waivers=tuple(
                each.but(reason=f"none in {each.component}")
                for each in analysis.waivers
            ),
        )
    )


def test_the_same_review_says_the_same() -> None:
    """Written once, read again and written, from whatever value it came."""
    both = found()
    text = canonical(facts(both))
    again = shown(type(both.review).model_validate_json(both.review.model_dump_json()))

    assert canonical(facts(again)) == text
    assert canonical(ReportFacts.model_validate_json(text)) == text
    assert len(hash_of(text)) == 64 and hash_of(text) == hash_of(text)


@pytest.mark.parametrize("change", [find, correct], ids=["a finding", "a correction"])
def test_what_changes_the_report_changes_its_hash(change: Any) -> None:
    both = sent()
    before = hash_of(canonical(facts(both)))
    change(both, *(("F2",) if change is find else ()))

    assert hash_of(canonical(facts(both))) != before


def test_what_has_nothing_to_do_with_the_report_does_not() -> None:
    """A day that goes by, words to its engagement."""
    both = sent()
    before = canonical(facts(both))
    both.run_to(both.today.replace(day=28))
    both.settle()

    assert canonical(facts(both)) == before


def test_evidence_for_ccee_alone_is_counted_and_nowhere_named() -> None:
    """That for all who take part by its number; what anyone may read by its name."""
    both = reading()
    readers = (Readers.AGENCY, Readers.ENGAGEMENT, Readers.ANYONE)
    for number, each in enumerate(readers, 1):
        piece = {"name": f"minutes {number}.pdf", "sha256": f"{number:016x}" * 4}
        both.ask_review(AddEvidence, **piece, size=9, readers=each)
    evidence = ("E1", "E2", "E3")
    both.ask_review(AddFinding, finding="F1", **SQUARE | {"evidence": evidence})
    said = facts(both, pieces(*readers))
    (mine,) = component(said, 2).quadrants[3].findings

    assert said.evidence == 3
    assert mine.rests_on == ("E2", "E3 minutes 3.pdf", "D01")
    assert "minutes 1.pdf" not in canonical(said) and "E1" not in canonical(said)
    assert "minutes 2.pdf" not in canonical(said)


def test_what_was_withdrawn_is_not_said() -> None:
    """Neither a finding nor a recommendation; what stands is, in full."""
    said = facts(in_words(shown(found().review)))
    (mine,) = component(said, 2).quadrants[3].findings
    (advice,) = said.recommendations
    text = canonical(said)

    assert (mine.id, mine.text) == ("F1", "found F1")
    assert (advice.id, advice.text, advice.rationale) == ("R1", "do R1", "why R1")
    assert (advice.horizon, advice.theme) == (Horizon.LONG_TERM, "Coherence")
    assert (advice.components, advice.findings) == ((2,), ("F1",))
    served = advice.lcap, advice.fcmat, advice.essa
    assert served == (("goal 2",), ("2.1",), ("CSI 2",))
    assert "F2" not in text and "R2" not in text


def test_remarks_among_colleagues_are_not_said() -> None:
    """Notes, and why something was withdrawn, are for those who work on it."""
    assert "aside" not in canonical(facts(in_words(shown(found().review))))


def test_a_quadrant_that_is_waived_says_why() -> None:
    """Until something is found in it."""
    both = reading()
    square = {"component": 2, "quadrant": "threat"}
    both.ask_review(WaiveQuadrant, **square)
    waived = component(facts(in_words(shown(both.review))), 2).quadrants[3]
    both.ask_review(AddFinding, finding="F1", **SQUARE)
    then = component(facts(in_words(shown(both.review))), 2).quadrants[3]

    assert (waived.quadrant, waived.none_because) == (Quadrant.THREAT, "none in 2")
    assert (then.none_because, len(then.findings)) == ("", 1)


def test_a_component_says_what_was_collected_and_how_it_is_rated() -> None:
    """What was waived is none of it; a method counts what was planned by it."""
    both = reading()
    both.ask_review(AddItem, **ITEM | {"item": "D02"})
    both.ask_review(WaiveItem, item="D02")
    both.ask_review(RateComponent, component=1, rating="full")
    said = facts(both)
    (method,) = said.collected
    mine = component(said, 1)

    assert (mine.done, mine.waived, mine.collected) == (1, 1, 3)
    assert (mine.rating, component(said, 2).rating) == ("Full implementation", "")
    assert (method.method, method.done, method.planned) == ("Document review", 1, 2)
    assert method.collected == 3


def test_sections_and_corrections_are_said_as_the_record_has_them() -> None:
    both = sent()
    both.ask_review(WriteSection, section="overview", text="There are nine schools.")
    answer(both, correct(both))
    now = shown(both.review)
    (section,), (correction,) = now.said.sections, now.said.corrections
    words = correction.but(text="twice a week", answer="minutes of May 3")
    overview = section.but(text="There are nine schools.")
    said = facts(now.but(said=now.said.but(sections=(overview,), corrections=(words,))))

    assert (said.overview, said.summary) == ("There are nine schools.", "")
    (k1,) = said.corrections
    assert (k1.label, k1.party, k1.about) == ("K1", "lea", "finding/F1")
    assert (k1.text, k1.outcome, k1.answer) == (
        "twice a week",
        "taken",
        "minutes of May 3",
    )


def test_its_team_is_named_and_its_sites_are_those_of_the_sample() -> None:
    """As the directory names them; a site that was taken out is none."""
    both = up_to("planning", framework=BARE)
    both.ask_review(NameTeam, people=("r.kim", "s.ito"))
    site = SiteStanding(code=SCHOOL, name="Alder High", by="t.washington", entry=3)
    gone = site.but(code=ANOTHER, name="Alder Elementary", gone=True)
    said = facts(shown(both.review).but(sites=(site, gone)))

    assert said.team == ("Rosa Kim", "s.ito")
    assert said.sites == ("Alder High",)
    assert (said.lea, said.county, said.cds) == (
        "Alder Valley Unified",
        "Los Angeles",
        "1999901",
    )
