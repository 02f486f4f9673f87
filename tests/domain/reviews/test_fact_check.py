"""The fact check of a draft: LEA and COE say what is wrong, each gets its answer."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import (
    AddCorrection,
    AnswerCorrection,
    ApplyPolicy,
    CancelReview,
    Cause,
    CloseCorrections,
    FinalizeReport,
    Mode,
    PauseReview,
    ResumeClock,
    ResumeReview,
    ReviewStaffAct,
    RungActed,
    SendDraft,
    StopClock,
    WithdrawCorrection,
)
from domain.bounds import MOST_CORRECTIONS
from domain.entries import Entry
from domain.expectation import expectation
from domain.letters.notice import Notice
from domain.review_standing import shown
from domain.reviews.report import CorrectionOutcome, FactChecker
from domain.reviews.report_facts import report_facts
from tests.lives import EVERY_WEEKDAY
from tests.report_acts import PAGE, READER, content
from tests.review_phases import begin, complete
from tests.review_reports import (
    answer,
    check_of,
    close,
    correct,
    drafting,
    draw_up,
    find,
    report_of,
    send,
    sent,
)
from tests.reviews import InReview, refused

LEA, COE = FactChecker.LEA, FactChecker.COE
LEAD, DIRECTOR = "a.castillo", "h.lindqvist"
DAYS = EVERY_WEEKDAY.lea
CHECKING = ["d.okafor", "m.ortiz", "k.bennett"]
SAID = {"party": "lea", "text": "the team meets twice a week"}
WEEK = timedelta(days=7)


def due(both: InReview) -> date:
    found = check_of(both).due
    assert found
    return found


def last(both: InReview) -> Entry:
    return both.review.unwritten[-1]


def letters(entry: Entry) -> list[Notice]:
    return [each for each in entry.notices if not each.is_copy]


def acted(both: InReview) -> list[Entry]:
    """The rungs of the fact check that did."""
    found = (e for e in both.review.unwritten if isinstance(e.act, RungActed))
    return [each for each in found if each.subject == "fact_check"]


def asked(both: InReview) -> list[list[str]]:
    """To whom each of them wrote."""
    return [[each.to for each in letters(entry)] for entry in acted(both)]


def counted_from(both: InReview) -> date:
    """Its first working day."""
    return DAYS.working_day_from(check_of(both).opened)


def test_a_draft_goes_to_those_who_know_the_facts() -> None:
    """Where it is, and until when; the review is in its fact check then."""
    both = sent()
    entry = next(e for e in _entries() if isinstance(e.act, SendDraft))
    facts = letters(entry)[0].facts

    assert [each.to for each in letters(entry)] == CHECKING
    assert {each.template for each in letters(entry)} == {"draft_sent"}
    assert (facts["draft"], facts["link"]) == (1, PAGE)
    assert due(both) == DAYS.later(counted_from(both), 10)
    assert entry.sentence.startswith(
        f"a.castillo sent draft 1 to LEA and COE, who say until {due(both)} which "
        f"facts are wrong: {PAGE}"
    )
    assert both.review.review.milestones["draft_sent"].link == PAGE


def _entries() -> list[Entry]:
    """As they were owed when a draft was sent."""
    both = drafting()
    send(both)
    return [*both.review.unwritten]


def test_a_draft_is_there_before_it_is_sent_and_sent_once() -> None:
    """Another is drawn up first; with another link it is not sent already."""
    both = drafting()
    none = refused(both, SendDraft, refusals.StepMissing)
    send(both)
    again = refused(both, SendDraft, refusals.NothingToChange)
    moved = {"link": "https://alder.example/draft"}
    otherwise = refused(both, SendDraft, refusals.AlreadyDone, **moved)

    sent_on = f"draft 1 was sent on {both.today}"
    assert none == "there is no draft yet; draft_report comes first"
    assert again == f"{sent_on}; draft_report draws up another"
    assert f"{sent_on}, to be read at {PAGE}; draft_report" in otherwise


def test_a_draft_that_is_behind_is_not_sent() -> None:
    """They would be asked of what is said no more."""
    both = drafting()
    draw_up(both)
    find(both, "F2")
    said = refused(both, SendDraft, refusals.StepMissing)

    assert said == (
        f"what draft 1 says has changed since, in entry {both.review.entries}; "
        "draft_report draws it up anew"
    )


def test_a_draft_is_sent_in_its_phase() -> None:
    """Once all is analysed."""
    both = drafting()
    phases = {k: e for k, e in both.review.review.phases.items() if k != "draft"}
    review = both.review.review.but(phases=phases)
    both.reviews[both.review.entity] = both.review.but(review=review)
    draw_up(both)
    said = refused(both, SendDraft, refusals.OutOfPhase)

    assert said.endswith("has not begun; begin_phase --phase draft comes first")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (AddCorrection, SAID),
        (AnswerCorrection, {"correction": "K1", "outcome": "kept"}),
        (WithdrawCorrection, {"correction": "K1"}),
        (CloseCorrections, {"party": "lea"}),
    ],
)
def test_nothing_is_corrected_before_a_draft_was_sent(
    kind: type[AddCorrection], said: dict[str, object]
) -> None:
    both = drafting()
    draw_up(both)
    told = refused(both, kind, refusals.StepMissing, **said)

    assert told.endswith("was sent to LEA and COE yet; send_draft comes first")


def test_a_correction_has_a_number_and_says_whose_it_is_and_of_what() -> None:
    """Its words are in the record alone; nobody is written to."""
    both = sent()
    correct(both, COE)
    label = correct(both)
    entry = last(both)
    assert entry.report
    (said,) = entry.report.corrections

    assert label == "K2"
    assert (said.number, said.party, said.about) == (2, LEA, "finding/F1")
    assert said.text == "the team meets twice a week"
    assert entry.subject == "correction/K2"
    assert entry.sentence.startswith(
        "k.bennett noted correction K2 of the LEA in finding/F1"
    )
    assert letters(entry) == []
    assert report_of(both).open_corrections == ["K1", "K2"]


@pytest.mark.parametrize("by", ["d.okafor", "m.ortiz", "k.bennett", LEAD])
def test_whoever_reads_a_draft_may_correct_it(by: str) -> None:
    """And whoever types it for them."""
    both = sent()
    both.ask_review(AddCorrection, **SAID, by=by)

    assert report_of(both).corrections


@pytest.mark.parametrize(
    "about", ["finding/F1", "component/4", "item/D01", "section/overview", ""]
)
def test_a_correction_is_about_a_part_of_the_review(about: str) -> None:
    """Or about the whole."""
    both = sent()
    both.ask_review(AddCorrection, **SAID, about=about)

    assert report_of(both).corrections[0].about == about


@pytest.mark.parametrize(
    "about", ["finding/F9", "component/13", "page 12", "section/annex", "finding"]
)
def test_what_is_no_part_of_the_review_is_named(about: str) -> None:
    said = refused(sent(), AddCorrection, refusals.NoSuchSubject, **SAID, about=about)

    assert said.startswith(f"{about} is no part of review 1; such as finding/F3, ")


def test_a_correction_says_something() -> None:
    said = refused(
        sent(), AddCorrection, refusals.ReasonMissing, party="lea", text=" \n"
    )

    assert said == "say what is wrong, and what is right: --text"


def test_so_many_corrections_are_taken() -> None:
    """Several may stand in one."""
    both = sent()
    correct(both)
    report = report_of(both)
    full = report.but(corrections=report.corrections * MOST_CORRECTIONS)
    review = both.review.review.but(report=full)
    both.reviews[both.review.entity] = both.review.but(review=review)

    said = refused(both, AddCorrection, refusals.TooLarge, **SAID)
    assert said == "a report has 200 corrections at most; say several in one"


@pytest.mark.parametrize("outcome", CorrectionOutcome)
def test_each_correction_gets_its_answer_with_the_reason(
    outcome: CorrectionOutcome,
) -> None:
    """Which may be another later; the label as they type it."""
    both = sent()
    correct(both)
    fields = {"correction": "k1", "outcome": outcome}
    bare = refused(both, AnswerCorrection, refusals.ReasonMissing, **fields, why=" ")
    both.ask_review(AnswerCorrection, **fields, why="minutes of May 3")
    entry = last(both)
    again = refused(both, AnswerCorrection, refusals.NothingToChange, **fields)
    other = next(each for each in CorrectionOutcome if each is not outcome)
    answer(both, "K1", other)

    assert "answer_correction is recorded with a reason" in bare
    assert entry.subject == "correction/K1"
    assert entry.report and entry.report.corrections[0].answer == "minutes of May 3"
    assert again == f"K1 is answered so already, in entry {entry.number}"
    assert report_of(both).corrections[0].outcome is other


@pytest.mark.parametrize("by", ["d.okafor", "m.ortiz", "k.bennett", "t.washington"])
def test_a_correction_noted_by_mistake_is_withdrawn_with_the_reason(by: str) -> None:
    """By whoever may note one; nobody answers it, and its number is not given again."""
    both = sent()
    correct(both)
    fields = {"correction": "k1", "by": by}
    bare = refused(both, WithdrawCorrection, refusals.ReasonMissing, **fields, why=" ")
    both.ask_review(WithdrawCorrection, **fields, why="typed twice")
    entry = last(both)
    again = refused(both, WithdrawCorrection, refusals.NothingToChange, **fields)
    kept = {"correction": "K1", "outcome": "kept"}
    answered = refused(both, AnswerCorrection, refusals.OutOfPhase, **kept)

    assert "withdraw_correction is recorded with a reason" in bare
    assert entry.subject == "correction/K1"
    assert entry.sentence == f"{by} withdrew correction K1: typed twice"
    assert entry.report and entry.report.corrections[0].became == (
        "withdrawn: typed twice"
    )
    assert again == f"K1 is withdrawn already, in entry {entry.number}"
    assert answered == (
        f"K1 was withdrawn in entry {entry.number}; what is wrong after all is noted "
        "anew: add_correction"
    )
    assert report_of(both).open_corrections == []
    assert correct(both) == "K2"


def test_what_is_answered_is_not_withdrawn() -> None:
    """It stays, with its answer, which may be another."""
    both = sent()
    answer(both, correct(both))
    said = refused(both, WithdrawCorrection, refusals.OutOfPhase, correction="K1")

    assert said == (
        f"K1 is answered, in entry {both.review.entries}: it stays, with its answer, "
        "and answer_correction answers it otherwise"
    )


def test_a_withdrawn_correction_is_counted_no_more() -> None:
    """It holds up no fact check, and stands neither in the letter nor in the report."""
    both = sent()
    answer(both, correct(both))
    correct(both, COE)
    close(both)
    waits = report_of(both).is_checked
    both.ask_review(WithdrawCorrection, correction="K2")
    letter = letters(last(both))[0]
    facts = report_facts(shown(both.review), {}, str)

    assert not waits and report_of(both).is_checked
    assert letter.template == "fact_check_closed"
    assert letter.facts["corrections"] == 1
    assert [each.label for each in facts.corrections] == ["K1"]


def test_whose_only_correction_was_withdrawn_has_none() -> None:
    """So the log says it, once they have no more to say."""
    both = sent()
    correct(both)
    both.ask_review(WithdrawCorrection, correction="K1")
    close(both, LEA)

    assert "noted that the LEA has no corrections" in last(both).sentence


@pytest.mark.parametrize("label", ["K2", "K0", "2", "F1", "K-1", "K\u0661"])
@pytest.mark.parametrize(
    ("kind", "fields"),
    [(AnswerCorrection, {"outcome": "kept"}), (WithdrawCorrection, {})],
)
def test_a_correction_that_is_not_there_is_named(
    label: str, kind: type[ReviewStaffAct], fields: dict[str, object]
) -> None:
    """With those there are; of none, how one is noted. It is a refusal in any case."""
    both, unknown = sent(), refusals.NoSuchCorrection
    none = refused(both, kind, unknown, correction="K1", **fields)
    correct(both)
    said = refused(both, kind, unknown, correction=label, **fields)

    assert none == (
        "nobody has named an error in the report of review 1 yet; add_correction notes "
        "one"
    )
    assert said == f"there is no correction {label}; there is K1"


def test_before_their_day_they_are_done_with_a_reason() -> None:
    """On that day still; from the day after on without one."""
    both = sent()
    early = refused(both, CloseCorrections, refusals.ReasonMissing, party=LEA, why="")
    both.run_to(due(both))
    refused(both, CloseCorrections, refusals.ReasonMissing, party=LEA, why=" ")
    both.run_to(due(both) + timedelta(days=1))
    both.ask_review(CloseCorrections, party=LEA, why="")

    assert early.startswith(f"the LEA has until {due(both)} to say which facts are w")
    assert check_of(both).closed == {LEA: both.today}


def test_each_is_done_once() -> None:
    both = sent()
    close(both, LEA)
    first = last(both).sentence
    said = refused(both, CloseCorrections, refusals.NothingToChange, party=LEA)

    assert first.startswith("a.castillo noted that the LEA has no corrections")
    assert said == f"the LEA has no more corrections since {both.today}"


def test_it_is_done_once_both_are_and_each_correction_is_answered() -> None:
    """In whatever order; those who were asked are told what became of it."""
    ways = (("close", "answer"), ("answer", "close"))
    for way in ways:
        both = sent()
        correct(both)
        close(both, COE)
        for step in way:
            assert not both.review.review.has("corrections")
            (close(both, LEA) if step == "close" else answer(both, "K1", "partly"))
        told = letters(last(both))

        assert both.review.review.milestones["corrections"].on == both.today
        assert [each.to for each in told] == CHECKING
        assert {each.template for each in told} == {"fact_check_closed"}
        facts = told[0].facts
        counted = [facts[e] for e in ("corrections", "taken", "partly", "kept")]
        assert counted == [1, 0, 1, 0]


def test_the_report_is_not_final_before_it_is_checked() -> None:
    """Each correction, and each who may still have one, is named."""
    both = sent()
    complete(both, "draft")
    begin(both, "final")
    find(both, "F2")
    send(both)
    correct(both)
    correct(both, COE)
    fields = {"second_reader": READER} | content(both.review.entries)
    answers = refused(both, FinalizeReport, refusals.CorrectionsOpen, **fields)
    answer(both, "K1")
    answer(both, "K2")
    neither = refused(both, FinalizeReport, refusals.CorrectionsOpen, **fields)
    close(both, LEA)
    one = refused(both, FinalizeReport, refusals.CorrectionsOpen, **fields)

    assert answers.startswith("nobody has said yet what became of K1, K2; answer_corr")
    assert neither.startswith("the LEA and the COE may still say which facts are wrong")
    assert one.startswith("the COE may still say which facts are wrong")


def test_sent_again_their_days_begin_anew() -> None:
    """For both, also for whoever had no more; its reminders as well."""
    both = sent()
    first = due(both)
    close(both, LEA)
    both.run_to(first + timedelta(days=4))
    late = check_of(both).overdue
    find(both, "F2")
    send(both)
    check = check_of(both)

    assert late and not check.overdue
    assert (check.draft, check.opened, check.closed) == (2, both.today, {})
    assert due(both) == DAYS.later(both.today, 10) > first
    assert [each.key for each in check.coming] == ["V0", "V1", "V2"]


def test_silence_closes_nothing() -> None:
    """However long it lasts: the lead is asked, and the director hears of it."""
    both = sent()
    both.run_to(due(both) + timedelta(days=300))

    assert asked(both) == [
        ["d.okafor", "k.bennett"],
        [LEAD],
        [LEAD, DIRECTOR],
    ]
    assert check_of(both).is_open and check_of(both).overdue
    assert not both.review.review.has("corrections")


@pytest.mark.parametrize(
    ("closed", "left"), [(LEA, ["k.bennett"]), (COE, ["d.okafor"])]
)
def test_whoever_has_no_more_is_reminded_no_more(
    closed: FactChecker, left: list[str]
) -> None:
    """Their office is not; the other is."""
    both = sent()
    close(both, closed)
    both.run_to(due(both))

    assert asked(both) == [left]


def test_whoever_is_asked_hears_until_when_and_what_is_asked() -> None:
    """As its own, where it is the lead's."""
    both = sent()
    both.run_to(due(both) + timedelta(days=3))
    early, late = (letters(each)[0] for each in acted(both))

    assert {early.template, late.template} == {"fact_check_due"}
    assert (early.facts["late"], late.facts["late"]) == (False, True)
    assert (early.facts["yours"], late.facts["yours"]) == (False, True)
    assert early.facts["what"] == "the fact check of the draft report"


