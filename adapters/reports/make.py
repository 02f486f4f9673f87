"""The three forms of a document, as files: all of them, or none."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from adapters.files.atomic import Unwritable, whole_file
from adapters.reports.docx import as_docx
from adapters.reports.html import as_html
from adapters.reports.layout import Unmade
from adapters.reports.pdf import as_pdf
from domain.documents.check import Unsound, check_document
from domain.documents.document import Document
from domain.documents.plain import plain

OURS_ALONE = 0o700
FORMS: Mapping[str, Callable[[Document], bytes]] = {
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
}
"""Each form by how its file ends."""


def make(document: Document, folder: Path, stem: str) -> list[Path]:
    """Write stem.html, stem.docx and stem.pdf, for their owner alone to read.

    Files of these names are replaced, once all three lie beside them. Raises Unmade,
    saying why; then they are as they were.
    """
    shown = plain(document)
    try:
        check_document(shown)
        made = {folder / f"{stem}{end}": form(shown) for end, form in FORMS.items()}
        _place(made)
    except (Unsound, Unwritable) as off:
        raise Unmade(str(off)) from off
    except OSError as off:
        raise Unmade(f"{stem} cannot be written in {folder}: {off.strerror}") from off
    return [*made]


def _place(made: Mapping[Path, bytes]) -> None:
    (folder,) = {path.parent for path in made}
    folder.mkdir(OURS_ALONE, parents=True, exist_ok=True)
    with ExitStack() as all_whole:
        for path, content in made.items():
            draft = all_whole.enter_context(
                whole_file(path, replace=True, private=True)
            )
            draft.write_bytes(content)
