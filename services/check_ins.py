"""Check-ins of engagements as the record has them, those too that are closed."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.checkins.standing import CheckInStanding, CheckInYearStanding
from domain.checkins.year import year_of
from domain.lifecycle import ENDS, WORKING
from domain.standing import EngagementStanding

if TYPE_CHECKING:
    from adapters.sql.check_ins import SqlCheckIns

NOT_IN_POLICY = (
    "its policy says nothing of check-ins; `policy apply` brings one that does"
)
NOT_YET = "they begin once its roadmap is adopted"
NONE_BEGUN = "none was begun before it ended"


class EngagementCheckIns(NamedTuple):
    """An engagement's check-ins and the counts of its fiscal years."""

    engagement: EngagementStanding
    years: tuple[CheckInYearStanding, ...]
    check_ins: tuple[CheckInStanding, ...]

    def of_year(self, begins: int) -> tuple[CheckInStanding, ...]:
        return tuple(each for each in self.check_ins if each.begins == begins)

    @property
    def begins(self) -> list[int]:
        """The years in which fiscal years begin of which there is anything."""
        of_years = {each.begins for each in self.years}
        return sorted(of_years | {each.begins for each in self.check_ins})

    @property
    def none_because(self) -> str:
        """Why there are none; empty where there are, or are to be."""
        if self.engagement.check_in_years or self.check_ins:
            return ""
        if self.engagement.phase in ENDS:
            return NONE_BEGUN
        return NOT_IN_POLICY if self.engagement.phase in WORKING else NOT_YET


def check_ins(
    known: "SqlCheckIns",
    engagements: Iterable[EngagementStanding],
    begins: int | None = None,
) -> Iterator[EngagementCheckIns]:
    """Of each of these, all; or of the one fiscal year that begins then."""
    for each in engagements:
        found = known.of_engagement(each.entity)
        yield EngagementCheckIns(
            each,
            tuple(y for y in each.check_in_years if begins in (None, y.begins)),
            tuple(e for e in found if begins in (None, e.begins)),
        )


def short_years(
    engagements: Iterable[EngagementStanding], today: date
) -> Iterator[tuple[EngagementStanding, CheckInYearStanding]]:
    """Of which of them this fiscal year's number cannot be reached any more."""
    this = year_of(today)
    for each in engagements:
        for year in each.check_in_years:
            if year.begins == this and not year.can_be_kept:
                yield each, year
