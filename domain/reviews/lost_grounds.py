"""What an act leaves without its ground: it stands all the same, and is named."""

from collections.abc import Iterator

from domain.evidence.acts import WithdrawEvidence
from domain.evidence.evidence import evidence_label, named_piece
from domain.first_few import few_with_and
from domain.reviews.acts import ImportItems, ItemAct
from domain.reviews.grounds import has_something
from domain.reviews.review import Review
from domain.wording import verb

MANY = 5  # findings that one sentence names


def lost_grounds(review: Review, act: object) -> Iterator[str]:
    """Of the review as the act leaves it, in sentences.

    Items name evidence in texts, which the review does not carry: the record knows.
    """
    if isinstance(act, WithdrawEvidence):
        yield from _without_piece(review, act.number)
    for item in dict.fromkeys(_items(act)):
        yield from _without_item(review, item)


def _without_piece(review: Review, number: int) -> Iterator[str]:
    label = evidence_label(number)
    found = review.analysis.findings.items()
    named = (k for k, e in found if e.stands and number in e.evidence)
    if resting := [f"finding/{key}" for key in named]:
        rest = verb(resting, "rests", "rest")
        few = few_with_and(resting, MANY)
        yield f"{few} {rest} on {label}; amend_finding names other evidence"
    for key, reached in review.milestones.items():
        if named_piece(reached.link) == number:
            yield (
                f"milestone/{key} is shown by {label}; note_milestone names another, "
                "and why"
            )
    yield from _without_link(review, number)


def _without_link(review: Review, number: int) -> Iterator[str]:
    """What is said to be read there; it was so when it was said, and stays so noted."""
    label, report = evidence_label(number), review.report
    for party, each in review.roadmap.signatures.items():
        if named_piece(each.seen) == number:
            yield (
                f"{label} is the paper that {each.person} signed for {party.named}; "
                "whoever adopts the roadmap does not find it any more"
            )
    links = {f"the board's meeting on {e.on}": e.link for e in report.meetings}
    links |= {"the fact check": report.fact_check.link} if report.fact_check else {}
    links |= {"the publication": report.published.link} if report.published else {}
    for what, link in links.items():
        if named_piece(link) == number:
            yield f"{label} is named as what {what} can be read in"


def _items(act: object) -> Iterator[str]:
    if isinstance(act, ImportItems):
        yield from (each.item for each in act.rows)
    elif isinstance(act, ItemAct):
        yield act.item


def _without_item(review: Review, item: str) -> Iterator[str]:
    known = review.items.get(item)
    if known is None or has_something(known):
        return
    found = review.analysis.findings.items()
    named = (k for k, e in found if e.stands and item in e.items)
    if resting := [f"finding/{key}" for key in named]:
        rest = verb(resting, "rests", "rest")
        yield (
            f"{few_with_and(resting, MANY)} {rest} on item {item}, of which nothing is "
            "collected now; amend_finding names something else"
        )
