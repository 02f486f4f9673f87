"""The sample of a review: proposed, taken out, approved."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import (
    AddItem,
    AddSite,
    AmendItem,
    ApproveSample,
    Assign,
    CancelReview,
    RemoveSite,
    ReopenItem,
    ReviewStaffAct,
    WaiveItem,
)
from domain.bounds import MOST_SITES
from domain.people.roles import Role
from domain.reviews.framework import SAMPLE
from domain.reviews.review import Site
from domain.reviews.standing import SiteStanding
from tests.review_phases import complete
from tests.reviews import (
    ANOTHER,
    DUE,
    SCHOOL,
    InReview,
    in_review,
    refused,
    sites,
)

ALDER = {"site": SCHOOL, "name": "Alder Elementary"}
TAKING_PART = ("m.ortiz", "l.tran", "d.okafor", "k.bennett", "a.castillo")
EXPERTS = ("t.washington",)
NOBODY_HERE = ("j.rivera", "e.morales", "h.lindqvist", "z.stranger")


def with_site() -> InReview:
    both = in_review()
    both.ask_review(AddSite, **ALDER)
    return both


def approved() -> InReview:
    both = with_site()
    both.ask_review(ApproveSample)
    return both


def test_a_site_is_proposed_by_whoever_knows_the_schools() -> None:
    """The entry names it; nobody gets a letter for each."""
    both = with_site()
    entry = both.review.unwritten[-1]
    site = Site(name="Alder Elementary", by="t.washington", entry=2)

    assert both.review.review.sites == {SCHOOL: site}
    assert entry.sentence == (
        "t.washington proposed the site Alder Elementary (19999010101013): agreed at "
        "the planning meeting"
    )
    assert entry.subject == f"site/{SCHOOL}"
    assert entry.sites == (SiteStanding(code=SCHOOL, **site.model_dump()),)
    assert entry.notices == ()


def test_a_site_is_taken_out_again() -> None:
    """Its name stays in the record."""
    both = with_site()
    both.ask_review(RemoveSite, site=SCHOOL)
    entry = both.review.unwritten[-1]

    assert both.review.review.sites == {}
    assert "took the site Alder Elementary (19999010101013) out" in entry.sentence
    assert [(each.code, each.gone) for each in entry.sites] == [(SCHOOL, True)]


def test_a_site_of_another_district_is_refused() -> None:
    """By its code, whose first digits are the LEA's."""
    said = refused(
        in_review(),
        AddSite,
        refusals.AnotherLea,
        site="19647330101013",
        name="Elsewhere",
    )

    assert said == (
        "19647330101013 is no school of 1999901, whose codes begin with 1999901"
    )


@pytest.mark.parametrize(
    "site", ["1999901", "1999901010101x", "", "1999901\u0660101\u0660101"]
)
def test_what_is_no_code_of_a_school_is_refused(site: str) -> None:
    """Fourteen digits, as they are typed."""
    said = refused(in_review(), AddSite, refusals.OutOfBounds, site=site, name="Alder")

    assert "is no CDS code of a school: 14 digits" in said


def test_a_site_is_in_the_sample_once() -> None:
    """Under one name: another is refused with what stands there."""
    both = with_site()
    same = refused(both, AddSite, refusals.NothingToChange, **ALDER)
    other = refused(
        both, AddSite, refusals.AlreadyDone, site=SCHOOL, name="Alder Middle"
    )

    assert same == "19999010101013 is in the sample already"
    assert other == (
        "19999010101013 is in the sample as Alder Elementary; remove_site takes it out"
    )


def test_a_site_that_is_not_in_the_sample_cannot_be_taken_out() -> None:
    """And the message says how many there are."""
    said = refused(with_site(), RemoveSite, refusals.NoSuchSite, site=ANOTHER)

    assert said == "19999010202026 is not in the sample of review 1, which has 1"


def test_a_site_at_which_items_are_planned_stays_in_the_sample() -> None:
    """They are named, those too that are settled; elsewhere they hold it no more."""
    both = with_site()
    both.ask_review(AddSite, site=ANOTHER, name="Alder High")
    for key in ("W1", "W2"):
        plan = {"item": key, "component": 3, "method": "instructional_walk"}
        both.ask_review(AddItem, **plan, site=SCHOOL)
    both.ask_review(AmendItem, item="W2", site=ANOTHER)
    both.ask_review(WaiveItem, item="W1")
    said = refused(both, RemoveSite, refusals.StepMissing, site=SCHOOL)
    both.ask_review(ReopenItem, item="W1")
    both.ask_review(AmendItem, item="W1", site=ANOTHER)
    both.ask_review(RemoveSite, site=SCHOOL)

    assert said == (
        "1 item is planned at Alder Elementary (19999010101013): W1; first amend_item "
        "plans each elsewhere (reopen_item where it is settled)"
    )
    assert [*both.review.review.sites] == [ANOTHER]


def test_a_site_has_a_name() -> None:
    """Blanks are none."""
    said = refused(in_review(), AddSite, refusals.ReasonMissing, site=SCHOOL, name=" ")

    assert said == "a site has a name: --name 'Alder Elementary'"


