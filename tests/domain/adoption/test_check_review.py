"""What is off with a review that is brought in: each fault by its line, all at once."""

from datetime import date
from typing import Any

import pytest

from domain import refusals
from domain.acts import Cause
from domain.adoption.acts import StatedEngagement
from domain.adoption.check import stated_faults
from domain.opening import Opening, check_opening
from domain.phase import Phase
from domain.referrals.case import EngagementMode
from domain.reviews.framework import Framework
from domain.reviews.statement import (
    StatedMilestone,
    StatedPause,
    StatedPhase,
    StatedReview,
    StatedSite,
)
from tests.beginnings import (
    ALDER,
    ARTIFACTS,
    COLLECTING,
    FIELD_WORK,
    NOON,
    PLANNED,
    PLANNING,
    adopting,
    in_review,
    reached,
    stated,
)
from tests.frameworks import SIR_12, THREE
from tests.lives import EVERY_WEEKDAY, PATHWAYS

TODAY, TOMORROW = date(2026, 9, 2), date(2026, 9, 3)
IN_MAY, IN_JULY, IN_AUGUST = date(2026, 5, 29), date(2026, 7, 15), date(2026, 8, 28)
OCTOBER = date(2026, 10, 5)
PAUSE = StatedPause(cause=Cause.STRIKE, since=IN_AUGUST, recheck=OCTOBER)
PROOF = {"link": "https://ccee.example/alder", "sha256": "a" * 64}
DONE = (PLANNING, ARTIFACTS.but(done=IN_AUGUST), FIELD_WORK.but(due=None, done=TODAY))
ANALYSIS = StatedPhase(phase="analysis", opened=TODAY)


def of_engagement(
    said: StatedEngagement, framework: Framework | None = SIR_12
) -> list[str]:
    found = stated_faults(said, EVERY_WEEKDAY, PATHWAYS, NOON, "a.castillo", framework)
    return [*map(str, found)]


def off(review: StatedReview, framework: Framework | None = SIR_12) -> list[str]:
    return of_engagement(in_review(review), framework)


def phases(*said: StatedPhase) -> StatedReview:
    return COLLECTING.but(phases=said)


def milestone(key: str, **fields: Any) -> StatedReview:
    """With this one more, or otherwise."""
    others = (each for each in COLLECTING.milestones if each.milestone != key)
    said = StatedMilestone(**{"milestone": key, "on": IN_AUGUST} | fields)
    return COLLECTING.but(milestones=(*others, said))


def test_what_fits_has_no_fault() -> None:
    """Under way, paused, just begun, or far on; or nothing said of how far it is."""
    assert off(COLLECTING) == []
    assert off(COLLECTING.but(pause=PAUSE)) == []
    assert off(StatedReview(phases=(PLANNING.but(done=None),))) == []
    assert off(phases(*DONE, ANALYSIS)) == []
    assert off(StatedReview(framework=SIR_12.named)) == []
    assert off(StatedReview(team=("r.kim",))) == []
    assert of_engagement(in_review(None)) == []


def test_what_was_on_the_very_day_fits() -> None:
    """Today is no day to come, and the day of a pause is none of it yet."""
    today = PLANNING.but(opened=TODAY, done=None, due=TODAY)
    sampled = COLLECTING.but(
        phases=(PLANNING.but(done=None),),
        milestones=reached("sample", on=IN_AUGUST),
        pause=PAUSE,
    )

    assert off(phases(today).but(milestones=reached("kickoff", on=TODAY))) == []
    assert off(sampled) == []
    assert off(COLLECTING.but(pause=PAUSE.but(since=TODAY))) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (PLANNING.but(opened=TOMORROW, done=None), "opened: 2026-09-03 is still to"),
        (PLANNING.but(done=TOMORROW), "done: 2026-09-03 is still to come"),
        (PLANNING.but(done=IN_MAY), "done: 2026-05-29 lies before it was opened"),
        (PLANNING.but(due=IN_JULY), "due: 2026-07-15, and it was done on 2026-06-26"),
        (
            PLANNING.but(done=None, due=IN_MAY),
            "due: 2026-05-29 lies before it was opened",
        ),
        (
            PLANNING.but(done=None, due=date(2062, 9, 25)),
            "due: 2062-09-25 is more than ten years away; did you mean 2026-09-25?",
        ),
        (
            PLANNING.but(opened=date(1987, 6, 1)),
            "opened: 1987-06-01 is not between 1998-01-01 and",
        ),
        (PLANNING.but(phase="p" * 41), "phase: has 41 characters; at most 40"),
    ],
)
def test_days_of_a_phase_that_cannot_be_are_named(
    said: StatedPhase, found: str
) -> None:
    """By its line and its column, and nothing else is found."""
    review = StatedReview(phases=(said,), milestones=reached(*PLANNED), sites=(ALDER,))
    (only,) = off(review)

    assert only.startswith("review phase 1, ")
    assert found in only


