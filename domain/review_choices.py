"""Which words an act on a review takes as the review stands, each with an example."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import count
from types import MappingProxyType

from domain.acts import (
    AddItem,
    AddSite,
    AmendItem,
    BeginPhase,
    ByStaff,
    CompleteItem,
    CompletePhase,
    CountItem,
    NameTeam,
    NoteMilestone,
    PlanAction,
    ReopenItem,
    SetAnchor,
    WithdrawMilestone,
)
from domain.analysis_choices import (
    ADDING,
    OF_ANALYSIS,
    analysis_words,
    example_of,
    ids_of,
    new_ids,
)
from domain.available_acts import A_DIGEST, A_LINK, Field, fields_of
from domain.bounds import LONGEST_ITEM_ID, MOST_IN_TEAM
from domain.first_few import FEW
from domain.report_choices import (
    OF_REPORT,
    is_noted,
    may_be_said,
    report_field,
    report_words,
)
from domain.reviews.framework import MilestoneProof
from domain.reviews.part import ReviewPart
from domain.reviews.progress import NextAct, done_with, missing_to_complete, ready
from domain.reviews.standing import ReviewShown
from domain.roadmap_choices import (
    OF_ROADMAP,
    roadmap_field,
    roadmap_may_be_said,
    roadmap_words,
)

ActKind = type[ByStaff]
A_SCHOOL = 130286  # within the district that is named, or the next that is free
LONG = (
    *("item", "site", "finding", "recommendation", "items", "findings"),
    *("correction", "action"),
)
"""What there may be hundreds of."""
SCHOOL_DIGITS = 7
DISTRICT = 7  # digits of a school's code
SAID = "as was agreed"
MOST_COUNTED = 1_000
NOTHING_SAID: Mapping[str, str] = MappingProxyType({})


def fields_here(
    kind: ActKind,
    now: ReviewShown,
    part: ReviewPart | None = None,
    today: date | None = None,
    said: Mapping[str, str] = NOTHING_SAID,
) -> tuple[Field, ...] | None:
    """With the words that are taken in this review; None where it lacks a needed one.

    Without the field that the address of a part says. Examples of days are of `today`,
    and go with what is `said` of other fields.
    """
    if part and not _is_known(kind, now, part):
        return None
    if kind in OF_REPORT and not may_be_said(kind, now):
        return None
    if kind in OF_ROADMAP and not roadmap_may_be_said(kind, now):
        return None
    found: list[Field] = []
    for field in fields_beside(kind, part):
        words = _words(field.name, kind, now, part)
        if words is None and kind in OF_REPORT:
            found.append(report_field(field, kind, now, today))
        elif words is None and kind in OF_ROADMAP:
            found.append(roadmap_field(field, kind, now, part, today))
        elif words is None:
            found.append(_such_as(field, kind, now, part, said))
        elif words:
            found.append(_of_words(field, words))
        elif field.required:
            return None
    return tuple(found)


def fields_beside(kind: ActKind, part: ReviewPart | None) -> tuple[Field, ...]:
    """What is said of an act of this kind where the address of a part says which."""
    room = part.room if part else ""
    return tuple(each for each in fields_of(kind) if each.name != room)


def _is_known(kind: ActKind, now: ReviewShown, part: ReviewPart) -> bool:
    """Whether it may be done to this part: it is there, or is not, and stands so."""
    if kind is AddItem:
        return part.name.casefold() not in map(str.casefold, now.by_id)
    if kind in ADDING:
        return part.name not in ids_of(part.room, now.analysis)
    if kind is PlanAction:  # planned again, it is planned otherwise
        return part.name.isdecimal()
    if kind is SetAnchor:  # set again, it moves
        return True
    if kind is AddSite:
        return all(each.code != part.name for each in now.sites)
    if kind is NoteMilestone:  # noted again, it is corrected
        return is_noted(part.name, now.review)
    return part.name in (_words(part.room, kind, now) or ())


def _of_words(field: Field, words: tuple[str, ...]) -> Field:
    """Those to choose from; of many only one, as an example."""
    if field.name in LONG and len(words) > FEW:
        return field.but(such_as=words[0])
    return field.but(choices=words)


def _words(
    name: str, kind: ActKind, now: ReviewShown, part: ReviewPart | None = None
) -> tuple[str, ...] | None:
    """What a field of this name takes; None where that is not among a few words."""
    framework = now.review.framework
    if kind in OF_ANALYSIS:
        return analysis_words(name, kind, now)
    if kind in OF_REPORT:
        return report_words(name, kind, now, part)
    if kind in OF_ROADMAP:
        return roadmap_words(name, kind, now)
    match name:
        case "phase":
            return (*_phases(kind, now),)
        case "milestone":
            return (*_milestones(kind, now),)
        case "component":
            return tuple(map(str, framework.by_number))
        case "method":
            known = (each.key for each in framework.methods)
            return tuple(each for each in known if _is_collected(each, now))
        case "participants":
            return tuple(each.key for each in framework.participants)
        case "site" if kind is not AddSite:
            return tuple(each.code for each in now.sites)
        case "item" if kind is not AddItem:
            return (*_items(kind, now),)
    return None


def _phases(kind: ActKind, now: ReviewShown) -> Iterator[str]:
    """Those that may begin, or be completed, as it stands."""
    review, rules = now.review, now.review.framework.phase
    if kind is BeginPhase:
        yield from (each.key for each in ready(review))
    if kind is CompletePhase:
        covered = now.analysis.covered
        for each in review.phases:
            rule, items = rules[each.name], now.by_id
            lacks = missing_to_complete(review, items, rule, covered)
            if each.is_open and not lacks:
                yield each.name


def _milestones(kind: ActKind, now: ReviewShown) -> Iterator[str]:
    """Those to come; to withdraw, those that no phase is done with."""
    review = now.review
    keys = (each for each in review.framework.milestone if is_noted(each, review))
    for key in keys:
        if kind is not WithdrawMilestone:
            fits = not review.has(key)
        else:
            fits = review.has(key) and not done_with(review, key)
        if fits:
            yield key


def _is_collected(method: str, now: ReviewShown) -> bool:
    """Whether data are still collected by this method."""
    rule = now.review.framework.collecting(method)
    return rule is None or not now.review.is_done(rule.key)


def _items(kind: ActKind, now: ReviewShown) -> Iterator[str]:
    """Those that are open; to reopen, those that are not, and are collected still.

    To be planned otherwise, those at a site that is no more in the sample are not.
    """
    sites = {"", *(each.code for each in now.sites)}
    for item in now.items:
        if kind is ReopenItem:
            fits = not item.is_open and _is_collected(item.method, now)
        else:
            fits = item.is_open and (kind is not AmendItem or item.site in sites)
        if fits:
            yield item.id


def _such_as(
    field: Field,
    kind: ActKind,
    now: ReviewShown,
    part: ReviewPart | None,
    said: Mapping[str, str],
) -> Field:
    """With an example of what may be said now, where it depends on the review."""
    name = field.name
    if kind is NoteMilestone and part and name == "why":
        return field.but(required=now.review.has(part.name))
    if kind is NoteMilestone and name in ("link", "sha256"):
        return field.but(such_as=_proof(name, now, part))
    if kind is NameTeam and name == "people":
        return field.but(such_as=",".join(now.review.team[: MOST_IN_TEAM - 1]))
    if kind is AddSite and name == "site":
        return field.but(such_as=next(_new_schools(now)))
    if kind is AddSite and name == "name":
        return field.but(such_as=_school_name(now))
    if kind is AddItem and name == "item":
        return field.but(such_as=next(_new_items(now)))
    if kind in OF_ANALYSIS:
        return field.but(such_as=example_of(name, kind, now, part, said))
    if kind is AmendItem and name == "note":
        return field.but(such_as=SAID)
    if kind in (CountItem, CompleteItem) and name == "count":
        return field.but(such_as=_count(kind, now, part))
    return field


def _proof(name: str, now: ReviewShown, part: ReviewPart | None) -> str:
    """What the milestone of the example is to be proved with; empty for nothing."""
    known = now.review.framework.milestone
    words = _words("milestone", NoteMilestone, now) or ()
    key = part.name if part else next(iter(words), "")
    if key not in known or MilestoneProof(name) not in known[key].proof:
        return ""
    return A_LINK if name == "link" else A_DIGEST


def with_new_ids(acts: Iterable[NextAct], now: ReviewShown) -> Iterator[NextAct]:
    """Acts that are done one after the other: what each adds has an id of its own."""
    ids = {kind: new(now) for kind, new in NEW_IDS.items()}
    for act in acts:
        if act.part or act.kind not in ids:
            yield act
            continue
        own = ADDED[act.kind], next(ids[act.kind])
        yield act._replace(words=(*act.words, own))


def _new_schools(now: ReviewShown) -> Iterator[str]:
    """Of the district; none that is in the sample already."""
    taken, district = {each.code for each in now.sites}, now.review.cds[:DISTRICT]
    codes = (f"{district}{number:0{SCHOOL_DIGITS}}" for number in count(A_SCHOOL))
    return (each for each in codes if each not in taken)


def _school_name(now: ReviewShown) -> str:
    """As one of the LEA's may be called: Oakland Elementary."""
    first, *_ = [*now.review.lea.split(), "Alder"]
    return f"{first[:LONGEST_ITEM_ID]} Elementary"


