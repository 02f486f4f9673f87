"""Web page, Word file and PDF of a document say the same, each in its own way."""

import pytest

from adapters.reports.docx import as_docx
from adapters.reports.html import as_html
from adapters.reports.pdf import as_pdf
from domain.documents.document import Document
from tests.adapters.reports.forms import of_document, of_docx, of_html, of_pdf
from tests.documents import SUMMARY, report

LONG, SHORT = report(), SUMMARY


@pytest.mark.parametrize("document", [LONG, SHORT], ids=["report", "summary"])
def test_the_three_forms_agree(document: Document) -> None:
    """Title, language, headings in order, captions, tables and alternatives."""
    meant = of_document(document)

    assert of_html(as_html(document)) == meant
    assert of_docx(as_docx(document)) == meant
    assert of_pdf(as_pdf(document)) == meant
