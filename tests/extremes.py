"""Values at their bounds and beyond: any value with some of its fields made extreme."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from domain.acts import (
    AddCorrection,
    AddEvidence,
    AddFinding,
    AddItem,
    AddRecommendation,
    AddSite,
    AddTheme,
    AmendFinding,
    AmendItem,
    AmendRecommendation,
    AmendTheme,
    AnswerCorrection,
    ApplyPolicy,
    ApproveSample,
    BeginPhase,
    CancelReview,
    Cause,
    ChangeCalendar,
    CheckPrivacy,
    CloseCorrections,
    CompleteItem,
    CompletePhase,
    CountItem,
    DraftReport,
    FinalizeReport,
    ImportFindings,
    ImportItems,
    Mode,
    NameTeam,
    NoteBoardOutcome,
    NoteMilestone,
    PauseReview,
    PlanPresentation,
    PublishReport,
    RateComponent,
    RemoveSite,
    ReopenItem,
    ResumeReview,
    ReviewStaffAct,
    SendDraft,
    StaffAct,
    WaiveItem,
    WaiveQuadrant,
    WithdrawCorrection,
    WithdrawEvidence,
    WithdrawFinding,
    WithdrawMilestone,
    WithdrawRecommendation,
    WriteSection,
)
from domain.bounds import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_LINE,
    ActionNumber,
    CdsDigits,
    ClockTime,
    Day,
    HexDigest,
    Hundredths,
    Instant,
    Kind,
    Many,
    SchoolDigits,
    Text,
    Whole,
    written,
)
from domain.calendars.work_calendar import Break
from domain.engagement import Engagement
from domain.policies.ladder import Office
from domain.refusals import Refused
from domain.review_entity import ReviewEntity
from domain.review_judge import judge_review
from domain.reviews.acts import ItemRow
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.reviews.grounds import has_something
from domain.reviews.report import (
    BoardOutcome,
    CorrectionOutcome,
    FactChecker,
    Section,
)
from domain.status import Horizon
from domain.values import Value
from tests.lives import POLICY, by_staff
from tests.report_acts import PAGE, READER, content
from tests.walks import Wish, one, wish, wished

One = TypeVar("One", bound=Value)
LETTERS = ("a", "字", "😀", '"')
SUMMER = POLICY.lea.but(
    version="summer",
    holidays={},
    breaks=(Break(name="summer", first=date(2026, 9, 7), last=date(2026, 11, 20)),),
)
"""One long break, and nothing else closed."""
MONDAYS = SUMMER.but(
    version="mondays",
    weekdays=(0,),
    breaks=(),
    holidays=dict.fromkeys((date(2026, 9, 7), date(2026, 10, 12)), "closed"),
)
NEVER_KEPT = ("two\nlines", "nothing\x00", "\x1b[31m", "half \ud83d", "\u2028")
KEPT = ("kind", "by")  # else nearly all is refused, for one reason
DAYS = (FIRST_DAY, date(2026, 9, 1), date(2026, 11, 26), date(2027, 1, 1), LAST_DAY)
NO_DAYS = (date.min, date(27, 1, 4), date(1997, 12, 31), date(2100, 1, 1), date.max)
SCHOOLS = ("19999010000001", "19999019999999", "00000000000000")
NO_SCHOOLS = ("", "1999901", "199990100000001", "1999901\u0660000001")
MILESTONES = ("kickoff", "contact", "data_sharing", "calendar_free", "artifact_request")
PHASES = ("planning", "artifacts", "field_work")
NO_DIGEST = ("",)
NUMBERS = (1, 2, 3, 4, 9_999, 120_001)
NO_NUMBERS = (-1, 0, 10_000, 10_027, 10**30)


class Choice(NamedTuple):
    """Values within a bound, as near to it as can be, and beyond it."""

    within: tuple[Any, ...]
    beyond: tuple[Any, ...]


def choice(kind: Kind) -> Choice:
    match kind:
        case Text(most=most, word=word, blank=blank):
            long = tuple(letter * most for letter in LETTERS)
            longer = tuple(letter * (most + 1) for letter in LETTERS)
            within = (*long, "a", *(("",) if blank or not word else ()))
            return Choice(within, (*longer, "x" * 100_000, *NEVER_KEPT))
        case Whole(least=least, most=most) | Hundredths(least=least, most=most):
            near = (least, least + 1, most - 1, most)
            return Choice(near, (least - 1, most + 1, -(10**30), 10**30))
        case CdsDigits():
            return Choice(("1999901", "19999010000001"), ("", "199990", "x" * 7))
        case HexDigest(blank=blank):
            within, beyond = ("f" * 64, *NO_DIGEST), ("g" * 64, "f" * 63, "f" * 65)
            fits = within if blank else within[:1]
            return Choice(fits, (*beyond, "\u0660" * 64, *(() if blank else NO_DIGEST)))
        case SchoolDigits():
            return Choice(SCHOOLS, (*NO_SCHOOLS, "x" * 14))
        case ActionNumber():
            return Choice(NUMBERS, NO_NUMBERS)
        case Day():
            return Choice(DAYS, NO_DAYS)
        case ClockTime():
            return Choice((time(), time(23, 59)), (time(9, tzinfo=UTC),))
        case Instant():
            return Choice(*(tuple(map(_midnight, days)) for days in (DAYS, NO_DAYS)))
        case _:
            raise AssertionError(f"no extremes of {kind} are known here")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


@st.composite
def extreme(draw: st.DrawFn, kind: Kind) -> Any:
    """Mostly just within its bound, else the life would never go far."""
    found = choice(kind)
    beyond = draw(st.integers(0, 5)) == 0
    return draw(st.sampled_from(found.beyond if beyond else found.within))


@st.composite
def made_extreme(draw: st.DrawFn, value: One) -> One:
    """The value with one to three of its fields at a bound or beyond, however deep."""
    for _ in range(draw(st.integers(1, 2))):
        value = draw(_once(value))
    return value


@st.composite
def _once(draw: st.DrawFn, value: One) -> One:
    fields = {
        n: written(f) for n, f in type(value).model_fields.items() if n not in KEPT
    }
    name = one(draw, [*fields])
    changed = draw(_changed(fields[name], getattr(value, name)))
    return value.but(**{name: changed})


def _changed(kind: Any, said: Any) -> st.SearchStrategy[Any]:
    """Another value for a field of this type; the same where it can have no other."""
    marks = [each for each in get_args(kind)[1:] if isinstance(each, Kind)]
    if isinstance(said, BaseModel):
        return _once(said)
    if marks and isinstance(marks[0], Many):
        return _of_many(marks[0], get_args(kind)[0], said)
    if marks:
        return extreme(marks[0])
    inner = [e for e in get_args(kind) if get_origin(e) is Annotated] if said else []
    return _changed(inner[0], said) if inner else st.just(said)


@st.composite
def _of_many(draw: st.DrawFn, many: Many, kind: Any, said: Any) -> Any:
    """Another length, or one of them changed."""
    if isinstance(said, dict):
        return dict([*said.items()][: draw(st.sampled_from((0, 1, many.most)))])
    items: list[Any] = [*said]
    if draw(st.booleans()) and items:
        place = draw(st.integers(0, len(items) - 1))
        other: Any = draw(_changed(get_args(kind)[0], items[place]))
        items[place] = other
        return tuple(items)
    size = draw(st.sampled_from((0, 1, many.most, many.most, many.most + 1)))
    return tuple((items * size)[:size])


@st.composite
def acts(draw: st.DrawFn, now: Engagement, at: datetime) -> StaffAct:
    """Anything staff might ask, some of it at its bounds or beyond; any policy too."""
    kinds: dict[type, list[Wish]] = {}
    for each in (*wished(now, at), *_of_rules()):
        kinds.setdefault(each.kind, []).append(each)
    chosen = one(draw, kinds[one(draw, [*kinds])]).made()
    return draw(made_extreme(chosen)) if draw(st.integers(0, 2)) else chosen


@st.composite
def review_acts(draw: st.DrawFn, now: ReviewEntity, at: datetime) -> ReviewStaffAct:
    """Anything staff might ask of a review, some of it at its bounds or beyond.

    Mostly what may be done now, else few lives would come far.
    """
    of_parts: list[ReviewStaffAct] = [*_on_items(now), *_on_findings(now)]
    *made, last = [*of_parts, *_on_report(now, at), *_on_review(now)]
    likely = [each for each in made if _may_be_done(now, each, at)]
    is_likely = bool(likely and draw(st.integers(0, 3)))
    asked = likely if is_likely else [*made, last]
    chosen = one(draw, asked)
    return draw(made_extreme(chosen)) if draw(st.booleans()) else chosen


def _may_be_done(now: ReviewEntity, act: ReviewStaffAct, at: datetime) -> bool:
    try:
        judge_review(now, act, at)
    except Refused:
        return False
    return True


def _on_review(now: ReviewEntity) -> tuple[ReviewStaffAct, ...]:
    """What is done to it as a whole; what ends it stands last."""
    site, setting = SCHOOLS[0], {"setting": now.known.entry}
    day = now.review.begun
    stop = {"cause": Cause.OTHER, "recheck": day + timedelta(days=30)}
    return (
        *(by_staff(AddSite, site=each, name="A school") for each in SCHOOLS),
        by_staff(RemoveSite, site=next(iter(now.review.sites), site)),
        by_staff(ApproveSample, **setting),
        *(by_staff(NoteMilestone, milestone=e, on=day) for e in MILESTONES),
        by_staff(WithdrawMilestone, milestone=MILESTONES[0]),
        *(by_staff(NameTeam, people=each) for each in (("r.kim", "s.ito"), ())),
        *(by_staff(BeginPhase, phase=e, **setting) for e in PHASES),
        *(by_staff(CompletePhase, phase=e, **setting) for e in PHASES),
        *_on_evidence(now),
        by_staff(PauseReview, **stop, **setting),
        by_staff(ResumeReview, **setting),
        by_staff(CancelReview, **setting),
    )


def _on_evidence(now: ReviewEntity) -> tuple[ReviewStaffAct, ...]:
    """One piece more; the last is withdrawn."""
    number = len(now.review.evidence)
    return (
        by_staff(AddEvidence, name="minutes", sha256=f"{number:016x}" * 4, size=9),
        by_staff(WithdrawEvidence, number=max(number, 1)),
    )


def _on_items(now: ReviewEntity) -> tuple[ReviewStaffAct, ...]:
    """One that may not be planned yet, and the first of those that are."""
    planned = {"component": 3, "method": "empathy_interview", "target": 2}
    known = next(iter(now.review.items), "A1")
    item = now.review.items.get(known)
    row = ItemRow(item=known, as_of=item.entry if item else 0, **planned)
    return (
        *(by_staff(AddItem, item=each, **planned) for each in ("A1", "A2")),
        by_staff(AmendItem, item=known, target=3, note="in Spanish"),
        by_staff(CountItem, item=known, count=1, evidence=("box 12",)),
        by_staff(CompleteItem, item=known, evidence=("box 12",)),
        by_staff(WaiveItem, item=known),
        by_staff(ReopenItem, item=known),
        by_staff(ImportItems, rows=(row, row.but(item="B1", as_of=0))),
        by_staff(ImportItems, rows=(row,), overwrite=(known,)),
    )


def _on_findings(now: ReviewEntity) -> tuple[ReviewStaffAct, ...]:
    """One that may not be there yet, and the first of those that are."""
    analysis = now.review.analysis
    some = [key for key, each in now.review.items.items() if has_something(each)]
    rests = {"items": (*some[:1],), "text": "as seen"}
    square = {"component": 3, "quadrant": Quadrant.THREAT}
    known, advice = next(iter(analysis.findings), "F1"), {"rationale": "in time"}
    advice |= {"horizon": Horizon.LONG_TERM, "text": "as agreed"}
    named, theme = {"findings": (known,)}, {"theme": "T1", "title": "Coherence"}
    found = FindingRow(finding="F9", **square, **rests)
    advised = RecommendationRow(recommendation="R9", **named, **advice)
    return (
        *(by_staff(AddFinding, finding=e, **square, **rests) for e in ("F1", "F2")),
        by_staff(AmendFinding, finding=known, component=4, note="in Spanish"),
        by_staff(WithdrawFinding, finding=known),
        by_staff(WaiveQuadrant, **square),
        by_staff(RateComponent, component=3, rating="full"),
        by_staff(AddTheme, **theme),
        by_staff(AmendTheme, **theme),
        by_staff(AddRecommendation, recommendation="R1", **named, **advice),
        by_staff(AmendRecommendation, recommendation="R1", lcap=("goal 2",)),
        by_staff(WithdrawRecommendation, recommendation="R1"),
        by_staff(ImportFindings, findings=(found,), recommendations=(advised,)),
    )


LONG_LINK = PAGE.ljust(LONGEST_LINE, "y")


def _on_report(now: ReviewEntity, at: datetime) -> tuple[ReviewStaffAct, ...]:
    """Whatever brings it from its first section to the agency's site."""
    setting, today = {"setting": now.known.entry}, now.day_of(at)
    version = content(now.entries)
    met = {"outcome": BoardOutcome.TABLED, "on": today}
    known = now.review.report.open_corrections or ["K1"]
    answered = {"correction": known[0], "outcome": CorrectionOutcome.KEPT}
    return (
        *(by_staff(WriteSection, section=e, text="as agreed") for e in Section),
        by_staff(DraftReport, **version),
        by_staff(SendDraft, link=LONG_LINK, **setting),
        by_staff(AddCorrection, party=FactChecker.LEA, text="it is 12", about=""),
        by_staff(AnswerCorrection, **answered),
        by_staff(WithdrawCorrection, correction=known[0]),
        *(by_staff(CloseCorrections, party=each) for each in FactChecker),
        by_staff(FinalizeReport, **version, second_reader=READER, **setting),
        by_staff(PlanPresentation, on=today + timedelta(days=9), closes=today),
        by_staff(NoteBoardOutcome, **met, again=today + timedelta(days=9)),
        by_staff(CheckPrivacy),
        by_staff(PublishReport, on=today, link=LONG_LINK, **setting),
    )


def _of_rules() -> list[Wish]:
    limits = POLICY.limits.but(recheck_every=1, grace=1)
    policies = (POLICY, POLICY.but(limits=limits, version="next"))
    return [
        *(wish(ApplyPolicy, policy=p, mode=m) for p in policies for m in Mode),
        *(
            wish(ChangeCalendar, office=office, calendar=calendar, mode=mode)
            for office in Office
            for calendar in (POLICY.calendar(office), SUMMER, MONDAYS)
            for mode in Mode
        ),
    ]