def _new_items(now: ReviewShown) -> Iterator[str]:
    """The next of the first component, as plans number them: C01-07."""
    known = {*map(str.casefold, now.by_id)}
    component = now.review.framework.components[0].number
    codes = (f"C{component:02}-{number:02}" for number in count(1))
    return (each for each in codes if each.casefold() not in known)


def _new_of_analysis(room: str, now: ReviewShown) -> Iterator[str]:
    return new_ids(room, now.analysis)


def _count(kind: ActKind, now: ReviewShown, part: ReviewPart | None) -> str:
    """As many as were planned of an item, or one more than there are."""
    words = _words("item", kind, now) or ()
    item = now.by_id[part.name if part else words[0]] if part or words else None
    if item is None:
        return ""
    if kind is CompleteItem:
        return str(max(item.count, item.target))
    return str(item.count + 1 if item.count < MOST_COUNTED else 0)


ADDED: dict[ActKind, str] = {AddSite: "site", AddItem: "item", **ADDING}
"""What an act adds under an id that nothing else has, by the field that says it."""
NEW_IDS: dict[ActKind, Callable[[ReviewShown], Iterator[str]]] = {
    AddItem: _new_items,
    **{kind: partial(_new_of_analysis, room) for kind, room in ADDING.items()},
}
"""The ids that may be given next, in turn.

A school is none of them: what lacks a sample lacks the same school.
"""
