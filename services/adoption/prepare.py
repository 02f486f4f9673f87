"""What a file, or a folder of them, would bring in: read, checked and rehearsed."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from client.endings import Failed
from domain.act import Actor
from domain.actions.warnings import roadmap_warnings
from domain.adoption.acts import StatedEngagement
from domain.adoption.adoption import Adoption, bringing_id
from domain.adoption.check import stated_faults
from domain.adoption.parts import PEOPLE, REVIEW, place
from domain.clocks.schedule import is_past
from domain.engagement import Engagement
from domain.faults import Fault
from domain.lifecycle import ENDS
from domain.opening import bring_in
from domain.phase import Phase
from domain.policies.policy import Policy
from domain.referrals.pathway import Pathway
from domain.review_consequences import new_review
from domain.review_entity import ReviewEntity
from domain.reviews.framework import Framework
from domain.standing import EngagementStanding
from domain.wording import with_and
from services import current

if TYPE_CHECKING:
    from adapters.adoption.read import EngagementFile

NOBODY = "whoever brings it in"
NO_REVIEW = (
    "how far the review is is not stated, so it begins anew today with its first "
    "phase; phases, milestones and sites say what is done already"
)


Unknown = Callable[[str], str]
"""Why a person cannot be meant; nothing of whoever is known."""


class Known(Protocol):
    """The newest engagement of an LEA, as the record knows it."""

    def engagement(self, cds: str) -> EngagementStanding | None: ...


class AdoptionTerms(NamedTuple):
    """The policy and the pathways under which engagements are brought in today."""

    policy: Policy
    pathways: dict[str, Pathway]

    def adoption(
        self,
        stated: StatedEngagement,
        framework: Framework | None,
        actor: Actor,
        source: str,
    ) -> Adoption:
        """What is said by `actor`, with the pathways and the framework it is about."""
        wanted = {each.pathway for each in stated.referrals}
        return Adoption(
            by=actor.by,
            entered_by=actor.entered_by,
            stated=stated,
            pathways={k: v for k, v in self.pathways.items() if k in wanted},
            framework=framework,
            source=source,
        )


class Preparation(NamedTuple):
    """A file, what it states and what would come of it; or all that is off in it."""

    path: Path
    faults: tuple[Fault, ...]
    stated: StatedEngagement | None = None
    framework: Framework | None = None
    """That of its review, where it is in one."""
    rehearsed: Engagement | None = None
    open_already: str = ""
    """Why it could not be brought in now, where the LEA's engagement is open."""
    warnings: tuple[Fault, ...] = ()
    """What is worth knowing before, and refuses nothing."""

    @property
    def review(self) -> ReviewEntity | None:
        """As it will begin, where the engagement is in one."""
        new = self.rehearsed
        return new_review(new, new.unwritten[-1]) if new else None


def files_of(path: Path) -> list[Path]:
    """The file, or those of the folder, that state engagements; raises Failed."""
    from adapters.adoption.read import engagement_files

    if not path.exists():
        raise Failed(f"{path} is not there")
    return [*engagement_files(path)] if path.is_dir() else [path]


def prepared(
    files: Sequence[Path],
    by: str | None,
    typist: str,
    known: Known | None,
    unknown: Unknown = lambda person: "",
) -> list[Preparation]:
    """Every file read and rehearsed; `by` is whoever would say so, where that is known.

    Raises Failed where the policy or the pathways cannot be read.
    """
    from adapters.adoption.read import read_engagement

    terms = terms_of_today()
    asked = []
    for file in files:
        each = _rehearsed(read_engagement(file), terms, by, typist, unknown)
        if each.stated and known:
            each = each._replace(open_already=_known_open(each.stated, known))
        asked.append(each)
    return _each_lea_once(asked)


