"""When mail may go, what goes together, and when it is tried again."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.letters.delivery import Bag, Letter, WaitingNotice, letter_id, sort
from domain.letters.notice import Notice
from domain.policies.ladder import Way
from tests.mail import MAIL, MORNING, WEEKDAYS, notice

HOUR = timedelta(hours=1)
NIGHT = datetime(2026, 10, 2, 5, tzinfo=UTC)  # Thursday, 22:00 in California
NEXT_DIGEST = datetime(2026, 10, 2, 16, 15, tzinfo=UTC)
NEXT_OPENING = datetime(2026, 10, 2, 14, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(), timedelta(days=4000)).map(
    lambda later: datetime(2026, 1, 1, tzinfo=UTC) + later
)


def bag(*notices: Notice, **fields: object) -> Bag:
    waiting = tuple(WaitingNotice(notice=each) for each in notices)
    return Bag(person="j.rivera", waiting=waiting).but(**fields)


def laid(key: str, at: datetime = MORNING - HOUR, **fields: object) -> Notice:
    return notice(key, at=at, **fields)


def going(found: Bag, at: datetime = MORNING) -> list[list[str]]:
    return [each.keys for each in sort(WEEKDAYS, found, at)[0]]


def when(found: Bag, at: datetime = MORNING) -> list[datetime]:
    return [each.at for each in sort(WEEKDAYS, found, at)[1]]


def test_what_waits_for_one_person_goes_in_one_letter() -> None:
    """Across engagements; in the order in which it was laid down."""
    other = laid("b", entity="1999902.1", at=MORNING - 2 * HOUR)

    assert going(bag(laid("a"), other)) == [["b", "a"]]


def test_a_notice_waits_a_moment_for_others_of_the_same_opening() -> None:
    """The steps of all engagements act at nine; the first does not go alone."""
    just_now = laid("a", MORNING)

    assert going(bag(just_now)) == []
    assert when(bag(just_now)) == [MORNING + timedelta(minutes=15)]
    assert going(bag(just_now), MORNING + timedelta(minutes=15)) == [["a"]]


def test_a_person_gets_one_digest_a_day() -> None:
    """What comes later on the day travels with that of the next working day."""
    had_one = bag(laid("a"), reached={"reminder": MORNING - 2 * HOUR})
    on_friday = MORNING + timedelta(days=1)

    assert when(had_one) == [NEXT_DIGEST]
    assert going(bag(laid("a"), reached={"reminder": MORNING - 24 * HOUR}))
    assert when(bag(laid("a"), reached={"reminder": on_friday}), on_friday) == [
        NEXT_DIGEST + timedelta(days=3)
    ]


def test_an_immediate_letter_goes_by_night_and_counts_for_no_digest() -> None:
    """It is alone in its letter, also when the person had a digest, or gets one."""
    adopted = laid("now", template="roadmap_adopted")
    had_one = {"roadmap_adopted": MORNING - 2 * HOUR}

    assert going(bag(adopted, laid("a")), NIGHT) == [["now"]]
    assert going(bag(laid("a"), reached=had_one)) == [["a"]]


def test_a_template_may_travel_alone_within_the_hours() -> None:
    """A letter of its own, on a day with a digest, but not by night."""
    alone = WEEKDAYS.but(ways={"joint_meeting": Way.ALONE})
    found = bag(laid("a"), laid("b"), laid("c", template="joint_meeting"))

    letters, _ = sort(alone, found, MORNING)
    _, later = sort(alone, found, NIGHT)

    assert sorted(each.keys for each in letters) == [["a", "b"], ["c"]]
    assert {each.at for each in later} == {NEXT_OPENING, NEXT_DIGEST}


def test_nothing_goes_on_a_holiday() -> None:
    """On the agency's calendar: Veterans Day of 2026 is a Wednesday."""
    veterans = datetime(2026, 11, 11, 18, tzinfo=UTC)
    _, (later,) = sort(MAIL, bag(laid("a", veterans - HOUR)), veterans)

    assert later.at == datetime(2026, 11, 12, 17, 15, tzinfo=UTC)


def test_what_was_tried_rests_and_then_waits_for_the_hours() -> None:
    """Whatever is folded with it rests too."""
    tried = WaitingNotice(notice=laid("a"), attempts=1, not_before=MORNING + HOUR)
    late = tried.but(not_before=NIGHT)
    new = WaitingNotice(notice=laid("b"))

    assert when(bag().but(waiting=(tried, new))) == [MORNING + HOUR]
    assert when(bag().but(waiting=(late, new))) == [NEXT_DIGEST]


def test_a_letter_that_may_have_arrived_goes_again_as_it_was() -> None:
    """Under its id and day, on the same day as well, and joined by nothing."""
    old = WaitingNotice(
        notice=laid("a"), letter=letter_id("a"), tried_at=MORNING - HOUR
    )
    found = bag(reached={"reminder": MORNING}).but(
        waiting=(old, WaitingNotice(notice=laid("b")))
    )
    letters, later = sort(WEEKDAYS, found, MORNING)
    (again,) = letters

    assert (again.id, again.at) == (letter_id("a"), MORNING - HOUR)
    assert again.repeated
    assert [each.keys for each in later] == [["b"]]


def test_a_letters_id_depends_on_what_is_in_it_and_on_nothing_else() -> None:
    """Neither on the day nor on the order."""
    first, second = (
        sort(WEEKDAYS, bag(*each), at)[0][0]
        for each, at in (
            ((laid("a"), laid("b")), MORNING),
            ((laid("b"), laid("a")), MORNING + 24 * HOUR),
        )
    )

    assert isinstance(first, Letter)
    assert first.id == second.id == letter_id("b", "a")


def test_each_attempt_in_vain_makes_the_next_wait_longer() -> None:
    """Five minutes, a quarter, an hour, then four hours again and again."""
    waits = [(WEEKDAYS.try_again(n, MORNING) - MORNING) for n in range(1, 7)]

    assert [each // timedelta(minutes=1) for each in waits] == [
        5,
        15,
        60,
        240,
        240,
        240,
    ]


@given(now=INSTANTS, ago=st.timedeltas(timedelta(), timedelta(days=9)))
def test_whatever_the_moment_mail_that_can_wait_goes_in_the_hours(
    now: datetime, ago: timedelta
) -> None:
    """Between 07:00 and 18:00 of a working day, and then it does go."""
    found = bag(laid("a", now - ago))
    letters, later = sort(MAIL, found, now)
    goes = later[0].at if later else now
    local = MAIL.calendar.local(goes)

    assert bool(letters) is not bool(later)
    assert MAIL.calendar.works(local.date())
    assert time(9, 15) <= local.time() < time(18)
    assert sort(MAIL, found, goes)[0]
