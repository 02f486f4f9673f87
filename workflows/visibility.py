"""What the Temporal UI shows of an engagement, of its witnesses, of the post office.

Of a review it is in `workflows/review_visibility.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from heapq import nsmallest
from itertools import accumulate, zip_longest
from typing import Any, NamedTuple

from pydantic_core import to_json
from temporalio import workflow
from temporalio.common import SearchAttributeKey, SearchAttributeUpdate

from domain.actions.tally import Tally
from domain.checkins.subject import WAITING
from domain.clocks.subject import Subject
from domain.duties.standing import duty_standing
from domain.engagement import Engagement
from domain.entity import Entity
from domain.lea import Lea
from domain.letters.post_office import Paused, PostOffice
from domain.markdown import literal, table
from domain.people.roles import LABELS, Role, role_for
from domain.referrals.case import MODES, Case
from domain.standing_of import advice, check_in_years, tally_of
from domain.witnesses.witness import Witness
from domain.wording import as_words, so_many

ENTITY = SearchAttributeKey.for_keyword("DtaEntity")
LEA = SearchAttributeKey.for_keyword("DtaLea")
COUNTY = SearchAttributeKey.for_keyword("DtaCounty")
PATHWAY = SearchAttributeKey.for_keyword("DtaPathway")
PHASE = SearchAttributeKey.for_keyword("DtaPhase")
STATUS = SearchAttributeKey.for_keyword("DtaStatus")
OWNER_ROLE = SearchAttributeKey.for_keyword("DtaOwnerRole")
RUNG = SearchAttributeKey.for_keyword("DtaRung")
LATE = SearchAttributeKey.for_keyword_list("DtaLate")
STAGE = SearchAttributeKey.for_keyword_list("DtaStage")
OVERDUE = SearchAttributeKey.for_int("DtaOverdue")
RULES = SearchAttributeKey.for_int("DtaRules")
BEHIND = SearchAttributeKey.for_int("DtaBehind")
DUE = SearchAttributeKey.for_datetime("DtaDue")
NEXT = SearchAttributeKey.for_datetime("DtaNext")
SILENT = SearchAttributeKey.for_bool("DtaSilent")
ATTRIBUTES: tuple[SearchAttributeKey[Any], ...] = (
    *(ENTITY, LEA, COUNTY, PATHWAY, PHASE, STATUS, OWNER_ROLE, RUNG),
    *(LATE, STAGE),
    *(OVERDUE, RULES, BEHIND),
    *(DUE, NEXT),
    SILENT,
)
"""SQL stores have room for ten keywords, and for three of each other type."""
ATTRIBUTE = 2_000  # bytes of one search attribute's value
BEHIND_SHOWN = (0, 10, 100, 1_000)
NEXT_SHOWN = 5
YEARS_SHOWN = 2  # fiscal years of check-ins
HEADS = ("what", "title", "asked", "due", "next", "to know")


class Status(StrEnum):
    """Whether it goes on. Stored: add, never rename."""

    RUNNING = "running"
    STOPPED = "stopped"
    """All clocks of the engagement stand still."""
    PAUSED = "paused"
    """The post office sends nothing."""


class Shown(NamedTuple):
    """Details in Markdown, and search attributes as they should be."""

    details: str
    attributes: tuple[SearchAttributeUpdate[Any], ...] = ()


def show(shown: Shown, rings_at: datetime | None) -> None:
    """Have it seen; of the attributes only what is no longer as it was, in one call."""
    workflow.set_current_details(shown.details)
    known = workflow.info().typed_search_attributes
    attributes = (*shown.attributes, attribute(NEXT, rings_at))
    changed = [e for e in attributes if known.get(e.key) != e.value]
    if changed:
        workflow.upsert_search_attributes(changed)


def attribute(
    key: SearchAttributeKey[Any], value: object
) -> SearchAttributeUpdate[Any]:
    """An empty list is unset: no later run would know that it was set."""
    return key.value_unset() if value in (None, []) else key.value_set(value)


def behind(owed: int) -> int:
    """The last of 0, 10, 100, 1,000 that is reached: each payment would cost a call."""
    return max(step for step in BEHIND_SHOWN if step <= owed)


def fitting(labels: Sequence[str]) -> list[str]:
    """The first of them, as many as the server takes in one attribute.

    Of more than 2 KB it does not refuse the attribute: it terminates the workflow.
    """
    sizes = accumulate(len(to_json(each)) + len(",") for each in labels)
    return [*labels[: sum(size <= ATTRIBUTE for size in sizes)]]


def attributes_of(
    entity: Entity,
    lea: Lea,
    pathway: str,
    late: Iterable[Subject],
    stages: Iterable[str],
    *,
    stopped: bool,
) -> tuple[SearchAttributeUpdate[Any], ...]:
    """What every entity that staff act on is found by; see `of_engagement`."""
    status = Status.STOPPED if stopped else Status.RUNNING
    keys = [each.key for each in sorted(late, key=_is_of_many)]
    return (
        ENTITY.value_set(entity.entity),
        LEA.value_set(lea.name),
        COUNTY.value_set(lea.county),
        PATHWAY.value_set(pathway),
        attribute(STATUS, None if entity.is_over else status),
        attribute(LATE, fitting(keys)),
        attribute(STAGE, [] if entity.is_over else fitting([*stages])),
        OVERDUE.value_set(len(keys)),
        RULES.value_set(entity.rules),
        BEHIND.value_set(behind(len(entity.unwritten))),
    )


def _is_of_many(subject: Subject) -> bool:
    """They come last: there may be more of them than are shown."""
    return subject.plural != ""


def of_engagement(engagement: Engagement) -> Shown:
    """The phase, the tally, what is late, and what comes next.

    Once it is over it has no status: then the server says how it ended.
    """
    late = [each for each in engagement.subjects if each.clock.overdue]
    attributes = attributes_of(
        engagement,
        engagement.lea,
        engagement.pathway,
        late,
        _stages(engagement),
        stopped=bool(engagement.stop),
    )
    phase = PHASE.value_set(engagement.phase)
    return Shown(engagement_details(engagement, late), (*attributes, phase))


def _stages(engagement: Engagement) -> Iterator[str]:
    """What is under way, and how far: a referral until it is answered, a review.

    And how far the check-ins that are open are: `check-in notes_due`.
    """
    for case in engagement.cases.values():
        if not (case.accepted or case.is_closed):
            yield f"{case.key} {case.state}"
    if (review := engagement.review) and not review.over:
        yield f"review {review.stage or 'begun'}"
    met = (each.stage for each in engagement.check_ins.values() if each.is_open)
    yield from (f"check-in {stage}" for stage in dict.fromkeys(met))


def engagement_details(engagement: Engagement, late: list[Subject]) -> str:
    figures = tally_of(engagement)
    soon = _soon(engagement)
    stopped = [
        e for e in engagement.subjects if e.clock.stop and not e.clock.stop.whole
    ]
    return "\n\n".join(
        [
            f"**{literal(engagement.lea.name)}** ({engagement.lea.county} county), "
            f"phase **{engagement.phase}**, entry {engagement.entries}",
            f"{so_many(figures.total, 'action')}: {figures.completed} completed, "
            f"{figures.in_progress} in progress, {figures.not_started} not started; "
            f"{figures.percent} % completed or under way, {len(late)} overdue",
            *_of_the_whole(engagement, figures),
            *_referrals(engagement),
            *_check_ins(engagement),
            "**Overdue**\n\n" + listed(late) if late else "",
            "**Next**\n\n" + listed(soon) if soon else "",
            *_duties(engagement),
            "**On hold**\n\n" + listed(stopped) if stopped else "",
        ]
    ).strip()


def _duties(engagement: Engagement) -> Iterator[str]:
    """The dates that somebody is reminded of next."""
    if found := engagement.coming_duties[:NEXT_SHOWN]:
        said = [duty_standing(each, engagement.dated) for each in found]
        rows = ((e.title, e.by, e.local, _labels(e.tell)) for e in said)
        yield "**Dates**\n\n" + table(("what", "by", "said", "told"), rows)


def _labels(roles: Iterable[Role]) -> str:
    return ", ".join(LABELS[role] for role in roles)


def _soon(engagement: Engagement) -> list[Subject]:
    """Those not late whose ladder speaks next."""
    coming = [
        (rung.at, each)
        for each in engagement.subjects
        if not each.clock.overdue and (rung := each.clock.next_rung)
    ]
    first = nsmallest(NEXT_SHOWN, coming, key=lambda pair: pair[0])
    return [each for _, each in first]


def _of_the_whole(engagement: Engagement, figures: Tally) -> list[str]:
    """What holds for all of it: stopped clocks, a proposed recheck, a suggestion."""
    said = [advice(engagement, figures)]
    if engagement.recheck_proposed:
        said.insert(0, "**A look at the whole engagement is proposed.**")
    if stop := engagement.stop:
        cause = stop.cause.replace("_", " ")
        said.insert(
            0,
            f"**All clocks stand still** since {stop.since} ({cause}), to be looked at "
            f"again on {stop.recheck}",
        )
    return [each for each in said if each]


def _referrals(engagement: Engagement) -> Iterator[str]:
    """How far each referral is, and which of its steps are waited for."""
    mode = f", mode {MODES[engagement.mode]}" if engagement.mode else ""
    yield f"**Referrals**{mode}\n\n" + table(
        ("referral", "pathway", "state", "received"),
        (
            (_numbered(engagement, c), c.pathway.named, c.state, c.received)
            for c in engagement.cases.values()
        ),
    )


def _check_ins(engagement: Engagement) -> Iterator[str]:
    """The count of the newest years, and the check-ins that are open."""
    years = [*check_in_years(engagement)][-YEARS_SHOWN:]
    known = [each for each in engagement.check_ins.values() if each.is_open]
    if not (years or known):
        return
    yield "**Check-ins**\n\n" + "\n\n".join(f"{e.named}: {e.in_words}" for e in years)
    if known:
        yield table(
            ("check-in", "stage", "day", "waits", "due"),
            (
                (e.name, as_words(e.stage), e.held_on or e.on, WAITING[e.stage], e.due)
                for e in known
            ),
        )


def _numbered(engagement: Engagement, case: Case) -> str:
    primary = " (primary)" if case.number == engagement.primary else ""
    return f"{case.number}{primary}"


def _to_know(subject: Subject) -> str:
    clock = subject.clock
    blockers = ", ".join(each.short for each in subject.blocking)
    said = [
        subject.remark,
        f"waits for {blockers}" if blockers else "",
        f"{'promised' if clock.rest.promised else 'at rest'} until {clock.rest.until}"
        if clock.rest
        else "",
        f"looked at again {clock.stop.recheck}" if clock.stop else "",
        *(flag.replace("_", " ") for flag in clock.flags),
    ]
    return ", ".join(filter(None, said))


def _row(subject: Subject) -> tuple[object, ...]:
    rung = subject.next_rung
    return (
        subject.key,
        subject.title,
        LABELS[subject.asked],
        subject.clock.due,
        f"{rung.name}, {rung.local}" if rung else "",
        _to_know(subject),
    )


def of_witness(witness: Witness) -> Shown:
    """Who was told and who is next, and whether the engagement still speaks."""
    ladder = witness.ladder
    rows = (
        (
            rung.name,
            " and ".join(LABELS[role_for(party, ladder.asked)] for party in rung.tell),
            rung.local,
            f"{acted:%Y-%m-%d %H:%M} UTC" if acted else "",
        )
        for rung, acted in zip_longest(ladder.rungs, ladder.acted)
    )
    silent = "\n\n**No word comes from the engagement.**" if witness.silent else ""
    details = (
        f"**{literal(ladder.lea)}, {ladder.subject}**: {literal(ladder.title)}, "
        f"due {ladder.due}, "
        f"asked of the {LABELS[ladder.asked]}\n\n"
        + table(("rung", "told", "planned", "acted"), rows)
        + f"\n\nCalendar {literal(ladder.calendar)}, policy {literal(ladder.policy)}"
        + silent
    )
    return Shown(details, _attributes(witness))


def _attributes(witness: Witness) -> tuple[SearchAttributeUpdate[Any], ...]:
    ladder = witness.ladder
    return (
        ENTITY.value_set(ladder.entity),
        LEA.value_set(ladder.lea),
        COUNTY.value_set(ladder.county),
        OWNER_ROLE.value_set(LABELS[ladder.asked]),
        RUNG.value_set(ladder.rung or "overdue"),
        DUE.value_set(ladder.due_at),
        SILENT.value_set(witness.silent),
    )


def of_post_office(post: PostOffice) -> Shown:
    again = f", the next at {post.again_at:%Y-%m-%d %H:%M} UTC" if post.again_at else ""
    waiting = so_many(post.left, "notice waits", "notices wait")
    refused = f"{so_many(post.refused, 'letter')} refused: `starter.py notices`"
    lines = [
        f"{so_many(post.delivered, 'letter')} delivered",
        f"{waiting}{again}" if post.left else "",
        refused if post.refused else "",
        *_documents(post),
        f"**Paused** by {_said(post.paused)}" if post.paused else "",
        f"**Paused**: {literal(post.elsewhere.why)}" if post.elsewhere else "",
    ]
    attributes = (
        STATUS.value_set(Status.PAUSED if post.is_paused else Status.RUNNING),
        BEHIND.value_set(behind(post.left)),
    )
    return Shown("\n\n".join(filter(None, lines)), attributes)


def _documents(post: PostOffice) -> Iterator[str]:
    """How many were made; and what waits, or cannot be made."""
    if post.documents:
        yield f"{so_many(post.documents, 'document')} made"
    if post.unmade:
        again = post.make_again_at
        when = f", tried next at {again:%Y-%m-%d %H:%M} UTC" if again else ""
        yield f"{so_many(post.unmade, 'document waits', 'documents wait')}{when}"
    if post.unmakeable:
        many = so_many(post.unmakeable, "document")
        yield f"{many} cannot be made: `starter.py report check`"


def _said(paused: Paused) -> str:
    return f"{literal(paused.by)}: {literal(paused.why)}"


def listed(subjects: list[Subject]) -> str:
    """A table of them; what is to be known of them only where something is."""
    rows = [_row(each) for each in subjects]
    if any(row[-1] for row in rows):
        return table(HEADS, rows)
    return table(HEADS[:-1], (row[:-1] for row in rows))
