"""Every kind of letter as one page, for people who write to districts: `make letters`.

Each in full and bare, with nothing said that may be left out, to a reader at the agency
and to one who answers by mail; and a digest.
"""

import sys
from collections.abc import Iterator, Mapping
from html import escape

from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError

from adapters.mail.templates import TEMPLATES, blocks, environment
from tests.letters import ANSWER, DIGEST, FACTS

AGENCY_ONLY = (
    *("answer_awaited", "witness_silent", "dashboard_loaded"),
    "engagement_lost",
)
TEXTS = environment()
PAGES = Environment(
    loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True
)
Said = Mapping[str, object]


def page() -> str:
    shown = "\n".join(_sections())
    return (
        '<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8">'
        "<title>Letters</title><style>article { border: 1px solid #999; "
        "margin: 1em 0 2em; padding: 1em; max-width: 42em; break-inside: avoid } "
        "body { font: 16px sans-serif; margin: 2em }</style>"
        f"<h1>Every kind of letter</h1>\n{shown}\n</html>\n"
    )


def _sections() -> Iterator[str]:
    for name, cases in sorted(FACTS.items()):
        yield f"<h2>{name}</h2>"
        template = f"notices/{name}.txt.j2"
        for case in cases:
            by_mail = [] if name in AGENCY_ONLY else [case | ANSWER]
            for said in (case, *by_mail, bare(template, case)):
                yield _article(template, said)
    yield "<h2>digest</h2>"
    yield _article("digest.txt.j2", DIGEST)


def bare(template: str, facts: Said) -> Said:
    """The facts without which it would not be a letter."""
    left = dict(facts)
    for name in facts:
        fewer = {key: said for key, said in left.items() if key != name}
        try:
            TEXTS.get_template(template).render(fewer)
        except UndefinedError:
            continue
        left = fewer
    return left


def _article(template: str, facts: Said) -> str:
    text = TEXTS.get_template(template).render(facts)
    subject, _, body = text.partition("\n\n")
    letter = PAGES.get_template("letter.html.j2").render(
        subject="", blocks=[*blocks(body)]
    )
    _, _, shown = letter.partition("<div")
    shown, _, _ = shown.rpartition("</body>")
    title = escape(subject.removeprefix("Subject: "))
    return f"<article><h3>{title}</h3><div{shown}</article>"


if __name__ == "__main__":
    sys.stdout.write(page())
