"""What happens in the demo's review: brought in, and every act up to its analysis."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from adapters.evidence.store import measure
from adapters.policies.frameworks import framework
from adapters.policies.pathways import pathways
from demo import IN_REVIEW
from domain.acts import (
    AddEvidence,
    AddTheme,
    ImportFindings,
    ImportItems,
    NoteMilestone,
    RateComponent,
    ReviewStaffAct,
    WaiveQuadrant,
)
from domain.adoption.acts import StatedEngagement, StatedReferral
from domain.adoption.adoption import Adoption
from domain.calendars.work_calendar import WorkCalendar
from domain.lea import Lea, county_of
from domain.people.roles import Assignment, Role
from domain.phase import Phase
from domain.referrals.case import EngagementMode
from domain.reviews.acts import ItemRow
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.reviews.item import ItemStatus
from domain.reviews.statement import (
    StatedMilestone,
    StatedPhase,
    StatedReview,
    StatedSite,
)

HERE = Path(__file__).resolve().parent
FRAMEWORK = "SIR-12@2019"
DAYS_BEFORE = ("opened", "done")


def adoption(calendar: WorkCalendar, today: date) -> Adoption:
    """The engagement and its review as they are stated to stand on this day."""
    said = _said()
    return Adoption(
        by=_holder(Role.CCEE_LEAD),
        entered_by="demo",
        stated=_stated(calendar, today),
        pathways={said["pathway"]: pathways()[said["pathway"]]},
        framework=framework(FRAMEWORK),
        source="the demo",
    )


def _stated(calendar: WorkCalendar, today: date) -> StatedEngagement:
    said, received = _said(), _before(calendar, today, "received")
    referral = StatedReferral(
        pathway=said["pathway"],
        received=received,
        determined=_before(calendar, today, "determined"),
    )
    return StatedEngagement(
        lea=Lea(cds=IN_REVIEW, name=said["name"], county=county_of(IN_REVIEW)),
        phase=Phase.REVIEW,
        mode=EngagementMode.SIR,
        kickoff=_before(calendar, today, "kickoff"),
        referrals=(referral,),
        people=tuple(
            Assignment(role=role, person=person, first=received)
            for role, person in said["people"].items()
        ),
        review=_stated_review(calendar, today),
    )


def _stated_review(calendar: WorkCalendar, today: date) -> StatedReview:
    said = _said()
    phases = (
        {k: _on(calendar, today, n) if k in DAYS_BEFORE else n for k, n in each.items()}
        for each in said["phases"]
    )
    return StatedReview(
        framework=FRAMEWORK,
        phases=tuple(StatedPhase.model_validate(each) for each in phases),
        milestones=tuple(
            StatedMilestone(milestone=key, on=_on(calendar, today, days))
            for key, days in said["milestones"].items()
        ),
        sites=tuple(StatedSite(site=k, name=e) for k, e in said["sites"].items()),
    )


def evidence() -> list[tuple[Path, AddEvidence]]:
    """Each file, and the act that names it once it is in the store."""
    files = [HERE / "evidence" / name for name in _said()["evidence"]]
    return [(file, _piece(file)) for file in files]


def _piece(file: Path) -> AddEvidence:
    kept = measure(file)
    return AddEvidence(
        **_by(Role.CCEE_EXPERT, f"evidence-{file.stem}"),
        name=file.name,
        sha256=kept.sha256,
        size=kept.size,
    )


def review_acts(today: date) -> Iterator[ReviewStaffAct]:
    """What was collected, then what was found, once its evidence is named."""
    expert = Role.CCEE_EXPERT
    yield ImportItems(**_by(expert, "items"), rows=tuple(map(_item, _said()["items"])))
    for key, title in _said()["themes"].items():
        yield AddTheme(**_by(expert, f"theme-{key}"), theme=key, title=title)
    yield ImportFindings(
        **_by(expert, "findings"),
        findings=tuple(_findings()),
        recommendations=tuple(
            RecommendationRow.model_validate({"recommendation": key} | each)
            for key, each in _said()["recommendations"].items()
        ),
    )
    for each in _said()["analysis"]:
        yield from _of_component(each)
    yield NoteMilestone(
        **_by(Role.CCEE_LEAD, "swot"), milestone="swot", on=today, link=_said()["swot"]
    )


def _item(said: Mapping[str, Any]) -> ItemRow:
    """Done as planned, one for one, unless it says otherwise, or that it was waived."""
    if waived := said.get("waived"):
        done: dict[str, object] = {"status": ItemStatus.WAIVED, "reason": waived}
    else:
        done = {"status": ItemStatus.DONE, "count": said.get("count", 1)}
    fields = {key: each for key, each in said.items() if key != "waived"}
    return ItemRow.model_validate(fields | done)


def _findings() -> Iterator[FindingRow]:
    """F01W is the weakness of component 1."""
    for each in _said()["analysis"]:
        for quadrant in Quadrant:
            square = {"component": each["component"], "quadrant": quadrant}
            key = f"F{each['component']:02}{quadrant[0].upper()}"
            if "waived" not in each[quadrant]:
                row = {"finding": key} | square | each[quadrant]
                yield FindingRow.model_validate(row)


def _of_component(said: Mapping[str, Any]) -> Iterator[ReviewStaffAct]:
    """Its rating, and the quadrants in which nothing was found."""
    number, expert = said["component"], Role.CCEE_EXPERT
    for quadrant in Quadrant:
        if why := said[quadrant].get("waived"):
            yield WaiveQuadrant(
                **_by(expert, f"waived-{number}-{quadrant}", why),
                component=number,
                quadrant=quadrant,
            )
    yield RateComponent(
        **_by(expert, f"rated-{number}", said["why"]),
        component=number,
        rating=said["rating"],
    )


def _by(role: Role, what: str, why: str = "") -> dict[str, str]:
    said = {"id": f"demo-review-{what}", "by": _holder(role), "why": why}
    return said | {"entered_by": "demo"}


def _holder(role: Role) -> str:
    return str(_said()["people"][role])


def _before(calendar: WorkCalendar, today: date, field: str) -> date:
    return _on(calendar, today, _said()[field])


def _on(calendar: WorkCalendar, today: date, days_before: int) -> date:
    return calendar.later(today, -days_before)


@cache
def _said() -> dict[str, Any]:
    reader = YAML(typ="safe", pure=True)
    said: dict[str, Any] = reader.load((HERE / "review.yaml").read_text("utf-8"))
    return said
