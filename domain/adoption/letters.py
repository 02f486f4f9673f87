"""That an engagement was brought in, in words: for the record, and for its people."""

from collections.abc import Iterator
from datetime import datetime

from domain.acts import BroughtIn
from domain.engagement import Engagement
from domain.entries import Notice
from domain.letters.entry_letters import entry_letters
from domain.letters.facts import Facts, said_day
from domain.people.recipients import holding
from domain.people.roles import LABELS, Role, role_for
from domain.phase import Phase
from domain.referrals.case import MODES
from domain.standing_of import tally_of

TOLD = (Role.CCEE_LEAD, Role.LEA_SUPERINTENDENT)


def brought_in(engagement: Engagement, act: BroughtIn) -> str:
    """'brought in Alder Valley Unified as it stood on 2021-06-15, ...'."""
    stated, figures = act.stated, tally_of(engagement)
    day = f" on {stated.as_of}" if stated.as_of else ""
    actions = (
        f", {figures.total} actions ({figures.completed} completed, "
        f"{figures.in_progress} in progress, {figures.not_started} not started)"
        if engagement.actions
        else ""
    )
    under = " and ".join(terms.id for terms in act.terms)
    return (
        f"brought in {engagement.lea.name} as it stood{day}, as stated: "
        f"{stated.phase}, {MODES[stated.mode]}, under {under}{actions}"
    )


def of_bringing_in(engagement: Engagement, at: datetime) -> Iterator[Notice]:
    """To who leads it and to the LEA: it is here, as it stands; what comes next."""
    figures = tally_of(engagement)
    mode, as_of = engagement.mode, engagement.stated_as_of or engagement.day_of(at)
    facts: Facts = {
        "lea": engagement.lea.name,
        "reference": engagement.lea.cds,
        "phase": engagement.phase.value,
        "mode": MODES[mode] if mode else "",
        "as_of": said_day(as_of),
        "actions": figures.total,
        "completed": figures.completed,
        "in_progress": figures.in_progress,
        "late": sum(each.overdue for each in engagement.actions.values()),
        "next_step": _next_step(engagement),
    }
    told = holding(engagement, TOLD, at)
    yield from entry_letters(engagement, told, "brought_in", facts, at)


def _next_step(engagement: Engagement) -> str:
    """'on Monday, 15 March 2027 the ... hears of action 12', or what the phase asks."""
    coming = [(r.at, a, r) for a in engagement.actions.values() if (r := a.next_rung)]
    if not coming:
        return FOLLOWING[engagement.phase]
    _, first, rung = min(coming, key=lambda each: each[0])
    told = [LABELS[role_for(party, first.owner)] for party in rung.tell]
    verb = "hear" if len(told) > 1 else "hears"
    day = said_day(engagement.day_of(rung.at))
    return f"on {day} the {' and the '.join(told)} {verb} of action {first.label}"


FOLLOWING = dict.fromkeys(Phase, "") | {
    Phase.ACCEPTED: "the kickoff, and the work agreed there",
    Phase.REVIEW: "the report of the review",
    Phase.ROADMAP: "the adoption of the roadmap",
    Phase.IMPLEMENTATION: "the next check-in",
    Phase.RELEASE: "the close of the engagement",
}
"""What comes next in a phase where no action waits for anybody."""
