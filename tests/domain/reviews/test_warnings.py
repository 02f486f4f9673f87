"""What is planned for days on which schools are closed or busy is said, not refused."""

from datetime import date, timedelta

import pytest

from domain.acts import (
    AddItem,
    AmendItem,
    ByStaff,
    CompleteItem,
    CountItem,
    ImportItems,
    NoteBoardOutcome,
    NoteMilestone,
    PlanPresentation,
    ProposeRoadmap,
    ReviewStaffAct,
)
from domain.calendars.work_calendar import Break
from domain.receipt import Receipt
from domain.review_standing import shown
from domain.review_views import review_preview, review_receipt
from domain.review_warnings import ends_undone
from domain.reviews.acts import ItemRow
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.report_acts import content
from tests.review_phases import collecting, find_all, up_to
from tests.reviews import InReview, in_review
from tests.roadmaps import ready

SCHOOL_DAY = date(2026, 9, 22)
SATURDAY = date(2026, 9, 26)
LABOR_DAY = date(2026, 9, 7)
LEA = EVERY_WEEKDAY.lea.but(
    holidays={LABOR_DAY: "Labor Day"},
    breaks=(Break(name="winter", first=date(2026, 12, 21), last=date(2027, 1, 1)),),
    recess=(
        Break(name="fall recess", first=date(2026, 10, 5), last=date(2026, 10, 9)),
    ),
    testing=(Break(name="CAASPP", first=date(2027, 4, 5), last=date(2027, 4, 16)),),
)
CLOSED = {
    SATURDAY: "is Saturday, when there is no school",
    LABOR_DAY: "is Labor Day, when there is no school",
    date(2026, 12, 24): "is winter, when there is no school",
    date(2026, 10, 7): "is fall recess, when there is no school",
    date(2027, 4, 6): "is a day of testing (CAASPP), when schools are busy",
}
WALK = {"item": "C03", "component": 3, "method": "instructional_walk"}
ROW = ItemRow(item="R00", component=3, method="instructional_walk")


def here() -> InReview:
    return in_review(EVERY_WEEKDAY.but(version="a year", lea=LEA))


def answer(both: InReview, act: ReviewStaffAct) -> Receipt:
    """What was warned of before it was done is said again with its answer."""
    said = review_preview(both.review, act, both.at)
    both.send_review(act)
    receipt = review_receipt(both.review, act)
    assert said.refused is None and said.warnings == receipt.warnings
    return receipt


def warned(both: InReview, kind: type[ReviewStaffAct], **fields: object) -> list[str]:
    return [*answer(both, by_staff(kind, **fields)).warnings]


def test_a_day_without_school_is_warned_of_and_taken() -> None:
    """By the calendar of the LEA; the item is planned for it all the same."""
    for day, why in CLOSED.items():
        both = here()
        said = warned(both, AddItem, **WALK, planned=day)
        assert said == [f"item C03: {day} {why}"]
        assert both.review.review.items["C03"].planned == day


def test_a_school_day_is_not_warned_of() -> None:
    """Nor is an item without a day."""
    assert warned(here(), AddItem, **WALK, planned=SCHOOL_DAY) == []
    assert warned(here(), AddItem, **WALK) == []


def test_another_day_is_looked_at_like_the_first() -> None:
    """What leaves the day as it was warns of nothing."""
    both = here()
    warned(both, AddItem, **WALK, planned=SATURDAY)

    assert warned(both, AmendItem, item="C03", target=2) == []
    assert warned(both, AmendItem, item="C03", planned=LABOR_DAY) == [
        f"item C03: {LABOR_DAY} is Labor Day, when there is no school"
    ]
    assert warned(both, CountItem, item="C03", count=1) == []
    assert warned(both, CompleteItem, item="C03", count=2) == []


def test_of_a_workbook_the_first_days_are_named() -> None:
    """And how many more there are."""
    both = here()
    days = [SATURDAY + timedelta(days=7 * n) for n in range(8)]
    rows = [ROW.but(item=f"R{n:02}", planned=day) for n, day in enumerate(days)]
    rows.append(ROW.but(item="R99", planned=SCHOOL_DAY))
    said = warned(both, ImportItems, rows=tuple(rows))

    assert [each.split(":")[0] for each in said[:5]] == [
        f"item R{n:02}" for n in range(5)
    ]
    assert said[5:] == ["and 3 more planned days of this kind"]


def test_a_milestone_of_years_before_the_review_is_warned_of() -> None:
    """Its year may be mistyped; what came the year before is taken as it is."""
    both, fields = here(), {"milestone": "contact"}
    begun = both.review.review.begun
    (said,) = warned(both, NoteMilestone, on=date(1999, 9, 1), **fields)

    assert said.startswith("1999-09-01 is more than a year before the review began, on")
    assert warned(both, NoteMilestone, on=begun - timedelta(364), **fields) == []


