"""A review as others see it: the record's current rows, and what `show` shows."""

from collections.abc import Iterator
from typing import Any

from domain.acts import ReviewHappening
from domain.analysis_standing_of import analysis_standing
from domain.clock_standing import next_of_clock
from domain.evidence.evidence import standing_pieces
from domain.review_entity import ReviewEntity
from domain.reviews.acts import (
    AddItem,
    AmendItem,
    CompleteItem,
    CountItem,
    ImportItems,
    ReopenItem,
    WaiveItem,
)
from domain.reviews.board import last_safe
from domain.reviews.framework import PhaseRule
from domain.reviews.item import PlanItem
from domain.reviews.report import Correction, FactCheck, Report, correction_number
from domain.reviews.report_acts import (
    AddCorrection,
    AnswerCorrection,
    WithdrawCorrection,
    WriteSection,
)
from domain.reviews.review import Review
from domain.reviews.standing import (
    CorrectionStanding,
    FactCheckStanding,
    ItemStanding,
    ItemTexts,
    MeetingStanding,
    MilestoneStanding,
    PhaseStanding,
    ReportStanding,
    ReviewShown,
    ReviewStanding,
    SectionStanding,
    SiteStanding,
)
from domain.reviews.subject import PhaseSubject, ReviewSubject
from domain.roadmap_standing_of import roadmap_standing


def shown(entity: ReviewEntity) -> ReviewShown:
    """The review with all its sites and items, and what it found."""
    review = entity.review
    return ReviewShown(
        review=review_standing(entity),
        sites=tuple(
            SiteStanding(code=code, name=site.name, by=site.by, entry=site.entry)
            for code, site in review.sites.items()
        ),
        items=tuple(_item(key, each) for key, each in review.items.items()),
        analysis=analysis_standing(review.analysis),
        said=report_said(review.report),
        roadmap=roadmap_standing(review.roadmap),
        pieces=(*standing_pieces(review.evidence),),
        rules=entity.rules,
        unwritten=len(entity.unwritten),
        untold=len(entity.untold),
    )


def review_standing(entity: ReviewEntity) -> ReviewStanding:
    """As every entry carries it."""
    review, known = entity.review, entity.known
    return ReviewStanding(
        entity=entity.entity,
        engagement=entity.engagement,
        cds=known.lea.cds,
        number=review.number,
        lea=known.lea.name,
        county=known.lea.county,
        stage=review.stage,
        begun=review.begun,
        by=review.by,
        entry=entity.entries,
        setting=known.entry,
        news=entity.news_entry,
        policy=known.policy.named,
        framework=review.framework,
        sites=len(review.sites),
        items=len(review.items),
        items_open=sum(each.is_open for each in review.items.values()),
        findings=sum(each.stands for each in review.analysis.findings.values()),
        recommendations=len(review.analysis.advice),
        evidence=len(standing_pieces(review.evidence)),
        phases=tuple(_phases(entity)),
        fact_check=_fact_check(entity),
        report=_report(review),
        changed=review.changed,
        planned=review.planned,
        meeting=_meeting(entity),
        milestones=tuple(_milestones(review)),
        stop=known.stop,
        pause=review.pause,
        team=review.team,
        stated_on=review.stated_on,
        end=review.end,
        lost=entity.lost,
    )


def _phases(entity: ReviewEntity) -> Iterator[PhaseStanding]:
    """All of the framework, in its order; those that wait have no more than a name."""
    begun = {each.clock.name: each for each in entity.phases}
    for rule in entity.review.framework.phases:
        subject = begun.get(rule.key)
        yield _begun(subject) if subject else _waiting(rule)


def _waiting(rule: PhaseRule) -> PhaseStanding:
    return PhaseStanding(name=rule.key, title=rule.title, asked=rule.asked)


def _begun(subject: PhaseSubject) -> PhaseStanding:
    return PhaseStanding(name=subject.clock.name, **_clock(subject))


def _fact_check(entity: ReviewEntity) -> FactCheckStanding | None:
    subject = next(iter(entity.fact_checks), None)
    return FactCheckStanding(**_clock(subject)) if subject else None


def _clock(subject: ReviewSubject) -> dict[str, Any]:
    """How any clock of a review stands, by the names of its fields."""
    clock = subject.clock
    pause = None if subject.setting.stop else subject.review.pause
    return {
        "title": subject.title,
        "asked": subject.asked,
        "opened": clock.opened,
        "due": clock.due,
        "done": clock.done,
        "over": clock.over,
        "stop": clock.stop,
        "paused": bool(clock.stop and pause),
        "overdue": clock.overdue,
        "rung": clock.rung,
        "witness": subject.plan_id if clock.overdue else None,
        **next_of_clock(subject),
    }


