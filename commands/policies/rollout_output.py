"""How a rehearsed change of rules looks, and the answers when it is done."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from client.endings import Failed, NotAllowed, NothingToDo, NotOpen, Unanswered
from commands import context
from commands.output import console
from commands.output.receipt import consequences
from domain.horizon import Beyond
from domain.preview import WillHear
from domain.refusals import NothingToChange
from domain.wording import so_many

if TYPE_CHECKING:
    from services.rollout import Rehearsal, RolloutResult

DONE, DONE_BEFORE, SO_ALREADY = "done", "done before", "unchanged, it was so already"
REFUSED, NOT_OPEN, UNANSWERED = "refused", "not open any more", "not answered"
BECAME = (DONE, DONE_BEFORE, SO_ALREADY, REFUSED, NOT_OPEN, UNANSWERED)
"""What became of the engagements that were asked."""
NOBODY = "nobody holds these roles"


def print_rehearsals(rehearsals: Sequence["Rehearsal"]) -> None:
    """Engagement by engagement: what changes, who hears no more, who hears then."""
    for each in rehearsals:
        _print(each)
    console.say("nothing was changed")


def as_rows(rehearsals: Sequence["Rehearsal"]) -> list[dict[str, object]]:
    return [
        console.dumped(each.preview)
        | {
            "cds": each.cds,
            "lea": each.standing.engagement.lea,
            "vacant": each.vacant,
            "beyond": [console.dumped(one) | {"year": one.year} for one in each.beyond],
            "link": context.link(each.cds),
        }
        for each in rehearsals
    ]


def beyond_rows(found: Iterable[Beyond]) -> list[dict[str, object]]:
    return [console.dumped(each) | {"year": each.year} for each in found]


def check_rehearsals(rehearsals: Sequence["Rehearsal"]) -> None:
    """Raises NotAllowed where a rule would say no; the refusals are printed.

    What is so already needs nothing, and is no refusal.
    """
    same = sum(map(needs_nothing, rehearsals))
    refused = sum(each.preview.refused is not None for each in rehearsals) - same
    would = {
        "would change": len(rehearsals) - same - refused,
        "would stay as it is": same,
        "would refuse it": refused,
    }
    if refused:
        raise NotAllowed(added_up(would))


def print_outcomes(
    outcomes: Sequence["RolloutResult"], again: str, *, as_json: bool
) -> None:
    """Every receipt and refusal; raises NotAllowed or Failed where there was one.

    What was so already needed nothing, and is no refusal. Of several the last line
    says how many became what.
    """
    said = _counted(outcomes)
    if as_json:
        rows = [_row(each) for each in outcomes]
        console.as_json({"engagements": rows, "repeat": again})
    else:
        for each in outcomes:
            console.entry(*_said(each))
        if not all(isinstance(each.ending, NotAllowed) for each in outcomes):
            console.say(f"to repeat it safely: {again}")
        console.ui(outcomes[0].cds)
    met = (each.ending for each in outcomes if each.ending)
    endings = [each for each in met if not isinstance(each, NothingToDo)]
    if endings:
        kind = NotAllowed if any(e.code == NotAllowed.code for e in endings) else Failed
        raise kind(said)
    if not as_json and len(outcomes) > 1:
        console.say(said)


def _counted(outcomes: Sequence["RolloutResult"]) -> str:
    """Each counts in one place."""
    became = Counter(map(_became, outcomes))
    return added_up({what: became[what] for what in BECAME})


def _became(each: "RolloutResult") -> str:
    match each.ending:
        case None:
            return DONE_BEFORE if each.receipt and each.receipt.again else DONE
        case NothingToDo():
            return SO_ALREADY
        case NotAllowed():
            return REFUSED
        case NotOpen():
            return NOT_OPEN
    return UNANSWERED


def added_up(counts: Mapping[str, int]) -> str:
    """'4 engagements: 3 done, 1 refused'; what is none of them is left out."""
    parts = ", ".join(f"{many} {what}" for what, many in counts.items() if many)
    return f"{so_many(sum(counts.values()), 'engagement')}: {parts}"


def warnings(found: Iterable[Beyond]) -> list[str]:
    """One line a calendar and year: 'no data for 2039', and what reaches there."""

    def by_year(each: Beyond) -> tuple[str, int]:
        return each.calendar, each.year

    lines = []
    for (calendar, year), some in groupby(sorted(found, key=by_year), by_year):
        reaching = [*some]
        named = ", ".join(f"{each.subject} {each.what} {each.day}" for each in reaching)
        lines.append(
            f"warning: the {reaching[0].office} calendar {calendar} has no data for "
            f"{year} after {reaching[0].through}: {named}"
        )
    return lines


def needs_nothing(each: "Rehearsal") -> bool:
    """Whether it is so already."""
    return each.preview.rule == NothingToChange.__name__


def _print(each: "Rehearsal") -> None:
    engagement, preview = each.standing.engagement, each.preview
    console.say(f"{each.cds}  {engagement.lea} ({engagement.county} county)")
    if preview.refused:
        would = "" if needs_nothing(each) else "would be refused: "
        return console.say(f"{would}{preview.refused}", "")
    if preview.changes:
        for one in preview.changes:
            console.entry(f"{one.subject or each.cds}  {one.title}", *one.changes)
    if not (preview.changes or preview.hear_now or preview.hear_then):
        console.say("no date changes, and nobody hears anything else than now")
    _hear("heard now, and no more then:", preview.hear_now)
    _hear("heard then:", preview.hear_then)
    if each.vacant:
        console.say(
            f"nobody holds: {'; '.join(each.vacant)}",
            "whoever is named beside them hears, or else whoever is named next",
        )
    return console.say(*warnings(each.beyond), "")


def _hear(title: str, coming: Sequence[WillHear]) -> None:
    """Subjects that share rung, moment and people stand together."""
    lines: dict[tuple[str, str, str], list[str]] = {}
    for each in coming:
        key = each.local, each.rung, ", ".join(each.told) or NOBODY
        lines.setdefault(key, []).append(each.subject)
    if lines:
        console.say(title)
    for (when, rung, told), subjects in lines.items():
        console.say(f"  {when} {rung} of {', '.join(subjects)}: {told}")


def _said(each: "RolloutResult") -> tuple[str, ...]:
    if each.receipt is None:
        said_alone = isinstance(each.ending, Unanswered | NothingToDo)
        not_done = "" if said_alone else "not done: "
        return (f"{each.cds}: {not_done}{each.ending}",)
    done = "already done as" if each.receipt.again else "done:"
    entry = f"entry {each.receipt.entry} of {each.receipt.entity}"
    return f"{each.cds}: {done} {entry}", *consequences(each.receipt)


def _row(each: "RolloutResult") -> dict[str, object]:
    receipt = console.dumped(each.receipt) if each.receipt else {}
    off = str(each.ending) if each.ending else None
    return {"cds": each.cds, "refused": off, "link": context.link(each.cds)} | receipt
