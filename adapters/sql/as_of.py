"""The record as of an instant: how an engagement or a review stood then."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, select

from adapters.sql.acts import ACT
from adapters.sql.analysis import analysis_of
from adapters.sql.evidence import standing_numbers
from adapters.sql.items import items_of
from adapters.sql.queries import SqlReading
from adapters.sql.record import NEWEST
from adapters.sql.reports import report_of
from adapters.sql.reviews import review
from adapters.sql.roadmaps import roadmap_of
from adapters.sql.tables import ENGAGEMENTS, ENTRIES, PAST, WHOLE
from domain.actions.standing import ActionStanding
from domain.acts import AddSite, BroughtIn, RemoveSite, ReviewBegun
from domain.reviews.review import engagement_of
from domain.reviews.standing import ReviewShown, SiteStanding
from domain.standing import EngagementStanding, Standing

CHANGING_SITES = ("add_site", "remove_site")


class NotYet(Exception):
    """Nothing of it had been recorded by then; the message says so."""


class Last(NamedTuple):
    """The last entry of an engagement or a review before an instant."""

    entity: str
    number: int


class SqlPast:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def standing(
        self, cds: str, before: datetime, episode: int | None = None
    ) -> Standing:
        """The LEA's newest engagement of that time, as it stood; raises NotYet.

        Or the one of its episodes that is named.
        """
        with self._engine.connect() as connection:
            last = _last(connection, cds, before, episode)
            texts = _standings(connection, last)
        whole = EngagementStanding.model_validate_json(texts.pop(WHOLE))
        return Standing(
            engagement=whole,
            actions=tuple(map(ActionStanding.model_validate_json, texts.values())),
            people=tuple(SqlReading(self._engine).people(last.entity, last.number)),
        )

    def actions_at(self, entity: str, number: int) -> tuple[ActionStanding, ...]:
        """The actions of an engagement as its entry of that number left them."""
        with self._engine.connect() as connection:
            texts = _standings(connection, Last(entity, number))
        texts.pop(WHOLE, None)
        return tuple(map(ActionStanding.model_validate_json, texts.values()))

    def dated_by(self, entity: str, action: int, due: date | None) -> int | None:
        """The entry that gave an action the due date it has; None where none is known.

        Whatever was planned anew since, as for another calendar, left the date alone.
        """
        then = (
            select(PAST.c.entry, PAST.c.standing)
            .where(PAST.c.entity == entity, PAST.c.action == action)
            .order_by(PAST.c.entry.desc())
        )
        found = None
        with self._engine.connect() as connection:
            for entry, text in connection.execute(then):
                if due is None or ActionStanding.model_validate_json(text).due != due:
                    break
                found = entry
        return found

    def review(self, entity: str, before: datetime) -> ReviewShown:
        """The review of that key, as it stood then; raises NotYet."""
        newest = select(func.max(ENTRIES.c.number)).where(ENTRIES.c.entity == entity)
        with self._engine.connect() as connection:
            number = connection.scalar(newest.where(ENTRIES.c.at < before))
            if number is None:
                raise NotYet(f"{entity} had not begun by then")
        return self.review_at(entity, number)

    def review_at(self, entity: str, number: int) -> ReviewShown:
        """The review of that key as its entry of that number left it; raises NotYet."""
        last = Last(entity, number)
        with self._engine.connect() as connection:
            then = {"of": entity, "before": number + 1}
            stood = connection.execute(NEWEST, then).first()
            if stood is None:
                raise NotYet(f"{entity} had not begun by then")
            sites = _sites(connection, last)
            items = items_of(connection, entity, until=number)
            analysis = analysis_of(connection, entity, until=number)
            said = report_of(connection, entity, until=number)
            roadmap = roadmap_of(connection, entity, until=number)
            pieces = standing_numbers(connection, entity, until=number)
        return ReviewShown(
            review=review(*stood),
            sites=tuple(sites),
            items=tuple(items),
            analysis=analysis,
            said=said,
            roadmap=roadmap,
            pieces=tuple(pieces),
        )


def _sites(connection: Connection, last: Last) -> list[SiteStanding]:
    """Those of its sample, as the entries until then tell, and what was stated."""
    told = (
        select(ENTRIES.c.number, ENTRIES.c.act)
        .where(ENTRIES.c.entity == last.entity, ENTRIES.c.number <= last.number)
        .where(ENTRIES.c.kind.in_(CHANGING_SITES))
        .order_by(ENTRIES.c.number)
    )
    found = {each.code: each for each in _stated_sites(connection, last.entity)}
    for number, text in connection.execute(told):
        match ACT.validate_json(text):
            case AddSite(site=code, name=name, by=by):
                site = SiteStanding(code=code, name=name, by=by, entry=number)
                found[code] = site
            case RemoveSite(site=code):
                found.pop(code, None)
    return [found[code] for code in sorted(found)]


def _stated_sites(connection: Connection, entity: str) -> Iterator[SiteStanding]:
    """Those that were stated as it was brought in with its engagement, if it was."""
    first = select(ENTRIES.c.act).where(ENTRIES.c.number == 1)
    begun = ACT.validate_json(
        connection.scalars(first.where(ENTRIES.c.entity == entity)).one()
    )
    if not (isinstance(begun, ReviewBegun) and begun.stated):
        return
    whole = connection.scalars(first.where(ENTRIES.c.entity == engagement_of(entity)))
    act = ACT.validate_json(whole.one())
    if isinstance(act, BroughtIn) and act.stated.review:
        for each in act.stated.review.sites:
            yield SiteStanding(code=each.site, name=each.name, by=begun.by, entry=1)


def _last(
    connection: Connection, cds: str, before: datetime, episode: int | None
) -> Last:
    of_the_lea = (
        select(ENTRIES.c.entity, func.max(ENTRIES.c.number))
        .join(ENGAGEMENTS, ENGAGEMENTS.c.entity == ENTRIES.c.entity)
        .where(ENGAGEMENTS.c.cds == cds)
        .group_by(ENTRIES.c.entity, ENGAGEMENTS.c.episode)
        .order_by(ENGAGEMENTS.c.episode.desc())
    )
    if episode is not None:
        of_the_lea = of_the_lea.where(ENGAGEMENTS.c.episode == episode)
    found = connection.execute(of_the_lea.where(ENTRIES.c.at < before)).first()
    if found is None:
        raise NotYet(f"{cds} had not been referred by then")
    return Last(found[0], found[1])


def _standings(connection: Connection, last: Last) -> dict[int, str]:
    """The newest of each that is no newer than the entry, by the action's number."""
    newest = (
        select(PAST.c.action, func.max(PAST.c.entry).label("entry"))
        .where(PAST.c.entity == last.entity, PAST.c.entry <= last.number)
        .group_by(PAST.c.action)
        .subquery()
    )
    same = PAST.c.action == newest.c.action, PAST.c.entry == newest.c.entry
    chosen = (
        select(PAST.c.action, PAST.c.standing)
        .join(newest, same[0] & same[1])
        .where(PAST.c.entity == last.entity)
        .order_by(PAST.c.action)
    )
    return dict(connection.execute(chosen).all())