@pytest.mark.parametrize(
    ("review", "found"),
    [
        (
            phases(PLANNING, ARTIFACTS.but(phase="artefacts"), FIELD_WORK),
            "review phase 2, phase: 'artefacts' is no phase of SIR-12@2019; did you "
            "mean artifacts?; it has planning, artifacts, field_work,",
        ),
        (
            phases(PLANNING, FIELD_WORK, FIELD_WORK),
            "review phase 2, phase: field_work stands 2 times; give it once",
        ),
        (
            phases(ARTIFACTS, FIELD_WORK),
            "phases: a review begins with the planning of the review: a line with "
            "planning says when",
        ),
        (
            phases(PLANNING.but(done=None), FIELD_WORK.but(opened=IN_MAY)).but(
                milestones=reached("sample", on=IN_MAY)
            ),
            "review phase 2, opened: 2026-05-29 lies before the review began, "
            "2026-06-01",
        ),
        (
            phases(*DONE[:2], FIELD_WORK, ANALYSIS),
            "review phase 4, opened: it begins once the field work is done, "
            "and no day is stated on which field_work was done",
        ),
        (
            phases(*DONE[:2], ANALYSIS),
            "review phase 3, opened: it begins once the field work is done, "
            "and no day is stated on which field_work was done",
        ),
        (
            phases(*DONE, ANALYSIS.but(opened=IN_AUGUST)),
            "review phase 4, opened: 2026-08-28, and the field work, which comes "
            "before, was done on 2026-09-02",
        ),
        (
            COLLECTING.but(milestones=reached(*PLANNED)),
            "review phase 2, opened: the reading of documents and artifacts begins "
            "with the request for artifacts; among the milestones there is no "
            "artifact_request",
        ),
        (
            milestone("artifact_request"),
            "review phase 2, opened: the reading of documents and artifacts begins "
            "with the request for artifacts; artifact_request is of 2026-08-28, and "
            "this of 2026-08-17",
        ),
        (
            COLLECTING.but(milestones=reached(*PLANNED[1:], "artifact_request")),
            "review phase 1, done: the planning of the review is done with the kickoff "
            "with the LEA's cabinet and the COE; among the milestones there is no "
            "kickoff",
        ),
        (
            milestone("kickoff"),
            "review phase 1, done: the planning of the review is done with the kickoff "
            "with the LEA's cabinet and the COE; kickoff is of 2026-08-28, and this of "
            "2026-06-26",
        ),
    ],
)
def test_phases_come_in_the_order_of_their_framework(
    review: StatedReview, found: str
) -> None:
    """With what each of them needs, by then; as if it had been begun and done here."""
    assert any(each.startswith(found) for each in off(review)), off(review)
    assert len(off(review)) == 1


@pytest.mark.parametrize(
    ("review", "found"),
    [
        (
            milestone("kick_of"),
            "milestone 7, milestone: 'kick_of' is no milestone of SIR-12@2019; did you "
            "mean kickoff?; it has kickoff, contact,",
        ),
        (
            milestone("swot", on=TOMORROW, link=PROOF["link"]),
            "milestone 7, date: 2026-09-03 is still to come",
        ),
        (
            COLLECTING.but(milestones=(*COLLECTING.milestones, *reached("contact"))),
            "milestone 2, milestone: contact stands 2 times",
        ),
        (milestone("swot"), "milestone 7, link: the analysis of all components, with"),
        (
            milestone("report", link=PROOF["link"]),
            "milestone 7, sha256: the report is stated with it",
        ),
        (
            milestone("report", **PROOF | {"sha256": "b" * 63}),
            "milestone 7, sha256: 'bbbb",
        ),
        (
            milestone("contact", on=IN_JULY.replace(month=6), link="Student Maria"),
            "milestone 6, link: 'student' before a capitalised word",
        ),
        (
            milestone("contact", on=IN_JULY.replace(month=6), link="E1"),
            "milestone 6, link: 'E1' would name a piece of evidence",
        ),
        (
            COLLECTING.but(sites=()),
            "milestone 4, milestone: the sample is approved, and none of its sites is",
        ),
    ],
)
def test_a_milestone_is_stated_with_what_is_asked_of_it(
    review: StatedReview, found: str
) -> None:
    """Known, past, once, with its document where it has one, and without a student."""
    (only,) = off(review)

    assert only.startswith(found)


