"""How far the report of a review is once somebody has done something about it."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.act import kind_of
from domain.clocks import moves
from domain.reviews.report import (
    Correction,
    FactCheck,
    FactChecker,
    FinalReport,
    Presentation,
    PrivacyCheck,
    Publication,
    Report,
    ReportVersion,
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
    PlanPresentation,
    PublishReport,
    ReportAct,
    SendDraft,
    WithdrawCorrection,
    WriteSection,
)
from domain.reviews.review import ReachedMilestone, Review
from domain.reviews.subject import check_due, check_timing
from domain.setting import Setting
from domain.wording import is_blank


def reported(review: Review, act: ReportAct, setting: Setting, at: datetime) -> Review:
    """The review with its report as it is then, and the milestones that are reached."""
    after = review.but(report=_after(review.report, act, setting, at))
    day = act.on if isinstance(act, PublishReport | NoteBoardOutcome) else None
    return _with_reached(after, day or setting.day_of(at), setting.entry)


def _after(report: Report, act: ReportAct, setting: Setting, at: datetime) -> Report:
    entry, today = setting.entry, setting.day_of(at)
    match act:
        case WriteSection(section=section, text=text):
            left = {k: v for k, v in report.sections.items() if k != section}
            written = {} if is_blank(text) else {section: entry}
            return report.but(sections=left | written)
        case DraftReport(by=by):
            return report.but(draft=_version(report, act, by, today, entry))
        case SendDraft(link=link):
            return report.but(fact_check=_sent(report, link, setting, today, at))
        case AddCorrection(party=party, about=about):
            new = Correction(party=party, about=about, entry=entry)
            return report.but(corrections=(*report.corrections, new))
        case AnswerCorrection():
            said = {"outcome": act.outcome, "entry": entry}
            return report.but(corrections=_with(report, act.correction, **said))
        case WithdrawCorrection(correction=label):
            gone = _with(report, label, withdrawn=True, entry=entry)
            return report.but(corrections=gone)
        case CloseCorrections(party=party):
            assert report.fact_check
            closed = _closed(report.fact_check, party, today)
            return report.but(fact_check=closed)
        case FinalizeReport(by=by, second_reader=reader):
            version = dict(_version(report, act, by, today, entry))
            return report.but(final=FinalReport(**version, second_reader=reader))
        case PlanPresentation():
            return report.but(meetings=(*_held(report), _planned(act, entry)))
        case NoteBoardOutcome():
            return report.but(meetings=(*_noted(report, act, entry),))
        case CheckPrivacy(by=by):
            return report.but(privacy=PrivacyCheck(by=by, on=today, entry=entry))
        case PublishReport(on=on, link=link):
            return report.but(published=Publication(on=on, link=link, entry=entry))


def _version(
    report: Report,
    act: DraftReport | FinalizeReport,
    by: str,
    today: date,
    entry: int,
) -> ReportVersion:
    number = report.draft.number if report.draft else 0
    return ReportVersion(
        number=number + isinstance(act, DraftReport),
        sha256=act.sha256,
        as_of=act.as_of,
        by=by,
        on=today,
        entry=entry,
    )


def _sent(
    report: Report, link: str, setting: Setting, today: date, at: datetime
) -> FactCheck:
    """Its days begin; sent once more, they begin anew, for all who check."""
    assert report.draft
    check = FactCheck(
        draft=report.draft.number,
        link=link,
        opened=today,
        due=check_due(setting, today),
    )
    return moves.start(check_timing(setting), setting, check, at)


def _with(report: Report, label: str, **said: object) -> tuple[Correction, ...]:
    """All of them, with what is said now of the one that is named so."""
    number = correction_number(label)
    return tuple(
        each.but(**said) if n == number else each
        for n, each in enumerate(report.corrections, 1)
    )


def _closed(check: FactCheck, party: FactChecker, today: date) -> FactCheck:
    """Once nobody has more to say, it is done, and nobody is asked."""
    closed = check.but(closed=check.closed | {party: today})
    if {*closed.closed} < {*FactChecker}:
        return closed
    return moves.end(closed).but(done=today)


def _held(report: Report) -> Iterator[Presentation]:
    """Those that came to something: their links are in the record from now on."""
    yield from (each.but(link="") for each in report.held)


def _planned(act: PlanPresentation, entry: int) -> Presentation:
    return Presentation(
        on=act.on, at=act.at, closes=act.closes, link=act.link, entry=entry
    )


def _noted(report: Report, act: NoteBoardOutcome, entry: int) -> Iterator[Presentation]:
    yield from _held(report)
    known = report.meeting
    met = known if known and known.on == act.on else Presentation(on=act.on, entry=0)
    link = act.link or met.link
    yield met.but(outcome=act.outcome, link=link, entry=entry)
    if act.again:
        yield Presentation(on=act.again, entry=entry)


def _with_reached(review: Review, day: date, entry: int) -> Review:
    """With the milestones that the report reaches as it is now, each of them once."""
    new = {
        key: milestone.but(on=day, entry=entry)
        for kind, milestone in _reached(review.report)
        for key in review.framework.reached_by(kind)
        if not review.has(key)
    }
    return review.but(milestones=review.milestones | new) if new else review


def _reached(report: Report) -> Iterator[tuple[str, ReachedMilestone]]:
    """By which kind of act something is reached, and what of it is to be found."""
    plain = ReachedMilestone(on=date.min, entry=0)
    if check := report.fact_check:
        yield kind_of(SendDraft), plain.but(link=check.link)
    if report.is_checked:
        yield kind_of(CloseCorrections), plain
    if final := report.final:
        yield kind_of(FinalizeReport), plain.but(sha256=final.sha256)
    if report.meetings:
        yield kind_of(PlanPresentation), plain.but(link=report.meetings[-1].link)
    if (met := report.outcome) and report.board_is_done:
        yield kind_of(NoteBoardOutcome), plain.but(link=met.link)
    if report.privacy:
        yield kind_of(CheckPrivacy), plain
    if published := report.published:
        yield kind_of(PublishReport), plain.but(link=published.link)


def reached_kinds(report: Report) -> set[str]:
    """The kinds of acts of which the report has what they reach."""
    return {kind for kind, _ in _reached(report)}
