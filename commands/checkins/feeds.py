"""`feeds`: everybody's check-ins as files that their calendars take in."""

from collections.abc import Iterator

from adapters.files.atomic import Unwritable
from adapters.invitations.event import Organizer
from adapters.invitations.feed import FeedChanges, FeedFolder
from client.endings import Failed, Misused
from commands import context
from commands.args.people import known_person
from commands.output import console
from domain.letters.invitation import Invitation
from domain.wording import so_many
from services.feeds import write_feeds
from settings import HalfGiven

SAID = {"new": "new", "changed": "changed", "same": "as before", "gone": "gone"}
"""How a file has become, as it is said."""


def write_files(person: str | None, *, as_json: bool) -> None:
    """From the record, of all engagements; or the file of one person alone."""
    who = known_person("--person", person) if person else ""
    settings = context.settings()
    try:
        settings.check_addresses()
    except HalfGiven as off:
        raise Misused(str(off)) from off
    organizer = Organizer.of(settings.sender, settings.agency)
    feeds = FeedFolder(settings.feeds_folder, organizer)
    try:
        changes = write_feeds(feeds, _meetings(), who)
    except Unwritable as off:
        raise Failed(str(off)) from off
    if as_json:
        files = {each: str(feeds.path(each)) for each in changes.there}
        return console.as_json(
            {"folder": str(settings.feeds_folder), "files": files} | _by_kind(changes)
        )
    if who:
        return console.say(_of_one(who, feeds, changes))
    many = so_many(len(changes.there), "feed")
    console.say(
        f"{many} in {settings.feeds_folder}, of all who are invited to a meeting"
    )
    return console.say(*_lines(changes), hang=4)


def _meetings() -> Iterator[Invitation]:
    """Those of check-ins, the engagements that have ended among them."""
    for known in context.check_ins().of_all().values():
        yield from (each.invitation for each in known if each.invitation)


def _of_one(who: str, feeds: FeedFolder, changes: FeedChanges) -> str:
    if not changes.there:
        was = "; the file is gone" if changes.gone else ""
        return f"{who} is invited to no meeting{was}"
    (how,) = (SAID[kind] for kind, people in _by_kind(changes).items() if people)
    return f"{feeds.path(who)}: {how}"


def _lines(changes: FeedChanges) -> Iterator[str]:
    for kind, people in _by_kind(changes).items():
        if people:
            yield f"  {SAID[kind]}: {', '.join(people)}"


def _by_kind(changes: FeedChanges) -> dict[str, tuple[str, ...]]:
    return changes._asdict()
