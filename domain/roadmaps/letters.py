"""Letters of a roadmap that is worked out: proposed, signed, taken back."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.clocks.recipients import Reader, holding
from domain.letters.matter import proposal_matter
from domain.letters.notice import Notice, letters, said_day
from domain.people.roles import Role
from domain.roadmaps.acts import (
    ProposeRoadmap,
    ReopenRoadmap,
    RoadmapAct,
    SignRoadmap,
)
from domain.roadmaps.apply import holds
from domain.roadmaps.roadmap import PlannedRoadmap
from domain.setting import Setting
from domain.values import Facts, mention
from domain.wording import with_and

KNOWING_ROADMAP = (
    *(Role.CCEE_LEAD, Role.CCEE_DIRECTOR, Role.CCEE_EXPERT, Role.COE_LEAD),
    *(Role.COUNTY_SUPERINTENDENT, Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
)
"""Who is told what becomes of the roadmap (docs/domain.md 7.6)."""


def of_planned_roadmap(
    before: PlannedRoadmap,
    after: PlannedRoadmap,
    act: RoadmapAct,
    facts: Facts,
    setting: Setting,
    at: datetime,
) -> Iterator[Notice]:
    """The letters of what was done about a roadmap; `facts` name LEA and review."""
    told = holding(setting, KNOWING_ROADMAP, at)
    match act:
        case ProposeRoadmap() if proposal := after.proposal:
            said: Facts = {"actions": len(after.actions), "number": proposal.number}
            yield from letters(
                setting,
                told,
                "roadmap_proposed",
                facts | said,
                at,
                matter=proposal_matter(setting.entity, proposal.number),
            )
        case SignRoadmap():
            yield from _of_signature(after, act, facts, setting, at)
            if after.is_signed:
                facts |= {"on_day": said_day(_last(after)), "names": _names(after)}
                facts |= {"actions": len(after.actions)}
                yield from letters(setting, told, "roadmap_signed", facts, at)
        case ReopenRoadmap(why=why):
            signed = with_and(each.named for each in before.signatures)
            facts |= {"why": why, "signed": signed}
            yield from letters(setting, told, "roadmap_reopened", facts, at)


def _of_signature(
    roadmap: PlannedRoadmap,
    act: SignRoadmap,
    facts: Facts,
    setting: Setting,
    at: datetime,
) -> Iterator[Notice]:
    """To whoever has signed, at once: somebody else may have noted it for them."""
    signature, proposal = roadmap.signatures[act.party], roadmap.proposal
    assert proposal
    said: Facts = {
        "party": act.party.named,
        "on_day": said_day(act.on),
        "seen": act.seen,
        "noted_by": mention(act.by),
        "by_themselves": act.by == signature.person,
    }
    number = proposal.number
    yield from letters(
        setting,
        [_signing(act, signature.person, setting)],
        "signature_noted",
        facts | said,
        at,
        matter=proposal_matter(setting.entity, number),
    )


def _signing(act: SignRoadmap, person: str, setting: Setting) -> Reader:
    """Who signed, in the role in which they did."""
    roles = act.party.roles
    theirs = (role for role in roles if holds(person, role, setting, act.on))
    return Reader(person=person, role=next(theirs, roles[0]))


def _last(roadmap: PlannedRoadmap) -> date:
    return max(each.on for each in roadmap.signatures.values())


def _names(roadmap: PlannedRoadmap) -> str:
    """Who signed for whom: '@{h.li} for the LEA and ...'."""
    return with_and(
        f"{mention(each.person)} for {party.named}"
        for party, each in roadmap.signatures.items()
    )
