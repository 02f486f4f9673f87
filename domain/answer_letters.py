"""What was noted in the name of somebody who answers by mail, shown to them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.act import typed_it
from domain.actions.planned import label
from domain.acts import (
    Acknowledge,
    Act,
    ActionAct,
    ByStaff,
    ClaimComplete,
    ConfirmComplete,
    ConsultationAct,
    CorrectConsultation,
    RecordConsultation,
    RecordMinutes,
    ReturnClaim,
    Several,
)
from domain.clocks.recipients import Reader, reader_named
from domain.engagement import Engagement
from domain.first_few import first_few
from domain.letters.matter import view_matter
from domain.letters.notice import NAMED, Notice, letters, said_day
from domain.people.roles import AT_CCEE, LABELS, answering_roles
from domain.referrals.case import Case, Outcome
from domain.referrals.select import chosen, rule_for
from domain.referrals.sentences import SAID as NOTED
from domain.values import Facts
from domain.wording import is_blank

SHOWN = 20  # actions of which one letter shows what was said of each
BRIEF = 400  # characters of it
SAID = {
    Outcome.ACCEPT: "you agree",
    Outcome.DECLINE: "you would rather not",
    Outcome.MORE_INFORMATION: "you would like to know more first",
}


def of_answer(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> Iterator[Notice]:
    """To whoever is not of the agency, where another typed what they said.

    Of a meeting's decisions to each who took any.
    """
    if isinstance(act, RecordMinutes):
        for each in _by_each(act):
            yield from _of_one(before, after, each, at)
    elif isinstance(act, ByStaff):
        yield from _of_one(before, after, act, at)


def _by_each(act: RecordMinutes) -> Iterator[Several]:
    """The decisions of each person, as one act of theirs."""
    for by in dict.fromkeys(each.by for each in act.decisions):
        theirs = tuple(each for each in act.decisions if each.by == by)
        reasons = {each.why for each in theirs}
        yield Several(
            id=act.id,
            by=by,
            entered_by=act.entered_by,
            why=reasons.pop() if len(reasons) == 1 else "",
            acts=theirs,
        )


def _of_one(
    before: Engagement, after: Engagement, act: ByStaff, at: datetime
) -> Iterator[Notice]:
    if not (noted := [*_noted(after, act)]):
        return
    reader = _whose(after, act, at)
    if reader is None or reader.role in AT_CCEE or _is_own(act, reader):
        return
    facts: Facts = {
        "lea": after.lea.name,
        "reference": after.lea.cds,
        "noted": first_few(noted, NAMED, between="; "),
        **_besides(before, after, act),
    }
    holds = _view(before, after, act) if isinstance(act, ConsultationAct) else ""
    told = [reader]
    yield from letters(after.setting, told, "answer_noted", facts, at, matter=holds)


def _besides(before: Engagement, after: Engagement, act: ByStaff) -> Facts:
    """Its reason, what it was reported with, and what it takes the place of.

    What a report was made with only the record keeps; the outbox adds it.
    """
    match act:
        case ClaimComplete(action=number):
            named = after.actions[number].label
            return {"why": act.why, "action": named, "claim_entry": after.entries}
        case Several() if _claims(act):
            entry = after.entries
            return {"why": act.why, "claim_entry": entry, "claim_by": act.by}
        case RecordConsultation():
            return {"why": act.why, **_replaced(before, act)}
        case CorrectConsultation():
            # Why a note is put right is the reason of who does, not the party's.
            return {"mended": act.why, **_replaced(before, act)}
    return {"why": act.why}


def _replaced(before: Engagement, act: ConsultationAct) -> Facts:
    """What was noted of the party in this step until now; nothing of the first time."""
    case, name = _step(before, act)
    step = case.steps.get(name)
    known = step.last_said if step else None
    said = f"{NOTED[known.outcome]} ({said_day(known.on)})" if known else ""
    return {"replaced": said, "party": LABELS[act.party]} if said else {}


def _view(before: Engagement, after: Engagement, act: ConsultationAct) -> str:
    """That nothing was noted of the party in this step since."""
    case, name = _step(before, act)
    return view_matter(after.entity, f"{case.key}/{name}", after.entries)


def _step(before: Engagement, act: ConsultationAct) -> tuple[Case, str]:
    """The referral it is about, and the step."""
    case = chosen(before.referrals, act)
    rule = rule_for(case, type(act), act.party) if case else None
    assert case and rule
    return case, rule.name


def shown(said: Sequence[ClaimComplete]) -> Facts:
    """What was said of one action reported complete, or in brief of each of several."""
    if len(said) == 1:
        (claim,) = said
        return {
            "evidence": "\n".join(claim.evidence),
            "experience": claim.experience,
            "sustained_by": claim.sustained_by,
        }
    return {"claims": "\n".join([*map(_in_brief, said[:SHOWN]), *_left_out(said)])}


def _in_brief(claim: ClaimComplete) -> str:
    """On one line, and not at any length."""
    parts = ("; ".join(claim.evidence), claim.experience, claim.sustained_by)
    words = " - ".join(" ".join(each.split()) for each in parts if not is_blank(each))
    cut = f"{words[:BRIEF]}..." if len(words) > BRIEF else words
    return f"action {label(claim.action)}: {cut}"


def _left_out(said: Sequence[ClaimComplete]) -> list[str]:
    left = len(said) - SHOWN
    return [f"{left} more: ask us, and we show it to you"] if left > 0 else []


def _claims(act: Several) -> list[ClaimComplete]:
    return [each for each in act.acts if isinstance(each, ClaimComplete)]


def _whose(after: Engagement, act: ByStaff, at: datetime) -> Reader | None:
    """Whoever decided it; of a view that another noted, who spoke for the party then.

    Nobody where that is not known: a successor has not said it, nor a substitute.
    """
    if not isinstance(act, ConsultationAct) or act.by in _speaking(after, act, at):
        return reader_named(after.setting, act.by, at)
    then = after.setting.speaker(act.party, act.on)
    person = then.person if then else _only_one(after, act, at)
    if person is None or person not in _speaking(after, act, at):
        return None
    return reader_named(after.setting, person, at)


def _only_one(after: Engagement, act: ConsultationAct, at: datetime) -> str | None:
    """Who alone has ever spoken for a party of which nobody was known by then."""
    roles, today = answering_roles(act.party), after.day_of(at)
    held = [each for each in after.people if each.role in roles and each.person]
    if any(each.first <= act.on for each in held) or {*roles} & {*after.handed_over}:
        return None
    persons = {each.person for each in held if each.first <= today}
    return persons.pop() if len(persons) == 1 else None


def _speaking(
    after: Engagement, act: ConsultationAct, at: datetime
) -> tuple[str | None, ...]:
    """Who speaks for the party today, and for whom they stand in, if for anybody."""
    return after.holder(act.party, at), after.answering(act.party, at)


def _is_own(act: ByStaff, reader: Reader) -> bool:
    return act.by == reader.person and typed_it(act)


def _noted(after: Engagement, act: ByStaff) -> Iterator[str]:
    """What people are asked for in letters, each answer in a few words to them."""
    acts: Sequence[ByStaff] = act.acts if isinstance(act, Several) else (act,)
    for each in acts:
        if isinstance(each, ConsultationAct):
            view = f"asked for your view, {SAID[each.outcome]} ({said_day(each.on)})"
            mended = isinstance(each, CorrectConsultation)
            yield f"{view}, as it is now corrected" if mended else view
        elif isinstance(each, ActionAct):
            yield from _noted_of(after, each)


def _noted_of(after: Engagement, act: ActionAct) -> Iterator[str]:
    named = f"action {after.subject_of(after.actions[act.action]).named}"
    match act:
        case ClaimComplete():
            yield f"{named} is complete"
        case ConfirmComplete():
            yield f"you confirm that {named} is complete"
        case ReturnClaim():
            yield f"for {named} to be complete, something is still needed"
        case Acknowledge(promise=day):
            yield f"{named} will be done by {said_day(day)}"
