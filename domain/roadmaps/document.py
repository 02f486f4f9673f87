"""The roadmap as those read it who sign it, built of its facts."""

from collections.abc import Iterator
from datetime import date

from domain.actions.planned import label
from domain.bounds import BEST_VOTE
from domain.documents.document import Block, Document, Grid, Heading, Paragraph
from domain.documents.rendering import (
    AGENCY,
    DocumentKind,
    Rendering,
    folder_of,
    said_date,
)
from domain.people.roles import LABELS
from domain.roadmaps.acts import ProposeRoadmap
from domain.roadmaps.facts import PlannedFacts, RankFacts, RoadmapFacts
from domain.roadmaps.roadmap import Priority, RoadmapProposal, SigningParty
from domain.setting import Setting
from domain.wording import is_blank, so_many

WHAT_IT_IS = (
    "This roadmap says which of the recommended actions are done first and why, who "
    "leads each of them, and by when. The district, its county office and CCEE worked "
    "it out together and sign it together. It is a plan of help: a date that no longer "
    "fits is agreed anew."
)
HOW_IT_RANKS = (
    "An action's sum is the mean of its impact, "
    f"{BEST_VOTE + 1} less the mean of its effort, and the mean of its feasibility; "
    "the largest comes first. The rank advises; when an action comes was decided with "
    "the reasons above."
)
NO_THEME = "Without a theme"


def roadmap_document(facts: RoadmapFacts, rendering: Rendering) -> Document:
    """The document that is owed, of the facts it is made of."""
    return Document(
        title=f"Roadmap: {facts.lea}",
        subtitle=(
            f"Worked out of review {facts.review}, {facts.county} County, CDS code "
            f"{facts.cds}"
        ),
        agency=AGENCY,
        day=said_date(rendering.day),
        notice=f"{rendering.version}, to be signed",
        blocks=tuple(_blocks(facts, rendering.sha256)),
    )


def owed_roadmap(
    proposal: RoadmapProposal | None, act: object, setting: Setting, day: date
) -> tuple[Rendering, ...]:
    """The document that a proposal owes: what is signed, of the facts it names."""
    if proposal is None or not isinstance(act, ProposeRoadmap):
        return ()
    return (
        Rendering(
            key=f"{setting.entity}/{setting.entry}/{DocumentKind.ROADMAP}",
            entity=setting.entity,
            entry=setting.entry,
            kind=DocumentKind.ROADMAP,
            sha256=proposal.sha256,
            version=f"Proposal {proposal.number}",
            day=day,
            folder=folder_of(setting.entity, f"roadmap-{proposal.number}"),
        ),
    )


def _blocks(facts: RoadmapFacts, sha256: str) -> Iterator[Block]:
    yield Heading(level=1, text="About the roadmap")
    yield Paragraph(text=WHAT_IT_IS)
    yield _in_short(facts)
    yield from _anchors(facts)
    yield Heading(level=1, text="What comes when, and why")
    for priority in Priority:
        its = [each for each in facts.actions if each.priority is priority]
        if its:
            yield Heading(level=2, text=priority.described.capitalize())
            yield _reasons(its, priority)
    yield from _votes(facts)
    yield Heading(level=1, text="The actions")
    themes = dict.fromkeys(each.theme for each in facts.actions)
    for theme in themes:
        yield Heading(level=2, text=NO_THEME if is_blank(theme) else theme)
        for each in facts.actions:
            if each.theme == theme:
                yield from _action(each)
    yield from _standards(facts)
    yield from _signatures(sha256)


def _in_short(facts: RoadmapFacts) -> Paragraph:
    many = len(facts.actions)
    first = sum(each.priority is Priority.FIRST_CYCLE for each in facts.actions)
    dues = [each.due for each in facts.actions]
    return Paragraph(
        text=f"{so_many(many, 'action')}, {first} of them in the first cycle; due from "
        f"{said_date(min(dues))} to {said_date(max(dues))}."
    )


