"""`policy lint`, `policy diff` and `policy show`: files, before anything is applied."""

from pathlib import Path
from typing import Any

from commands import desk, printing
from commands.endings import Failed
from commands.reference import reference
from commands.trying import readable
from domain.ladders.policy import Policy


def lint(file: Path, *, as_json: bool) -> None:
    """Name all that is off in a file, each with its line; raises Failed."""
    from adapters.policies import lint

    found = lint(file)
    if as_json:
        printing.as_json([each._asdict() for each in found])
    if found:
        raise Failed("\n".join(map(str, found)))
    if not as_json:
        printing.say(f"{file}: nothing is off")


def diff(file: Path, against: str | None, *, as_json: bool) -> None:
    """What was added, removed and changed."""
    from domain.ladders.differing import differences

    after, before = readable(file), _against(against)
    found = differences(before, after)
    if as_json:
        rows = [printing.dumped(each) for each in found]
        return printing.as_json(
            {"before": before.named, "after": after.named, "differences": rows}
        )
    printing.say(f"{before.named} -> {after.named}")
    if not found:
        return printing.say("they say the same")
    if before.named == after.named:
        printing.say("warning: they bear one name; give the file a version of its own")
    return printing.table(
        ("", "part", "field", "before", "after"),
        ((e.kind, e.part, e.field, e.before, e.after) for e in found),
    )


def show(entity: str | None, *, as_json: bool) -> None:
    """The policy new engagements begin under, or that of one, as a file."""
    from adapters.policy_text import as_yaml

    policy = policy_of(entity)
    if as_json:
        return printing.as_json(printing.dumped(policy))
    return printing.say(*as_yaml(policy).splitlines())


def policy_of(entity: str | None) -> Policy:
    """The policy in force, or the one an engagement is under; raises Failed."""
    if entity is None:
        return readable(_in_force())
    cds = reference(entity).cds

    async def ask(client: Any) -> Policy:
        from commands import asking

        return await asking.policy(client, cds)

    return desk.ask_server(ask)


def _against(given: str | None) -> Policy:
    if given is None or Path(given).exists():
        return readable(Path(given) if given else _in_force())
    if given.endswith((".yaml", ".yml")):
        raise Failed(f"{given} is not there")
    return policy_of(given)


def _in_force() -> Path:
    from adapters.policies import POLICIES

    return POLICIES / "escalation.yaml"
