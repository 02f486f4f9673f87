"""A review as others see it: the record's current rows, and what `show` shows."""

from collections.abc import Iterator

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
from domain.reviews.framework import PhaseRule
from domain.reviews.item import PlanItem
from domain.reviews.review import Review
from domain.reviews.standing import (
    ItemStanding,
    ItemTexts,
    MilestoneStanding,
    PhaseStanding,
    ReviewShown,
    ReviewStanding,
    SiteStanding,
)
from domain.reviews.subject import PhaseSubject


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
    phase = subject.clock
    pause = None if subject.setting.stop else subject.review.pause
    return PhaseStanding(
        name=phase.name,
        title=subject.title,
        asked=subject.asked,
        opened=phase.opened,
        due=phase.due,
        done=phase.done,
        over=phase.over,
        stop=phase.stop,
        paused=bool(phase.stop and pause),
        overdue=phase.overdue,
        rung=phase.rung,
        witness=subject.plan_id if phase.overdue else None,
        **next_of_clock(subject),
    )


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
