"""What a file, or a folder of them, would bring in: read, checked and rehearsed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed, Misused
from commands import context
from commands.policies import current
from domain.adoption.acts import StatedEngagement
from domain.adoption.check import stated_faults
from domain.adoption.open import Adoption, bring_in, bringing_id
from domain.engagement import Engagement
from domain.faults import Fault
from domain.lifecycle import ENDS
from domain.policies.policy import Policy
from domain.referrals.pathway import Pathway

if TYPE_CHECKING:
    from adapters.adoption.read import EngagementFile

NOBODY = "whoever brings it in"


class Terms(NamedTuple):
    """The policy and the pathways under which engagements are brought in today."""

    policy: Policy
    pathways: dict[str, Pathway]

    def adoption(self, stated: StatedEngagement, by: str, source: str) -> Adoption:
        """What `by` says, typed here, with the pathways it is about."""
        wanted = {each.pathway for each in stated.referrals}
        return Adoption(
            by=by,
            entered_by=context.typist(),
            stated=stated,
            pathways={k: v for k, v in self.pathways.items() if k in wanted},
            source=source,
        )


class Asked(NamedTuple):
    """A file, what it states and what would come of it; or all that is off in it."""

    path: Path
    faults: tuple[Fault, ...]
    stated: StatedEngagement | None = None
    rehearsed: Engagement | None = None
    open_already: str = ""
    """Why it could not be brought in now, where the LEA's engagement is open."""


def prepared(path: Path, by: str | None) -> list[Asked]:
    """Every file read and rehearsed; raises Misused where there is none."""
    from adapters.adoption.read import engagement_files, read_engagement

    if not path.exists():
        raise Failed(f"{path} is not there")
    files = engagement_files(path) if path.is_dir() else [path]
    if not files:
        raise Misused(f"{path} holds no .yaml and no .xlsx file")
    terms = terms_of_today()
    asked = [_rehearsed(read_engagement(each), terms, by) for each in files]
    return _each_lea_once(asked)


def _rehearsed(read: "EngagementFile", terms: Terms, by: str | None) -> Asked:
    if read.stated is None:
        return Asked(read.path, read.faults)
    at, stated = datetime.now(UTC), read.stated
    found = stated_faults(stated, terms.policy, terms.pathways, at, by)
    off = (*read.faults, *map(read.placed, read.standing_alone(found)))
    if off:
        return Asked(read.path, off)
    adoption = terms.adoption(stated, by or NOBODY, read.path.name)
    new = bring_in(adoption, terms.policy, 1, at)
    return Asked(read.path, (), stated, new, _known_open(stated))


def _each_lea_once(asked: list[Asked]) -> list[Asked]:
    """Two files of one LEA are both off: which of them holds?"""
    named: dict[str, list[str]] = {}
    for each in asked:
        if each.stated:
            named.setdefault(each.stated.lea.cds, []).append(each.path.name)
    return [
        Asked(each.path, (_twice(each.stated, named[each.stated.lea.cds]),))
        if each.stated and len(named[each.stated.lea.cds]) > 1
        else each
        for each in asked
    ]


def _twice(stated: StatedEngagement, files: list[str]) -> Fault:
    named = f"{stated.lea.cds} stands in {' and '.join(files)}"
    return Fault((), f"{named}; keep one of them")


def _known_open(stated: StatedEngagement) -> str:
    """As far as the record knows; the server has the last word."""
    record = context.record_if_any()
    known = record.engagement(stated.lea.cds) if record else None
    if known is None or known.phase in ENDS:
        return ""
    if known.referral == bringing_id(stated):
        return f"{known.lea} is brought in already; nothing would change"
    return open_already(known.lea, known.phase)


def open_already(lea: str, phase: str) -> str:
    return (
        f"{lea} has an open engagement already, in {phase}; nothing was changed. What "
        "is brought in begins an engagement; `refer` attaches a further referral"
    )


def terms_of_today() -> Terms:
    return Terms(current.policy(), current.pathways())
