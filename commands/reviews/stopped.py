"""Reviews among what is waited for whose workflows were stopped, at a glance."""

from collections.abc import Iterable

from client.endings import Failed
from commands import context
from commands.notices.post_office import SOON
from domain.reviews.review import is_review
from services.caseload import Item


def stopped_reviews(items: Iterable[Item]) -> dict[str, str]:
    """In words how each was stopped, by its key; nothing where nobody can say."""
    from client.reviews import stopped_of

    own = {each.timed.entity for each in items if is_review(each.timed.entity)}
    if not own or context.nothing_runs():
        return {}
    try:
        return context.ask_server(lambda client: stopped_of(client, own), SOON)
    except (Failed, TimeoutError):
        return {}
