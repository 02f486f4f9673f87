"""A review of the demo as its file tells it: what is collected, found and recommended.

Both reviews are told by it: Cottonwood Bend's, which is brought in, and Alder Valley's,
which begins and ends with the demo.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from adapters.evidence.store import measure
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
from domain.people.roles import Role
from domain.reviews.acts import ItemRow
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.reviews.item import ItemStatus

HERE = Path(__file__).resolve().parent


class ReviewFile:
    """What it says, and the acts by which a review comes to stand so."""

    def __init__(self, name: str, people: Mapping[Role, str] | None = None) -> None:
        self._name, self._people = name, people

    @cached_property
    def said(self) -> dict[str, Any]:
        text = (HERE / f"{self._name}.yaml").read_text("utf-8")
        said: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
        return said

    def holder(self, role: Role) -> str:
        people = self._people or self.said["people"]
        return str(people[role])

    def by(self, role: Role, what: str, why: str = "") -> dict[str, str]:
        """Who does an act of the review, and its id, which is the same in each load."""
        said = {"id": f"demo-review-{what}", "by": self.holder(role), "why": why}
        return said | {"entered_by": "demo"}

    def files(self) -> list[Path]:
        """What its evidence is; each goes into the store before an act names it."""
        return [HERE / "evidence" / self._name / each for each in self.said["evidence"]]

    def evidence(self) -> Iterator[AddEvidence]:
        yield from map(self._piece, self.files())

    def _piece(self, file: Path) -> AddEvidence:
        kept = measure(file)
        readers = self.said["evidence"][file.name]
        said = {"name": file.name, "sha256": kept.sha256, "readers": readers}
        by = self.by(Role.CCEE_EXPERT, f"evidence-{file.stem}")
        return AddEvidence.model_validate(by | said | {"size": kept.size})

    def plan(self) -> ImportItems:
        """All that was to be collected, with what became of it."""
        rows = tuple(map(_item, self.said["items"]))
        return ImportItems(**self.by(Role.CCEE_EXPERT, "items"), rows=rows)

    def analysis(
        self, recommendations: Iterable[RecommendationRow]
    ) -> Iterator[ReviewStaffAct]:
        """Themes, findings with what follows from them, and each component's rating."""
        expert = Role.CCEE_EXPERT
        for key, title in self.said["themes"].items():
            yield AddTheme(**self.by(expert, f"theme-{key}"), theme=key, title=title)
        yield ImportFindings(
            **self.by(expert, "findings"),
            findings=tuple(_findings(self.said["analysis"])),
            recommendations=tuple(recommendations),
        )
        for each in self.said["analysis"]:
            yield from self._of_component(each)

    def _of_component(self, said: Mapping[str, Any]) -> Iterator[ReviewStaffAct]:
        """Its rating, and the quadrants in which nothing was found."""
        number, expert = said["component"], Role.CCEE_EXPERT
        for quadrant in Quadrant:
            if why := said[quadrant].get("waived"):
                yield WaiveQuadrant(
                    **self.by(expert, f"waived-{number}-{quadrant}", why),
                    component=number,
                    quadrant=quadrant,
                )
        yield RateComponent(
            **self.by(expert, f"rated-{number}", said["why"]),
            component=number,
            rating=said["rating"],
        )

    def analysed(self, today: date) -> NoteMilestone:
        """That all components are, with the piece that shows it."""
        return self.milestone("swot", today, link=self.said["swot"])

    def milestone(self, key: str, on: date, link: str | None = None) -> NoteMilestone:
        by = self.by(Role.CCEE_LEAD, key)
        return NoteMilestone(**by, milestone=key, on=on, link=link)


def _item(said: Mapping[str, Any]) -> ItemRow:
    """Done as planned, one for one, unless it says otherwise, or that it was waived."""
    if waived := said.get("waived"):
        done: dict[str, object] = {"status": ItemStatus.WAIVED, "reason": waived}
    else:
        done = {"status": ItemStatus.DONE, "count": said.get("count", 1)}
    fields = {key: each for key, each in said.items() if key != "waived"}
    return ItemRow.model_validate(fields | done)


def _findings(analysis: Iterable[Mapping[str, Any]]) -> Iterator[FindingRow]:
    """F01W is the weakness of component 1."""
    for each in analysis:
        for quadrant in Quadrant:
            square = {"component": each["component"], "quadrant": quadrant}
            key = f"F{each['component']:02}{quadrant[0].upper()}"
            if "waived" not in each[quadrant]:
                row = {"finding": key} | square | each[quadrant]
                yield FindingRow.model_validate(row)
