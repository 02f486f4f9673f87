"""How engagements that are brought in look, before and after."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import Failed
from commands import context
from commands.args import dates
from commands.output import console
from commands.output.engagement import tally_bar
from commands.output.receipt import consequences
from domain.engagement import Engagement
from domain.faults import Fault
from domain.first_few import FEW, first_few
from domain.people.roster import roll
from domain.preview import WillHear, will_hear
from domain.referrals.case import MODES
from domain.review_entity import ReviewEntity
from domain.review_standing import review_standing
from domain.reviews.sentences import how_far
from domain.standing import EngagementStanding
from domain.standing_of import engagement_standing
from domain.wording import as_words, so_many
from services.adoption.prepare import Preparation

if TYPE_CHECKING:
    from services.adoption.commit import AdoptionResult


def show_preview(
    path: Path, asked: Sequence[Preparation], *, committing: bool, as_json: bool
) -> None:
    """What would be brought in; raises Failed naming every row that is off."""
    faulty = [each for each in asked if each.faults]
    if as_json:
        console.as_json([_as_json(each) for each in asked])
    elif not committing:
        for each in asked:
            if each.rehearsed:
                _show(each, each.rehearsed)
    if faulty:
        raise Failed("\n".join(_off(asked, faulty, committing=committing)))
    coming = [each for each in asked if not each.open_already]
    if not as_json and not coming:
        console.say("nothing was changed, and nothing is left to bring in")
    elif not as_json:
        many = f"{len(coming)} engagements" if len(coming) > 1 else "it"
        console.say(
            "nothing was changed",
            f"to bring {many} in: {console.COMMAND} adopt {shlex.quote(str(path))} "
            "--commit --as PERSON",
        )


def show_outcomes(
    done: Sequence["AdoptionResult"], faulty: Sequence[Preparation], *, as_json: bool
) -> None:
    """One line for each engagement: what became of it."""
    from services.adoption.commit import AdoptionOutcome

    if as_json:
        left = [_as_json(each) for each in faulty]
        return console.as_json([*map(_done_as_json, done), *left])
    for each in done:
        console.entry(
            _line(each), *(consequences(each.receipt) if each.receipt else ())
        )
    for off in faulty:
        console.say(
            f"{AdoptionOutcome.REFUSED}: {off.path.name}", *_indented(off.faults)
        )
    return None


def _show(asked: Preparation, new: Engagement) -> None:
    now = engagement_standing(new, whole=True)
    as_of = f", as it stood on {now.stated_as_of}" if now.stated_as_of else ""
    console.say(
        f"{asked.path.name}: {now.cds}  {now.lea} ({now.county} county)",
        f"  phase {as_words(now.phase)}, mode {_modes(now)}{as_of}",
        *(f"  {line}" for line in _referrals(now)),
        f"  {tally_bar(now.tally) if now.tally.total else 'no roadmap yet'}",
        f"  people: {', '.join(_people(new))}",
        *(f"  {line}" for line in _waiting(asked, new)),
        *(f"  to be known before: {each}" for each in asked.warnings),
    )
    if asked.open_already:
        console.say(f"  but {asked.open_already}")
    console.say("")


def _modes(now: EngagementStanding) -> str:
    past = [f"{MODES[e.mode]} until {e.last}" for e in now.segments if e.last]
    this = now.segments[-1]
    kickoff = f", kickoff {now.kickoff}" if now.kickoff else ""
    return ", before it ".join([f"{MODES[this.mode]} since {this.first}", *past]) + (
        kickoff
    )


def _referrals(now: EngagementStanding) -> Iterator[str]:
    for case in now.cases:
        primary = ", primary" if case.primary and len(now.cases) > 1 else ""
        decided = f", determined {case.determined}" if case.determined else ""
        yield (
            f"referral {case.number}: {case.pathway} ({case.statute}){primary}, "
            f"received {case.received}{decided}"
        )


def _people(new: Engagement) -> Iterator[str]:
    for each in roll(new.people, (), dates.today()):
        yield f"{each.title} {each.person or 'vacant'}"


def _waiting(asked: Preparation, new: Engagement) -> Iterator[str]:
    """What is waited for: in a review its phases, and else the actions."""
    return _review(asked.review) if asked.review else _late(new)


def _review(new: ReviewEntity) -> Iterator[str]:
    """How far it is, and for each open phase who is the first to hear of it."""
    review, stage = new.review, as_words(new.stage)
    how = "as stated" if review.stated_on else "which begins anew"
    named = f"review {review.number} under {review.framework.named}"
    yield f"{named}, {how}: {stage}, begun on {review.begun}"
    yield from (f"  {each}" for each in how_far(review))
    first: dict[str, WillHear] = {}
    for rung in will_hear(new):
        first.setdefault(rung.subject, rung)
    for key, soon in first.items():
        if phase := new.subject(key):
            late = ", which is late" if phase.clock.overdue else ""
            people = ", ".join(soon.told) or "nobody holds a role to be told"
            yield f"  {soon.local} {soon.rung} of {phase.title}{late}: {people}"


def _late(new: Engagement) -> Iterator[str]:
    """What is late, and whom the first rung of it would tell on which day."""
    late = [each for each in new.actions.values() if each.overdue]
    if not late:
        yield "nothing is late"
        return
    yield f"late: {len(late)}, beginning at the first rung"
    first: dict[str, WillHear] = {}
    for rung in will_hear(new):
        first.setdefault(rung.subject, rung)
    told: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for each in late:
        if soon := first.get(each.key):
            told.setdefault((soon.local, soon.rung, soon.told), []).append(each.label)
    for (local, name, people), labels in told.items():
        who = ", ".join(people) or "nobody holds a role to be told"
        yield f"  {local} {name} of action {first_few(labels)}: {who}"


def _off(
    asked: Sequence[Preparation], faulty: Sequence[Preparation], *, committing: bool
) -> Iterator[str]:
    for each in faulty:
        yield f"{each.path.name} cannot be brought in:"
        yield from _indented(each.faults)
    several = committing and len(asked) > len(faulty)
    skip = "; --skip-faulty brings in the others" if several else ""
    yield f"nothing was brought in{skip}"


def _indented(lines: Sequence[Fault]) -> list[str]:
    return [f"  {line}" for line in lines]


def _line(done: "AdoptionResult") -> str:
    lea = f"{done.stated.lea.cds}  {done.stated.lea.name}"
    if done.standing is None:
        return f"{done.outcome}: {lea}: {done.refused}"
    now = done.standing.engagement
    late = f", {len(now.overdue)} late" if now.overdue else ""
    figures = f", {so_many(now.tally.total, 'action')}, {now.tally.percent} %"
    return (
        f"{done.outcome}: {lea}: {as_words(now.phase)}, {now.pathway}"
        f"{figures if now.tally.total else ''}{late}"
    )


def _as_json(asked: Preparation) -> dict[str, object]:
    said: dict[str, object] = {
        "file": str(asked.path),
        "errors": [*map(str, asked.faults)],
    }
    if new := asked.rehearsed:
        said |= console.dumped(engagement_standing(new, whole=True))
        said["open_already"] = asked.open_already
        said["warnings"] = [*map(str, asked.warnings)]
        review = asked.review
        coming = [*will_hear(new), *(will_hear(review) if review else ())]
        said["coming"] = [console.dumped(each) for each in coming[:FEW]]
        said["review"] = console.dumped(review_standing(review)) if review else None
    return said


def _done_as_json(done: "AdoptionResult") -> dict[str, object]:
    said: dict[str, object] = {
        "file": str(done.path),
        "outcome": done.outcome.value,
        "cds": done.stated.lea.cds,
        "refused": done.refused,
        "link": context.link(done.stated.lea.cds),
        "receipt": console.dumped(done.receipt) if done.receipt else None,
    }
    return said | (console.dumped(done.standing) if done.standing else {})
