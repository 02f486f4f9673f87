"""What in a policy could never work, whoever holds which role, and where it stands.

The same faults are named by `policy lint`, with the line of the file.
"""

from collections.abc import Iterator
from datetime import timedelta

from domain.actions.roadmap import COMPONENTS
from domain.ladders.calendar_faults import Unfit, calendar_faults
from domain.ladders.planning import LONGEST_HOLD, closed_by, written_out
from domain.ladders.policy import Office, Policy, Rung, When
from domain.ladders.scale_faults import scale_faults

MOST_RUNGS = 60  # of one ladder, with all its repetitions
LONGEST_STEP = 12
PATHWAYS = (  # DOMAIN.md 1.1
    "CONTINUUM_52072A",
    "COE_GEO_52074G1A",
    "SPI_52074G1B",
    "EMERGENCY_52074G2A",
    "FEE_52074G3",
    "CHARTER_47607_3",
    "LEGACY_52072B1",
)


def unfit(policy: Policy) -> Iterator[Unfit]:
    """Everything in a policy that could never work, whoever holds which role."""
    closed = [
        Unfit((office, *each.where), each.message)
        for office in Office
        for each in calendar_faults(policy.calendar(office))
    ]
    if closed:
        yield from closed
        return
    if not policy.rungs:
        yield Unfit(("rungs",), "a ladder has at least one rung")
    for where, rungs in ladders(policy):
        yield from _of_ladder(policy, where, rungs)
    yield from _of_choice(policy)
    yield from _of_numbers(policy)
    yield from scale_faults(policy.scale)


def ladders(policy: Policy) -> Iterator[tuple[tuple[str | int, ...], tuple[Rung, ...]]]:
    """Each ladder of the policy, and where it stands."""
    yield ("rungs",), policy.rungs
    for n, each in enumerate(policy.ladders):
        yield ("ladders", n, "rungs"), each.rungs
    yield ("claim",), policy.claim


def _of_ladder(
    policy: Policy, where: tuple[str | int, ...], rungs: tuple[Rung, ...]
) -> Iterator[Unfit]:
    if len(written_out(rungs)) > MOST_RUNGS:
        yield Unfit(where, f"a ladder has at most {MOST_RUNGS} rungs with repetitions")
    for n, rung in enumerate(rungs):
        for name, message in _of_rung(policy, rung):
            yield Unfit((*where, n, name), f"step {rung.step}: {message}")
        if n and rung.days < rungs[n - 1].days:
            before = rungs[n - 1]
            yield Unfit(
                (*where, n, "days"),
                f"step {rung.step} comes on day {rung.days}, before {before.step} on "
                f"day {before.days}; list rungs in their order",
            )
    if where == ("claim",) and any(rung.days < 0 for rung in rungs):
        yield Unfit(where, "the answer to a claim is not asked for before the claim")
    if where != ("claim",) and rungs and all(rung.is_reminder for rung in rungs):
        yield Unfit(where, "a ladder has at least one rung after the due date")


def _of_rung(policy: Policy, rung: Rung) -> Iterator[tuple[str, str]]:
    if not 0 < len(rung.step) <= LONGEST_STEP or "/" in rung.step or "+" in rung.step:
        yield "step", f"a name of 1 to {LONGEST_STEP} characters, without / and +"
    if not rung.tell:
        yield "tell", "names nobody; name at least one role"
    if abs(rung.days) > 400:
        yield "days", f"{rung.days} days is further than a ladder reaches, 400"
    if rung.repeat and not (rung.repeat.every > 0 and 0 < rung.repeat.times <= 20):
        yield "repeat", "repeats every 1 day or more, 1 to 20 times"
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
    for _ in range(LONGEST_HOLD):
        if office.works(day) and closed_by(gate, policy.lea, day) is None:
            return None
        day += timedelta(days=1)
    return (
        f"can never act: its gate allows no day on which the {rung.office} calendar "
        f"{office.named} works"
    )


def _of_choice(policy: Policy) -> Iterator[Unfit]:
    names = [each.name for each in policy.ladders]
    for n, each in enumerate(policy.ladders):
        if not (each.when.pathways or each.when.horizons or each.when.components):
            yield Unfit(
                ("ladders", n, "when"),
                f"the ladder {each.name} is for every action; then it is the policy's "
                "own, under 'rungs'",
            )
        if names.index(each.name) < n:
            yield Unfit(("ladders", n, "name"), f"{each.name} stands twice")
        for name, message in _of_when(each.when):
            yield Unfit(("ladders", n, "when", name), message)
        earlier = (e for e in policy.ladders[:n] if _covers(e.when, each.when))
        if first := next(earlier, None):
            yield Unfit(
                ("ladders", n, "when"),
                f"{each.name} is never chosen: {first.name} stands before it and "
                "takes all its actions",
            )
        if not each.rungs:
            yield Unfit(("ladders", n, "rungs"), f"{each.name} has no rungs")


def _of_when(when: When) -> Iterator[tuple[str, str]]:
    for pathway in when.pathways:
        if pathway not in PATHWAYS:
            yield "pathways", f"{pathway} is none of {', '.join(PATHWAYS)}"
    for component in when.components:
        if component not in COMPONENTS:
            yield "components", f"{component} is no component of the review, 1 to 12"


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


def _of_numbers(policy: Policy) -> Iterator[Unfit]:
    limits = policy.limits
    for name in ("longest_promise", "longest_snooze", "review_every"):
        if getattr(limits, name) < 1:
            yield Unfit(("limits", name), f"{name} is at least one working day")
    for name in ("promises", "snoozes"):
        if getattr(limits, name) < 0:
            yield Unfit(("limits", name), f"{name} is not below 0")
    if limits.grace < 1:
        yield Unfit(("limits", "grace"), "grace is at least one working day")
    steps = {rung.step for _, rungs in ladders(policy) for rung in rungs}
    for step in policy.threshold.steps if policy.threshold else ():
        if step not in steps:
            yield Unfit(("threshold", "steps"), f"no ladder has a step {step}")
    if policy.threshold and not 0 < policy.threshold.percent < 100:
        yield Unfit(("threshold", "percent"), "the percentage lies between 0 and 100")
    if policy.threshold and not policy.threshold.tell:
        yield Unfit(("threshold", "tell"), "names nobody; name at least one role")
    if policy.plateau and not policy.plateau.tell:
        yield Unfit(("plateau", "tell"), "names nobody; name at least one role")
    if policy.plateau and policy.plateau.at_once < 1:
        yield Unfit(("plateau", "at_once"), "at_once is at least one action")
    if policy.plateau and policy.plateau.days < 7:
        yield Unfit(("plateau", "days"), "a plateau is watched for over a week or more")
