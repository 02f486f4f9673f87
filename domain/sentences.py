"""Each act and rung as one plain sentence, for the record, the log and `history`."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from domain.actions.sentences import did as did_to_action
from domain.actions.sentences import did_to_all, named, still_open
from domain.actions.threshold import is_far_behind
from domain.acts import (
    Act,
    ActionAct,
    AddAction,
    AdoptRoadmap,
    ApplyPolicy,
    Assign,
    Audience,
    BroughtIn,
    ByStaff,
    ChangeCalendar,
    CheckInClockAct,
    Close,
    Comment,
    CorrectLea,
    EvidenceAct,
    RecordMinutes,
    ReferralAct,
    Referred,
    ResumeClock,
    ReviewNews,
    Several,
    StopClock,
    SubjectsAct,
    Substitute,
    SupportAct,
    UpdatePeople,
    Withdraw,
    WitnessMissing,
)
from domain.apply_check_in import check_in_of, missed_in_a_row
from domain.bring_in import brought_in
from domain.checkins.sentences import did as did_to_check_in
from domain.clock_sentences import of_clock_act
from domain.documents.canonical import in_short
from domain.engagement import Engagement
from domain.evidence.sentences import did as did_to_evidence
from domain.letters.notice import Notice
from domain.people.roles import LABELS, Assignment, holder
from domain.referrals.sentences import did as did_to_referral
from domain.referrals.sentences import leads_now
from domain.reviews.sentences import reported
from domain.supports.sentences import did as did_to_supports
from domain.wording import so_many, with_and


def sentence(
    before: Engagement, after: Engagement, act: Act, owed: Sequence[Notice]
) -> str:
    """What happened, in the words of how the engagement is afterwards."""
    said = _said(before, after, act, [n for n in owed if not n.is_copy])
    if leads := leads_now(before.referrals, after.referrals):
        said += f"; {leads}"
    if after.recheck_proposed and not before.recheck_proposed:
        said += f"; {_why_a_look(after)} a look at the whole engagement is proposed"
    for year in _short_since(before, after):
        said += f"; the check-ins of {year} can no longer be as many as there should be"
    return said


def _why_a_look(engagement: Engagement) -> str:
    """What a look at the whole is proposed for: too much is late, or missed."""
    if is_far_behind(engagement.actions.values(), engagement.policy):
        return "so much is late that"
    missed = with_and(each.name for each in missed_in_a_row(engagement))
    return f"check-ins {missed} were missed one after the other, so that"


def _short_since(before: Engagement, after: Engagement) -> Iterator[str]:
    """The fiscal years whose number of check-ins is out of reach since this."""
    for begins, year in after.check_in_years.items():
        known = before.check_in_years.get(begins)
        if year.short and not (known and known.short):
            yield year.year.named


def _said(
    before: Engagement, after: Engagement, act: Act, letters: Sequence[Notice]
) -> str:
    if isinstance(act, CheckInClockAct):
        check_in = check_in_of(before, after, act)
        assert check_in
        return did_to_check_in(check_in, act)
    if isinstance(act, SubjectsAct | WitnessMissing):
        return of_clock_act(before, after, act, letters)
    if isinstance(act, ReviewNews):
        return reported(act)
    assert isinstance(act, ByStaff)
    return _by_staff(before, after, act)


def _by_staff(before: Engagement, after: Engagement, act: ByStaff) -> str:
    """Who did what, and why."""
    if isinstance(act, Comment) and act.audience is not Audience.OPEN:
        return (
            f"{act.by} left a comment ({act.audience}) on "
            f"{named(after.actions, act.action)}"
        )
    if isinstance(act, EvidenceAct):
        return f"{act.by} {did_to_evidence(after.evidence, act)}"
    said = f"{act.by} {_phrase(before, after, act)}"
    return f"{said}: {act.why}" if act.why else said


def _phrase(before: Engagement, after: Engagement, act: Any) -> str:
    """What they did; of what was mended, also how it was before."""
    match act:
        case Close():
            return _closed(before)
        case Assign():
            return _assigned(before, after, act)
        case CorrectLea():
            was, now = (f"{e.lea.name} ({e.lea.county})" for e in (before, after))
            return f"corrected the LEA from {was} to {now}"
        case _ if check_in := check_in_of(before, after, act):
            said = did_to_check_in(check_in, act)
            return f"{said}{_decided(after, act)}"
        case _ if isinstance(act, SupportAct):
            return did_to_supports(before.supports, act)
        case _ if isinstance(act, ReferralAct | Referred):
            return did_to_referral(before.referrals, after.referrals, after.lea, act)
        case _ if isinstance(act, ActionAct | AddAction | Several):
            scale = after.policy.scale
            return did_to_action(before.actions, after.actions, scale, act)
    if phrase := DONE.get(type(act)):
        return phrase(after, act)
    return f"moved the engagement to {after.phase} ({act.kind})"


def _decided(after: Engagement, act: object) -> str:
    """What a meeting decided, by whom; nothing of any other act."""
    if not isinstance(act, RecordMinutes) or not act.decisions:
        return ""
    people = dict.fromkeys(each.by for each in act.decisions)
    said = []
    for who in people:
        theirs = [each for each in act.decisions if each.by == who]
        did = did_to_all(after.actions, after.policy.scale, theirs)
        said.append(f"{who} {did}")
    return f"; {'; '.join(said)}"


def _assigned(before: Engagement, after: Engagement, act: Assign) -> str:
    """With whom it takes the role from, now or on its first day."""
    given = f"to {act.person}" if act.person else "to nobody, it is vacant"
    until = f" until {act.last}" if act.last else " on"
    interim = " as an interim" if act.interim else ""
    gone = [
        each.person
        for each in before.people
        if each.role is act.role and each not in after.people
        if each.last is None or each.last >= act.first
    ]
    was = [*gone, holder(before.people, act.role, act.first)]
    former = [*dict.fromkeys(each for each in was if each and each != act.person)]
    place = f", in place of {with_and(former)}" if former else ""
    said = f"gave the role {LABELS[act.role]} {given}{interim}, from {act.first}{until}"
    return f"{said}{place}"


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


def _adopted(act: AdoptRoadmap) -> str:
    """With what was signed, by its hash; or why it is another than that."""
    said = f"adopted the roadmap of {so_many(len(act.planned), 'action')}"
    if act.signed:
        return f"{said} that LEA, COE and CCEE have signed ({in_short(act.sha256)})"
    instead = act.instead_of_signed
    return f"{said} instead of the one that was signed: {instead}" if instead else said


DONE: dict[type, Callable[[Engagement, Any], str]] = {
    BroughtIn: brought_in,
    AdoptRoadmap: lambda _, act: _adopted(act),
    Substitute: lambda _, act: (
        f"let {act.substitute} stand in for {act.person}, {act.first} to {act.last}"
    ),
    UpdatePeople: _updated,
    StopClock: lambda _, act: (
        f"stopped all clocks ({act.cause.replace('_', ' ')}), to be looked at again on "
        f"{act.recheck}"
    ),
    Withdraw: lambda *_: "withdrew the engagement",
    ResumeClock: lambda *_: "let all clocks run again",
    ApplyPolicy: lambda _, act: f"applied the policy {act.policy.named} ({act.mode})",
    ChangeCalendar: lambda _, act: (
        f"gave the {act.office} the calendar {act.calendar.named} ({act.mode})"
    ),
}


def _closed(before: Engagement) -> str:
    """With what was late until then, though no clock runs any more."""
    left = still_open(before.actions)
    return f"closed the engagement{' while ' if left else ''}{left}"
