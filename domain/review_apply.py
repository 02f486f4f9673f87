"""What becomes of a review when something happens, and what it then owes the world."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from domain.act import ByStaff
from domain.actions.planned import address as action_address
from domain.acts import CheckInClockAct, ClockAct, ReviewHappening
from domain.analysis_standing_of import changed_analysis
from domain.apply_clock import clock_acted
from domain.changes import (
    SubjectChange,
    is_late,
    of_missing,
    settled,
    standing_changes,
    subject_changes,
    tellings,
)
from domain.clock_sentences import of_clock_act
from domain.clocks.acts import RecheckDue, RungActed, SubjectsAct, WitnessMissing
from domain.documents.rendering import Rendering
from domain.entries import Entry
from domain.evidence.acts import AddEvidence, EvidenceAct, WithdrawEvidence
from domain.evidence.evidence import evidence_address
from domain.evidence.sentences import did as did_to_evidence
from domain.letters.matter import (
    meeting_matter,
    proposal_matter,
    published_matter,
    reopened_matter,
    signature_matter,
    signed_matter,
    whole_matter,
    whole_running_matter,
    whole_stop_matter,
)
from domain.letters.notice import Notice
from domain.review_entity import ReviewEntity
from domain.review_standing import (
    changed_items,
    changed_report,
    changed_sites,
    review_standing,
)
from domain.reviews.acts import (
    AddSite,
    ApproveSample,
    BeginPhase,
    CompletePhase,
    EngagementFound,
    EngagementLost,
    ItemAct,
    NoteMilestone,
    RemoveSite,
    ReviewBegun,
    ReviewEnd,
    ReviewEnded,
    ReviewStaffAct,
    SettingChanged,
    WithdrawMilestone,
)
from domain.reviews.apply import acted, begun, ended, told
from domain.reviews.finding_acts import FindingAct, subject_of
from domain.reviews.framework import SAMPLE
from domain.reviews.letters import of_pause_recheck, of_review
from domain.reviews.pause import still_for
from domain.reviews.report import (
    CHECK_ADDRESS,
    correction_address,
    correction_number,
)
from domain.reviews.report_acts import (
    AddCorrection,
    AnswerCorrection,
    CloseCorrections,
    ReportAct,
    SendDraft,
    WithdrawCorrection,
    WriteSection,
)
from domain.reviews.report_document import owed
from domain.reviews.review import Review, phase_address
from domain.reviews.sentences import brought_in, did, heard
from domain.reviews.words import ReviewSetting
from domain.roadmap_standing_of import changed_roadmap
from domain.roadmaps.acts import OfAction, SetAnchor
from domain.roadmaps.document import owed_roadmap
from domain.rung_letters import is_otherwise, of_entry, of_rung, written_anew
from domain.setting import Setting
from domain.words import TellResult, Word

USUAL_RECHECK = 60  # days, where the policy says nothing of reviews (docs/domain.md 4)


def begin_review(word: ReviewSetting, at: datetime) -> ReviewEntity:
    """A new review, as the first word of it says, which owes its first entry."""
    setting = word.setting
    assert word.framework
    own, stated = setting.but(entity=word.review, entry=1), word.stated
    review = begun(word.number, word.by, word.framework, own, word.begun_at, at, stated)
    new = ReviewEntity(known=setting, review=review)
    before = new.but(review=review.but(phases={}, sites={}))
    act = ReviewBegun(by=word.by)
    if stated and not stated.begins_anew:
        act = act.but(stated=True, source=stated.source)
    return _owing(before, new.but(entries=1), act, at, is_new=True)


def apply_review(
    entity: ReviewEntity, act: ReviewHappening | ReviewSetting, at: datetime
) -> ReviewEntity:
    """The review after `act`, and owing what follows from it. It never refuses.

    Word that is no news, and whatever comes after its end, changes nothing.
    """
    if isinstance(act, ReviewSetting):
        return _heard(entity, act, at)
    if entity.is_over:
        return entity
    numbered = entity.but(entries=entity.entries + 1)
    after = _changed(numbered, act, at)
    if isinstance(act, ByStaff):
        after = after.remembering(act)
    return _owing(entity, after, act, at)


def tellings_done(entity: ReviewEntity, done: TellResult, at: datetime) -> ReviewEntity:
    """The review once its words were brought; its engagement may be gone, or back."""
    left = entity.but(untold=entity.untold[done.of :])
    engagement = entity.news.to
    gone = engagement in done.over or engagement in done.lost
    told = {each.to for each in entity.untold[: done.of]}
    if left.lost and engagement in told and not gone:
        return apply_review(left, EngagementFound(engagement=entity.engagement), at)
    if engagement in done.over and not left.is_over:
        return apply_review(left, ReviewEnded(end=ReviewEnd.ENDED), at)
    if engagement in done.lost and not left.lost:
        return apply_review(left, EngagementLost(engagement=entity.engagement), at)
    return left


def news_again(entity: ReviewEntity) -> ReviewEntity:
    """Owing its engagement the news once more: nothing has happened."""
    if entity.news.to in entity.owed_to:
        return entity
    return entity.but(untold=(*entity.untold, entity.news))


def _heard(entity: ReviewEntity, word: ReviewSetting, at: datetime) -> ReviewEntity:
    if word.review != entity.entity or entity.is_over:
        return entity
    after = entity
    if word.setting.entry > entity.known.entry:
        changed = SettingChanged(
            number=word.setting.entry, stopped=word.setting.stop is not None
        )
        numbered = entity.but(entries=entity.entries + 1)
        now = numbered.but(known=word.setting, lost=False)
        review = told(entity.review, entity.setting, now.setting, at)
        after = _owing(entity, now.but(review=review), changed, at)
    if word.end:
        return apply_review(after, ReviewEnded(end=word.end, why=word.end_why), at)
    return after


def _changed(entity: ReviewEntity, act: ReviewHappening, at: datetime) -> ReviewEntity:
    match act:
        case ReviewEnded(end=end):
            return entity.but(review=ended(entity.review, end))
        case EngagementLost():
            return entity.but(lost=True)
        case EngagementFound():
            return entity.but(lost=False)
        case RecheckDue() if entity.review.pause:
            review = _asked_later(entity.review, entity.setting, at)
            return entity.but(review=review)
        case _ if isinstance(act, SubjectsAct | WitnessMissing):
            return clock_acted(entity, act, at)
        case _ if isinstance(act, ReviewStaffAct):
            review = acted(entity.review, act, entity.setting, at)
            return entity.but(review=review)
    raise AssertionError(act)


def _asked_later(review: Review, setting: Setting, at: datetime) -> Review:
    """Asked; if nobody answers, asked again after so many days once more.

    Of the days that went by meanwhile, as in an outage, it is asked once.
    """
    promise, pause = setting.policy.review, review.pause
    assert pause
    every = promise.recheck_every if promise else USUAL_RECHECK
    times = 1 + (setting.day_of(at) - pause.recheck).days // every
    later = pause.recheck + timedelta(days=every * times)
    return still_for(review.but(pause=pause.but(recheck=later)), setting)


def _owing(
    before: ReviewEntity,
    after: ReviewEntity,
    act: ReviewHappening,
    at: datetime,
    *,
    is_new: bool = False,
) -> ReviewEntity:
    """Owe the record an entry, each witness its ladder, the engagement news."""
    changes = [*subject_changes(before, after)]
    tells = is_new or _is_news(before, after, act)
    if tells:
        after = after.but(news_entry=after.entries)
    letters = _letters(before, after, act, at)
    entry = Entry(
        entity=after.entity,
        number=after.entries,
        setting=after.known.entry,
        at=at,
        late=is_late(act, at),
        act=act,
        sentence=_sentence(before, after, act, letters, at),
        subject=_subject(after, act),
        whole=standing_changes(before, after, review_standing),
        sites=tuple(changed_sites(before, after)),
        items=tuple(changed_items(before, after, act)),
        analysis=changed_analysis(before.review.analysis, after.review.analysis, act),
        report=changed_report(before.review.report, after.review.report, act),
        roadmap=changed_roadmap(before.review.roadmap, after.review.roadmap, act),
        notices=letters,
        renderings=_renderings(after, act, at),
        settled=tuple(_settled(before, after, changes)),
    )
    words: list[Word] = [*tellings(changes), *of_missing(after, act)]
    if tells:
        words.append(after.news)
    return after.but(
        unwritten=(*after.unwritten, entry),
        untold=(*after.untold, *words),
        tells_whole=False,
    )


def _renderings(
    after: ReviewEntity, act: ReviewHappening, at: datetime
) -> tuple[Rendering, ...]:
    review, setting = after.review, after.setting
    if isinstance(act, ReportAct):
        return owed(review.report, act, setting, at)
    return owed_roadmap(review.roadmap.proposal, act, setting, after.day_of(at))


def _is_news(before: ReviewEntity, after: ReviewEntity, act: ReviewHappening) -> bool:
    """Whether its engagement is to hear of it; what is collected does not concern it.

    All is, where a word came from one that was lost, and has missed what was told.
    """
    was, now = before.news, after.news
    missed = before.lost and isinstance(act, SettingChanged)
    return missed or was.but(entry=now.entry) != now


def _letters(
    before: ReviewEntity, after: ReviewEntity, act: ReviewHappening, at: datetime
) -> tuple[Notice, ...]:
    match act:
        case RungActed(subject=key):
            owed = [*of_rung(before, key, at)]
        case SettingChanged():
            otherwise = is_otherwise(before.setting, after.setting, at)
            owed = [*written_anew(before, after, at, otherwise=otherwise)]
        case RecheckDue() if before.review.pause:
            pause = before.review.pause
            owed = [*of_pause_recheck(after.review, pause, after.setting, at)]
        case _ if isinstance(act, ClockAct | WitnessMissing):
            owed = []
        case _:
            was = before.review
            owed = [*of_review(was, after.review, act, after.setting, at)]
    return of_entry(owed, before.setting, after.setting, at)


def _sentence(
    before: ReviewEntity,
    after: ReviewEntity,
    act: ReviewHappening,
    letters: tuple[Notice, ...],
    at: datetime,
) -> str:
    assert not isinstance(act, CheckInClockAct), "only engagements have check-ins"
    if isinstance(act, ClockAct | WitnessMissing):
        owed = [each for each in letters if not each.is_copy]
        return of_clock_act(before, after, act, owed, at)
    if isinstance(act, EvidenceAct):
        return f"{act.by} {did_to_evidence(after.review.evidence, act)}"
    if isinstance(act, ReviewStaffAct):
        said = f"{act.by} {did(before.review, after.review, act)}"
        return f"{said}: {act.why}" if act.why else said
    if isinstance(act, ReviewBegun) and act.stated:
        return brought_in(after.review, act)
    return heard(act)


def _subject(after: ReviewEntity, act: ReviewHappening) -> str:
    match act:
        case AddEvidence():
            return evidence_address(len(after.review.evidence))
        case WithdrawEvidence(number=number):
            return evidence_address(number)
        case RungActed(subject=key) | WitnessMissing(subject=key):
            return key
        case AddSite(site=code) | RemoveSite(site=code):
            return f"site/{code}"
        case BeginPhase(phase=key) | CompletePhase(phase=key):
            return phase_address(key)
        case NoteMilestone(milestone=key) | WithdrawMilestone(milestone=key):
            return f"milestone/{key}"
        case ApproveSample():
            return f"milestone/{SAMPLE}"
        case WriteSection(section=section):
            return f"section/{section}"
        case AddCorrection():
            return correction_address(len(after.review.report.corrections))
        case AnswerCorrection(correction=label) | WithdrawCorrection(correction=label):
            return correction_address(correction_number(label) or 0)
        case SendDraft() | CloseCorrections():
            return CHECK_ADDRESS
        case SetAnchor(anchor=key):
            return f"anchor/{key}"
        case _ if isinstance(act, OfAction):
            return action_address(act.action)
        case _ if isinstance(act, ItemAct):
            return f"item/{act.item}"
        case _ if isinstance(act, FindingAct):
            return subject_of(act)
    return ""


def _settled(
    before: ReviewEntity, after: ReviewEntity, changes: list[SubjectChange]
) -> Iterator[str]:
    if after.is_over and not before.is_over:
        yield whole_matter(after.entity)
        yield whole_running_matter(after.entity)
    if before.review.pause and not after.review.pause:
        yield whole_stop_matter(after.entity)
    elif after.review.pause and not before.review.pause:
        yield whole_running_matter(after.entity)
    yield from _settled_report(before, after)
    yield from _settled_roadmap(before, after)
    yield from settled(before, after, changes)


def _settled_report(before: ReviewEntity, after: ReviewEntity) -> Iterator[str]:
    """That a review is over does not take from a site what was published."""
    was, now = before.review.report, after.review.report
    if (met := was.meeting) and (after.is_over or met != now.meeting):
        yield meeting_matter(after.entity, met.on)
    if (there := was.published) and there != now.published:
        yield published_matter(after.entity, there.entry)


def _settled_roadmap(before: ReviewEntity, after: ReviewEntity) -> Iterator[str]:
    """That a review is over does not take what was signed."""
    was, now = before.review.roadmap, after.review.roadmap
    if was.proposal and was.proposal != now.proposal:
        for party in was.signatures:
            yield signature_matter(after.entity, was.proposals, party)
        if was.is_signed:
            yield signed_matter(after.entity, was.proposals)
    asks = was.proposal is not None and not was.is_signed
    if asks and (after.is_over or now.is_signed or was.proposal != now.proposal):
        yield proposal_matter(after.entity, was.proposals)
    if was.proposals and not was.proposal and (after.is_over or now.proposal):
        yield reopened_matter(after.entity)
