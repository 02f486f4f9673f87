"""A review led from phase to phase, whatever its framework asks for on the way."""

from collections.abc import Collection
from copy import copy
from datetime import timedelta

from domain.acts import (
    AddItem,
    AddSite,
    ApproveSample,
    BeginPhase,
    CompleteItem,
    CompletePhase,
    ImportFindings,
    NoteMilestone,
    WaiveQuadrant,
)
from domain.policies.policy import Policy
from domain.reviews.analysis import Square
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import FindingRow
from domain.reviews.framework import SAMPLE, Coverage, Each, Framework, PhaseRule
from domain.reviews.grounds import has_something
from tests.frameworks import SIR_12
from tests.lives import EVERY_WEEKDAY
from tests.report_acts import reaching
from tests.reviews import SCHOOL, InReview, in_review

ALDER = {"site": SCHOOL, "name": "Alder Elementary"}
PROOF = {"link": "https://ccee.example/alder", "sha256": "a" * 64}
"""What may be said of any document."""
DAY = timedelta(days=1)
LED: dict[tuple[str, int, int], tuple[Policy, Framework, InReview]] = {}
"""Those that came so far, by what they keep alive."""


def note(both: InReview, *milestones: str) -> None:
    """They are reached today, each by whatever reaches it; the sample as it is.

    What was made elsewhere, before a review was brought in, is noted.
    """
    known, stated_on = both.review.review.framework, both.review.review.stated_on
    for key in milestones:
        if both.review.review.has(key):
            continue
        if key == SAMPLE:
            approve(both)
        elif (by := known.milestone[key].by) and not stated_on:
            reach(both, by)
        else:
            both.ask_review(NoteMilestone, milestone=key, on=both.today, **PROOF)


def reach(both: InReview, by: str) -> None:
    """Whatever an act of this kind reaches, and what comes before it."""
    review = both.review.review
    for kind, said in reaching(by, review, both.today, both.review.entries):
        both.ask_review(kind, **said)


def approve(both: InReview) -> None:
    """The sample, of one site if there is none yet."""
    if not both.review.review.sites:
        school = f"{both.engagement.lea.cds}{SCHOOL[7:]}"
        both.ask_review(AddSite, **ALDER | {"site": school})
    both.ask_review(ApproveSample)


def begin(both: InReview, phase: str) -> None:
    """What it needs to begin is noted first; phases before it have to be done."""
    note(both, *rule_of(both, phase).entry)
    both.ask_review(BeginPhase, phase=phase)


def complete(both: InReview, phase: str) -> None:
    """All that it is to come to is there."""
    rule = rule_of(both, phase)
    note(both, *rule.exit)
    cover(both, rule)
    both.ask_review(CompletePhase, phase=phase)


def cover(both: InReview, rule: PhaseRule) -> None:
    """An item for whatever is to be covered, collected as planned; a whole SWOT."""
    for coverage in rule.coverage:
        for fields in wanted(both.review.review.framework, coverage):
            collect(both, item=f"{rule.key[:8]}-{both.review.entries}", **fields)
    if rule.swot:
        find_all(both)


def find_all(both: InReview) -> None:
    """Something in each quadrant of each component, where there is nothing yet."""
    review = both.review.review
    item = next((k for k, e in review.items.items() if has_something(e)), "")
    rows = swot(review.framework, item, review.analysis.covered)
    if rows and item:
        both.ask_review(ImportFindings, findings=rows)
    for row in rows if not item else ():
        square = {"component": row.component, "quadrant": row.quadrant}
        both.ask_review(WaiveQuadrant, **square)


def swot(
    framework: Framework, item: str, covered: Collection[Square] = ()
) -> tuple[FindingRow, ...]:
    """A finding for each quadrant that is not covered, by its component and letter."""
    return tuple(
        FindingRow(
            finding=f"{each.number}-{quadrant[0].upper()}",
            component=each.number,
            quadrant=quadrant,
            text="as seen in the schools",
            items=(item,),
        )
        for each in framework.components
        for quadrant in Quadrant
        if (each.number, quadrant) not in covered
    )


def wanted(framework: Framework, coverage: Coverage) -> list[dict[str, object]]:
    """What is to be planned, lest anything is without."""
    if coverage.each is Each.PARTICIPANTS:
        first: dict[str, object] = {"method": coverage.methods[0]}
        first |= {"component": framework.components[0].number}
        return [first | {"participants": e.key} for e in framework.participants]
    return [
        {"component": each.number, "method": laid[0]}
        for each in framework.components
        if (laid := [key for key in coverage.methods if key in each.methods])
    ]


def collect(both: InReview, item: str, **fields: object) -> None:
    both.ask_review(AddItem, item=item, **fields)
    both.ask_review(CompleteItem, item=item, count=1)


def pass_through(both: InReview, *phases: str) -> None:
    """Each is begun, unless it is open, and done a day later."""
    for key in phases:
        if key not in both.review.review.phases:
            begin(both, key)
        both.run_to(both.today + DAY)
        complete(both, key)


def up_to(
    phase: str, policy: Policy = EVERY_WEEKDAY, framework: Framework = SIR_12
) -> InReview:
    """All phases before this one are done, in their order, and it is open."""
    key = (phase, id(policy), id(framework))
    if key not in LED:
        LED[key] = policy, framework, _led(phase, policy, framework)
    led = copy(LED[key][-1])
    led.reviews = dict(led.reviews)
    return led


def _led(phase: str, policy: Policy, framework: Framework) -> InReview:
    both = in_review(policy, framework)
    keys = [each.key for each in framework.phases]
    pass_through(both, *keys[: keys.index(phase)])
    if phase not in both.review.review.phases:
        begin(both, phase)
    return both


def collecting(policy: Policy = EVERY_WEEKDAY) -> InReview:
    """Its planning is done; artifacts and field work are under way together."""
    both = up_to("artifacts", policy)
    begin(both, "field_work")
    return both


def rule_of(both: InReview, phase: str) -> PhaseRule:
    return both.review.review.framework.phase[phase]
