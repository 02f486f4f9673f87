"""What staff typed, as an act; and what was off about it, in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import takewhile
from typing import TypeVar, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from typer import echo

from client.endings import Misused
from commands.args import dates
from commands.args.county import county
from commands.args.digest import pasted_digest
from commands.args.meanings import says
from commands.args.people import known_people, known_person
from commands.args.reference import IN_A_REVIEW, ROOMS, Reference, room_typed
from commands.args.roles import role, roles
from commands.args.several import check_commas, commas_between, has_a_digit, pieces
from commands.args.site import site_code
from commands.args.support_fields import decimal, support_off, taper_step
from commands.args.words import NO_NAMES, one_of
from domain.actions.planned import NotActions, action_numbers
from domain.acts import (
    Act,
    ActionAct,
    AddAgendaItem,
    Audience,
    ByStaff,
    MakePrimary,
    OneCheckInAct,
    ReviewAct,
    ReviewStaffAct,
    StaffAct,
    StepAct,
    WholeAct,
)
from domain.available_acts import TO_THE_WHOLE, Takes, takes, words_of
from domain.available_acts import fields_of as fields_of_kind
from domain.bounds import excesses
from domain.evidence.evidence import named_piece
from domain.faults import Fault, quoted, together
from domain.guess import guess, guess_by_words
from domain.number_word import guess_number
from domain.people.roles import Role
from domain.referrals.case import MODES, EngagementMode, Outcome
from domain.referrals.sentences import SAID
from domain.reviews.finding import Quadrant, names_of
from domain.reviews.part import ACTS_ON
from domain.roadmaps.acts import OfAction
from domain.setting import CALLED_CAUSE, Cause
from domain.status import CALLED_HORIZON, Horizon
from domain.wording import as_key
from domain.written_day import NotADay, written_day

KINDS: dict[str, type[ByStaff]] = {
    kind.model_fields["kind"].default: kind
    for kind in (
        *get_args(WholeAct),
        *get_args(ActionAct),
        *get_args(ReviewStaffAct),
    )
}
ELSEWHERE = {
    "adopt_roadmap": "a roadmap that LEA, COE and CCEE have signed is adopted with "
    "`roadmap adopt ENTITY`, another with `import-roadmap`",
    "split": "an action is split with `split ENTITY/action/12 FILE`",
    "update_people": "the directory is taken over with `people load`",
    "apply_policy": "a policy is applied with `policy apply`",
    "add_evidence": "evidence is added with `evidence add ENTITY FILE`, which keeps "
    "the file that the act names",
    "draft_report": "a draft is drawn up with `report draft ENTITY/review/1`",
    "finalize_report": "the report is made final with `report final ENTITY/review/1 "
    "--second-reader PERSON`",
    "propose_roadmap": "a roadmap is put before those who sign it with `roadmap "
    "propose ENTITY/review/1`",
    "import_actions": "actions of a roadmap are taken over with `roadmap import "
    "ENTITY/review/1 FILE`",
    "import_votes": "votes are taken over with `roadmap votes ENTITY/review/1 FILE`",
    "import_items": "a plan is taken over with `import-items ENTITY/review/1 FILE`",
    "import_findings": "findings are taken over with `import-findings "
    "ENTITY/review/1 FILE`",
    "record_minutes": "minutes are recorded with `minutes ENTITY/check-in/2026-27-2 "
    "FILE`",
    "draw_up_packet": "a packet is drawn up with `packet ENTITY/check-in/2026-27-2`",
    "draft_notes": "notes are drawn up with `notes ENTITY/check-in/2026-27-2`",
    "attach_referral": "a further referral is made with `refer`",
    "note_dashboard": "what CDE's files say is noted with `intake`",
    "change_calendar": "a calendar is changed with `calendar import`",
}
ENTRY_KINDS = [each.model_fields["kind"].default for each in get_args(get_args(Act)[0])]
OF_A_REFERRAL = (*get_args(StepAct), MakePrimary)
ALIASES = {"reason": "why"}
IDS = ("items", "findings")
"""Fields that take several ids, which are words: F1,F2."""
VACANT = "vacant"
NOBODY = "nobody"
"""What is typed for a list of people that is empty."""
PARTIES = (Role.LEA_SUPERINTENDENT, Role.COE_LEAD, Role.GEO_LEAD)
"""Whose view, or whose agreement, is asked on one pathway or another."""
GIVEN = {
    "by": "say who decides with --as PERSON",
    "entered_by": "who types it is known",
    "kind": "the act itself says it",
    "action": "say which with ENTITY/action/12",
    "check_in": "say which with ENTITY/check-in/2026-27-2",
    "setting": "it is read from the engagement",
    "review_entry": "it is read from the review",
}
NOT_READ_YET = 0
"""The number of the setting, until the client has read it from the engagement."""
TYPED = {"by": "--as"}
"""Options that are called otherwise than the field they fill."""
BESIDE = ("--preview", "--as", "--id", "--json", "--links")
"""Options that stand beside the fields of an act."""
OPTIONS = {
    f"--{name.replace('_', '-')}"
    for kind in KINDS.values()
    for name in kind.model_fields
}
FLAGS = {
    f"--{name.replace('_', '-')}"
    for kind in KINDS.values()
    for name, field in kind.model_fields.items()
    if field.annotation is bool
}
"""Options that say yes where nothing follows them."""
YES = "true"
NAMES: dict[tuple[str, ...], dict[str, str]] = {
    (*EngagementMode,): {label: mode for mode, label in MODES.items()},
    (*Quadrant,): {name: each for each in Quadrant for name in names_of(each)},
    (*Outcome,): {said: outcome for outcome, said in SAID.items()}
    | {"yes": Outcome.ACCEPT, "agree": Outcome.ACCEPT, "no": Outcome.DECLINE}
    | {"more info": Outcome.MORE_INFORMATION},
    (*Horizon,): {**CALLED_HORIZON},
    (*Cause,): {**CALLED_CAUSE},
    (*Audience,): {"all": Audience.OPEN, "everybody": Audience.OPEN},
}
"""What the words of a closed set are called, where they have names of their own."""
TypedAct = StaffAct | ReviewStaffAct
Read = TypeVar("Read")
WordsHere = Callable[[], Mapping[str, Sequence[str]]]
"""Asked for the few words that fields take where an act is done, by their names."""
ACT: TypeAdapter[StaffAct] = TypeAdapter(StaffAct)
REVIEW_ACT: TypeAdapter[ReviewStaffAct] = TypeAdapter(ReviewAct)


ACTS_OF: dict[str, tuple[type[ByStaff], ...]] = {
    "action": get_args(ActionAct),
    "check-in": get_args(OneCheckInAct),
    "review": get_args(ReviewStaffAct),
    "": TO_THE_WHOLE,
}
"""What is done in each room of an engagement, and to the whole."""
CALLED_WITH_ADDRESS = {
    "action": "an action: {}/action/12",
    "check-in": "a check-in: {}/check-in/2026-27-2 (`checkins {}` lists them)",
    "review": "a review: {}/review/1",
    "": "the engagement: {}",
}
CALLED = {
    "action": "an action",
    "check-in": "a check-in",
    "review": "a review",
    "": "the engagement: {}",
}
OTHER_WORDS = {
    "not_necessary": ("decline",),
    "determine_not_necessary": ("decline",),
    "promise": ("acknowledge",),
    "begin": ("start", "begin_review", "begin_phase"),
    "finish": ("claim_complete", "complete_phase"),
    "done": ("claim_complete", "complete_item"),
    "complete": (
        *("claim_complete", "complete_review", "complete_phase", "complete_item"),
    ),
    "report_complete": ("claim_complete",),
    "confirm_complete": ("confirm",),
    "approve": ("confirm", "approve_sample"),
    "reject": ("return", "decline"),
    "delay": ("redate", "reschedule_check_in"),
    "extend": ("redate",),
    "postpone": ("redate", "reschedule_check_in"),
    "reschedule": ("redate", "reschedule_check_in"),
    "move": ("redate", "reschedule_check_in"),
    "make_up": ("reschedule_check_in",),
    "schedule": ("schedule_check_in",),
    "meet": ("schedule_check_in", "hold_check_in"),
    "held": ("hold_check_in",),
    "attend": ("hold_check_in",),
    "missed": ("miss_check_in",),
    "pause": ("put_on_hold", "stop_clock", "pause_review"),
    "unpause": ("resume", "resume_clock", "resume_review"),
    "continue": ("resume", "resume_clock", "resume_review"),
    "delegate": ("reassign", "assign"),
    "transfer": ("reassign", "assign"),
    "add": ("add_action", "add_item", "add_finding"),
    "delete": ("withdraw_action", "withdraw", "remove_site"),
    "remove": ("withdraw_action", "withdraw", "remove_site"),
    "cancel": ("withdraw_action", "withdraw", "cancel_review", "waive_check_in"),
    "rename": ("amend", "correct_lea"),
    "edit": ("amend", "correct_lea", "amend_item"),
    "divide": ("split",),
    "end": ("close",),
    "plan": ("plan_action", "add_item", "schedule_check_in"),
    "skip": ("waive_item", "waive_quadrant", "waive_check_in"),
    "find": ("add_finding",),
    "recommend": ("add_recommendation",),
    "sign": ("sign_roadmap", "sign_agreement"),
    "propose": ("propose_roadmap",),
    "prioritise": ("prioritize_action",),
    "prioritise_action": ("prioritize_action",),
    "prioritize": ("prioritize_action",),
    "rank": ("vote", "prioritize_action"),
    "coach": ("log_coaching",),
    "fund": ("fund_position",),
    "drop": ("drop_action", "withdraw_action"),
}
"""Acts under other names: of an action, or of the whole, or of a review.

