"""Lines that are offered of a review, as the act that comes to it."""

import shlex
from typing import get_args

from commands.args.act_fields import KINDS, act_kind, fields_of, shaped, staff_act
from commands.args.reference import reference
from commands.output.console import COMMAND
from domain.acts import DecidingAct, ReviewStaffAct, SignRoadmap
from tests.reviews import InReview


def act_of(both: InReview, line: str, name: str = "1") -> ReviewStaffAct:
    """The act of a line to paste, under the id `name`; raises Misused."""
    entity, named, *words = shlex.split(line.removeprefix(f"{COMMAND} act"))
    which, (*own, _, person) = reference(entity), words
    kind = act_kind(named, which)
    said: dict[str, object] = {"id": name, "by": person, "entered_by": "desk"}
    said |= {"kind": kind, **shaped(kind, fields_of(own))}
    if part := which.in_review:
        said |= {part.room: part.name}
    if KINDS[kind] in get_args(DecidingAct):
        said |= {"setting": both.engagement.setting_entry}
    proposal = both.review.review.roadmap.proposal
    if KINDS[kind] is SignRoadmap and proposal:
        said |= {"sha256": proposal.sha256}
    act = staff_act(said)
    assert isinstance(act, ReviewStaffAct)
    return act
