"""The clocks of a referral's steps: when each is due, and who hears if it is late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.acts import (
    AcknowledgeReferral,
    ChangeCalendar,
    DetermineNecessary,
    Mode,
    OpenConsultation,
    RecordConsultation,
    ResumeClock,
    RungActed,
    StopClock,
    Withdraw,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.letters.matter import rung_matter
from domain.people.roles import Role
from domain.policies.ladder import Office
from domain.referrals.case import Outcome, Step
from domain.setting import Cause
from domain.witnesses.restore import missing
from tests.lives import EVERY_WEEKDAY, POLICY, START, by_staff, paid
from tests.pathways import EVERYBODY, WALKS, attaching, day, referred_by, step, walked

LEA, AGENCY = EVERY_WEEKDAY.lea, EVERY_WEEKDAY.agency


def until(now: Engagement, at: datetime) -> Engagement:
    """The engagement's own clock, up to and with this instant."""
    while (due := expectation(now)) and due.at <= at:
        for act in due.acts:
            now = apply(now, act, due.at)
    return now


def on(moment: date) -> datetime:
    return LEA.opening(moment) + timedelta(hours=5)


def waited(now: Engagement, name: str, case: int = 1) -> Step:
    return now.cases[case].steps[name]


def heard(now: Engagement, name: str) -> list[tuple[date, str, str]]:
    """On which day which rung of a step told whom."""
    return [
        (LEA.day_of(entry.at), str(notice.facts["rung"]), notice.to)
        for entry in now.unwritten
        if isinstance(entry.act, RungActed) and entry.subject.endswith(f"/{name}")
        for notice in entry.notices
        if not notice.is_copy
    ]


@pytest.mark.parametrize(
    ("pathway", "name", "due"),
    [
        ("CONTINUUM_52072A", "acknowledge", LEA.later(day(START), 5)),
        ("EMERGENCY_52074G2A", "acknowledge", LEA.later(day(START), 2)),
        ("EMERGENCY_52074G2A", "intake_meeting", LEA.later(day(START), 15)),
        ("CONTINUUM_52072A", "consult_lea", date(2026, 10, 1)),
        ("CONTINUUM_52072A", "determination", date(2026, 11, 2)),  # 31 Oct: Saturday
    ],
)
def test_service_targets_are_as_the_pathway_says(
    pathway: str, name: str, due: date
) -> None:
    """docs/domain.md 3.2: 5 (2), 15 working days, 30 and 60 calendar days."""
    assert waited(referred_by(pathway), name).due == due


def test_an_agency_counts_its_own_working_days() -> None:
    """Nobody waits through a district's winter break for an acknowledgement."""
    december = datetime(2026, 12, 17, 17, tzinfo=UTC)
    now = referred_by("CONTINUUM_52072A", december, POLICY)
    due = waited(now, "acknowledge").due

    assert due == POLICY.agency.later(POLICY.agency.day_of(december), 5)
    assert due != POLICY.lea.later(POLICY.lea.day_of(december), 5)


def test_an_acknowledgement_that_is_late_is_said_to_the_lead_then_the_director() -> (
    None
):
    """docs/domain.md 3.2: the CCEE lead is asked, then the director."""
    now = until(referred_by("SPI_52074G1B"), START + timedelta(days=60))
    due = LEA.later(day(START), 5)

    assert heard(now, "acknowledge") == [
        (LEA.later(due, 1), "A1", "a.castillo"),
        (LEA.later(due, 5), "A2", "h.lindqvist"),
    ]
    assert waited(now, "acknowledge").overdue


def test_what_is_done_in_time_is_never_asked_for() -> None:
    """The clock of a step ends with it, and its unsent letters are void."""
    now = until(referred_by("SPI_52074G1B"), START + timedelta(days=8))
    assert heard(now, "acknowledge")

    late = now.subject("referral/1/acknowledge")
    assert late
    done = walked(now, [(AcknowledgeReferral, {})], START + timedelta(days=8))

    assert rung_matter(late) in done.unwritten[-1].settled
    assert not waited(done, "acknowledge").overdue
    later = until(done, START + timedelta(days=90))
    assert heard(later, "acknowledge") == heard(now, "acknowledge")