Of some the act that is spelled most alike is the opposite.
"""
SAME = {"put_on_hold": "stop_clock", "stop_clock": "put_on_hold"}
"""What does to the whole as this to an action, and the other way round."""


def act_kind(text: str, which: Reference) -> str:
    """The kind of act that `text` names, for what it is done to; raises Misused."""
    name = text.replace("-", "_").lower()
    if name not in KINDS:
        _check_address(text, which)
        raise Misused(f"'{text}' is no act{_near_kind(name, which)}")
    if off := _elsewhere(name, which):
        raise Misused(f"{name} is done to {off}")
    if which.in_review and not which.in_review.takes(KINDS[name]):
        raise Misused(f"{name} is done to {_of_a_review(name, which)}")
    if off := support_off(which, KINDS[name]):
        raise Misused(f"{name} is {off}")
    if which.referral and KINDS[name] not in OF_A_REFERRAL:
        raise Misused(f"{name} is not done to a referral: {which.cds}")
    if name in ELSEWHERE:
        raise Misused(ELSEWHERE[name])
    return name


def _check_address(text: str, which: Reference) -> None:
    """Raises Misused where it is not the act, but what the act is to be done to."""
    if room_typed(text.partition("/")[0]) in ROOMS and "/" in text:
        part = text.strip("/")
        raise Misused(f"'{text}' is no act; did you mean {which.cds}/{part}?")


def _elsewhere(name: str, which: Reference) -> str:
    """To what an act is done, where that is not what was named."""
    of, here = rooms_of(name)[0], _room(which)
    if here in rooms_of(name):
        return ""
    other = _namesake(name, ACTS_OF[here], CALLED[here].format(which.cds))
    if not which.review and of == "review":
        return f"a review: {which.cds}/review/1 (`show {which.cds}` names them){other}"
    return f"{CALLED_WITH_ADDRESS[of].format(which.cds, which.cds)}{other}"


def _of_a_review(name: str, which: Reference) -> str:
    """To which part of a review an act is done, or to all of it."""
    for room, kinds in ACTS_ON.items():
        if KINDS[name] in kinds:
            one = f"{which.alive}/{IN_A_REVIEW[room]}"
            return f"the review, {which.alive}, or to part of it: {one}"
    return f"the review as a whole: {which.alive}"


def _room(which: Reference) -> str:
    if which.action is not None:
        return "action"
    if which.check_in:
        return "check-in"
    return "review" if which.review else ""


def rooms_of(name: str) -> list[str]:
    """In which rooms of an engagement it is done; empty for the whole."""
    return [room for room, of in ACTS_OF.items() if KINDS[name] in of]


def _near_kind(name: str, which: Reference) -> str:
    """Which act may be meant of what is named, or else of all; or where they stand."""
    of, part = ACTS_OF[_room(which)], which.in_review
    here = {k: k for k, each in KINDS.items() if each in of}
    if part:
        here = {k: k for k in here if part.takes(KINDS[k])}
    if words := OTHER_WORDS.get(name):
        return f"; did you mean {next((k for k in words if k in here), words[0])}?"
    everywhere = {k: k for k in KINDS}
    near = guess(name, here) or guess_by_words(here, name)
    if not part:
        near = near or guess(name, KINDS)
    listed = f"; `acts {which}` lists those that may be done"
    return near or guess_by_words(everywhere, name) or listed


def _namesake(name: str, of: Sequence[type[ByStaff]], what: str) -> str:
    """`resume` is done to an action, and `resume_clock` to the whole."""
    kinds = [kind for kind, each in KINDS.items() if each in of]
    long, short = f"{name}_", name.partition("_")[0]
    alike = (k for k in kinds if k.startswith(long) or k == short)
    same = SAME.get(name)
    found = same if same in kinds else next(alike, None)
    return f"; {found} to {what}" if found else ""


def entry_kind(text: str) -> str:
    """The kind of entry that `text` names; raises Misused."""
    name = text.replace("-", "_").lower()
    if name not in ENTRY_KINDS:
        near = guess(name, ENTRY_KINDS) or f"; kinds: {', '.join(ENTRY_KINDS)}"
        raise Misused(f"'{text}' is no kind of entry{near}")
    return name


def fields_of(words: Sequence[str], kind: str = "") -> dict[str, list[str]]:
    """`--due 2027-01-04 --evidence a --evidence b` as a table; raises Misused.

    What follows no option is told one of the `kind` of act that is meant.
    """
    fields: dict[str, list[str]] = {}
    left, name, value = list(words), "", ""
    while left:
        option = left.pop(0)
        if not option.startswith("--"):
            raise Misused(_stray(option, kind, name, [value, option, *left]))
        name, joined, value = option[2:].partition("=")
        if not joined:
            value = _following(option, left)
        name = name.replace("-", "_")
        fields.setdefault(ALIASES.get(name, name), []).append(value)
    return fields


def _stray(word: str, kind: str, name: str, said: Iterable[str]) -> str:
    """What is off about a word that follows what was `said` for the field before it."""
    fields = KINDS[kind].model_fields if kind in KINDS else {}
    if name in fields and _takes_a_list(name, fields[name].annotation):
        words = [*takewhile(lambda each: not each.startswith("--"), said)]
        one = [piece for each in words for piece in pieces(each)]
        return commas_between(_option(name), " ".join(words), one)
    return f"'{word}' follows no --field{_such_as(kind)}; quote a text of several words"


def _takes_a_list(name: str, of: object) -> bool:
    """Whether it takes several words that commas part: ids, persons, numbers."""
    several = "tuple" in str(of)
    return several and (name in IDS or takes(name, of) is not Takes.TEXT)


def _such_as(kind: str) -> str:
    """One that is needed, else the first; empty where it has none."""
    own = fields_of_kind(KINDS[kind]) if kind in KINDS else ()
    needed = (each for each in own if each.required)
    first = next(needed, next(iter(own), None))
    return f", such as {_option(first.name)} here" if first else ""


def _following(option: str, left: list[str]) -> str:
    """The value that follows an option; one that only says yes may stand alone."""
    if left and not left[0].startswith("--"):
        return left.pop(0)
    if option in FLAGS:
        return YES
    near = guess(option.removeprefix("--"), (*BESIDE, *OPTIONS), "--")
    raise Misused(f"{option} is given without a value{near}")


def as_words(fields: Mapping[str, Sequence[str]]) -> list[str]:
    """The options that `fields_of` reads so."""
    words: list[str] = []
    for name, values in fields.items():
        for value in values:
            option = _option(name)
            if option in FLAGS and value == YES:
                words.append(option)
                continue
            joined = value.startswith("--")
            words += [f"{option}={value}"] if joined else [option, value]
    return words


def no_words() -> Mapping[str, Sequence[str]]:
    """Where nobody knows any."""
    return {}


def staff_act(said: dict[str, object], words: WordsHere = no_words) -> TypedAct:
    """The act, its shape checked to the letter; raises Misused in words.

    A field that is needed is told with the `words` it takes where it is done.
    """
    kind = KINDS[str(said["kind"])]
    try:
        act = _validated(kind, said)
    except ValidationError as off:
        found = [_fault(error, kind, words) for error in off.errors()]
        raise Misused(f"{said['kind']}: {together(found)}") from off
    if beyond := [*excesses(act)]:
        found = [Fault((_option(str(e.where[0])),), e.message) for e in beyond]
        raise Misused(f"{act.kind}: {together(found)}")
    return act


def _validated(kind: type[ByStaff], said: dict[str, object]) -> TypedAct:
    if kind in get_args(ReviewStaffAct):
        return REVIEW_ACT.validate_python(said, extra="forbid")
    return ACT.validate_python(said, extra="forbid")


def shaped(kind: str, fields: Mapping[str, list[str]]) -> dict[str, object]:
    """Fields that take several values keep them all, the others take one."""
    for name in fields.keys() & GIVEN.keys():
        beside = (AddAgendaItem, *get_args(OfAction))
        if name == "action" and KINDS[kind] in beside:
            continue
        raise Misused(f"{_option(name)} is no field of {kind}: {GIVEN[name]}")
    shaped = read_each(fields, partial(_said, kind))
    if shaped.get("person") == VACANT:
        shaped["person"] = None
    return shaped


def read_each(
    fields: Mapping[str, list[str]], read: Callable[[str, list[str]], Read]
) -> dict[str, Read]:
    """What every field says; raises Misused with all that is off about any."""
    found: dict[str, Read] = {}
    off: list[Fault] = []
    for name, values in fields.items():
        try:
            found[name] = read(name, values)
        except Misused as trouble:
            off.append(Fault((), str(trouble)))
    if off:
        raise Misused(together(off))
    return found


def _said(kind: str, name: str, values: list[str]) -> object:
    known = KINDS[kind].model_fields
    several = name in known and "tuple" in str(known[name].annotation)
    if not several and len(values) > 1:
        raise Misused(f"{_option(name)} is given {len(values)} times; give it once")
    if name in known:
        of = known[name].annotation
        if takes(name, of) is Takes.TAPER:
            steps = [each for said in values if said for each in pieces(said)]
            return [taper_step(_option(name), each) for each in steps]
        values = [said for each in values for said in _plain(name, each, of)]
    if not several and len(values) != 1:
        raise Misused(f"{_option(name)} takes one")
    return values if several else values[0]


def _plain(name: str, text: str, of: object) -> list[str]:
    """What people write of a day, a role, a person or actions, as the act says it."""
    if name == "county":
        return [county(text)]
    if name == "sha256":
        return [pasted_digest(text)]
    if name == "evidence" and text:
        return _evidence(text)
    if words := words_of(of):
        return [_one_of(_option(name), text, words)]
    match takes(name, of):
        case Takes.DAY if not text and "Literal['']" in str(of):
            return [text]  # which empties it
        case Takes.TEXT | Takes.NUMBER if not text and "tuple" in str(of):
            return []  # a list that is empty
        case Takes.DAY:
            return [dates.any_day(_option(name), text).isoformat()]
        case Takes.HOUR:
            return [dates.hour(_option(name), text).isoformat()]
        case Takes.DECIMAL:
            return [str(decimal(_option(name), text))]
        case Takes.ROLE if "tuple" in str(of):
            return [*roles(text, _option(name))]
        case Takes.ROLE:
            return [role(text, _option(name), PARTIES if name == "party" else Role)]
        case Takes.SCHOOL if text:
            return [site_code(_option(name), text)]
        case Takes.PERSON if "tuple" in str(of) and text == NOBODY:
            return []
        case Takes.PERSON if "tuple" in str(of):
            return known_people(_option(name), text)
        case Takes.PERSON if as_key(text) == VACANT:
            return [VACANT]
        case Takes.PERSON:
            vacant = VACANT if name == "person" else ""
            return [known_person(_option(name), text, or_else=vacant)]
        case Takes.ACTIONS:
            return [str(each) for each in _numbered(name, text)]
        case Takes.NUMBER if "tuple" in str(of):
            check_commas(_option(name), text, str.isdecimal)
            return pieces(text)
        case Takes.TEXT if name in IDS:
            check_commas(_option(name), text, has_a_digit)
            return pieces(text)
        case Takes.NUMBER if name == "number" and (piece := named_piece(text)):
            return [str(piece)]
    return [text]


def _evidence(text: str) -> list[str]:
    """Numbers of pieces, of which one list may name several; or else words."""
    check_commas("--evidence", text, lambda each: named_piece(each) is not None)
    if all(map(named_piece, pieces(text))):
        return [each.strip().upper() for each in pieces(text)]
    return [text]


def _one_of(option: str, text: str, words: tuple[str, ...]) -> str:
    """Said again where it goes by another name."""
    read = one_of(option, text, words, NAMES.get(words, NO_NAMES))
    if as_key(text) != as_key(read):
        echo(f"{option} {text} is read as {read}", err=True)
    return read


def _days(said: object, kind: type[ByStaff]) -> str:
    """Which of them takes the day that was said, where it was one."""
    try:
        written_day(str(said))
    except NotADay:
        return ""
    fields = fields_of_kind(kind)
    days = [_option(each.name) for each in fields if each.takes is Takes.DAY]
    if not days:
        return "; it takes no day, and counts from the moment it is done"
    return f"; {' or '.join(days)} takes a day"


def _meaning(kind: type[ByStaff], name: str, words: WordsHere) -> str:
    """What a field is to say, as `acts` has it, and which words it takes."""
    field = next((e for e in fields_of_kind(kind) if e.name == name), None)
    if field is None:
        return ""
    known = words().get(name, field.choices)
    these = f" ({', '.join(known)})" if known else ""
    return f": {says(kind.model_fields['kind'].default, field)}{these}"


def _option(name: str) -> str:
    return TYPED.get(name, f"--{name.replace('_', '-')}")


def _numbered(name: str, text: str) -> tuple[int, ...]:
    try:
        return action_numbers(text)
    except NotActions as off:
        raise Misused(f"{_option(name)}: {off}") from off


def _fault(error: ErrorDetails, kind: type[ByStaff], words: WordsHere) -> Fault:
    name = str(error["loc"][1]) if len(error["loc"]) > 1 else str(error["loc"][0])
    said = error["input"]
    match error["type"]:
        case "missing":
            meaning = _meaning(kind, name, words)
            return Fault((), f"{_option(name)} is needed{meaning}")
        case "extra_forbidden":
            hidden = {"kind", "id", "by", "entered_by", *GIVEN}
            own = [_option(n) for n in kind.model_fields if n not in hidden]
            off, days = f"{_option(name)} is not among its fields", _days(said, kind)
            near = guess(name, own if days else (*own, *BESIDE), "--")
            fields = f", which are {', '.join(own)}" if own else "; it has none"
            return Fault((), off + (near or fields + days))
        case "enum":
            allowed = error.get("ctx", {}).get("expected", "")
            near = guess(str(said), words_of(kind.model_fields[name].annotation))
            off = f"{_written(said)} is none of {allowed}{near}"
            return Fault((_option(name),), off)
        case "int_parsing":
            near = guess_number(str(said))
            off = f"{_written(said)} is no whole number{near}"
            return Fault((_option(name),), off)
        case "bool_parsing":
            return Fault((_option(name),), f"{_written(said)} is neither yes nor no")
        case _:
            message = f"{_written(said)}: {error['msg'].lower()}"
            return Fault((_option(name),), message)


def _written(said: object) -> str:
    """What was written, of several values each."""
    each = said if isinstance(said, list | tuple) else [said]
    return ", ".join(quoted(str(one)) for one in each)
