"""What in a policy could never work, whoever holds which role, and where it stands.

The same faults are named by `policy lint`, with the line of the file.
"""

from collections.abc import Iterator
from datetime import timedelta

from domain.bounds import FARTHEST, excesses
from domain.calendars.check import calendar_faults
from domain.calendars.work_calendar import LONGEST_WAIT
from domain.faults import Fault, Where
from domain.guess import guess
from domain.policies.check_check_ins import check_in_faults
from domain.policies.check_scale import scale_faults
from domain.policies.ladder import Office, Rung, When, closed_by, written_out
from domain.policies.policy import Policy

MOST_RUNGS = 60  # of one ladder, with all its repetitions
POSITIONS = ("positions", "rungs")
PATHWAYS = (  # docs/domain.md 3.1
    "CONTINUUM_52072A",
    "COE_GEO_52074G1A",
    "SPI_52074G1B",
    "EMERGENCY_52074G2A",
    "FEE_52074G3",
    "CHARTER_47607_3",
    "LEGACY_52072B1",
)


def policy_faults(policy: Policy) -> Iterator[Fault]:
    """Everything in a policy that could never work, whoever holds which role."""
    if beyond := [*excesses(policy)]:
        yield from beyond
        return
    closed = [
        Fault((office, *each.where), each.message)
        for office in Office
        for each in calendar_faults(policy.calendar(office))
    ]
    if closed:
        yield from closed
        return
    if not policy.rungs:
        yield Fault(("rungs",), "a ladder has at least one rung")
    for where, rungs in ladders(policy):
        yield from _of_ladder(policy, where, rungs)
    if policy.review and not policy.review.rungs:
        yield Fault(("review", "rungs"), "a review's ladder has at least one rung")
    if policy.check_ins:
        yield from check_in_faults(policy.check_ins)
    if policy.positions and not policy.positions.rungs:
        yield Fault(POSITIONS, "the ladder of positions has at least one rung")
    yield from _of_choice(policy)
    yield from _of_numbers(policy)
    yield from scale_faults(policy.scale)


def ladders(policy: Policy) -> Iterator[tuple[Where, tuple[Rung, ...]]]:
    """Each ladder of the policy, and where it stands."""
    yield ("rungs",), policy.rungs
    for n, each in enumerate(policy.ladders):
        yield ("ladders", n, "rungs"), each.rungs
    yield ("claim",), policy.claim
    if policy.review:
        yield ("review", "rungs"), policy.review.rungs
        yield ("review", "fact_check", "rungs"), policy.review.fact_check.rungs
    if policy.check_ins:
        for clock, rungs in policy.check_ins.rungs.items():
            yield ("check_ins", "rungs", clock), rungs
    if policy.positions:
        yield POSITIONS, policy.positions.rungs


def _of_ladder(
    policy: Policy, where: Where, rungs: tuple[Rung, ...]
) -> Iterator[Fault]:
    if len(written_out(rungs)) > MOST_RUNGS:
        yield Fault(where, f"a ladder has at most {MOST_RUNGS} rungs with repetitions")
    for n, rung in enumerate(rungs):
        for name, message in _of_rung(policy, rung):
            yield Fault((*where, n, name), f"rung {rung.name}: {message}")
        if n and rung.days < rungs[n - 1].days:
            before = rungs[n - 1]
            yield Fault(
                (*where, n, "days"),
                f"rung {rung.name} comes on day {rung.days}, before {before.name} on "
                f"day {before.days}; list rungs in their order",
            )
    if where == ("claim",) and any(rung.days < 0 for rung in rungs):
        yield Fault(where, "the answer to a claim is not asked for before the claim")
    if where == POSITIONS:
        yield from _of_positions(rungs)
    elif where != ("claim",) and rungs and all(rung.is_early for rung in rungs):
        yield Fault(where, "a ladder has at least one rung after the due date")


def _of_positions(rungs: tuple[Rung, ...]) -> Iterator[Fault]:
    """Nothing is late after the last day of a position: its rungs come before it."""
    for n, rung in enumerate(rungs):
        if not rung.is_reminder:
            off = f"rung {rung.name}: what follows a position is asked before its end"
            yield Fault((*POSITIONS, n, "days"), off)


