"""What the lines of each part mean, as values; each cell that is off by its place."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from adapters.adoption.columns import Cells, PartLine, Parts
from domain.actions.planned import numbered
from domain.acts import Cause
from domain.adoption.acts import (
    StatedAction,
    StatedEngagement,
    StatedHold,
    StatedMeeting,
    StatedReferral,
)
from domain.adoption.check import PHASES
from domain.adoption.parts import (
    ENGAGEMENT,
    MEETINGS,
    MILESTONES,
    OF_REVIEW,
    PEOPLE,
    REFERRALS,
    REVIEW,
    REVIEW_PHASES,
    ROADMAP,
    SEGMENTS,
    SITES,
    named,
)
from domain.bounds import LONGEST_NAME
from domain.faults import Fault, quoted
from domain.lea import Lea, NotACds, county_of, short_cds
from domain.people.roles import OWNERS, Assignment, Role
from domain.phase import Phase
from domain.referrals.case import EngagementMode, Segment
from domain.reviews.statement import (
    StatedMilestone,
    StatedPause,
    StatedPhase,
    StatedReview,
    StatedSite,
)
from domain.status import ActionStatus, Horizon
from domain.wording import as_key
from domain.written_digest import written_digest

VACANT = "vacant"
NOTHING = PartLine("", {})
"""Of a part that is not there."""
One = TypeVar("One")
STAND_INS = {"phase": Phase.IMPLEMENTATION, "mode": EngagementMode.SIR}
"""For what could not be read, so that all else can be looked at."""


class Read(NamedTuple):
    """What could be read, and every cell that is off.

    Lines that are off are left out of `stated`; `kept` tells which line each is that is
    in it: 'referral 1' may be 'referral 2' of the file. None where not even the LEA
    could be read.
    """

    stated: StatedEngagement | None
    faults: list[Fault]
    kept: dict[str, str]


def stated_of(parts: Parts) -> Read:
    """The engagement the parts state, or as much of it as can be read."""
    whole = Cells(ENGAGEMENT, 0, parts[ENGAGEMENT][0])
    fields = _engagement(whole)
    faults, kept = [*whole.faults], dict[str, str]()
    for part, (field, read) in READERS.items():
        fields[field], lines, off = _each(parts, part, read)
        faults, kept = faults + off, kept | lines
    review, lines, off = _review(parts)
    faults, kept = faults + off, kept | lines
    if fields["lea"] is None:
        return Read(None, faults, kept)
    fields["review"] = review
    unread = {name: each for name, each in STAND_INS.items() if not fields[name]}
    return Read(StatedEngagement(**fields | unread), faults, kept)


def _review(
    parts: Parts,
) -> tuple[StatedReview | None, dict[str, str], list[Fault]]:
    """What is said of the review under way; None where nothing is."""
    said = Cells(REVIEW, 0, (parts[REVIEW] or [NOTHING])[0])
    fields: dict[str, Any] = {"framework": said.text("framework")}
    fields["team"] = said.words("team")
    fields["pause"] = _pause(said)
    faults, kept = [*said.faults], {REVIEW: REVIEW}
    for part, (field, read) in READERS_OF_REVIEW.items():
        fields[field], lines, off = _each(parts, part, read)
        faults, kept = faults + off, kept | lines
    stated = any(each.says_something for part in OF_REVIEW for each in parts[part])
    return StatedReview(**fields) if stated else None, kept, faults


def _each(
    parts: Parts, part: str, read: Callable[[Cells], One | None]
) -> tuple[tuple[One, ...], dict[str, str], list[Fault]]:
    found: list[One] = []
    kept: dict[str, str] = {}
    faults: list[Fault] = []
    for n, said in enumerate(parts[part], start=1):
        action = numbered(said.cells.get("number", "")) if part == ROADMAP else None
        cells = Cells(part, action or (0 if part == ROADMAP else n), said)
        one = read(cells)
        faults += cells.faults
        if one is not None and not cells.faults:
            found.append(one)
            kept[named(part, action or len(found))] = named(part, action or n)
    return tuple(found), kept, faults


def _engagement(cells: Cells) -> dict[str, Any]:
    return {
        "lea": _lea(cells),
        "phase": cells.named("phase", Phase, PHASES),
        "mode": cells.named("mode", EngagementMode),
        "mode_since": cells.day("mode_since"),
        "kickoff": cells.day("kickoff"),
        "as_of": cells.day("as_of"),
        "note": cells.text("note"),
    }


def _lea(cells: Cells) -> Lea | None:
    code, name = cells.text("cds"), cells.text("name")
    if len(name) > LONGEST_NAME:
        cells.off("name", f"has {len(name)} characters; at most {LONGEST_NAME}")
        return None
    try:
        cds = short_cds(code) if code else ""
    except NotACds as off:
        cells.off("cds", f"{off}; in a workbook write it as text, lest zeros get lost")
        return None
    return Lea(cds=cds, name=name, county=county_of(cds)) if cds else None


def _referral(cells: Cells) -> StatedReferral | None:
    received = cells.day("received")
    year, determined = cells.whole("dashboard_year"), cells.day("determined")
    primary = cells.yes("primary")
    if received is None:
        return None
    return StatedReferral(
        pathway=cells.text("pathway").upper(),
        received=received,
        statute=cells.text("statute"),
        dashboard_year=year,
        determined=determined,
        primary=primary,
    )


def _person(cells: Cells) -> Assignment | None:
    role, person = cells.named("role", Role), cells.text("person")
    first, last, interim = cells.day("from"), cells.day("to"), cells.yes("interim")
    if any(each.isspace() for each in person) or "@" in person:
        message = f"{quoted(person)} is no person's id; write it like m.ortiz"
        cells.off("person", message)
    if role is None or first is None:
        return None
    return Assignment(
        role=role,
        person=None if person == VACANT else person,
        first=first,
        last=last,
        interim=interim,
        office=cells.text("office"),
    )


def _segment(cells: Cells) -> Segment | None:
    mode, first = cells.named("mode", EngagementMode), cells.day("from")
    last = cells.day("until")
    return Segment(mode=mode, first=first, last=last) if mode and first else None


def _meeting(cells: Cells) -> StatedMeeting | None:
    on, attended = cells.day("date"), cells.all_named("attended", Role)
    kind, note = cells.text("kind"), cells.text("note")
    return StatedMeeting(on=on, kind=kind, attended=attended, note=note) if on else None


def _action(cells: Cells) -> StatedAction | None:
    said = {
        "number": cells.action("number"),
        "title": cells.text("title"),
        "text": cells.text("text"),
        "components": cells.numbers("components"),
        "theme": cells.text("theme"),
        "horizon": cells.named("horizon", Horizon),
        "owner": cells.named("owner_role", Role, OWNERS),
        "due": cells.day("due"),
        "original_due": cells.day("original_due"),
        "status": cells.named("status", ActionStatus),
        "rating": cells.whole("rating"),
        "started": cells.day("started"),
        "completed": cells.day("completed"),
        "extensions": cells.whole("extensions") or 0,
        "depends_on": cells.actions("depends_on"),
        "hold": _hold(cells),
        "merged_into": cells.action("merged_into"),
        "why": cells.text("why"),
    }
    return None if cells.faults else StatedAction.model_validate(said)


def _hold(cells: Cells) -> StatedHold | None:
    cause, recheck = cells.named("hold_cause", Cause), cells.day("hold_recheck")
    since = cells.day("hold_since")
    if cause and recheck:
        return StatedHold(cause=cause, recheck=recheck, since=since)
    for column in ("hold_cause", "hold_recheck"):
        stated = any(map(cells.text, ("hold_cause", "hold_since", "hold_recheck")))
        if stated and not cells.text(column):
            causes = f": {', '.join(Cause)}" if column == "hold_cause" else ""
            cells.off(column, f"is needed with a hold{causes}")
    return None


def _pause(cells: Cells) -> StatedPause | None:
    """All of it, or nothing."""
    cause, since = cells.named("pause_cause", Cause), cells.day("pause_since")
    recheck = cells.day("pause_recheck")
    if cause and since and recheck:
        return StatedPause(cause=cause, since=since, recheck=recheck)
    stated = any(map(cells.text, OF_PAUSE))
    for column in OF_PAUSE if stated else ():
        if not cells.text(column):
            causes = f": {', '.join(Cause)}" if column == "pause_cause" else ""
            cells.off(column, f"is needed with a pause{causes}")
    return None


def _phase(cells: Cells) -> StatedPhase | None:
    opened, done, due = cells.day("opened"), cells.day("done"), cells.day("due")
    if opened is None:
        return None
    phase = as_key(cells.text("phase"))
    return StatedPhase(phase=phase, opened=opened, done=done, due=due)


def _milestone(cells: Cells) -> StatedMilestone | None:
    on = cells.day("date")
    if on is None:
        return None
    return StatedMilestone(
        milestone=as_key(cells.text("milestone")),
        on=on,
        link=cells.text("link"),
        sha256=written_digest(cells.text("sha256")),
    )


def _site(cells: Cells) -> StatedSite:
    return StatedSite(site=cells.school("site"), name=cells.text("name"))


OF_PAUSE = ("pause_cause", "pause_since", "pause_recheck")
READERS: dict[str, tuple[str, Callable[[Cells], Any]]] = {
    REFERRALS: ("referrals", _referral),
    PEOPLE: ("people", _person),
    SEGMENTS: ("segments", _segment),
    MEETINGS: ("meetings", _meeting),
    ROADMAP: ("actions", _action),
}
"""Each part by its field of what is stated, and by how one line of it is read."""
READERS_OF_REVIEW: dict[str, tuple[str, Callable[[Cells], Any]]] = {
    REVIEW_PHASES: ("phases", _phase),
    MILESTONES: ("milestones", _milestone),
    SITES: ("sites", _site),
}
"""Those of its review."""
