"""`policy lint`, `policy diff` and `policy show`: files, before anything is applied."""

from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import Failed
from commands import context
from commands.args.reference import running
from commands.output import console
from domain.faults import Fault, FileLine
from domain.policies.diff import Difference
from domain.policies.policy import Policy
from services import policies

if TYPE_CHECKING:
    from temporalio.client import Client

SHOWN = 20  # faults that are printed


def lint(file: Path, *, as_json: bool) -> None:
    """Name all that is off in a file, each with its line; raises Failed."""
    from adapters.policies.lint import lint

    found = lint(file)
    if as_json:
        console.as_json([_row(file, each) for each in found])
    if found:
        raise Failed("\n".join(_listed(found)))
    if not as_json:
        console.say(f"{file}: nothing is off")


def _listed(found: list[Fault]) -> list[str]:
    """The first of them, and how many more there are."""
    left = len(found) - SHOWN
    more = [f"and {left} more; --json lists them all"] if left > 0 else []
    return [*map(str, found[:SHOWN]), *more]


def _row(file: Path, fault: Fault) -> dict[str, str | int | None]:
    """Of the whole file, such as one that is not there, without a line."""
    where = fault.where if isinstance(fault.where, FileLine) else FileLine(str(file), 0)
    return {
        "file": where.file,
        "line": where.line or None,
        "message": fault.message,
    }


def diff(file: Path, against: str | None, *, as_json: bool) -> None:
    """What was added, removed and changed."""
    from domain.policies.diff import differences

    after, before = policies.read(file), _against(against)
    found = differences(before, after)
    if as_json:
        rows = [console.dumped(each) for each in found]
        return console.as_json(
            {"before": before.named, "after": after.named, "differences": rows}
        )
    console.say(f"{before.named} -> {after.named}")
    if not found:
        return console.say("they say the same")
    if before.named == after.named:
        console.say("warning: they bear one name; give the file a version of its own")
    return console.say(*map(_said, found), hang=4)


def _said(each: Difference) -> str:
    """A whole part with all it says, or one field of it before and after."""
    if not each.field:
        return f"{each.kind} {each.part}: {each.before or each.after}"
    before, after = each.before or "nothing", each.after or "nothing"
    return f"{each.kind} {each.part}, {each.field}: {before} -> {after}"


def show(entity: str | None, *, as_json: bool) -> None:
    """The policy new engagements begin under, or that of one, as a file."""
    from adapters.policies.write import as_yaml

    policy = policy_of(entity)
    if as_json:
        return console.as_json(console.dumped(policy))
    return console.whole(*as_yaml(policy).splitlines())


def policy_of(entity: str | None) -> Policy:
    """The policy in force, or the one an engagement is under; raises Failed."""
    if entity is None:
        return policies.in_force()
    cds = running(entity).cds

    async def ask(client: "Client") -> Policy:
        from client import engagements

        return await engagements.policy(client, cds)

    return context.ask_server(ask)


def _against(given: str | None) -> Policy:
    if given is None:
        return policies.in_force()
    if Path(given).exists():
        return policies.read(Path(given))
    if given.endswith((".yaml", ".yml")):
        raise Failed(f"{given} is not there")
    return policy_of(given)