def test_a_sample_has_so_many_sites() -> None:
    """Four hundred are taken, and one more is not."""
    both = in_review()
    *known, one_more = sites(MOST_SITES)
    of_many = {code: Site(name="Alder", by="k.bennett", entry=2) for code in known}
    review = both.review.review.but(sites=of_many)
    both.reviews[both.review.entity] = both.review.but(review=review)
    both.ask_review(AddSite, site=one_more, name="Alder High")
    said = refused(both, AddSite, refusals.TooLarge, **ALDER)

    assert said == "a sample has 400 sites at most"
    assert len(both.review.review.sites) == MOST_SITES


def test_a_sample_without_sites_is_not_approved() -> None:
    """What comes first is said."""
    said = refused(in_review(), ApproveSample, refusals.StepMissing)

    assert said == "the sample of review 1 has no site yet; add_site comes first"


def test_with_the_approval_a_milestone_of_the_planning_is_reached() -> None:
    """On that day; the planning itself is done once all the others are."""
    both = with_site()
    both.pass_days(9)
    both.ask_review(ApproveSample)
    reached = both.review.review.milestones[SAMPLE]

    assert (reached.on, reached.entry) == (both.today, 3)
    assert (both.review.stage, both.planning.done) == ("planning", None)
    assert both.review.unwritten[-1].sentence == (
        "d.okafor approved the sample of 1 site: agreed at the planning meeting"
    )


def test_with_its_completion_the_planning_is_done() -> None:
    """Its clock ends on that day, and nobody is reminded any more."""
    both = approved()
    both.pass_days(9)
    complete(both, "planning")
    planning = both.planning

    assert (planning.done, planning.plan, planning.due) == (both.today, None, DUE)
    assert both.review.stage == "planned"
    assert both.review.unwritten[-1].sentence.startswith(
        "a.castillo completed the planning of the review"
    )


def test_an_approval_is_told_to_those_who_take_part() -> None:
    """With how many sites there are."""
    letters = approved().review.unwritten[-1].notices

    told = [each for each in letters if not each.is_copy]
    assert {each.template for each in told} == {"sample_approved"}
    assert len(told) == 6
    assert {each.facts["sites"] for each in told} == {1}


def test_a_completion_settles_what_its_reminders_spoke_of() -> None:
    """Whoever was to be reminded gets no letter that is still unsent."""
    both = with_site()
    both.run_to(DUE - timedelta(days=4))
    reminder = both.review.unwritten[-1].notices[0]
    complete(both, "planning")

    assert reminder.template == "phase_due"
    assert reminder.matter in both.review.unwritten[-1].settled


def test_after_the_approval_the_sample_stays_as_it_is() -> None:
    """No site comes, none goes, and nobody approves it once more."""
    both = approved()
    fixed = "was approved on 2026-09-01; it stays as it is"
    other = {"site": ANOTHER, "name": "Alder High"}

    assert fixed in refused(both, AddSite, refusals.OutOfPhase, **other)
    assert fixed in refused(both, RemoveSite, refusals.OutOfPhase, site=SCHOOL)
    again = refused(both, ApproveSample, refusals.NothingToChange)
    assert again == "the sample of review 1 is approved already, on 2026-09-01"


def test_a_planned_review_may_still_be_cancelled() -> None:
    """Its planning stays done, and the sample recorded."""
    both = approved()
    complete(both, "planning")
    both.ask_review(CancelReview)

    assert both.review.stage == "cancelled"
    assert both.planning.done and not both.planning.over
    assert SCHOOL in both.review.review.sites


@pytest.mark.parametrize("by", [*TAKING_PART, *EXPERTS])
def test_who_may_propose_sites(by: str) -> None:
    """Those who lead the LEA's part, and coaches."""
    both = in_review()
    both.ask_review(AddSite, by=by, **ALDER)
    both.ask_review(RemoveSite, by=by, site=SCHOOL)

    assert [each.act.kind for each in both.review.unwritten] == [
        "add_site",
        "remove_site",
    ]


@pytest.mark.parametrize("by", NOBODY_HERE)
def test_who_may_not_propose_sites(by: str) -> None:
    """They read who may, and who that is today."""
    said = refused(in_review(), AddSite, refusals.NotYours, by=by, **ALDER)

    assert said.startswith("add_site is for the superintendent's designee (m.ortiz), ")
    assert said.endswith(f"; {by} holds none of these roles here today")


@pytest.mark.parametrize(
    ("kind", "may"),
    [(ApproveSample, {"d.okafor", "m.ortiz"}), (CancelReview, {"h.lindqvist"})],
)
def test_who_may_decide(kind: type[ReviewStaffAct], may: set[str]) -> None:
    """The superintendent, or whom they name, approves; the director cancels."""
    for by in (*TAKING_PART, *EXPERTS, *NOBODY_HERE):
        both = with_site()
        if by in may:
            both.ask_review(kind, by=by)
        else:
            refused(both, kind, refusals.NotYours, by=by)


def test_a_role_that_ended_this_morning_approves_nothing() -> None:
    """By the dates of the assignment, as of today."""
    both = with_site()
    gone = {"role": Role.LEA_SUPERINTENDENT, "person": None}
    both.ask(Assign, first=both.today + timedelta(days=1), **gone)
    both.tell_reviews()
    both.pass_days(1)

    refused(both, ApproveSample, refusals.NotYours, by="d.okafor")
