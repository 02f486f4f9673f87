"""What makes two acts the same: a digest of what staff said in them."""

import json
from hashlib import sha256
from typing import get_args

from domain.acts import (
    AdoptRoadmap,
    AttachReferral,
    BeginReview,
    BroughtIn,
    ByStaff,
    CompleteReview,
    DecidingAct,
    RecordMinutes,
    Referred,
    Several,
)

DIGITS = 16
FILLED_IN = {"id", "entered_by"}
WORKED_OUT: dict[type[ByStaff], set[str]] = {
    Referred: {"people", "follows", "looked_up"},
    BroughtIn: {"source", "follows"},
    AttachReferral: {"people", "looked_up"},
    BeginReview: {"review_entry"},
    CompleteReview: {"review_entry"},
    AdoptRoadmap: {"review_entry"},
    **{kind: {"setting"} for kind in get_args(DecidingAct)},
}
"""Filled in by the client: of today's date, or of how things stood when it was sent."""


def digest(act: ByStaff) -> str:
    """The same for whoever repeats the line, at another desk or on another day.

    So it leaves out who typed it, and what the client worked out. Fields that are as
    they are by default are left out too: a version that adds one changes no digest.
    """
    said = json.dumps(_said(act), sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()[:DIGITS]


def _said(act: ByStaff) -> dict[str, object]:
    left_out = FILLED_IN | WORKED_OUT.get(type(act), set())
    said = {"kind": type(act).model_fields["kind"].default}
    if isinstance(act, RecordMinutes):
        decided = [_said(each) for each in act.decisions]
        return said | _dumped(act, left_out | {"decisions"}) | {"decisions": decided}
    if not isinstance(act, Several):
        return said | _dumped(act, left_out)
    acts = act.asked or [_said(each) for each in act.acts]
    return said | _dumped(act, left_out | {"acts", "asked"}) | {"acts": acts}


def _dumped(act: ByStaff, left_out: set[str]) -> dict[str, object]:
    return act.model_dump(
        mode="json", exclude=left_out, exclude_defaults=True, warnings=False
    )