def _rehearsed(
    read: "EngagementFile",
    terms: AdoptionTerms,
    by: str | None,
    typist: str,
    unknown: Unknown,
) -> Preparation:
    if read.stated is None:
        return Preparation(read.path, (*read.faults, *map(read.placed, read.between)))
    at = datetime.now(UTC)
    stated, framework, misnamed = _with_framework(read.stated)
    found = stated_faults(stated, terms.policy, terms.pathways, at, by, framework)
    persons = _persons(stated, unknown, terms.policy.lea.day_of(at))
    alone = (*read.standing_alone(found), *read.between, *misnamed, *persons)
    off = (*read.faults, *map(read.placed, alone))
    if off:
        return Preparation(read.path, off)
    actor = Actor(by or NOBODY, typist)
    adoption = terms.adoption(stated, framework, actor, read.path.name)
    new = bring_in(adoption, terms.policy, 1, at)
    warned = _warnings(new, at)
    warnings = tuple(read.placed(each) if each.where else each for each in warned)
    return Preparation(read.path, (), stated, framework, new, warnings=warnings)


def _with_framework(
    stated: StatedEngagement,
) -> tuple[StatedEngagement, Framework | None, list[Fault]]:
    """That of its review, by its whole name; or why it cannot be told which."""
    if stated.phase is not Phase.REVIEW:
        return stated, None, []
    review = stated.review
    wanted = (review and review.framework) or current.FRAMEWORK
    found = current.framework_names(wanted)
    if len(found) != 1:
        off = current.no_framework(wanted)
        return stated, None, [Fault(place(REVIEW, column="framework"), off)]
    if review:
        stated = stated.but(review=review.but(framework=found[0]))
    return stated, current.framework(found[0]), []


def _persons(
    stated: StatedEngagement, unknown: Unknown, today: date
) -> Iterator[Fault]:
    """Whoever is to hold a role, or be of a team, and is not known.

    Who held a role once may be gone.
    """
    for number, each in enumerate(stated.people, start=1):
        gone = each.last is not None and each.last < today
        if each.person and not gone and (off := unknown(each.person)):
            yield Fault(place(PEOPLE, number, "person"), off)
    for person in stated.review.members if stated.review else ():
        if off := unknown(person):
            yield Fault(place(REVIEW, column="team"), off)


def _warnings(new: Engagement, at: datetime) -> Iterator[Fault]:
    """Of what is open and not late: that is told of anyway."""
    stated = new.review.stated if new.review else None
    if new.review and (stated is None or stated.begins_anew):
        yield Fault((), NO_REVIEW)
    lea = new.policy.lea
    running = [e for e in new.actions.values() if e.is_open]
    coming = [each for each in running if not is_past(lea, each.due, at)]
    yield from roadmap_warnings(coming, lea, lambda role: new.vacancy(role, at), at)


def _each_lea_once(asked: list[Preparation]) -> list[Preparation]:
    """Two files of one LEA are both off: which of them holds?"""
    named: dict[str, list[str]] = {}
    for each in asked:
        if each.stated:
            named.setdefault(each.stated.lea.cds, []).append(each.path.name)
    return [
        Preparation(each.path, (_twice(each.stated, named[each.stated.lea.cds]),))
        if each.stated and len(named[each.stated.lea.cds]) > 1
        else each
        for each in asked
    ]


def _twice(stated: StatedEngagement, files: list[str]) -> Fault:
    named = f"{stated.lea.cds} stands in {with_and(files)}"
    return Fault((), f"{named}; keep one of them")


def _known_open(stated: StatedEngagement, known: Known) -> str:
    """As far as the record knows; the server has the last word."""
    now = known.engagement(stated.lea.cds)
    if now is None or now.phase in ENDS:
        return ""
    if now.referral == bringing_id(stated):
        return f"{now.lea} is brought in already; nothing would change"
    return open_already(now.lea, now.phase)


def open_already(lea: str, phase: str) -> str:
    return (
        f"{lea} has an open engagement already, in {phase}; nothing was changed. What "
        "is brought in begins an engagement; `refer` attaches a further referral"
    )


def terms_of_today() -> AdoptionTerms:
    return AdoptionTerms(current.policy(), current.pathways())
