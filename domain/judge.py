"""Whether staff may do what they ask, and each reason why they may not.

Judging is not replayed: a rule here may be tightened while engagements are open.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from domain import refusals
from domain.actions.check import before_it_began
from domain.actions.judge import (
    check_action_act,
    check_addition,
    check_there,
    is_further_extension,
)
from domain.actions.planned import label
from domain.actions.reasons import said_of_actions
from domain.actions.sentences import still_open
from domain.acts import (
    ActionAct,
    AddAction,
    AddEvidence,
    AdoptRoadmap,
    AgendaAct,
    Assign,
    AttachReferral,
    BeginReview,
    ChangeMode,
    CheckInAct,
    ClaimComplete,
    Close,
    CompleteReview,
    CorrectLea,
    DrawUpPacket,
    Independent,
    MakePrimary,
    NoteDashboard,
    NotesAct,
    OneCheckInAct,
    RecordMinutes,
    Redate,
    ReferralAct,
    Several,
    StaffAct,
    StepAct,
    StopClock,
    Substitute,
    SupportAct,
    UpdatePeople,
    WithdrawEvidence,
)
from domain.apply import several_applied
from domain.apply_check_in import agenda_of
from domain.apply_referral import joined_by
from domain.bounds import MOST_REVIEWS, excesses
from domain.checkins.judge import check_check_in_act
from domain.checkins.judge import out_of_turn as check_in_out_of_turn
from domain.checkins.judge_agenda import check_agenda_act
from domain.checkins.judge_notes import (
    at_line,
    check_drawn,
    check_minutes,
    check_notes_act,
)
from domain.clocks.judge import check_recheck
from domain.engagement import Engagement
from domain.evidence.judge import check_evidence_act, check_named
from domain.evidence_doers import or_adder, parties
from domain.faults import together
from domain.judge_adoption import check_adoption, check_news
from domain.judge_person import check_person, may, named
from domain.judge_texts import check_texts
from domain.lea import Lea, county_of
from domain.people.judge import check_people
from domain.people.roles import Party, Role
from domain.permissions import APPROVING, FURTHER_EXTENSION
from domain.policies.acts import PolicyAct
from domain.policies.judge import check_rules
from domain.referrals.case import MODES
from domain.referrals.judge import (
    case_of,
    check_attachable,
    check_leading,
    check_step,
    step_out_of_turn,
)
from domain.referrals.open import check_in_force, who_it_is
from domain.referrals.select import doers, party_of
from domain.reviews.check import unusable
from domain.reviews.framework import Framework
from domain.reviews.words import ReviewLine
from domain.state_rules import (
    known_as,
    no_other_review,
    out_of_turn,
    review_under_way,
)
from domain.supports.judge import check_support_act
from domain.wording import as_words, is_blank, same_words


def judge(engagement: Engagement, act: StaffAct, at: datetime) -> None:
    """Raise a `Refused` if staff may not do this at this instant."""
    _bounds(act)
    number = act.action if isinstance(act, ActionAct) else None
    former = review_under_way(engagement)
    if isinstance(act, BeginReview) and former:
        _check_another(former, act)
    elif refusal := out_of_turn(engagement, type(act), number):
        nothing = isinstance(refusal, refusals.NothingToChange)
        if isinstance(act, Independent) and nothing:
            check_there(engagement.actions, act.on)
        raise refusal
    if isinstance(act, OneCheckInAct):
        name, known = act.check_in, engagement.check_ins
        if off := check_in_out_of_turn(known, type(act), name):
            raise off
    if isinstance(act, StepAct) and (refusal := _step_out_of_turn(engagement, act)):
        raise refusal
    _person(engagement, act, at)
    check_texts(act)
    _by_its_kind(engagement, act, at)


def _by_its_kind(engagement: Engagement, act: StaffAct, at: datetime) -> None:
    """What each kind of act has rules of its own for."""
    match act:
        case Several():
            _all_of_them(engagement, act, at)
        case AddEvidence() | WithdrawEvidence():
            check_evidence_act(engagement.evidence, act)
        case _ if isinstance(act, SupportAct):
            known, actions = engagement.supports, engagement.actions
            today = engagement.day_of(at)
            check_support_act(known, act, actions, engagement.began, today)
        case _ if isinstance(act, ActionAct):
            if isinstance(act, ClaimComplete):
                check_named(engagement.evidence, act.evidence)
            check_action_act(engagement.actions, act, engagement.setting, at)
            _check_date(engagement, act, engagement.day_of(at))
        case _ if isinstance(act, CheckInAct):
            _check_check_in_act(engagement, act, at)
        case AdoptRoadmap():
            check_adoption(engagement, act, at)
        case AddAction():
            check_addition(engagement.actions, act, engagement.setting, at)
        case CorrectLea():
            _check_correction(engagement.lea, act.name, act.county)
        case _ if isinstance(act, ReferralAct):
            _check_referral_act(engagement, act, at)
        case Assign() | Substitute() | UpdatePeople():
            people, absences = engagement.people, engagement.absences
            check_people(people, absences, act, engagement.day_of(at))
        case Close(leaving_open=False) if open_now := still_open(engagement.actions):
            raise refusals.ActionsOpen(
                f"{open_now}; complete them, withdraw them, or say that they stay "
                "open: --leaving-open"
            )
        case BeginReview(framework=framework):
            _check_framework(framework)
        case CompleteReview():
            _check_completed(engagement, act)
        case StopClock(recheck=recheck):
            check_recheck(recheck, engagement.day_of(at))
        case _ if isinstance(act, PolicyAct):
            owners = {e.owner for e in engagement.actions.values() if e.is_open}
            own, setting = engagement.policy, engagement.setting
            check_rules(act, own, owners, lambda role: setting.vacancy(role, at))


def _check_framework(framework: Framework) -> None:
    """Raise FrameworkUnusable where no review can be done under it."""
    if off := unusable(framework):
        raise refusals.FrameworkUnusable(off)


def _check_date(engagement: Engagement, act: ActionAct, today: date) -> None:
    """Raise DateUnusable where a date would move back before the engagement began.

    Another one that is past is lawful, and warned of; so is one that moves out.
    """
    if not isinstance(act, Redate) or act.due > engagement.actions[act.action].due:
        return
    if off := before_it_began(act.due, engagement.began, today):
        raise refusals.DateUnusable(off)


def _check_completed(engagement: Engagement, act: CompleteReview) -> None:
    """Raise a `Refused` while its review has more to say, or is not done unasked."""
    line = engagement.review
    if line is None:
        return
    check_news(line, act)
    if not line.may_be_completed and is_blank(act.why):
        raise refusals.ReasonMissing(
            f"review {line.number} is not published yet: its stage is "
            f"{as_words(line.stage) or 'the beginning'}; to complete it all the same, "
            "say why: --why '...'"
        )


def _check_another(line: ReviewLine, act: BeginReview) -> None:
    """Raise a `Refused` while the review before is not known to be over.

    One of which there was news, and that tells nothing any more, needs a reason.
    """
    check_news(line, act)
    if act.review_entry or not line.entry or line.number == MOST_REVIEWS:
        raise no_other_review(line)
    if is_blank(act.why):
        raise refusals.ReasonMissing(
            f"review {line.number} is {as_words(line.stage)} as far as the engagement "
            "knows, and has ended or is gone; to begin another, say why: --why '...'"
        )


def _check_correction(lea: Lea, name: str, county: str) -> None:
    """Raise a `Refused` if this is no correction of the LEA's name or county."""
    if county and county != county_of(lea.cds):
        raise refusals.CountyUnfit(
            f"{lea.cds} lies in {county_of(lea.cds)} county by its code, and not in "
            f"{county}"
        )
    if name and is_blank(name):
        raise refusals.ReasonMissing("the name says nothing: --name 'Alder Valley'")
    new = lea.corrected(name, county)
    if same_words(new.name, lea.name) and new.county == lea.county:
        raise refusals.NothingToChange(
            f"{lea.name} ({lea.county} county) is what it is called already; say "
            "--name or --county"
        )


