"""A review's report on a server: every act of it, from staff to the record."""

from datetime import timedelta

import pytest

from domain.acts import (
    AddCorrection,
    AddFinding,
    AnswerCorrection,
    CheckPrivacy,
    CloseCorrections,
    DraftReport,
    FinalizeReport,
    NoteBoardOutcome,
    PlanPresentation,
    PublishReport,
    SendDraft,
    WithdrawCorrection,
    WriteSection,
)
from tests.conftest import Keep
from tests.office import Office
from tests.report_acts import PAGE, READER, content
from tests.reviewers import Reviewers

FOUND = {"component": 4, "quadrant": "threat", "text": "two systems"}
AWAY = timedelta(days=20)


async def content_of(reviewers: Reviewers) -> dict[str, object]:
    """A version of what the review says now."""
    return content((await reviewers.shown()).review.entry)


@pytest.mark.parametrize("beginning", ["in_review"], indirect=True)
async def test_every_act_on_a_report_goes_from_staff_to_the_record(
    office: Office, keep: Keep
) -> None:
    """From its sections to the site; its board tables it, and meets again."""
    reviewers = Reviewers(office)
    await reviewers.begun()
    await reviewers.complete("planning")
    await reviewers.go_through("artifacts", "field_work", "analysis")
    await reviewers.begin("draft")
    today = await office.today()
    for section in ("overview", "summary"):
        await reviewers.act(WriteSection, section=section, text="As was agreed.")
    await reviewers.act(DraftReport, **await content_of(reviewers))
    items = (await reviewers.shown()).items
    rests = {"items": (items[0].id,)}
    await reviewers.act(AddFinding, finding="F99", **FOUND, **rests)
    await reviewers.act(DraftReport, **await content_of(reviewers))
    await reviewers.decide(SendDraft, link=PAGE)
    for party in ("lea", "coe"):
        await reviewers.act(AddCorrection, party=party, text="There are 12 schools.")
    await reviewers.act(AddCorrection, party="coe", text="There are 12 schools.")
    await reviewers.act(WithdrawCorrection, correction="K3")
    await reviewers.act(AnswerCorrection, correction="K1", outcome="taken")
    await reviewers.act(AnswerCorrection, correction="K2", outcome="kept")
    for party in ("lea", "coe"):
        await reviewers.act(CloseCorrections, party=party)
    await reviewers.complete("draft")
    await reviewers.begin("final")
    said = await content_of(reviewers)
    await reviewers.decide(FinalizeReport, **said, second_reader=READER)
    await reviewers.complete("final")
    await reviewers.begin("board")
    await reviewers.act(PlanPresentation, on=today + AWAY)
    tabled = {"outcome": "tabled", "on": today, "again": today + AWAY}
    await reviewers.act(NoteBoardOutcome, **tabled)
    await reviewers.act(CheckPrivacy)
    await reviewers.begin("publication")
    await reviewers.decide(PublishReport, on=today, link=PAGE)
    await reviewers.act(PlanPresentation, on=today + 2 * AWAY)
    await reviewers.at_rest()
    await keep("review-reported", reviewers.handle)
    planned = (await reviewers.shown()).review.report.meeting
    await reviewers.act(NoteBoardOutcome, outcome="received", on=today)
    await reviewers.at_rest()
    await keep("review-received", reviewers.handle)
    now = await reviewers.shown()
    lines = office.reading.history(reviewers.entity)
    report = now.review.report

    assert now.review.stage == "publishing"
    assert [each.outcome for each in report.corrections] == ["taken", "kept", None]
    assert [each.withdrawn for each in report.corrections] == [False, False, True]
    assert planned
    assert planned.on == today + 2 * AWAY
    assert [each.outcome for each in report.meetings] == ["tabled", "received"]
    assert now.review.has("board_outcome")
    assert report.published
    assert [line.number for line in lines] == [*range(1, len(lines) + 1)]
    assert now.review.entry == len(lines)
