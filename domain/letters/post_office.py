"""The post office: when it goes on its rounds to deliver letters, to make documents."""

from datetime import datetime
from typing import Literal, NamedTuple

from domain import refusals
from domain.bounds import LONGEST_TEXT, LongText, PersonId, excesses
from domain.faults import together
from domain.letters.installation import Elsewhere
from domain.values import Value
from domain.wording import so_many

RULES = 1  # the newest; others stay until no open run began under them
ENOUGH = 2  # one round under way, and one for what was laid down meanwhile


class Round(Value):
    """One walk through the outbox."""


class Paused(Value):
    """Nothing is sent since then; who said so, and why."""

    since: datetime
    by: str
    entered_by: str
    why: str


class PostOffice(Value):
    """`rules` as in an engagement: a run keeps those it began with."""

    rules: int = 1
    rounds: tuple[Round, ...] = ()
    making: tuple[Round, ...] = ()
    """The rounds in which documents are made: also while no letter goes."""
    make_again_at: datetime | None = None
    unmade: int = 0
    documents: int = 0
    unmakeable: int = 0
    again_at: datetime | None = None
    left: int = 0
    delivered: int = 0
    refused: int = 0
    paused: Paused | None = None
    elsewhere: Elsewhere | None = None

    @property
    def is_paused(self) -> bool:
        """By somebody, or because it is not where it was written for."""
        return bool(self.paused or self.elsewhere)

    @property
    def owed(self) -> tuple[Round, ...]:
        """The round to make next; none while it is paused."""
        return () if self.is_paused else self.rounds[:1]


class NoticesLaid(Value):
    """There is something in the outbox, or it is time to try again."""

    kind: Literal["notices_laid"] = "notices_laid"


class DocumentsLaid(Value):
    """A document is owed, or it is time to try again."""

    kind: Literal["documents_laid"] = "documents_laid"


class PauseMail(Value):
    """Let everything wait: planned and listed, but not sent."""

    kind: Literal["pause"] = "pause"
    by: PersonId
    entered_by: PersonId
    why: LongText


class ResumeMail(Value):
    """Send again, beginning with what has waited."""

    kind: Literal["resume"] = "resume"
    by: PersonId
    entered_by: PersonId


class WorkerStarted(Value):
    """A worker has started: why no mail may go from where it is, or nothing."""

    kind: Literal["worker_started"] = "worker_started"
    why: LongText


class RoundMade(Value):
    """What a round came to: letters delivered and refused, notices that still wait.

    `again_at` is when the first of those may go; `more` that some may go at once.
    """

    delivered: int
    left: int
    more: bool = False
    refused: int = 0
    again_at: datetime | None = None


class DocumentsMade(Value):
    """What a round came to: documents made, refused for good, and those left.

    `again_at` and `more` as of a round of letters.
    """

    made: int
    left: int
    more: bool = False
    refused: int = 0
    again_at: datetime | None = None


class NextRound(NamedTuple):
    at: datetime
    acts: tuple[NoticesLaid | DocumentsLaid, ...]
    summary: str


def check(act: PauseMail | ResumeMail) -> None:
    """Raise OutOfBounds where what staff say is more than is kept."""
    if beyond := [*excesses(act)]:
        raise refusals.OutOfBounds(together(beyond))


def expectation(post: PostOffice) -> NextRound | None:
    """The sooner of the two rounds; while mail is paused, that of documents alone."""
    coming = []
    if post.again_at and not post.is_paused:
        waiting = so_many(post.left, "notice waits", "notices wait")
        coming.append(NextRound(post.again_at, (NoticesLaid(),), waiting))
    if post.make_again_at:
        unmade = so_many(post.unmade, "document waits", "documents wait")
        coming.append(NextRound(post.make_again_at, (DocumentsLaid(),), unmade))
    return min(coming, key=lambda each: each.at, default=None)


def apply(
    post: PostOffice,
    act: NoticesLaid | DocumentsLaid | PauseMail | ResumeMail | WorkerStarted,
    at: datetime,
) -> PostOffice:
    """Notices were laid: another round is owed, unless two are already.

    It is heard also while the office is paused; what it stands for is done later.
    """
    match act:
        case NoticesLaid():
            return _owing_a_round(post)
        case DocumentsLaid():
            making = (*post.making, Round())[:ENOUGH]
            return post.but(making=making, make_again_at=None)
        case PauseMail() if post.paused is None:
            said = Paused(since=at, **act.model_dump(exclude={"kind"}))
            return post.but(paused=said, again_at=None)
        case ResumeMail() if post.is_paused:
            return _owing_a_round(post.but(paused=None, elsewhere=None))
        case WorkerStarted(why=why) if why:
            since = post.elsewhere.since if post.elsewhere else at
            found = Elsewhere(since=since, why=why[:LONGEST_TEXT])
            return post.but(elsewhere=found, again_at=None)
        case WorkerStarted() if post.elsewhere:
            return _owing_a_round(post.but(elsewhere=None))
    return post


def made(post: PostOffice, result: RoundMade) -> PostOffice:
    """A round was made; the next is when something that waits may go."""
    rounds = post.rounds[1:] or ((Round(),) if result.more else ())
    return post.but(
        rounds=rounds,
        again_at=None if rounds else result.again_at,
        left=result.left,
        delivered=post.delivered + result.delivered,
        refused=post.refused + result.refused,
    )


def documents_made(post: PostOffice, result: DocumentsMade) -> PostOffice:
    """A round was made; the next is when something that waits is tried again."""
    making = post.making[1:] or ((Round(),) if result.more else ())
    return post.but(
        making=making,
        make_again_at=None if making else result.again_at,
        unmade=result.left,
        documents=post.documents + result.made,
        unmakeable=post.unmakeable + result.refused,
    )


def _owing_a_round(post: PostOffice) -> PostOffice:
    return post.but(rounds=(*post.rounds, Round())[:ENOUGH], again_at=None)
