"""What an act would change, asked of the engagement and shown before it is done."""

from typing import Any

from commands import desk, printing
from commands.endings import NotAllowed
from commands.reference import Reference
from domain.acts import StaffAct
from domain.preview import Preview, WillHear

SHOWN = 40  # lines of who would hear; all of them with --json


def previewed(which: Reference, act: StaffAct) -> Preview:
    """The engagement's answer; raises NotAllowed where it would refuse the act."""

    async def ask(client: Any) -> Any:
        from commands.asking import preview

        return await preview(client, which.cds, act)

    found: Preview = desk.ask_server(ask)
    if found.refused:
        raise NotAllowed(f"{found.refused}\nnothing was changed")
    return found


def show_preview(
    which: Reference, found: Preview, again: str, *, as_json: bool
) -> None:
    """What would change, who would hear, and the line that does it."""
    if as_json:
        answer = printing.dumped(found)
        return printing.as_json(
            answer | {"commit": again, "link": desk.link(which.cds)}
        )
    if found.changes:
        printing.table(
            ("action", "title", "what would change"),
            ((c.action, c.title, "\n".join(c.changes)) for c in found.changes),
        )
    else:
        printing.say("no action would change")
    print_hearing("no longer heard", found.hear_now)
    print_hearing("heard instead", found.hear_then)
    printing.say(f"nothing was changed; to do it: {again}")
    return printing.ui(which.cds)


def print_hearing(title: str, lines: tuple[WillHear, ...]) -> None:
    if not lines:
        return
    printing.say("", f"{title} ({len(lines)})")
    printing.table(
        ("when", "action", "step", "who"),
        (
            (each.local, each.action, each.step, ", ".join(each.told) or "nobody")
            for each in lines[:SHOWN]
        ),
    )
    if len(lines) > SHOWN:
        printing.say(f"and {len(lines) - SHOWN} more; --json has all of them")
