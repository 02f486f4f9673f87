"""The demo tells the same story whenever it is loaded."""

from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import Engine

import bench.subjects
import drills.runner
from adapters.sql.as_of import SqlPast
from adapters.sql.documents import SqlDocuments
from adapters.sql.evidence import SqlEvidence
from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from demo.story import roadmap_rows
from domain.analysis_standing_of import analysis_standing
from domain.calendars.school_year import SchoolYear
from domain.checkins.check_in import CheckInStage
from domain.checkins.days import open_days
from domain.checkins.year import year_of
from domain.referrals.open import Referral, check_referral
from domain.review_standing import review_standing
from domain.reviews.privacy import privacy_hints
from domain.reviews.report import CorrectionOutcome
from domain.reviews.report_facts import ReportFacts
from domain.standing_of import standing
from services.reports import ReportSources
from services.trace import Tracing
from tests.demo.days import DAYS, LEA, ONE_DAY, begun, loading_days
from tests.demo.telling import REFERRAL, Telling, loaded
from tests.lives import WITH_CHECK_INS

A_WEDNESDAY = date(2026, 10, 14)
LATE_ON_WEDNESDAY = LEA.instant(A_WEDNESDAY, time(23, 59, 30))
ENDS_OF_JUNE = (date(2027, 6, 4), date(2027, 6, 12), date(2028, 6, 30))
ENGAGEMENT, REVIEW = "1999901.1", "1999901.1/review/1"


def shown(told: Telling) -> tuple[object, ...]:
    """The figures that README, pictures and home show, and what is late."""
    now = standing(told.engagement)
    tally = now.engagement.tally
    late = [each.number for each in now.actions if each.overdue]
    counts = (tally.total, tally.completed, tally.in_progress, tally.not_started)
    return (*counts, tally.percent, late)


def met(told: Telling) -> tuple[object, ...]:
    """Decisions of the check-in that has minutes, how many of this year were held, and
    of which planned by staff the invitation asks people to come.
    """
    known = told.engagement.check_ins.values()
    stages = CheckInStage.NOTES_DUE, CheckInStage.SCHEDULED
    written, planned = ([e for e in known if e.stage is each] for each in stages)
    asked = [
        e.invitation.is_cancelled for e in planned if not e.window and e.invitation
    ]
    years = standing(told.engagement).engagement.check_in_years
    this = sum(each.held for each in years if each.begins == year_of(told.today))
    return [each.decisions for each in written], this, asked


def given(told: Telling) -> tuple[int, ...]:
    """Coaching entries, and positions that are open."""
    supports = told.engagement.supports
    return supports.coaching, len(supports.positions)


def is_ending(day: date) -> bool:
    """Whether none may be held from a week on until the fiscal year is over."""
    last = SchoolYear(begins=year_of(day)).last
    return not any(open_days(WITH_CHECK_INS, day + 7 * ONE_DAY, last))


def reviewed(told: Telling) -> tuple[object, ...]:
    """What the review has come to."""
    now = review_standing(told.review)
    milestones = len(now.framework.milestones) - len(now.milestones)
    undone = [each.name for each in now.phases if each.done is None]
    counts = now.items, now.items_open, now.evidence, now.findings, now.recommendations
    return now.stage, *counts, milestones, undone


