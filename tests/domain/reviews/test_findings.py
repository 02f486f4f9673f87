"""What a review finds: its SWOT by component, what that rests on, themes, ratings."""

import json

import pytest

from domain import refusals
from domain.acts import (
    AddEvidence,
    AddFinding,
    AddItem,
    AddRecommendation,
    AddTheme,
    AmendFinding,
    AmendTheme,
    Cause,
    CompleteItem,
    CompletePhase,
    CountItem,
    ImportFindings,
    NoteMilestone,
    PauseReview,
    RateComponent,
    ReopenItem,
    ReviewStaffAct,
    WaiveItem,
    WaiveQuadrant,
    WithdrawEvidence,
    WithdrawFinding,
    WithdrawRecommendation,
)
from domain.entries import Entry
from domain.permissions import MAY
from domain.review_standing import review_standing, shown
from domain.review_views import review_preview
from domain.reviews.analysis import WAIVER
from domain.reviews.analysis_standing import (
    FindingStanding,
    FindingTexts,
    RatingStanding,
    ThemeStanding,
    WaiverStanding,
)
from domain.reviews.finding import Finding, Quadrant
from domain.reviews.finding_sentences import new_and_changed
from domain.reviews.judge import FINDING_ACTS
from domain.reviews.progress import missing_to_complete
from domain.reviews.report import Report
from tests.frameworks import SIR_12
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.review_phases import find_all, note, pass_through, rule_of, up_to
from tests.reviews import (
    InReview,
    in_review,
    refused,
    stored,
)

PLANNED = {"item": "D01", "component": 4, "method": "document_review"}
SQUARE = {"component": 4, "quadrant": Quadrant.THREAT}
FOUND: dict[str, object] = {"finding": "F1", "text": "two systems", "items": ("D01",)}
FOUND |= SQUARE
ADVICE: dict[str, object] = {"text": "one system", "horizon": "LONG_TERM"}
ADVICE |= {"recommendation": "R1", "rationale": "costs", "findings": ("F1",)}
DONE = "the report of review 1 is final since "


def reading() -> InReview:
    """Documents are being read, and one has been."""
    both = up_to("artifacts")
    both.ask_review(AddItem, **PLANNED)
    both.ask_review(CountItem, item="D01", count=1)
    return both


def with_finding() -> InReview:
    both = reading()
    both.ask_review(AddFinding, **FOUND)
    return both


def last(both: InReview) -> Entry:
    return both.review.unwritten[-1]


def finding(both: InReview, key: str = "F1") -> Finding:
    return both.review.review.analysis.findings[key]


def test_what_was_found_is_kept_by_what_it_rests_on_and_said_in_the_record() -> None:
    """The state keeps what is decided on, the record what is said of it."""
    both = reading()
    both.ask_review(AddTheme, theme="T1", title="Coherence")
    both.ask_review(AddFinding, **FOUND, theme="T1", note="seen twice")
    kept = Finding(**SQUARE, entry=both.review.entries, theme="T1", items=("D01",))
    entry = last(both)

    assert finding(both) == kept
    assert entry.analysis and entry.analysis.findings == (
        FindingStanding(
            id="F1",
            texts=FindingTexts(text="two systems", note="seen twice"),
            **dict(kept),
        ),
    )
    assert (entry.subject, entry.notices, entry.items) == ("finding/F1", (), ())
    assert entry.sentence == (
        "t.washington said finding F1: threat, component 4, theme T1, resting on D01: "
        "agreed at the planning meeting"
    )


def test_a_finding_is_no_news_to_the_engagement() -> None:
    """It hears of stages and dates."""
    both = reading()
    told = len(both.review.untold)
    both.ask_review(AddFinding, **FOUND)

    assert len(both.review.untold) == told


