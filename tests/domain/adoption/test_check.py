"""What is off with an engagement that is to be brought in: every fault, at once."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.acts import Cause
from domain.adoption.acts import StatedEngagement, StatedHold, StatedMeeting
from domain.adoption.check import stated_faults
from domain.people.roles import Assignment, Role
from domain.phase import Phase
from domain.referrals.case import EngagementMode, Segment
from domain.status import ActionStatus
from tests.beginnings import (
    FORMER,
    JUNE_2021,
    LOAN,
    NEXT_YEAR,
    NOON,
    inglewood_like,
    stated,
    stated_action,
)
from tests.lives import EVERY_WEEKDAY, PATHWAYS

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)
BEGUN = {"status": ActionStatus.IN_PROGRESS}
DONE = {"status": ActionStatus.COMPLETED}
HOLD = StatedHold(cause=Cause.FUNDING, recheck=NEXT_YEAR)
ON_HOLD = {"status": ActionStatus.ON_HOLD, "hold": HOLD}


def off(said: StatedEngagement, by: str | None = "a.castillo") -> list[str]:
    return [*map(str, stated_faults(said, EVERY_WEEKDAY, PATHWAYS, NOON, by))]


def of_action(**fields: Any) -> list[str]:
    return off(stated(stated_action(**fields), stated_action(2)))


def test_what_fits_has_no_fault() -> None:
    """Also long late, long done, and of 66 actions."""
    assert off(inglewood_like()) == []
    assert off(inglewood_like(due=JUNE_2021)) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"original_due": NEXT_YEAR + timedelta(days=1)}, "original_due: 2027-09-02"),
        ({**BEGUN, "started": TOMORROW}, "started: 2026-09-03 is still to come"),
        ({**DONE, "completed": TOMORROW}, "completed: 2026-09-03 is still to come"),
        (
            {**DONE, "started": TODAY, "completed": JUNE_2021},
            "completed: 2021-06-15 lies before it was started",
        ),
        ({**BEGUN, "completed": JUNE_2021}, "completed: 2021-06-15, and its status is"),
        ({"started": JUNE_2021}, "started: 2021-06-15, and its status is not_started"),
        ({"extensions": -1}, "extensions: is -1; from 0"),
        ({**DONE, "rating": 3}, "rating: 3 (Initial implementation) does not go with"),
        ({**DONE, "rating": 5}, "allowed are 4 (Full implementation), or none"),
        ({**BEGUN, "rating": 9}, "rating: 9 does not go with in_progress"),
        ({"status": ActionStatus.ON_HOLD}, "hold_recheck: an action on hold says why"),
        ({"hold": HOLD}, "status: not_started, and it has a hold"),
        (
            {**ON_HOLD, "hold": HOLD.but(recheck=JUNE_2021)},
            "hold_recheck: 2021-06-15 is past",
        ),
        (
            {**ON_HOLD, "hold": HOLD.but(since=TOMORROW)},
            "hold_since: 2026-09-03 is still to come",
        ),
        ({"status": ActionStatus.SPLIT}, "status: split, and no part of it"),
        ({"status": ActionStatus.MERGED}, "merged_into: names the other action"),
        ({"merged_into": 2}, "merged_into: goes with the status merged"),
        ({"components": (13,)}, "components: is 13; from 1 to 12"),
        ({"owner": Role.CCEE_LEAD}, "owner_role: CCEE lead does not own actions"),
        ({"title": " "}, "title: is empty"),
        (
            {"title": "Coach student Maria"},
            "title: 'student' before a capitalised word",
        ),
        ({"text": "for 4711147111"}, "text: ten digits together may be a student's"),
        ({"theme": "born 3/5/2010"}, "theme: it holds what may be a student's birth"),
        ({"why": "student Maria moved"}, "why: 'student' before a capitalised word"),
        ({"title": "x" * 81}, "title: has 81 characters; at most 80"),
        ({"depends_on": (7,)}, "depends_on: there is no action 7 on this roadmap"),
        ({"depends_on": (1,)}, "depends_on: they would wait in a circle: 1"),
    ],
)
def test_each_thing_that_is_off_with_an_action_is_named(
    fields: dict[str, Any], said: str
) -> None:
    """By its number and its column, and nothing else is found."""
    (found,) = of_action(**fields)

    assert found.startswith("action 1, ")
    assert said in found


def test_actions_that_wait_for_each_other_are_named() -> None:
    """In the order in which they wait."""
    found = off(
        stated(stated_action(depends_on=(2,)), stated_action(2, depends_on=(1,)))
    )

    assert len(found) == 1
    assert "they would wait in a circle" in found[0]


def test_a_number_given_twice_is_named() -> None:
    """Whichever of them was meant."""
    assert off(stated(stated_action(), stated_action())) == [
        "action 1, number: stands 2 times; give it once"
    ]


def test_a_part_stands_beside_the_action_that_was_split() -> None:
    """12a without 12, or beside one that is not split, could not be reckoned with."""
    part = stated_action(10_001)
    whole = stated_action(1, status=ActionStatus.SPLIT)

    assert off(stated(part, whole)) == []
    assert "action 1a, number: 1a is a part of 1" in off(stated(part))[0]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"phase": Phase.CONSULTATION}, "phase: consultation is not brought in"),
        ({"phase": Phase.CLOSED}, "phase: closed is not brought in"),
        ({"phase": Phase.ROADMAP}, "roadmap comes before the roadmap"),
        ({"actions": ()}, "implementation has a roadmap, and none is stated"),
        (
            {
                "phase": Phase.REVIEW,
                "mode": EngagementMode.CONSULTANCY,
                "actions": (),
            },
            "mode: consultancy has no review",
        ),
        ({"kickoff": TOMORROW}, "kickoff: 2026-09-03 is still to come"),
        ({"kickoff": date(2019, 1, 1)}, "lies before the first referral"),
        ({"as_of": TOMORROW}, "as_of: 2026-09-03 is still to come"),
        ({"mode_since": TOMORROW}, "mode_since: 2026-09-03 is still to come"),
        ({"note": "x" * 4001}, "note: has 4,001 characters; at most 4,000"),
    ],
)
def test_a_whole_that_does_not_fit_is_named(fields: dict[str, Any], said: str) -> None:
    """A phase goes with its roadmap, a review with its mode."""
    (found,) = off(stated().but(**fields))

    assert found.startswith("engagement")
    assert said in found


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"pathway": "CONTINUM"},
            "'CONTINUM' is no pathway; did you mean CONTINUUM_52072A?; pathways are",
        ),
        ({"received": date(2024, 1, 8)}, "LEGACY_52072B1 could be used through"),
        ({"received": date(2018, 1, 8)}, "statute: EDC-52072@2019-07-01 was not yet"),
        ({"statute": "EDC 52072"}, "statute: 'EDC 52072'; write it like EDC-52072@"),
        ({"determined": date(2019, 1, 8)}, "determined: 2019-01-08 lies before"),
        ({"determined": TOMORROW}, "determined: 2026-09-03 is still to come"),
        ({"dashboard_year": 2016}, "dashboard_year: 2016 is no year of a Dashboard"),
    ],
)
def test_a_referral_that_could_not_have_been_is_named(
    fields: dict[str, Any], said: str
) -> None:
    """Not by the law of its day, or not in the order of its days."""
    (found,) = off(stated(referrals=(FORMER.but(**fields),), kickoff=None))

    assert found.startswith("referral 1, ")
    assert said in found


def test_a_referral_still_to_come_is_made_anew() -> None:
    """Bringing in is for what is past."""
    found = off(stated(referrals=(LOAN.but(received=TOMORROW),), kickoff=None))

    assert found[0].startswith("referral 1, received: 2026-09-03 is still to come")


def test_of_several_referrals_one_is_primary() -> None:
    """Neither none nor two; a single one need not say so."""
    both = (LOAN, FORMER.but(primary=True))
    neither = (LOAN.but(primary=False), FORMER)

    assert off(stated(referrals=both)) == [
        "referrals, primary: 2 are primary; exactly one is"
    ]
    assert off(stated(referrals=neither))[0].startswith(
        "referrals, primary: of several"
    )
    assert off(stated(referrals=(FORMER,))) == []


def test_a_pathway_for_other_leas_is_named() -> None:
    """A county office receives no emergency apportionment."""
    office = stated().lea.but(cds="1910199")
    (found,) = off(stated(lea=office, referrals=(LOAN,)))

    assert "EMERGENCY_52074G2A is for a district; 1910199 is a county office" in found


@pytest.mark.parametrize("person", [None, "gone"])
def test_somebody_leads_it_for_ccee_today(person: str | None) -> None:
    """Neither a vacancy nor whoever left is a lead."""
    last = JUNE_2021 if person else None
    others = (e for e in stated().people if e.role is not Role.CCEE_LEAD)
    lead = Assignment(
        role=Role.CCEE_LEAD, person=person, first=date(2020, 1, 1), last=last
    )
    found = off(stated(people=(*others, lead)), by="h.lindqvist")

    assert found == [
        "people: somebody leads it for CCEE today: a line with the role ccee_lead"
    ]


def test_it_is_brought_in_by_somebody_of_ccee() -> None:
    """By a role in this engagement; who only looks at it need be nobody."""
    assert "d.okafor is none of CCEE's people here" in off(stated(), by="d.okafor")[0]
    assert off(stated(), by="t.washington") == []
    assert off(stated(), by=None) == []


def test_a_role_does_not_end_before_it_begins() -> None:
    """Named by its line."""
    given = Assignment(
        role=Role.GEO_LEAD, person="g.fontaine", first=TODAY, last=JUNE_2021
    )
    found = off(stated(people=(*stated().people, given)))

    assert found == ["person 10, to: 2021-06-15 lies before from 2026-09-02"]


def segment(first: date, last: date | None) -> Segment:
    return Segment(mode=EngagementMode.CONSULTANCY, first=first, last=last)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, "segment 1, until: a mode of the past has its last day"),
        (date(2019, 12, 31), "segment 1, until: 2019-12-31 lies before from"),
        (TODAY, "segment 1, until: 2026-09-02 is not past"),
    ],
)
def test_a_mode_of_the_past_has_its_last_day(last: date | None, said: str) -> None:
    """That of now stands by itself."""
    found = off(stated(segments=(segment(date(2020, 1, 20), last),)))

    assert found[0].startswith(said)


def test_modes_do_not_overlap() -> None:
    """Neither those of the past with each other, nor with that of now."""
    one = segment(date(2020, 1, 20), date(2020, 12, 31))
    other = segment(date(2020, 6, 1), date(2021, 6, 30))
    since = date(2021, 3, 1)

    assert (
        "segment 2, from: Consultancy (2020-06-01 to 2021-06-30) begins before"
        in (off(stated(segments=(one, other)))[0])
    )
    assert off(stated(segments=(one,), mode_since=since)) == []
    assert (
        "mode_since: 2021-03-01; a mode of the past ends on 2021-06-30"
        in (off(stated(segments=(other,), mode_since=since))[0])
    )


def test_only_meetings_that_were_held_are_brought_in() -> None:
    """Each says of what kind it was."""
    said = (
        StatedMeeting(on=TOMORROW, kind="check-in"),
        StatedMeeting(on=JUNE_2021, kind=" "),
    )
    first, second = off(stated(meetings=said))

    assert first.startswith("meeting 1, date: 2026-09-03 is still to come")
    assert second.startswith("meeting 2, kind: say what kind of meeting")


def test_all_faults_are_found_at_once() -> None:
    """One of each part: nobody has to mend and ask again for each."""
    said = stated(
        stated_action(rating=5),
        phase=Phase.CLOSED,
        referrals=(FORMER.but(pathway="NONE"),),
        people=(),
        segments=(segment(TODAY, None),),
        meetings=(StatedMeeting(on=TOMORROW, kind="check-in"),),
    )
    found = stated_faults(said, EVERY_WEEKDAY, PATHWAYS, NOON)
    parts = {each.where[0] for each in found}

    assert len(parts) == 6


def test_what_is_said_of_the_whole_and_of_meetings_names_no_student() -> None:
    """It is read by many, and kept for good, as a comment is."""
    met = StatedMeeting(on=TODAY, kind="on student Maria", note="of 4711147111")

    assert off(stated(note="born 3/5/2010", meetings=(met,))) == [
        "engagement, note: it holds what may be a student's birth date; leave it out",
        "meeting 1, kind: 'student' before a capitalised word may be a student's name; "
        "say the group or the role, and a title as in 'student services'",
        "meeting 1, note: ten digits together may be a student's state id; leave them "
        "out",
    ]
