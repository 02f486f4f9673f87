"""What was done about a review's report, as a phrase."""

from collections.abc import Iterator

from domain.documents.canonical import in_short
from domain.first_few import first_few
from domain.reviews.report import FactChecker, Report, correction_label
from domain.reviews.report_acts import (
    AddCorrection,
    AnswerCorrection,
    CheckPrivacy,
    CloseCorrections,
    DraftReport,
    FinalizeReport,
    NoteBoardOutcome,
    PlanPresentation,
    PublishReport,
    ReportAct,
    SendDraft,
    WithdrawCorrection,
    WriteSection,
)
from domain.wording import as_words, is_blank, so_many, with_and


def did_report(before: Report, after: Report, act: ReportAct) -> str:
    """What they did, after their name."""
    match act:
        case WriteSection(section=section, text=text):
            named = as_words(section)
            if is_blank(text):
                return f"took the {named} out of the report"
            again = " anew" if section in before.sections else ""
            return f"wrote the {named} of the report{again}"
        case DraftReport(sha256=digest, as_of=entry) if after.draft:
            return (
                f"drew up draft {after.draft.number} of the report, of what the review "
                f"says as of entry {entry} ({in_short(digest)})"
            )
        case SendDraft() if after.fact_check:
            check = after.fact_check
            where = f": {check.link}" if check.link else ""
            return (
                f"sent draft {check.draft} to LEA and COE, who say until {check.due} "
                f"which facts are wrong{where}"
            )
        case AddCorrection(party=party, about=about):
            label = correction_label(len(after.corrections))
            of = f" in {about}" if about else ""
            return f"noted correction {label} of {party.named}{of}"
        case AnswerCorrection(correction=label, outcome=outcome):
            return f"answered correction {label.upper()}: {outcome.described}"
        case WithdrawCorrection(correction=label):
            return f"withdrew correction {label.upper()}"
        case CloseCorrections(party=party):
            standing = (each for each in after.corrections if not each.withdrawn)
            own = [each for each in standing if each.party is party]
            more = "no more" if own else "no"
            return f"noted that {party.named} has {more} corrections"
        case FinalizeReport(sha256=digest, second_reader=reader):
            return (
                f"made the report final, read once more by {reader} "
                f"({in_short(digest)})"
            )
        case PlanPresentation(on=on, at=at):
            hour = f" at {at:%H:%M}" if at else ""
            was = before.meeting
            instead = f" instead of {was.on}" if was and was.on != on else ""
            return f"planned the presentation to the board for {on}{hour}{instead}"
        case NoteBoardOutcome(outcome=outcome, on=on, again=again):
            then = f"; it may be presented on {again}" if again else ""
            return f"noted that the board {as_words(outcome)} the report on {on}{then}"
        case CheckPrivacy():
            return "read the final report for privacy"
        case PublishReport(on=on, link=link):
            moved = "moved to" if before.published else "published at"
            return f"noted that the report is {moved} {link}, since {on}"
    raise AssertionError(act)


def corrections_said(report: Report, act: ReportAct, entry: int) -> str:
    """Which correction it is that was noted under this entry, and what is open then."""
    said = [*_noted(report, act, entry)]
    if left := report.open_corrections:
        said.append(f"still to be answered: {first_few(left)}")
    elif any(each.outcome for each in report.corrections):
        said.append("all corrections are answered")
    elif report.corrections:
        said.append("no correction is open")
    check = report.fact_check
    naming = [e.named for e in FactChecker if check and e not in check.closed]
    if check and naming:
        said.append(f"{with_and(naming)} may name more until {check.due}")
    return "; ".join(said)


def _noted(report: Report, act: ReportAct, entry: int) -> Iterator[str]:
    """The number it was given, or that it was withdrawn since.

    Of one that was answered since, or of several that may be it, nobody knows.
    """
    if not isinstance(act, AddCorrection):
        return
    known = {correction_label(n): e for n, e in enumerate(report.corrections, 1)}
    if noted := [label for label, each in known.items() if each.entry == entry]:
        yield f"it is correction {noted[0]}"
        return
    may_be = {
        label: each
        for label, each in known.items()
        if (each.party, each.about) == (act.party, act.about)
        and each.entry > entry
        and not each.is_open
    }
    if may_be and all(each.withdrawn for each in may_be.values()):
        yield (
            f"it was withdrawn since ({first_few([*may_be])}); to note it anew, give "
            "it an id of its own: --id"
        )


def how_far_report(report: Report, changed: int) -> Iterator[str]:
    """How far a report is, in a few phrases; nothing of one that is not begun.

    `changed` is the review's entry that last changed what it says.
    """
    draft, check, final = report.draft, report.fact_check, report.final
    if draft and not final:
        behind = ", and what it says has changed since" if changed > draft.as_of else ""
        yield f"draft {draft.number} of {draft.on}{behind}"
    if check and check.is_open:
        left = with_and([e.named for e in FactChecker if e not in check.closed])
        yield f"with {left}, to be answered by {check.due}"
    if open_ones := report.open_corrections:
        yield f"{so_many(len(open_ones), 'correction')} to be answered"
    if final:
        yield f"final since {final.on}"
    if (met := report.outcome) and met.outcome:
        yield f"the board {as_words(met.outcome)} it on {met.on}"
    if meeting := report.meeting:
        yield f"to be presented to the board on {meeting.on}"
    if published := report.published:
        yield f"published since {published.on}"
