"""Words between an engagement and its review: numbered, late, twice, or another's."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import (
    AddSite,
    ApproveSample,
    Assign,
    BeginReview,
    CancelReview,
    Cause,
    CompleteReview,
    CorrectLea,
    EngagementFound,
    EngagementLost,
    ReviewNews,
    ReviewStaffAct,
    SettingChanged,
    StopClock,
    Substitute,
    Withdraw,
)
from domain.apply import apply
from domain.entries import Entry
from domain.people.roles import Role
from domain.review_apply import apply_review, tellings_done
from domain.reviews.acts import ReviewEnd
from domain.reviews.judge import check_setting
from domain.reviews.words import ReviewSetting
from domain.words import TellResult
from tests.lives import by_staff
from tests.review_phases import complete
from tests.reviews import BEGUN, DUE, SCHOOL, InReview, accepted, in_review, stored

RECHECK = date(2026, 10, 30)
ADMINISTRATOR = {"role": Role.ADMINISTRATOR, "person": "s.admin"}


def setting_of(both: InReview) -> ReviewSetting:
    """The newest word that is owed to the review."""
    words = [e for e in both.engagement.untold if isinstance(e, ReviewSetting)]
    return words[-1]


def test_what_was_decided_on_newer_word_by_one_entry_waits_for_it() -> None:
    """As of the same entry, or an earlier one, it holds."""
    with pytest.raises(refusals.SettingIsBehind):
        check_setting(by_staff(ApproveSample, setting=4), known=3)

    check_setting(by_staff(ApproveSample, setting=3), known=3)


def last(both: InReview) -> Entry:
    return both.review.unwritten[-1]


def with_site() -> InReview:
    both = in_review()
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    return both


def lost() -> InReview:
    """The engagement was stopped on the server, and the review has had news since."""
    both = with_site()
    both.gone = True
    complete(both, "planning")
    both.tell_engagement()
    return both


def test_a_setting_has_the_number_of_the_entry_that_changed_it() -> None:
    """Acts that change nothing around the review leave it."""
    both = in_review()
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    changed = both.engagement.entries
    news = both.review.news.but(entry=9, stage="planned")
    after = apply(both.engagement, news, both.at)

    assert both.engagement.setting_entry == changed
    assert (after.entries, after.setting_entry) == (changed + 1, changed)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (CorrectLea, {"name": "Alder Valley Joint Unified"}),
        (Assign, {"role": Role.COE_LEAD, "person": "n.okoye", "first": BEGUN}),
        (
            Substitute,
            {"person": "d.okafor", "substitute": "l.tran"}
            | {"first": BEGUN, "last": BEGUN + timedelta(days=9)},
        ),
        (StopClock, {"cause": Cause.FIRE, "recheck": RECHECK}),
    ],
)
def test_whatever_changes_around_a_review_is_told_to_it(
    kind: type, fields: dict[str, object]
) -> None:
    """And it then knows its engagement as it is."""
    both = in_review()
    both.ask(kind, **fields)
    both.settle()

    known, now = both.review.known, both.engagement.setting
    assert known == now.but(entry=both.engagement.setting_entry)


def test_only_the_first_words_begin_a_review() -> None:
    """Once the engagement has news of it, a word finds it or is lost."""
    both = InReview(accepted())
    both.ask(BeginReview)
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    early = setting_of(both)
    both.settle()
    both.ask(CorrectLea, name="Alder Valley High")

    assert early.begins and not setting_of(both).begins


def test_a_word_of_the_setting_has_an_entry() -> None:
    """It says as of which entry the review knows its engagement now."""
    both = in_review()
    both.ask(StopClock, cause=Cause.FIRE, recheck=RECHECK)
    number = both.engagement.setting_entry
    both.tell_reviews()

    assert last(both).act == SettingChanged(number=number, stopped=True)
    assert last(both).setting == last(both).whole["setting"] == number
    assert last(both).sentence == (
        f"heard how the engagement stands as of its entry {number}; all clocks stand "
        "still"
    )


def test_an_old_or_repeated_setting_changes_nothing() -> None:
    """Not even where it comes after a newer one."""
    both = in_review()
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    old = setting_of(both)
    both.ask(CorrectLea, name="Alder Valley High")
    new = setting_of(both)
    both.hear(new)
    known = both.review
    both.hear(old)
    both.hear(new)

    assert both.review is known
    assert known.known.lea.name == "Alder Valley High"


def test_the_setting_of_another_review_changes_nothing() -> None:
    """Of another number, of another episode, or of another LEA."""
    both = in_review()
    both.ask(Withdraw)
    word, known = setting_of(both), both.review
    for other in ("1999901.1/review/2", "1999901.2/review/1", "1999902.1/review/1"):
        assert apply_review(known, word.but(review=other), both.at) is known


def test_old_or_repeated_news_changes_nothing() -> None:
    """The engagement goes by the review's newest entry that it heard of."""
    both = with_site()
    complete(both, "planning")
    news = both.review.news
    heard = apply(both.engagement, news, both.at)

    assert heard.entries == both.engagement.entries + 1
    assert apply(heard, news, both.at) is heard
    assert apply(heard, news.but(entry=1, stage="planning"), both.at) is heard


