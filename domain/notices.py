"""Letters an act or a rung gives rise to: to whom, in which role, with which facts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from domain.actions.letters import of_addition, of_return, of_roadmap, of_snooze
from domain.actions.planned import label, last_number
from domain.actions.threshold import far_behind
from domain.acts import (
    Act,
    AddAction,
    AdoptRoadmap,
    AmendAction,
    ApplyPolicy,
    AttachReferral,
    BroughtIn,
    ChangeCalendar,
    ChangeMode,
    Close,
    CorrectLea,
    PlateauReached,
    Reassign,
    RecheckDue,
    ReferralAct,
    Referred,
    ReturnClaim,
    RungActed,
    Several,
    Snooze,
    Withdraw,
)
from domain.bring_in import of_bringing_in
from domain.clocks.ladder import LadderRung
from domain.clocks.recipients import Reader, holding, readers
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.letters.copies import copies
from domain.letters.matter import (
    list_matter,
    mode_matter,
    plateau_matter,
    recheck_matter,
    rung_matter,
    stop_matter,
    whole_stop_matter,
)
from domain.letters.notice import (
    Notice,
    anew,
    letters,
    rung_letter,
    said_day,
)
from domain.people.acts import PeopleAct
from domain.people.roles import Role, role_for
from domain.referrals.case import MODES
from domain.referrals.letters import (
    AGREED,
    KNOWING,
    ReferralChange,
    of_dates,
    of_referrals,
)
from domain.standing_of import advice, tally_of
from domain.values import Facts

OTHERWISE = (
    ApplyPolicy
    | ChangeCalendar
    | Reassign
    | PeopleAct
    | AttachReferral
    | AmendAction
    | CorrectLea
)
"""What may change who hears of a rung, its words, or the plan that it names."""
ASKED_OF_ALL = (Role.CCEE_LEAD, Role.COE_LEAD, Role.LEA_SUPERINTENDENT)
"""Who is asked whether all clocks may run again."""


def notices(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> tuple[Notice, ...]:
    """The letters owed for `act`, which made `before` into `after`."""
    owed = [*_owed(before, after, act, at)]
    former, lead = _lead(before, at), _lead(after, at)
    person, was = (each.person if each else "" for each in (lead, former))
    otherwise = person != was or after.lea.name != before.lea.name
    if any(isinstance(each, OTHERWISE) for each in _each(act)):
        owed += _written_anew(before, after, at, otherwise=otherwise)
    if not isinstance(act, Referred | BroughtIn):
        owed += of_dates(_change(before, after, at)._replace(otherwise=otherwise))
    if after.recheck_proposed and not before.recheck_proposed:
        owed += _of_recheck(after, at)
    told = [n if n.is_of_agency else n.but(lead=person) for n in owed]
    return (*told, *copies(told, lead, was))


def _lead(engagement: Engagement, at: datetime) -> Reader | None:
    """Whom those who are not of the agency answer."""
    roles = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR)
    return next(iter(holding(engagement.setting, roles, at)), None)


def _owed(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> Iterable[Notice]:
    match act:
        case RungActed(subject=key):
            return _of_rung(before, key, at)
        case AdoptRoadmap():
            return of_roadmap([*after.actions.values()], after.setting, at)
        case AddAction():
            action = after.actions[last_number(after.actions)]
            return of_addition(after.subject_of(action), action, act, at)
        case BroughtIn():
            return of_bringing_in(after, at)
        case ReturnClaim(action=number):
            action = after.actions[number]
            return of_return(after.subject_of(action), action, act, at)
        case Snooze(action=number):
            action = after.actions[number]
            return of_snooze(after.subject_of(action), action, act, at)
        case RecheckDue():
            return _of_stops(before, after, act, at)
        case PlateauReached():
            return _of_plateau(after, act, at)
        case Several(acts=acts):
            return [n for each in acts for n in _owed(before, after, each, at)]
        case Close() | Withdraw():
            return _of_end(after, act, at)
        case ChangeMode():
            return _of_mode(after, act, at)
        case _ if isinstance(act, Referred | ReferralAct):
            return of_referrals(_change(before, after, at), act)
        case _:
            return ()


def _each(act: Act) -> Sequence[Act]:
    return act.acts if isinstance(act, Several) else (act,)


def _change(before: Engagement, after: Engagement, at: datetime) -> ReferralChange:
    return ReferralChange(
        before.referrals, after.referrals, after.setting, at, former=before.setting
    )


def _of_rung(before: Engagement, key: str, at: datetime) -> Iterator[Notice]:
    """Of what stood before the rung acted."""
    subject = before.subject(key)
    assert subject and subject.plan_id
    coming, turn = subject.coming, str(len(subject.clock.acted))
    matter = rung_matter(subject)
    for reader, facts in _told(subject, coming, at):
        yield rung_letter(
            subject, coming[0], reader, facts, at, turn=turn, matter=matter
        )


def _written_anew(
    before: Engagement, after: Engagement, at: datetime, *, otherwise: bool
) -> Iterator[Notice]:
    """The last letter of each plan that goes on, otherwise or to somebody else.

    Those of earlier rungs go to whom they were written to.
    """
    for now in after.subjects:
        was = before.subject(now.key)
        if was is None or not was.plan_id or was.clock.last_rung != now.clock.last_rung:
            continue
        rung = now.last_rung or was.last_rung
        if rung is None:
            continue
        turn, matter = f"{rung.key}/{after.entries}", rung_matter(now)
        letters_now = (
            rung_letter(now, rung, reader, facts, at, turn=turn, matter=matter)
            for reader, facts in _told(now, (rung, *now.coming), at)
        )
        heard = readers(was, (rung, *was.coming), at)
        other = otherwise or was.title != now.title
        yield from anew(letters_now, heard, rung_matter(was), otherwise=other)


def _told(
    subject: Subject, coming: Sequence[LadderRung], at: datetime
) -> Iterator[tuple[Reader, Facts]]:
    """Who hears of the first of the rungs to come, each with what they are told."""
    for reader in readers(subject, coming, at):
        yield reader, subject.rung_facts(coming, reader.role)


def _of_stops(
    before: Engagement, after: Engagement, act: RecheckDue, at: datetime
) -> Iterator[Notice]:
    """One letter to each person, about all that stands still and concerns them."""
    if not act.subjects and before.stop:
        facts = _whole(after) | {
            "what": "all dates of this engagement",
            "since": said_day(before.stop.since),
            "cause": before.stop.cause.replace("_", " "),
        }
        asked = holding(after.setting, ASKED_OF_ALL, at)
        stands = whole_stop_matter(after.entity)
        yield from letters(
            after.setting, asked, "recheck_due", facts, at, matter=stands
        )
        return
    by_role: dict[Role, list[Subject]] = {}
    for subject in _named(before, act.subjects):
        for role in (Role.CCEE_LEAD, subject.asked):
            by_role.setdefault(role, []).append(subject)
    yield from _lists(after, by_role, "recheck_due", at, stop_matter)


def _of_plateau(
    engagement: Engagement, act: PlateauReached, at: datetime
) -> Iterator[Notice]:
    watched = engagement.policy.plateau
    by_role: dict[Role, list[Subject]] = {}
    for subject in _named(engagement, act.subjects):
        for party in watched.tell if watched else ():
            role = role_for(party, subject.asked)
            by_role.setdefault(role, []).append(subject)
    return _lists(engagement, by_role, "plateau", at, plateau_matter)


def _of_mode(after: Engagement, act: ChangeMode, at: datetime) -> Iterator[Notice]:
    facts: Facts = {
        "lea": after.lea.name,
        "reference": after.lea.cds,
        "mode": MODES[act.mode],
        "why": act.why,
        "from_day": said_day(after.day_of(at)),
    }
    told = holding(after.setting, KNOWING, at)
    holds = mode_matter(after.entity, act.mode)
    return letters(after.setting, told, "mode_changed", facts, at, matter=holds)


def _of_end(after: Engagement, act: Close | Withdraw, at: datetime) -> Iterator[Notice]:
    """To everybody who was in it; nothing can make it void any more."""
    told = [role for case in after.cases.values() for role in case.pathway.tells]
    left = [each for each in after.actions.values() if each.is_open]
    facts: Facts = {
        "lea": after.lea.name,
        "reference": after.lea.cds,
        "closed": isinstance(act, Close),
        "left": len(left),
        "why": act.why,
        "on_day": said_day(after.day_of(at)),
    }
    owners = [each.owner for each in left]
    roles = (*told, *AGREED, Role.CCEE_DIRECTOR, *owners)
    everybody = holding(after.setting, roles, at)
    return letters(after.setting, everybody, "engagement_ended", facts, at)


def _of_recheck(engagement: Engagement, at: datetime) -> Iterator[Notice]:
    """So much is late that a look at the whole engagement may help."""
    threshold = engagement.policy.threshold
    late, whole = far_behind(engagement.actions.values(), engagement.policy)
    facts = _whole(engagement) | {
        "count": len(late),
        "whole": whole,
        "what": ", ".join(map(label, late)),
        "rungs": " or ".join(threshold.rungs) if threshold else "",
    }
    told = holding(engagement.setting, threshold.tell if threshold else (), at)
    holds = recheck_matter(engagement.entity)
    return letters(
        engagement.setting, told, "engagement_recheck", facts, at, matter=holds
    )


def _lists(
    engagement: Engagement,
    by_role: dict[Role, list[Subject]],
    template: str,
    at: datetime,
    matter_of: Callable[[Subject], str],
) -> Iterator[Notice]:
    """One letter to each person with what concerns them in all their roles."""
    for reader, subjects in _by_person(engagement, by_role, at):
        alone = subjects[0] if len(subjects) == 1 else None
        facts = _whole(engagement) | {
            "since": "",
            "cause": "",
        }
        yield from letters(
            engagement.setting,
            [reader],
            template,
            facts,
            at,
            subject=alone.key if alone else "",
            matter=list_matter(engagement.entity),
            lists={matter_of(each): each.named for each in subjects},
        )


def _by_person(
    engagement: Engagement, by_role: dict[Role, list[Subject]], at: datetime
) -> Iterator[tuple[Reader, list[Subject]]]:
    """Each person in the first of their roles, with each subject once."""
    theirs: dict[str, dict[str, Subject]] = {}
    first: dict[str, Reader] = {}
    for role, subjects in by_role.items():
        for reader in holding(engagement.setting, (role,), at):
            first.setdefault(reader.person, reader)
            theirs.setdefault(reader.person, {}).update({s.key: s for s in subjects})
    for person, reader in first.items():
        yield reader, [*theirs[person].values()]


def _named(engagement: Engagement, keys: Iterable[str]) -> list[Subject]:
    return [found for key in keys if (found := engagement.subject(key))]


def _whole(engagement: Engagement) -> Facts:
    return {
        "lea": engagement.lea.name,
        "reference": engagement.lea.cds,
        "advice": advice(engagement, tally_of(engagement)),
    }
