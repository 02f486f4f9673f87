"""The files with everybody's meetings: one for each person, whole or not at all."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from adapters.files.atomic import Unwritable, whole_file
from adapters.invitations.event import Organizer, feed_calendar
from domain.letters.invitation import Invitation

ENDING = ".ics"
OURS_TO_ENTER = 0o700


class FeedChanges(NamedTuple):
    """The persons whose file says something else now, and who have none any more."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


class FeedFolder:
    """All calendar files in it are of somebody who is invited to a meeting."""

    def __init__(self, folder: Path, organizer: Organizer) -> None:
        self._folder, self._organizer = folder, organizer

    def write(self, meetings: Mapping[str, Sequence[Invitation]]) -> FeedChanges:
        """By person; the files of all others are removed. Raises Unwritable."""
        try:
            self._folder.mkdir(OURS_TO_ENTER, parents=True, exist_ok=True)
            written = [p for p in sorted(meetings) if self._put(p, meetings[p])]
            removed = sorted({*self._there()} - meetings.keys())
            for each in removed:
                self._path(each).unlink(missing_ok=True)
        except OSError as off:
            raise Unwritable(
                f"{self._folder} cannot be written: {off.strerror}"
            ) from off
        return FeedChanges(tuple(written), tuple(removed))

    def _put(self, person: str, meetings: Sequence[Invitation]) -> bool:
        """Whether there was anything to write."""
        path = self._path(person)
        name = f"Meetings with {self._organizer.name}"
        said = feed_calendar(meetings, self._organizer, name)
        if path.is_file() and path.read_bytes() == said:
            return False
        with whole_file(path, replace=True, private=True) as draft:
            draft.write_bytes(said)
        return True

    def _there(self) -> list[str]:
        found = (each.name for each in self._folder.glob(f"*{ENDING}"))
        return [each.removesuffix(ENDING) for each in found]

    def _path(self, person: str) -> Path:
        return self._folder / f"{person}{ENDING}"
