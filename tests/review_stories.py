"""Stories of a review (`tests/scenarios/reviews/*.yaml`), and who heard what in each.

Told on the pure domain, or by reviewers on the server, as those of `tests/stories.py`.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import uuid4

from ruamel.yaml import YAML

from domain.acts import (
    BeginReview,
    DecidingAct,
    DraftReport,
    FinalizeReport,
    ProposeRoadmap,
    RecheckDue,
    ReviewStaffAct,
    RungActed,
    SignRoadmap,
)
from domain.apply import apply
from domain.entries import Entry
from domain.policies.policy import Policy
from domain.reviews.acts import SettingChanged
from tests.frameworks import SIR_12
from tests.lives import referred, to_implementation
from tests.report_acts import content
from tests.review_phases import PROOF, swot
from tests.reviewers import covering
from tests.reviews import REVIEW_ACTS, TO_ACCEPTANCE, InReview, recorded
from tests.stories import AFTERNOON, CALENDARS, SCENARIOS

REVIEW_SCENARIOS = SCENARIOS / "reviews"
REVIEW_STORIES = sorted(path.stem for path in REVIEW_SCENARIOS.glob("*.yaml"))
A_DAY, HOUR = "%Y-%m-%d", "%Y-%m-%d %H:%M"
COLLECTED = f"{SIR_12.phases[1].key}-0"
"""An item on which findings rest: the first that is collected."""


class ReviewDeed(NamedTuple):
    """What a person does on the afternoon of a day; `does` is a kind of act.

    Or in short: `note` milestones, `propose` a site, `collect` all that a phase asks
    for, `find` something in each quadrant of each component.
    """

    on: date
    who: str
    does: str
    said: dict[str, Any]

    def acts(self, cds: str) -> Iterator[ReviewStaffAct]:
        """On the review of this LEA."""
        match self.does:
            case "note":
                for key in self.said["milestones"]:
                    reached = {"milestone": key, "on": self.on, **PROOF}
                    yield self._act("note_milestone", reached)
            case "propose":
                yield self._act("add_site", {"site": f"{cds}0000001", **self.said})
            case "collect":
                rule = SIR_12.phase[self.said["phase"]]
                yield self._act("import_items", {"rows": covering(SIR_12, rule)})
            case "find":
                rows = swot(SIR_12, COLLECTED)
                yield self._act("import_findings", {"findings": rows})
            case "draft_report" | "finalize_report" | "propose_roadmap":
                yield self._act(self.does, content(0) | self.said)
            case "sign_roadmap":
                digest = content(0)["sha256"]
                yield self._act(self.does, {"sha256": digest} | self.said)
            case kind:
                yield self._act(kind, self.said)

    def _act(self, kind: str, said: dict[str, Any]) -> ReviewStaffAct:
        usual = {"id": uuid4().hex, "kind": kind, "setting": 0}
        usual |= {"by": self.who, "entered_by": self.who}
        return REVIEW_ACTS.validate_python(usual | said)


class ReviewStory(NamedTuple):
    policy: Policy
    begins: date
    deeds: tuple[ReviewDeed, ...]
    until: date


def review_story(name: str) -> ReviewStory:
    """The story of that name, as it is written."""
    said = YAML(typ="safe", pure=True).load(REVIEW_SCENARIOS / f"{name}.yaml")
    return ReviewStory(
        policy=CALENDARS[said["calendar"]],
        begins=said["begins"],
        deeds=tuple(map(_deed, said["story"])),
        until=said["until"],
    )


def cut(story: ReviewStory, day: date, until: date) -> ReviewStory:
    """The same, but for what was done after a day."""
    deeds = tuple(each for each in story.deeds if each.on <= day)
    return story._replace(deeds=deeds, until=until)


def laid_from(story: ReviewStory, day: date) -> ReviewStory:
    """The same intervals in working days, from another day on."""
    lea = story.policy.lea

    def then(was: Any) -> Any:
        if not isinstance(was, date):
            return was
        return lea.later(day, lea.working_days(story.begins, was))

    deeds = (
        each._replace(on=then(each.on), said={k: then(e) for k, e in each.said.items()})
        for each in story.deeds
    )
    until = then(story.until)
    return story._replace(begins=day, deeds=tuple(deeds), until=until)


def _deed(line: dict[str, Any]) -> ReviewDeed:
    said = {k: each for k, each in line.items() if k not in ("day", "who", "does")}
    return ReviewDeed(line["day"], line["who"], line["does"], said)


def told_of_review(story: ReviewStory, begun_at: datetime | None = None) -> list[Entry]:
    """All entries of the review, from its first on, on the afternoon of its day."""
    both = _begun(story, begun_at or _afternoon(story, story.begins))
    entries = _written(both)
    for deed in story.deeds:
        both.run_until(_afternoon(story, deed.on))
        for act in deed.acts(both.engagement.lea.cds):
            both.send_review(_as_read(act, both))
            both.tell_engagement()
            entries += _written(both)
    both.run_until(_afternoon(story, story.until))
    return entries + _written(both)


def _begun(story: ReviewStory, at: datetime) -> InReview:
    now = referred(story.policy, at)
    for act in to_implementation(now.day_of(at))[:TO_ACCEPTANCE]:
        now = apply(now, act, at)
    both = InReview(recorded(now), at)
    both.ask(BeginReview, framework=SIR_12)
    both.tell_reviews()
    return both


def _as_read(act: ReviewStaffAct, both: InReview) -> ReviewStaffAct:
    """By the newest word, and of what the review says by then."""
    if isinstance(act, DraftReport | FinalizeReport | ProposeRoadmap):
        act = act.but(**content(both.review.entries))
    if isinstance(act, SignRoadmap) and (
        proposal := both.review.review.planned.proposal
    ):
        act = act.but(sha256=proposal.sha256)
    if isinstance(act, DecidingAct):
        return act.but(setting=both.engagement.setting_entry)
    return act


def _written(both: InReview) -> list[Entry]:
    """What the record has not had yet, and has from now on."""
    review = both.review
    both.reviews[review.entity] = recorded(review)
    return [*review.unwritten]


def review_log(story: ReviewStory, entries: list[Entry]) -> str:
    """What people did, who was told what, and each date that was planned anew.

    Of people by their days, of the clock with its hour.
    """
    due: dict[str, str] = {}
    lines: list[str] = []
    for entry in entries:
        if isinstance(entry.act, SettingChanged):
            continue  # that it was told how its engagement stands
        lines += _lines(story, entry)
        now = {**due, **_due(entry)}
        lines += [f"{' ' * 10} | {k} due {now[k]}" for k in now if now[k] != due.get(k)]
        due = now
    return "\n".join((*lines, "")).replace(entries[0].entity[:7], "1999901")


def _lines(story: ReviewStory, entry: Entry) -> Iterator[str]:
    by_clock = isinstance(entry.act, RungActed | RecheckDue)
    when = f"{story.policy.lea.local(entry.at):{HOUR if by_clock else A_DAY}}"
    late = " late" if entry.late else ""
    yield f"{when} | {entry.sentence}"
    told: dict[str, list[str]] = {}
    for each in entry.notices:
        told.setdefault(each.template, []).append(each.to)
    for template, people in told.items():
        yield f"{when} -> {', '.join(people)} [{template}]{late}"


def _due(entry: Entry) -> dict[str, str]:
    """By when its open phases, and a fact check, are to be done; where it says so."""
    phases: Any = entry.whole.get("phases") or ()
    check: Any = entry.whole.get("fact_check") or {}
    phases = [*phases, check | {"name": "fact_check"}]
    return {e["name"]: e["due"] for e in phases if e.get("due") and not e.get("done")}


def _afternoon(story: ReviewStory, day: date) -> datetime:
    return story.policy.lea.opening(day) + AFTERNOON
