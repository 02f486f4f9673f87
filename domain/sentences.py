"""Each act and rung as one plain sentence, for the record, the log and `history`."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from domain.actions.action import Action
from domain.actions.planned import label, next_number
from domain.acts import (
    Acknowledge,
    Act,
    AddAction,
    AdoptRoadmap,
    AmendAction,
    ApplyPolicy,
    Assign,
    Audience,
    BroughtIn,
    ByStaff,
    ChangeCalendar,
    ClaimComplete,
    Close,
    Comment,
    ConfirmComplete,
    CorrectLea,
    DependOn,
    Independent,
    LinkStandard,
    MergeAction,
    PlateauReached,
    PutOnHold,
    RateAction,
    Reassign,
    RecheckDue,
    Redate,
    ReferralAct,
    Referred,
    Reopen,
    Resume,
    ResumeClock,
    ReturnClaim,
    RungActed,
    Several,
    Snooze,
    SplitAction,
    StartAction,
    StopClock,
    Substitute,
    Sustain,
    UpdatePeople,
    WithdrawAction,
    WitnessMissing,
)
from domain.bring_in import brought_in
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.first_few import first_few
from domain.letters.notice import Notice
from domain.people.roles import LABELS, Assignment
from domain.referrals.sentences import did
from domain.wording import so_many

FEW = 12  # actions a sentence names before it only counts


def sentence(
    before: Engagement, after: Engagement, act: Act, owed: Sequence[Notice]
) -> str:
    """What happened, in the words of how the engagement is afterwards."""
    said = _said(before, after, act, [n for n in owed if not n.is_copy])
    if after.recheck_proposed and not before.recheck_proposed:
        said += "; so much is late that a look at the whole engagement is proposed"
    return said


def _said(
    before: Engagement, after: Engagement, act: Act, letters: Sequence[Notice]
) -> str:
    match act:
        case RungActed():
            return _rung(before, act, letters)
        case RecheckDue(subjects=keys):
            what = _subjects(after, keys) if keys else "the engagement's clock"
            return f"asked {_told(letters)} whether {what} may go on"
        case PlateauReached(subjects=keys):
            many = _subjects(after, keys)
            return f"no change for a long while in {many}: {_told(letters)}"
        case WitnessMissing(subject=key):
            named = _subjects(after, [key])
            return f"the witness of {named} had ended before its time; it began again"
        case _:
            return _by_staff(before, after, act)


def _by_staff(before: Engagement, after: Engagement, act: ByStaff) -> str:
    """Who did what, and why."""
    if isinstance(act, Comment) and act.audience is not Audience.OPEN:
        return (
            f"{act.by} left a comment ({act.audience}) on {_action(after, act.action)}"
        )
    said = f"{act.by} {_phrase(before, after, act)}"
    return f"{said}: {act.why}" if act.why else said


def _phrase(before: Engagement, after: Engagement, act: ByStaff) -> str:
    """What they did; of what was mended, also how it was before."""
    match act:
        case AddAction():
            return _added(before, after, act)
        case AmendAction(action=number):
            return _amended(before.actions[number], after.actions[number])
        case Close():
            return _closed(before)
        case CorrectLea():
            was, now = (f"{e.lea.name} ({e.lea.county})" for e in (before, after))
            return f"corrected the LEA from {was} to {now}"
        case _ if isinstance(act, ReferralAct | Referred):
            return did(before.referrals, after.referrals, after.lea, act)
    return _did(after, act)


def _amended(was: Action, now: Action) -> str:
    pairs = (("title", was.title, now.title), ("theme", was.theme, now.theme))
    changed = [f"{n} '{one}' to '{two}'" for n, one, two in pairs if one != two]
    return f"amended action {now.label}: {', '.join(changed)}"


def _added(before: Engagement, after: Engagement, act: AddAction) -> str:
    new = _action(after, next_number(before.actions))
    return f"added {new} to the roadmap, due {act.due}, owner {LABELS[act.owner]}"


def _did(engagement: Engagement, act: Any) -> str:
    if isinstance(act, Several):
        return did_to_all(engagement, act)
    if phrase := DONE.get(type(act)):
        return phrase(engagement, act)
    return f"moved the engagement to {engagement.phase} ({act.kind})"


def did_to_all(engagement: Engagement, act: Several) -> str:
    """As of one action, where the same was done to all; else of each: its date."""
    alike: dict[tuple[str, str], list[int]] = {}
    for each in act.acts:
        named = _action(engagement, each.action)
        verb, _, rest = _did(engagement, each).partition(named)
        alike.setdefault((verb, rest), []).append(each.action)
    if len(alike) == 1:
        ((verb, rest),) = alike
        return f"{verb}{_actions(engagement, alike[verb, rest])}{rest}"
    phrases = [
        f"{verb}{_labelled('actions' if numbers[1:] else 'action', numbers)}{rest}"
        for (verb, rest), numbers in alike.items()
    ]
    return first_few(_in_short(phrases, {verb for verb, _ in alike}), FEW, "; ")


def _in_short(phrases: Sequence[str], verbs: Iterable[str]) -> list[str]:
    """The verb once, where it is the same of all."""
    first, *others = phrases
    verb, *different = verbs
    return [first, *(each if different else each.removeprefix(verb) for each in others)]


def _assigned(_: Engagement, act: Assign) -> str:
    given = f"to {act.person}" if act.person else "to nobody, it is vacant"
    until = f" until {act.last}" if act.last else " on"
    interim = " as an interim" if act.interim else ""
    return f"gave the role {LABELS[act.role]} {given}{interim}, from {act.first}{until}"


def _claimed(engagement: Engagement, act: ClaimComplete) -> str:
    shown = "; ".join(act.evidence)
    return f"reported {_action(engagement, act.action)} complete, with {shown}"


def _split(engagement: Engagement, act: SplitAction) -> str:
    parts = " and ".join(label(each.number) for each in act.parts)
    return f"split {_action(engagement, act.action)} into {parts}"


def _rated(engagement: Engagement, act: RateAction) -> str:
    level = engagement.policy.scale.level(act.rating)
    words = f"{act.rating} ({level.label})" if level else str(act.rating)
    return f"rated {_action(engagement, act.action)} {words}"


def _given(given: Assignment) -> str:
    until = f" until {given.last}" if given.last else ""
    interim = " (interim)" if given.interim else ""
    name = given.office or LABELS[given.role]
    return f"{name} {given.person or 'vacant'}{interim} from {given.first}{until}"


def _updated(_: Engagement, act: UpdatePeople) -> str:
    changes = [
        *(_given(each) for each in act.people),
        *(f"{each.person} is here from {each.first}" for each in act.back),
        *(
            f"{e.substitute} for {e.person} from {e.first} until {e.last}"
            for e in act.absences
        ),
    ]
    return f"took over from the directory: {', '.join(changes)}"


def _on(verb: str, ending: str = "") -> Callable[[Engagement, Any], str]:
    """A phrase about the act's action; `ending` is filled from the act's fields."""

    def phrase(engagement: Engagement, act: Any) -> str:
        end = ending.format(**dict(act)) if ending else ""
        return f"{verb} {_action(engagement, act.action)}{end}"

    return phrase


DONE: dict[type, Callable[[Engagement, Any], str]] = {
    BroughtIn: brought_in,
    AmendAction: _on("amended"),
    AdoptRoadmap: lambda _, act: (
        f"adopted the roadmap of {so_many(len(act.actions), 'action')}"
    ),
    Assign: _assigned,
    Substitute: lambda _, act: (
        f"let {act.substitute} stand in for {act.person}, {act.first} to {act.last}"
    ),
    UpdatePeople: _updated,
    StartAction: _on("started"),
    RateAction: _rated,
    ClaimComplete: _claimed,
    ConfirmComplete: lambda e, act: (
        f"confirmed that {_action(e, act.action)} is complete"
    ),
    ReturnClaim: lambda e, act: f"returned {_action(e, act.action)} to its owner",
    Sustain: _on("recorded as sustained"),
    Reopen: _on("reopened", ", due {due}"),
    Redate: _on("dated", " for {due}"),
    Acknowledge: _on("promised", " by {promise}"),
    Snooze: _on("let rest", " until {until}"),
    PutOnHold: _on("put on hold", " ({cause}), to be looked at again on {recheck}"),
    Resume: lambda e, act: (
        f"let {_action(e, act.action)} go on, due {e.actions[act.action].due}"
    ),
    Reassign: lambda e, act: (
        f"gave {_action(e, act.action)} to the {LABELS[act.owner]}"
    ),
    DependOn: lambda e, act: (
        f"noted that {_action(e, act.action)} waits for {_actions(e, act.on)}"
    ),
    Independent: _on("noted that nothing holds up"),
    SplitAction: _split,
    MergeAction: lambda e, act: (
        f"merged {_action(e, act.action)} into {_action(e, act.into)}"
    ),
    WithdrawAction: lambda e, act: (
        f"took {_action(e, act.action)} off the roadmap, having consulted "
        f"{', '.join(act.consulted)}"
    ),
    LinkStandard: lambda e, act: (
        f"noted that {_action(e, act.action)} serves {act.standard} as well"
    ),
    Comment: lambda e, act: f"said of {_action(e, act.action)}: {act.text}",
    StopClock: lambda _, act: (
        f"stopped all clocks ({act.cause.replace('_', ' ')}), to be looked at again on "
        f"{act.recheck}"
    ),
    ResumeClock: lambda *_: "let all clocks run again",
    ApplyPolicy: lambda _, act: f"applied the policy {act.policy.named} ({act.mode})",
    ChangeCalendar: lambda _, act: (
        f"gave the {act.office} the calendar {act.calendar.named} ({act.mode})"
    ),
}


def _closed(before: Engagement) -> str:
    """With what was late until then, though no clock runs any more."""
    left = still_open(before)
    return f"closed the engagement{' while ' if left else ''}{left}"


def still_open(engagement: Engagement) -> str:
    """'2 actions are open: 3, 12a (late)'; nothing where none is."""
    left = [each for each in engagement.actions.values() if each.is_open]
    named = [f"{label(e.number)}{' (late)' if e.overdue else ''}" for e in left]
    many = so_many(len(left), "action is", "actions are")
    return f"{many} open: {', '.join(named)}" if left else ""


def _rung(before: Engagement, act: RungActed, letters: Sequence[Notice]) -> str:
    subject = before.subject(act.subject)
    assert subject and subject.next_rung
    rung, clock = subject.next_rung, subject.clock
    about = [each for each in letters if each.subject == act.subject]
    what = "reminder" if rung.is_reminder else "rung"
    lapsed = ""
    if clock.rest and not rung.is_reminder:
        word = "promise" if clock.rest.promised else "rest"
        lapsed = f", the {word} of {clock.rest.until} having passed"
    return (
        f"{what} {rung.name} of {subject.words}, due {clock.due}{lapsed}: "
        f"{_told(about)}"
    )


def _subjects(engagement: Engagement, keys: Sequence[str]) -> str:
    """'action 12 (Read daily)', 'actions 12, 13 and 4 more', 'the determination'."""
    alike: dict[str, list[Subject]] = {}
    for key in keys:
        if found := engagement.subject(key):
            alike.setdefault(found.plural or key, []).append(found)
    return " and ".join(map(_together, alike.values()))


def _together(alike: Sequence[Subject]) -> str:
    if len(alike) == 1:
        return alike[0].words
    return _several(alike[0].plural, [each.label for each in alike])


def _told(letters: Sequence[Notice]) -> str:
    told = dict.fromkeys(f"{each.to} ({each.office})" for each in letters)
    return ", ".join(told) or "nobody holds a role to be told"


def _action(engagement: Engagement, number: int) -> str:
    return f"action {label(number)} ({engagement.actions[number].title})"


def _actions(engagement: Engagement, numbers: Iterable[int]) -> str:
    known = [*numbers]
    if len(known) == 1:
        return _action(engagement, known[0])
    return _labelled("actions", known)


def _labelled(plural: str, numbers: Iterable[int]) -> str:
    return _several(plural, [*map(label, numbers)])


def _several(plural: str, labels: Sequence[str]) -> str:
    return f"{plural} {first_few(labels, FEW)}"
