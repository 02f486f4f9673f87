"""The words of a letter: one notice's own, or a digest of several."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from textwrap import shorten
from types import MappingProxyType
from typing import Any, NamedTuple

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    select_autoescape,
)

from adapters.directory.addresses import Person
from domain.checkins.check_in import CheckInStage, check_in_address
from domain.first_few import first_few
from domain.letters.delivery import Letter
from domain.letters.matter import plan_of
from domain.letters.notice import NAMED, Notice
from domain.reviews.report import CHECK_ADDRESS
from domain.values import Facts, mention
from domain.wording import so_many

HEADLINE = 60  # characters of a list that a subject says
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
COMMAND = ".venv/bin/python starter.py"
HOW = dict.fromkeys(
    (
        *("roadmap_adopted", "witness_silent", "plateau", "engagement_recheck"),
        *("referral_closed", "engagement_accepted", "engagement_ended", "brought_in"),
        *("review_begun", "sample_approved", "phase_done", "review_completed"),
        *("review_cancelled", "fact_check_closed", "report_final"),
        *("board_outcome", "report_published", "check_in_waived"),
    ),
    "show",
) | {"dashboard_loaded": "list", "check_ins_short": "checkins"}
DigestItem = dict[str, Any]
NOBODY: Mapping[str, Person] = MappingProxyType({})
MENTION = re.compile(re.escape(mention("X")).replace("X", r"([^{}\s]+)"))
CONSULTED = "record_consultation --party {} --outcome accept --on DATE --why WORDS"
ACTION_ANSWERS = (
    "acknowledge --promise DATE",
    "redate --due DATE --why WORDS",
    "claim_complete --evidence WORDS --experience WORDS --sustained-by WORDS",
)
REVIEW_ANSWERS = (
    "note_milestone --milestone NAME --on DATE",
    "add_site --site CODE --name NAME",
)
CHECK_ANSWERS = (
    "add_correction --party PARTY --text WORDS",
    "close_corrections --party PARTY --why WORDS",
)
CLAIM_ANSWERS = ("confirm", "return --why WORDS")
MOVE = "reschedule_check_in --on DATE --why WORDS"
CHECK_IN_ANSWERS: dict[str, tuple[str, ...]] = {
    CheckInStage.SCHEDULED: ("confirm_check_in", MOVE),
    CheckInStage.RESCHEDULED: ("confirm_check_in", MOVE),
    CheckInStage.CONFIRMED: ("hold_check_in --attended ROLES", MOVE),
    CheckInStage.MISSED: (MOVE, "hold_check_in --attended ROLES"),
}
"""What may be answered about a check-in, by its stage."""
GAP = re.compile(r"\n{3,}")
ONE_LEA = re.compile(r"\[DTA .+?\] ")


class WordsMissing(Exception):
    """A template is not there, is malformed, or asks for a fact nobody gave."""


class MailText(NamedTuple):
    subject: str
    text: str
    html: str


class LetterBlock(NamedTuple):
    """A piece of a letter's text: `p`, `h2`, `ul` or `pre`, and its lines."""

    tag: str
    lines: list[str]


