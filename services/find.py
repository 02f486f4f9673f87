"""Words looked for in titles, comments and evidence of all that the record has.

Of reviews in what is said of sites, milestones, items, of what was found, in their
report and its corrections, and in their roadmap.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, get_args

from domain.act import kind_of
from domain.actions.planned import address, numbered
from domain.actions.standing import ActionStanding
from domain.acts import (
    Act,
    AddCorrection,
    AddSite,
    Audience,
    ClaimComplete,
    Comment,
    ImportActions,
    ImportFindings,
    ImportItems,
    ItemAct,
    ReviewStaffAct,
    SupportAct,
    WriteSection,
)
from domain.acts.each import CARRYING, each_of
from domain.lifecycle import ENDS
from domain.people.roles import Assignment
from domain.permissions import may_read
from domain.reviews.acts import MilestoneAct
from domain.reviews.finding_acts import (
    OfComponent,
    OfFinding,
    OfRecommendation,
    ThemeAct,
)
from domain.reviews.report_acts import OfCorrection
from domain.reviews.texts import AnyRow, texts_of, texts_of_row
from domain.roadmaps.acts import OfAction, SetAnchor
from domain.standing import EngagementStanding
from domain.status import GONE, ActionStatus
from domain.wording import as_words
from services import current

if TYPE_CHECKING:
    from adapters.sql.queries import Line, SqlReading

AROUND = 60  # characters on both sides of the words
SAYING = ("comment", "claim_complete", *CARRYING)
PARTS = (
    *(AddSite, SetAnchor, WriteSection, AddCorrection),
    *(*get_args(MilestoneAct), *get_args(ItemAct), *get_args(OfAction)),
    *(*get_args(OfCorrection), *get_args(OfFinding), *get_args(OfRecommendation)),
    *(*get_args(ThemeAct), *get_args(OfComponent)),
)
"""Acts on a part of a review in which words are looked for."""
SAID = {"why": "reason", "offices": "for", "given_by": "given by"}
"""What a field is called where it is not shown as it is typed."""
SUPPORTS = tuple(map(kind_of, get_args(SupportAct)))
SUPPORT_TEXTS = ("title", "text", "offices", "given_by", "why")
IMPORTS = ("import_items", "import_findings", "import_actions")
IN_REVIEWS = (*IMPORTS, *map(kind_of, PARTS))


class Hit(NamedTuple):
    """One text in which the words stand; of a comment or evidence, when it was said.

    `entity` is the engagement's durable key, `part` the address within it.
    """

    entity: str
    part: str
    field: str
    text: str
    entry: int | None = None
    at: datetime | None = None
    by: str | None = None


class Found(NamedTuple):
    """A hit, by the address at which it can be shown, with the words around it."""

    address: str
    lea: str
    hit: Hit
    around: str
    remark: str = ""
    """That the engagement, or the action, is not worked on any more."""


def find(record: "SqlReading", words: str, reader: str | None) -> list[Found]:
    """Every text with these words, whatever their capitals, engagement by engagement.

    Comments as far as they are for the reader; where nobody says who that is, open
    ones.
    """
    known = {each.entity: each for each in record.engagements()}
    newest = {each.cds: each.entity for each in known.values()}
    wanted = _plain(words)
    found = []
    status = _statuses(record)
    said = (*_said(record, wanted, reader), *_in_reviews(record, wanted))
    said += (*_in_supports(record, wanted),)
    for hit in (*_titles(record, wanted), *said):
        now = known[hit.entity]
        code = now.cds if newest[now.cds] == hit.entity else hit.entity
        around = _around(hit.text, wanted)
        at = f"{code}/{hit.part}"
        remark = _remark(now, status(hit.entity, _action(hit.part)))
        found.append(Found(at, now.lea, hit, around, remark))
    return sorted(found, key=lambda each: _order(each, known))


def _statuses(
    record: "SqlReading",
) -> Callable[[str, int], ActionStatus | None]:
    """How each action stands; each engagement is read once."""
    known: dict[str, dict[int, ActionStatus]] = {}

    def status(entity: str, number: int) -> ActionStatus | None:
        if entity not in known:
            actions = record.actions(entity)
            known[entity] = {each.number: each.status for each in actions}
        return known[entity].get(number)

    return status


def _remark(now: EngagementStanding, status: ActionStatus | None) -> str:
    gone = as_words(status) if status in GONE else ""
    ended = f"ended: {as_words(now.phase)}" if now.phase in ENDS else ""
    return ", ".join(filter(None, [gone, ended]))


def _order(found: Found, known: Mapping[str, EngagementStanding]) -> tuple[object, ...]:
    hit = found.hit
    number = _action(hit.part)
    part = "" if number else hit.part  # actions come first, by their numbers
    return known[hit.entity].lea, hit.entity, part, number, hit.entry or 0


def _action(part: str) -> int:
    """The number of an action; 0 of anything else."""
    room, _, number = part.partition("/")
    return (numbered(number) or 0) if room == "action" else 0


def _titles(record: "SqlReading", wanted: str) -> Iterator[Hit]:
    for entity, action in record.actions_saying(_longest_word(wanted)):
        for field, text in _of_action(action):
            if wanted in _plain(text):
                yield Hit(entity, address(action.number), field, text)


def _of_action(action: ActionStanding) -> Iterator[tuple[str, str]]:
    yield "title", action.title
    yield "theme", action.theme
    first = action.first_words
    if first and first.title != action.title:
        yield "first title", first.title
    if first and first.theme != action.theme:
        yield "first theme", first.theme


def _said(record: "SqlReading", wanted: str, reader: str | None) -> Iterator[Hit]:
    people: dict[str, Sequence[Assignment]] = {}
    today = current.today()
    for line, act in record.entries_saying(_longest_word(wanted), SAYING):
        if line.entity not in people:
            people[line.entity] = record.people(line.entity)
        for each in each_of(act):
            if not isinstance(each, Comment | ClaimComplete):
                continue
            if isinstance(each, Comment) and not _is_for(
                each, reader, people[line.entity], today
            ):
                continue
            for field, text in _of_act(each):
                if wanted in _plain(text):
                    yield _hit(line, address(each.action), field, text)


def _in_supports(record: "SqlReading", wanted: str) -> Iterator[Hit]:
    """What is said of coaching, positions and learning, by their addresses."""
    for line, act in record.entries_saying(_longest_word(wanted), SUPPORTS):
        for name in SUPPORT_TEXTS:
            said = getattr(act, name, None) or ()
            for text in [said] if isinstance(said, str) else said:
                if wanted in _plain(text):
                    yield _hit(line, line.subject, SAID.get(name, name), text)


def _hit(line: "Line", part: str, field: str, text: str) -> Hit:
    """Of a review by its engagement, and its part with the review's number."""
    entity, _, review = line.entity.partition("/")
    within = "/".join(filter(None, (review, part)))
    return Hit(entity, within, field, text, line.number, line.at, line.by)


