"""The roadmap of a review: drawn up to be signed, and adopted as it was signed."""

from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed
from domain.actions.planned import label
from domain.acts import AdoptRoadmap
from domain.bounds import KB, SIGNED
from domain.documents.canonical import canonical, carried, hash_of, in_short
from domain.first_few import first_few
from domain.roadmaps.facts import RoadmapFacts, roadmap_facts

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.as_of import SqlPast
    from adapters.sql.documents import SqlDocuments
    from domain.act import Actor

WHY = "as LEA, COE and CCEE have signed it"


class DrawnRoadmap(NamedTuple):
    """What would be signed: its facts, as the text that is hashed, as of which entry.

    `unanswered` are the recommendations that stand, and that no action carries out.
    """

    facts: RoadmapFacts
    text: str
    as_of: int
    unanswered: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return hash_of(self.text)


def drawn(past: "SqlPast", entity: str, entry: int) -> DrawnRoadmap:
    """The roadmap of a review as one of its entries left it.

    Raises Failed where it says more than an act may.
    """
    now = past.review_at(entity, entry)
    review = now.review
    facts = roadmap_facts(
        now.roadmap,
        lea=review.lea,
        county=review.county,
        cds=review.cds,
        review=review.number,
    )
    text = canonical(facts)
    _check_length(facts, text)
    named = {each.recommendation for each in facts.actions}
    advice = (each.id for each in now.analysis.recommendations if each.stands)
    return DrawnRoadmap(facts, text, entry, tuple(e for e in advice if e not in named))


def _check_length(facts: RoadmapFacts, text: str) -> None:
    """Raises Failed with the actions whose texts are longest."""
    size = carried(text)
    if size <= SIGNED:
        return
    longest = sorted(facts.actions, key=lambda each: -len(each.text))
    several = first_few([label(each.number) for each in longest])
    raise Failed(
        f"as it would be signed the roadmap takes {-(-size // KB)} KB, and it may take "
        f"{SIGNED // KB}: shorten what is said of its actions "
        f"(plan_action --text '...'); most is said of {several}. Nothing was changed"
    )


async def proposed(client: "Client", cds: str, number: int | None = None) -> str:
    """The hash of what the engagement knows its review to propose; empty for nothing.

    Raises Failed, also where the review of that number is not the newest, and NotOpen
    where there is no engagement.
    """
    from client import engagements

    known = (await engagements.standing_of(client, cds)).engagement.reviews
    newest = known[-1] if known else None
    if number and newest and newest.number != number:
        raise Failed(
            f"{cds} adopts the roadmap of its newest review, {newest.number}, and not "
            f"that of review {number}; nothing was changed"
        )
    return newest.roadmap if newest else ""


def signed_text(documents: "SqlDocuments", sha256: str) -> str:
    """What is kept under the hash of a proposal; empty where none is proposed.

    Raises Failed where it is not there any more as it was signed.
    """
    if not sha256:
        return ""
    text = documents.facts(sha256)
    off = ""
    if text is None:
        off = "is not in the record any more"
    elif hash_of(text) != sha256:
        off = f"was changed in the record since, and has the {in_short(hash_of(text))}"
    if text is None or off:
        raise Failed(
            f"the text of the roadmap that was proposed ({in_short(sha256)}) {off}. "
            "Operators restore it from the record's backup (table `document_facts`); "
            "where there is none, `import-roadmap` with a reason brings what was "
            "signed. Nothing was changed"
        )
    return text


def adoption(text: str, actor: "Actor", act_id: str) -> AdoptRoadmap:
    """All that was signed, in one act; the engagement says whether it was."""
    return AdoptRoadmap(
        id=act_id,
        by=actor.by,
        entered_by=actor.entered_by,
        why=WHY,
        signed=text,
        sha256=hash_of(text),
    )