def test_an_address_that_opens_nothing_is_warned_of() -> None:
    """A file's place is none, and stays as it is."""

    def noted(link: str) -> list[str]:
        fields = {"milestone": "contact", "on": date(2026, 9, 1)}
        return warned(here(), NoteMilestone, link=link, **fields)

    (said,) = noted("files.example/swot")
    assert said.startswith("files.example/swot does not open as a link; ")
    for link in ("https://files.example/swot", "T:/sir/swot.docx", ""):
        assert noted(link) == []


def test_calendars_that_ship_name_no_testing() -> None:
    """Each LEA's own days have to be given."""
    assert EVERY_WEEKDAY.lea.testing == ()


def test_an_answer_that_comes_again_warns_as_long_as_its_entry_is_at_hand() -> None:
    """Afterwards the record has it."""
    both = here()
    act: ByStaff = by_staff(AddItem, **WALK, planned=SATURDAY)
    assert isinstance(act, AddItem)
    both.send_review(act)
    first = review_receipt(both.review, act, again=True)
    both.settle()
    later = review_receipt(both.review, act, again=True)

    assert (len(first.warnings), later.warnings) == (1, ())
    assert later.entry == first.entry == 2


def test_what_an_end_leaves_undone_is_named() -> None:
    """Whatever is open then; nothing is noted in it any more."""
    one, *of_analysis = ends_undone(shown(in_review().review))
    two, *_ = ends_undone(shown(collecting().review))

    assert one.startswith("the planning of the review is open, and ends undone: ")
    assert two.startswith(
        "the reading of documents and artifacts and the field work are open, and end "
    )
    assert of_analysis == [
        "in 12 of 12 components the SWOT is not whole: nothing more is found in a "
        "review that is over",
        "nothing is recommended, and nothing will be in a review that is over",
    ]


def test_an_analysis_that_is_done_leaves_nothing_of_it_undone() -> None:
    """While it is open what was found so far counts."""
    both = up_to("analysis")
    find_all(both)
    found = " ".join(ends_undone(shown(both.review)))
    done = " ".join(ends_undone(shown(ready().review)))

    assert "SWOT" not in found and "nothing is recommended" in found
    assert "SWOT" not in done and "recommended" not in done


def proposing(both: InReview) -> list[str]:
    """What is warned of as its roadmap is proposed."""
    fields = content(both.review.entries) | {"setting": both.review.known.entry}
    return warned(both, ProposeRoadmap, **fields)


def test_a_roadmap_may_be_proposed_though_the_board_never_met() -> None:
    """Whoever proposes it, and whoever completes the review then, hears so."""
    both = ready()
    said = proposing(both)
    at_the_end = [*ends_undone(shown(both.review))]

    assert said == [
        "no meeting of the LEA's board on the report is noted: plan_presentation plans "
        "one, and note_board_outcome notes what came of one that was held"
    ]
    assert {*said} < {*at_the_end}


def test_a_meeting_that_is_still_to_come_is_named() -> None:
    both = ready()
    on = both.today + timedelta(days=28)
    both.ask_review(PlanPresentation, on=on)
    (said,) = proposing(both)

    assert said == (
        "no meeting of the LEA's board on the report is noted: one is planned for "
        f"{on}; note_board_outcome notes what comes of it"
    )


@pytest.mark.parametrize("again", [None, 30])
def test_once_the_board_has_met_nothing_of_it_is_warned_of(again: int | None) -> None:
    """Whatever it did, and also where it is to meet again."""
    both = ready()
    then = both.today + timedelta(days=again) if again else None
    met = {"outcome": "tabled", "on": both.today, "again": then}
    both.ask_review(NoteBoardOutcome, **met)

    assert proposing(both) == []
    assert not any("board" in e for e in ends_undone(shown(both.review)))


def test_of_a_report_that_is_not_final_no_board_is_missed() -> None:
    """Nor where the framework asks for none."""
    both = ready()
    milestones = both.review.review.framework.milestones
    others = tuple(e for e in milestones if e.by != "note_board_outcome")
    framework = both.review.review.framework.but(milestones=others)
    review = both.review.review.but(framework=framework)
    both.reviews[both.review.entity] = both.review.but(review=review)

    assert proposing(both) == []
    assert not any("board" in e for e in ends_undone(shown(here().review)))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (SATURDAY, ["on: 26 Sep 2026 is closed (Saturday)"]),
        (LABOR_DAY, ["on: 7 Sep 2026 is closed (Labor Day)"]),
        (SCHOOL_DAY, []),
    ],
)
def test_a_milestone_on_a_day_on_which_the_office_is_closed_is_said(
    day: date, said: list[str]
) -> None:
    """As of a consultation or a meeting: its day may be mistyped."""
    both = here()
    both.at = both.at.replace(year=2026, month=10, day=1)

    assert warned(both, NoteMilestone, milestone="kickoff", on=day) == said
