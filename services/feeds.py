"""Everybody's meetings as files that their calendars take in."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from domain.letters.invitation import Invitation

if TYPE_CHECKING:
    from adapters.invitations.feed import FeedChanges, FeedFolder


def write_feeds(
    feeds: "FeedFolder", meetings: Iterable[Invitation], person: str = ""
) -> "FeedChanges":
    """A file for each who is invited to any of all these meetings, as they are now.

    Of a meeting the newest version counts, and who is invited by that; whoever is
    invited to none has no file any more. Or that of one `person` alone. Raises
    Unwritable.
    """
    newest: dict[str, Invitation] = {}
    for each in meetings:
        known = newest.setdefault(each.meeting, each)
        if each.sequence > known.sequence:
            newest[each.meeting] = each
    theirs: dict[str, list[Invitation]] = {}
    for each in newest.values():
        for who in each.invited:
            theirs.setdefault(who, []).append(each)
    return feeds.write(theirs, person)
