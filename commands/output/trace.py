"""How a finding, a recommendation and an action are shown to hang together."""

from collections.abc import Iterator
from datetime import date

from commands import context
from commands.args import dates
from commands.output import console
from commands.output.evidence import named_pieces
from domain.actions.standing import ActionStanding
from domain.evidence.evidence import evidence_label
from domain.reviews.analysis_standing import (
    FindingStanding,
    FindingTexts,
    RecommendationStanding,
    RecommendationTexts,
)
from domain.reviews.standing import ReviewStanding
from domain.wording import as_words
from services.trace import AsOf, Trace, Tracing


def tracing(day: date | None = None) -> Tracing | None:
    """By the record, or as it was when a day ended; None where there is none."""
    record = context.record_if_any()
    as_of = AsOf(context.past(), dates.end(day)) if record and day else None
    return Tracing(record, context.reviews(), as_of) if record else None


def trace_of_part(
    review: str, room: str, name: str, day: date | None = None
) -> Trace | None:
    """Of a finding or a recommendation of a review; None of anything else."""
    found = tracing(day)
    if found is None or room not in ("finding", "recommendation"):
        return None
    if room == "finding":
        return found.of_finding(review, name)
    return found.of_recommendation(review, name)


def trace_lines(room: str, trace: Trace) -> Iterator[str]:
    """What leads to it, then what it leads to."""
    yield from (f"follows from {finding_line(each)}" for each in trace.findings)
    if room == "finding":
        yield from (
            f"recommended from it: {advice_line(each)}"
            for each in trace.recommendations
        )
    yield from (f"carried out by {action_line(each)}" for each in trace.actions)
    if room == "recommendation" and not trace.actions:
        yield "no action of the roadmap names it yet"
    if room == "finding" and not trace.recommendations:
        yield "nothing is recommended from it yet"


def traced(trace: Trace) -> dict[str, object]:
    """All of it for machines."""
    return {
        "review": trace.review,
        "findings": [console.dumped(each) for each in trace.findings],
        "recommendations": [console.dumped(each) for each in trace.recommendations],
        "actions": [console.dumped(each) for each in trace.actions],
        "unknown": trace.unknown,
    }


def traced_action(
    entity: str, number: int, day: date | None = None
) -> dict[str, object]:
    """The same of an action of an engagement, where it names a recommendation."""
    found = tracing(day)
    trace = found.of_action(entity, number) if found else Trace()
    return {"trace": traced(trace)} if trace.review or trace.unknown else {}


def action_trace(entity: str, number: int, day: date | None = None) -> Iterator[str]:
    """From which recommendation an action of an engagement comes, and why that."""
    found = tracing(day)
    trace = found.of_action(entity, number) if found else Trace()
    if trace.unknown:
        yield f"planned from recommendation {trace.unknown}, which is not in the record"
    for each in trace.recommendations:
        where = f"{trace.review.partition('/')[2]}/recommendation"
        yield f"planned from {where}/{advice_line(each)}"
    yield from (f"  which follows from {finding_line(e)}" for e in trace.findings)


def finding_line(each: FindingStanding) -> str:
    """'F1, a threat of component 4: two systems'."""
    gone = ", withdrawn" if each.withdrawn else ""
    said = (each.texts or FindingTexts()).text
    about = f"{each.id}, {each.quadrant} of component {each.component}{gone}"
    return f"{about}: {said}" if said else about


def advice_line(each: RecommendationStanding) -> str:
    """'R3, long term: one system for all schools'."""
    gone = ", withdrawn" if each.withdrawn else ""
    said = (each.texts or RecommendationTexts()).text
    about = f"{each.id}, {as_words(each.horizon.lower())}{gone}"
    return f"{about}: {said}" if said else about


def action_line(each: ActionStanding) -> str:
    return f"{each.key}, {as_words(each.status)}: {each.title}"


def grounds(review: ReviewStanding, each: FindingStanding) -> str:
    """What a finding rests on, evidence by its name."""
    labels = tuple(map(evidence_label, each.evidence))
    return "; ".join((*named_pieces(review, labels), *each.items))
