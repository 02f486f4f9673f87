"""A check-in's address, as it is written and as it is typed."""

import pytest

from client.endings import Misused
from commands.args.reference import reference

WHOLE = "0161259/check-in/2026-27-2"


@pytest.mark.parametrize(
    "typed",
    [
        WHOLE,
        "0161259/checkin/2026-27-2",
        "0161259/check_in/2026-27-2",
        "0161259/Check-Ins/2026-27-2",
        "0161259/CHECKINS/2026-27/2",
        "0161259/check-in/2026-2027-2",
        "0161259/check-in/2026/27/2",
        "0161259/check-in/26-27-2",
        "0161259/check-in/2026-27-02",
        "0161259/check-in/2026-27 2/",
    ],
)
def test_a_check_in_is_read_however_it_is_spelled(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And said again where it is not written as it is called."""
    found = reference(typed)
    again = f"{typed} is read as {WHOLE}\n" if typed != WHOLE else ""

    assert (str(found), found.check_in) == (WHOLE, "2026-27-2")
    assert (found.action, found.referral, found.review, found.step) == (
        *(None, None, None),
        "",
    )
    assert capsys.readouterr().err == again


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0161259/2026-27-2", f"did you mean {WHOLE}?"),
        ("0161259/2026-27/2", f"did you mean {WHOLE}?"),
        ("0161259/checkin2026-27-2", f"did you mean {WHOLE}?"),
        ("0161259/check-in-2026-27-2", f"did you mean {WHOLE}?"),
        ("0161259/chekin/2026-27-2", f"did you mean {WHOLE}?"),
        ("0161259/check-in", "say which: 0161259/check-in/2026-27-1 (`checkins"),
        ("0161259/check-in/2026-27", "is a year; say which of it: 2026-27-1"),
        ("0161259/check-in/2", "named by its fiscal year and its number"),
        ("0161259/check-in/2026-28-2", "did you mean 2026-27-2 or 2025-26-2?"),
        ("0161259/check-in/2026-2", "did you mean 2026-27-2 or 2025-26-2?"),
        ("0161259/check-in/2026-27-0", "named by its fiscal year and its number"),
        ("0161259/check-in/first", "'first' is none"),
    ],
)
def test_what_is_no_check_in_is_asked_back(typed: str, said: str) -> None:
    """With what may be meant, or how one is named."""
    with pytest.raises(Misused) as off:
        reference(typed)

    assert said in str(off.value)
