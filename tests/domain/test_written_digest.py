"""Digests as people paste them."""

import pytest

from domain.written_digest import written_digest

DIGEST = "73cb3858a687a8494ca3323053016282f3dad39d" + "0123456789abcdef01234567"


@pytest.mark.parametrize(
    "pasted",
    [
        DIGEST,
        DIGEST.upper(),
        f"{DIGEST}  sum.pdf",
        f"{DIGEST} *sum.pdf\n",
        f"SHA256 (sum.pdf) = {DIGEST}",
        f"SHA256          {DIGEST.upper()}       C:\\reports\\sum.pdf",
    ],
)
def test_a_digest_is_read_out_of_what_programs_print(pasted: str) -> None:
    """In capitals or not, with the name of its file or without."""
    assert written_digest(pasted) == DIGEST


@pytest.mark.parametrize(
    "text", ["", DIGEST[1:], f"{DIGEST}0", f"{DIGEST} {DIGEST}", "sum.pdf"]
)
def test_what_is_no_digest_stays_as_it_was_written(text: str) -> None:
    """So that it is said what is off about it."""
    assert written_digest(text) == text
