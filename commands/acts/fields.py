"""What an act of a kind is told: its fields, what they take, and a line to paste."""

from collections.abc import Iterable
from datetime import timedelta

from client.endings import Ending
from commands import context
from commands.args.act_fields import ELSEWHERE, KINDS
from commands.args.dates import today
from commands.args.reference import running
from commands.output import console
from commands.output.command_line import command_line
from domain.acts import ByStaff
from domain.available_acts import Field, Takes, fields_of
from domain.people.roles import Role, role_for, speaker
from domain.permissions import MAY

AHEAD = timedelta(days=28)
SOMEBODY = ("m.ortiz", "l.tran")
SOME_ACTIONS = ("11", "12")
STANDING_IN = "substitute"  # a field for somebody else than the one who is away
TELLING = ("pupils", "title", "name")  # fields that are often wanted, if not always
PAST = ("on",)
MEANING = {
    Takes.DAY: "DAY is written 2027-03-05, or 3/5/2027",
    Takes.ACTIONS: "ACTIONS are written 12, 12a, 1-3 or 1, 11",
    Takes.PERSON: "PERSON is a person's id, such as m.ortiz; `people` lists them",
    Takes.ROLE: f"ROLE is one of {', '.join(Role)}",
}
WORDS = {
    "evidence": "minutes of the meeting",
    "experience": "short meetings work best",
    "sustained_by": "a standing item of the cabinet",
    "pupils": "reading in grades 3 to 5",
    "standard": "FCMAT 2.1",
    "agreement": "2027-114, signed by both",
    "text": "the vendor comes in May",
    "title": "Read aloud every day",
    "name": "Alder Valley Joint Unified",
    "owner": "lea_instruction",
}


def usage(kind: str, fields: Iterable[Field]) -> str:
    """`redate --due DAY --why TEXT`; what may be left out in brackets."""
    return " ".join([kind, *map(_asked, fields)])


def _asked(field: Field) -> str:
    value = "|".join(field.choices) or str(field.takes)
    said = f"{_option(field)} {value}".strip()
    return said if field.required else f"[{said}]"


def meanings(fields: Iterable[Field]) -> list[str]:
    """What the words in capitals stand for, each once."""
    used = {each.takes for each in fields if not each.choices}
    return [said for takes, said in MEANING.items() if takes in used]


def example(where: str, kind: str, fields: Iterable[Field], people: list[str]) -> str:
    """A line to paste, with whatever is needed; its words are only examples.

    The first of these people acts; nobody stands in for themselves, nor does an action
    wait for itself.
    """
    known = [*people, *SOMEBODY]
    person = known[0]
    other = next(each for each in known if each != person)
    action = next(each for each in SOME_ACTIONS if not where.endswith(f"/{each}"))
    words = [
        word
        for each in fields
        if each.required or each.name in TELLING
        for word in (_option(each), _value(each, person, other, action))
        if word
    ]
    return command_line(["act", where, kind, *words, "--as", person])


def _value(field: Field, person: str, other: str, action: str) -> str:
    if field.choices:
        return field.choices[0]
    match field.takes:
        case Takes.DAY:
            past = field.name in PAST
            return (today() if past else today() + AHEAD).isoformat()
        case Takes.TEXT:
            return WORDS.get(field.name, "as was agreed")
        case Takes.PERSON:
            return other if field.name == STANDING_IN else person
        case Takes.ROLE:
            return WORDS.get(field.name, "coe_lead")
    return {Takes.ACTIONS: action, Takes.NUMBER: "1"}.get(field.takes, "")


def print_kind(which: str, kind: str) -> None:
    """`act WHICH KIND --help`: one kind of act, wherever it is done."""
    act: type[ByStaff] = KINDS[kind]
    if kind in ELSEWHERE:
        return console.say(f"{kind}: {ELSEWHERE[kind]}")
    fields = fields_of(act)
    console.entry(usage(kind, fields), (act.__doc__ or "").split("\n")[0])
    console.say(*meanings(fields))
    return console.say(f"such as: {example(which, kind, fields, _doers(which, act))}")


def _doers(which: str, kind: type[ByStaff]) -> list[str]:
    """Whoever may do it there, as far as the record tells; no server is asked."""
    try:
        said = running(which)
        record = context.record_if_any()
        now = record.engagement(said.cds) if record else None
    except Ending:
        return []
    if record is None or now is None:
        return []
    actions = {each.number: each for each in record.actions(now.entity)}
    action = actions.get(said.action or 0)
    owner = action.owner if action else Role.LEA_SUPERINTENDENT
    people, absences = record.people(now.entity), record.absences(now.entity)
    roles = (role_for(party, owner) for party in MAY[kind])
    there = (speaker(people, absences, role, today()) for role in roles)
    return [each.person for each in there if each]


def _option(field: Field) -> str:
    return f"--{field.name.replace('_', '-')}"
