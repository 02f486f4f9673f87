"""`agenda`: what is spoken of at a check-in, and why."""

from commands import context
from commands.checkins.address import check_in_named
from commands.checkins.agenda_read import read_for
from commands.output import console
from domain.checkins.facts import AgendaLine, AgendaShown
from domain.wording import as_words, so_many


def show_agenda(entity: str, *, as_json: bool) -> None:
    meant = check_in_named(entity, "an agenda is")
    agenda = read_for(meant).agenda
    if as_json:
        return console.as_json(
            console.dumped(agenda) | {"link": context.link(agenda.entity)}
        )
    console.say(
        f"check-in {agenda.check_in} of {agenda.lea.name}: {as_words(agenda.stage)}, "
        f"{agenda.on} at {agenda.at:%H:%M}",
        *_heading(agenda),
    )
    for place, each in enumerate(agenda.items, start=1):
        console.entry(f"{place}. {each.key}  {each.said}", *_lines(each))
    if agenda.more:
        console.say(f"and {so_many(agenda.more, 'action')} more, for which is no room")
    return console.ui(agenda.entity)


def _heading(agenda: AgendaShown) -> list[str]:
    if not agenda.items:
        return ["nothing is on its agenda"]
    how = "as it was laid down when it was held" if agenda.laid_down else "as of now"
    return [f"its agenda, {how}: {so_many(len(agenda.items), 'item')}", ""]


def _lines(line: AgendaLine) -> list[str]:
    stands = f"{line.status}, due {line.due}, {line.owner}" if line.action else ""
    return [*filter(None, [stands]), "; ".join(line.why)]