def environment() -> Environment:
    """Of the templates, with what they ask for: nothing that is missing is blank."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=select_autoescape(("html.j2",), default=False),
    )
    found.filters["in_short"] = in_short
    return found


class Templates:
    def __init__(self, agency: str) -> None:
        self._agency = agency
        self._templates = environment()

    def of(
        self, letter: Letter, name: str, people: Mapping[str, Person] = NOBODY
    ) -> MailText:
        """To somebody of this name, with those of `people`; raises WordsMissing."""
        if len(letter.notices) == 1:
            subject, text = self._notice(letter.notices[0], name, people)
        else:
            subject, text = self._digest(letter, name, people)
        html = self._templates.get_template("letter.html.j2").render(
            subject=subject, blocks=[*blocks(text)]
        )
        return MailText(subject, text, html)

    def _notice(
        self, notice: Notice, name: str, people: Mapping[str, Person]
    ) -> tuple[str, str]:
        own: Facts = {
            "person": name,
            "role": notice.office,
            "agency": self._agency,
            "plan": plan_of(notice.matter),
            "set_by": set_by(notice),
        }
        said = by_name(notice.facts | _listed(notice), people)
        lines = {"records": records(notice)} if notice.is_copy else {}
        facts = said | own | answer(notice, people) | lines
        return self._render(f"notices/{notice.template}.txt.j2", facts)

    def _digest(
        self, letter: Letter, name: str, people: Mapping[str, Person]
    ) -> tuple[str, str]:
        """Each notice by its own headline, grouped by LEA; copies in one list."""
        items = sorted(
            (self._item(each, name, people) for each in letter.notices),
            key=lambda item: (item["cds"], item["at"]),
        )
        found = ([*its] for _, its in groupby(items, lambda item: item["cds"]))
        named = ((its[-1]["lea"], *_parted(its)) for its in found)
        leas = sorted(named, key=lambda each: str(each[0]))
        about = leas[0][0] if len(leas) == 1 else f"{len(leas)} LEAs"
        facts = {
            "person": name,
            "agency": self._agency,
            "about": about,
            "leas": leas,
            "count": sum(len(its) + bool(copies) for _, its, copies in leas),
            "day": f"{letter.day:%A}, {letter.day.day} {letter.day:%B %Y}",
        }
        return self._render("digest.txt.j2", facts)

    def _item(
        self, notice: Notice, name: str, people: Mapping[str, Person]
    ) -> DigestItem:
        subject, _ = self._notice(_in_short(notice), name, people)
        said = {"title": "", "rung": "", "next_step": ""}
        own: DigestItem = {"headline": ONE_LEA.sub("", subject, 1), "at": notice.at}
        own["note"] = f"{COMMAND} acts {notice.entity.partition('.')[0]}"
        own["is_copy"] = notice.is_copy
        own["cds"] = notice.entity.partition(".")[0]
        facts = by_name(notice.facts, people)
        what, why = _beside(notice, subject), facts.get("why")
        own["tells"] = "; ".join(str(each) for each in (what, why) if each)
        return said | facts | own | answer(notice, people)

    def _render(self, name: str, facts: Mapping[str, object]) -> tuple[str, str]:
        try:
            text = self._templates.get_template(name).render(facts)
        except TemplateError as missing:
            raise WordsMissing(f"template {name}: {missing}") from missing
        subject, _, body = text.partition("\n\n")
        one_line = " ".join(subject.removeprefix("Subject: ").split())
        return one_line, GAP.sub("\n\n", body.strip()) + "\n"


def _parted(items: list[DigestItem]) -> tuple[list[DigestItem], list[DigestItem]]:
    """What is to be read, and what the lead is told of letters to others."""
    copies = [each for each in items if each["is_copy"]]
    return [each for each in items if not each["is_copy"]], copies


def _listed(notice: Notice) -> Facts:
    """What a letter lists of several matters: those that hold as it goes."""
    if not notice.lists:
        return {}
    names = [each.text for each in notice.lists]
    return {"what": first_few(names, NAMED, between="; "), "count": len(names)}


def in_short(what: str) -> str:
    """As a subject has room for it, between words; a bracket that it opens is closed.

    >>> in_short("1 (" + "Agree on priorities " * 4 + ")")
    '1 (Agree on priorities Agree on priorities Agree on...)'
    """
    said = shorten(f"{what}", HEADLINE, placeholder="...")
    return f"{said})" if said.count("(") > said.count(")") else said


def _in_short(notice: Notice) -> Notice:
    """As a headline names it: a list that is long by how many it has."""
    listed, lines = _listed(notice), notice.lists
    if not listed or len(str(listed["what"])) <= HEADLINE:
        return notice
    short = lines[0].named if len(lines) == 1 else so_many(len(lines), "matter")
    return notice.but(lists=(), facts=notice.facts | listed | {"what": short})


def _beside(notice: Notice, headline: str) -> str:
    """What it lists, as far as its headline does not say that."""
    what = str(_listed(notice).get("what", ""))
    if what in headline:
        return ""
    only = notice.lists[0].named if len(notice.lists) == 1 else ""
    return what.removeprefix(f"{only}: ") if only and only in headline else what


def by_name(facts: Facts, people: Mapping[str, Person]) -> Facts:
    """Those mentioned in it by their names; an id that nobody bears stays."""

    def name(found: re.Match[str]) -> str:
        known = people.get(found[1])
        return known.name if known else found[1]

    return {
        key: MENTION.sub(name, said) if isinstance(said, str) else said
        for key, said in facts.items()
    }


def answer(notice: Notice, people: Mapping[str, Person]) -> Facts:
    """How it is answered: by a command at the agency, else to whoever leads there."""
    lead = people.get(notice.lead)
    until = notice.facts.get("answer_by") or notice.facts.get("until") or ""
    return {
        "how": how(notice) if notice.is_of_agency else "",
        "lead": lead.name if lead else "",
        "lead_address": lead.address if lead else "",
        "answer_by": until,
    }


def how(notice: Notice) -> str:
    """The line that opens what it speaks of."""
    reference = _address(notice.facts)
    return f"{COMMAND} {HOW.get(notice.template, 'acts')} {reference}".rstrip()


def records(notice: Notice) -> list[str]:
    """The lines that note what somebody has answered by mail."""
    facts = notice.facts
    about = _address(facts)
    if "review" in facts:
        checks = notice.subject == CHECK_ADDRESS
        said = [*(CHECK_ANSWERS if checks else REVIEW_ANSWERS)]
    elif "referral" in facts:
        about = f"{about}/referral/{facts['referral']}"
        said = [CONSULTED.format(facts["party"])] if facts.get("consulted") else []
    elif "check_in" in facts:
        said = [*CHECK_IN_ANSWERS.get(str(facts["stage"]), ())]
    elif "position" in facts:
        said = []  # what follows is for the lead to note, not for whoever answered
    else:
        said = [*(CLAIM_ANSWERS if facts.get("claimed") else ACTION_ANSWERS)]
    lines = [f"act {about} {each} --as {facts['reader']}" for each in said]
    return [f"{COMMAND} {line}" for line in [*lines, f"acts {about}"]]


def _address(facts: Facts) -> str:
    """What it speaks of, as staff address it: a review, or a check-in, within its
    engagement.
    """
    reference = str(facts.get("reference", ""))
    if met := facts.get("check_in"):
        return f"{reference}/{check_in_address(str(met))}"
    review = facts.get("review")
    return f"{reference}/review/{review}" if review else reference


def set_by(notice: Notice) -> str:
    """From which rules the rung came, so that anybody can ask for the whole chain."""
    proof = notice.proof
    if proof is None:
        return ""
    return (
        f"It was planned by entry {proof.planned_entry} for {proof.local}, by the "
        f"calendar {proof.calendar} and the policy {proof.policy}."
    )


def blocks(text: str) -> Iterator[LetterBlock]:
    """The text's paragraphs, headings, lists and commands, for another dress."""
    for piece in re.split(r"\n\s*\n", text.strip("\n")):
        lines = piece.splitlines()
        if all(line.startswith("    ") for line in lines):
            yield LetterBlock("pre", [line.removeprefix("    ") for line in lines])
        elif len(lines) == 2 and set(lines[1]) == {"-"}:
            yield LetterBlock("h2", lines[:1])
        elif lines[0].startswith("- "):
            yield LetterBlock("ul", [*_points(lines)])
        else:
            yield LetterBlock("p", lines)


def _points(lines: list[str]) -> Iterator[str]:
    """List items, each with the lines it was wrapped to."""
    for piece in re.split(r"\n(?=- )", "\n".join(lines)):
        yield piece.removeprefix("- ")