def _check_referral_act(engagement: Engagement, act: ReferralAct, at: datetime) -> None:
    referrals, setting = engagement.referrals, engagement.setting
    match act:
        case AttachReferral():
            check_attachable(referrals, act, setting, setting.day_of(at))
        case MakePrimary(referral=number):
            check_leading(referrals, number)
        case ChangeMode(mode=mode):
            if mode is engagement.mode:
                raise refusals.NothingToChange(f"the mode is {MODES[mode]} already")
        case NoteDashboard(year=year, digest=digest):
            known = engagement.dashboard
            if known and (known.year, known.digest) == (year, digest):
                raise refusals.NothingToChange(
                    f"that version of the Dashboard of {year} is noted already"
                )
        case _:
            check_step(referrals, act, setting, at)


def _bounds(act: StaffAct) -> None:
    """What an act adopts is named by the roadmap's own rules, action by action."""
    looked_at = act.but(actions=()) if isinstance(act, AdoptRoadmap) else act
    if beyond := [*excesses(looked_at)]:
        raise refusals.OutOfBounds(together(beyond))


def _all_of_them(engagement: Engagement, act: Several, at: datetime) -> None:
    """Each as if the ones before were done; every refusal names its actions."""
    numbers = [each.action for each in act.acts]
    off = ["there is nothing to do"] if not act.acts else []
    twice = sorted({n for n in numbers if numbers.count(n) > 1})
    off += [f"action {label(n)} is named twice" for n in twice]
    off += [f"{each.by} is not {act.by}" for each in act.acts if each.by != act.by]
    if off:
        raise refusals.NotAllOfThem(f"{'; '.join(off)}\nnothing was changed")
    refused = {act.acts[n].action: s for n, s in _in_order(engagement, act.acts, at)}
    if refused:
        lines = "\n".join(said_of_actions(refused))
        raise refusals.NotAllOfThem(f"{lines}\nnothing was changed")


