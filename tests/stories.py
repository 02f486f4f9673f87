"""Stories a coordinator can read (`tests/scenarios/*.yaml`), and who heard what.

A story is told on the pure domain, or by an office on the server; its log of notices is
the same. `moved` days, whole weeks, bring it to another time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from pydantic import TypeAdapter
from ruamel.yaml import YAML

from domain.actions.planned import PlannedAction, numbered
from domain.actions.tally import Tally
from domain.acts import AdoptRoadmap, ReviewNews, RungActed, Several, StaffAct
from domain.apply import apply
from domain.checkins.check_in import ROOM
from domain.engagement import Engagement
from domain.entries import Entry
from domain.expectation import expectation
from domain.judge import judge
from domain.letters.notice import Notice
from domain.people.roles import LABELS
from domain.policies.policy import Policy
from tests.lives import (
    CLOSING,
    EVERY_WEEKDAY,
    POLICY,
    WITH_CHECK_INS,
    by_staff,
    planned,
    referred,
    to_implementation,
)

SCENARIOS = Path(__file__).resolve().parent / "scenarios"
STORIES = sorted(path.stem for path in SCENARIOS.glob("*.yaml"))
OF_CHECK_INS = SCENARIOS / "check_ins"
CHECK_IN_STORIES = sorted(path.stem for path in OF_CHECK_INS.glob("*.yaml"))
"""Those of the days of a year, which cannot be told of another time."""
AFTERNOON = timedelta(hours=5)  # after offices opened; staff act then
ACTS: TypeAdapter[StaffAct] = TypeAdapter(StaffAct)
MONITORED = WITH_CHECK_INS.but(lea=WITH_CHECK_INS.lea.but(recess=()))
CALENDARS = {
    "california": POLICY,
    "weekdays": EVERY_WEEKDAY,
    "monitored": MONITORED,
}
"""With all closures and breaks, with weekends and nothing else closed, or as the first
with check-ins, and the summer of their own.
"""


DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Deed(NamedTuple):
    """What a person does on the afternoon of a day."""

    on: date
    act: StaffAct


class Story(NamedTuple):
    policy: Policy
    begins: date
    roadmap: tuple[PlannedAction, ...]
    deeds: tuple[Deed, ...]
    until: date
    moved: timedelta


def story(name: str, moved: timedelta = timedelta(), folder: Path = SCENARIOS) -> Story:
    """The story of that name, so much later than it is written."""
    reader = YAML(typ="safe", pure=True)
    said = moved_by(reader.load(folder / f"{name}.yaml"), moved)
    actions = tuple(each for line in said["roadmap"] for each in _actions(line))
    return Story(
        policy=CALENDARS[said["calendar"]],
        begins=said["begins"],
        roadmap=actions,
        deeds=tuple(deed for line in said["story"] for deed in _deeds(line)),
        until=said["until"],
        moved=moved,
    )


def told(story: Story) -> list[Entry]:
    """All entries of the story, from the adoption of its roadmap on."""
    return since_adoption(lived(story).unwritten)


def lived(story: Story) -> Engagement:
    """The engagement at its end, with all its entries still to be written."""
    at = _afternoon(story, story.begins)
    now = referred(story.policy, at)
    for act in to_implementation(now.day_of(at)):
        now = apply(now, act, at)
    now = apply(now, by_staff(AdoptRoadmap, actions=story.roadmap), at)
    for on, act in story.deeds:
        at = _afternoon(story, on)
        now = _until(now, at)
        judge(now, act, at)
        now = apply(now, act, at)
    return _until(now, _afternoon(story, story.until))


def since_adoption(entries: Sequence[Entry]) -> list[Entry]:
    """Without what the review said of its end: that comes when it comes."""
    (begun,) = (e.number for e in entries if isinstance(e.act, AdoptRoadmap))
    told = (entry for entry in entries if not isinstance(entry.act, ReviewNews))
    return [entry for entry in told if entry.number >= begun]


def log(story: Story, entries: Iterable[Entry]) -> str:
    """Who was told what, and between it what people did, in local time."""
    lines: list[str] = []
    counts = ""
    for entry in entries:
        if not isinstance(entry.act, RungActed):
            lines.append(f"{_local(story, entry.at)} | {entry.sentence}")
        lines += notices(story, [entry])
        said = entry.whole.get("tally")
        now = Tally.model_validate(said).reconciliation if said else counts
        if now != counts:
            counts = now
            lines.append(f"{' ' * 16} | {counts}")
    return as_written("\n".join((*lines, "")), story.moved)


def as_written(text: str, moved: timedelta) -> str:
    """With all days of what was told so much later as the story has them."""
    return DAY.sub(lambda day: f"{date.fromisoformat(day[0]) - moved}", text)


def notices(story: Story, entries: Iterable[Entry]) -> list[str]:
    """`2027-03-01 09:00 E3 action 12 -> a.castillo (CCEE lead) [check_in_agenda]`"""
    return [line for entry in entries for line in _notices(story, entry)]


def _notices(story: Story, entry: Entry) -> Iterator[str]:
    when, late = _local(story, entry.at), " late" if entry.late else ""
    if isinstance(entry.act, RungActed) and not entry.notices:
        yield f"{when} {entry.act.subject} -> nobody{late}"
    for each in entry.notices:
        who = f"{each.to} ({LABELS[each.role]})"
        yield f"{when} {_about(each)} -> {who} [{each.template}]{late}"


def _about(notice: Notice) -> str:
    rung, action = notice.facts.get("rung"), notice.facts.get("action")
    about = f"action {action}" if action else "engagement"
    if notice.subject.startswith(f"{ROOM}/"):
        about = notice.subject
    return f"{rung} {about}" if rung else about


def _local(story: Story, at: datetime) -> str:
    return f"{story.policy.lea.local(at):%Y-%m-%d %H:%M}"


def _afternoon(story: Story, day: date) -> datetime:
    return story.policy.lea.opening(day) + AFTERNOON


def _until(now: Engagement, at: datetime) -> Engagement:
    while (due := expectation(now)) and due.at <= at:
        for act in due.acts:
            now = apply(now, act, due.at)
    return now


def moved_by(said: Any, by: timedelta) -> Any:
    """All dates of what was written, so much later."""
    match said:
        case dict():
            return {key: moved_by(each, by) for key, each in said.items()}
        case list():
            return [moved_by(each, by) for each in said]
        case date():
            return said + by
        case _:
            return said


def _actions(line: dict[str, Any]) -> Iterator[PlannedAction]:
    """`actions: 1-41`, or one, and what they have in common."""
    fields = {name: each for name, each in line.items() if name != "actions"}
    for number in _numbers(line["actions"]):
        yield PlannedAction.model_validate(
            planned(number, line["due"]).model_dump() | fields
        )


def _numbers(said: object) -> Iterator[int]:
    for part in str(said).split(","):
        first, _, last = part.strip().partition("-")
        found = numbered(first), numbered(last or first)
        assert found[0] and found[1], f"no number of an action: {part}"
        yield from range(found[0], found[1] + 1)


def _deeds(line: dict[str, Any]) -> Iterator[Deed]:
    """`{day, who, does, ...}`; `actions: 1-41` each, or `together` as one act."""
    fields = {k: each for k, each in line.items() if k not in ("day", "together")}
    kind, by = fields.pop("does"), fields.pop("who")
    if "parts" in fields:
        parts = [each for part in fields["parts"] for each in _actions(part)]
        fields["parts"] = [each.model_dump() for each in parts]
    named = fields.pop("actions", fields.pop("action", None))
    numbers = _numbers(named) if named else ()
    which: list[dict[str, int]] = [{"action": n} for n in numbers] or [{}]
    acts = [_act(kind, by, fields | each) for each in which]
    if line.get("together"):
        why = fields.get("why", "")
        acts = [by_staff(Several, acts=tuple(acts), by=by, why=why)]
    for act in acts:
        yield Deed(line["day"], act)


def _act(kind: str, by: str, fields: dict[str, Any]) -> StaffAct:
    """With the closing answers and the reason that any act has in tests."""
    usual = {"id": uuid4().hex, "entered_by": by, "kind": kind, "by": by}
    answers = CLOSING if kind == "claim_complete" else {}
    return ACTS.validate_python(usual | answers | fields)
