"""A review and its engagement on a server: begun, told, heard, ended."""

from datetime import timedelta

import pytest
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.client import WorkflowUpdateFailedError

from domain.acts import (
    ApproveSample,
    Assign,
    BeginPhase,
    BeginReview,
    CancelReview,
    CompletePhase,
    CompleteReview,
    RemoveSite,
    ResumeClock,
    StopClock,
    Withdraw,
)
from domain.people.roles import Role
from domain.reviews.words import ReviewNews, ReviewSetting
from domain.setting import Cause
from tests.conftest import Keep
from tests.lives import by_staff
from tests.office import Office, Record
from tests.reviewers import Reviewers, gone, held_up, rule
from tests.waiting import until
from workflows.review import ReviewWorkflow
from workflows.visibility import LATE, STAGE

DAY = timedelta(days=1)
pytestmark = pytest.mark.parametrize("beginning", ["in_review"], indirect=True)


@pytest.fixture
async def reviewers(office: Office) -> Reviewers:
    """Of a review that its engagement has begun, and heard of."""
    found = Reviewers(office)
    await found.begun()
    return found


async def test_a_review_is_begun_led_told_and_completed(
    office: Office, reviewers: Reviewers, record: Record, keep: Keep
) -> None:
    """
    The engagement hears of each stage; once the report is published, it completes the
    review without another reason, though the co-design goes on without it.
    """
    await reviewers.propose(2)
    await reviewers.act(RemoveSite, site=f"{office.cds}{2:07}")
    await reviewers.complete("planning")
    await reviewers.begin("artifacts")
    await reviewers.begin("field_work")
    await reviewers.complete("artifacts")
    await reviewers.complete("field_work")
    await reviewers.go_through("analysis", "draft", "final", "publication")
    published = await reviewers.decide(BeginPhase, phase="board")
    await reviewers.heard("published")
    line = await reviewers.line()
    await office.act(CompleteReview, why="", review_entry=published.entry)
    await reviewers.handle.result()
    await reviewers.heard("completed")
    await keep("review", reviewers.handle)
    await keep("engagement-reviewed", office.handle)

    assert line.may_be_completed
    entries = [e for e in record.given if e.entity == reviewers.entity]
    assert [e.number for e in entries] == [*range(1, published.entry + 2)]
    assert {e.setting for e in entries} == {1}
    assert await office.failures(reviewers.handle) == []
    assert await office.failures() == []