def test_the_second_key_is_asked_for_at_15_and_at_30_working_days() -> None:
    """The Geo Lead is reminded, then the CCEE lead hears; nothing is ever closed."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    now = until(now, START + timedelta(days=400))

    assert heard(now, "geo_lead_agreement") == [
        (LEA.later(day(START), 15), "G1", "g.fontaine"),
        (LEA.later(day(START), 30), "G2", "a.castillo"),
    ]
    assert now.phase == "consultation"


def test_the_clock_of_the_second_key_begins_with_the_first() -> None:
    """Before the county superintendent has determined, nobody waits for it."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:1], START)
    assert "geo_lead_agreement" not in now.cases[1].steps

    later = START + timedelta(days=20)
    now = walked(now, [(DetermineNecessary, {})], later)
    assert waited(now, "geo_lead_agreement").due == LEA.later(day(later), 15)


def test_who_does_not_agree_is_not_reminded_and_may_still_change_their_mind() -> None:
    """The CCEE lead and the director hear of it at once."""
    now = walked(referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START)
    said = {"party": Role.GEO_LEAD, "outcome": Outcome.DECLINE, "why": "not yet"}
    now = walked(now, [(RecordConsultation, said)], START)

    assert {n.to for n in now.unwritten[-1].notices} == {"a.castillo", "h.lindqvist"}
    assert heard(until(now, START + timedelta(days=400)), "geo_lead_agreement") == []
    agreed = walked(now, [(RecordConsultation, {"party": Role.GEO_LEAD})], START)
    assert agreed.phase == "determined"


