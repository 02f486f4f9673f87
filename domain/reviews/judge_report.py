"""Whether something may be done about a review's report as it stands, and why not."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from domain import refusals
from domain.act import ByStaff, kind_of
from domain.bounds import MOST_CORRECTIONS
from domain.first_few import first_few
from domain.reviews.framework import PhaseRule
from domain.reviews.part import ReviewPart, part_of
from domain.reviews.report import (
    Correction,
    FactChecker,
    Report,
    Section,
    correction_label,
    correction_number,
)
from domain.reviews.report_acts import (
    AddCorrection,
    AnswerCorrection,
    CheckPrivacy,
    CloseCorrections,
    DraftReport,
    FinalizeReport,
    NoteBoardOutcome,
    OfCorrection,
    PublishReport,
    ReportAct,
    SendDraft,
    WithdrawCorrection,
    WriteSection,
)
from domain.reviews.review import Review
from domain.setting import Setting
from domain.wording import as_words, is_blank

OF_CORRECTION = (AnswerCorrection, WithdrawCorrection)
CHECKED = (AddCorrection, *OF_CORRECTION, CloseCorrections)
"""What is done once a draft was sent, and not before."""
UNTIL_FINAL = (
    *(WriteSection, DraftReport, SendDraft),
    *CHECKED,
)
"""What is done before the report is final, and no more after it."""
OF_FINAL = (CheckPrivacy, NoteBoardOutcome, PublishReport)
"""What is done to a report that is final."""
IN_THEIR_PHASE = (SendDraft, FinalizeReport, PublishReport)


def no_report_now(review: Review, kind: type[ByStaff]) -> refusals.Refused | None:
    """Why this is not done about the report now by anybody; None if it is."""
    report, named = review.report, f"the report of review {review.number}"
    if not review.framework.reached_by("send_draft"):
        return refusals.OutOfPhase(
            f"{review.framework.named} asks for no report that is written here; its "
            "milestones are noted by `note_milestone`"
        )
    final = final_since(review)
    if final and kind is FinalizeReport:
        return refusals.NothingToChange(f"{named} is final since {final}")
    if final and kind in UNTIL_FINAL:
        return refusals.OutOfPhase(
            f"{named} is final since {final}, and stays as it is"
        )
    if kind in OF_FINAL and not final:
        return refusals.StepMissing(f"{named} is not final yet; finalize_report first")
    if kind in CHECKED and not report.fact_check:
        return refusals.StepMissing(
            f"no draft of {named} was sent to LEA and COE yet; send_draft comes first"
        )
    if kind in OF_CORRECTION and not report.corrections:
        return refusals.NoSuchCorrection(
            f"nobody has named an error in {named} yet; add_correction notes one"
        )
    if kind is CheckPrivacy and report.privacy:
        return refusals.NothingToChange(
            f"{named} was checked for privacy on {report.privacy.on}"
        )
    if kind is PublishReport and not (report.privacy or stated(review, CheckPrivacy)):
        return refusals.StepMissing(
            f"{named} was not read for privacy yet; check_privacy comes first"
        )
    if kind in IN_THEIR_PHASE:
        return out_of_its_phase(review, kind)
    return None


def check_report_act(
    review: Review, act: ReportAct, setting: Setting, at: datetime
) -> None:
    """Raise a `Refused` where the act does not fit the report as it stands.

    What its board does, and the site, is judged in `judge_board.py`.
    """
    report, today = review.report, setting.day_of(at)
    match act:
        case WriteSection(section=section):
            _check_section(report, act, section)
        case DraftReport():
            _check_draft(review, act, setting.entry)
        case SendDraft():
            _check_sent(review, act)
        case AddCorrection():
            _check_correction(review, act)
        case AnswerCorrection():
            _check_answer(report, act)
        case WithdrawCorrection():
            _check_withdrawn(report, act)
        case CloseCorrections(party=party):
            _check_closing(report, act, party, today)
        case FinalizeReport():
            _check_final(review, act, setting.entry)


def final_since(review: Review) -> date | None:
    """The day on which its report became final, here or as it was stated."""
    final = review.report.final
    return final.on if final else stated(review, FinalizeReport)


def stated(review: Review, kind: type[ByStaff]) -> date | None:
    """The day on which what such an act reaches was reached elsewhere, if it was.

    That is said of a review that was brought in.
    """
    if review.stated_on is None:
        return None
    keys = review.framework.reached_by(kind_of(kind))
    known = (review.milestones.get(key) for key in keys)
    return next((each.on for each in known if each), None)


def out_of_its_phase(review: Review, kind: type[ByStaff]) -> refusals.Refused | None:
    """Why its phase is not open; None where it is, or was, or none ends by it."""
    rules = [*_phases_of(review, kind)]
    if not rules or any(rule.key in _open(review) for rule in rules):
        return None
    if all(review.is_done(rule.key) for rule in rules):
        return None
    titles = " or ".join(each.title for each in rules)
    keys = " or ".join(each.key for each in rules)
    return refusals.OutOfPhase(
        f"{titles} has not begun; begin_phase --phase {keys} comes first"
    )


def _phases_of(review: Review, kind: type[ByStaff]) -> Iterator[PhaseRule]:
    """Those that are completed by what an act of this kind reaches."""
    reached = review.framework.reached_by(kind_of(kind))
    for rule in review.framework.phases:
        if {*reached} & {*rule.exit}:
            yield rule


def _open(review: Review) -> list[str]:
    return [each.name for each in review.open_phases]


def _check_section(report: Report, act: WriteSection, section: Section) -> None:
    if is_blank(act.text) and section not in report.sections:
        raise refusals.NothingToChange(
            f"{as_words(section)} is not written yet; say its --text"
        )


def _check_draft(review: Review, act: DraftReport, entries: int) -> None:
    if not any(each.stands for each in review.analysis.findings.values()):
        raise refusals.StepMissing(
            f"nothing is found in review {review.number} yet; add_finding, or "
            "import-findings, comes first"
        )
    _check_as_of(review, act, entries)
    known = review.report.draft
    if known and known.sha256 == act.sha256:
        raise refusals.NothingToChange(
            f"draft {known.number} says the same already; nothing has changed since "
            f"{known.on}"
        )


def _check_as_of(
    review: Review, act: DraftReport | FinalizeReport, entries: int
) -> None:
    """Raise ReportIsBehind where what it says has changed since, or is not there."""
    if review.changed <= act.as_of <= entries:
        return
    raise refusals.ReportIsBehind(
        f"it was drawn up as of entry {act.as_of}, and entry {review.changed} has "
        "changed what it says; draw it up once more"
    )


def _check_sent(review: Review, act: SendDraft) -> None:
    draft, check = review.report.draft, review.report.fact_check
    if draft is None:
        raise refusals.StepMissing("there is no draft yet; draft_report comes first")
    if check and check.draft == draft.number:
        is_same = act.link in ("", check.link)
        already = refusals.NothingToChange if is_same else refusals.AlreadyDone
        where = "" if is_same else f", {_where(check.link)}"
        raise already(
            f"draft {draft.number} was sent on {check.opened}{where}; draft_report "
            "draws up another"
        )
    if review.changed > draft.as_of:
        raise refusals.StepMissing(
            f"what draft {draft.number} says has changed since, in entry "
            f"{review.changed}; draft_report draws it up anew"
        )


def _where(link: str) -> str:
    return f"to be read at {link}" if link else "without a link"


def _check_correction(review: Review, act: AddCorrection) -> None:
    if is_blank(act.text):
        raise refusals.ReasonMissing("say what is wrong, and what is right: --text")
    if len(review.report.corrections) >= MOST_CORRECTIONS:
        raise refusals.TooLarge(
            f"a report has {MOST_CORRECTIONS} corrections at most; say several in one"
        )
    if act.about and not _is_part(review, part_of(act.about)):
        raise refusals.NoSuchSubject(
            f"{act.about} is no part of review {review.number}; such as finding/F3, "
            "recommendation/R2, component/4, section/overview; or leave it out"
        )


def _is_part(review: Review, part: ReviewPart | None) -> bool:
    if part is None:
        return False
    known: dict[str, Collection[str]] = {
        "finding": review.analysis.findings,
        "recommendation": review.analysis.recommendations,
        "theme": review.analysis.themes,
        "item": review.items,
        "component": {str(each) for each in review.framework.by_number},
        "section": [*Section],
    }
    return part.name in known.get(part.room, ())


def _known_correction(report: Report, act: OfCorrection) -> tuple[str, Correction]:
    """With its label; raises NoSuchCorrection, with those there are."""
    number = correction_number(act.correction) or 0
    if not 0 < number <= len(report.corrections):
        labels = [correction_label(n + 1) for n in range(len(report.corrections))]
        raise refusals.NoSuchCorrection(
            f"there is no correction {act.correction}; there is {first_few(labels)}"
        )
    return correction_label(number), report.corrections[number - 1]


def _check_answer(report: Report, act: AnswerCorrection) -> None:
    label, known = _known_correction(report, act)
    if known.withdrawn:
        raise refusals.OutOfPhase(
            f"{label} was withdrawn in entry {known.entry}; what is wrong after all is "
            "noted anew: add_correction"
        )
    if known.outcome is act.outcome:
        raise refusals.NothingToChange(
            f"{label} is answered so already, in entry {known.entry}"
        )


def _check_withdrawn(report: Report, act: WithdrawCorrection) -> None:
    label, known = _known_correction(report, act)
    if known.withdrawn:
        raise refusals.NothingToChange(
            f"{label} is withdrawn already, in entry {known.entry}"
        )
    if known.outcome:
        raise refusals.OutOfPhase(
            f"{label} is answered, in entry {known.entry}: it stays, with its answer, "
            "and answer_correction answers it otherwise"
        )


def _check_closing(
    report: Report, act: CloseCorrections, party: FactChecker, today: date
) -> None:
    check = report.fact_check
    assert check
    if day := check.closed.get(party):
        raise refusals.NothingToChange(
            f"{party.named} has no more corrections since {day}"
        )
    if check.due and today <= check.due and is_blank(act.why):
        raise refusals.ReasonMissing(
            f"{party.named} has until {check.due} to say which facts are wrong; where "
            "it has said that there are no more, say so: --why '...'"
        )


def _check_final(review: Review, act: FinalizeReport, entries: int) -> None:
    report = review.report
    if left := report.open_corrections:
        raise refusals.CorrectionsOpen(
            f"nobody has said yet what became of {first_few(left)}; "
            "answer_correction says it of each"
        )
    elsewhere = report.fact_check is None and stated(review, CloseCorrections)
    if not (report.is_checked or elsewhere):
        raise refusals.CorrectionsOpen(
            f"{_still_checking(report)} may still say which facts are wrong; "
            "close_corrections says that there are no more"
        )
    if part := _part_in_it(report, act):
        raise refusals.SamePerson(
            f"{act.second_reader} {part}; somebody else reads it once more: "
            "--second-reader"
        )
    _check_as_of(review, act, entries)


def _part_in_it(report: Report, act: FinalizeReport) -> str:
    """What its second reader has done about it, for which another reads it."""
    done = []
    if report.draft and report.draft.by == act.second_reader:
        done.append("drew it up")
    if act.by == act.second_reader:
        done.append("makes it final")
    return " and ".join(done)


def _still_checking(report: Report) -> str:
    closed = report.fact_check.closed if report.fact_check else {}
    return " and ".join(each.named for each in FactChecker if each not in closed)
