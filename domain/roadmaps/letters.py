"""Letters of a roadmap that is worked out: proposed, signed, taken back."""

from collections.abc import Iterator
from datetime import datetime

from domain.clocks.recipients import Reader, holding
from domain.documents.canonical import in_short
from domain.evidence.evidence import named_piece
from domain.letters.matter import (
    proposal_matter,
    reopened_matter,
    signature_matter,
    signed_matter,
)
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
    facts |= {"number": after.proposals}
    if isinstance(act, SignRoadmap):
        yield from _of_signature(after, act, facts, setting, at)
    if letter := _letter(before, after, act, setting.entity):
        template, said, holds = letter
        yield from letters(setting, told, template, facts | said, at, matter=holds)


def _letter(
    before: PlannedRoadmap, after: PlannedRoadmap, act: RoadmapAct, entity: str
) -> tuple[str, Facts, str] | None:
    """What all hear: its template, what it says, and as long as what holds."""
    number, said = after.proposals, _proposal(after)
    match act:
        case ProposeRoadmap():
            return "roadmap_proposed", said, proposal_matter(entity, number)
        case SignRoadmap() if after.is_signed:
            said |= {"on_day": said_day(after.last_signed), "names": _names(after)}
            return "roadmap_signed", said, signed_matter(entity, number)
        case ReopenRoadmap(why=why):
            signed = with_and(each.named for each in before.signatures)
            back: Facts = {"why": why, "signed": signed}
            return "roadmap_reopened", back, reopened_matter(entity)
    return None


def _of_signature(
    roadmap: PlannedRoadmap,
    act: SignRoadmap,
    facts: Facts,
    setting: Setting,
    at: datetime,
) -> Iterator[Notice]:
    """To whoever has signed, at once: somebody else may have noted it for them."""
    signature = roadmap.signatures[act.party]
    said: Facts = {
        "party": act.party.named,
        "on_day": said_day(act.on),
        "seen": act.seen,
        "is_evidence": named_piece(act.seen) is not None,
        "noted_by": mention(act.by),
        "by_themselves": act.by == signature.person,
    }
    yield from letters(
        setting,
        [_signing(act, signature.person, setting)],
        "signature_noted",
        facts | _proposal(roadmap) | said,
        at,
        matter=signature_matter(setting.entity, roadmap.proposals, act.party),
    )


def _proposal(roadmap: PlannedRoadmap) -> Facts:
    """How large what is proposed is, and by which hash people know it."""
    proposed = roadmap.proposal
    said = in_short(proposed.sha256) if proposed else ""
    return {"actions": len(roadmap.actions), "hash": said}


def _signing(act: SignRoadmap, person: str, setting: Setting) -> Reader:
    """Who signed, in the role in which they did."""
    roles = act.party.roles
    theirs = (role for role in roles if holds(person, role, setting, act.on))
    return Reader(person=person, role=next(theirs, roles[0]))


def _names(roadmap: PlannedRoadmap) -> str:
    """Who signed for whom: '@{h.li} for the LEA and ...'."""
    return with_and(
        f"{mention(each.person)} for {party.named}"
        for party, each in roadmap.signatures.items()
    )
