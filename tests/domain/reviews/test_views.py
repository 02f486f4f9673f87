"""What is asked of a review: its standing, what may be done, what would be."""

from datetime import date, timedelta

import pytest

from domain.acts import (
    AddSite,
    AmendItem,
    ApproveSample,
    CancelReview,
    Cause,
    CompletePhase,
    ImportItems,
    RemoveSite,
    ReviewStaffAct,
    StopClock,
    WaiveItem,
)
from domain.explain import explanation
from domain.outlook import outlook
from domain.people.roles import Role
from domain.preview import will_hear
from domain.review_standing import shown
from domain.review_views import review_offers, review_preview, review_receipt
from domain.reviews.acts import ItemRow
from domain.reviews.item import ItemStatus
from tests.lives import START, by_staff
from tests.review_phases import cover, note, rule_of, up_to
from tests.reviews import ANOTHER, BEGUN, DUE, SCHOOL, InReview, in_review
from workflows.review_visibility import of_review

PLANNING = "phase/planning"
LAST = ItemRow(item="last", component=1, method="document_review")


def with_site() -> InReview:
    both = in_review()
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    return both


def offered(both: InReview) -> list[str]:
    return [each.kind for each in review_offers(both.review, both.at)]


def test_what_may_be_done_is_offered_as_long_as_it_may() -> None:
    """An approval comes after a first site, and with it the sample is fixed."""
    both = in_review()
    empty = offered(both)
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    some = offered(both)
    both.ask_review(ApproveSample)
    fixed = offered(both)
    both.ask_review(CancelReview)

    sites = {"add_site", "remove_site"}
    assert {*some} - {*empty} == {"approve_sample", "remove_site"}
    assert "add_site" in empty
    assert {*some} - {*fixed} == {*sites, "approve_sample"}
    assert "cancel_review" in fixed
    assert offered(both) == []


def test_an_offer_asks_for_nothing_that_the_client_fills_in() -> None:
    """Which setting was read is no question to staff."""
    offers = {each.kind: each for each in review_offers(with_site().review, START)}
    approve = offers["approve_sample"]

    assert [each.person for each in approve.doers] == ["d.okafor", "m.ortiz"]
    assert "setting" not in [each.name for each in approve.fields]


def test_a_preview_does_nothing_and_says_what_would_be() -> None:
    """What changes, who is told, and whose reminders fall away."""
    both = with_site()
    note(both, *rule_of(both, "planning").exit)
    known, setting = both.review, both.engagement.setting_entry
    act = by_staff(CompletePhase, phase="planning", setting=setting)
    said = review_preview(known, act, both.at)
    (change,) = said.changes

    assert both.review is known and said.refused is None
    assert change.changes == (
        "stage planning -> planned",
        "the planning of the review open -> done",
        "the planning of the review due 2026-09-29 -> none",
    )
    assert len(said.told) == 6
    assert {each.rung for each in said.hear_now} == {"R0", "R1", "R2"}
    assert said.hear_then == ()


def test_a_preview_says_why_it_would_be_refused() -> None:
    """By the rule's name, and in its words."""
    both = in_review()
    said = review_preview(both.review, by_staff(ApproveSample, setting=99), both.at)

    assert said.rule == "SettingIsBehind"
    assert said.refused and "word is on its way" in said.refused


def test_a_preview_of_what_was_done_says_so() -> None:
    """The same act under the same id."""
    both = in_review()
    act = by_staff(AddSite, site=SCHOOL, name="Alder Elementary")
    both.send_review(act)

    assert review_preview(both.review, act, both.at).refused


def test_a_review_is_shown_with_its_sites_and_its_planning() -> None:
    """Stage, date, who is asked, what comes next."""
    both = with_site()
    said = shown(both.review)
    phase, *others = said.review.phases

    assert {each.state for each in others} == {"waiting"} and len(others) == 8
    assert [each.code for each in said.sites] == [SCHOOL]
    assert (said.review.stage, said.review.sites) == ("planning", 1)
    assert (said.review.entity, said.review.engagement) == (
        "1999901.1/review/1",
        "1999901.1",
    )
    assert (phase.key, phase.due, phase.asked) == (PLANNING, DUE, Role.CCEE_LEAD)
    assert (phase.next_rung, phase.is_open) == ("R0", True)


