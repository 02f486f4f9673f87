"""`find`: words in titles, comments and evidence, wherever in the record they stand."""

from client.endings import Misused
from commands import context
from commands.output import console
from services.current import day_of
from services.find import Found, find

SHORTEST = 2  # characters
SHOWN = 100


def show_found(words: str, *, by: str | None, as_json: bool) -> None:
    """Each by the address at which it can be shown."""
    if len(words.strip()) < SHORTEST:
        raise Misused(f"say at least {SHORTEST} characters: find 'attendance'")
    reader = by or context.settings().actor
    found = find(context.record(), words, reader)
    if as_json:
        return console.as_json({"words": words, "found": [*map(_as_json, found)]})
    if not found:
        return console.say(f"'{words}' stands in no title, comment or evidence")
    for each in found[:SHOWN]:
        remark = f" ({each.remark})" if each.remark else ""
        console.entry(f"{each.address}  {each.lea}{remark}", _line(each))
    if len(found) > SHOWN:
        console.say(f"and {len(found) - SHOWN} more; --json has all of them")
    return None


def _line(found: Found) -> str:
    hit = found.hit
    said = f", {day_of(hit.at)} by {hit.by}, entry {hit.entry}" if hit.at else ""
    return f"{hit.field}{said}: {found.around}"


def _as_json(found: Found) -> dict[str, object]:
    cds = found.address.partition("/")[0].partition(".")[0]
    said = {"address": found.address, "lea": found.lea, "remark": found.remark}
    said |= {"around": found.around}
    return said | found.hit._asdict() | {"link": context.link(cds)}
