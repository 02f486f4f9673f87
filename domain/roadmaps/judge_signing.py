"""Whether a roadmap may be proposed, and whether somebody has signed what is."""

from domain import refusals
from domain.actions.check import far_away
from domain.actions.planned import named
from domain.documents.canonical import in_short
from domain.first_few import first_few
from domain.people.roles import LABELS
from domain.roadmaps.acts import ProposeRoadmap, SignRoadmap
from domain.roadmaps.apply import due_on, holders, signer
from domain.roadmaps.planning import Planning
from domain.roadmaps.roadmap import PlannedRoadmap, RoadmapAction, SigningParty
from domain.roadmaps.sentences import lacking
from domain.wording import is_blank, same_words


def check_proposal(
    roadmap: PlannedRoadmap, act: ProposeRoadmap, planning: Planning
) -> None:
    """Raise a `Refused` where it is not ready, or is behind.

    What may be proposed can be adopted, whenever three have signed it.
    """
    if not roadmap.actions:
        raise refusals.NotReady(
            "the roadmap has no action yet; plan_action, or import-actions, comes first"
        )
    off = [
        lacking(number, each) or _misdated(roadmap, number, each, planning)
        for number, each in roadmap.by_number.items()
    ]
    if lacks := [*filter(None, off)]:
        raise refusals.NotReady(
            f"the roadmap is not ready to be signed: {first_few(lacks, between='; ')}"
        )
    if not roadmap.changed <= act.as_of <= planning.setting.entry:
        raise refusals.ReportIsBehind(
            f"it was drawn up as of entry {act.as_of}, and entry {roadmap.changed} has "
            "changed it; propose it once more"
        )


def _misdated(
    roadmap: PlannedRoadmap, number: int, action: RoadmapAction, planning: Planning
) -> str:
    """Why nobody can agree on its date as it is; empty where they can."""
    assert action.due
    if off := far_away(action.due, planning.today):
        return f"{named(number)}: {off}"
    counted = due_on(roadmap.anchors, action, planning.setting.policy.lea)
    if counted == action.due:
        return ""
    return (
        f"{named(number)} is due {action.due}, and by the LEA's calendar as it is now "
        f"{counted}: set_anchor --anchor {action.anchor}, said again, dates it anew"
    )


def check_proposed_so(roadmap: PlannedRoadmap, act: ProposeRoadmap) -> None:
    """Raise AnotherRoadmap where it is not this that is proposed already."""
    proposal = roadmap.proposal
    if proposal and proposal.sha256 != act.sha256:
        raise refusals.AnotherRoadmap(
            f"what is proposed since {proposal.on} has the "
            f"{in_short(proposal.sha256)}, and not the {in_short(act.sha256)}; it "
            "stays as it is for those who sign it, and reopen_roadmap takes it back"
        )


def check_not_signed(roadmap: PlannedRoadmap, act: SignRoadmap) -> None:
    """Raise a `Refused` where it is for another, or where the party has signed.

    So as is said now it is done already; otherwise it says what stands. Whoever names
    nobody says nothing else, whoever holds the role by now.
    """
    proposal = roadmap.proposal
    if proposal and act.sha256 != proposal.sha256:
        then = "all three have signed that" if roadmap.is_signed else "sign that"
        raise refusals.AnotherRoadmap(
            f"what is proposed since {proposal.on} has the "
            f"{in_short(proposal.sha256)}, and not the {in_short(act.sha256)}; {then}"
        )
    known = roadmap.signatures.get(act.party)
    if known is None:
        return
    stands = f"{known.person} signed for {act.party.named} on {known.on}"
    is_theirs = act.person in (None, known.person)
    if is_theirs and act.on == known.on and same_words(act.seen, known.seen):
        raise refusals.NothingToChange(stands)
    raise refusals.AlreadyDone(
        f"{stands}, and the paper was seen at {known.seen}; where that is not so, "
        "reopen_roadmap takes the roadmap back, and all three sign anew"
    )


def check_signature(
    roadmap: PlannedRoadmap, act: SignRoadmap, planning: Planning
) -> None:
    """Raise a `Refused` where it is for another, or not to be noted so."""
    proposal, today = roadmap.proposal, planning.today
    assert proposal
    check_not_signed(roadmap, act)
    if is_blank(act.seen):
        raise refusals.EvidenceMissing(
            "say where the signed paper is: --seen 'https://...', or E3 as evidence"
        )
    if not proposal.on <= act.on <= today:
        raise refusals.DateUnusable(
            f"it is proposed since {proposal.on}, and today is {today}: it was signed "
            f"on a day between them, not {act.on}"
        )
    _check_signer(roadmap, act, planning)


def _check_signer(
    roadmap: PlannedRoadmap, act: SignRoadmap, planning: Planning
) -> None:
    """By who held which role on the day on which it was signed."""
    setting, party = planning.setting, act.party
    person, held = signer(act, setting), {*holders(party, setting, act.on)}
    allowed = " or ".join(f"the {LABELS[role]}" for role in party.roles)
    if person is None:
        raise refusals.NotYours(
            f"{allowed} signs for {party.named}, and nobody is known here who was so "
            f"on {act.on}; say who signed: --person, or `assign` names somebody"
        )
    if held and person not in held:
        raise refusals.NotYours(
            f"{allowed} signs for {party.named}; {person} was none of them on {act.on}"
        )
    noting = {
        *holders(party, setting, planning.today),
        *holders(SigningParty.CCEE, setting, planning.today),
    }
    if act.by not in noting:
        raise refusals.NotYours(
            f"that {party.named} has signed is noted by {allowed}, or by CCEE; "
            f"{act.by} is none of them today"
        )
    for other, signature in roadmap.signatures.items():
        if signature.person == person:
            raise refusals.SamePerson(
                f"{person} signed for {other.named}; somebody else signs for "
                f"{party.named}"
            )
