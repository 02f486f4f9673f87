"""What an engagement owes the world for what has just happened to it."""

from collections.abc import Iterator
from datetime import datetime

from domain.actions.planned import address, next_number
from domain.acts import (
    Act,
    ActionAct,
    AddAction,
    AddEvidence,
    AttachReferral,
    BeginReview,
    CompleteReview,
    MakePrimary,
    Referred,
    ReviewNews,
    RungActed,
    StepAct,
    SupportAct,
    WithdrawEvidence,
    WitnessMissing,
)
from domain.apply_check_in import check_in_of, without_closed
from domain.apply_review import review_words
from domain.changes import (
    SubjectChange,
    is_late,
    of_missing,
    settled,
    standing_changes,
    subject_changes,
    tellings,
)
from domain.checkins.documents import owed_documents
from domain.engagement import Engagement
from domain.entries import Entry
from domain.evidence.evidence import evidence_address
from domain.matters import matters_of_whole
from domain.notices import notices
from domain.referrals.case import case_address
from domain.referrals.select import chosen
from domain.sentences import sentence
from domain.standing_of import (
    action_standing,
    check_in_standing,
    engagement_standing,
)
from domain.supports.select import support_of
from domain.words import Word, with_words


def owing(before: Engagement, after: Engagement, act: Act, at: datetime) -> Engagement:
    """Owe the record an entry, and a word to each witness whose ladder changed."""
    changes = [*subject_changes(before, after)]
    letters = notices(before, after, act, at)
    changed = [
        each for n, each in after.actions.items() if before.actions.get(n) is not each
    ]
    entry = Entry(
        entity=after.entity,
        number=after.entries,
        at=at,
        late=is_late(act, at),
        act=act,
        sentence=sentence(before, after, act, letters, at),
        subject=_subject(before, after, act),
        whole=standing_changes(before, after, engagement_standing),
        actions=tuple(action_standing(after, each) for each in changed),
        check_ins=tuple(
            check_in_standing(after, each)
            for name, each in after.check_ins.items()
            if before.check_ins.get(name) is not each
        ),
        notices=letters,
        renderings=owed_documents(
            check_in_of(before, after, act), act, after.setting, after.day_of(at)
        ),
        settled=tuple(_settled(before, after, changes)),
    )
    told: list[Word] = [*tellings(changes)]
    told += of_missing(after, act)
    told += review_words(before, after)
    return after.but(
        unwritten=(*after.unwritten, entry),
        untold=with_words(after.untold, told),
        tells_whole=False,
    )


def _subject(before: Engagement, after: Engagement, act: Act) -> str:
    """The address of what an act is about; empty where that is the whole, or much."""
    match act:
        case RungActed(subject=key) | WitnessMissing(subject=key):
            return key
        case _ if check_in := check_in_of(before, after, act):
            return check_in.key
        case ReviewNews(number=number):
            return f"review/{number}"
        case BeginReview() | CompleteReview() if after.review:
            return f"review/{after.review.number}"
        case _ if isinstance(act, ActionAct):
            return after.actions[act.action].key
        case AddAction():
            return address(next_number(before.actions))
        case AddEvidence():
            return evidence_address(len(after.evidence))
        case WithdrawEvidence(number=number):
            return evidence_address(number)
        case _ if isinstance(act, SupportAct):
            return support_of(before.supports, act).address
        case Referred() | AttachReferral():
            return case_address(len(after.cases))
        case MakePrimary(referral=number):
            return case_address(number)
        case _ if isinstance(act, StepAct):
            case = chosen(before.referrals, act)
            return case.key if case else ""
    return ""


def _settled(
    before: Engagement, after: Engagement, changes: list[SubjectChange]
) -> Iterator[str]:
    """What held before and holds no more."""
    # What was closed before leaves with this entry, and what was said of it stays so.
    known = matters_of_whole(without_closed(before))
    yield from sorted(known - matters_of_whole(after))
    yield from settled(before, after, changes)
