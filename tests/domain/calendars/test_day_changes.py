"""What comes, goes and stays when the days of a school year are given anew."""

from datetime import date

from domain.calendars.day_changes import DayChangeKind, day_changes
from domain.calendars.school_year import DaysByKind, SchoolYear, with_school_year
from domain.calendars.work_calendar import Break, DayKind, WorkCalendar

YEAR = SchoolYear(begins=2027)
SUMMER = Break(name="summer", first=date(2027, 6, 14), last=date(2027, 8, 10))
WINTER = Break(name="winter", first=date(2027, 12, 20), last=date(2027, 12, 31))
TESTING = Break(name="state testing", first=date(2028, 4, 3), last=date(2028, 5, 12))
CALENDAR = WorkCalendar(
    name="alder-valley",
    version="1",
    zone="America/Los_Angeles",
    clock_changes=(),
    holidays={date(2027, 5, 31): "Memorial Day", date(2027, 9, 6): "Labor Day"},
    recess=(SUMMER,),
    testing=(TESTING,),
)
Said = tuple[str, str, str, str, str]


def said(before: WorkCalendar, days: DaysByKind) -> list[Said]:
    """What becomes of each stretch when the year has these days."""
    after = with_school_year(before, YEAR, days)
    return [
        (
            each.what,
            each.kind,
            each.days.name,
            f"{each.days.first}",
            f"{each.days.last}",
        )
        for each in day_changes(before, after, YEAR, days)
    ]


def closed(*days: Break) -> DaysByKind:
    return {DayKind.CLOSED: days}


def test_of_a_year_given_anew_it_is_said_what_comes_and_what_goes() -> None:
    """What stays of a kind is neither; other years are not spoken of."""
    before = with_school_year(CALENDAR, YEAR, closed(SUMMER, WINTER))
    same = said(before, closed(SUMMER, WINTER))

    assert said(before, closed(WINTER))[0] == (
        *(DayChangeKind.GOES, DayKind.CLOSED, "summer"),
        *("2027-07-01", "2027-08-10"),
    )
    assert {what for what, *_ in same} == {DayChangeKind.STAYS}


def test_all_days_of_a_kind_that_was_not_given_stay() -> None:
    """Also what reaches into the year from the one before."""
    assert said(CALENDAR, closed(WINTER)) == [
        (DayChangeKind.COMES, DayKind.CLOSED, "winter", "2027-12-20", "2027-12-31"),
        (DayChangeKind.GOES, DayKind.CLOSED, "Labor Day", "2027-09-06", "2027-09-06"),
        (DayChangeKind.STAYS, DayKind.RECESS, "summer", "2027-06-14", "2027-08-10"),
        (
            DayChangeKind.STAYS,
            DayKind.TESTING,
            "state testing",
            "2028-04-03",
            "2028-05-12",
        ),
    ]


def test_recess_and_testing_come_and_go_by_their_days() -> None:
    """Only days that are new are named, and before what stays."""
    longer = SUMMER.but(name="long summer", last=date(2027, 8, 20))
    found = said(CALENDAR, {DayKind.RECESS: [longer], DayKind.TESTING: [WINTER]})

    assert found == [
        (
            DayChangeKind.COMES,
            DayKind.RECESS,
            "long summer",
            "2027-08-11",
            "2027-08-20",
        ),
        (DayChangeKind.COMES, DayKind.TESTING, "winter", "2027-12-20", "2027-12-31"),
        (
            DayChangeKind.GOES,
            DayKind.TESTING,
            "state testing",
            "2028-04-03",
            "2028-05-12",
        ),
        (
            DayChangeKind.STAYS,
            DayKind.RECESS,
            "long summer",
            "2027-07-01",
            "2027-08-10",
        ),
        (DayChangeKind.STAYS, DayKind.CLOSED, "Labor Day", "2027-09-06", "2027-09-06"),
    ]


def test_a_day_that_stays_closed_for_another_reason_neither_comes_nor_goes() -> None:
    """Under another name, in a longer stretch, or on a weekend."""
    saturday, christmas = date(2027, 9, 11), date(2027, 12, 24)
    before = with_school_year(CALENDAR.but(testing=()), YEAR, closed(WINTER))
    before = before.but(recess=())
    fair = Break(name="fair", first=saturday, last=saturday)
    holiday = Break(name="Christmas", first=christmas, last=christmas)
    longer = WINTER.but(name="recess", last=date(2028, 1, 5))

    assert said(before, closed(holiday)) == [
        (DayChangeKind.GOES, DayKind.CLOSED, "winter", "2027-12-20", "2027-12-23"),
        (DayChangeKind.GOES, DayKind.CLOSED, "winter", "2027-12-27", "2027-12-31"),
        (DayChangeKind.STAYS, DayKind.CLOSED, "Christmas", "2027-12-24", "2027-12-24"),
    ]
    assert said(before, closed(longer, fair)) == [
        (DayChangeKind.COMES, DayKind.CLOSED, "recess", "2028-01-03", "2028-01-05"),
        (DayChangeKind.STAYS, DayKind.CLOSED, "recess", "2027-12-20", "2027-12-31"),
    ]
