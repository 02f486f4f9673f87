"""A review as others see it: the record's current rows, and what `show` shows."""

from collections.abc import Iterator

from domain.clock_standing import next_of_clock
from domain.review_entity import ReviewEntity
from domain.reviews.standing import (
    PhaseStanding,
    ReviewShown,
    ReviewStanding,
    SiteStanding,
)
from domain.reviews.subject import PhaseSubject


def shown(entity: ReviewEntity) -> ReviewShown:
    """The review with all its sites."""
    sites = entity.review.sites
    return ReviewShown(
        review=review_standing(entity),
        sites=tuple(
            SiteStanding(code=code, name=site.name, by=site.by, entry=site.entry)
            for code, site in sites.items()
        ),
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
        sites=len(review.sites),
        phases=tuple(_phase(each) for each in entity.phases),
        stop=known.stop,
        lost=entity.lost,
    )


def _phase(subject: PhaseSubject) -> PhaseStanding:
    phase = subject.clock
    return PhaseStanding(
        name=phase.name,
        title=subject.title,
        asked=subject.asked,
        opened=phase.opened,
        due=phase.due,
        done=phase.done,
        over=phase.over,
        stop=phase.stop,
        overdue=phase.overdue,
        rung=phase.rung,
        witness=subject.plan_id if phase.overdue else None,
        **next_of_clock(subject),
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
