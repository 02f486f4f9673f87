"""What the Temporal UI shows of an engagement, of its witnesses, of the post office."""

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import zip_longest
from typing import Any

from temporalio import workflow
from temporalio.common import SearchAttributeKey, SearchAttributeUpdate

from domain.actions.action import Action
from domain.actions.progress import Tally
from domain.engagement import Engagement
from domain.letters.post import PostOffice
from domain.people.roles import LABELS, role_for
from domain.referrals.case import MODES, Case, Step
from domain.view import advice, tally_of
from domain.witnesses.witness import Witness

ENTITY = SearchAttributeKey.for_keyword("DtaEntity")
LEA = SearchAttributeKey.for_keyword("DtaLea")
COUNTY = SearchAttributeKey.for_keyword("DtaCounty")
PATHWAY = SearchAttributeKey.for_keyword("DtaPathway")
PHASE = SearchAttributeKey.for_keyword("DtaPhase")
OWNER_ROLE = SearchAttributeKey.for_keyword("DtaOwnerRole")
RUNG = SearchAttributeKey.for_keyword("DtaRung")
OVERDUE_ACTIONS = SearchAttributeKey.for_keyword_list("DtaOverdueActions")
OVERDUE = SearchAttributeKey.for_int("DtaOverdue")
RULES = SearchAttributeKey.for_int("DtaRules")
DUE = SearchAttributeKey.for_datetime("DtaDue")
SILENT = SearchAttributeKey.for_bool("DtaSilent")
ATTRIBUTES = (
    ENTITY,
    LEA,
    COUNTY,
    PATHWAY,
    PHASE,
    OWNER_ROLE,
    RUNG,
    OVERDUE_ACTIONS,
    OVERDUE,
    RULES,
    DUE,
    SILENT,
)
NEXT_SHOWN = 5
HEADS = ("action", "title", "owner", "due", "next", "to know")


def show(engagement: Engagement) -> None:
    """The phase, the tally, what is late, and what comes next."""
    late = [each for each in engagement.actions.values() if each.overdue]
    late_steps = [step for _, step in engagement.steps if step.overdue]
    workflow.set_current_details(engagement_details(engagement, late))
    _set(
        ENTITY.value_set(engagement.entity),
        LEA.value_set(engagement.lea.name),
        COUNTY.value_set(engagement.lea.county),
        PATHWAY.value_set(engagement.pathway),
        PHASE.value_set(engagement.phase),
        OVERDUE.value_set(len(late) + len(late_steps)),
        OVERDUE_ACTIONS.value_set([each.label for each in late]),
        RULES.value_set(engagement.rules),
    )


def engagement_details(engagement: Engagement, late: list[Action]) -> str:
    figures = tally_of(engagement)
    coming = [
        (rung.at, each)
        for each in engagement.actions.values()
        if not each.overdue and (rung := each.next_rung)
    ]
    first = nsmallest(NEXT_SHOWN, coming, key=lambda pair: pair[0])
    soon = [each for _, each in first]
    still = [e for e in engagement.actions.values() if e.stop and not e.stop.whole]
    return "\n\n".join(
        [
            f"**{engagement.lea.name}** ({engagement.lea.county} county), phase "
            f"**{engagement.phase}**, entry {engagement.entries}",
            f"{figures.total} actions: {figures.completed} completed, "
            f"{figures.in_progress} in progress, {figures.not_started} not started; "
            f"{figures.percent} % completed or under way, {len(late)} overdue",
            *_of_the_whole(engagement, figures),
            *_referrals(engagement),
            "**Overdue**\n\n" + _listed(engagement, late) if late else "",
            "**Next**\n\n" + _listed(engagement, soon) if soon else "",
            "**On hold**\n\n" + _listed(engagement, still) if still else "",
        ]
    ).strip()


def _of_the_whole(engagement: Engagement, figures: Tally) -> list[str]:
    """What holds for all of it: stopped clocks, a proposed review, a suggestion."""
    said = [advice(engagement, figures)]
    if engagement.review_proposed:
        said.insert(0, "**A look at the whole engagement is proposed.**")
    if stop := engagement.stop:
        cause = stop.cause.replace("_", " ")
        said.insert(
            0,
            f"**All clocks stand still** since {stop.since} ({cause}), to be looked at "
            f"again on {stop.review}",
        )
    return [each for each in said if each]


