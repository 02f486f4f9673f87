"""Bringing in what already runs: one engagement, as it is stated, in one act.

What may be off is in `adoption.check`; how it begins is in `domain.bring_in`.
"""

import hashlib
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from domain.adoption.acts import BroughtIn, StatedEngagement, StatedReferral
from domain.bounds import MOST_REFERRALS, Many, Name, PersonId, ShortText
from domain.calendars.work_calendar import ONE_DAY
from domain.lea import Lea
from domain.referrals.case import Segment
from domain.referrals.pathway import Pathway
from domain.reviews.framework import Framework
from domain.values import Value


class Adoption(Value):
    """What staff say when they bring in an engagement that already runs.

    `pathways` are those of its referrals, by their id; `framework` is that of its
    review, where it is in one; `follows` is the LEA's engagement before, where there
    was one, and `corrected` the LEA as staff called it there last.
    """

    kind: Literal["adoption"] = "adoption"
    by: PersonId
    entered_by: PersonId
    stated: StatedEngagement
    pathways: Annotated[dict[Name, Pathway], Many(MOST_REFERRALS)]
    framework: Framework | None = None
    source: ShortText = ""
    follows: Name = ""
    corrected: Lea | None = None

    @property
    def id(self) -> str:
        return bringing_id(self.stated)

    @property
    def lea(self) -> Lea:
        return self.corrected or self.stated.lea

    def after(self, follows: str, lea: Lea | None) -> Self:
        """As what comes after the LEA's engagement before, where there was one."""
        return self.but(follows=follows, corrected=lea)

    def act(self) -> BroughtIn:
        """The engagement's first act."""
        return act_of(
            self.stated,
            self.pathways,
            self.framework,
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


def act_of(
    stated: StatedEngagement,
    pathways: Mapping[str, Pathway],
    framework: Framework | None,
    **said: str,
) -> BroughtIn:
    """The act that brings it in, with the pathway of each referral as it then was."""
    terms = tuple(terms_of(each, pathways[each.pathway]) for each in stated.referrals)
    return BroughtIn.model_validate(
        {"stated": stated, "terms": terms, "framework": framework, **said}
    )


def terms_of(referral: StatedReferral, pathway: Pathway) -> Pathway:
    return pathway.but(statute=referral.statute or pathway.statute)


def segments_of(stated: StatedEngagement) -> tuple[Segment, ...]:
    """The modes of the past, and that of now since it is said to have begun."""
    past = sorted(stated.segments, key=lambda each: each.first)
    ended = [each.last + ONE_DAY for each in past if each.last]
    received = min(each.received for each in stated.referrals)
    since = stated.mode_since or max(ended, default=stated.kickoff or received)
    now = Segment(mode=stated.mode, first=since, stated=True)
    return (*(each.but(stated=True) for each in past), now)
