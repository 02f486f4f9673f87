"""A review that already runs is brought in with its engagement, as it is stated."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.acts import (
    AddItem,
    BroughtIn,
    Cause,
    ChangeCalendar,
    CompleteReview,
    ImportItems,
    Mode,
    ReopenItem,
    ResumeClock,
    ResumeReview,
    ReviewBegun,
    StopClock,
)
from domain.adoption.check import stated_faults
from domain.bounds import (
    COMMIT,
    ENTRY,
    LONGEST_LINE,
    LONGEST_TITLE,
    MOST_SITES,
    STANDING,
)
from domain.clocks.clocked import Clocked
from domain.expectation import expectation
from domain.explain import explanation
from domain.letters.notice import said_day
from domain.opening import Opening, bring_in
from domain.policies.ladder import Office
from domain.receipt import opening_receipt
from domain.refusals import Refused
from domain.rehearsal import rehearse_opening
from domain.review_apply import begin_review
from domain.review_consequences import new_review
from domain.review_entity import ReviewEntity
from domain.review_standing import review_standing, shown
from domain.reviews.acts import ItemRow
from domain.reviews.framework import SAMPLE
from domain.reviews.item import ItemStatus
from domain.reviews.review import ReachedMilestone, Site
from domain.reviews.statement import StatedPhase, StatedReview, StatedSite
from domain.reviews.words import ReviewSetting
from domain.setting import Stop
from tests.beginnings import (
    ALDER,
    ARTIFACTS,
    COLLECTING,
    FIELD_WORK,
    IN_JUNE,
    NOON,
    PAUSED,
    PLANNED,
    PLANNING,
    RECHECK,
    SINCE,
    adopting,
    brought_in_review,
    in_review,
    reached,
    stated,
)
from tests.frameworks import SIR_12, THREE
from tests.lives import EVERY_WEEKDAY, PATHWAYS, POLICY
from tests.review_phases import complete
from tests.reviews import InReview, stored

TODAY, TOMORROW = date(2026, 9, 2), date(2026, 9, 3)
LONG_LATE = FIELD_WORK.but(due=None)
KNOWS = ("planning", "artifacts", "field_work")


def begun(
    review: StatedReview | None = COLLECTING, at: datetime = NOON
) -> ReviewEntity:
    """The review of an engagement that was brought in, as its word begins it."""
    engagement = brought_in_review(review, at)
    new = new_review(engagement, engagement.unwritten[-1])
    assert new
    return new


def going_on(review: StatedReview | None = COLLECTING) -> InReview:
    """Both sides of it, of which each has heard of the other."""
    engagement = brought_in_review(review)
    both = InReview(engagement, NOON)
    both.engagement = engagement
    both.settle()
    return both


def clock(review: ReviewEntity, phase: str) -> Clocked:
    return review.review.phases[phase]


def rungs(review: ReviewEntity, phase: str) -> list[str]:
    """Those that a phase still has before it, each with its local day."""
    subject = review.subject(f"phase/{phase}")
    assert subject
    return [f"{rung.name} {rung.local[:10]}" for rung in subject.coming]


def test_it_is_under_way_as_it_is_stated() -> None:
    """Its phases, its milestones and its sample; the first is that of its day."""
    review = begun().review

    assert [*review.phases] == [*KNOWS]
    assert (review.begun, review.by) == (PLANNING.opened, "a.castillo")
    assert (review.stage, review.framework) == ("collecting", SIR_12)
    assert review.phases["planning"].done == IN_JUNE
    assert review.sites == {ALDER.site: Site(name=ALDER.name, by="a.castillo", entry=1)}
    assert review.milestones[SAMPLE] == ReachedMilestone(on=IN_JUNE, entry=1)
    assert review.waiting[0].key == "analysis"


def test_a_document_of_a_milestone_is_known_by_its_link_and_what_is_in_it() -> None:
    """As it is stated; nothing of it was looked at here."""
    swot = reached("swot")[0].but(link="https://ccee.example/swot", sha256="a" * 64)
    now = review_standing(begun(COLLECTING.but(milestones=(swot,))))

    (said,) = now.milestones
    assert (said.link, said.sha256) == (swot.link, swot.sha256)


def test_the_review_says_in_one_entry_how_it_was_stated_and_where() -> None:
    """With each phase, what was reached, the sample."""
    (entry,) = begun().unwritten

    assert entry.act == ReviewBegun(by="a.castillo", stated=True, source="alder.yaml")
    assert entry.sentence == (
        "a.castillo brought the review in as stated in alder.yaml, begun on "
        "2026-06-01: the planning of the review done on 2026-06-26; the reading of "
        "documents and artifacts open since 2026-08-17, due 2026-09-14; the field work "
        "open since 2026-07-01, due 2026-09-30; 6 milestones; a sample of 1 site, "
        "approved on 2026-06-26"
    )
    assert [site.code for site in entry.sites] == [ALDER.site]


def test_the_engagements_entry_keeps_all_that_was_stated() -> None:
    """With the framework, and says how far the review is."""
    (entry,) = brought_in_review().unwritten
    act = entry.act

    assert isinstance(act, BroughtIn)
    assert (act.stated.review, act.framework) == (COLLECTING, SIR_12)
    assert entry.sentence.endswith("under LEGACY_52072B1, its review collecting")


def test_a_date_that_is_not_stated_is_counted_from_the_day_it_was_opened() -> None:
    """By the length in its framework; one that is stated stands as it is."""
    review = begun()

    assert clock(review, "artifacts").due == date(2026, 9, 14)
    assert clock(review, "field_work").due == date(2026, 9, 30)
    assert clock(review, "planning").due is None


def test_a_date_that_is_stated_is_explained_as_stated() -> None:
    """It was not counted here; that of another phase was."""
    review = begun()
    said = explanation(review, "phase/field_work", NOON)
    counted = explanation(review, "phase/artifacts", NOON)

    assert said.term == "as it was stated when the review was brought in on 2026-09-02"
    assert said.to_due == ()
    assert counted.term.startswith("20 working days after 2026-08-17")
    assert sum(each.counted for each in counted.to_due) == 20


def test_a_stated_date_that_moved_says_from_which_day() -> None:
    """By the days it stood, since it is here or before."""
    both = going_on(PAUSED)
    both.come_to(date(2026, 9, 9))
    both.ask_review(ResumeReview)
    said = explanation(both.review, "phase/field_work", both.at)

    assert said.due == date(2026, 10, 21)
    assert said.term.endswith("(2026-09-30), later by the days it stood")


def test_what_is_due_later_has_its_ordinary_ladder() -> None:
    """With its reminder before the date."""
    review = begun()

    assert not clock(review, "field_work").overdue
    assert rungs(review, "field_work") == [
        "R0 2026-09-23",
        "R1 2026-10-01",
        "R2 2026-10-14",
    ]
    assert rungs(review, "planning") == []


@pytest.mark.parametrize("hour", [3, 12, 20])
def test_what_is_late_begins_at_the_first_rung_on_the_next_working_day(
    hour: int,
) -> None:
    """However late it is and at whatever hour; no reminder and no later rung speaks."""
    late = COLLECTING.but(phases=(PLANNING, ARTIFACTS, LONG_LATE))
    review = begun(late, NOON.replace(hour=hour))

    assert clock(review, "field_work").overdue
    assert rungs(review, "field_work") == ["R1 2026-09-03", "R2 2026-09-16"]


def test_brought_in_on_a_saturday_it_begins_on_monday() -> None:
    """Nobody works in between."""
    late = COLLECTING.but(phases=(PLANNING, LONG_LATE))

    review = begun(late, NOON + timedelta(days=3))

    assert rungs(review, "field_work")[0] == "R1 2026-09-07"


def test_a_reminder_of_a_day_that_is_gone_is_not_made_up() -> None:
    """What comes after the date comes as it would have."""
    soon = COLLECTING.but(phases=(PLANNING, FIELD_WORK.but(due=date(2026, 9, 4))))

    assert rungs(begun(soon), "field_work") == ["R1 2026-09-07", "R2 2026-09-18"]


def test_the_only_letters_are_those_of_bringing_in() -> None:
    """They say where the review is, and what comes next; the review writes none."""
    engagement = brought_in_review()
    letters = [e for e in engagement.unwritten[0].notices if not e.is_copy]
    new = new_review(engagement, engagement.unwritten[-1])

    assert new
    assert new.unwritten[0].notices == ()
    assert [(e.template, e.to) for e in letters] == [
        ("brought_in", "a.castillo"),
        ("brought_in", "d.okafor"),
    ]
    facts = letters[0].facts
    assert facts["review_stands"] == (
        f"the reading of documents and artifacts, planned until "
        f"{said_day(date(2026, 9, 14))} and the field work, planned until "
        f"{said_day(date(2026, 9, 30))}"
    )
    assert facts["next_step"] == (
        f"on {said_day(date(2026, 9, 7))} the CCEE lead hears of the reading of "
        "documents and artifacts"
    )
    assert facts["late"] == 0


def test_a_phase_that_is_late_is_counted_in_the_letter() -> None:
    """Its first question comes on the next working day."""
    late = COLLECTING.but(phases=(PLANNING, LONG_LATE))
    facts = brought_in_review(late).unwritten[0].notices[0].facts

    assert facts["late"] == 1
    assert facts["next_step"] == (
        f"on {said_day(TOMORROW)} the CCEE lead and the COE lead hear of the field work"
    )


def test_the_receipt_says_what_is_open_and_what_comes_next() -> None:
    """With the address of the review."""
    told = opening_receipt(brought_in_review())

    assert told.told == ("a.castillo (CCEE lead)", "d.okafor (LEA superintendent)")
    assert told.next == (
        "review 1, the reading of documents and artifacts, due 2026-09-14 and the "
        "field work, due 2026-09-30; R0 of the reading of documents and artifacts: "
        "CCEE lead, 2026-09-07 09:00 PDT: 1999901/review/1"
    )


def test_nothing_said_of_how_far_it_is_it_begins_anew() -> None:
    """With its first phase today, as any review begins; everybody hears of it."""
    engagement, review = brought_in_review(None), begun(None)

    assert engagement.unwritten[0].sentence.endswith(", its review begins anew")
    assert [*review.review.phases] == ["planning"]
    assert review.review.begun == TODAY
    assert review.review.stated_on is None
    assert review.unwritten[0].sentence == "a.castillo began the review"
    assert {e.template for e in review.unwritten[0].notices if not e.is_copy} == {
        "review_begun"
    }


def test_only_its_framework_said_it_begins_anew_under_that() -> None:
    """What it is done by is not how far it is."""
    bare = StatedReview(framework=THREE.named)
    engagement = brought_in_review(bare, framework=THREE)
    new = new_review(engagement, engagement.unwritten[-1])

    assert engagement.review
    assert engagement.review.stated is None
    assert new
    assert [*new.review.phases] == ["prepare"]
    assert new.review.stated_on is None


@pytest.mark.parametrize("review", [COLLECTING, StatedReview()])
def test_a_team_is_stated_of_any_review(review: StatedReview) -> None:
    """Each once; who works on it says nothing of how far it is."""
    engagement = brought_in_review(review.but(team=("r.kim", "s.ito", "r.kim")))
    new = new_review(engagement, engagement.unwritten[-1])

    assert new
    assert new.review.team == ("r.kim", "s.ito")
    assert (new.review.stated_on is None) is review.begins_anew


def test_a_review_whose_next_phase_has_not_begun_waits_for_nobody() -> None:
    """It stands between two phases, which staff begin."""
    planned = StatedReview(
        phases=(PLANNING,), milestones=reached(*PLANNED), sites=(ALDER,)
    )
    engagement = brought_in_review(planned)
    facts = engagement.unwritten[0].notices[0].facts

    assert begun(planned).stage == "planned"
    assert expectation(begun(planned)) is None
    assert (facts["review_stands"], facts["next_step"]) == (
        "planned",
        "the report of the review",
    )
    assert facts["review"] == 1
    assert "review 1, planned: 1999901/review/1" in opening_receipt(engagement).next


def test_paused_it_stands_since_the_day_that_is_stated() -> None:
    """Nothing is late, nobody is asked, but on its day whether it may go on."""
    review = begun(PAUSED.but(phases=(PLANNING, ARTIFACTS, LONG_LATE)))
    stop = Stop(cause=Cause.STRIKE, since=SINCE, recheck=RECHECK, whole=True)
    due = expectation(review)

    assert review.stage == "paused"
    assert review.review.pause == stop
    assert [p.clock.stop for p in review.phases] == [None, stop, stop]
    assert not any(p.clock.overdue or p.clock.plan for p in review.phases)
    assert due
    assert EVERY_WEEKDAY.lea.day_of(due.at) == RECHECK


def test_its_letter_says_that_it_is_paused() -> None:
    """Until which day at first, which is what comes next of it."""
    facts = brought_in_review(PAUSED).unwritten[0].notices[0].facts

    assert facts["review_stands"] == (
        f"paused since {said_day(SINCE)}, until {said_day(RECHECK)} at first"
    )
    assert facts["next_step"] == (
        f"on {said_day(RECHECK)} it is asked whether the review may go on"
    )


def test_resumed_its_dates_move_by_the_days_it_stood() -> None:
    """Since the day that is stated, most of which nobody witnessed here."""
    both = going_on(PAUSED)
    both.come_to(date(2026, 9, 9))
    both.ask_review(ResumeReview)

    assert both.phase("artifacts").due == date(2026, 10, 5)
    assert both.phase("field_work").due == date(2026, 10, 21)
    assert both.review.stage == "collecting"


def test_what_was_late_as_it_was_paused_is_asked_about_once_it_goes_on() -> None:
    """By its first late rung, on the next working day."""
    late = PAUSED.but(phases=(PLANNING, ARTIFACTS, LONG_LATE))
    both = going_on(late)
    both.ask_review(ResumeReview)

    assert both.phase("field_work").due == date(2026, 8, 26)
    assert rungs(both.review, "field_work") == ["R1 2026-09-03", "R2 2026-09-16"]


def test_it_is_shown_as_stated() -> None:
    """Nobody here witnessed what lies before that day."""
    now = shown(begun())

    assert now.review.stated_on == TODAY
    assert now.review.milestones[0].on == IN_JUNE
    assert [phase.state for phase in now.review.phases][:4] == [
        *("done", "open", "open", "waiting")
    ]


def test_what_was_stated_travels_until_there_is_news() -> None:
    """Then the review has it, and its engagement carries it no more."""
    engagement = brought_in_review()
    (word,) = (e for e in engagement.untold if isinstance(e, ReviewSetting))
    both = going_on()

    assert engagement.review
    assert engagement.review.stated == COLLECTING.but(source="alder.yaml")
    assert stored(word) == word
    assert both.engagement.review
    assert both.engagement.review.stated is None
    assert both.engagement.review.framework is None
    assert both.engagement.review.stage == "collecting"
    assert both.engagement.review.due == date(2026, 9, 14)


def test_a_word_that_comes_days_later_begins_the_same_review() -> None:
    """But what fell due meanwhile is asked about from then on."""
    engagement = brought_in_review()
    (word,) = (e for e in engagement.untold if isinstance(e, ReviewSetting))
    later = begin_review(word, NOON + timedelta(days=20))

    assert later.review.stated_on == TODAY
    assert clock(later, "artifacts").due == date(2026, 9, 14)
    assert rungs(later, "artifacts") == ["R1 2026-09-23", "R2 2026-10-06"]
    assert not clock(later, "field_work").overdue


def test_a_word_that_comes_after_all_clocks_were_stopped_stands_since_then() -> None:
    """And a pause of its own goes on beside it."""
    for said in (COLLECTING, PAUSED):
        engagement = brought_in_review(said)
        both = InReview(engagement, NOON)
        both.engagement = engagement
        both.ask(StopClock, cause=Cause.FIRE, recheck=date(2026, 9, 30))
        both.settle()
        both.come_to(date(2026, 9, 9))
        both.ask(ResumeClock)
        both.settle()
        stands = both.phase("field_work").stop

        assert (stands is None) is (said is COLLECTING)
        assert both.phase("field_work").due == (
            date(2026, 10, 7) if said is COLLECTING else date(2026, 9, 30)
        )


def test_a_pause_counts_no_day_twice() -> None:
    """Days on which all clocks stood are days on which it was paused."""
    both = going_on(PAUSED)
    both.ask(StopClock, cause=Cause.FIRE, recheck=date(2026, 9, 30))
    both.settle()
    both.come_to(date(2026, 9, 9))
    both.ask(ResumeClock)
    both.settle()
    both.ask_review(ResumeReview)

    assert both.phase("field_work").due == date(2026, 10, 21)


def test_its_clocks_go_over_to_another_calendar_like_any_other() -> None:
    """What was stated has a ledger from its first day here."""
    both = going_on()
    closed = dict.fromkeys((date(2026, 9, 28), date(2026, 9, 29)), "closed")
    calendar = EVERY_WEEKDAY.calendar(Office.AGENCY).but(
        version="closed", holidays=closed
    )
    both.ask(ChangeCalendar, office=Office.AGENCY, calendar=calendar, mode=Mode.RESTART)
    both.settle()

    assert both.phase("field_work").due == date(2026, 9, 30)
    assert rungs(both.review, "field_work")[0] == "R0 2026-09-23"


def row(**fields: Any) -> ItemRow:
    """As a workbook has what was collected before."""
    said = {"item": "5-obs", "component": 5, "method": "focus_group", "count": 1}
    return ItemRow(**said | {"status": ItemStatus.DONE} | fields)


def test_what_was_collected_before_is_imported_as_it_ended() -> None:
    """Of a phase that was done as it was brought in: done, or waived with a reason."""
    both = going_on(ANALYSING)
    waived = row(item="6-obs", status=ItemStatus.WAIVED, reason="the school was closed")
    both.ask_review(ImportItems, rows=(row(), waived))

    assert both.review.review.items["5-obs"].status is ItemStatus.DONE
    assert both.review.review.items["6-obs"].status is ItemStatus.WAIVED


def test_nothing_more_is_collected_in_a_phase_that_was_done() -> None:
    """Neither by a workbook nor by an item of its own; nor is one opened again."""
    both = going_on(ANALYSING)
    both.ask_review(ImportItems, rows=(row(),))
    known = both.review.review.items["5-obs"].entry

    with pytest.raises(Refused, match="is imported as done or waived"):
        both.ask_review(ImportItems, rows=(row(item="6", status=ItemStatus.OPEN),))
    with pytest.raises(Refused, match="is imported as done or waived"):
        both.ask_review(AddItem, item="6", component=5, method="focus_group")
    with pytest.raises(Refused, match="is imported as done or waived"):
        both.ask_review(ReopenItem, item="5-obs")
    both.ask_review(ImportItems, rows=(row(count=3, as_of=known),))


def test_a_phase_that_is_done_here_takes_nothing_in() -> None:
    """Though its review was brought in: it was still open then."""
    both = going_on()
    complete(both, "field_work")

    with pytest.raises(Refused, match="the field work is done, and with it what"):
        both.ask_review(ImportItems, rows=(row(),))


def test_a_framework_without_a_review_begins_none() -> None:
    """Whatever a client sends along."""
    said = adopting(stated(), framework=SIR_12)

    assert bring_in(said, EVERY_WEEKDAY, 1, NOON).reviews == {}


def test_a_published_review_is_completed_without_a_reason() -> None:
    """As far as was stated: the engagement has heard so."""
    both = going_on(PUBLISHED)
    both.ask(CompleteReview, why="")
    both.settle()

    assert both.review.is_over


def test_before_that_completing_it_asks_for_a_reason() -> None:
    """What was stated makes nothing easier."""
    with pytest.raises(Refused, match="its stage is collecting"):
        going_on().ask(CompleteReview, why="")


def _done(*phases: str) -> tuple[StatedPhase, ...]:
    return tuple(
        StatedPhase(phase=each, opened=IN_JUNE, done=IN_JUNE) for each in phases
    )


ANALYSING = COLLECTING.but(
    phases=(
        PLANNING,
        *_done("artifacts", "field_work"),
        StatedPhase(phase="analysis", opened=TODAY),
    )
)
PUBLISHED = COLLECTING.but(
    phases=(
        PLANNING,
        *_done("artifacts", "field_work", "analysis", "draft", "final"),
        *_done("publication"),
    ),
    milestones=tuple(
        each.but(link="https://ccee.example/alder", sha256="a" * 64)
        for each in reached(*(e.key for e in SIR_12.milestones))
    ),
)


def largest() -> StatedReview:
    """As much as may be written, in letters that take most room."""
    sites = tuple(
        StatedSite(site=f"1999901{n:07}", name="\N{GRINNING FACE}" * LONGEST_TITLE)
        for n in range(MOST_SITES)
    )
    links = {"link": "\N{GRINNING FACE}" * LONGEST_LINE, "sha256": "a" * 64}
    return PUBLISHED.but(
        sites=sites,
        milestones=tuple(each.but(**links) for each in PUBLISHED.milestones),
    )


def test_as_much_as_may_be_stated_fits() -> None:
    """Into what is opened, into its word, and into the review that begins by it."""
    said = adopting(in_review(largest()), framework=SIR_12, source="s" * LONGEST_LINE)
    opening = Opening(said=said, policy=POLICY, episode=1)
    engagement = rehearse_opening(opening, said.lea.cds, NOON)
    (word,) = engagement.untold
    new = new_review(engagement, engagement.unwritten[0])

    assert new
    assert word.weight < COMMIT / 2
    assert new.weight < STANDING / 2
    assert new.unwritten[0].weight < ENTRY


def test_more_than_may_be_stated_is_refused_by_its_list() -> None:
    """A sample of 401 sites is none that could be worked with."""
    more = largest().but(sites=(*largest().sites, ALDER))
    found = stated_faults(in_review(more), POLICY, PATHWAYS, NOON, "a.castillo", SIR_12)

    assert [*map(str, found)] == ["sites: has 401 items; at most 400"]
