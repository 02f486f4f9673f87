"""`pathways`: the pathways to assistance as they now hold for new referrals."""

from collections.abc import Iterator, Mapping

from commands.args.pathway import pathway_of
from commands.output import console
from domain.people.roles import LABELS
from domain.referrals.open import named
from domain.referrals.pathway import Pathway, StepRule
from domain.wording import with_and
from services import current


def show_pathways(name: str | None, *, as_json: bool) -> None:
    """All of them, or one with its steps; it needs no server."""
    chosen = [*current.pathways().values()] if name is None else [pathway_of(name)]
    if as_json:
        return console.as_json([console.dumped(each) for each in chosen])
    if name:
        return _whole(chosen[0])
    for each in chosen:
        console.entry(
            f"{each.id}  {each.title}",
            f"started by {_starts(each)}",
            f"decided by {_decides(each)}",
            f"cost: {each.cost}; statute {each.statute}",
        )
    return None


def _whole(pathway: Pathway) -> None:
    console.say(
        f"{pathway.named}: {pathway.title}",
        f"  statute {pathway.statute}; {pathway.source}",
        f"  for: {', '.join(kind.replace('_', ' ') for kind in pathway.leas)}",
        f"  started by {_starts(pathway)}; precondition: {pathway.precondition}",
        f"  decided by {_decides(pathway)}; cost: {pathway.cost}",
        *(f"  asks: {ask.question} --answer {ask.name}=..." for ask in pathway.asks),
    )
    titles = {rule.name: rule.title for rule in pathway.steps}
    for rule in pathway.steps:
        console.say(f"  {rule.title}, asked of the {LABELS[rule.asked]}")
        console.say(*(f"      {line}" for line in _lines(rule, titles)))


def _starts(pathway: Pathway) -> str:
    return named(pathway.starts) if pathway.starts else "nobody any more"


def _decides(pathway: Pathway) -> str:
    if pathway.automatic:
        return "nobody: it is referred by law"
    if pathway.determined_by_referral:
        return f"{named(pathway.starts)}, by referring"
    rules = [r for r in pathway.steps if r.kind in ("determine", "agree")]
    known = with_and(f"the {LABELS[rule.asked]}" for rule in rules)
    return known or "nobody any more"


def _lines(rule: StepRule, titles: Mapping[str, str]) -> Iterator[str]:
    """After which steps, by when, and who hears if it is late."""
    if rule.after:
        yield f"after {with_and(titles[each] for each in rule.after)}"
    if rule.days is None:
        return
    unit = "days" if rule.calendar_days else f"working days ({rule.counts})"
    since = f"of {titles[rule.since]}" if rule.since else "of receipt"
    yield f"planned within {rule.days} {unit} {since}"
    told = (
        f"{rung.name} {rung.days:+} {with_and(LABELS[p] for p in rung.tell)}"
        for rung in rule.rungs
    )
    if rule.rungs:
        yield f"rungs of its ladder, in working days: {', '.join(told)}"
