"""What the forms of a document say themselves, in the language of the document."""

from typing import NamedTuple


class LayoutWords(NamedTuple):
    """`page` takes the number of a page, and of all pages."""

    contents: str
    skip: str
    table: str
    figure: str
    page: tuple[str, str]
    lacking: str


LAYOUT_WORDS = {
    "en": LayoutWords(
        contents="Contents",
        skip="Skip to the text",
        table="Table",
        figure="Figure",
        page=("Page", "of"),
        lacking="□ stands for a character that this PDF has no font for. "
        "The web page and the Word file have it.",
    ),
    "es": LayoutWords(
        contents="Contenido",
        skip="Ir al texto",
        table="Tabla",
        figure="Figura",
        page=("Página", "de"),
        lacking="□ está en lugar de un carácter para el que este PDF no tiene fuente. "
        "La página web y el archivo de Word lo tienen.",
    ),
}
"""By the language that a document may have."""