def test_a_finding_is_stored_as_a_row_that_ends_with_what_is_unusual() -> None:
    """Later versions may add fields at its end, which an older one reads past."""
    usual = Finding(**SQUARE, entry=7)
    full = usual.but(evidence=(3,), items=("D01",), withdrawn=True)

    assert usual.model_dump_json() == '[4,"threat",7]'
    assert stored(full) == full
    longer = [*json.loads(full.model_dump_json()), "of a later version"]
    assert Finding.model_validate(longer) == full


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"theme": "T9"}, "there is no theme T9; the review has none (add_theme)"),
        ({"items": ("D02",)}, "the plan has no item D02; it has 2"),
        ({"items": ("D09",)}, "of item D09 nothing has been collected yet"),
        (
            {"evidence": ("minutes",)},
            "'minutes' is no number of evidence, such as E3; it",
        ),
        ({"evidence": ("E2",)}, "E2 was withdrawn; it has E1; `evidence add` adds"),
        ({"evidence": ("E3",)}, "there is no evidence E3; it has E1; `evidence add`"),
        ({"text": " "}, "its text says nothing: what was found?"),
    ],
)
def test_a_finding_names_what_there_is(wrong: dict[str, object], said: str) -> None:
    """Of the framework, of the review, of its plan; added or amended."""
    both = with_finding()
    both.ask_review(AddItem, **PLANNED | {"item": "D09"})
    for digit in "ab":
        both.ask_review(AddEvidence, name="minutes", sha256=digit * 64, size=9)
    both.ask_review(WithdrawEvidence, number=2)
    unusable = refusals.FindingsUnusable
    new = refused(both, AddFinding, unusable, **FOUND | {"finding": "F2"} | wrong)
    amended = refused(both, AmendFinding, unusable, finding="F1", **wrong)

    assert new.startswith("finding F2: ") and said in new
    assert amended.startswith("finding F1: ") and said in amended


def test_a_finding_is_of_a_component_of_the_framework() -> None:
    """The refusal says which there are."""
    both = up_to("artifacts", framework=SIR_12.but(components=SIR_12.components[:4]))
    both.ask_review(AddItem, **PLANNED)
    both.ask_review(CompleteItem, item="D01", count=1)
    wrong = FOUND | {"component": 5}
    said = refused(both, AddFinding, refusals.FindingsUnusable, **wrong)

    assert said == "finding F1: SIR-12@2019 has no component 5; it has 1, 2, 3, 4"


def test_a_finding_rests_on_something() -> None:
    """On evidence, or on an item; the refusal says how either is named."""
    both = reading()
    said = refused(both, AddFinding, refusals.FindingsUnusable, **FOUND | {"items": ()})
    both.ask_review(AddFinding, **FOUND)
    none = refused(
        both, AmendFinding, refusals.FindingsUnusable, finding="F1", items=()
    )

    rests = "names nothing it rests on; name evidence by its number (--evidence E1) or"
    assert said.startswith(f"finding F1: {rests} an item of the plan (--items C01-01)")
    assert none == said


def test_a_finding_may_rest_on_evidence_alone() -> None:
    """However it is written; each piece once."""
    both = up_to("artifacts")
    both.ask_review(AddEvidence, name="minutes", sha256="a" * 64, size=9)
    rests = {"items": (), "evidence": (" e1", "E01")}
    both.ask_review(AddFinding, **FOUND | rests)

    assert finding(both).evidence == (1,)
    assert "threat, component 4, resting on E1: " in last(both).sentence


def test_evidence_on_which_findings_rest_is_withdrawn_with_a_warning() -> None:
    """They stand, and whoever withdraws it reads which they are."""
    both = up_to("artifacts")
    both.ask_review(AddEvidence, name="minutes", sha256="a" * 64, size=9)
    for key in ("F1", "F2"):
        rests = {"finding": key, "items": (), "evidence": ("E1",)}
        both.ask_review(AddFinding, **FOUND | rests)
    both.ask_review(WithdrawFinding, finding="F2")
    act = by_staff(WithdrawEvidence, number=1)
    said = review_preview(both.review, act, both.at).warnings
    both.send_review(act)

    assert said == ("finding/F1 rests on E1; amend_finding names other evidence",)
    assert finding(both).stands


def test_a_milestone_that_evidence_shows_is_named_when_it_is_withdrawn() -> None:
    """It stays reached; several findings that rest on it are named together."""
    both = up_to("artifacts")
    both.ask_review(AddEvidence, name="minutes", sha256="a" * 64, size=9)
    for key in ("F1", "F2"):
        rests = {"finding": key, "items": (), "evidence": ("E1",)}
        both.ask_review(AddFinding, **FOUND | rests)
    both.ask_review(NoteMilestone, milestone="swot", on=both.today, link="E1")
    act = by_staff(WithdrawEvidence, number=1)
    first, second = review_preview(both.review, act, both.at).warnings

    assert first == (
        "finding/F1 and finding/F2 rest on E1; amend_finding names other evidence"
    )
    assert (
        "milestone/swot is shown by E1; note_milestone names another, and why" in second
    )


