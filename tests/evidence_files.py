"""Files as people hand them in as evidence, of every kind that is kept."""

from io import BytesIO
from zipfile import ZipFile


def packed(*names: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as folder:
        for each in names:
            folder.writestr(each, "as it is")
    return buffer.getvalue()


PDF = b"%PDF-1.7\nminutes of the cabinet\n"
WORD = packed("[Content_Types].xml", "word/document.xml")
EXCEL = packed("[Content_Types].xml", "xl/workbook.xml")
SOUND: dict[str, bytes] = {
    "minutes.pdf": PDF,
    "minutes.PDF": PDF,
    "notes.docx": WORD,
    "figures.xlsx": EXCEL,
    "slides.pptx": packed("[Content_Types].xml", "ppt/presentation.xml"),
    "notes.odt": packed("mimetype", "content.xml"),
    "figures.ods": packed("mimetype", "content.xml"),
    "figures.csv": b"school,done\nElm,3\n",
    "notes.txt": "Gespr\xe4ch".encode("latin-1"),
    "unicode.csv": "school\tdone\r\nElm\t3\r\n".encode("utf-16"),
    "notes.md": b"# Cabinet\n",
    "wall.png": b"\x89PNG\r\n\x1a\n\0\0",
    "wall.jpg": b"\xff\xd8\xff\xe0\0",
    "answer.eml": b"Subject: the calendar\r\n\r\nit is adopted\r\n",
}
