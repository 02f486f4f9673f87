"""Reviews as the record has them: how each stands, and the sites of its sample."""

from sqlalchemy import Engine, Select, and_, exists, or_, select

from adapters.sql.queries import OPEN
from adapters.sql.tables import ENGAGEMENTS, REVIEWS, SITES
from domain.phase import Phase
from domain.reviews.review import OPEN_STAGES
from domain.reviews.standing import ReviewStanding, SiteStanding

_LATER = REVIEWS.alias()
_PHASES = (*Phase,)
AFTER_REVIEW = _PHASES[_PHASES.index(Phase.REVIEW) + 1 :]
IS_OPEN = and_(
    REVIEWS.c.stage.in_(OPEN_STAGES),
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


class SqlReviews:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reviews(self, engagement: str) -> list[ReviewStanding]:
        """All of an engagement, given its durable key, in the order they began."""
        chosen = select(REVIEWS.c.standing).where(REVIEWS.c.engagement == engagement)
        return self._reviews(chosen.order_by(REVIEWS.c.number))

    def review(self, entity: str) -> ReviewStanding | None:
        chosen = select(REVIEWS.c.standing).where(REVIEWS.c.entity == entity)
        return next(iter(self._reviews(chosen)), None)

    def open_reviews(self) -> list[ReviewStanding]:
        chosen = select(REVIEWS.c.standing).where(IS_OPEN)
        return self._reviews(chosen.order_by(REVIEWS.c.entity))

    def sites(self, entity: str, *, gone: bool = False) -> list[SiteStanding]:
        """Those of its sample by their codes; with what is `gone`, if asked."""
        chosen = select(SITES.c.standing).where(SITES.c.entity == entity)
        if not gone:
            chosen = chosen.where(~SITES.c.gone)
        texts = self._texts(chosen.order_by(SITES.c.code))
        return [SiteStanding.model_validate_json(text) for text in texts]

    def _reviews(self, chosen: Select[str]) -> list[ReviewStanding]:
        return [ReviewStanding.model_validate_json(t) for t in self._texts(chosen)]

    def _texts(self, chosen: Select[str]) -> list[str]:
        with self._engine.connect() as connection:
            return [*connection.scalars(chosen)]