def test_what_rests_on_an_item_that_has_nothing_any_more_is_named() -> None:
    """As long as something is counted nothing is said."""
    both = with_finding()
    both.ask_review(AddItem, **PLANNED | {"item": "D02"})
    both.ask_review(CompleteItem, item="D02", count=0)
    fewer = by_staff(CountItem, item="D01", count=1)
    none = by_staff(CountItem, item="D01", count=0)
    quiet = review_preview(both.review, fewer, both.at).warnings
    said = review_preview(both.review, none, both.at).warnings
    both.ask_review(AmendFinding, finding="F1", items=("D02",))
    reopened = by_staff(ReopenItem, item="D02")
    (again,) = review_preview(both.review, reopened, both.at).warnings

    assert quiet == ()
    assert said == (
        "finding/F1 rests on item D01, of which nothing is collected now; "
        "amend_finding names something else",
    )
    assert again == said[0].replace("D01", "D02")


def test_an_item_of_which_nothing_was_collected_bears_no_finding() -> None:
    """Until it is counted or done; what was waived bears none."""
    both = up_to("artifacts")
    both.ask_review(AddItem, **PLANNED)
    open_one = refused(both, AddFinding, refusals.FindingsUnusable, **FOUND)
    both.ask_review(WaiveItem, item="D01")
    waived = refused(both, AddFinding, refusals.FindingsUnusable, **FOUND)
    both.ask_review(AddItem, **PLANNED | {"item": "D02"})
    both.ask_review(CompleteItem, item="D02", count=0)
    both.ask_review(AddFinding, **FOUND | {"items": ("D02",)})

    assert "of item D01 nothing has been collected yet (count_item or" in open_one
    assert waived == open_one
    assert finding(both).items == ("D02",)


def test_an_id_is_given_once_also_after_it_was_withdrawn() -> None:
    """Amended as long as it stands, withdrawn for good."""
    both = with_finding()
    there = refused(both, AddFinding, refusals.AlreadyDone, **FOUND)
    both.ask_review(WithdrawFinding, finding="F1")
    gone = refused(both, AddFinding, refusals.AlreadyDone, **FOUND)
    amended = refused(
        both, AmendFinding, refusals.OutOfPhase, finding="F1", component=2
    )
    again = refused(both, WithdrawFinding, refusals.OutOfPhase, finding="F1")

    entry = both.review.entries
    stays = "what holds after all is added under another id"
    assert there == "finding F1 is there already; amend_finding says it otherwise"
    assert gone == "finding F1 was withdrawn; its id is not given again, choose another"
    assert amended == f"finding F1 was withdrawn in entry {entry}; {stays}"
    assert again == amended


def test_a_finding_is_amended_in_what_is_said_and_no_more() -> None:
    """The record keeps the words that are not spoken of."""
    both = with_finding()
    both.ask_review(AmendFinding, finding="F1", quadrant="weakness", note="in one")
    entry = last(both)

    assert finding(both) == Finding(
        component=4, quadrant="weakness", items=("D01",), entry=both.review.entries
    )
    assert entry.analysis
    assert entry.analysis.findings[0].texts == FindingTexts(note="in one")
    assert "said finding F1 otherwise: weakness, component 4, resting on D01" in (
        entry.sentence
    )


def test_an_amendment_says_something() -> None:
    """Else nothing is written down."""
    both = with_finding()
    said = refused(both, AmendFinding, refusals.NothingToChange, finding="F1")

    assert said == "nothing of finding F1 is said otherwise"


@pytest.mark.parametrize("kind", [AmendFinding, WithdrawFinding])
def test_a_finding_that_is_not_there_is_not_touched(
    kind: type[ReviewStaffAct],
) -> None:
    """The refusal says which there are."""
    both = with_finding()
    said = refused(both, kind, refusals.NoSuchFinding, finding="F2")

    assert said == "review 1 has no finding F2; it has F1"


def test_what_a_recommendation_follows_from_is_not_withdrawn_before_it() -> None:
    """The refusal says which; once it is withdrawn itself, the finding may be."""
    both = with_finding()
    both.ask_review(AddRecommendation, **ADVICE)
    both.ask_review(AddRecommendation, **ADVICE | {"recommendation": "R2"})
    said = refused(both, WithdrawFinding, refusals.FindingNamed, finding="F1")
    both.ask_review(WithdrawRecommendation, recommendation="R1")
    one = refused(both, WithdrawFinding, refusals.FindingNamed, finding="F1")
    both.ask_review(WithdrawRecommendation, recommendation="R2")
    both.ask_review(WithdrawFinding, finding="F1", why="seen wrongly")
    entry = last(both)

    assert said.startswith("finding F1 is what R1 and R2 follow from; amend_recommend")
    assert one.startswith("finding F1 is what R2 follows from; ")
    assert finding(both).withdrawn
    assert entry.analysis
    assert entry.analysis.findings[0].texts == FindingTexts(reason="seen wrongly")


