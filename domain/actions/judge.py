"""The rules for acts on one action that depend on what the act says."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from shlex import quote

from domain import refusals
from domain.act import ByStaff
from domain.actions.action import Action, timing
from domain.actions.acts import (
    Acknowledge,
    ActionAct,
    AddAction,
    AmendAction,
    Audience,
    Comment,
    ConfirmComplete,
    DependOn,
    Independent,
    LinkStandard,
    MergeAction,
    PutOnHold,
    RateAction,
    Reassign,
    Redate,
    Reopen,
    Snooze,
    SplitAction,
    UnlinkStandard,
    WithdrawAction,
)
from domain.actions.apply import Roadmap
from domain.actions.check import circle, far_away, faults_of
from domain.actions.other_plans import linked_as, off_about_part
from domain.actions.planned import label, missing, next_number, root
from domain.actions.redate import extends_further
from domain.bounds import LETTERS, MOST_STANDARDS, PARTS
from domain.clocks.clocked import Rest
from domain.clocks.judge import check_recheck
from domain.clocks.schedule import is_past
from domain.faults import quoted
from domain.guess import guess
from domain.people.roles import AGENCIES, CONFIRMING, LABELS, OWNERS, Agency, Role
from domain.setting import Setting
from domain.status import in_words
from domain.wording import is_blank, same_words, so_many, with_and


def is_further_extension(roadmap: Roadmap, act: ByStaff, today: date) -> bool:
    """Whether the act moves a date out that was moved out before."""
    if not isinstance(act, Redate):
        return False
    return extends_further(roadmap[act.action], act.due, act.by, today)


def check_action_act(
    roadmap: Roadmap, act: ActionAct, setting: Setting, at: datetime
) -> None:
    """Raise a `Refused` if what the act says breaks a rule."""
    action, today = roadmap[act.action], setting.day_of(at)
    if isinstance(act, Redate | Reopen) and (off := far_away(act.due, today)):
        raise refusals.DateUnusable(off)
    match act:
        case ConfirmComplete():
            _another_person(action, act, setting)
        case RateAction(rating=rating):
            _rating(rating, setting)
        case Redate(due=due):
            if due == action.due:
                raise refusals.NothingToChange(f"{due} is its date already")
        case Reopen(due=due):
            if timing(action, setting).is_past(due, at):
                raise refusals.DateUnusable(f"{due} is past; agree on a day to come")
        case Acknowledge(promise=until, by=by):
            said = Rest(until=until, by=by, promised=True, on=today)
            _promise(action, said, setting, at)
        case Snooze(until=until, by=by):
            said = Rest(until=until, by=by, promised=False, on=today)
            _snooze(action, said, setting, today)
        case PutOnHold(recheck=recheck):
            check_recheck(recheck, today)
        case Reassign(owner=owner):
            if owner not in OWNERS:
                raise refusals.NotAnOwner(_no_owner(owner))
            if owner is action.owner:
                raise refusals.NothingToChange(
                    f"action {action.label} is led by the {LABELS[owner]} already"
                )
        case DependOn(on=on):
            _dependencies(roadmap, action, on)
        case Independent(on=on):
            _awaited_now(roadmap, action, on)
        case SplitAction():
            _parts(roadmap, act, setting, at)
        case AmendAction():
            _words(action, act)
        case MergeAction(into=into):
            _merge(roadmap, action, into)
        case WithdrawAction(consulted=consulted):
            _consulted(consulted, setting, at)
        case LinkStandard(standard=standard):
            _link(action, standard)
        case UnlinkStandard(standard=standard):
            _unlink(action, standard)
        case Comment(audience=Audience.INTERNAL, by=by):
            if by not in {setting.holder(role, at) for role in CONFIRMING}:
                raise refusals.NotForYou(
                    "an internal comment is for people of COE and CCEE; "
                    "open and coach are for all"
                )


def check_addition(
    roadmap: Roadmap, act: AddAction, setting: Setting, at: datetime
) -> None:
    """Raise a `Refused` if this action cannot be added to the roadmap."""
    if is_past(setting.policy.lea, act.due, at):
        raise refusals.DateUnusable(f"{act.due} is past; agree on a day to come")
    _part_named(act.standards)
    planned = act.planned(next_number(roadmap))
    if off := faults_of(planned, setting.policy, at):
        raise refusals.RoadmapUnusable("; ".join(map(str, off)))
    _awaited(roadmap, act.depends_on)


def _words(action: Action, act: AmendAction) -> None:
    """Some of them are otherwise, and all of them say something."""
    said = {"--title": act.title, "--theme": act.theme}
    if blank := [name for name, text in said.items() if text and is_blank(text)]:
        raise refusals.ReasonMissing(f"{with_and(blank)} says nothing")
    words = (act.title or action.title, act.theme or action.theme)
    if all(map(same_words, words, (action.title, action.theme))):
        spaces = words != (action.title, action.theme)
        but = ": the words are the same, and only spaces differ" if spaces else ""
        raise refusals.NothingToChange(
            f"action {action.label} is worded so already{but}; say --title or --theme"
        )


def _another_person(action: Action, act: ConfirmComplete, setting: Setting) -> None:
    claim = action.claim
    if claim and claim.by == act.by:
        raise refusals.SamePerson(
            f"{act.by} reported action {action.label} complete, so another person of "
            "COE or CCEE confirms it"
        )
    typed = claim.entered_by if claim else ""
    if typed == act.entered_by and not setting.policy.limits.typist_may_confirm:
        raise refusals.SameTypist(
            f"{typed} typed the report of action {action.label}; under this policy "
            "another person types its confirmation"
        )


def _rating(rating: int, setting: Setting) -> None:
    levels = setting.policy.scale.of_open
    if rating not in [each.rating for each in levels]:
        raise refusals.NoSuchRating(
            f"ratings given to open actions are {in_words(levels)}; "
            "completion is claimed and confirmed"
        )


def _promise(action: Action, said: Rest, setting: Setting, at: datetime) -> None:
    until, today = said.until, setting.day_of(at)
    given = action.ledger.promises if action.ledger else 0
    if given >= setting.policy.limits.promises and not said.mends(action.rest):
        raise refusals.LimitReached(
            f"{so_many(given, 'promise was', 'promises were')} given for {action.due}; "
            "redate agrees on a new date, with its reason"
        )
    farthest = farthest_promise(action, setting, at)
    if until > farthest and farthest < _longest_promise(setting, today):
        raise refusals.DateUnusable(
            f"{until} is later than the date agreed, {action.due}; the last day that "
            f"may be promised is {farthest}, and redate agrees on a new date"
        )
    _within("promise", until, today, farthest)


def farthest_promise(action: Action, setting: Setting, at: datetime) -> date:
    """The last day that may be promised: up to its date, while that is to come."""
    farthest = _longest_promise(setting, setting.day_of(at))
    if action.overdue or timing(action, setting).is_past(action.due, at):
        return farthest
    return min(farthest, setting.policy.lea.working_day_from(action.due))


def _longest_promise(setting: Setting, today: date) -> date:
    policy = setting.policy
    return policy.lea.later(today, policy.limits.longest_promise)


def farthest_snooze(setting: Setting, today: date) -> date:
    """The last day until which an action may rest."""
    policy = setting.policy
    return policy.lea.later(today, policy.limits.longest_snooze)


def _snooze(action: Action, said: Rest, setting: Setting, today: date) -> None:
    done = action.ledger.snoozes if action.ledger else 0
    if done >= setting.policy.limits.snoozes and not said.mends(action.rest):
        raise refusals.LimitReached(
            f"it rested {so_many(done, 'time')} for {action.due} already; "
            "acknowledge with a promise, or redate"
        )
    _within("until", said.until, today, farthest_snooze(setting, today))


def _within(field: str, until: date, today: date, farthest: date) -> None:
    what = {"promise": "a promise", "until": "a snooze"}[field]
    if not today <= until <= farthest:
        raise refusals.DateUnusable(
            f"--{field} {until}: {what} reaches from today, {today}, to {farthest} at "
            "most"
        )


def _link(action: Action, standard: str) -> None:
    said, linked = standard.strip(), action.standards
    _part_named([standard])
    if there := linked_as(linked, said):
        known = f", as {there}" if there != said else ""
        raise refusals.NothingToChange(
            f"{said} is linked to action {action.label} already{known}"
        )
    if len(linked) >= MOST_STANDARDS:
        raise refusals.LimitReached(
            f"{MOST_STANDARDS} parts of other plans are linked to action "
            f"{action.label}, which is the most: {'; '.join(linked)}; one is taken off "
            f"with unlink_standard --standard {quote(linked[-1])} --why '...', and a "
            "comment can name more"
        )


def _part_named(standards: Iterable[str]) -> None:
    """Each names its plan, as plans are called."""
    for standard in standards:
        if is_blank(standard):
            raise refusals.ReasonMissing(
                "name the plan and its part: --standard 'LCAP 1.3', or 'FCMAT 2.1'"
            )
        if off := off_about_part(standard):
            raise refusals.NoSuchPlan(off)


def _unlink(action: Action, standard: str) -> None:
    said, linked = standard.strip(), action.standards
    if not linked_as(linked, said):
        raise refusals.NotLinked(
            f"{quoted(said)} is not linked to action {action.label}; linked to it is "
            f"{'; '.join(linked)}{guess(said, linked)}"
        )


def check_there(roadmap: Roadmap, numbers: Iterable[int]) -> None:
    """Raise NoSuchAction where one of them is no action of the roadmap."""
    for number in numbers:
        if number not in roadmap:
            raise refusals.NoSuchAction(missing(number, roadmap))


def _awaited(roadmap: Roadmap, on: tuple[int, ...]) -> None:
    """Whatever is waited for is there, and is still worked on."""
    check_there(roadmap, on)
    for other in (roadmap[number] for number in on):
        if other.is_gone:
            raise refusals.Gone(f"action {other.label} was {other.status}")


def _awaited_now(roadmap: Roadmap, action: Action, on: tuple[int, ...]) -> None:
    """Each that it is to wait for no more is one that it waits for."""
    check_there(roadmap, on)
    if other := [each for each in on if each not in action.depends_on]:
        none, awaited = (", ".join(map(label, e)) for e in (other, action.depends_on))
        raise refusals.NothingToChange(
            f"action {action.label} does not wait for {none}; it waits for {awaited}"
        )


def _dependencies(roadmap: Roadmap, action: Action, on: tuple[int, ...]) -> None:
    if {*on}.issubset(action.depends_on):
        raise refusals.NothingToChange(
            f"action {action.label} waits for {with_and(map(label, on))} already"
        )
    _awaited(roadmap, on)
    graph = {n: {*each.depends_on} for n, each in roadmap.items()}
    graph[action.number] |= {*on}
    if loop := circle(graph):
        raise refusals.DependencyLoop(loop)


def _parts(roadmap: Roadmap, act: SplitAction, setting: Setting, at: datetime) -> None:
    whole = roadmap[act.action]
    expected = [*next_parts(roadmap, whole.number, len(act.parts))]
    if len(act.parts) < 2:
        raise refusals.PartsUnusable("an action is split into two parts or more")
    if not expected or [each.number for each in act.parts] != expected:
        free = with_and(map(label, expected)) or "none, all letters are used"
        raise refusals.PartsUnusable(f"its parts are numbered {free}")
    off = [str(f) for part in act.parts for f in faults_of(part, setting.policy, at)]
    if off:
        raise refusals.PartsUnusable("; ".join(off))
    _parts_wait(roadmap, act)


def _parts_wait(roadmap: Roadmap, act: SplitAction) -> None:
    """What the parts wait for exists, and nothing comes to wait for itself."""
    numbers = {each.number for each in act.parts}
    graph = {n: {*each.depends_on} for n, each in roadmap.items()}
    inherited = graph.pop(act.action)
    for names in graph.values():
        if act.action in names:
            names |= numbers
    for part in act.parts:
        for number in {*part.depends_on} - graph.keys() - numbers:
            raise refusals.NoSuchAction(
                f"part {label(part.number)} cannot wait for action {label(number)}: "
                "it is not on the roadmap, or is the action that is split"
            )
        graph[part.number] = {*part.depends_on} | inherited
    if loop := circle(graph):
        raise refusals.DependencyLoop(loop)


def next_parts(roadmap: Roadmap, number: int, count: int) -> Iterator[int]:
    """The numbers of the next parts of an action; none where the letters run out."""
    first = root(number)
    used = [n % PARTS for n in roadmap if n > PARTS and root(n) == first]
    begin = max(used, default=0) + 1
    if begin + count - 1 <= len(LETTERS):
        yield from (first * PARTS + begin + turn for turn in range(count))


def _merge(roadmap: Roadmap, action: Action, into: int) -> None:
    other = roadmap.get(into)
    if other is None:
        raise refusals.NoSuchAction(missing(into, roadmap))
    if other.number == action.number:
        raise refusals.NoSuchAction(
            f"action {label(into)} is merged into another: --into names that one"
        )
    if not other.is_open:
        raise refusals.Gone(f"action {other.label} is {other.status}")
    graph = {n: {*each.depends_on} for n, each in roadmap.items()}
    if loop := circle(_merged(graph, action.number, into)):
        raise refusals.DependencyLoop(loop)


def _merged(graph: dict[int, set[int]], gone: int, into: int) -> dict[int, set[int]]:
    """What waits for the merged action now waits for the one that took it in."""
    return {
        number: {into if n == gone else n for n in names}
        for number, names in graph.items()
        if number != gone
    }


def _consulted(consulted: tuple[str, ...], setting: Setting, at: datetime) -> None:
    """Somebody of the LEA and somebody of the COE (docs/domain.md 6.4)."""
    for agency in (Agency.LEA, Agency.COE):
        roles = AGENCIES[agency]
        if not {*consulted} & {setting.answering(role, at) for role in roles}:
            raise refusals.NotConsulted(
                f"name who was consulted, with --consulted PERSON: nobody of the "
                f"{agency} is among {', '.join(consulted) or 'none'}"
            )


def _no_owner(owner: Role) -> str:
    return (
        f"{LABELS[owner]} does not own actions of an LEA; "
        f"owners are {', '.join(OWNERS)}"
    )
