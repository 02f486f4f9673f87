"""What the Temporal UI shows of a review."""

from collections.abc import Iterator

from domain.clocks.subject import Subject
from domain.first_few import first_few
from domain.markdown import literal, table
from domain.review_entity import ReviewEntity
from domain.reviews.component_standing import ComponentStanding, component_standings
from domain.reviews.framework import PhaseRule
from domain.reviews.progress import gaps_to_complete, ready
from domain.reviews.report_sentences import how_far_report
from domain.reviews.review import Review
from domain.reviews.subject import RESUMING
from domain.roadmaps.sentences import how_far_roadmap
from domain.wording import as_words, so_many
from workflows.visibility import Shown, attributes_of, listed

HEADS = ("component", "items", "collected", "SWOT", "rating")
"""No more, or the page hides the last ones."""


def of_review(review: ReviewEntity) -> Shown:
    """How far it is, what is late and missing, what comes next; each component."""
    late = [each for each in review.subjects if each.clock.overdue]
    attributes = attributes_of(
        review,
        review.known.lea,
        review.known.pathway,
        late,
        [f"review {review.stage}"],
        stopped=bool(review.known.stop),
    )
    return Shown(_details(review, late), attributes)


def _details(review: ReviewEntity, late: list[Subject]) -> str:
    coming = [e for e in review.subjects if e.clock.is_open and e not in late]
    return "\n\n".join(
        filter(
            None,
            [
                *_heading(review),
                "**Overdue**\n\n" + listed(late) if late else "",
                "**Next**\n\n" + listed(coming) if coming else "",
                *([] if review.is_over else _missing(review.review)),
                _components(review.review),
            ],
        )
    )


def _heading(review: ReviewEntity) -> Iterator[str]:
    lea, stop, own = review.known.lea, review.known.stop, review.review
    yield (
        f"**{literal(lea.name)}**, review {own.number}: **{as_words(review.stage)}**, "
        f"entry {review.entries}, of the engagement as of its entry "
        f"{review.known.entry}"
    )
    if review.lost:
        yield "**Its engagement was stopped before its time and hears nothing.**"
    if stop:
        yield f"**All clocks stand still** {stop.described}"
    if pause := own.pause:
        yield f"**Paused** {pause.described}; {RESUMING}"
    yield ", ".join(_counts(own))
    if far := "; ".join(how_far_report(own.report, own.changed)):
        yield f"**Report**: {literal(far)}"
    if far := "; ".join(how_far_roadmap(own.planned)):
        yield f"**Roadmap**: {literal(far)}"


def _counts(review: Review) -> Iterator[str]:
    findings = sum(each.stands for each in review.analysis.findings.values())
    yield so_many(len(review.sites), "site") + " in the sample"
    yield so_many(findings, "finding")
    yield so_many(len(review.analysis.advice), "recommendation")


def _missing(review: Review) -> Iterator[str]:
    """What each open phase still lacks; which phases may begin."""
    rules = review.framework.phase
    lines = [_lacking(review, rules[each.name]) for each in review.open_phases]
    lines += [f"- {literal(each.title)} may begin" for each in ready(review)]
    if lines:
        yield "**Still to come**\n\n" + "\n".join(lines)


def _lacking(review: Review, rule: PhaseRule) -> str:
    gaps = gaps_to_complete(review, review.items, rule, review.analysis.covered)
    said = (
        first_few([e.said for e in gaps], between="; ")
        or "nothing is missing; it may be completed"
    )
    return f"- {literal(rule.title)}: {literal(said)}"


def _components(review: Review) -> str:
    """A row for each, once there is anything to say of one."""
    found = component_standings(
        review.framework, review.items.values(), review.analysis
    )
    if not any(each.planned or not each.is_empty for each in found):
        return ""
    rows = (_row(review, each) for each in found)
    return "**Components**\n\n" + table(HEADS, rows)


def _row(review: Review, each: ComponentStanding) -> tuple[object, ...]:
    known = review.framework.rating
    return (
        f"{each.number} {each.title}",
        _items(each),
        f"{each.count} of {each.target}" if each.planned else "",
        "" if each.is_empty else each.swot_said,
        known[each.rating].title if each.rating else "",
    )


def _items(each: ComponentStanding) -> str:
    if not each.planned:
        return ""
    waived = f", {each.waived} waived" if each.waived else ""
    return f"{each.done} of {each.planned} done{waived}"
