"""Letters of reviews as their lives bring them about, in words."""

from datetime import timedelta

from adapters.mail.templates import MailText, Templates
from adapters.policies.read import mail_policy
from domain.acts import (
    AddSite,
    ApproveSample,
    BeginPhase,
    BeginReview,
    CancelReview,
    CompletePhase,
    CompleteReview,
    NoteMilestone,
    PauseReview,
    ResumeReview,
    StopClock,
)
from domain.letters.notice import COPY, Notice
from domain.people.roles import Role
from domain.policies.ladder import Way
from domain.policies.policy import ReviewPromise
from domain.reviews.framework import SAMPLE
from domain.roadmaps.roadmap import SigningParty
from domain.setting import Cause
from tests.frameworks import THREE
from tests.lives import EVERY_WEEKDAY
from tests.mail import letter
from tests.review_letters import review_facts
from tests.review_phases import begin, complete
from tests.review_reports import answer, check_of, close, correct, drafting, send
from tests.reviews import DUE, SCHOOL, InReview, accepted
from tests.roadmaps import propose, proposed, reopen, sign
from tests.tone import policing

WORDS = Templates("CCEE")
PLANNED = ("kickoff", "contact", "data_sharing", "calendar_free")
SHOW = ".venv/bin/python starter.py show 1999901/review/1"
ACTS = ".venv/bin/python starter.py acts 1999901/review/1"


def lived() -> InReview:
    """Begun, late, planned, cancelled while its engagement was gone."""
    both = begun(accepted().policy.review)
    both.run_to(DUE + timedelta(days=20))
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    both.ask_review(ApproveSample)
    both.gone = True
    both.tell_engagement()
    both.ask_review(CancelReview, why="two districts merge")
    return both


def led() -> InReview:
    """Paused until somebody asks, resumed; its planning done, its documents read."""
    both = begun(accepted().policy.review)
    recheck = both.today + timedelta(days=30)
    both.ask_review(PauseReview, cause=Cause.SUPERINTENDENT_VACANCY, recheck=recheck)
    both.run_to(recheck + timedelta(days=1))
    both.ask_review(ResumeReview, why="the new superintendent is there")
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    both.ask_review(ApproveSample)
    for each in (*PLANNED, "artifact_request"):
        both.ask_review(NoteMilestone, milestone=each, on=both.today)
    both.ask_review(CompletePhase, phase="planning")
    both.ask_review(BeginPhase, phase="artifacts")
    return both


def completed() -> InReview:
    """Completed by its engagement before it was planned."""
    both = begun(accepted().policy.review)
    both.ask(CompleteReview, review_entry=0, why="the report came by another way")
    both.tell_reviews()
    return both


def reported() -> InReview:
    """Its draft was checked late, its report presented, and published."""
    both = drafting()
    send(both)
    due = check_of(both).due
    assert due
    both.run_to(due + timedelta(days=20))
    answer(both, correct(both))
    close(both)
    complete(both, "draft")
    for phase in ("final", "board", "publication"):
        begin(both, phase)
        complete(both, phase)
    return both


def planned() -> InReview:
    """Its roadmap was proposed, signed by one, taken back, and signed by three."""
    both = proposed()
    sign(both, SigningParty.LEA)
    reopen(both)
    propose(both)
    sign(both)
    return both


def begun(review: ReviewPromise | None) -> InReview:
    both = InReview(accepted(EVERY_WEEKDAY.but(review=review)))
    both.ask(BeginReview)
    both.tell_reviews()
    return both


def notices(both: InReview) -> list[Notice]:
    return [notice for entry in both.review.unwritten for notice in entry.notices]


def said(notice: Notice) -> MailText:
    return WORDS.of(letter(notice), "Dana Okafor")


def flowing(notice: Notice) -> str:
    return " ".join(said(notice).text.split())


def of_kind(both: InReview, template: str, to: str) -> str:
    """The first letter of this kind to somebody, its lines joined."""
    found = [e for e in notices(both) if (e.template, e.to) == (template, to)]
    return flowing(found[0])


def test_every_letter_of_a_review_is_written_and_none_polices() -> None:
    """Each kind, to everybody it goes to, with the facts it was given."""
    lives = (lived(), led(), reported(), planned(), completed())
    written = [e for both in lives for e in notices(both)]

    assert {each.template for each in written} >= {*review_facts({})}
    assert [w for n in written for w in policing(said(n).text)] == []
    assert all(said(each).subject.startswith("[DTA Alder") for each in written)


