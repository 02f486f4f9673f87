"""`policy dry-run` and `policy apply`: another policy, on trial and then in force."""

from pathlib import Path
from uuid import uuid4

from client.endings import Misused
from commands import context
from commands.args.engagements import chosen, one_or_all
from commands.output import console
from commands.output.command_line import command_line
from commands.policies import rollout_output
from domain.acts import Mode
from services import policies, rollout
from services.rollout import Asker


def dry_run(
    file: Path,
    entity: str | None,
    *,
    mode: Mode,
    by: str | None,
    as_json: bool,
    why: str = "",
) -> None:
    """What the policy of a file would change in open engagements."""
    cdss, policy = chosen(entity), policies.read(file)
    plan = policies.applying(policy, mode, context.asker(by), uuid4().hex)
    rehearsals = context.ask_server(lambda c: rollout.rehearse(c, cdss, plan))
    if as_json:
        rows = rollout_output.as_rows(rehearsals)
        console.as_json({"policy": policy.named, "mode": mode, "engagements": rows})
    else:
        console.say(f"policy {policy.named}, on trial, mode {mode}", "")
        rollout_output.print_rehearsals(rehearsals)
    rollout_output.check_rehearsals(rehearsals)
    if not (as_json or all(map(rollout_output.needs_nothing, rehearsals))):
        words = ["policy", "apply", str(file), entity or "--all", "--mode", str(mode)]
        words += ["--why", why or "...", "--commit", "--as", by or "PERSON"]
        console.say(f"to apply it: {command_line(words)}")


def apply(
    file: Path,
    entity: str | None,
    *,
    everyone: bool,
    mode: Mode,
    why: str,
    commit: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Put one engagement, or all that are open, under the policy of a file."""
    cdss = one_or_all(entity, everyone=everyone)
    if not commit:
        return dry_run(file, entity, mode=mode, by=by, as_json=as_json, why=why)
    if not why.strip():
        raise Misused("say --why, for those who come after you")
    policy, actor, given = policies.read(file), context.actor(by), act_id or uuid4().hex
    plan = policies.applying(policy, mode, Asker(*actor), given, why)
    words = ["policy", "apply", str(file), entity or "--all", "--mode", str(mode)]
    words += ["--why", why, "--commit", "--as", actor.by, "--id", given]
    again = command_line(words)
    outcomes = context.ask_server(lambda c: rollout.carry_out(c, cdss, plan))
    return rollout_output.print_outcomes(outcomes, again, as_json=as_json)
