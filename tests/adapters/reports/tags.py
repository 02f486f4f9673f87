"""The tags of a PDF with their texts, as a screen reader finds them."""

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader

Texts = dict[tuple[int, int], str]
"""By the number of a page's object, and of the marked content on it."""


class Tag(NamedTuple):
    kind: str
    alternative: str
    own: str
    kids: "list[Tag]"

    def all(self) -> "Iterator[Tag]":
        """Itself and all within it, in the order of reading."""
        yield self
        for each in self.kids:
            yield from each.all()

    def text(self) -> str:
        return "".join(each.own for each in self.all())


class Tagged(NamedTuple):
    title: str
    language: str
    metadata: str
    shows_title: bool
    pages: list[str]
    tree: Tag


def tag_tree(content: bytes) -> Tagged:
    file = PdfReader(BytesIO(content))
    root: Any = file.trailer["/Root"]
    texts: Texts = {}
    for page in file.pages:
        texts |= _texts(page)
    return Tagged(
        str(file.metadata and file.metadata.title),
        str(root["/Lang"]),
        root["/Metadata"].get_object().get_data().decode(),
        bool(root["/ViewerPreferences"]["/DisplayDocTitle"]),
        [page.extract_text() for page in file.pages],
        _tag(root["/StructTreeRoot"].get_object(), texts, 0),
    )


def _tag(node: Any, texts: Texts, page: int) -> Tag:
    kind = str(node.get("/S", "/")).removeprefix("/")
    if "/Pg" in node:
        page = node.raw_get("/Pg").idnum
    kids = node.get("/K", [])
    own, found = "", []
    for each in kids if isinstance(kids, list) else [kids]:
        kid = each.get_object()
        if isinstance(kid, int):
            own += texts.get((page, kid), "")
        elif kid.get("/Type") == "/MCR":
            where = kid.raw_get("/Pg").idnum if "/Pg" in kid else page
            own += texts.get((where, kid["/MCID"]), "")
        elif "/S" in kid:
            found.append(_tag(kid, texts, page))
    return Tag(kind, str(node.get("/Alt", "")), own, found)


def _texts(page: PageObject) -> Texts:
    """What is shown in each stretch of marked content of a page."""
    marks: list[int | None] = []
    shown: dict[int | None, str] = defaultdict(str)

    def operand(name: bytes, values: Any, *_: object) -> None:
        if name in (b"BDC", b"BMC"):
            named = values[1] if name == b"BDC" else {}
            marks.append(named.get("/MCID") if isinstance(named, dict) else None)
        elif name == b"EMC":
            marks.pop()

    def text(said: str, *_: object) -> None:
        within = [each for each in marks if each is not None]
        shown[within[-1] if within else None] += said

    page.extract_text(visitor_operand_before=operand, visitor_text=text)
    assert page.indirect_reference
    number = page.indirect_reference.idnum
    return {(number, mark): said for mark, said in shown.items() if mark is not None}