@pytest.mark.parametrize("kind", [WithdrawFinding, WaiveQuadrant, RateComponent])
def test_what_takes_back_or_judges_is_said_with_a_reason(
    kind: type[ReviewStaffAct],
) -> None:
    """Whoever comes later reads why."""
    fields: dict[type, dict[str, object]] = {
        WithdrawFinding: {"finding": "F1"},
        WaiveQuadrant: SQUARE | {"quadrant": "strength"},
        RateComponent: {"component": 4, "rating": "full"},
    }
    both = with_finding()
    refused(both, kind, refusals.ReasonMissing, why=" ", **fields[kind])


def test_nothing_is_found_before_data_are_collected() -> None:
    """The refusal says what comes first; from then on it is taken, also in a pause."""
    both = in_review()
    early = refused(both, AddTheme, refusals.OutOfPhase, theme="T1", title="Time")
    both = reading()
    recheck = both.today.replace(month=12)
    both.ask_review(PauseReview, cause=Cause.STRIKE, recheck=recheck)
    both.ask_review(AddFinding, **FOUND)

    assert early == (
        "nothing is found in review 1 before data are collected: the reading of "
        "documents and artifacts or the field work comes first (begin_phase)"
    )
    assert finding(both)


def test_once_the_report_is_final_nothing_is_found_any_more() -> None:
    """While it is drafted and its facts are checked, all may still be amended."""
    both = up_to("final")
    both.ask_review(AmendFinding, finding="4-T", note="the LEA's correction")
    pass_through(both, "final")
    said = refused(both, AmendFinding, refusals.OutOfPhase, finding="4-T", note="x")

    assert said.startswith(f"{DONE}{both.today}; what was found and recommended stays")


@pytest.mark.parametrize("kind", FINDING_ACTS)
def test_who_may_say_what_was_found(kind: type[ReviewStaffAct]) -> None:
    """Experts, the county office's lead, whoever leads the review; nobody else."""
    assert MAY[kind] == MAY[AddItem]


def test_a_quadrant_is_waived_with_a_reason_until_something_is_found_in_it() -> None:
    """A documented none; the finding ends it, and the record says so."""
    both = reading()
    both.ask_review(WaiveQuadrant, **SQUARE, why="asked in every school")
    waiver = last(both)
    twice = refused(both, WaiveQuadrant, refusals.NothingToChange, **SQUARE)
    both.ask_review(AddFinding, **FOUND)
    entry, analysis = last(both), both.review.review.analysis
    there = refused(both, WaiveQuadrant, refusals.OutOfPhase, **SQUARE)

    said = WaiverStanding(**SQUARE, entry=waiver.number, reason="asked in every school")
    assert waiver.analysis and waiver.analysis.waivers == (said,)
    assert waiver.subject == "component/4"
    assert "found no threats in component 4: asked in" in waiver.sentence
    assert twice == (
        f"that component 4 has no threats is said already, in entry {waiver.number}"
    )
    assert analysis.waived == {} and entry.analysis
    assert entry.analysis.waivers == (
        WaiverStanding(**SQUARE, entry=waiver.number, gone=True),
    )
    assert "; said before that there is none, and no more: 4/threat" in entry.sentence
    assert there.startswith("component 4 has threats: F1; withdraw_finding comes first")


def test_a_component_is_rated_on_the_scale_of_the_framework() -> None:
    """The latest stands; each is in the record, with its reason."""
    both = reading()
    both.ask_review(RateComponent, component=4, rating="initial")
    same = refused(
        both, RateComponent, refusals.NothingToChange, component=4, rating="initial"
    )
    wrong = refused(
        both, RateComponent, refusals.NoSuchRating, component=4, rating="ful"
    )
    both.ask_review(RateComponent, component=4, rating="full", why="seen in May")
    entry = last(both)

    assert same == "component 4 is rated 'Initial implementation' already"
    assert wrong.endswith("full, sustained; did you mean full?")
    assert both.review.review.analysis.ratings["4"].rating == "full"
    rating = RatingStanding(
        component=4, rating="full", entry=entry.number, reason="seen in May"
    )
    assert entry.analysis and entry.analysis.ratings == (rating,)
    assert "'Full implementation' instead of 'Initial implementation'" in entry.sentence


