"""Reviews as the record has them: how each stands, its sites and its items."""

from sqlalchemy import Engine, Select, and_, exists, or_, select

from adapters.sql.analysis import analysis_of, ratings_of
from adapters.sql.evidence import standing_numbers
from adapters.sql.items import items_of
from adapters.sql.queries import OPEN
from adapters.sql.reports import report_of
from adapters.sql.roadmaps import roadmap_of
from adapters.sql.rows import whole
from adapters.sql.tables import ENGAGEMENTS, ITEMS, REVIEWS, SITES
from domain.phase import Phase
from domain.reviews.analysis_standing import RatingStanding
from domain.reviews.item import ItemStatus
from domain.reviews.standing import (
    ItemStanding,
    ReviewShown,
    ReviewStanding,
    SiteStanding,
)

_LATER = REVIEWS.alias()
_PHASES = (*Phase,)
AFTER_REVIEW = _PHASES[_PHASES.index(Phase.REVIEW) + 1 :]
IS_OPEN = and_(
    REVIEWS.c.end.is_(None),
    ~exists().where(
        ENGAGEMENTS.c.entity == REVIEWS.c.engagement,
        or_(~OPEN, ENGAGEMENTS.c.phase.in_(AFTER_REVIEW)),
    ),
    ~exists().where(
        _LATER.c.engagement == REVIEWS.c.engagement,
        _LATER.c.number > REVIEWS.c.number,
    ),
)
"""One whose engagement is over, followed by another, or done with it, is open no more.

Nor is one that another review follows: one that was terminated says nothing itself.
"""

STANDING = select(REVIEWS.c.standing, REVIEWS.c.framework)


class SqlReviews:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reviews(self, engagement: str) -> list[ReviewStanding]:
        """All of an engagement, given its durable key, in the order they began."""
        chosen = STANDING.where(REVIEWS.c.engagement == engagement)
        return self._reviews(chosen.order_by(REVIEWS.c.number))

    def review(self, entity: str) -> ReviewStanding | None:
        chosen = STANDING.where(REVIEWS.c.entity == entity)
        return next(iter(self._reviews(chosen)), None)

    def open_reviews(self) -> list[ReviewStanding]:
        chosen = STANDING.where(IS_OPEN)
        return self._reviews(chosen.order_by(REVIEWS.c.entity))

    def sites(self, entity: str, *, gone: bool = False) -> list[SiteStanding]:
        """Those of its sample by their codes; with what is `gone`, if asked."""
        chosen = select(SITES.c.standing).where(SITES.c.entity == entity)
        if not gone:
            chosen = chosen.where(~SITES.c.gone)
        with self._engine.connect() as connection:
            texts = connection.scalars(chosen.order_by(SITES.c.code))
            return [SiteStanding.model_validate_json(text) for text in texts]

    def items(
        self,
        entity: str,
        component: int | None = None,
        status: ItemStatus | None = None,
    ) -> list[ItemStanding]:
        """Those of its plan by component, then by id, each with what is said of it."""
        wanted = {"component": component, "status": status}
        which = [ITEMS.c[n] == v for n, v in wanted.items() if v is not None]
        with self._engine.connect() as connection:
            return items_of(connection, entity, *which)

    def shown(self, entity: str) -> ReviewShown | None:
        """A review with all that is in it, and all that is said of that."""
        now = self.review(entity)
        if now is None:
            return None
        with self._engine.connect() as connection:
            return ReviewShown(
                review=now,
                sites=(*self.sites(entity),),
                items=(*items_of(connection, entity),),
                analysis=analysis_of(connection, entity),
                said=report_of(connection, entity),
                roadmap=roadmap_of(connection, entity),
                pieces=(*standing_numbers(connection, entity),),
            )

    def ratings(self, entity: str) -> list[RatingStanding]:
        """All that its components were ever given, the oldest first."""
        with self._engine.connect() as connection:
            return ratings_of(connection, entity)

    def _reviews(self, chosen: Select[str, str]) -> list[ReviewStanding]:
        with self._engine.connect() as connection:
            rows = connection.execute(chosen).all()
        return [review(*row) for row in rows]


def review(standing: str, framework: str) -> ReviewStanding:
    """As it stands in its row, or stood, with the framework it began with."""
    return ReviewStanding.model_validate(whole(standing, framework))
