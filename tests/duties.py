"""Dated duties for tests, and a book of them kept by somebody who looks on."""

from datetime import date, datetime, timedelta

from domain.acts import Act, DutyDue
from domain.engagement import Engagement
from domain.people.roles import Role
from domain.phase import Phase
from domain.policies.duty import Duty, DutyDay, DutyFact
from domain.policies.ladder import Office

LAST_SILENCE = timedelta(days=400)  # longer than a year: each yearly duty comes once


def a_duty(name: str = "plan", **fields: object) -> Duty:
    """The plan's adoption on 1 October, said ten working days before."""
    duty = Duty(
        name=name,
        title=f"the {name} of the year",
        when=DutyDay(month=10, day=1),
        phases=(Phase.IMPLEMENTATION,),
        before=10,
        tell=(Role.LEA_SUPERINTENDENT, Role.COE_LEAD),
        ask=Role.COE_LEAD,
        words="Its goals and the roadmap can be brought together.",
        source="EDC 52061",
    )
    return duty.but(**fields)


OFTEN = (
    *(
        a_duty(f"month-{month}", when=DutyDay(month=month, day=12), before=before)
        for month, before in zip(range(1, 13), (0, 3, 8, 20) * 3, strict=True)
    ),
    a_duty("winter", when=DutyDay(end_of=12), before=2, term=True, statutory=True),
    a_duty("summer", when=DutyDay(month=7, day=6), before=5, term=True),
    a_duty("shut", when=DutyDay(month=12, day=25), before=0, statutory=True),
    a_duty("spring", when=DutyDay(end_of=3), before=5, office=Office.AGENCY),
    a_duty("same", when=DutyDay(month=11, day=12), before=8),
    a_duty("after", when=DutyDay(after=DutyFact.IDENTIFIED, days=45), before=9),
)
"""One each month, some on one instant, some in breaks, one after a fact."""


class DutyBook:
    """Follows the duties of one engagement, and raises where they break a law.

    No duty twice for one date. None before its instant, on a day its office is closed,
    while all clocks stand, after its day, or in a phase it is not for. All of one
    instant together, instants in their order. None lost: who is silent for a year has
    heard of each date in it.
    """

    def __init__(self) -> None:
        self.said: set[tuple[str, date]] = set()

    def saw(self, before: Engagement, act: Act, at: datetime) -> None:
        if isinstance(act, DutyDue):
            assert before.setting.stop is None, "all clocks stand"
            assert at >= act.expected, "before its time"
            mine = {(e.name, e.on) for e in act.duties}
            assert mine == _at(before, act.expected), "not all of this instant"
            for each in act.duties:
                assert (each.name, each.on) not in self.said, f"{each} is said twice"
                self.said.add((each.name, each.on))

    def look(self, engagement: Engagement) -> None:
        """What is planned is planned for a day on which somebody can read it."""
        policy, known = engagement.policy, engagement.coming_duties
        assert not (known and (engagement.setting.stop or engagement.is_over))
        assert [each.at for each in known] == sorted(each.at for each in known)
        assert len(engagement.duties.said) <= 100
        for each in known:
            office = policy.calendar(each.duty.office)
            day = office.day_of(each.at)
            assert office.works(day), f"{each.duty.name} on a closed day, {day}"
            assert not each.duty.term or policy.lea.instruction.works(day)
            assert day <= each.by, f"{each.duty.name} after its day, {each.by}"
            assert engagement.phase in each.duty.phases
            assert (each.duty.name, each.on) not in self.said

    def after_a_year(self, engagement: Engagement, since: date, until: date) -> None:
        """Nobody acted from `since` on."""
        if engagement.is_over or engagement.stop:
            return
        for duty in engagement.dated.watched:
            dates = _dates(duty, since, until)
            lost = {(duty.name, on) for on in dates} - self.said
            assert not lost, f"never said: {lost}"


def _at(engagement: Engagement, at: datetime) -> set[tuple[str, date]]:
    return {(e.duty.name, e.on) for e in engagement.coming_duties if e.at == at}


def _dates(duty: Duty, since: date, until: date) -> list[date]:
    """Of a yearly duty those that are far enough from the ends to be said between."""
    when, years = duty.when, range(since.year, until.year + 1)
    if when.month and when.day:
        found = [date(year, when.month, when.day) for year in years]
    elif when.end_of:
        year_on, month = divmod(when.end_of, 12)
        firsts = [date(year + year_on, month + 1, 1) for year in years]
        found = [each - timedelta(days=1) for each in firsts]
    else:
        found = []
    margin = timedelta(days=20)
    return [each for each in found if since + margin < each < until - margin]
