"""What is off with a line that the command line cannot read, and what it would take."""

from collections.abc import Iterator
from typing import Any

from typer.exceptions import TyperException

from client.endings import Misused
from domain.faults import quoted
from domain.guess import guess
from domain.wording import as_key, with_and

TyperPart = Any
"""A command, an option or where it stands, as typer has it; it keeps the type."""
NO_WHOLE, WHOLE = "a valid integer", "this is a whole number, such as 2025"
NO_COMMAND, TOO_MUCH = "No such command", "Got unexpected extra argument"


def misused(trouble: TyperException, typed: list[str]) -> Misused | None:
    """The trouble in our words; None where typer's own are to stand.

    Of which kind it is, typer tells by its fields, or by the words it begins with.
    """
    told, said = vars(trouble), trouble.message
    ctx, param = told.get("ctx"), told.get("param")
    if ctx is None:
        option = told.get("option_name")
        return Misused(_alone(option)) if option else None
    if param is not None:
        said = WHOLE if NO_WHOLE in said else said
        off = f"{_called(param)}: {said}" if said else _needed(param)
        return Misused(f"{off}; {_written(ctx)}")
    if "possibilities" in told:
        return Misused(_no_option(ctx, told["option_name"]))
    if said.startswith(NO_COMMAND):
        return Misused(_no_command(ctx, typed))
    if said.startswith(TOO_MUCH):
        extra = said[len(TOO_MUCH) :].partition("(")[2].partition("(")[2][:-1]
        quotes = "a text of several words stands in quotes"
        return Misused(f"{quoted(extra)} is too much; {_written(ctx)}; {quotes}")
    return None


def _alone(option: str) -> str:
    return f"{option} stands alone; after it comes what it is to be, as --help says"


def _needed(param: TyperPart) -> str:
    return f"{_called(param)} is needed: {param.help.rstrip('.')}"


def _called(param: TyperPart) -> str:
    """An option by its name, an argument as the line that is written has it."""
    is_option = param.param_type_name == "option"
    return str(param.opts[0]) if is_option else _value(param)


def _value(param: TyperPart) -> str:
    return str(param.metavar or param.name.upper())


def _no_option(ctx: TyperPart, option: str) -> str:
    """With a near one, or all that there are, and what stands without an option."""
    own = [each.opts[0] for each in ctx.command.params if each.opts[0][:2] == "--"]
    near = guess(option.removeprefix("--"), own, "--")
    written = f"; {_written(ctx)}" if [*_needs(ctx.command.params)] else ""
    way_on = near or f"; it has {with_and(own)}{written}"
    return f"{option} is no option of {_name(ctx)}{way_on}"


def _no_command(ctx: TyperPart, typed: list[str]) -> str:
    known, groups = ctx.command.commands, str(ctx.command_path).split()[1:]
    said = [each for each in typed if each[:1] != "-"][len(groups)]
    if not groups and (act := _act(said)):
        return f"{quoted(said)} is no command but an act: {act}"
    near = guess(said, known) or f"; there are {with_and(sorted(known))}"
    return f"{quoted(said)} is no command{near}"


def _act(said: str) -> str:
    """How an act of this kind is typed; empty where there is none."""
    from commands.args.act_fields import ELSEWHERE, KINDS

    kind = as_key(said)
    if kind not in KINDS:
        return ""
    return ELSEWHERE.get(kind) or f"`act ENTITY {kind}`; `acts ENTITY` says with what"


def _written(ctx: TyperPart) -> str:
    """The shortest line that it takes."""
    return f"it is written `{' '.join((_name(ctx), *_needs(ctx.command.params)))}`"


def _needs(params: list[TyperPart]) -> Iterator[str]:
    for each in params:
        if each.param_type_name == "argument":
            value = _value(each)
            yield value if each.required else f"[{value}]"
        elif each.required:
            yield f"{each.opts[0]} {_value(each)}"


def _name(ctx: TyperPart) -> str:
    return str(ctx.command_path).partition(" ")[2] or "starter.py itself"
