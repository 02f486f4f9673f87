"""Reviews as they stand, put together without the reviews themselves."""

from domain.people.roles import Role
from domain.reviews.framework import Framework, Method, PhaseRule, ReviewComponent
from domain.reviews.item import ItemStatus
from domain.reviews.standing import (
    ItemStanding,
    ItemTexts,
    PhaseStanding,
    ReviewStanding,
)
from tests.lives import START

ENGAGEMENT = "1999901.1"
REVIEW = f"{ENGAGEMENT}/review/1"
FRAMEWORK = Framework(
    name="SIR-2",
    version="2019",
    components=(
        ReviewComponent(number=2, title="Curriculum", objective="What is taught"),
        ReviewComponent(number=11, title="Climate", objective="How it is to be there"),
    ),
    methods=(Method(key="interview", title="Empathy interview"),),
    phases=(
        PhaseRule(key="data", title="Data", stage="data", done="collected", days=40),
        PhaseRule(key="report", title="Report", stage="draft", done="final", days=30),
    ),
)


def review_stands(**fields: object) -> ReviewStanding:
    """As after its first entry, but for the fields."""
    return ReviewStanding(
        entity=REVIEW,
        engagement=ENGAGEMENT,
        cds="1999901",
        number=1,
        lea="Alder Valley Unified",
        county="Los Angeles",
        stage="data",
        begun=START.date(),
        by="a.castillo",
        entry=1,
        setting=7,
        news=0,
        policy="escalation@2026-07-01",
        framework=FRAMEWORK,
    ).but(**fields)


def phase_stands(name: str, **fields: object) -> PhaseStanding:
    """One that waits, but for the fields."""
    title = FRAMEWORK.phase[name].title
    return PhaseStanding(name=name, title=title, asked=Role.CCEE_LEAD).but(**fields)


def item_stands(
    code: str,
    texts: ItemTexts | None = None,
    *,
    component: int = 2,
    count: int = 0,
    status: ItemStatus = ItemStatus.OPEN,
) -> ItemStanding:
    return ItemStanding(
        id=code,
        texts=texts,
        component=component,
        method="interview",
        target=5,
        count=count,
        status=status,
    )
