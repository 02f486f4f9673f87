"""Documents that are owed, made into files below one folder."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from activities.documents import DocumentLater, DocumentRefused
from adapters.files.atomic import ASIDE
from adapters.reports.layout import Unmade
from adapters.reports.make import make
from domain.checkins.documents import notes_document, packet_document
from domain.checkins.facts import NotesFacts, PacketFacts
from domain.documents.canonical import hash_of
from domain.documents.check import Unsound
from domain.documents.document import Document
from domain.documents.rendering import DocumentKind, Rendering
from domain.reviews.report_document import document_of
from domain.reviews.report_facts import ReportFacts
from domain.roadmaps.document import roadmap_document
from domain.roadmaps.facts import RoadmapFacts

KeptFacts = Callable[[str], str | None]
"""The facts that are kept under a hash; None where there are none."""


class DocumentFiles:
    """Each document in its folder, in three forms; made again they are replaced."""

    def __init__(self, folder: Path, kept: KeptFacts) -> None:
        self._folder, self._kept = folder, kept

    def make(self, rendering: Rendering) -> Sequence[str]:
        """Where its files are; raises DocumentLater and DocumentRefused."""
        document = self._document(rendering)
        folder = self._folder / rendering.folder
        try:
            made = make(document, folder, rendering.kind)
        except Unmade as off:
            if isinstance(off.__cause__, Unsound):
                raise DocumentRefused(str(off)) from off
            raise DocumentLater(str(off)) from off
        _sweep(folder)
        return [str(each) for each in made]

    def _document(self, rendering: Rendering) -> Document:
        """Of its facts, by what kind of document it is."""
        text = self._text(rendering)
        try:
            match rendering.kind:
                case DocumentKind.ROADMAP:
                    planned = RoadmapFacts.model_validate_json(text)
                    return roadmap_document(planned, rendering)
                case DocumentKind.PACKET:
                    packet = PacketFacts.model_validate_json(text)
                    return packet_document(packet, rendering)
                case DocumentKind.NOTES:
                    notes = NotesFacts.model_validate_json(text)
                    return notes_document(notes, rendering)
                case DocumentKind.REPORT | DocumentKind.SUMMARY:
                    facts = ReportFacts.model_validate_json(text)
                    return document_of(facts, rendering)
        except ValidationError as off:
            raise DocumentLater(
                f"the facts of {rendering.key} cannot be read by this version; a "
                "worker of the version that drew it up makes it"
            ) from off

    def _text(self, rendering: Rendering) -> str:
        text = self._kept(rendering.sha256)
        if text is None:
            raise DocumentLater(
                f"the facts of {rendering.key} are not in the record; restore them "
                "from its backup"
            )
        if hash_of(text) != rendering.sha256:
            raise DocumentRefused(
                f"the facts of {rendering.key} were changed since it was drawn up; "
                "restore them from the record's backup"
            )
        return text


def _sweep(folder: Path) -> None:
    """What somebody who was killed left half written beside what is whole."""
    for each in folder.glob(f".*{ASIDE}"):
        with suppress(OSError):
            each.unlink()