def test_the_demo_shows_its_figures_whenever_it_is_loaded(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """66 / 19 / 41 / 6, 91 %, and the same five are late, now and a day later.

    Its review is whole: every phase is done, and 66 steps are recommended. With
    --every-day on each of 800 days, else on those that tell the most.
    """
    figures = (66, 19, 41, 6, 91, [12, 25, 29, 44, 57])
    review: tuple[object, ...] = ("completed", 40, 0, 8, 48, 66, 0, [])
    other: dict[date, tuple[object, ...]] = {}
    for day in loading_days(pytestconfig):
        told = loaded(tmp_path, begun(day))
        found = shown(told), reviewed(told)
        told.wait(ONE_DAY)
        if (*found, shown(told)) != (figures, review, figures):
            other[day] = *found, shown(told)

    assert other == {}


def test_a_check_in_is_held_and_the_next_is_planned(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """With minutes, two decisions and an invitation, on whatever day it is loaded.

    In the last weeks of a fiscal year the one that is held is of the next, and does not
    count. Coaching is noted, and a position is funded.
    """
    other: dict[date, tuple[object, ...]] = {}
    for day in (*loading_days(pytestconfig), *ENDS_OF_JUNE):
        told = loaded(tmp_path, begun(day))
        known = ([2], 0 if is_ending(day) else 1, [False])
        if (met(told), given(told)) != (known, (1, 1)):
            other[day] = met(told)

    assert other == {}


def test_a_load_that_goes_on_beyond_midnight_is_taken(tmp_path: Path) -> None:
    """Its report is published on the day on which it became final, the next one."""
    report = loaded(tmp_path, LATE_ON_WEDNESDAY).review.review.report

    assert report.draft and report.final and report.published
    assert report.final.on == report.published.on == A_WEDNESDAY + ONE_DAY


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Telling:
    return loaded(tmp_path_factory.mktemp("demo"), begun(A_WEDNESDAY))


@pytest.fixture
def facts(told: Telling, database: Engine) -> ReportFacts:
    """What its final report says, drawn of the record as of its entry."""
    SqlRecord(database).commit(told.entries)
    final = told.review.review.report.final
    assert final
    sources = ReportSources(
        past=SqlPast(database),
        reviews=SqlReviews(database),
        evidence=SqlEvidence(database),
        documents=SqlDocuments(database),
        names={},
    )
    return sources.drawn(REVIEW, final.as_of).facts


def test_what_is_recommended_are_the_66_actions(facts: ReportFacts) -> None:
    """In the words, of the components, under the theme and by the horizon of each."""
    advice = {each.id: each for each in facts.recommendations}
    planned = {f"R{row['number']}": row for row in roadmap_rows()}
    said = {
        key: (e.text, {*map(str, e.components)}, e.theme, e.horizon)
        for key, e in advice.items()
    }

    assert said == {
        key: (e["text"], {*e["components"].split(";")}, e["theme"], e["horizon"])
        for key, e in planned.items()
    }
    assert len(said) == 66


def test_its_report_is_whole(facts: ReportFacts) -> None:
    """Sections are written, components rated, corrections answered and taken in."""
    squares = (each for part in facts.components for each in part.quadrants)
    found = {each.id: each.text for square in squares for each in square.findings}
    outcomes = [each.outcome for each in facts.corrections]

    assert all((facts.overview, facts.previous_work, facts.summary))
    assert all(each.rating for each in facts.components)
    assert len(found) == 48
    assert {*outcomes} == {*CorrectionOutcome}
    assert found["F07S"].startswith("Ten of fourteen schools")
    assert len(facts.themes) == 4


def test_nothing_in_its_report_says_who_a_student_is(facts: ReportFacts) -> None:
    """Whoever checks it for privacy is shown nothing to look at."""
    assert privacy_hints(facts) == []


def test_each_action_leads_back_to_what_was_found(
    told: Telling, database: Engine
) -> None:
    """And each weakness on to those who do something about it."""
    SqlRecord(database).commit(told.entries)
    tracing = Tracing(SqlReading(database), SqlReviews(database))
    back, on = tracing.of_action(ENGAGEMENT, 12), tracing.of_finding(REVIEW, "F02O")
    analysis = analysis_standing(told.review.review.analysis)
    weak = {e.id for e in analysis.findings if e.quadrant == "weakness"}

    assert [each.id for each in back.recommendations] == ["R12"]
    assert [each.id for each in back.findings] == ["F02O", "F09W"]
    assert [each.number for each in on.actions] == [12, 27, 37, 50]
    assert tracing.with_actions(REVIEW) == {f"R{n}" for n in range(1, 67)}
    assert weak <= analysis.named


REFERRALS = {
    "demo": REFERRAL,
    "bench": bench.subjects.opening("1999901").said,
    "drill": drills.runner.referral("1999901"),
}


@pytest.mark.parametrize("name", REFERRALS)
def test_what_demo_bench_and_drills_begin_with_is_taken(name: str) -> None:
    """As the server judges it, which the tests of them go without."""
    said = REFERRALS[name]
    assert isinstance(said, Referral)

    check_referral(said, DAYS[0])
