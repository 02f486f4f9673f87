"""Notes of a check-in: drawn up, read by the LEA, approved by another, published."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import (
    ApproveNotes,
    DraftNotes,
    DrawUpPacket,
    PublishNotes,
    ScheduleCheckIn,
    SendNotes,
    StaffAct,
)
from domain.apply import apply
from domain.checkins.check_in import CheckInStage
from domain.engagement import Engagement
from domain.people.roles import Assignment, Role
from tests.check_ins import on
from tests.lives import by_staff
from tests.minutes import (
    FACTS,
    LATER,
    MET,
    NAME,
    after,
    approved,
    drafted,
    held,
    last,
    letters,
    met,
    minuted,
    minutes,
    refusal,
    sent,
    to_be_held,
)

A_DAY = timedelta(days=1)
SOON = MET + 60 * A_DAY
LINK = "https://example.org/notes"
APPROVE = by_staff(ApproveNotes, check_in=NAME)


def test_notes_go_from_stage_to_stage_each_with_its_day() -> None:
    """By the working days of the policy from each stage to the next."""
    lea, day = held().policy.lea, LATER.date()

    seen = [(met(e).stage, met(e).due) for e in (drafted(), sent(), approved())]

    assert seen == [
        (CheckInStage.REPORT_DRAFT, lea.later(day, 3)),
        (CheckInStage.LEA_REVIEW, lea.later(day, 10)),
        (CheckInStage.APPROVED, lea.later(day, 5)),
    ]


def test_published_notes_close_the_check_in() -> None:
    """With the day and the address; nothing is waited for, and it leaves the state."""
    now = after(approved(), LATER, PublishNotes, check_in=NAME, on=MET, link=LINK)
    check_in = met(now)

    assert (check_in.stage, check_in.is_open) == (CheckInStage.PUBLISHED, False)
    assert (check_in.published_on, check_in.link) == (MET, LINK)
    assert check_in.plan is None
    assert last(now).sentence.startswith(
        f"a.castillo recorded the notes of check-in {NAME} as published on {MET} at "
    )
    assert NAME not in apply(now, by_staff(ScheduleCheckIn, on=SOON), LATER).check_ins


@pytest.mark.parametrize(
    ("kind", "stage", "first"),
    [
        (DraftNotes, held, "is held; record_minutes comes first"),
        (SendNotes, lambda: minuted(held()), "is notes due; draft_notes comes first"),
        (ApproveNotes, drafted, "is report draft; send_notes comes first"),
        (PublishNotes, sent, "is lea review; approve_notes comes first"),
        (DraftNotes, sent, "has its notes with the LEA; amend_minutes says them anew"),
        (SendNotes, sent, "has its notes with the LEA; amend_minutes says them anew"),
        (ApproveNotes, approved, "has its notes approved; publish_notes closes it"),
    ],
)
def test_what_is_out_of_its_turn_says_what_comes_first(
    kind: type[StaffAct], stage: Callable[[], Engagement], first: str
) -> None:
    """Or how far it is already."""
    more: dict[type, dict[str, object]] = {
        DraftNotes: {"sha256": FACTS, "as_of": 1},
        PublishNotes: {"on": MET, "link": LINK},
    }
    act = by_staff(kind, check_in=NAME, **more.get(kind, {}))

    said = refusal(stage(), act, refusals.OutOfStage)

    assert said == f"check-in {NAME} {first}"


def test_notes_are_of_the_minutes_as_they_were_said_last() -> None:
    """What was drawn up before, or of what is not there yet, is drawn up once more."""
    now = minuted(held())
    of_entry = now.entries
    old, to_come = (
        by_staff(DraftNotes, check_in=NAME, sha256=FACTS, as_of=n)
        for n in (of_entry - 1, of_entry + 1)
    )

    assert f"entry {of_entry};" in refusal(now, old, refusals.NotesAreBehind)
    refusal(now, to_come, refusals.NotesAreBehind)


def test_a_draft_that_says_the_same_is_none() -> None:
    """One that says another takes its place, under the next number."""
    now = drafted()
    same = by_staff(DraftNotes, check_in=NAME, sha256=FACTS, as_of=now.entries)
    second = drafted(now, sha256="cd" * 32)

    assert "draft 1" in refusal(now, same, refusals.NothingToChange)
    notes = met(second).notes
    assert notes and notes.number == 2


def test_the_lea_is_asked_to_read_the_draft() -> None:
    """Superintendent and designee, by the last of their days, with where it is."""
    now = sent()
    (letter, *_) = [e for e in last(now).notices if e.template == "check_in_notes"]

    assert letters(now, "check_in_notes") == ["d.okafor", "m.ortiz"]
    assert letter.facts["link"] == LINK
    assert letter.facts["due"] == "Thursday, 15 October 2026"


def test_all_who_are_invited_hear_that_notes_are_published() -> None:
    """With the address."""
    now = after(approved(), LATER, PublishNotes, check_in=NAME, on=MET, link=LINK)

    assert letters(now, "check_in_published") == [
        *("d.okafor", "m.ortiz", "k.bennett", "a.castillo", "t.washington")
    ]


def test_notes_are_approved_by_the_lea_at_once() -> None:
    """Superintendent or designee, on any of their days."""
    for who in ("d.okafor", "m.ortiz"):
        now = after(sent(), LATER, ApproveNotes, check_in=NAME, by=who)
        notes = met(now).notes

        assert notes and notes.approved_by == who


def test_the_lead_approves_notes_once_the_days_of_the_lea_are_over() -> None:
    """Not on the last of them; on the day after."""
    now = sent()
    due = met(now).due
    assert due
    by_lead = APPROVE.but(by="a.castillo")

    early = refusal(now, by_lead, refusals.NotesAreRead, at=on(now, due))
    assert f"until {due}" in early
    late = on(now, due + A_DAY)
    done = after(now, late, ApproveNotes, check_in=NAME, by="a.castillo")
    assert met(done).stage is CheckInStage.APPROVED


def of_the_designee(now: Engagement) -> Engagement:
    """Who wrote the minutes has the designee's role since."""
    given = Assignment(
        role=Role.LEA_DESIGNEE, person="t.washington", first=MET - 90 * A_DAY
    )
    return now.but(people=(*now.people, given))