def test_once_it_is_done_nobody_is_asked() -> None:
    """Neither of what was to come, nor of a letter that waits."""
    both = drafting()
    send(both)
    (matter,) = {n.matter for n in letters(last(both))}
    close(both)
    both.run_to(due(both) + timedelta(days=60))

    assert asked(both) == []
    done = [e for e in both.review.unwritten if isinstance(e.act, CloseCorrections)]
    assert matter in done[-1].settled
    assert check_of(both).plan is None


def test_with_the_review_it_is_over() -> None:
    both = sent()
    both.ask_review(CancelReview)

    assert check_of(both).over and not check_of(both).is_open
    assert expectation(both.review) is None


def pause(both: InReview) -> None:
    recheck = both.today + 30 * timedelta(days=1)
    both.ask_review(PauseReview, cause=Cause.DISASTER, recheck=recheck)


def test_while_the_review_is_paused_its_days_stand_still() -> None:
    """What is named meanwhile is noted; nothing is sent."""
    both = sent()
    first = due(both)
    pause(both)
    correct(both)
    find(both, "F2")
    draw_up(both)
    paused = refused(both, SendDraft, refusals.ReviewPaused)
    both.run_to(both.today + 2 * WEEK)
    stands = check_of(both).stop
    both.ask_review(ResumeReview)

    assert "is paused" in paused and stands
    assert asked(both) == []
    assert due(both) == DAYS.later(first, 10)
    assert check_of(both).stop is None