def test_its_clock_is_explained_foreseen_and_shown() -> None:
    """As whatever can be late, by the same words."""
    both = with_site()
    both.run_to(DUE + timedelta(days=2))
    late = both.review

    assert explanation(late, PLANNING, both.at).status == "open"
    assert {each.subject for each in will_hear(late)} == {PLANNING}
    assert [each.subject for each in outlook(late).waiting] == [PLANNING]
    details = of_review(late).details
    assert "the planning of the review" in details
    assert "Alder Valley Unified" in details


def test_an_answer_says_that_all_clocks_stand() -> None:
    """And who lets them run again."""
    both = in_review()
    both.ask(StopClock, cause=Cause.FIRE, recheck=date(2026, 10, 30))
    both.settle()
    act = by_staff(AddSite, site=SCHOOL, name="Alder Elementary")
    both.send_review(act)

    assert review_receipt(both.review, act).next == (
        f"all clocks stand still since {BEGUN} (fire), to be looked at again on "
        "2026-10-30; `resume_clock` lets it run again"
    )


@pytest.mark.parametrize(
    "act",
    [
        by_staff(ImportItems, rows=(LAST.but(status=ItemStatus.DONE, count=1),)),
        by_staff(AmendItem, item="last", method="focus_group"),
        by_staff(WaiveItem, item="last"),
    ],
    ids=lambda act: act.kind,
)
def test_whatever_settles_the_last_item_says_that_its_phase_may_be_done(
    act: ReviewStaffAct,
) -> None:
    """Also a workbook, and an item that is collected elsewhere after all."""
    both = up_to("artifacts")
    cover(both, rule_of(both, "artifacts"))
    both.ask_review(ImportItems, rows=(LAST,))
    if isinstance(act, ImportItems):
        entry = both.review.review.items["last"].entry
        act = act.but(rows=tuple(each.but(as_of=entry) for each in act.rows))
    both.send_review(act)
    said = review_receipt(both.review, act)

    assert said.next.endswith("the reading of documents and artifacts may be completed")
    assert said.may_follow[-1].address == "1999901/review/1/phase/artifacts"


def test_after_its_end_a_review_says_that_nothing_comes() -> None:
    """Its answer names no next reminder, but that another review may begin."""
    both = in_review()
    act = by_staff(CancelReview, setting=both.engagement.setting_entry)
    both.send_review(act)

    assert review_receipt(both.review, act).next == "another review may begin"


def test_a_preview_names_the_site_and_its_namesakes() -> None:
    """Another school of that name may be meant, or the same under a wrong code."""
    both = with_site()
    act = by_staff(AddSite, site=ANOTHER, name="ALDER elementary")
    said = review_preview(both.review, act, both.at)
    both.send_review(act)
    drop = by_staff(RemoveSite, site=SCHOOL, why="closed in June")

    (change,) = said.changes
    assert change.changes == (
        "sites 1 -> 2",
        f"new site: ALDER elementary ({ANOTHER})",
    )
    warned = (f"Alder Elementary is the name of the site {SCHOOL} too",)
    assert said.warnings == review_receipt(both.review, act).warnings == warned
    (change,) = review_preview(both.review, drop, both.at).changes
    assert change.changes[-1] == f"site no more: Alder Elementary ({SCHOOL})"


def test_a_planning_that_stands_still_says_so_wherever_it_is_listed() -> None:
    """Nothing of it is planned, and whoever reads that learns why."""
    both = in_review()
    both.ask(StopClock, cause=Cause.FIRE, recheck=date(2026, 10, 30))
    both.settle()
    phase, *others = shown(both.review).review.phases

    assert not any(each.notes for each in others)
    assert phase.notes == [
        f"its clock stands still since {BEGUN} (fire), to be looked at again on "
        "2026-10-30; `resume_clock` lets it run again"
    ]
