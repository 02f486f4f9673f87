"""Hours as people write them."""

from datetime import time

import pytest

from domain.written_hour import NotAnHour, written_hour


@pytest.mark.parametrize(
    "text", ["18:30", "6:30pm", "6:30 pm", "6:30 PM", "06:30 p.m.", " 18:30 "]
)
def test_an_hour_is_written_as_a_computer_or_as_a_californian_does(text: str) -> None:
    """With a space or without, in any case."""
    assert written_hour(text) == time(18, 30)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("6pm", time(18)),
        ("9 am", time(9)),
        ("12:30am", time(0, 30)),
        ("12 pm", time(12)),
        ("00:00", time()),
        ("06:30", time(6, 30)),
    ],
)
def test_twelve_begins_either_half_of_a_day(text: str, hour: time) -> None:
    """And whole hours need no minutes."""
    assert written_hour(text) == hour


@pytest.mark.parametrize(
    ("text", "both"), [("6:30", "6:30am or 6:30pm"), ("7", "7:00am or 7:00pm")]
)
def test_an_hour_of_either_half_is_asked_back(text: str, both: str) -> None:
    """Nobody is to come to a board's meeting twelve hours late."""
    with pytest.raises(NotAnHour, match=f"which half of the day; write {both}$"):
        written_hour(text)


@pytest.mark.parametrize(
    "text",
    ["", "evening", "25:00", "18:60", "6:75", "18:30pm", "0am", "13 pm", "\u0661:30pm"],
)
def test_what_is_no_hour_is_said_with_what_would_be(text: str) -> None:
    """In words of ours."""
    with pytest.raises(NotAnHour, match="no hour of a day; write it like 18:30 or"):
        written_hour(text)
