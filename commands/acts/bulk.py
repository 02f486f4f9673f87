"""`bulk`: one act on several actions, previewed, with one reason: all or none."""

import shlex
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import uuid4

from client.endings import Failed, Misused, NotAllowed
from commands import context
from commands.acts.act import print_receipt, send
from commands.acts.preview import previewed, show_preview
from commands.args.act_fields import fields_of, shaped, staff_act
from commands.args.reference import Reference, reference
from commands.output import console
from domain.actions.planned import label, numbered
from domain.acts import ActionAct, Several
from domain.apply import Receipt
from domain.policies.policy import Policy
from domain.standing import ActionStanding, Standing

OF_MANY = (
    *("reassign", "redate", "shift", "put_on_hold", "resume", "start", "rate"),
    *("acknowledge", "snooze"),
)
UNFINISHED = ("not_started", "in_progress", "reopened", "on_hold")


class Selection(NamedTuple):
    """Which open actions are meant; what is left empty asks nothing."""

    actions: str = ""
    owned_by: str = ""
    theme: str = ""

    def __str__(self) -> str:
        said = (("actions", self.actions), ("owned-by", self.owned_by))
        options = (*said, ("theme", self.theme))
        return " ".join(f"--{n} {shlex.quote(v)}" for n, v in options if v)


def bulk(
    entity: str,
    kind: str,
    words: list[str],
    chosen: Selection,
    *,
    commit: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Do one kind of act to all that are chosen, or show what it would change."""
    which, actor = reference(entity), context.actor(by)
    name = kind.replace("-", "_").lower()
    if which.action is not None:
        raise Misused(f"bulk is done to an engagement: {which.cds}, with --actions")
    if name not in OF_MANY:
        raise Misused(f"'{kind}' is none of {', '.join(OF_MANY)}")
    fields = fields_of(words)
    why = " ".join(fields.pop("why", []))
    found = _chosen(which, chosen)
    if isinstance(found, Failed) and not (commit and act_id):
        raise found
    common = {"by": actor.by, "entered_by": actor.entered_by, "why": why}
    said_id = act_id or uuid4().hex
    left = [] if isinstance(found, Failed) else found
    acts = _acts(which, name, fields, left, common | {"id": said_id})
    options = [w for n, vs in fields.items() for v in vs for w in (f"--{n}", v)]
    asked = f"{name} {chosen} {shlex.join(options)}".strip()
    several = Several(id=said_id, **common, asked=asked, acts=tuple(acts))
    again = (
        f"{console.COMMAND} bulk {which.cds} {asked} --why {shlex.quote(why)} "
        f"--commit --as {actor.by} --id {said_id}"
    )
    if not commit:
        preview = previewed(which, several)
        return show_preview(which, preview, again, as_json=as_json)
    receipt = _sent(which, several, again, found)
    return print_receipt(which, receipt, again, as_json=as_json)


def _sent(
    which: Reference, several: Several, again: str, found: list[ActionStanding] | Failed
) -> Receipt:
    """A line that is repeated is sent though nothing is left: it was done before."""
    try:
        return send(which, several, again)
    except NotAllowed as refused:
        raise (found if isinstance(found, Failed) else refused) from refused


def _chosen(which: Reference, wanted: Selection) -> list[ActionStanding] | Failed:
    """The open actions meant, in their order; or why there is none."""
    numbers = {*_numbers(wanted.actions)} if wanted.actions else None
    open_ones = [each for each in _standing(which).actions if each.status in UNFINISHED]
    found = [
        each
        for each in open_ones
        if (numbers is None or each.number in numbers)
        and wanted.owned_by in ("", each.owner)
        and wanted.theme.lower() in ("", each.theme.lower())
    ]
    if numbers is None and not (wanted.owned_by or wanted.theme):
        raise Misused(
            "say which: --actions 1-10,12a or --owned-by ROLE or --theme TEXT"
        )
    known = {each.number for each in open_ones}
    if unknown := sorted((numbers or set()) - known):
        named = ", ".join(map(label, unknown))
        return Failed(f"not open, or not there: action {named}; nothing was changed")
    return found or Failed("no open action is meant by that; nothing was changed")


def _is_open(action: ActionStanding) -> bool:
    return (
        action.next_step is not None or action.stop is not None or _unfinished(action)
    )


def _unfinished(action: ActionStanding) -> bool:
    return action.status in ("not_started", "in_progress", "reopened", "on_hold")


def _numbers(text: str) -> Iterator[int]:
    """`1-10,12a` as numbers; raises Misused."""
    for piece in text.split(","):
        first, dash, last = piece.strip().partition("-")
        begin, end = numbered(first), numbered(last) if dash else numbered(first)
        if begin is None or end is None:
            raise Misused(f"--actions: '{piece}' is no action; write it like 1-10,12a")
        if dash and not begin <= end <= begin + 1000:
            raise Misused(f"--actions: '{piece}' runs backwards, or too far")
        yield from range(begin, end + 1) if dash else (begin,)


def _acts(
    which: Reference,
    kind: str,
    fields: dict[str, list[str]],
    found: list[ActionStanding],
    common: dict[str, str],
) -> Iterator[ActionAct]:
    """One act for each action; ids of their own that no one else has."""
    days = _days(fields) if kind == "shift" else 0
    policy = _policy(which) if days else None
    for action in found:
        own: dict[str, Any] = {"action": action.number}
        if policy:
            own |= {"kind": "redate", "due": _shifted(policy, action.due, days)}
        else:
            own |= {"kind": kind, **shaped(kind, fields)}
        own["id"] = f"{common['id']}-{action.label}"
        act = staff_act(common | own)
        assert isinstance(act, ActionAct)
        yield act


def _days(fields: dict[str, list[str]]) -> int:
    """How many working days dates move; raises Misused."""
    text = " ".join(fields.get("days", []))
    if not text.lstrip("-").isdecimal() or int(text) == 0 or [*fields] != ["days"]:
        raise Misused("shift takes --days N, working days of the LEA, not 0")
    return int(text)


def _shifted(policy: Policy, due: date, days: int) -> date:
    return policy.lea.later(policy.lea.working_day_from(due), days)


def _standing(which: Reference) -> Standing:
    async def ask(client: Any) -> Any:
        from client.engagements import standing

        return await standing(client, which.cds)

    found: Standing | None = context.ask_server(ask)
    if found is None:
        raise Failed(f"there is no open engagement of {which.cds}")
    return found


def _policy(which: Reference) -> Policy:
    async def ask(client: Any) -> Any:
        from client.engagements import policy

        return await policy(client, which.cds)

    found: Policy = context.ask_server(ask)
    return found