def test_without_a_scale_nothing_is_rated() -> None:
    """The refusal says what may be done instead."""
    both = up_to("artifacts", framework=SIR_12.but(ratings=()))
    said = refused(
        both, RateComponent, refusals.NoSuchRating, component=4, rating="full"
    )

    assert said == (
        "SIR-12@2019 has no scale for components; say in a finding how far one is "
        "(add_finding)"
    )


def test_a_theme_is_named_once_and_may_be_called_otherwise() -> None:
    """By its key, with a title that no other has; twelve at most."""
    both = reading()
    both.ask_review(AddTheme, theme="T1", title="Coherence")
    key = refused(both, AddTheme, refusals.AlreadyDone, theme="T1", title="Time")
    title = refused(
        both, AddTheme, refusals.AlreadyDone, theme="T2", title=" Coherence "
    )
    none = refused(both, AmendTheme, refusals.NoSuchTheme, theme="T2", title="Time")
    blank = refused(both, AmendTheme, refusals.ReasonMissing, theme="T1", title=" ")
    both.ask_review(AmendTheme, theme="T1", title="Planning")
    entry = last(both)
    for n in range(2, 13):
        both.ask_review(AddTheme, theme=f"T{n}", title=f"Theme {n}")
    many = refused(both, AddTheme, refusals.TooLarge, theme="T13", title="Theme 13")

    assert key == "theme T1 is Coherence; amend_theme calls it otherwise"
    assert title == "theme T1 is called so already"
    assert none == "review 1 has no theme T2; it has T1"
    assert blank == "a theme has a title: --title 'Coherence'"
    assert entry.analysis and entry.analysis.themes == (
        ThemeStanding(key="T1", title="Planning", entry=entry.number),
    )
    assert many == "the review would hold 13 themes; at most 12"


def missing(both: InReview) -> list[str]:
    """What the analysis still lacks."""
    review = both.review.review
    covered = review.analysis.covered
    return missing_to_complete(review, review.items, rule_of(both, "analysis"), covered)


def test_the_analysis_is_done_once_each_quadrant_says_something() -> None:
    """Exactly what is missing is named, with what may be done about it."""
    both = up_to("analysis")
    note(both, "swot")
    (none,) = missing(both)
    find_all(both)
    complete = missing(both)
    both.ask_review(WithdrawFinding, finding="4-T")
    both.ask_review(WithdrawFinding, finding="7-T")
    both.ask_review(WithdrawFinding, finding="9-S")
    lacking = missing(both)
    said = refused(both, CompletePhase, refusals.StepMissing, phase="analysis")
    for number, quadrant in ((4, "threat"), (7, "threat"), (9, "strength")):
        both.ask_review(WaiveQuadrant, component=number, quadrant=quadrant)
    both.ask_review(CompletePhase, phase="analysis")

    do = "(add_finding, or waive_quadrant with a reason)"
    numbers = ", ".join(map(str, range(1, 13)))
    all_four = "strengths, weaknesses, opportunities, threats"
    assert none == f"components {numbers} lack {all_four} {do}"
    assert complete == []
    assert lacking == [
        f"components 4, 7 lack threats {do}",
        f"component 9 lacks strengths {do}",
    ]
    assert said.endswith("; ".join(lacking))
    assert both.review.review.is_done("analysis")


def test_findings_are_shown_and_counted() -> None:
    """With those that were withdrawn; only those that stand are counted."""
    both = with_finding()
    both.ask_review(AddFinding, **FOUND | {"finding": "F2"})
    both.ask_review(WithdrawFinding, finding="F2")
    both.ask_review(AddRecommendation, **ADVICE)
    now, analysis = review_standing(both.review), shown(both.review).analysis

    assert (now.findings, now.recommendations) == (1, 1)
    assert [(e.id, e.withdrawn) for e in analysis.findings] == [
        ("F1", False),
        ("F2", True),
    ]
    assert [each.id for each in analysis.recommendations] == ["R1"]
    assert analysis.covered == both.review.review.analysis.covered


def test_texts_come_together_entry_by_entry() -> None:
    """What an entry does not speak of stays."""
    first = FindingTexts(text="two systems", note="seen twice").after(None)
    second = FindingTexts(note="", reason="seen wrongly").after(first)

    assert second == FindingTexts(text="two systems", note="", reason="seen wrongly")


