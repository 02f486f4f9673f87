"""`policy dry-run` and `policy apply`: another policy, on trial and then in force."""

import shlex
from pathlib import Path
from uuid import uuid4

from client.endings import Failed, Misused
from commands import context
from commands.output import console
from commands.policies import rollout, rollout_output
from commands.policies.rollout import Change
from domain.acts import ApplyPolicy, Mode
from domain.faults import Unreadable
from domain.policies.policy import Policy
from domain.standing import Standing

ON_TRIAL = "on trial"


def dry_run(
    file: Path, entity: str | None, *, mode: Mode, by: str | None, as_json: bool
) -> None:
    """What the policy of a file would change in open engagements."""
    _try(file, rollout.chosen(entity), mode, by, as_json=as_json)
    if not as_json:
        target = entity or "--all"
        console.say(
            f"to apply it: {console.COMMAND} policy apply {shlex.quote(str(file))} "
            f"{target} --mode {mode} --why '...' --commit --as PERSON"
        )


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
    cdss = rollout.one_or_all(entity, everyone=everyone)
    if not commit:
        return dry_run(file, entity, mode=mode, by=by, as_json=as_json)
    if not why.strip():
        raise Misused("say --why, for those who come after you")
    policy, actor, given = readable(file), context.actor(by), act_id or uuid4().hex

    def plan(cds: str, _: Standing, before: Policy) -> Change:
        act = ApplyPolicy(
            id=f"{given}.{cds}",
            by=actor.by,
            entered_by=actor.entered_by,
            why=why,
            policy=policy,
            mode=mode,
        )
        return Change(act, policy.but(lea=before.lea, agency=before.agency))

    words = ["policy", "apply", str(file), entity or "--all", "--mode", str(mode)]
    words += ["--why", why, "--commit", "--as", actor.by, "--id", given]
    again = f"{console.COMMAND} {shlex.join(words)}"
    outcomes = rollout.carry_out(cdss, plan)
    return rollout_output.print_outcomes(outcomes, again, as_json=as_json)


def readable(file: Path) -> Policy:
    """Raises Failed, naming each fault with its line."""
    from adapters.policies.read import read_policy

    try:
        return read_policy(file)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off


def _try(
    file: Path, cdss: list[str], mode: Mode, by: str | None, *, as_json: bool
) -> None:
    policy = readable(file)

    def plan(_: str, standing: Standing, before: Policy) -> Change:
        act = ApplyPolicy(
            id=uuid4().hex,
            by=rollout.decider(by, standing, before),
            entered_by=context.typist(),
            why=ON_TRIAL,
            policy=policy,
            mode=mode,
        )
        return Change(act, policy.but(lea=before.lea, agency=before.agency))

    rehearsals = rollout.rehearse(cdss, plan)
    if as_json:
        rows = rollout_output.as_rows(rehearsals)
        console.as_json({"policy": policy.named, "mode": mode, "engagements": rows})
    else:
        console.say(f"policy {policy.named}, on trial, mode {mode}", "")
        rollout_output.print_rehearsals(rehearsals)
    rollout_output.check_rehearsals(rehearsals)