def test_news_that_comes_after_the_completion_reopens_nothing() -> None:
    """The review told it before it heard of its end."""
    both = with_site()
    complete(both, "planning")
    both.ask(CompleteReview, why="the report came by another way")
    both.tell_engagement()
    line = both.engagement.review

    assert line and (line.stage, line.over) == ("completed", True)
    assert line.entry == both.review.news_entry and not line.told_its_end


def test_news_of_another_review_changes_nothing() -> None:
    """Of another episode, another LEA, or of one that was never begun."""
    both = in_review()
    news = both.review.news.but(entry=99)
    others = (
        news.but(review="1999901.2/review/1"),
        news.but(review="1999902.1/review/1"),
        news.but(review="1999901.1/review/2", number=2),
        news.but(review="1999901.1/review/2"),
    )
    for other in others:
        assert apply(both.engagement, other, both.at) is both.engagement


def test_news_comes_under_the_workflow_id_that_episodes_share() -> None:
    """And says of which episode it is."""
    news = in_review().review.news

    assert (news.to, news.engagement) == ("engagement/1999901", "1999901.1")


def test_what_the_engagement_heard_has_an_entry() -> None:
    """Of that review, in words."""
    both = with_site()
    complete(both, "planning")
    both.tell_engagement()
    entry = both.engagement.unwritten[-1]

    assert isinstance(entry.act, ReviewNews)
    assert (entry.subject, entry.notices) == ("review/1", ())
    assert entry.sentence == "review 1: planned (its entry 8)"


def test_sites_alone_are_no_news() -> None:
    """The engagement hears of stages and dates; entry by entry is not its matter."""
    both = with_site()

    assert not both.review.untold
    assert (both.review.entries, both.review.news_entry) == (2, 1)


def test_every_entry_says_by_which_setting_it_was_judged() -> None:
    """The former while no newer word has come."""
    both = with_site()
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    both.ask_review(AddSite, site="19999010303030", name="Alder High")
    both.tell_reviews()
    before, newer = 1, both.engagement.setting_entry

    assert [e.setting for e in both.review.unwritten] == [before, before, newer]


@pytest.mark.parametrize("kind", [ApproveSample, CancelReview])
def test_who_decides_by_newer_than_the_review_knows_asks_again(
    kind: type[ReviewStaffAct],
) -> None:
    """Refused until word has come, whoever it is, and then taken."""
    both = with_site()
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    known, number = both.review, both.engagement.setting_entry
    said = f"as of entry 1, and this was decided as of entry {number}; word is on its"
    with pytest.raises(refusals.SettingIsBehind, match=said):
        both.ask_review(kind)
    assert both.review is known
    both.tell_reviews()
    both.ask_review(kind)

    assert isinstance(last(both).act, kind)


