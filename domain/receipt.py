"""How an act is answered, and how one is known that comes again."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.actions.planned import address
from domain.actions.sentences import did_to_all
from domain.acts import (
    AddEvidence,
    Assign,
    BeginReview,
    ByStaff,
    CompleteReview,
    MergeAction,
    RecordMinutes,
    Several,
    SplitAction,
    StaffAct,
    SupportAct,
    WithdrawEvidence,
)
from domain.acts.digest import digest
from domain.clocks.recipients import holding
from domain.clocks.subject import is_within
from domain.engagement import Engagement
from domain.entity import Entity
from domain.entries import Entry
from domain.evidence.evidence import Pieces, place_of
from domain.expectation import expectation, next_of
from domain.may_follow import MayFollow, engagement_may
from domain.people.roles import Role
from domain.referrals.matters import invited_now
from domain.refusals import IdUsedOtherwise
from domain.review_consequences import next_of_review, review_letters
from domain.values import Value
from domain.warnings import warnings

ONE_BY_ONE = 20  # actions of which is said what comes next; of more, of the whole
NAMED = 8  # people a receipt names


class Receipt(Value):
    """The answer to an act: the entry it stands under, and the stage now.

    `again` says that it had been done before and nothing new happened. `told` are the
    first of those it writes to, `more` how many further ones; `next` is what comes next
    for the actions or the referral it is about, of the whole for any other act and
    where nothing more is planned of those; where nothing is at all, `may_follow` are
    the acts that bring it on. `did` is what acts on several came to, action by action;
    of a review that goes on, its dates; of a correction, its number and what is open.
    """

    act: str
    entity: str
    entry: int
    phase: str
    again: bool = False
    did: str = ""
    told: tuple[str, ...] = ()
    more: int = 0
    next: str = ""
    unnamed: tuple[Role, ...] = ()
    """The parties that nobody invites, since nobody holds their role yet."""
    piece: int | None = None
    """The number of the evidence that it added, as long as that stands."""
    warnings: tuple[str, ...] = ()
    """What refused nothing, and is good to know."""
    may_follow: tuple[MayFollow, ...] = ()


def receipt(
    engagement: Engagement,
    act: StaffAct,
    *,
    again: bool = False,
    at: datetime | None = None,
) -> Receipt:
    """`at` is when it is asked for, where its entry may no longer be at hand."""
    entry = engagement.answered[act.id].entry
    said = _receipt(engagement, act.id, entry, again=again, at=at)
    return said.but(piece=piece_added(engagement.evidence, act))


def piece_added(pieces: Pieces, act: ByStaff) -> int | None:
    """The number under which what the act added stands; None where it does not."""
    return place_of(pieces, act.sha256) if isinstance(act, AddEvidence) else None


def opening_receipt(
    engagement: Engagement, *, again: bool = False, at: datetime | None = None
) -> Receipt:
    """The answer to its first act, whatever has happened since."""
    return _receipt(engagement, engagement.referral, 1, again=again, at=at)


def _receipt(
    engagement: Engagement, act: str, entry: int, *, again: bool, at: datetime | None
) -> Receipt:
    """Who is told, and what it is about, is known while the entry is still at hand."""
    found = next((e for e in engagement.unwritten if e.number == entry), None)
    told = [*dict.fromkeys(_told(engagement, found) if found else ())]
    coming = _next(engagement, found)
    may = () if coming else engagement_may(engagement, found.at if found else at)
    return Receipt(
        act=act,
        entity=engagement.entity,
        entry=entry,
        phase=engagement.phase,
        again=again,
        told=tuple(told[:NAMED]),
        more=len(told[NAMED:]),
        did=_did(engagement, found) if found else "",
        next=coming,
        may_follow=tuple(may),
        unnamed=tuple(_unnamed(engagement, found) if found else ()),
        warnings=warnings(engagement, found) if found else (),
    )


def _told(engagement: Engagement, entry: Entry) -> Iterator[str]:
    """By the act itself, and by the review that will hear of it."""
    for each in (*entry.notices, *review_letters(engagement, entry)):
        if not each.replaces:
            yield f"{each.to} ({each.office})"


def _unnamed(engagement: Engagement, entry: Entry) -> Iterator[Role]:
    for case in engagement.cases.values():
        if is_within(entry.subject, case.key):
            for rule in invited_now(case):
                if not holding(engagement.setting, (rule.asked,), entry.at):
                    yield rule.asked


def _did(engagement: Engagement, entry: Entry) -> str:
    actions, scale = engagement.actions, engagement.policy.scale
    match entry.act:
        case Assign():
            return entry.sentence
        case Several(acts=acts):
            return did_to_all(actions, scale, acts)
        case RecordMinutes(decisions=decisions) if decisions:
            return did_to_all(actions, scale, decisions)
        case _ if isinstance(entry.act, SupportAct):
            return entry.sentence
    return ""


def _about(entry: Entry) -> tuple[str, ...]:
    """The addresses of what goes on after it; none where that is the whole, or much."""
    match entry.act:
        case SplitAction(parts=parts):
            return tuple(address(each.number) for each in parts)
        case MergeAction(into=number):
            return (address(number),)
        case Several(acts=acts) if len(acts) <= ONE_BY_ONE:
            return tuple(address(each.action) for each in acts)
        case BeginReview() | CompleteReview() | AddEvidence() | WithdrawEvidence():
            return ()
    return (entry.subject,) if entry.subject else ()


def _next(engagement: Engagement, entry: Entry | None) -> str:
    about = _about(entry) if entry else ()
    said = (next_of(engagement, *about) or _still(engagement, about)) if about else ""
    if said:
        return said
    due = expectation(engagement)
    whole = (due.summary if due else "", next_of_review(engagement, entry))
    return "; ".join(filter(None, whole))


def _still(engagement: Engagement, about: Sequence[str]) -> str:
    """That all clocks stand, theirs among them, and until when."""
    stop = engagement.stop
    stopped = (e.key for e in engagement.subjects if e.clock.stop)
    if stop is None or not any(is_within(key, one) for key in stopped for one in about):
        return ""
    return f"all clocks stand still {stop.described}; `resume_clock` lets them run"


def has_done(entity: Entity, act: ByStaff) -> bool:
    """By its id alone, as this is replayed: `check_same` has compared what it says."""
    return act.id in entity.answered


def check_same(entity: Entity, act: ByStaff) -> None:
    """Raise IdUsedOtherwise where another act was done under this id."""
    known = entity.answered.get(act.id)
    if known and known.digest != digest(act):
        raise IdUsedOtherwise(
            f"the id {act.id} was used for something else, which stands as entry "
            f"{known.entry} of {entity.entity}; nothing was changed: send this "
            "without an id, or under another"
        )
