"""`bulk`: one act on several actions, previewed, with one reason: all or none."""

import shlex
from collections.abc import Mapping
from typing import NamedTuple

from client.endings import Ending, Misused, NotAllowed, NothingToDo
from commands import context
from commands.acts.act import print_receipt, send
from commands.acts.preview import previewed, show_preview
from commands.args.act_fields import GIVEN, KINDS, as_words, fields_of, staff_act
from commands.args.act_id import act_id as id_of
from commands.args.rating import shaped_for
from commands.args.reference import Reference, running
from commands.args.roles import role
from commands.engagements.ended import ask_engagement
from commands.output import console
from commands.output.command_line import command_line
from domain.actions.planned import NotActions, action_numbers, label
from domain.acts import ActionAct, Several
from domain.available_acts import fields_of as fields_of_kind
from domain.bulk import IN_BULK, SHIFT, Selection
from domain.faults import quoted
from domain.guess import guess
from domain.number_word import guess_number
from domain.receipt import Receipt
from domain.wording import with_and
from services.bulk import Bulk, MakeAct, NothingMeant, several, so_said

SAME_OF_EACH = tuple(each.model_fields["kind"].default for each in IN_BULK)
OF_MANY = (*SAME_OF_EACH[:2], SHIFT, *SAME_OF_EACH[2:])
CHOOSING = ("--actions", "--owned-by", "--theme")
BESIDE_FIELDS = (*CHOOSING, "--why", "--commit", "--as", "--id", "--json")
"""Options of `bulk` itself, whatever the act."""
SHIFT_TAKES = "shift takes --days N, working days of the LEA, not 0"


class Options(NamedTuple):
    """Which open actions are meant, as staff typed it."""

    actions: str = ""
    owned_by: str = ""
    theme: str = ""

    @property
    def words(self) -> list[str]:
        """As they are typed."""
        typed = zip(CHOOSING, self, strict=True)
        return [word for name, said in typed if said for word in (name, said)]

    @property
    def selection(self) -> Selection:
        """Raises Misused where it says nothing, or what is no action."""
        if not any(self):
            raise Misused(
                "say which: --actions 1-10,12a or --owned-by ROLE or --theme TEXT"
            )
        numbers = _numbers(self.actions)
        owned_by = role(self.owned_by) if self.owned_by else ""
        return Selection(numbers, owned_by, self.theme)


def bulk(
    entity: str,
    kind: str,
    words: list[str],
    chosen: Options,
    *,
    commit: bool,
    by: str | None,
    act_id: str | None,
    as_json: bool,
) -> None:
    """Do one kind of act to all that are chosen, or show what it would change."""
    which, actor = running(entity), context.actor(by)
    name = kind.replace("-", "_").lower()
    if which.action is not None:
        raise Misused(f"bulk is done to an engagement: {which.cds}, with --actions")
    if name not in OF_MANY:
        near = guess(name, OF_MANY)
        raise Misused(f"'{kind}' is none of {', '.join(OF_MANY)}{near}")
    fields = fields_of(words, name)
    _check_known(name, fields)
    why = " ".join(fields.pop("why", []))
    common = {"by": actor.by, "entered_by": actor.entered_by, "why": why}
    days = _days(fields) if name == SHIFT else 0
    words = [name, *chosen.words, *as_words(fields)]
    wanted = Bulk(
        id=id_of(act_id, name, [which.cds, *words, why, actor.by]),
        actor=actor,
        why=why,
        asked=shlex.join(words),
        selection=chosen.selection,
        act=_act(which, name, fields, common),
        days=days,
    )
    said = ["--why", why, "--commit", "--as", actor.by, "--id", wanted.id]
    again = command_line(["bulk", which.cds, *words, *said])
    if not commit:
        preview = previewed(which, _several(which, wanted))
        return show_preview(which, preview, again, as_json=as_json)
    receipt = _sent(which, wanted, again, repeated=bool(act_id) or name == SHIFT)
    return print_receipt(which, receipt, again, as_json=as_json)


def _several(which: Reference, wanted: Bulk) -> Several:
    meant = ask_engagement(which.cds, lambda client: several(client, which.cds, wanted))
    if meant.others:
        named = ", ".join(map(label, meant.others))
        console.complain(f"left as they are, not open or not there: action {named}")
    for so in so_said(meant.already):
        console.complain(f"left as they are: {so}")
    return meant.act


def _sent(which: Reference, wanted: Bulk, again: str, *, repeated: bool) -> Receipt:
    """A line that is repeated is sent though nothing is left: it was done before."""
    try:
        whole = _several(which, wanted)
    except (NothingMeant, NothingToDo) as nothing:
        if not repeated:
            raise
        return _done_before(which, wanted, again, nothing)
    return send(which, whole, again)


def _done_before(
    which: Reference, wanted: Bulk, again: str, nothing: Ending
) -> Receipt:
    """The receipt of then; raises what is off now, where it was not done before."""
    try:
        return send(which, wanted.of(), again)
    except NotAllowed as refused:
        raise nothing from refused


def _act(
    which: Reference, kind: str, fields: dict[str, list[str]], said: dict[str, str]
) -> MakeAct:
    """Makes the act of an action's own fields; raises Misused.

    What was typed is read once, for all of them.
    """
    typed = {"kind": "redate"} if kind == SHIFT else shaped_for(which, kind, fields)

    def make(own: Mapping[str, object]) -> ActionAct:
        act = staff_act({**said, "kind": kind, **typed, **own})
        assert isinstance(act, ActionAct)
        return act

    return make


def _numbers(text: str) -> frozenset[int]:
    """Raises Misused."""
    try:
        return frozenset(action_numbers(text))
    except NotActions as off:
        raise Misused(f"--actions: {off}") from off


def _check_known(kind: str, fields: Mapping[str, object]) -> None:
    """Raises Misused with a guess where an option is none of what the act takes."""
    own = (
        ("days",)
        if kind == SHIFT
        else tuple(each.name for each in fields_of_kind(KINDS[kind]))
    )
    options = [f"--{each.replace('_', '-')}" for each in own if each != "why"]
    for name in fields.keys() - {*own, "why"}:
        typed = f"--{name.replace('_', '-')}"
        off = f"{typed} is no option of bulk {kind}"
        if name in GIVEN and name != "action":
            raise Misused(f"{off}: {GIVEN[name]}")
        near = guess(name.replace("_", "-"), (*options, *BESIDE_FIELDS), "--")
        has = with_and([*options, *BESIDE_FIELDS])
        raise Misused(f"{off}{near or f'; it has {has}'}")


def _days(fields: dict[str, list[str]]) -> int:
    """How many working days dates move; raises Misused."""
    said = fields.get("days", [])
    if len(said) > 1:
        raise Misused(f"--days is given {len(said)} times; give it once")
    text = "".join(said).strip()
    if not text:
        raise Misused(SHIFT_TAKES)
    if not text.removeprefix("-").isdecimal():
        off = f"--days: {quoted(text)} is no number of days"
        raise Misused(f"{off}{guess_number(text) or f'; {SHIFT_TAKES}'}")
    if int(text) == 0:
        raise Misused(SHIFT_TAKES)
    return int(text)