@pytest.mark.parametrize(
    ("site", "found"),
    [
        (ALDER.but(site="34999040101013"), "site: 34999040101013 is no school of 1999"),
        (ALDER.but(site="1999901"), "site: '1999901' is no CDS code of a school"),
        (ALDER.but(name=" "), "name: the name says nothing"),
        (ALDER.but(name="x" * 81), "name: has 81 characters; at most 80"),
        (ALDER.but(name="Student Maria"), "name: 'student' before a capitalised word"),
    ],
)
def test_a_site_is_a_school_of_the_lea(site: StatedSite, found: str) -> None:
    """By its whole code, and with the name by which people know it."""
    (only,) = off(COLLECTING.but(sites=(site,)))

    assert only.startswith(f"site 1, {found}")


def test_a_site_is_stated_once() -> None:
    """Whichever of its names was meant."""
    again = ALDER.but(name="Alder Lane Elementary")

    assert off(COLLECTING.but(sites=(ALDER, again))) == [
        "site 1, site: 19999010101013 stands 2 times; give it once"
    ]


def test_a_framework_without_a_sample_has_no_sites() -> None:
    """What nobody approves is not asked about."""
    without = SIR_12.but(
        milestones=tuple(e for e in SIR_12.milestones if e.key != "sample"),
        phases=tuple(
            each.but(
                entry=tuple(e for e in each.entry if e != "sample"),
                exit=tuple(e for e in each.exit if e != "sample"),
            )
            for each in SIR_12.phases
        ),
    )
    review = COLLECTING.but(phases=(PLANNING.but(done=None),), milestones=())

    assert off(review, without) == [
        "sites: SIR-12@2019 asks for no sample; leave the sites out"
    ]


@pytest.mark.parametrize(
    ("review", "found"),
    [
        (
            COLLECTING.but(pause=PAUSE.but(since=TOMORROW)),
            "review, pause_since: 2026-09-03 is still to come",
        ),
        (
            COLLECTING.but(pause=PAUSE.but(recheck=TODAY)),
            "review, pause_recheck: 2026-09-02 is no day for the recheck: what",
        ),
        (
            COLLECTING.but(pause=PAUSE.but(recheck=date(2028, 1, 1))),
            "review, pause_recheck: 2028-01-01 is no day for the recheck: what",
        ),
        (
            COLLECTING.but(pause=PAUSE.but(recheck=date(2100, 1, 1))),
            "review, pause_recheck: 2100-01-01 is not between",
        ),
        (
            COLLECTING.but(pause=PAUSE.but(since=date(2026, 8, 3))),
            "review phase 2, opened: 2026-08-17, and the review is paused since "
            "2026-08-03",
        ),
        (
            phases(*DONE).but(pause=PAUSE),
            "review phase 3, done: 2026-09-02, and the review is paused since",
        ),
        (
            COLLECTING.but(
                phases=(PLANNING.but(done=None),),
                pause=PAUSE.but(since=IN_MAY.replace(month=6)),
                milestones=reached("sample", on=IN_JULY),
            ),
            "milestone 1, date: 2026-07-15, and the review is paused since 2026-06-29",
        ),
        (
            COLLECTING.but(
                phases=(PLANNING.but(done=None),), pause=PAUSE.but(since=IN_MAY)
            ).but(milestones=()),
            "review phase 1, opened: 2026-06-01, and the review is paused since",
        ),
    ],
)
def test_a_pause_goes_with_what_was_done_before_it(
    review: StatedReview, found: str
) -> None:
    """While it lasts, no phase begins or is done, and no sample is approved."""
    assert off(review)[0].startswith(found)
    assert len(off(review)) == 1


