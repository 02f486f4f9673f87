"""The engagement's long life. Its rules are in `domain`, its loop in `life`."""

from contextlib import suppress
from datetime import datetime, timedelta

from temporalio import workflow

from activities.terms import started_with
from domain import refusals
from domain.acts import AttachReferral, StaffAct
from domain.apply import apply
from domain.apply_review import setting_again
from domain.available_acts import Offer, offers
from domain.check_in_views import agenda_shown, packet_facts
from domain.checkins.facts import AgendaShown, PacketFacts
from domain.duties.standing import DutyYear, year_ahead
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.explain import Explanation, explanation
from domain.lifecycle import Phase
from domain.opening import Opening, check_opened, opened
from domain.outlook import Outlook, outlook
from domain.policies.policy import Policy
from domain.preview import Preview, WillHear, preview, will_hear, words_to_reviews
from domain.receipt import Receipt, has_done, opening_receipt, receipt
from domain.rehearsal import rehearse, rehearse_opening
from domain.reviews.words import ReviewNews, ReviewSetting
from domain.standing import Standing
from domain.standing_of import standing
from domain.words import TellResult
from workflows.entity import (
    EntityKind,
    EntityLife,
    entity_nature,
    lead_through,
    rehearsal,
)
from workflows.signals import signal
from workflows.visibility import of_engagement


def _told(now: Engagement, done: TellResult, _: datetime) -> Engagement:
    return now.but(untold=now.untold[done.of :])


KIND = EntityKind[Engagement, StaffAct](
    nature=entity_nature(expectation, apply, of_engagement, _told),
    rehearse=rehearse,
    receipt=receipt,
)


A_MINUTE = timedelta(minutes=1)
EMPTY = "Nothing has been referred here yet; without a referral it ends in a minute."


@workflow.defn
class EngagementWorkflow:
    """One LEA's engagement: the authority, with the whole roadmap and one clock.

    It is begun empty, with the LEA's code, and opened by its first act; a run that
    continues another begins with the whole value (docs/decisions/0015).
    Handlers await nothing: they change the value and answer. Only `run` has effects.
    """

    @workflow.init
    def __init__(self, begun: str | Engagement) -> None:
        self._cds = begun if isinstance(begun, str) else begun.lea.cds
        self._life: EntityLife[Engagement, StaffAct] | None = None
        if isinstance(begun, Engagement):
            self._life = EntityLife(begun, KIND)

    @workflow.run
    async def run(self, _: str | Engagement) -> Phase | None:
        """None where nothing was referred: what was refused leaves no engagement."""
        await self._opened()
        return (await self._life.live()).phase if self._life else None

    async def _opened(self) -> None:
        if self._life is None:
            workflow.set_current_details(EMPTY)
            with suppress(TimeoutError):
                await workflow.wait_condition(
                    lambda: self._life is not None,
                    timeout=A_MINUTE,
                    timeout_summary="ends unless something is referred",
                )

    @property
    def _lives(self) -> EntityLife[Engagement, StaffAct]:
        """Raises NothingReferred while there is no engagement."""
        if self._life is None:
            raise refusals.NothingReferred(
                f"{refusals.NOTHING_REFERRED}{self._cds}; `refer` opens it"
            )
        return self._life

    @property
    def _now(self) -> Engagement:
        return self._lives.value

    @workflow.update
    def begin(self, opening: Opening) -> Receipt:
        """Open it by its first act, which was judged a moment ago."""
        again = self._life is not None
        if self._life is None:
            self._life = EntityLife(opened(opening, workflow.now()), KIND)
        return opening_receipt(self._life.value, again=again, at=workflow.now())

    @begin.validator
    def may_begin(self, opening: Opening) -> None:
        """As `may_act`; the terms are those that this worker was started with."""
        if self._life is None:
            started_with().check(*opening.terms)
        with rehearsal():
            if self._life is None:
                begun = rehearse_opening(opening, self._cds, workflow.now())
                lead_through(KIND.nature, begun, opening_receipt)
            else:
                check_opened(self._life.value, opening)
                opening_receipt(self._life.value, again=True, at=workflow.now())

    @workflow.update
    def act(self, act: StaffAct) -> Receipt:
        """Do what staff ask: it was judged a moment ago, and cannot be refused now."""
        return self._lives.do(act)

    @act.validator
    def may_act(self, act: StaffAct) -> None:
        """Judge, then rehearse: on replay handlers run again, validators do not.

        So an error of ours can be mended and the same act sent again
        (docs/decisions/0001).
        """
        lives = self._lives
        if isinstance(act, AttachReferral) and not has_done(lives.value, act):
            started_with().check(act.terms)
        lives.check(act)

    @signal
    def refresh(self, *_: object) -> None:
        """Begin a new run, and with it the newest rules."""
        if self._life:
            self._life.refresh()

    @signal
    def witness_missing(self, plan_ids: list[str]) -> None:
        """These witnesses have ended before their time; those that matter begin again.

        Said twice, or of a plan that stands no more, it changes nothing.
        """
        if self._life:
            self._life.restore(plan_ids)

    @signal
    def review_news(self, news: ReviewNews) -> None:
        """How far one of its reviews is; what is old, or another's, changes nothing."""
        if self._life:
            self._life.happen(news)

    @signal
    def setting_missing(self, review: int) -> None:
        """The review of this number has not heard how things stand around it."""
        if self._life:
            self._life.value = setting_again(self._life.value, review)

    @workflow.query
    def preview(self, act: StaffAct) -> Preview:
        """What the act would change, and who would hear what when; nothing is done."""
        return preview(self._now, act, workflow.now())

    @workflow.query
    def words_to_reviews(self, act: StaffAct) -> list[ReviewSetting]:
        """What the act would have its reviews hear; nothing is done."""
        return words_to_reviews(self._now, act, workflow.now())

    @workflow.query
    def explanation(self, subject: str) -> Explanation:
        """One clock, day by day: why, why not, and what comes next."""
        return explanation(self._now, subject, workflow.now())

    @workflow.query
    def outlook(self, within: str = "") -> Outlook:
        """What is waited for, and what comes next; or why nothing does."""
        return outlook(self._now, within)

    @workflow.query
    def duties(self) -> DutyYear:
        """The dated duties of the twelve months to come, and who would hear."""
        return year_ahead(self._now.dated, workflow.now())

    @workflow.query
    def policy(self) -> Policy:
        """The policy it is under, with its calendars."""
        return self._now.policy

    @workflow.query
    def coming(self) -> list[WillHear]:
        """Every rung to come, and who would hear if nothing changed."""
        return will_hear(self._now)

    @workflow.query
    def standing(self, action: int | None = None) -> Standing | None:
        """How things stand: the whole, or one action; None before the referral."""
        return standing(self._life.value, action) if self._life else None

    @workflow.query
    def offers(
        self,
        action: int | None = None,
        referral: int | None = None,
        check_in: str = "",
    ) -> tuple[Offer, ...]:
        """What may be done now, by whom, with which fields."""
        return offers(self._now, action, workflow.now(), referral, check_in)

    @workflow.query
    def agenda(self, check_in: str) -> AgendaShown:
        """What is spoken of at a check-in, and why."""
        return agenda_shown(self._now, check_in)

    @workflow.query
    def packet(self, check_in: str) -> PacketFacts:
        """What a packet of a check-in would say now."""
        return packet_facts(self._now, check_in)