async def test_who_decides_by_newer_word_than_the_review_has_is_asked_again(
    office: Office,
    reviewers: Reviewers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    An administrator is appointed. While word of it is held up, nobody approves the
    sample by what was read since; once it has come, the superintendent no longer may.
    """
    await reviewers.propose(1)
    today = await office.today()
    with held_up(monkeypatch, ReviewSetting):
        administrator = {"role": Role.ADMINISTRATOR, "person": "v.sorensen"}
        await office.act(Assign, **administrator, first=today)
        setting = await reviewers.setting()
        with pytest.raises(WorkflowUpdateFailedError) as behind:
            await reviewers.act(ApproveSample, setting=setting)

    assert rule(behind.value) == "SettingIsBehind"

    await office.env.fast_forward(office.handle, timedelta(minutes=10))
    await reviewers.knows(setting)
    with pytest.raises(WorkflowUpdateFailedError) as not_theirs:
        await reviewers.act(ApproveSample, setting=setting)
    with pytest.raises(WorkflowUpdateFailedError) as nor_theirs:
        await reviewers.act(CancelReview, setting=setting, by="d.okafor")
    receipt = await reviewers.act(ApproveSample, setting=setting, by="v.sorensen")

    assert rule(not_theirs.value) == rule(nor_theirs.value) == "NotYours"
    assert [e.entry for e in (await reviewers.shown()).review.milestones] == [
        receipt.entry
    ]


async def test_a_review_is_completed_by_no_older_news_than_was_read(
    office: Office,
    reviewers: Reviewers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is planned, and the engagement does not know of it yet."""
    with held_up(monkeypatch, ReviewNews):
        receipt = await reviewers.complete("planning")
        refused = by_staff(CompleteReview, review_entry=receipt.entry)
        with pytest.raises(WorkflowUpdateFailedError) as behind:
            await office.handle.execute_update("act", refused)

    assert rule(behind.value) == "NewsIsBehind"

    await office.env.fast_forward(reviewers.handle, timedelta(minutes=10))
    await reviewers.heard("planned")
    assert (await office.send(refused)).phase == "roadmap"


async def test_words_survive_a_new_run_of_either_side(
    office: Office,
    reviewers: Reviewers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both begin a new run while what they owe each other is held up."""
    await reviewers.ready("planning")
    runs = [await office.run_id(), (await reviewers.handle.describe()).run_id]
    today = await office.today()
    with held_up(monkeypatch, ReviewSetting, ReviewNews):
        expert = {"role": Role.CCEE_EXPERT, "person": "p.silva", "first": today}
        await office.act(Assign, **expert)
        setting = (await reviewers.shown()).review.setting
        await reviewers.act(CompletePhase, phase="planning", setting=setting)
        for each in (office.handle, reviewers.handle):
            await each.signal("refresh")
            await office.env.fast_forward(each, timedelta(seconds=1))
    for each in (office.handle, reviewers.handle):
        await office.env.fast_forward(each, timedelta(minutes=10))
    await reviewers.heard("planned")
    await reviewers.knows(await reviewers.setting())

    now = [await office.run_id(), (await reviewers.handle.describe()).run_id]
    assert not {*runs} & {*now}
    assert await office.failures(reviewers.handle) == []
    assert await office.failures() == []


async def test_a_review_ends_with_its_engagement_though_word_is_under_way(
    office: Office,
    reviewers: Reviewers,
    monkeypatch: pytest.MonkeyPatch,
    keep: Keep,
) -> None:
    """The engagement waits until the review has heard; then both are over."""
    await reviewers.propose(1)
    with held_up(monkeypatch, ReviewSetting):
        await office.act(Withdraw)
        running = (await office.handle.describe()).status
    await office.env.fast_forward(office.handle, timedelta(minutes=10))
    stage = await reviewers.handle.result()
    await keep("review-ended", reviewers.handle)

    assert running is Status.RUNNING
    assert stage == "ended"
    await office.handle.result()


async def test_news_for_an_engagement_that_is_over_is_answered_by_its_end(
    office: Office,
    reviewers: Reviewers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The review is cancelled, and its engagement withdrawn before it hears of that."""
    with held_up(monkeypatch, ReviewNews):
        await reviewers.act(CancelReview, setting=await reviewers.setting())
        await office.act(Withdraw)
        await office.env.fast_forward(office.handle, timedelta(minutes=10))
        await office.handle.result()
        running = (await reviewers.handle.describe()).status
    await office.env.fast_forward(reviewers.handle, timedelta(minutes=10))

    assert running is Status.RUNNING
    assert await reviewers.handle.result() == "cancelled"


async def test_a_review_whose_engagement_was_terminated_tells_the_operators_once(
    office: Office, reviewers: Reviewers, keep: Keep
) -> None:
    """It goes on, with its clock; whoever looks after the service hears of it."""
    await reviewers.ready("planning")
    setting = await reviewers.setting()
    await office.handle.terminate()
    await reviewers.act(CompletePhase, phase="planning", setting=setting)
    await until(reviewers.is_lost)
    await reviewers.act(CancelReview, setting=setting)
    await reviewers.handle.result()
    await keep("review-lost", reviewers.handle)
    letters = office.reading.letters(reviewers.entity)

    assert [e.person for e in letters if e.template == "engagement_lost"] == [
        Role.OPERATORS
    ]


async def test_an_engagement_that_was_lost_and_takes_news_is_found(
    reviewers: Reviewers, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after it was reset: reconcile has the review tell it once more."""
    await reviewers.ready("planning")
    setting = await reviewers.setting()
    with gone(monkeypatch):
        await reviewers.act(CompletePhase, phase="planning", setting=setting)
        await until(reviewers.is_lost)
    await reviewers.handle.signal(ReviewWorkflow.news_missing)
    await reviewers.heard("planned")

    async def is_found() -> bool:
        return not await reviewers.is_lost()

    await until(is_found)
    await keep("review-found", reviewers.handle)


async def test_a_review_that_was_cancelled_makes_room_for_another(
    office: Office, reviewers: Reviewers, keep: Keep
) -> None:
    """The engagement stays in review, and its next review has the next number."""
    await reviewers.act(CancelReview, setting=await reviewers.setting())
    await reviewers.handle.result()
    await reviewers.heard("cancelled")
    await keep("review-cancelled", reviewers.handle)
    await office.act(BeginReview)
    second = Reviewers(office, 2)
    await second.begun()

    assert (await second.shown()).review.number == 2


async def test_a_review_terminated_by_hand_is_not_begun_again_empty(
    office: Office, reviewers: Reviewers
) -> None:
    """What it had gathered would be gone without a word."""
    await reviewers.propose(1)
    await reviewers.handle.terminate()
    today = await office.today()
    await office.act(Assign, role=Role.CCEE_EXPERT, person="p.silva", first=today)

    async def is_told() -> bool:
        return (await office.standing()).untold == 0

    await until(is_told)
    assert (await reviewers.handle.describe()).status is Status.TERMINATED


async def test_planning_that_is_late_climbs_its_ladder_and_has_a_witness(
    office: Office, reviewers: Reviewers, keep: Keep
) -> None:
    """The lead hears before and after its date; what is late is listed as all is."""
    due = (await reviewers.shown()).review.phases[0].due
    assert due
    await reviewers.on(due + 3 * DAY)
    phase = (await reviewers.shown()).review.phases[0]
    seen = (await reviewers.handle.describe()).typed_search_attributes
    assert phase.witness
    witness = office.workflow(phase.witness)
    await witness.query("standing")
    await keep("review-late", reviewers.handle)

    assert phase.rung == "R1"
    assert seen[LATE] == ["phase/planning"]
    assert seen[STAGE] == ["review planning"]

    await reviewers.complete("planning")
    await witness.result()


async def test_clocks_stop_and_run_on_both_sides(
    office: Office, reviewers: Reviewers, keep: Keep
) -> None:
    """Each has a clock of its own here; a week passes for both."""
    due = (await reviewers.shown()).review.phases[0].due
    assert due
    today = await office.today()
    recheck = today + 30 * DAY
    await office.act(StopClock, cause=Cause.STRIKE, recheck=recheck)
    await reviewers.knows(await reviewers.setting())
    stopped = (await reviewers.shown()).review.phases[0]
    for each in (office.handle, reviewers.handle):
        await office.env.fast_forward(each, 14 * DAY)
    await office.act(ResumeClock)
    await reviewers.knows(await reviewers.setting())
    moved = (await reviewers.shown()).review.phases[0].due
    await keep("review-stopped", reviewers.handle)
    await keep("engagement-in-review", office.handle)

    assert stopped.next_rung is None
    assert moved == due + 14 * DAY
