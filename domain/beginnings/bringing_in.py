"""Bringing in what already runs: one engagement, as it is stated, in one act.

How it is begun is in `beginnings.as_stated`, what may be off in `beginnings.faults`.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from domain.acts.beginnings import StatedEngagement
from domain.beginnings.as_stated import act_of, begun
from domain.engagement import Engagement
from domain.happening import apply
from domain.ladders.policy import Policy
from domain.referrals.pathway import Pathway


def bringing_id(stated: StatedEngagement) -> str:
    """The act's id, by what is stated: the same again changes nothing."""
    said = stated.model_dump_json().encode()
    return f"brought-in-{stated.lea.cds}-{hashlib.sha256(said).hexdigest()[:16]}"


def bring_in(
    stated: StatedEngagement,
    policy: Policy,
    pathways: Mapping[str, Pathway],
    episode: int,
    at: datetime,
    *,
    by: str,
    entered_by: str,
    source: str = "",
    follows: str = "",
) -> Engagement:
    """The engagement as stated, owing the record its first entry and a first letter.

    For what has no `faults`. Late steps begin their ladders at the first rung.
    """
    act = act_of(
        stated,
        pathways,
        id=bringing_id(stated),
        by=by,
        entered_by=entered_by,
        why=stated.note,
        source=source,
        follows=follows,
    )
    return apply(begun(stated, act, policy, episode, at), act, at)