def _anchors(facts: RoadmapFacts) -> Iterator[Block]:
    if facts.anchors:
        yield Grid(
            caption="Days from which due dates are counted, in working days of the LEA",
            header=("Day", "On", "Called"),
            rows=tuple((e.title, said_date(e.on), e.key) for e in facts.anchors),
        )


def _reasons(actions: list[PlannedFacts], priority: Priority) -> Grid:
    return Grid(
        caption=f"Actions {priority.described}, by their rank",
        header=("Action", "What", "Rank", "Why"),
        rows=tuple(
            (
                label(each.number),
                each.title,
                str(each.rank.place) if each.rank else "no votes",
                each.reason,
            )
            for each in sorted(actions, key=_place)
        ),
    )


def _place(action: PlannedFacts) -> tuple[int, int]:
    rank = action.rank.place if action.rank else 10_000
    return rank, action.number


def _votes(facts: RoadmapFacts) -> Iterator[Block]:
    voted = sorted((e for e in facts.actions if e.rank), key=_place)
    if not voted:
        return
    roles = dict.fromkeys(role for each in voted for role in each.votes)
    names = ", ".join(LABELS[role] for role in roles)
    yield Heading(level=1, text="How the actions rank")
    yield Paragraph(
        text=f"Each of these roles gave impact, effort and feasibility from 1 to "
        f"{BEST_VOTE}: {names}. {HOW_IT_RANKS}"
    )
    yield Grid(
        caption="Rank by votes",
        header=("Action", "Rank", "Impact", "Effort", "Feasibility", "Sum", "Votes"),
        rows=tuple(_ranked(each, each.rank) for each in voted if each.rank),
    )


def _ranked(action: PlannedFacts, rank: RankFacts) -> tuple[str, ...]:
    means = rank.impact, rank.effort, rank.feasibility, rank.score
    named = f"{label(action.number)}. {action.title}"
    return named, str(rank.place), *means, str(rank.votes)


def _action(each: PlannedFacts) -> Iterator[Block]:
    yield Heading(level=3, text=f"{label(each.number)}. {each.title}")
    if not is_blank(each.text):
        yield Paragraph(text=each.text)
    relative = f" ({each.relative})" if each.relative else ""
    said = [
        f"Led by the {LABELS[each.owner]}",
        f"due {said_date(each.due)}{relative}",
        each.priority.described,
        "components " + ", ".join(map(str, each.components)),
    ]
    if each.recommendation:
        said.append(f"carries out recommendation {each.recommendation}")
    if each.depends_on:
        said.append("waits for " + ", ".join(map(label, each.depends_on)))
    yield Paragraph(text="; ".join(said) + ".")
    if not is_blank(each.past):
        yield Paragraph(text=f"Why for a day that was past: {each.past}")


def _standards(facts: RoadmapFacts) -> Iterator[Block]:
    """What serves other plans as well, so that nobody writes it a second time."""
    rows = tuple(
        (f"{label(each.number)}. {each.title}", "; ".join(each.standards))
        for each in facts.actions
        if each.standards
    )
    if rows:
        yield Heading(level=1, text="Actions in other plans")
        yield Grid(
            caption="Parts of other plans (LCAP, FCMAT, ESSA) that actions serve",
            header=("Action", "Serves"),
            rows=rows,
        )


def _signatures(sha256: str) -> Iterator[Block]:
    yield Heading(level=1, text="Signatures")
    yield Paragraph(
        text="Whoever signs has read this roadmap whole. What it says is known by its "
        f"SHA-256: {sha256}"
    )
    yield Grid(
        caption="Signed for the three",
        header=("For", "Who may sign", "Name", "Day", "Signature"),
        rows=tuple(
            (
                party.upper(),
                " or ".join(LABELS[role] for role in party.roles),
                "",
                "",
                "",
            )
            for party in SigningParty
        ),
    )