def test_sites_are_proposed_by_what_is_known() -> None:
    """They decide nothing, and wait for no word."""
    both = in_review()
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")

    assert SCHOOL in both.review.review.sites


def test_an_administrator_appointed_meanwhile_approves_the_sample() -> None:
    """Whoever was superintendent when it was read is not, when it is decided."""
    both = with_site()
    both.ask(Assign, first=both.today, **ADMINISTRATOR)
    with pytest.raises(refusals.SettingIsBehind):
        both.ask_review(ApproveSample, by="d.okafor")
    both.tell_reviews()
    with pytest.raises(refusals.NotYours, match=r"d\.okafor holds none of these"):
        both.ask_review(ApproveSample, by="d.okafor")
    both.ask_review(ApproveSample, by="s.admin")

    assert both.review.review.has("sample")


def test_a_superintendent_who_read_before_the_appointment_is_judged_by_that() -> None:
    """What was read is what counts: no newer word could be asked for."""
    both = with_site()
    before = both.engagement.setting_entry
    both.ask(Assign, first=both.today, **ADMINISTRATOR)
    both.ask_review(ApproveSample, by="d.okafor", setting=before)

    assert last(both).setting == before


def test_a_decision_by_an_older_number_than_the_review_knows_is_taken() -> None:
    """It is judged by what is known, which is newer than what was read."""
    both = with_site()
    before = both.engagement.setting_entry
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    both.tell_reviews()
    both.ask_review(ApproveSample, setting=before)

    assert last(both).setting == both.engagement.setting_entry > before


def test_a_director_who_comes_meanwhile_cancels_the_review() -> None:
    """And the former does not."""
    both = in_review()
    both.ask(Assign, role=Role.CCEE_DIRECTOR, person="n.okoye", first=both.today)
    with pytest.raises(refusals.SettingIsBehind):
        both.ask_review(CancelReview, by="h.lindqvist")
    both.tell_reviews()
    with pytest.raises(refusals.NotYours, match=r"the CCEE director \(n.okoye\)"):
        both.ask_review(CancelReview, by="h.lindqvist")
    both.ask_review(CancelReview, by="n.okoye")

    assert both.review.stage == "cancelled"


def test_a_lead_who_goes_meanwhile_does_not_complete_the_review() -> None:
    """The engagement itself is the authority: nothing has to come first."""
    both = in_review()
    both.ask(Assign, role=Role.CCEE_LEAD, person="n.okoye", first=both.today)

    with pytest.raises(refusals.NotYours):
        both.ask(CompleteReview, by="a.castillo")


def test_what_a_word_changes_is_written_anew_to_whom_it_concerns() -> None:
    """A reminder still unsent goes to whoever leads now."""
    both = in_review()
    both.run_to(DUE - timedelta(days=4))
    reminded = last(both)
    both.ask(Assign, role=Role.CCEE_LEAD, person="n.okoye", first=both.today)
    both.tell_reviews()
    (anew,) = [each for each in last(both).notices if not each.is_copy]

    assert [each.to for each in reminded.notices if not each.is_copy] == ["a.castillo"]
    assert (anew.to, anew.template) == ("n.okoye", "phase_due")


def test_a_lost_engagement_is_told_to_the_operators_once() -> None:
    """The review goes on, and whatever news it has later writes no other letter."""
    both = lost()
    (letter,) = last(both).notices
    both.again()
    both.ask_review(CancelReview, setting=1)
    both.tell_engagement()

    assert (letter.to, letter.template) == (Role.OPERATORS, "engagement_lost")
    assert letter.key == "1999901.1/review/1/9/engagement_lost"
    assert both.review.lost
    kinds = [each.act.kind for each in both.review.unwritten]
    assert kinds.count("engagement_lost") == 1