def test_a_review_that_pauses_says_when_it_is_looked_at_and_goes_on_with_its_date() -> (
    None
):
    """Why, until when; whoever leads it is asked on that day; then what comes next."""
    both = led()
    paused = of_kind(both, "review_paused", "d.okafor")
    asked = {e.to for e in notices(both) if e.template == "review_recheck"}
    resumed = of_kind(both, "review_resumed", "d.okafor")

    assert "The cause: superintendent vacancy" in paused
    assert "Next, on Thursday, 1 October 2026 it is looked at again" in paused
    assert asked == {"a.castillo", "h.lindqvist", "k.bennett"}
    assert "the new superintendent is there" in resumed
    assert "The next date: Friday, 30 October 2026" in resumed


def test_a_pause_that_ends_while_all_clocks_stand_promises_no_date() -> None:
    """Its dates stand still with all others of the engagement, and it says why."""
    both = begun(accepted().policy.review)
    recheck = both.today + timedelta(days=30)
    both.ask_review(PauseReview, cause=Cause.FUNDING, recheck=recheck)
    both.ask(StopClock, cause=Cause.STRIKE, recheck=recheck)
    both.settle()
    both.ask_review(ResumeReview)
    over = of_kind(both, "review_resumed", "d.okafor")

    assert "with all others of the engagement (strike)" in over
    assert "The next date" not in over
    assert "Next, reminders come again once all dates count again" in over


def test_a_review_that_pauses_while_all_clocks_stand_does_not_say_they_run() -> None:
    """What else there is of the work stands still as well."""
    both = begun(accepted().policy.review)
    recheck = both.today + timedelta(days=30)
    both.ask(StopClock, cause=Cause.STRIKE, recheck=recheck)
    both.settle()
    both.ask_review(PauseReview, cause=Cause.FUNDING, recheck=recheck)
    paused = of_kind(both, "review_paused", "d.okafor")

    assert "stand still as well, for now (strike)" in paused
    assert "goes on" not in paused


def test_a_review_that_is_complete_says_why_and_what_is_not_done_in_it() -> None:
    """Where it was not published; nobody is to look for what is not there."""
    both = completed()
    told = of_kind(both, "review_completed", "d.okafor")

    assert "What was said of it: the report came by another way" in told
    assert "Not done in it: the planning of the review, the reading" in told
    assert both.review.unwritten[-1].sentence.endswith(
        ": the report came by another way"
    )


def test_the_second_review_of_an_engagement_is_named_in_each_subject() -> None:
    """Its letters may come on one day with those of the first."""
    both = begun(accepted().policy.review)
    both.settle()
    both.ask_review(CancelReview, why="too early")
    first = said(notices(both)[-1]).subject
    both.settle()
    both.ask(BeginReview, review_entry=both.review.news_entry)
    both.tell_reviews()
    second = said(notices(both)[-1]).subject

    assert "] The review ends early - " in first
    assert "] Review 2 begins - " in second


def test_a_phase_says_whose_it_is_as_it_begins_and_what_follows_as_it_is_done() -> None:
    """To everybody who takes part, at the agency with the line that shows it."""
    both = led()
    done = of_kind(both, "phase_done", "a.castillo")
    begun = of_kind(both, "phase_begun", "d.okafor")

    assert "- What goes on, or comes next: the reading of documents" in done
    assert SHOW in done
    assert "- The reading of documents and artifacts - Planned until:" in begun
    assert "It is looked after by the CCEE lead" in begun


def test_no_letter_on_an_end_promises_what_another_decides() -> None:
    """Another review may have begun before the letter on this end is read."""
    cancelled = of_kind(lived(), "review_cancelled", "d.okafor")

    assert "This ends the review alone" in cancelled
    assert "another review" not in cancelled


def test_the_operators_read_of_a_lost_engagement_what_the_guide_says() -> None:
    """It is begun anew, never reset; the review ends when somebody ends it."""
    letter = of_kind(lived(), "engagement_lost", Role.OPERATORS)

    assert "`refer` begins the LEA's next episode" in letter
    assert "terminate the review's workflow too" in letter
    assert "reset" not in letter