def _in_order(
    engagement: Engagement, acts: Sequence[ActionAct], at: datetime
) -> Iterator[tuple[int, str]]:
    """Which of them cannot be done, each after those before it, and why."""
    for n, each in enumerate(acts):
        try:
            judge(engagement, each, at)
            engagement = several_applied(engagement, [each], at)
        except refusals.Refused as refusal:
            yield n, str(refusal)


def _check_check_in_act(engagement: Engagement, act: CheckInAct, at: datetime) -> None:
    """Of one that is there by what it is about: its day, its agenda, its notes."""
    known, setting = engagement.check_ins, engagement.setting
    if not isinstance(act, AgendaAct | DrawUpPacket | RecordMinutes | NotesAct):
        check_check_in_act(known, act, setting, engagement.began, at)
        return
    check_in, entries = known[act.check_in], engagement.entries
    agenda = agenda_of(engagement, check_in)
    match act:
        case RecordMinutes():
            check_minutes(check_in, agenda, act)
            _decisions(engagement, act, at)
        case DrawUpPacket():
            check_drawn(check_in, act, entries)
        case _ if isinstance(act, AgendaAct):
            check_agenda_act(check_in, agenda, engagement.actions, act)
        case _ if isinstance(act, NotesAct):
            of_lea = may(engagement, APPROVING, Role.LEA_SUPERINTENDENT, act.by, at)
            today = engagement.day_of(at)
            check_notes_act(check_in, act, entries=entries, of_lea=of_lea, today=today)


def _decisions(engagement: Engagement, act: RecordMinutes, at: datetime) -> None:
    """Each as if the lines before it were done, by whoever decided it."""
    if off := [*_in_order(engagement, act.decisions, at)]:
        lines = [f"{at_line(n + 1, act.decisions[n].action)}: {why}" for n, why in off]
        raise refusals.NotAllOfThem("\n".join((*lines, "nothing was changed")))


def _step_out_of_turn(engagement: Engagement, act: StepAct) -> refusals.Refused | None:
    case, phase = case_of(engagement.referrals, act), engagement.phase
    party = party_of(act)
    return step_out_of_turn(engagement.referrals, phase, type(act), party, case)


def _allowed(engagement: Engagement, act: StaffAct, at: datetime) -> tuple[Party, ...]:
    """The matrix's line; of a referral's step, whoever its pathway names."""
    if is_further_extension(engagement.actions, act, engagement.day_of(at)):
        return FURTHER_EXTENSION
    if isinstance(act, AttachReferral):
        check_in_force(act.terms, engagement.day_of(at))
        return act.terms.starts
    return doers(engagement.referrals, act) or parties(engagement.evidence, act)


def _person(engagement: Engagement, act: StaffAct, at: datetime) -> None:
    owner = _owner(engagement, act)
    allowed = _allowed(engagement, act, at)
    joined = joined_by(engagement, act, at)
    if allowed is FURTHER_EXTENSION and not may(joined, allowed, owner, act.by, at):
        raise refusals.NeedsLead(
            "its date was moved out before; a further extension is for "
            f"{named(joined, allowed, owner, at)}"
        )
    others = or_adder(engagement, engagement.evidence, act, at)
    called = known_as(type(act))
    check_person(
        *(joined, act, allowed, owner, at),
        called=called,
        others=others,
        remedy=_remedy(joined, act, at),
    )


def _remedy(joined: Engagement, act: StaffAct, at: datetime) -> str:
    """What a referral may say beside, where a role of whoever makes it is vacant."""
    if not isinstance(act, AttachReferral):
        return ""
    vacant = tuple(e for e in act.terms.starts if joined.vacancy(e, at))
    return f"; {who_it_is(vacant, act.by)}" if vacant else ""


def _owner(engagement: Engagement, act: StaffAct) -> Role:
    number = act.action if isinstance(act, ActionAct) else None
    action = engagement.actions.get(number) if number is not None else None
    return action.owner if action else Role.LEA_SUPERINTENDENT