def test_far_on_a_review_is_not_paused_any_more() -> None:
    """By what is open, and between two phases by that which comes next."""
    seen = StatedPhase(phase="look", opened=IN_JULY, done=IN_AUGUST)
    begun = StatedPhase(phase="prepare", opened=IN_JULY, done=IN_JULY)
    review = StatedReview(
        phases=(begun, seen),
        milestones=reached("welcome", "sample"),
        sites=(ALDER,),
        pause=PAUSE,
    )
    telling = StatedPhase(phase="tell", opened=IN_AUGUST)
    found = "review, pause_since: so far on a review is not paused any more; "

    assert off(review, THREE)[0].startswith(found)
    assert off(review.but(phases=(begun, seen, telling)), THREE)[0].startswith(found)
    assert off(review.but(phases=(begun, seen.but(done=None))), THREE) == []
    fixed = THREE.but(
        phases=tuple(e.but(pausable=not e.pausable) for e in THREE.phases)
    )
    assert off(review.but(phases=(begun,)), fixed)[0].startswith(found)


def test_a_review_goes_with_the_phase_review() -> None:
    """And a phase without one says where it would go."""
    assert of_engagement(stated(review=COLLECTING)) == [
        "engagement, phase: implementation has no review under way, and one is "
        "stated; that goes with review"
    ]
    accepted = in_review().but(phase=Phase.ACCEPTED)
    assert "accepted has no review under way" in of_engagement(accepted)[0]


def test_a_mode_without_review_is_refused_with_one_too() -> None:
    """As it is without."""
    said = in_review().but(mode=EngagementMode.CONSULTANCY)

    assert of_engagement(said) == [
        "engagement, mode: consultancy has no review, and the phase is review; allowed "
        "are sir, sir_plus"
    ]


def test_a_framework_that_is_not_known_whole_begins_no_review() -> None:
    """Nor does one by which none can be done, or another than is stated."""
    incomplete = SIR_12.but(complete=False)
    of_no_end = SIR_12.but(
        phases=tuple(each.but(completes=False) for each in SIR_12.phases)
    )

    assert "not all of SIR-12@2019 is known yet" in off(COLLECTING, incomplete)[0]
    assert "not all of SIR-12@2019" in of_engagement(in_review(None), incomplete)[0]
    assert "no phase `completes` the review" in off(COLLECTING, of_no_end)[0]
    assert off(COLLECTING.but(framework="THREE@1"))[0] == (
        "review, framework: THREE@1 is stated, and SIR-12@2019 came with it"
    )


def test_without_its_framework_what_needs_none_is_named_all_the_same() -> None:
    """Where its name is not known, that is said beside."""
    found = off(phases(PLANNING.but(done=TOMORROW), ANALYSIS), None)

    assert found == [
        "review phase 1, done: 2026-09-03 is still to come; give a day that is past"
    ]


def test_all_faults_are_found_at_once() -> None:
    """One of each list: nobody has to mend and ask again for each."""
    review = StatedReview(
        phases=(PLANNING, ARTIFACTS.but(phase="artefacts"), FIELD_WORK),
        milestones=reached(*PLANNED, "swott"),
        sites=(ALDER.but(name=""),),
        pause=PAUSE.but(since=TOMORROW),
    )
    found = of_engagement(in_review(review).but(people=()))
    named = {each.partition(",")[0].partition(":")[0] for each in found}

    assert named >= {"review phase 2", "milestone 6", "site 1", "review", "people"}


def test_a_worker_judges_what_came_past_the_command() -> None:
    """In review an engagement comes with a framework, and is held to it."""
    opening = Opening(
        said=adopting(in_review(), framework=SIR_12), policy=EVERY_WEEKDAY, episode=1
    )
    cds = opening.said.lea.cds
    without = opening.but(said=adopting(in_review()))
    off_order = opening.but(
        said=adopting(in_review(phases(FIELD_WORK)), framework=SIR_12)
    )

    check_opening(opening, cds, NOON)
    with pytest.raises(refusals.FrameworkUnusable, match="is not said under which"):
        check_opening(without, cds, NOON)
    with pytest.raises(refusals.StatedUnusable, match="a review begins with the plan"):
        check_opening(off_order, cds, NOON)