def test_a_lost_engagement_has_an_entry_and_shows() -> None:
    """In the record's row, and in plain words."""
    entry = last(lost())

    assert entry.act == EngagementLost(engagement="1999901.1")
    assert entry.whole["lost"] is True
    assert entry.sentence.startswith("the engagement 1999901.1 was stopped before its ")


def test_an_engagement_that_is_heard_again_hears_what_it_missed() -> None:
    """Its word shows that it lives: the news that went astray is told once more."""
    both = lost()
    both.gone = False
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    both.settle()
    line = both.engagement.review

    assert not both.review.lost
    assert line and line.stage == "planned"
    both.ask(CompleteReview, review_entry=both.review.news_entry)


def test_an_engagement_that_hears_news_is_lost_no_more() -> None:
    """No word of it need come: that it took the news shows that it lives."""
    both = lost()
    both.gone = False
    both.again()
    entry = last(both)

    assert entry.act == EngagementFound(engagement="1999901.1")
    assert entry.sentence == "the engagement 1999901.1 hears again"
    assert entry.whole["lost"] is None
    assert both.engagement.review
    assert both.engagement.review.stage == "planned"
    assert not both.review.lost and not both.review.untold


def test_words_to_others_do_not_find_an_engagement() -> None:
    """Only a word that it took itself shows that it lives."""
    both = in_review()
    both.run_to(DUE + timedelta(days=2))
    lost = both.review.but(lost=True)
    witness = [each for each in lost.untold if not isinstance(each, ReviewNews)]
    owing = lost.but(untold=(*witness, lost.news))
    after = tellings_done(owing, TellResult(of=len(witness)), both.at)

    assert witness and after.lost and after.untold == (lost.news,)


def test_an_engagement_that_is_lost_after_it_heard_news_is_told_again() -> None:
    """It was found meanwhile, and one letter is written for each time."""
    both = lost()
    both.gone = False
    both.again()
    both.gone = True
    both.again()

    kinds = [each.act.kind for each in both.review.unwritten]
    assert kinds[-3:] == ["engagement_lost", "engagement_found", "engagement_lost"]
    assert both.review.unwritten[-1].notices


def test_an_engagement_that_is_lost_again_is_told_again() -> None:
    """One letter for each time."""
    both = lost()
    both.gone = False
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    both.tell_reviews()
    both.gone = True
    both.tell_engagement()

    kinds = [each.act.kind for each in both.review.unwritten]
    assert kinds.count("engagement_lost") == 2


def test_news_that_is_owed_is_told_as_the_newest_only() -> None:
    """However many there were, the engagement hears what holds."""
    both = with_site()
    complete(both, "planning")
    both.ask_review(CancelReview)
    owed = [each for each in both.review.untold if isinstance(each, ReviewNews)]
    both.settle()

    heard = both.engagement.reviews.values()
    assert len(owed) == 2
    assert [(e.stage, e.entry) for e in heard] == [("cancelled", 9)]


def test_beginning_and_end_in_one_word_leave_a_review_that_is_over() -> None:
    """Nobody told it anything before: it is begun and ended at once."""
    both = in_review()
    both.ask_review(CancelReview)
    both.settle()
    both.ask(BeginReview)
    both.ask(Withdraw)
    word = setting_of(both)
    both.settle()

    assert word.begins and word.end is ReviewEnd.ENDED
    assert both.review.is_over and both.review.entries == 2


def test_values_and_words_are_as_they_were_when_read_again() -> None:
    """An engagement, its review, and all that they owe."""
    both = lost()
    both.ask(StopClock, cause=Cause.FIRE, recheck=RECHECK)
    both.tell_reviews()

    assert stored(both.review) == both.review
    assert stored(both.engagement) == both.engagement


def test_what_has_ended_is_called_that_whoever_has_newer_word() -> None:
    """It is told nothing more, so nobody is to wait for it."""
    both = with_site()
    both.ask_review(CancelReview)
    both.ask(Assign, role=Role.CCEE_EXPERT, person="p.silva", first=both.at.date())

    with pytest.raises(refusals.ReviewOver):
        both.ask_review(ApproveSample)