def _referrals(engagement: Engagement) -> Iterator[str]:
    """How far each referral is, and which of its steps are waited for."""
    if not engagement.cases:
        return
    mode = f", mode {MODES[engagement.mode]}" if engagement.mode else ""
    yield f"**Referrals**{mode}\n\n" + _table(
        ("referral", "pathway", "state", "received"),
        (
            (_numbered(engagement, c), c.pathway.named, c.state, c.received)
            for c in engagement.cases.values()
        ),
    )
    waiting = [(c, s) for c, s in engagement.steps if s.is_waited_for]
    if waiting:
        yield "**Steps waited for**\n\n" + _table(
            ("step", "asked", "due", "next"),
            (
                (rule.title, LABELS[rule.asked], step.due, _next_of(step))
                for case, step in waiting
                for rule in [case.rule_of(step)]
            ),
        )


def _numbered(engagement: Engagement, case: Case) -> str:
    primary = " (primary)" if case.number == engagement.primary else ""
    return f"{case.number}{primary}"


def _next_of(step: Step) -> str:
    late = "overdue; " if step.overdue else ""
    rung = step.next_rung
    return f"{late}{rung.step}, {rung.local}" if rung else late


def _to_know(engagement: Engagement, action: Action) -> str:
    blockers = ", ".join(each.label for each in engagement.blockers(action))
    said = [
        "reported complete" if action.claim else "",
        f"waits for {blockers}" if blockers else "",
        f"{'promised' if action.rest.promised else 'at rest'} until {action.rest.until}"
        if action.rest
        else "",
        f"looked at again {action.stop.review}" if action.stop else "",
        *(flag.replace("_", " ") for flag in action.flags),
    ]
    return ", ".join(filter(None, said))


def _row(engagement: Engagement, action: Action) -> tuple[object, ...]:
    rung = action.next_rung
    return (
        action.label,
        action.title,
        LABELS[action.owner],
        action.due,
        f"{rung.step}, {rung.local}" if rung else "",
        _to_know(engagement, action),
    )


def show_ladder(witness: Witness) -> None:
    """Who was told and who is next, and whether the engagement still speaks."""
    ladder = witness.ladder
    rows = (
        (
            rung.step,
            " and ".join(LABELS[role_for(party, ladder.owner)] for party in rung.tell),
            rung.local,
            f"{acted:%Y-%m-%d %H:%M} UTC" if acted else "",
        )
        for rung, acted in zip_longest(ladder.plan.rungs, ladder.acted)
    )
    silent = "\n\n**No word comes from the engagement.**" if witness.silent else ""
    workflow.set_current_details(
        f"**{ladder.lea}, {ladder.named}**: {ladder.title}, "
        f"due {ladder.plan.due}, {ladder.asked}\n\n"
        + _table(("rung", "told", "planned (local)", "acted"), rows)
        + f"\n\nCalendar {ladder.plan.calendar}, policy {ladder.plan.policy}{silent}"
    )
    _set_ladder(witness)


def _set_ladder(witness: Witness) -> None:
    ladder = witness.ladder
    _set(
        ENTITY.value_set(ladder.entity),
        LEA.value_set(ladder.lea),
        COUNTY.value_set(ladder.county),
        OWNER_ROLE.value_set(LABELS[ladder.owner]),
        RUNG.value_set(ladder.step or "overdue"),
        DUE.value_set(ladder.plan.due_at),
        SILENT.value_set(witness.silent),
    )


def show_post(post: PostOffice) -> None:
    again = f", the next at {post.again_at:%Y-%m-%d %H:%M} UTC" if post.again_at else ""
    lines = [
        f"{post.delivered} letters delivered",
        f"{post.left} notices wait{again}" if post.left else "",
        f"{post.refused} letters refused: `starter.py notices`" if post.refused else "",
        f"**Held** by {post.held.by}: {post.held.why}" if post.held else "",
        f"**Held**: {post.elsewhere.why}" if post.elsewhere else "",
    ]
    workflow.set_current_details("\n\n".join(filter(None, lines)))


def _listed(engagement: Engagement, actions: list[Action]) -> str:
    """A table of actions; what is to be known of them only where something is."""
    rows = [_row(engagement, each) for each in actions]
    if any(row[-1] for row in rows):
        return _table(HEADS, rows)
    return _table(HEADS[:-1], (row[:-1] for row in rows))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = (heads, ["---"] * len(heads), *rows)
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|")


def _set(*updates: SearchAttributeUpdate[Any]) -> None:
    """Upsert only what is no longer as it was, in one call."""
    shown = workflow.info().typed_search_attributes
    if changed := [each for each in updates if shown.get(each.key) != each.value]:
        workflow.upsert_search_attributes(changed)
