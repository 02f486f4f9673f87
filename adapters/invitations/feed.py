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
    """Whose file is new, says something else now, says the same, or is gone."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def there(self) -> tuple[str, ...]:
        """The persons who have one."""
        return tuple(sorted((*self.new, *self.changed, *self.same)))


class FeedFolder:
    """All calendar files in it are of somebody who is invited to a meeting."""

    def __init__(self, folder: Path, organizer: Organizer) -> None:
        self._folder, self._organizer = folder, organizer

    def write(
        self, meetings: Mapping[str, Sequence[Invitation]], person: str = ""
    ) -> FeedChanges:
        """By person; the files of all others are removed. Raises Unwritable.

        Of one `person` alone, where one is named: then no other's file is touched.
        """
        try:
            self._folder.mkdir(OURS_TO_ENTER, parents=True, exist_ok=True)
            there = {*self._there()}
            known = {person} if person else {*meetings, *there}
            how: dict[str, list[str]] = {}
            for each in sorted(known & {*meetings}):
                how.setdefault(self._put(each, meetings[each]), []).append(each)
            gone = sorted(known & there - {*meetings})
            for each in gone:
                self.path(each).unlink(missing_ok=True)
        except OSError as off:
            raise Unwritable(
                f"{self._folder} cannot be written: {off.strerror}"
            ) from off
        kept = {name: tuple(people) for name, people in how.items()}
        return FeedChanges(gone=tuple(gone), **kept)

    def path(self, person: str) -> Path:
        return self._folder / f"{person}{ENDING}"

    def _put(self, person: str, meetings: Sequence[Invitation]) -> str:
        """How its file has become: new, changed, or the same."""
        path = self.path(person)
        name = f"Meetings with {self._organizer.name}"
        said = feed_calendar(meetings, self._organizer, name)
        known = path.read_bytes() if path.is_file() else None
        if known == said:
            return "same"
        with whole_file(path, replace=True, private=True) as draft:
            draft.write_bytes(said)
        return "new" if known is None else "changed"

    def _there(self) -> list[str]:
        found = (each.name for each in self._folder.glob(f"*{ENDING}"))
        return [each.removesuffix(ENDING) for each in found]