def test_nobody_approves_notes_that_they_wrote() -> None:
    """Nor of minutes that they typed, however their log-in is spelled."""
    now = of_the_designee(sent())
    said = refusal(now, APPROVE.but(by="t.washington"), refusals.SamePerson)
    assert "another person approves them" in said

    typed = minuted(held(), minutes(entered_by="MOrtiz"))
    now = after(drafted(typed), LATER, SendNotes, check_in=NAME)
    refusal(now, APPROVE, refusals.SamePerson)


def test_whoever_drew_up_the_draft_does_not_approve_it() -> None:
    """Though another wrote the minutes."""
    now = after(drafted(by="a.castillo"), LATER, SendNotes, check_in=NAME)
    late = LATER + 60 * A_DAY

    refusal(now, APPROVE.but(by="a.castillo"), refusals.SamePerson, at=late)
    after(now, late, ApproveNotes, check_in=NAME, by="h.lindqvist")


def test_notes_are_published_at_an_address_on_a_day_that_was() -> None:
    """Not before they met, and not in days to come."""
    act = by_staff(PublishNotes, check_in=NAME, on=MET, link=LINK)

    refusal(approved(), act.but(link=" "), refusals.EvidenceMissing)
    refusal(approved(), act.but(on=MET - A_DAY), refusals.DateUnusable)
    refusal(approved(), act.but(on=MET + 9 * A_DAY), refusals.DateUnusable)


def test_packets_are_counted() -> None:
    """Each newer one takes the place of the one before; its stage stays."""
    now = to_be_held()
    for number in (1, 2):
        now = after(
            now, LATER, DrawUpPacket, check_in=NAME, sha256=FACTS, as_of=now.entries
        )
        assert met(now).packets == number
    assert met(now).stage is CheckInStage.SCHEDULED
    ahead = by_staff(DrawUpPacket, check_in=NAME, sha256=FACTS, as_of=now.entries + 1)
    refusal(now, ahead, refusals.NotesAreBehind)


def test_no_packet_is_drawn_up_of_what_was_held() -> None:
    """What comes then are the notes."""
    now = held()
    act = by_staff(DrawUpPacket, check_in=NAME, sha256=FACTS, as_of=now.entries)

    assert "comes before" in refusal(now, act, refusals.OutOfStage)
