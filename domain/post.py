"""The post office: when it goes on its rounds to deliver what waits in the outbox."""

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from domain.values import Value

AGAIN_AFTER = timedelta(hours=1)  # for letters that could not be delivered yet
ENOUGH = 2  # one round under way, and one for what was laid down meanwhile


class Round(Value):
    """One walk through the outbox."""


class PostOffice(Value):
    rounds: tuple[Round, ...] = ()
    again_at: datetime | None = None
    left: int = 0
    delivered: int = 0


class Bell(Value):
    """There is something in the outbox, or it is time to try again."""

    kind: Literal["bell"] = "bell"


class RoundMade(Value):
    """What a round came to: letters delivered, and letters that could not be."""

    delivered: int
    left: int
    more: bool = False


class NextRound(NamedTuple):
    at: datetime
    acts: tuple[Bell, ...]
    summary: str


def expectation(post: PostOffice) -> NextRound | None:
    if post.again_at is None:
        return None
    return NextRound(post.again_at, (Bell(),), f"try {post.left} letters again")


def apply(post: PostOffice, act: Bell, at: datetime) -> PostOffice:
    """The bell was rung: another round is owed, unless two are already."""
    rounds = (*post.rounds, Round())[:ENOUGH]
    return post.but(rounds=rounds, again_at=None)


def made(post: PostOffice, result: RoundMade, at: datetime) -> PostOffice:
    """A round was made; what could not be delivered is tried again in an hour."""
    rounds = post.rounds[1:] or ((Round(),) if result.more else ())
    return post.but(
        rounds=rounds,
        again_at=at + AGAIN_AFTER if result.left and not rounds else None,
        left=result.left,
        delivered=post.delivered + result.delivered,
    )