def test_while_its_engagement_stands_still_so_does_it() -> None:
    """By the days on which all clocks stood."""
    both = sent()
    first = due(both)
    both.ask(StopClock, cause=Cause.STRIKE, recheck=both.today + 3 * WEEK)
    both.settle()
    both.run_to(both.today + WEEK)
    both.ask(ResumeClock)
    both.settle()

    assert due(both) == DAYS.later(first, 5)
    assert check_of(both).stop is None


def test_a_draft_that_is_sent_while_all_clocks_stand_waits_with_them() -> None:
    """Its days are whole once they run."""
    both = drafting()
    both.ask(StopClock, cause=Cause.STRIKE, recheck=both.today + 3 * WEEK)
    both.settle()
    both.run_to(both.today + WEEK)
    send(both)
    stands = check_of(both).stop
    both.run_to(both.today + WEEK)
    both.ask(ResumeClock)
    both.settle()

    assert stands
    assert due(both) == DAYS.later(DAYS.working_day_from(both.today), 10)


def test_its_ladder_is_that_of_the_newest_policy() -> None:
    """Its day stays; where a policy asks nobody, nobody is asked."""
    promise = EVERY_WEEKDAY.review
    assert promise
    v0, v1, _ = promise.fact_check.rungs
    check = promise.fact_check.but(days=20, rungs=(v0, v1.but(days=4)))
    both = sent()
    first = due(both)
    for version, review in (("next", promise.but(fact_check=check)), ("none", None)):
        policy = EVERY_WEEKDAY.but(version=version, review=review)
        both.ask(ApplyPolicy, policy=policy, mode=Mode.RECOMPUTE)
        both.settle()
        coming = [each.key for each in check_of(both).coming]
        assert coming == (["V0", "V1"] if review else [])

    assert due(both) == first


def test_how_long_it_takes_is_the_policys() -> None:
    """Where it says nothing of reviews, ten working days."""
    promise = EVERY_WEEKDAY.review
    assert promise
    longer = promise.but(fact_check=promise.fact_check.but(days=15))
    for review, days in ((longer, 15), (None, 10)):
        both = sent(EVERY_WEEKDAY.but(review=review))
        assert due(both) == DAYS.later(counted_from(both), days)


def test_why_it_is_due_then_is_explained() -> None:
    """By the day on which it was sent; on a closed day, from the next one on."""
    closed, monday = sent(), drafting()
    monday.run_to(date(2026, 9, 14))
    send(monday)
    terms = [both.review.fact_checks[0].term for both in (closed, monday)]

    assert terms == [
        "10 working days after 2026-09-07, as draft 1 was sent on 2026-09-05, a closed "
        "day",
        "10 working days after 2026-09-14, on which draft 1 was sent",
    ]
    assert closed.review.fact_checks[0].words == (
        "the fact check of the draft report (review 1)"
    )
