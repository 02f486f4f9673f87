"""What an act of a kind is told: its fields, what they take, and a line to paste."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import get_args

from client.endings import Ending
from commands import context
from commands.args.act_fields import ELSEWHERE, KINDS
from commands.args.dates import today
from commands.args.engagements import recorded_shown
from commands.args.meanings import says
from commands.args.reference import Reference, running
from commands.args.support_fields import fields_at
from commands.output import console
from commands.output.command_line import command_line
from domain.acts import ByStaff, CompletePhase, CorrectLea, ReviewStaffAct
from domain.analysis_choices import FOUND
from domain.available_acts import Field, Takes, fields_of, is_past
from domain.examples import AHEAD, other_name
from domain.people.roles import AGENCIES, LABELS, Agency, Role, role_for, speaker
from domain.permissions import MAY
from domain.review_choices import fields_beside, fields_here
from domain.reviews.finding import Quadrant

SOMEBODY = ("m.ortiz", "l.tran")
SOMEBODY_OF = {Agency.LEA: "m.ortiz", Agency.COE: "k.bennett"}
SOME_ACTIONS = ("11", "12")
STANDING_IN = "substitute"  # a field for somebody else than the one who is away
TEAM_OF = "people"  # the field for those who work on a review
CONSULTED = "consulted"  # a field for somebody of the LEA and somebody of the COE
NOBODY_KNOWN: Mapping[str, str] = MappingProxyType({})
TELLING = ("pupils", "title", "name")  # fields that are often wanted, if not always
SOON = {"until": timedelta(days=7), "promise": timedelta(days=7)}
"""How far ahead a day is that may not be far."""
A_SCHOOL = "0130286"  # within the district that is named
DISTRICT = 7  # digits of its code
MEANING = {
    Takes.DAY: "DAY is written 2027-03-05, or 3/5/2027",
    Takes.HOUR: "HOUR is written 18:30, or 6:30pm",
    Takes.ACTIONS: "ACTIONS are written 12, 12a, 1-3 or 1, 11",
    Takes.PERSON: "PERSON is a person's id, such as m.ortiz; `people` lists them",
    Takes.SCHOOL: "SCHOOL is the CDS code of a school: 14 digits, such as "
    "01612590130286",
    Takes.DECIMAL: "DECIMAL is a number such as 2, 0.5 or 1.25",
    Takes.TAPER: "DAY=DECIMAL is the day from which there is less, and how much: "
    "2027-07-01=0.5",
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
    "add_site.name": "Alder Elementary",
    "add_finding.text": FOUND[Quadrant.STRENGTH],
    "add_recommendation.text": "give every school an hour a week to plan together",
    "add_recommendation.rationale": "what works in two schools can work in all",
    "add_theme.title": "Coherence",
    "amend_theme.title": "Coherence and planning",
    "fund_position.title": "literacy coach",
    "note_learning.title": "Reading in grades 3 to 5",
    "given_by": "CCEE",
    "support": "coaching/1",
    "finding": "F1",
    "findings": "F1",
    "items": "C01-01",
    "recommendation": "R1",
    "theme": "T1",
    "rating": "initial",
    "owner": "lea_instruction",
    "attended": "lea_superintendent,coe_lead,ccee_lead",
    "phase": "field_work",
    "milestone": "kickoff",
    "item": "C01-01",
    "method": "focus_group",
    "write_section.text": "the district asked for a look at all its instruction",
    "add_correction.text": "we have five schools, not six",
    "correction": "K1",
    "plan_action.title": "Name one aim for all schools",
    "set_anchor.title": "the adoption of the LCAP",
    "anchor": "adoption",
    "past": "it was begun before the roadmap",
    "seen": "https://coe.example/the-signed-roadmap.pdf",
    "standards": "LCAP 1.3",
    "publish_report.link": "https://reports.example/the-review",
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


def example(
    where: str,
    kind: str,
    fields: Iterable[Field],
    people: list[str],
    held: Mapping[str, str] = NOBODY_KNOWN,
) -> str:
    """A line to paste, with whatever is needed; its words are only examples.

    The first of these people acts, and is added to a team; nobody stands in for
    themselves, nor does an action wait for itself. Whoever is consulted, or given a
    role, is of the agency that is meant, by the roles `held`.
    """
    known = [*people, *SOMEBODY]
    person = known[0]
    other = next(each for each in known if each != person)
    asked = [each for each in fields if _is_shown(each)]
    gives_role = any(each.takes is Takes.ROLE for each in asked)
    given = _of(Agency.COE, held) if gives_role else person
    substitute = _colleague(person, held) or other
    own = {STANDING_IN: substitute, CONSULTED: _consulted(held), "person": given}
    own |= {"coach": person}
    own |= {e.name: _team(e.such_as, known) for e in asked if e.name == TEAM_OF}
    words = [
        word
        for each in asked
        for word in (_option(each), own.get(each.name) or _value(each, kind, where))
        if word
    ]
    return command_line(["act", where, kind, *words, "--as", person])


def _is_shown(field: Field) -> bool:
    return field.required or bool(field.such_as) or field.name in TELLING


def _team(there: str, known: Sequence[str]) -> str:
    """Those who are of it, and one more."""
    team = there.split(",") if there else []
    more = next((each for each in known if each not in team), None)
    return ",".join([*team, more]) if more else known[0]


def _consulted(held: Mapping[str, str]) -> str:
    return ",".join(_of(agency, held) for agency in (Agency.LEA, Agency.COE))


def _colleague(person: str, held: Mapping[str, str]) -> str:
    """Somebody else of their agency, where one is known; else empty."""
    theirs = [{*filter(None, map(held.get, _labels(each)))} for each in Agency]
    near = (who for agency in theirs if person in agency for who in sorted(agency))
    return next((each for each in near if each != person), "")


def _labels(agency: Agency) -> Iterable[str]:
    return (LABELS[role] for role in AGENCIES[agency])


def _of(agency: Agency, held: Mapping[str, str]) -> str:
    """Somebody of it, where one is known, by what their roles are called."""
    theirs = map(held.get, _labels(agency))
    return next(filter(None, theirs), SOMEBODY_OF[agency])


def _value(field: Field, kind: str, where: str) -> str:
    if field.such_as or field.choices:
        return field.such_as or field.choices[0]
    match field.takes:
        case Takes.DAY:
            ahead = timedelta() if is_past(kind, field.name) else AHEAD
            return (today() + SOON.get(field.name, ahead)).isoformat()
        case Takes.HOUR:
            return "18:30"
        case Takes.TEXT:
            name = field.name
            return WORDS.get(f"{kind}.{name}") or WORDS.get(name, "as was agreed")
        case Takes.ROLE:
            return WORDS.get(field.name, "coe_lead")
        case Takes.ACTIONS:
            return next(n for n in SOME_ACTIONS if not where.endswith(f"/{n}"))
        case Takes.SCHOOL:
            return f"{where[:DISTRICT]}{A_SCHOOL}"
        case Takes.NUMBER | Takes.DECIMAL:
            return "1"
    return ""


def print_kind(which: str, kind: str) -> None:
    """`act WHICH KIND --help`: one kind of act, wherever it is done."""
    act: type[ByStaff] = KINDS[kind]
    if kind in ELSEWHERE:
        return console.say(f"{kind}: {ELSEWHERE[kind]}")
    fields = _fields_there(which, kind)
    console.entry(usage(kind, fields), (act.__doc__ or "").split("\n")[0])
    console.say(*(f"  {_option(each)}: {says(kind, each)}" for each in fields))
    console.say(*meanings(fields))
    owner, held = _there(which)
    known = (held.get(LABELS[role_for(party, owner)]) for party in MAY[act])
    doers = [person for person in known if person]
    people = [*doers, *held.values()] if doers else []
    where = _where(which, kind)
    return console.say(f"such as: {example(where, kind, fields, people, held)}")


def _where(which: str, kind: str) -> str:
    """Where it is acted on; as it was typed where that is no address."""
    try:
        said = running(which)
    except Ending:
        return which
    part = said.in_review
    return str(said) if part is None or part.takes(KINDS[kind]) else said.alive


def _fields_there(which: str, kind: str) -> tuple[Field, ...]:
    """As it stands by the record: its review, or what its LEA is called."""
    act = KINDS[kind]
    try:
        said = running(which)
        now = recorded_shown(said)
    except Ending:
        return fields_of(act)
    if act is CorrectLea:
        return _named_as(_lea(said), fields_of(act))
    if act not in get_args(ReviewStaffAct):
        return fields_at(said, act, fields_of(act))
    part = said.in_review
    if part and not part.takes(act):
        part = None
    found = fields_here(act, now, part, today()) if now else None
    return fields_beside(act, part) if found is None else found


def words_there(which: Reference, kind: str) -> dict[str, Sequence[str]]:
    """The words that fields take as their review stands, by the record, if only few.

    Of a phase to be completed those that are open, whatever they lack.
    """
    act = KINDS[kind]
    now = recorded_shown(which) if act in get_args(ReviewStaffAct) else None
    if now is None:
        return {}
    fields = fields_here(act, now, which.in_review, today()) or ()
    words: dict[str, Sequence[str]] = {e.name: e.choices for e in fields if e.choices}
    if act is CompletePhase:
        words["phase"] = [each.name for each in now.review.phases if each.is_open]
    return words


def _lea(said: Reference) -> str:
    """What it is called by the record; empty where that does not know it."""
    record = context.record_if_any()
    now = record.engagement(said.cds) if record else None
    return now.lea if now else ""


def _named_as(lea: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """With an example of another name of the LEA, where one is known."""
    such_as = other_name(lea) if lea else ""
    return tuple(e.but(such_as=such_as) if e.name == "name" else e for e in fields)


def _there(which: str) -> tuple[Role, dict[str, str]]:
    """The role that owns what is meant, and who speaks for each role, by its name.

    As far as the record tells; no server is asked.
    """
    nobody = Role.LEA_SUPERINTENDENT, dict[str, str]()
    try:
        said = running(which)
        record = context.record_if_any()
        now = record.engagement(said.cds) if record else None
    except Ending:
        return nobody
    if record is None or now is None:
        return nobody
    owners = {each.number: each.owner for each in record.actions(now.entity)}
    people, absences = record.people(now.entity), record.absences(now.entity)
    there = {role: speaker(people, absences, role, today()) for role in Role}
    held = {LABELS[role]: each.person for role, each in there.items() if each}
    return owners.get(said.action or 0, Role.LEA_SUPERINTENDENT), held


def _option(field: Field) -> str:
    return f"--{field.name.replace('_', '-')}"