def test_a_review_has_so_many_findings() -> None:
    """Four hundred are taken, and one more is not, however it comes."""
    both = with_finding()
    analysis = both.review.review.analysis
    many = {f"X{n}": finding(both) for n in range(399)}
    full = analysis.but(findings=analysis.findings | many)
    review = both.review.review.but(analysis=full)
    both.reviews[both.review.entity] = both.review.but(review=review)
    said = refused(both, AddFinding, refusals.TooLarge, **FOUND | {"finding": "F2"})

    assert said == "the review would hold 401 findings; at most 400"


def test_what_was_found_before_a_review_was_brought_in_is_still_entered() -> None:
    """Its report was final then, by what was stated; here nobody had entered it."""
    both = up_to("final", EVERY_WEEKDAY)
    pass_through(both, "final")
    phases = both.review.review.phases
    stated = phases | {"final": phases["final"].but(stated=True)}
    review = both.review.review.but(phases=stated, report=Report())
    both.reviews[both.review.entity] = both.review.but(review=review)
    (item,) = [*review.items][:1]
    both.ask_review(AddFinding, **FOUND | {"items": (item,)})

    assert finding(both)


def test_an_import_of_nothing_is_refused() -> None:
    """A workbook has a finding or a recommendation."""
    said = refused(reading(), ImportFindings, refusals.FindingsUnusable)

    assert said == "there is no finding and no recommendation"


def test_where_no_phase_collects_something_is_found_from_the_first_day() -> None:
    """A framework that names no methods names no phase that comes first."""
    phases = tuple(each.but(methods=(), coverage=()) for each in SIR_12.phases)
    components = tuple(each.but(methods=()) for each in SIR_12.components)
    bare = SIR_12.but(phases=phases, components=components, methods=())
    both = in_review(framework=bare)
    both.ask_review(AddTheme, theme="T1", title="Time")

    assert [*both.review.review.analysis.themes] == ["T1"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [(WaiveQuadrant, {"quadrant": "threat"}), (RateComponent, {"rating": "full"})],
)
def test_only_a_component_of_the_framework_is_rated_or_waived(
    kind: type[ReviewStaffAct], fields: dict[str, object]
) -> None:
    """The refusal says which there are."""
    both = up_to("artifacts", framework=SIR_12.but(components=SIR_12.components[:4]))
    said = refused(both, kind, refusals.FindingsUnusable, component=5, **fields)

    assert said.endswith(": SIR-12@2019 has no component 5; it has 1, 2, 3, 4")


def test_what_a_finding_rests_on_stays_where_nothing_is_said_of_it() -> None:
    """Also where it is evidence alone; and each item that is said counts once."""
    both = reading()
    both.ask_review(AddEvidence, name="minutes", sha256="a" * 64, size=9)
    both.ask_review(AddFinding, **FOUND | {"items": (), "evidence": ("E1",)})
    both.ask_review(AmendFinding, finding="F1", component=5)
    rests = finding(both)
    both.ask_review(AmendFinding, finding="F1", items=("D01", "D01"))

    assert (rests.component, rests.evidence) == (5, (1,))
    assert finding(both).items == ("D01",)


def test_a_theme_is_not_called_as_another_is() -> None:
    """The refusal says which; called as it is itself, it is so already."""
    both = reading()
    for key, title in (("T1", "Coherence"), ("T2", "Time")):
        both.ask_review(AddTheme, theme=key, title=title)
    taken, nothing = refusals.AlreadyDone, refusals.NothingToChange
    said = refused(both, AmendTheme, taken, theme="T2", title="Coherence")
    same = refused(both, AmendTheme, nothing, theme="T1", title="Coherence")

    assert said == same == "theme T1 is called so already"


def test_a_quadrant_that_is_waived_is_weighed() -> None:
    """As all that the review carries is."""
    both = reading()
    before = both.review.review.analysis.weight
    both.ask_review(WaiveQuadrant, **SQUARE)

    assert both.review.review.analysis.weight == before + WAIVER


def test_of_many_rows_the_first_ids_are_named() -> None:
    """And how many more there are, of those that are new and of those that changed."""
    ids = [f"F{n}" for n in range(1, 21)]

    assert new_and_changed(ids, {"F3", "F4"}) == (
        "18 new: F1, F2, F5, F6, F7, F8, F9, F10 and 10 more; 2 changed: F3, F4"
    )
