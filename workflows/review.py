"""A review's life of some months. Its rules are in `domain`, its loop in `life`."""

from temporalio import workflow

from domain.acts import ReviewAct
from domain.available_acts import Offer
from domain.expectation import expectation
from domain.explain import Explanation, explanation
from domain.outlook import Outlook, outlook
from domain.preview import Preview, WillHear, will_hear
from domain.receipt import Receipt
from domain.review_apply import (
    apply_review,
    begin_review,
    news_again,
    tellings_done,
)
from domain.review_entity import ReviewEntity
from domain.review_judge import rehearse_review
from domain.review_standing import shown
from domain.review_views import (
    review_offers,
    review_preview,
    review_receipt,
    setting_preview,
)
from domain.reviews.standing import ReviewShown
from domain.reviews.words import ReviewSetting
from workflows.entity import EntityKind, EntityLife, entity_nature
from workflows.review_visibility import of_review
from workflows.signals import signal

KIND = EntityKind[ReviewEntity, ReviewAct](
    nature=entity_nature(expectation, apply_review, of_review, tellings_done),
    rehearse=rehearse_review,
    receipt=review_receipt,
)


@workflow.defn
class ReviewWorkflow:
    """One Systemic Instructional Review, begun and told by its engagement."""

    @workflow.init
    def __init__(self, begun: ReviewSetting | ReviewEntity) -> None:
        if isinstance(begun, ReviewSetting):
            begun = begin_review(begun, workflow.now())
        self._life = EntityLife(begun, KIND)

    @workflow.run
    async def run(self, _: ReviewSetting | ReviewEntity) -> str:
        """Its stage as it ended."""
        return (await self._life.live()).review.stage

    @workflow.update
    def act(self, act: ReviewAct) -> Receipt:
        return self._life.do(act)

    @act.validator
    def may_act(self, act: ReviewAct) -> None:
        self._life.check(act)

    @signal
    def setting(self, word: ReviewSetting) -> None:
        """How its engagement stands around it; what is old changes nothing."""
        self._life.happen(word)

    @signal
    def refresh(self, *_: object) -> None:
        """Begin a new run, and with it the newest rules."""
        self._life.refresh()

    @signal
    def witness_missing(self, plan_ids: list[str]) -> None:
        self._life.restore(plan_ids)

    @signal
    def news_missing(self, *_: object) -> None:
        """Its engagement has not heard how far it is."""
        self._life.value = news_again(self._life.value)

    @workflow.query
    def standing(self) -> ReviewShown:
        return shown(self._life.value)

    @workflow.query
    def preview(self, act: ReviewAct) -> Preview:
        """What the act would change; nothing is done."""
        return review_preview(self._life.value, act, workflow.now())

    @workflow.query
    def setting_preview(self, word: ReviewSetting) -> Preview:
        """What a word of its engagement would change; nothing is done."""
        return setting_preview(self._life.value, word, workflow.now())

    @workflow.query
    def offers(self, within: str = "") -> tuple[Offer, ...]:
        return review_offers(self._life.value, workflow.now(), within)

    @workflow.query
    def explanation(self, subject: str) -> Explanation:
        return explanation(self._life.value, subject, workflow.now())

    @workflow.query
    def outlook(self, within: str = "") -> Outlook:
        return outlook(self._life.value, within)

    @workflow.query
    def coming(self) -> list[WillHear]:
        return will_hear(self._life.value)
