"""The lines of the staff guide on reviews are acts, as they stand."""

import re
import shlex
from collections.abc import Iterator

import pytest

from commands.args.act_fields import act_kind, fields_of, shaped, staff_act
from commands.args.reference import reference
from domain.reviews.part import ACTS_ON
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "staff-guide.md").read_text("utf-8")
CHAPTER = GUIDE.split("\n## The review\n")[1].split("\n## ")[0]
FILLED_IN = {"DIGEST": "0123456789abcdef" * 4}


def lines() -> list[str]:
    found = re.findall(r"^    starter\.py act (0161259/review.+)$", CHAPTER, re.M)
    return [str(each) for each in found]


def words(line: str) -> Iterator[str]:
    for word in shlex.split(line):
        yield FILLED_IN.get(word, word)


@pytest.mark.parametrize("line", lines())
def test_a_line_of_the_guide_is_read_without_a_fault(line: str) -> None:
    """Pasted as it stands, with the reasons filled in."""
    entity, kind, *typed = words(line)
    which, own = reference(entity), typed[: typed.index("--as")]
    said: dict[str, object] = {"id": "1", "by": typed[-1], "entered_by": "desk"}
    said |= {"kind": act_kind(kind, which), **shaped(kind, fields_of(own))}
    said |= {which.in_review.room: which.in_review.name} if which.in_review else {}
    said |= {"setting": 7} if kind in DECIDING else {}
    said |= {"sha256": FILLED_IN["DIGEST"]} if kind == "sign_roadmap" else {}

    assert staff_act(said).kind == kind


DECIDING = (
    *("approve_sample", "begin_phase", "complete_phase"),
    *("pause_review", "resume_review", "cancel_review"),
    *("send_draft", "publish_report"),
    *("sign_roadmap", "reopen_roadmap"),
)
"""They carry what the client reads."""


def test_every_act_on_a_review_is_in_the_guide() -> None:
    """And every part of one that has an address."""
    assert len(lines()) > 12
    for room in ACTS_ON:
        assert f"0161259/review/1/{room}/" in CHAPTER
