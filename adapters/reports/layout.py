"""The layout files in `templates/reports/`, and the two that read them.

What a document says reaches them as values, never as a part of a layout: nothing in it
is run, or read as markup. They read nothing outside that folder.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from typst import Compiler, TypstError

if TYPE_CHECKING:
    from typst import PDFStandard

LAYOUTS = Path(__file__).resolve().parents[2] / "templates" / "reports"
TAGGED: "list[PDFStandard]" = ["ua-1"]
"""PDF/UA-1, ISO 14289-1: what typst cannot tag so, it refuses."""
PANICS = "pyo3_runtime"
"""The module of what Rust raises in Python where it has a fault of its own."""


class Unmade(Exception):
    """A document is not made; the message says why."""


@cache
def _layouts() -> Environment:
    return Environment(
        loader=FileSystemLoader(LAYOUTS),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
    )


def render(name: str, **values: object) -> str:
    """A layout of Jinja, with each text escaped as HTML and SVG want it."""
    return _layouts().get_template(name).render(values)


def compiled(
    name: str,
    inputs: Mapping[str, str],
    *,
    form: Literal["pdf", "png"],
    ppi: float | None = None,
) -> bytes:
    """A layout of typst, as one file; the only fonts are those that come with typst.

    Raises TypstError for what the layout cannot show, and Unmade where typst breaks.
    """
    compiler = Compiler(
        LAYOUTS / name,
        root=LAYOUTS,
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
    )
    try:
        made = compiler.compile(
            format=form, ppi=ppi, pdf_standards=TAGGED if form == "pdf" else []
        )
    except TypstError:
        raise
    except BaseException as off:
        if type(off).__module__ != PANICS:
            raise
        raise Unmade(f"typst broke over {name}: {off}") from off
    if not isinstance(made, bytes):
        raise Unmade(f"{name} is of several pages, and was to be of one")
    return made
