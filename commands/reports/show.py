"""`report show`: how far the report of a review is, and where its documents are."""

from collections.abc import Iterator

from commands import context
from commands.args.engagements import recorded_entity
from commands.args.newest_review import newest_review
from commands.output import console
from commands.output.documents import print_documents
from domain.documents.rendering import OF_REPORT
from domain.reviews.report import FactChecker, Report, Section
from domain.reviews.standing import CorrectionStanding, ReviewShown
from domain.wording import as_words

CORRECTIONS = ("correction", "of", "about", "what was said", "what became of it")


def show_report(entity: str, *, as_json: bool) -> None:
    """From the record, so that it answers of a review that is over as well.

    Raises NotOpen where there is no such review.
    """
    from client.errors import no_review

    which = newest_review(entity, "a report")
    key = recorded_entity(which)
    now = context.reviews().shown(key)
    if now is None:
        raise no_review(which.cds, which.review or 0).ending()
    known = context.documents().of(key)
    made = [each for each in known if each.rendering.kind in OF_REPORT]
    if as_json:
        return console.as_json(
            console.dumped(now.review.report)
            | {"said": console.dumped(now.said)}
            | {"documents": [console.dumped(each) for each in made]}
            | {"entity": str(which), "stage": now.review.stage}
        )
    review = now.review
    console.say(f"{which.alive}  {review.lea}, the report of its review")
    console.say(f"stage {as_words(review.stage)}, entry {review.entry}")
    console.say("", *_lines(now))
    _corrections(now.said.corrections)
    print_documents(made)
    console.say("", f"how the review stands: {console.COMMAND} review {which.alive}")
    return console.say(f"what may be done: {console.COMMAND} acts {which.alive}")


def _lines(now: ReviewShown) -> Iterator[str]:
    report = now.review.report
    yield _sections(report)
    yield from _drafts(now, report)
    yield from _checked(report)
    if final := report.final:
        yield f"final since {final.on}, by {final.by}, read by {final.second_reader}"
        yield f"SHA-256 of what it says: {final.sha256}"
    yield from _board(now)
    if privacy := report.privacy:
        yield f"read for privacy on {privacy.on} by {privacy.by}"
    if published := report.published:
        yield f"published since {published.on}: {published.link}"


def _sections(report: Report) -> str:
    written = ", ".join(as_words(each) for each in Section if each in report.sections)
    left = ", ".join(as_words(e) for e in Section if e not in report.sections)
    said = f"sections written: {written or 'none'}"
    return f"{said}; not written: {left}" if left and not report.final else said


def _drafts(now: ReviewShown, report: Report) -> Iterator[str]:
    draft = report.draft
    if draft is None:
        yield "no draft yet"
        return
    yield f"draft {draft.number} of {draft.on} by {draft.by}, as of entry {draft.as_of}"
    if not report.final and now.review.changed > draft.as_of:
        yield f"what it says has changed since, in entry {now.review.changed}"


def _checked(report: Report) -> Iterator[str]:
    check = report.fact_check
    if check is None:
        return
    yield f"draft {check.draft} sent on {check.opened}, to be answered by {check.due}"
    for party in FactChecker:
        day = check.closed.get(party)
        said = f"no more corrections since {day}" if day else "may still answer"
        yield f"  {party.upper()}: {said}"


def _board(now: ReviewShown) -> Iterator[str]:
    for met in now.review.report.meetings:
        if met.outcome:
            yield f"the board {as_words(met.outcome)} the report on {met.on}"
    if meeting := now.review.meeting:
        hour = f" at {meeting.at:%H:%M}" if meeting.at else ""
        yield f"to be presented to the board on {meeting.on}{hour}"
        yield f"  its agenda is posted at the latest by {meeting.posted}"
        yield f"  the final is best there by {meeting.final}"


def _corrections(said: tuple[CorrectionStanding, ...]) -> None:
    if not said:
        return
    console.say("", "Corrections of fact")
    console.table(CORRECTIONS, map(_correction, said))


def _correction(each: CorrectionStanding) -> tuple[object, ...]:
    became = each.became or "open"
    return each.label, each.party.upper(), each.about, each.text or "", became
