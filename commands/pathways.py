"""`pathways`: the pathways to assistance as they now hold for new referrals."""

from commands import printing
from commands.endings import Failed, Misused
from domain.people.roles import LABELS
from domain.referrals.pathway import Pathway, StepRule
from domain.referrals.referring import named


def show_pathways(name: str | None, *, as_json: bool) -> None:
    """All in a table, or one with its steps; it needs no server."""
    from adapters.pathways import pathways
    from adapters.policies import UnreadablePolicy

    try:
        known = pathways()
    except UnreadablePolicy as off:
        raise Failed(str(off)) from off
    if name is not None and name.upper() not in known:
        raise Misused(f"'{name}' is no pathway; pathways are {', '.join(known)}")
    chosen = [known[name.upper()]] if name else [*known.values()]
    if as_json:
        return printing.as_json([printing.dumped(each) for each in chosen])
    if name:
        return _whole(chosen[0])
    return printing.table(
        ("pathway", "who starts it", "who decides", "cost", "statute"),
        ((p.id, _starts(p), _decides(p), p.cost, p.statute) for p in chosen),
    )


def _whole(pathway: Pathway) -> None:
    printing.say(
        f"{pathway.named}: {pathway.title}",
        f"  statute {pathway.statute}; {pathway.source}",
        f"  for: {', '.join(kind.replace('_', ' ') for kind in pathway.leas)}",
        f"  started by {_starts(pathway)}; precondition: {pathway.precondition}",
        f"  decided by {_decides(pathway)}; cost: {pathway.cost}",
        *(f"  asks: {ask.question} --answer {ask.name}=..." for ask in pathway.asks),
    )
    printing.table(
        ("step", "asked of", "after", "planned within", "who hears if it is late"),
        (
            (each.title, LABELS[each.asked], ", ".join(each.after), *_clock(each))
            for each in pathway.steps
        ),
    )


def _starts(pathway: Pathway) -> str:
    return named(pathway.starts) if pathway.starts else "nobody any more"


def _decides(pathway: Pathway) -> str:
    if pathway.automatic:
        return "nobody: it is referred by law"
    if pathway.determined_by_referral:
        return f"{named(pathway.starts)}, by referring"
    rules = [r for r in pathway.steps if r.kind in ("determine", "agree")]
    return " and ".join(f"the {LABELS[rule.asked]}" for rule in rules)


def _clock(rule: StepRule) -> tuple[str, str]:
    if rule.days is None:
        return "", ""
    unit = "days" if rule.calendar_days else f"working days ({rule.counts})"
    since = f" of {rule.since.replace('_', ' ')}" if rule.since else ""
    told = (
        f"{rung.step} {rung.days:+} {' and '.join(LABELS[p] for p in rung.tell)}"
        for rung in rule.rungs
    )
    return f"{rule.days} {unit}{since}", ", ".join(told)
