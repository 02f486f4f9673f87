"""What counts as off, and in which words it is told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.discrepancies import (
    ASKED,
    LONGEST,
    TRIES,
    PostOfficeSeen,
    Recorded,
    beside_the_record,
    gap,
    of_post_office,
    seen,
    share,
)
from domain.letters.post_office import Paused, PostOffice
from domain.standing_of import standing
from tests.lives import implementing

AT = datetime(2026, 9, 1, 16, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)
PAUSED = Paused(
    since=AT, by="a.castillo", entered_by="front-desk", why="a wrong wording"
)
RUNS = PostOfficeSeen(name="post-office", runs=True, stands=PostOffice())


@pytest.mark.parametrize("number", [0, 1, ASKED, ASKED + 1, 2300])
def test_everybody_is_asked_once_within_some_hours_and_never_too_many_at_once(
    number: int,
) -> None:
    """Few are asked each hour, all of them."""
    names = [str(each) for each in range(number)]
    hours = -(-number // ASKED)
    turns = [share(names, AT + n * AN_HOUR) for n in range(hours)]

    assert sorted(name for turn in turns for name in turn) == sorted(names)
    assert all(len(turn) <= ASKED for turn in turns)


def test_a_gap_names_the_entries_that_are_missing() -> None:
    """One by one, or from which to which; the sentence has an end."""
    known = Recorded(entity="1999901.1", cds="1999901", is_open=True, entries=4, last=9)
    holed = known.but(entries=400, last=800)

    assert gap(known, (2, 3, 8, 9)).sentence == (
        "the record of 1999901.1 lacks entries: 1, 4 to 7"
    )
    assert len(gap(holed, range(2, 802, 2)).sentence) == LONGEST


def matters(office: PostOfficeSeen, waiting: int = 0) -> list[str]:
    return [str(each.matter) for each in of_post_office(office, waiting)]


def test_the_post_office_is_off_where_it_stands_still_and_nobody_holds_it() -> None:
    """Not running, silent, tried in vain, or with notices long past their time."""
    fails = RUNS.but(tries=TRIES, why="no such table: outbox")
    (said,) = of_post_office(fails, 0)

    assert matters(RUNS) == []
    assert matters(RUNS.but(tries=TRIES - 1)) == []
    assert matters(RUNS.but(runs=False, stands=None), waiting=3) == ["post_closed"]
    assert matters(RUNS.but(stands=None)) == ["no_answer"]
    assert matters(RUNS, waiting=3) == ["notices_wait"]
    assert matters(RUNS.but(stands=PostOffice(paused=PAUSED)), waiting=3) == []
    assert said.sentence.endswith("failed 4 times: no such table: outbox")


def test_an_engagement_with_many_steps_past_is_named_once() -> None:
    """With the first of them, and how many more there are."""
    now = seen(standing(implementing(date(2026, 10, 2), size=4)))
    first = min(clock.next_at for _, clock in now.waits if clock.next_at)
    (said,) = beside_the_record(now, (), first + 2 * AN_HOUR)

    assert [*beside_the_record(now, (), first)] == []
    assert said.about == now.entity
    assert said.sentence.endswith(", and 3 more")
