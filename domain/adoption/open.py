"""Bringing in what already runs: one engagement, as it is stated, in one act.

How it is begun is in `adoption.apply`, what may be off in `adoption.check`.
"""

import hashlib
from datetime import datetime
from typing import Annotated, Literal

from domain.acts import BroughtIn
from domain.adoption.acts import StatedEngagement
from domain.adoption.apply import act_of, begun
from domain.apply import apply
from domain.bounds import MOST_REFERRALS, Many, Name, PersonId, ShortText
from domain.engagement import RULES, Engagement
from domain.lea import Lea
from domain.policies.policy import Policy
from domain.referrals.pathway import Pathway
from domain.values import Value


class Adoption(Value):
    """What staff say when they bring in an engagement that already runs.

    `pathways` are those of its referrals, by their id; `follows` is the LEA's
    engagement before, where there was one.
    """

    kind: Literal["adoption"] = "adoption"
    by: PersonId
    entered_by: PersonId
    stated: StatedEngagement
    pathways: Annotated[dict[Name, Pathway], Many(MOST_REFERRALS)]
    source: ShortText = ""
    follows: Name = ""

    @property
    def id(self) -> str:
        return bringing_id(self.stated)

    @property
    def lea(self) -> Lea:
        return self.stated.lea

    def act(self) -> BroughtIn:
        """The engagement's first act."""
        return act_of(
            self.stated,
            self.pathways,
            id=self.id,
            by=self.by,
            entered_by=self.entered_by,
            why=self.stated.note,
            source=self.source,
            follows=self.follows,
        )


def bringing_id(stated: StatedEngagement) -> str:
    """The act's id, by what is stated: the same again changes nothing."""
    said = stated.model_dump_json().encode()
    return f"brought-in-{stated.lea.cds}-{hashlib.sha256(said).hexdigest()[:16]}"


def bring_in(
    adoption: Adoption,
    policy: Policy,
    episode: int,
    at: datetime,
    rules: int = RULES,
) -> Engagement:
    """The engagement as stated, owing the record its first entry and a first letter.

    For what has no `faults`. Late steps begin their ladders at the first rung.
    """
    act = adoption.act()
    new = begun(adoption.stated, act, policy, episode, at).but(rules=rules)
    return apply(new, act, at)
