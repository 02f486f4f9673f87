"""What a policy may say of check-ins, and what differs between two that say it."""

import pytest

from domain.people.roles import Agency
from domain.policies.check import policy_faults
from domain.policies.check_ins import (
    CheckInClock,
    CheckInPromise,
    NotesTerms,
    ReleaseStage,
    Window,
)
from domain.policies.diff import DiffKind, differences
from tests.lives import POLICY, WITH_CHECK_INS

FALL = Window(name="fall", first="09-15", last="10-31")
SPRING = Window(name="spring", first="03-15", last="04-30")
CADENCE = {ReleaseStage.FULL: ("fall", "spring")}


def promise(*windows: Window, **fields: object) -> CheckInPromise:
    said = {"windows": windows or (FALL, SPRING), "cadence": CADENCE} | fields
    return CheckInPromise.model_validate(said)


def found(of: CheckInPromise) -> list[tuple[str, str]]:
    """Where each fault stands, and what it says."""
    known = policy_faults(POLICY.but(check_ins=of))
    return [("/".join(map(str, e.where)), e.message) for e in known]


def test_the_policy_in_force_has_no_fault() -> None:
    assert [*policy_faults(WITH_CHECK_INS)] == []
    assert found(promise()) == []


@pytest.mark.parametrize(
    ("off", "where", "said"),
    [
        (
            promise(FALL, SPRING, FALL.but(first="11-01", last="11-10")),
            "check_ins/windows/2/name",
            "fall stands twice",
        ),
        (
            promise(FALL, SPRING.but(first="06-15", last="07-15")),
            "check_ins/windows/1/last",
            "spring ends on 07-15, before 06-15; a window lies within a fiscal year",
        ),
        (
            promise(FALL, SPRING.but(first="10-31")),
            "check_ins/windows/1/first",
            "spring begins on 10-31, before fall has ended",
        ),
        (
            promise(cadence={ReleaseStage.FULL: ("fall", "sprnig")}),
            "check_ins/cadence/full",
            "there is no window sprnig; did you mean spring?",
        ),
        (
            promise(quorum=(Agency.LEA, Agency.SPI)),
            "check_ins/quorum/1",
            "SPI takes no part in check-ins",
        ),
    ],
)
def test_what_could_never_work_is_a_fault(
    off: CheckInPromise, where: str, said: str
) -> None:
    """With the place where it stands."""
    (fault,) = (each for each in found(off) if each[0] == where)

    assert fault[1].startswith(said)


def test_a_ladder_of_check_ins_is_held_to_what_all_are_held_to() -> None:
    """In their order, each after the due date at last: M0, U2."""
    rungs = WITH_CHECK_INS.check_ins
    assert rungs
    first = rungs.rungs[CheckInClock.CONFIRMATION][:1]
    off = promise(rungs={CheckInClock.CONFIRMATION: first})

    assert "a ladder has at least one rung after the due date" in {
        message: where for where, message in found(off)
    }


def test_a_difference_is_named_by_its_part() -> None:
    """A window, a term, how often, how many; and that there are none before."""
    more = promise(
        FALL.but(last="10-30"),
        SPRING,
        cadence={ReleaseStage.FULL: ("spring",)},
        terms=NotesTerms(minutes=5),
        make_up=20,
    )
    was, now = POLICY.but(check_ins=promise()), POLICY.but(check_ins=more)
    changed = {(e.part, e.field): (e.before, e.after) for e in differences(was, now)}

    assert changed == {
        ("check-ins", "make up"): ("30", "20"),
        ("check-ins, terms", "minutes"): ("3", "5"),
        ("check-ins, full", "windows"): ("fall and spring", "spring"),
        ("check-ins, window fall", "days"): (
            "09-15 to 10-31",
            "09-15 to 10-30",
        ),
    }
    assert {e.kind for e in differences(POLICY, was)} == {DiffKind.ADDED}
    assert {e.part for e in differences(POLICY, was)} >= {
        *("check-ins", "check-ins, window fall", "check-ins, full"),
    }
