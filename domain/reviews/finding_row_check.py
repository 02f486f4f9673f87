"""What is off about a row of findings or recommendations, each fault by its column."""

from collections.abc import Collection, Iterator

from domain.evidence.evidence import evidence_label, named_piece
from domain.faults import Fault, quoted
from domain.first_few import first_few
from domain.guess import guess, guess_apart
from domain.reviews.finding import FindingFields, RecommendationFields
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.reviews.finding_ids import id_of_other
from domain.reviews.grounds import has_something
from domain.reviews.standing import ReviewShown
from domain.reviews.texts import texts_of_row
from domain.student import student_named


def finding_row_faults(row: FindingRow, now: ReviewShown) -> Iterator[Fault]:
    """What it names and the review does not have, or that it rests on nothing."""
    known = now.analysis.finding.get(row.finding)
    yield from _id_faults("finding", row.finding, known, row.as_of)
    yield from _of_other("finding", row.finding, now)
    for reference in row.evidence:
        yield from _piece(reference, now.pieces)
    for item in row.items:
        yield from _item(item, now)
    if not (row.evidence or row.items):
        yield Fault(
            ("evidence",),
            "is needed, or an item of the plan under items: what does it rest on?",
        )
    yield from _student_faults(row)


def recommendation_row_faults(
    row: RecommendationRow, now: ReviewShown, beside: Collection[str]
) -> Iterator[Fault]:
    """Also findings that are not there; those `beside` it come with it."""
    known = now.analysis.recommendation.get(row.recommendation)
    yield from _id_faults("recommendation", row.recommendation, known, row.as_of)
    yield from _of_other("recommendation", row.recommendation, now, beside)
    for each in row.findings:
        yield from _finding(each, now, beside)
    yield from _student_faults(row)


def _id_faults(
    noun: str, id_: str, known: FindingFields | RecommendationFields | None, as_of: int
) -> Iterator[Fault]:
    """A row of what was withdrawn, or of what is not there and should be."""
    if asked_back := student_named(id_):
        yield Fault((noun,), asked_back)
    if known and known.withdrawn:
        yield Fault(
            (noun,),
            f"was withdrawn by entry {known.entry}; take the row out, or give it "
            "another id",
        )
    if known is None and as_of:
        yield not_there(noun, as_of, "is not in the review; is its id right?")


def _of_other(
    noun: str, id_: str, now: ReviewShown, beside: Collection[str] = ()
) -> Iterator[Fault]:
    """That a finding and a recommendation would go by one id."""
    known = now.analysis
    findings = (*beside, *known.finding)
    if off := id_of_other(noun, id_, findings, known.recommendation):
        yield Fault((noun,), off)


def not_there(noun: str, as_of: int, off: str) -> Fault:
    """That a row was written of something that is not there."""
    return Fault(
        ("as_of",),
        f"says entry {as_of}, and this {noun} {off} Of a new {noun} it is empty",
    )


def _piece(reference: str, pieces: Collection[int]) -> Iterator[Fault]:
    labels = [*map(evidence_label, pieces)]
    there = f"there is {first_few(labels)}" if labels else "there is none yet"
    number = named_piece(reference)
    if number is None:
        near = guess_apart(reference, _is_named) or f", such as E3; {there}"
        off = f"{quoted(reference)} is no number of evidence{near}"
        yield Fault(("evidence",), off)
    elif number not in pieces:
        off = f"no evidence {evidence_label(number)} stands; {there}"
        yield Fault(("evidence",), off)


def _item(item: str, now: ReviewShown) -> Iterator[Fault]:
    known = now.by_id.get(item)
    if known is None:
        collected = [key for key, each in now.by_id.items() if has_something(each)]
        there = _there(collected, item)
        yield Fault(("items",), f"{quoted(item)} is no item of the plan{there}")
    elif not has_something(known):
        yield Fault(
            ("items",),
            f"of {item} nothing has been collected yet (count_item or complete_item)",
        )


def _finding(each: str, now: ReviewShown, beside: Collection[str]) -> Iterator[Fault]:
    known = now.analysis.finding
    if each in known and known[each].withdrawn:
        off = f"finding {each} was withdrawn; name one that stands"
        yield Fault(("findings",), off)
    elif each not in known and each not in beside:
        standing = [e.id for e in known.values() if e.stands]
        there = _there([*dict.fromkeys((*standing, *beside))], each)
        yield Fault(("findings",), f"there is no finding {quoted(each)}{there}")


def _is_named(word: str) -> bool:
    return named_piece(word) is not None


def _there(ids: list[str], said: str) -> str:
    """Which may be meant; or which there are."""
    near = guess(said, ids)
    few = f"; there is {first_few(ids)}" if ids else "; there is none yet"
    return near or few


def _student_faults(row: FindingRow | RecommendationRow) -> Iterator[Fault]:
    for column, text in texts_of_row(row):
        if asked_back := student_named(text):
            yield Fault((column,), asked_back)
