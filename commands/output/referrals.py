"""How the referrals of an engagement look, each with its steps."""

from collections.abc import Callable, Iterable
from datetime import date

from commands.output import console
from commands.output.owner_label import leading
from commands.output.rungs import counted_from, next_rung
from domain.people.roles import LABELS, answering, speaker
from domain.referrals.case import MODES, NO_LONGER, Done, Outcome
from domain.referrals.pathway import INVITED, StepKind
from domain.referrals.sentences import SAID
from domain.referrals.standing import CaseStanding, StepStanding
from domain.standing import EngagementStanding, Standing


def print_referrals(
    now: Standing,
    day: date,
    decided: Callable[[str], Iterable[str]] = lambda _: (),
) -> None:
    """Each referral with its steps: what is done, what is waited for, what comes.

    And what was `decided` in the one at an address.
    """
    engagement = now.engagement
    if engagement.segments:
        console.say(
            f"mode {MODES[engagement.segments[-1].mode]}, {_kickoff(engagement)}"
        )
    for case in engagement.cases:
        primary = ", primary" if case.primary and len(engagement.cases) > 1 else ""
        console.say(
            f"referral {case.number}: {case.pathway}@{case.version}{primary}, "
            f"{case.state}; received {case.received}{_from(case)}"
        )
        console.say(*(f"  {name}: {text}" for name, text in case.answers.items()))
        console.say(*(f"  {_step(now, step, day)}" for step in case.steps))
        console.say(*(f"  {each}" for each in decided(case.key)))
        if case.to_come:
            console.say(f"  to come: {', '.join(case.to_come)}")


def _from(case: CaseStanding) -> str:
    """From whom it came; of one that is only stated, whoever brought it in knew."""
    if case.stated:
        decided = f", determined {case.determined}" if case.determined else ""
        return f"{decided}, as stated"
    return f" from {case.by}" + (f" ({case.office})" if case.office else "")


def _kickoff(engagement: EngagementStanding) -> str:
    begun = engagement.segments[-1].first
    planned = f", kickoff {engagement.kickoff}" if engagement.kickoff else ""
    return f"since {begun}{planned}"


def _step(now: Standing, step: StepStanding, day: date) -> str:
    if step.done:
        return f"done {step.done.on}: {step.title}{_taken(now, step, step.done)}"
    said = _said(step, step.said) if step.said else ""
    if step.over:
        return f"{step.title} is {NO_LONGER}{said}"
    late = ", late" if step.overdue else ""
    due = f" is due {step.due}{counted_from(step)}{late}" if step.due else " is open"
    following = f"; next {next_rung(step)}" if step.next_rung else ""
    asked = leading(now, step.asked, day)
    return f"{step.title}{due}, asked of the {asked}{said}{following}"


def _taken(now: Standing, step: StepStanding, done: Done) -> str:
    """By whom, and what came of it; what a party said is theirs, whoever noted it."""
    who = f"{done.by} ({done.office})" if done.office else done.by
    plain = done.outcome is Outcome.ACCEPT
    if step.kind in (StepKind.DETERMINE, StepKind.ACCEPT):
        return f", by {who}{'' if plain else ': not necessary'}"
    if step.kind not in INVITED:
        return f", by {who}"
    if _is_own(now, step, done):
        return f", by {who}, {SAID[done.outcome]}"
    return f": the {_party(now, step, done)} {SAID[done.outcome]}, noted by {who}"


def _is_own(now: Standing, step: StepStanding, done: Done) -> bool:
    """Whether the party noted it: in its office, or by whoever spoke for it then."""
    there = speaker(now.people, now.absences, step.asked, done.on)
    spoke = there.person if there else None
    return done.office == LABELS[step.asked] or spoke == done.by


def _party(now: Standing, step: StepStanding, done: Done) -> str:
    """With who held its role then; alone where that is known of later days only."""
    asked, on = step.asked, done.on
    held = answering(now.people, asked, on)
    return leading(now, asked, on) if held and held.person else LABELS[asked]


def _said(step: StepStanding, said: Done) -> str:
    """What the party said, perhaps in the words of whoever noted it for them."""
    noted = f" (noted by {said.by})"
    return f"; the {LABELS[step.asked]} {SAID[said.outcome]} on {said.on}{noted}"