def test_who_asks_for_more_information_has_the_whole_time_again() -> None:
    """The ball was with us meanwhile."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:2], START)
    later = START + timedelta(days=20)
    said = {
        "party": Role.COE_LEAD,
        "outcome": Outcome.MORE_INFORMATION,
        "why": "which schools?",
    }
    now = walked(now, [(RecordConsultation, said)], later)

    told = {n.to for n in now.unwritten[-1].notices if not n.replaces}
    assert told == {"a.castillo", "y.olsen"}
    asked = waited(now, "consult_coe")
    assert asked.due == AGENCY.working_day_from(day(later) + timedelta(days=30))
    assert asked.is_open
    assert asked.said
    assert asked.said.outcome is Outcome.MORE_INFORMATION


def test_a_contract_is_asked_of_the_administrative_agent() -> None:
    """CCEE says an agreement can take five working days (docs/domain.md 3.2)."""
    now = walked(referred_by("FEE_52074G3"), WALKS["FEE_52074G3"][:2], START)
    due = waited(now, "reimbursement_agreement").due
    assert due == LEA.later(day(START), 5)
    told = heard(until(now, START + timedelta(days=90)), "reimbursement_agreement")

    assert [(rung, who) for _, rung, who in told] == [
        ("F0", "b.moreau"),
        ("F1", "b.moreau"),
        ("F2", "a.castillo"),
    ]


def test_a_vacant_role_passes_its_word_on_to_the_next_rung() -> None:
    """As on the ladders of actions: nobody is waited for in silence."""
    people = {r: who for r, who in EVERYBODY.items() if r is not Role.CCEE_LEAD}
    now = until(referred_by("SPI_52074G1B", people=people), START + timedelta(days=12))

    assert [who for _, _, who in heard(now, "acknowledge")] == ["h.lindqvist"]


def test_stopped_clocks_move_a_step_by_the_working_days_they_stood() -> None:
    """As with actions: stopped for ten working days, due ten working days later."""
    now = referred_by("CONTINUUM_52072A")
    before = waited(now, "consult_lea").due
    assert before
    stop = by_staff(
        StopClock, cause=Cause.FIRE, recheck=day(START) + timedelta(days=60)
    )
    now = apply(now, stop, START)
    silent = until(now, START + timedelta(days=30))
    assert heard(silent, "acknowledge") == []

    later = on(LEA.later(day(START), 10))
    now = apply(silent, by_staff(ResumeClock), later)
    assert waited(now, "consult_lea").due == LEA.later(before, 10)
    told = heard(until(now, START + timedelta(days=60)), "acknowledge")
    assert told[0][0] == LEA.later(day(START), 5 + 10 + 1)


def test_a_referral_that_comes_while_all_clocks_stand_waits_with_them() -> None:
    """Its clocks begin to run when the others do."""
    now = referred_by("SPI_52074G1B")
    stop = by_staff(
        StopClock, cause=Cause.FIRE, recheck=day(START) + timedelta(days=60)
    )
    now = apply(now, stop, START)
    now = apply(now, attaching("EMERGENCY_52074G2A"), START)
    assert waited(now, "acknowledge", 2).plan is None

    later = on(LEA.later(day(START), 10))
    now = apply(now, by_staff(ResumeClock), later)
    assert waited(now, "acknowledge", 2).due == LEA.later(day(START), 12)
    assert waited(now, "acknowledge", 2).plan


def test_a_new_calendar_moves_the_rungs_that_are_still_to_act() -> None:
    """What has been heard is not said again."""
    now = until(referred_by("SPI_52074G1B"), START + timedelta(days=8))
    said = heard(now, "acknowledge")
    last = waited(now, "acknowledge").next_rung
    assert last
    closed = LEA.day_of(last.at)
    calendar = AGENCY.but(version="2", holidays={closed: "a day of snow"})
    change = by_staff(
        ChangeCalendar, office=Office.AGENCY, calendar=calendar, mode=Mode.KEEP
    )
    now = apply(now, change, START + timedelta(days=8))

    told = heard(until(now, START + timedelta(days=60)), "acknowledge")
    assert told[: len(said)] == said
    assert [rung for _, rung, _ in told] == ["A1", "A2"]
    assert told[1][0] == LEA.later(closed, 1)


def test_an_engagement_that_ends_waits_for_no_step() -> None:
    now = until(referred_by("SPI_52074G1B"), START + timedelta(days=8))
    ended = apply(now, by_staff(Withdraw), START + timedelta(days=8))

    assert expectation(ended) is None
    assert ended.untold[-1].to == now.untold[-1].to


def test_a_step_that_is_late_has_a_witness_that_can_be_restored() -> None:
    """As every late thing: it is listed where operators look, and begun again."""
    now = until(referred_by("SPI_52074G1B"), START + timedelta(days=8))
    ladder = now.untold[-1]
    assert ladder.to.startswith("1999901.1/overdue/referral-1-acknowledge/")

    gone = START + timedelta(days=9)
    (act,) = missing(now.subjects, [], [ladder.to], gone)
    restored = apply(paid(now), act, gone)

    assert restored.untold[-1] == ladder
    assert "the acknowledgement of the referral (referral 1" in (
        restored.unwritten[-1].sentence
    )
    assert missing(restored.subjects, [], [ladder.to], gone) == ()
    assert missing(now.subjects, now.owed_to, [ladder.to], gone) == ()


def test_each_party_is_invited_when_it_can_be_asked() -> None:
    """On the opening of the consultation; the Geo Lead's key, on the first one."""
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:1], START)
    act = step(now, OpenConsultation, START)
    judge(now, act, START)
    opened = apply(now, act, START)
    keyed = walked(
        referred_by("COE_GEO_52074G1A"), WALKS["COE_GEO_52074G1A"][:2], START
    )

    invited = [
        n for n in opened.unwritten[-1].notices if not n.replaces and not n.is_copy
    ]
    assert {n.template for n in invited} == {"consultation_invited"}
    assert {n.to for n in invited} == {"d.okafor", "k.bennett", "g.fontaine"}
    (asked,) = [
        n for n in keyed.unwritten[-1].notices if n.template == "consultation_invited"
    ]
    assert asked.to == "g.fontaine"
    assert asked.facts["agrees"] is True
    assert "The county superintendent determined on" in str(asked.facts["first_key"])