def test_whoever_plans_it_is_reminded_and_later_asked_kindly() -> None:
    """What is open, until when, and that a short call may be all it takes."""
    both = lived()
    reminders = [e for e in notices(both) if e.template == "phase_due"]
    early, late = (flowing(e) for e in reminders[:2] if e.to == "a.castillo")

    assert "The planning of the review" in early
    assert "Planned for: Tuesday, 29 September 2026" in early
    assert "this is a good moment to say so" in early
    assert "It takes longer than was planned" in late
    assert "The CCEE lead looks after it" in of_kind(both, "phase_due", "k.bennett")


def test_the_agency_reads_which_line_opens_the_review() -> None:
    """By its own address; who answers by mail replies."""
    both = lived()

    assert SHOW in of_kind(both, "review_begun", "a.castillo")
    assert ACTS in of_kind(both, "phase_due", "a.castillo")
    assert "simply reply to this letter" in of_kind(both, "review_begun", "d.okafor")


def test_a_sample_is_spoken_of_where_its_framework_has_one() -> None:
    """Else nobody could propose a site."""
    phases = tuple(each.but(entry=()) for each in THREE.phases)
    milestones = tuple(each for each in THREE.milestones if each.key != SAMPLE)
    with_one, without = lived(), InReview(accepted())
    framework = THREE.but(milestones=milestones, phases=phases)
    without.ask(BeginReview, framework=framework)
    without.tell_reviews()

    assert "the sample of schools is" in of_kind(with_one, "review_begun", "d.okafor")
    letter = of_kind(without, "review_begun", "d.okafor")
    assert "sample" not in letter and "knows the schools" not in letter
    assert "Next, what is needed to begin is agreed on. " in f"{letter} "


def test_a_reminder_is_promised_where_the_policy_has_one() -> None:
    """Without rungs for reviews nobody is reminded."""
    silent = begun(None)
    silent.ask_review(NoteMilestone, milestone="artifact_request", on=silent.today)
    silent.ask_review(BeginPhase, phase="artifacts")

    assert "a reminder goes to whoever" in of_kind(led(), "phase_begun", "d.okafor")
    letter = of_kind(silent, "phase_begun", "d.okafor")
    assert letter.endswith("Next, the work of this part is done together.")


def test_the_lead_hears_how_to_note_what_is_answered_by_mail() -> None:
    """By an act on the review, not on an action."""
    promise = EVERY_WEEKDAY.review
    assert promise
    rung = promise.rungs[1].but(tell=(Role.COE_LEAD,))
    both = begun(promise.but(rungs=(rung,)))
    both.run_to(DUE + timedelta(days=2))
    (copy,) = [each for each in notices(both) if each.template == COPY]

    assert (copy.to, copy.facts["review"]) == ("a.castillo", 1)
    noted = "act 1999901/review/1 note_milestone --milestone NAME --on DATE --as k.b"
    assert noted in flowing(copy)
    assert "acknowledge" not in flowing(copy)


def test_the_lead_hears_how_to_note_what_is_said_of_a_draft() -> None:
    """Corrections, and that there are no more."""
    both = drafting()
    send(both)
    due = check_of(both).due
    assert due
    both.run_to(due)
    copies = [flowing(each) for each in notices(both) if each.template == COPY]

    assert copies
    for each in copies:
        assert "act 1999901/review/1 add_correction --party PARTY --text" in each
        assert "close_corrections --party PARTY --why" in each
        assert "note_milestone" not in each


def test_what_a_digest_would_not_say_travels_alone() -> None:
    """The dates of its phases come in the day's digest."""
    ways = mail_policy().ways

    assert {name: ways.get(name) for name in review_facts({})} == {
        "review_begun": Way.ALONE,
        "phase_due": None,
        "phase_begun": None,
        "phase_done": None,
        "review_paused": Way.ALONE,
        "review_resumed": None,
        "review_recheck": None,
        "sample_approved": Way.ALONE,
        "review_completed": Way.ALONE,
        "review_cancelled": Way.ALONE,
        "engagement_lost": Way.IMMEDIATE,
        "draft_sent": Way.ALONE,
        "fact_check_due": None,
        "fact_check_closed": Way.ALONE,
        "report_final": None,
        "presentation_planned": Way.ALONE,
        "board_outcome": Way.ALONE,
        "report_published": Way.ALONE,
        "roadmap_proposed": Way.ALONE,
        "signature_noted": Way.IMMEDIATE,
        "roadmap_signed": Way.ALONE,
        "roadmap_reopened": Way.ALONE,
    }