def _of_rung(policy: Policy, rung: Rung) -> Iterator[tuple[str, str]]:
    if "+" in rung.name:
        yield "name", f"rung {rung.name}: a name is without +"
    if not rung.tell:
        yield "tell", "names nobody; name at least one role"
    if rung.repeat and rung.repeat.every < 1:
        yield "repeat", "repeats every 1 day or more"
    if rung.days + _span(rung) > FARTHEST:
        message = f"the last comes on day {rung.days + _span(rung)}"
        yield "repeat", f"{message}; a ladder reaches to day {FARTHEST} at most"
    if rung.repeat and rung.is_reminder and rung.days + _span(rung) >= 0:
        yield "repeat", "a reminder repeats before the due date only"
    if rung.gate and (why := _never(policy, rung)):
        yield "gate", why


def _span(rung: Rung) -> int:
    return rung.repeat.every * rung.repeat.times if rung.repeat else 0


def _never(policy: Policy, rung: Rung) -> str | None:
    """Why the rung's gate opens on no day; None if it does."""
    office, gate = policy.calendar(rung.office), rung.gate
    assert gate
    opens = max(office.opens, gate.earliest or office.opens)
    if gate.latest and opens > gate.latest:
        return (
            f"can never act: not before {opens:%H:%M}, and not after "
            f"{gate.latest:%H:%M}"
        )
    day = office.clock_changes[0].since.date()
    for _ in range(LONGEST_WAIT):
        if office.works(day) and closed_by(gate, policy.lea, day) is None:
            return None
        day += timedelta(days=1)
    return (
        f"can never act: its gate allows no day on which the {rung.office} calendar "
        f"{office.named} works"
    )


def _of_choice(policy: Policy) -> Iterator[Fault]:
    names = [each.name for each in policy.ladders]
    for n, each in enumerate(policy.ladders):
        if not (each.when.pathways or each.when.horizons or each.when.components):
            yield Fault(
                ("ladders", n, "when"),
                f"the ladder {each.name} is for every action; then it is the policy's "
                "own, under 'rungs'",
            )
        if each.name == policy.name:
            yield Fault(
                ("ladders", n, "name"),
                f"{each.name} is the policy's own name, and so that of its own ladder",
            )
        if names.index(each.name) < n:
            yield Fault(("ladders", n, "name"), f"{each.name} stands twice")
        for name, message in _of_when(each.when):
            yield Fault(("ladders", n, "when", name), message)
        earlier = (e for e in policy.ladders[:n] if _covers(e.when, each.when))
        if first := next(earlier, None):
            yield Fault(
                ("ladders", n, "when"),
                f"{each.name} is never chosen: {first.name} stands before it and "
                "takes all its actions",
            )
        if not each.rungs:
            yield Fault(("ladders", n, "rungs"), f"{each.name} has no rungs")


def _of_when(when: When) -> Iterator[tuple[str, str]]:
    for pathway in when.pathways:
        if pathway not in PATHWAYS:
            near = guess(pathway, PATHWAYS)
            yield "pathways", f"{pathway} is none of {', '.join(PATHWAYS)}{near}"


def _covers(one: When, other: When) -> bool:
    """Whether whatever fits `other` fits `one`."""
    return all(
        not mine or (theirs and {*theirs} <= {*mine})
        for mine, theirs in (
            (one.pathways, other.pathways),
            (one.horizons, other.horizons),
            (one.components, other.components),
        )
    )


def _of_numbers(policy: Policy) -> Iterator[Fault]:
    limits = policy.limits
    for name in ("longest_promise", "longest_snooze", "recheck_every"):
        if getattr(limits, name) < 1:
            yield Fault(("limits", name), f"{name} is at least one working day")
    if limits.grace < 1:
        yield Fault(("limits", "grace"), "grace is at least one working day")
    known = {rung.name for _, rungs in ladders(policy) for rung in rungs}
    for name in policy.threshold.rungs if policy.threshold else ():
        if name not in known:
            message = f"no ladder has a rung {name}{guess(name, known)}"
            yield Fault(("threshold", "rungs"), message)
    if policy.threshold and not policy.threshold.tell:
        yield Fault(("threshold", "tell"), "names nobody; name at least one role")
    if policy.plateau and not policy.plateau.tell:
        yield Fault(("plateau", "tell"), "names nobody; name at least one role")
    if policy.plateau and policy.plateau.at_once < 1:
        yield Fault(("plateau", "at_once"), "at_once is at least one action")
