"""How the post office stands, as far as anybody answers, and why it is paused."""

from collections.abc import Iterator

from client.endings import Failed
from commands import context
from commands.notices.installation import RESUME, told
from domain.letters.post_office import PostOffice
from services.current import local

SOON = 2.0  # seconds that a glance waits for an answer


def post_office(within: float | None = None) -> PostOffice | None:
    """None where nobody can say: what is asked beside it is worth reading all the same.

    `within` so many seconds, where it is only glanced at.
    """
    from client.post_office import standing

    try:
        return context.ask_server(standing, within)
    except (Failed, TimeoutError):
        return None


def glanced_at() -> PostOffice | None:
    """As `post_office`, without waiting where it is known that nothing runs."""
    return None if context.nothing_runs() else post_office(SOON)


def paused(post: PostOffice) -> Iterator[str]:
    """Since when, by whom and why; both reasons, where there are two."""
    if by_hand := post.paused:
        since = f"{local(by_hand.since, 'agency')} by {by_hand.by}"
        yield f"post office: PAUSED since {since}: {by_hand.why}"
        yield f"nothing is sent until: {RESUME}"
    if post.elsewhere:
        yield from told(post.elsewhere)
