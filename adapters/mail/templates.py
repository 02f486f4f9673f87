"""The words of a letter: one notice's own, or a digest of several."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    select_autoescape,
)

from domain.letters.delivery import Letter
from domain.letters.matter import plan_of
from domain.letters.notice import Notice
from domain.values import Facts

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
COMMAND = ".venv/bin/python starter.py"
HOW = dict.fromkeys(
    (
        *("roadmap_adopted", "witness_silent", "plateau", "engagement_recheck"),
        *("referral_closed", "engagement_accepted", "brought_in"),
    ),
    "show",
) | {"dashboard_loaded": "list"}
GAP = re.compile(r"\n{3,}")
ONE_LEA = re.compile(r"\[DTA .+?\] ")


class WordsMissing(Exception):
    """A template is not there, is malformed, or asks for a fact nobody gave."""


class MailText(NamedTuple):
    subject: str
    text: str
    html: str


class Block(NamedTuple):
    """A piece of a letter's text: `p`, `h2`, `ul` or `pre`, and its lines."""

    tag: str
    lines: list[str]


class Templates:
    def __init__(self, agency: str) -> None:
        self._agency = agency
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            undefined=StrictUndefined,
            autoescape=select_autoescape(("html.j2",), default=False),
        )

    def of(self, letter: Letter, name: str) -> MailText:
        """Raises WordsMissing."""
        if len(letter.notices) == 1:
            subject, text = self._notice(letter.notices[0], name)
        else:
            subject, text = self._digest(letter, name)
        html = self._templates.get_template("letter.html.j2").render(
            subject=subject, blocks=[*blocks(text)]
        )
        return MailText(subject, text, html)

    def _notice(self, notice: Notice, name: str) -> tuple[str, str]:
        own: Facts = {
            "person": name,
            "role": notice.office,
            "agency": self._agency,
            "plan": plan_of(notice.matter),
            "how": how(notice),
            "set_by": set_by(notice),
        }
        facts = notice.facts | _listed(notice) | own
        return self._render(f"notices/{notice.template}.txt.j2", facts)

    def _digest(self, letter: Letter, name: str) -> tuple[str, str]:
        """Each notice by its own headline, grouped by LEA."""
        items = sorted(
            (self._item(each, name) for each in letter.notices),
            key=lambda item: (item["lea"], item["at"]),
        )
        leas = [(lea, [*its]) for lea, its in groupby(items, lambda item: item["lea"])]
        about = leas[0][0] if len(leas) == 1 else f"{len(leas)} LEAs"
        facts = {
            "person": name,
            "agency": self._agency,
            "about": about,
            "leas": leas,
            "count": len(items),
            "day": f"{letter.day:%A}, {letter.day.day} {letter.day:%B %Y}",
        }
        return self._render("digest.txt.j2", facts)

    def _item(self, notice: Notice, name: str) -> dict[str, object]:
        subject, _ = self._notice(notice, name)
        said = {"title": "", "rung": "", "next_step": ""} | notice.facts
        own = {"headline": ONE_LEA.sub("", subject, 1), "how": how(notice)}
        return said | own | {"at": notice.at}

    def _render(self, name: str, facts: Mapping[str, object]) -> tuple[str, str]:
        try:
            text = self._templates.get_template(name).render(facts)
        except TemplateError as missing:
            raise WordsMissing(f"template {name}: {missing}") from missing
        subject, _, body = text.partition("\n\n")
        one_line = " ".join(subject.removeprefix("Subject: ").split())
        return one_line, GAP.sub("\n\n", body.strip()) + "\n"


def _listed(notice: Notice) -> Facts:
    """What a letter lists of several matters: those that hold as it goes."""
    if not notice.lists:
        return {}
    more = int(notice.facts.get("more", 0))
    named = [*notice.lists.values(), *([f"and {more} more"] if more else [])]
    return {"what": "; ".join(named), "count": len(notice.lists) + more}


def how(notice: Notice) -> str:
    """The line that answers the letter."""
    reference = notice.facts.get("reference", "")
    return f"{COMMAND} {HOW.get(notice.template, 'acts')} {reference}".rstrip()


def set_by(notice: Notice) -> str:
    """From which rules the rung came, so that anybody can ask for the whole chain."""
    proof = notice.proof
    if proof is None:
        return ""
    return (
        f"It was planned by entry {proof.planned_entry} for {proof.local}, by the "
        f"calendar {proof.calendar} and the policy {proof.policy}."
    )


def blocks(text: str) -> Iterator[Block]:
    """The text's paragraphs, headings, lists and commands, for another dress."""
    for piece in re.split(r"\n\s*\n", text.strip("\n")):
        lines = piece.splitlines()
        if all(line.startswith("    ") for line in lines):
            yield Block("pre", [line.removeprefix("    ") for line in lines])
        elif len(lines) == 2 and set(lines[1]) == {"-"}:
            yield Block("h2", lines[:1])
        elif lines[0].startswith("- "):
            yield Block("ul", [*_points(lines)])
        else:
            yield Block("p", lines)


def _points(lines: list[str]) -> Iterator[str]:
    """List items, each with the lines it was wrapped to."""
    for piece in re.split(r"\n(?=- )", "\n".join(lines)):
        yield piece.removeprefix("- ")