def _report(review: Review) -> Report:
    """Without its clock, which stands by itself."""
    check = review.report.fact_check
    if check is None:
        return review.report
    kept = FactCheck(
        opened=check.opened,
        done=check.done,
        due=check.due,
        draft=check.draft,
        link=check.link,
        closed=check.closed,
    )
    return review.report.but(fact_check=kept)


def _meeting(entity: ReviewEntity) -> MeetingStanding | None:
    meeting, lea = entity.review.report.meeting, entity.known.policy.lea
    if meeting is None:
        return None
    safe = last_safe(meeting, lea)
    return MeetingStanding(
        on=meeting.on, at=meeting.at, posted=lea.shown(safe.posted), final=safe.final
    )


def changed_report(
    before: Report, after: Report, act: ReviewHappening
) -> ReportStanding | None:
    """What was written or answered, in words; None if nothing was."""
    match act:
        case WriteSection(section=section, text=text):
            entry = after.sections.get(section, 0)
            now = SectionStanding(section=section, entry=entry, text=text)
            return ReportStanding(sections=(now,))
        case AddCorrection(text=text):
            number = len(after.corrections)
            said = _correction(number, after.corrections[-1])
            return ReportStanding(corrections=(said.but(text=text),))
        case (
            AnswerCorrection(correction=label, why=why)
            | WithdrawCorrection(correction=label, why=why)
        ):
            number = correction_number(label) or 0
            said = _correction(number, after.corrections[number - 1])
            return ReportStanding(corrections=(said.but(answer=why),))
    return None


def report_said(report: Report) -> ReportStanding:
    """All of it, without what the record alone has."""
    return ReportStanding(
        sections=tuple(
            SectionStanding(section=section, entry=entry)
            for section, entry in report.sections.items()
        ),
        corrections=tuple(
            _correction(n, each) for n, each in enumerate(report.corrections, 1)
        ),
    )


def _correction(number: int, now: Correction) -> CorrectionStanding:
    fields = {each: getattr(now, each) for each in Correction.model_fields}
    return CorrectionStanding(number=number, **fields)


def _milestones(review: Review) -> Iterator[MilestoneStanding]:
    for key, title in ((e.key, e.title) for e in review.framework.milestones):
        if reached := review.milestones.get(key):
            yield MilestoneStanding(
                key=key,
                title=title,
                on=reached.on,
                entry=reached.entry,
                link=reached.link,
                sha256=reached.sha256,
            )


def changed_sites(before: ReviewEntity, after: ReviewEntity) -> Iterator[SiteStanding]:
    """The sites that came or went."""
    was, now = before.review.sites, after.review.sites
    if was is now:
        return
    for code in dict.fromkeys((*was, *now)):
        if was.get(code) is not now.get(code):
            site = now.get(code) or was[code]
            yield SiteStanding(
                code=code,
                name=site.name,
                by=site.by,
                entry=site.entry,
                gone=code not in now,
            )


def changed_items(
    before: ReviewEntity, after: ReviewEntity, act: ReviewHappening
) -> Iterator[ItemStanding]:
    """The items that came, or are otherwise, each with what was said of it."""
    was, now = before.review.items, after.review.items
    said = dict(_said(act)) if was is not now else {}
    for key, item in now.items():
        if was.get(key) is not item:
            yield _item(key, item).but(texts=said.get(key))


def _item(key: str, item: PlanItem) -> ItemStanding:
    return ItemStanding(id=key, **{e: getattr(item, e) for e in PlanItem.model_fields})


def _said(act: ReviewHappening) -> Iterator[tuple[str, ItemTexts]]:
    """What an act says in words, by the item it says it of.

    A text that it does not speak of is not among them, and stays.
    """
    match act:
        case ImportItems(rows=rows):
            for row in rows:
                yield (
                    row.item,
                    ItemTexts(note=row.note, reason=row.reason, evidence=row.evidence),
                )
        case AddItem(item=key, note=note):
            yield key, ItemTexts(note=note)
        case AmendItem(item=key, note=str(note)):
            yield key, ItemTexts(note=note)
        case CountItem(item=key, evidence=evidence) if evidence:
            yield key, ItemTexts(more_evidence=evidence)
        case CompleteItem(item=key, evidence=evidence, why=why):
            yield key, ItemTexts(more_evidence=evidence, reason=why)
        case WaiveItem(item=key, why=why) | ReopenItem(item=key, why=why):
            yield key, ItemTexts(reason=why)