def _in_reviews(record: "SqlReading", wanted: str) -> Iterator[Hit]:
    """What is said of a part of a review, once for all the entries that say it."""
    found: dict[tuple[str, str, str, str], Hit] = {}
    for line, act in record.entries_saying(_longest_word(wanted), IN_REVIEWS):
        for part, field, text in _of_review(line, act):
            if wanted in _plain(text):
                hit = _hit(line, part, field, text)
                found[hit[:4]] = hit
    yield from found.values()


def _of_review(line: "Line", act: Act) -> Iterator[tuple[str, str, str]]:
    """Each text of an act on a review, with the part that it is said of."""
    if isinstance(act, ImportItems):
        for row in act.rows:
            yield f"item/{row.item}", "note", row.note
            yield f"item/{row.item}", "reason", row.reason
            yield from ((f"item/{row.item}", "evidence", e) for e in row.evidence)
        return
    if isinstance(act, ImportFindings | ImportActions):
        for part, found in _rows(act):
            yield from ((part, name, text) for name, text in texts_of_row(found))
        return
    if isinstance(act, ReviewStaffAct):
        said = texts_of(act)
        yield from ((line.subject, SAID.get(name, name), text) for name, text in said)


def _rows(act: ImportFindings | ImportActions) -> Iterator[tuple[str, AnyRow]]:
    """Each row of a workbook, by the part that it is of."""
    if isinstance(act, ImportActions):
        yield from ((address(row.action), row) for row in act.rows)
        return
    yield from ((f"finding/{row.finding}", row) for row in act.findings)
    yield from (
        (f"recommendation/{row.recommendation}", row) for row in act.recommendations
    )


def _is_for(
    comment: Comment, reader: str | None, people: Sequence[Assignment], today: date
) -> bool:
    if comment.audience is Audience.OPEN:
        return True
    return reader is not None and may_read(reader, comment.audience, people, today)


def _of_act(act: Comment | ClaimComplete) -> Iterator[tuple[str, str]]:
    if isinstance(act, Comment):
        yield "comment", act.text
        return
    yield from (("evidence", each) for each in act.evidence)
    yield "what was learned", act.experience
    yield "what keeps it going", act.sustained_by


def _plain(text: str) -> str:
    """Without capitals, its words one space apart."""
    return " ".join(text.casefold().split())


def _longest_word(wanted: str) -> str:
    """Of plain letters, which every database compares alike; empty where none is."""
    letters = (each if each.isascii() and each.isalnum() else " " for each in wanted)
    return max("".join(letters).split(), key=len, default="")


def _around(text: str, wanted: str) -> str:
    """The words with what stands beside them, on one line."""
    line = " ".join(text.split())
    at = line.casefold().find(wanted)
    first, last = max(at - AROUND, 0), at + len(wanted) + AROUND
    before = "…" if first else ""
    return f"{before}{line[first:last]}{'…' if last < len(line) else ''}"
