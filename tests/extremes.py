"""Values at their bounds and beyond: any value with some of its fields made extreme."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from domain.acts import (
    AddItem,
    AddSite,
    AmendItem,
    ApplyPolicy,
    ApproveSample,
    BeginPhase,
    CancelReview,
    Cause,
    ChangeCalendar,
    CompleteItem,
    CompletePhase,
    CountItem,
    ImportItems,
    Mode,
    NoteMilestone,
    PauseReview,
    RemoveSite,
    ReopenItem,
    ResumeReview,
    ReviewStaffAct,
    StaffAct,
    WaiveItem,
)
from domain.bounds import (
    FIRST_DAY,
    LAST_DAY,
    MOST_ITEMS,
    ActionNumber,
    CdsDigits,
    ClockTime,
    Day,
    HexDigest,
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
from domain.review_entity import ReviewEntity
from domain.reviews.acts import ItemRow
from domain.values import Value
from tests.lives import POLICY, by_staff
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
NUMBERS = (1, 2, 3, 4, 9_999, 120_001)
NO_NUMBERS = (-1, 0, 10_000, 10_027, 10**30)


class Choice(NamedTuple):
    """Values within a bound, as near to it as can be, and beyond it."""

    within: tuple[Any, ...]
    beyond: tuple[Any, ...]


def choice(kind: Kind) -> Choice:
    match kind:
        case Text(most=most, word=word):
            long = tuple(letter * most for letter in LETTERS)
            longer = tuple(letter * (most + 1) for letter in LETTERS)
            within = (*long, "a", *(() if word else ("",)))
            return Choice(within, (*longer, "x" * 100_000, *NEVER_KEPT))
        case Whole(least=least, most=most):
            near = (least, least + 1, most - 1, most)
            return Choice(near, (least - 1, most + 1, -(10**30), 10**30))
        case CdsDigits():
            return Choice(("1999901", "19999010000001"), ("", "199990", "x" * 7))
        case HexDigest():
            return Choice(("a" * 64, "0" * 64), ("a" * 63, "g" * 64, "A" * 64))
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
def review_acts(draw: st.DrawFn, now: ReviewEntity) -> ReviewStaffAct:
    """Anything staff might ask of a review, some of it at its bounds or beyond."""
    kinds: dict[type, list[ReviewStaffAct]] = {}
    for each in (*_of_sites(now), *_of_phases(now), *_of_items(now)):
        kinds.setdefault(type(each), []).append(each)
    if draw(st.integers(0, 3)):
        kinds.pop(CancelReview)
    chosen = one(draw, kinds[one(draw, [*kinds])])
    return draw(made_extreme(chosen)) if draw(st.booleans()) else chosen


def _of_sites(now: ReviewEntity) -> list[ReviewStaffAct]:
    site, known = SCHOOLS[0], now.known.entry
    return [
        *(by_staff(AddSite, site=each, name="A school") for each in SCHOOLS),
        by_staff(RemoveSite, site=next(iter(now.review.sites), site)),
        by_staff(ApproveSample, setting=known),
    ]


def _of_phases(now: ReviewEntity) -> list[ReviewStaffAct]:
    """Milestones with all that may be said of them, phases, pauses, and the end."""
    known, framework = now.known.entry, now.review.framework
    document = {"on": DAYS[0], "link": "T:/report.pdf", "sha256": "a" * 64}
    recheck = DAYS[2]
    return [
        *(
            by_staff(NoteMilestone, milestone=each.key, **document)
            for each in framework.milestones
        ),
        *(
            by_staff(kind, phase=each.key, setting=known)
            for each in framework.phases
            for kind in (BeginPhase, CompletePhase)
        ),
        by_staff(PauseReview, cause=Cause.FIRE, recheck=recheck, setting=known),
        by_staff(ResumeReview, setting=known),
        by_staff(CancelReview, setting=known),
    ]


def _of_items(now: ReviewEntity) -> list[ReviewStaffAct]:
    """Those of a plan, and rows of a workbook; some items are there already."""
    known = [*now.review.items]
    fields = {"component": 12, "method": now.review.framework.methods[0].key}
    at_hand = {"item": known[0] if known else "C1"}
    return [
        *(by_staff(AddItem, item=f"C{n}", note="grade 3", **fields) for n in range(3)),
        by_staff(AmendItem, **at_hand, target=2, note="grade 4", planned=DAYS[1]),
        by_staff(CountItem, **at_hand, count=1, evidence=("T:/1.docx",)),
        by_staff(CompleteItem, **at_hand, count=1, evidence=("T:/2.docx",)),
        *(by_staff(kind, **at_hand) for kind in (WaiveItem, ReopenItem)),
        *(by_staff(ImportItems, rows=rows) for rows in _rows(fields)),
    ]


def _rows(fields: dict[str, object]) -> list[tuple[ItemRow, ...]]:
    """Of a workbook: one, a few, or as many as there may be, with long remarks."""
    long = {"note": "字" * 400, "reason": "a" * 400, "evidence": ("b" * 400,) * 5}
    row = ItemRow.model_validate({"item": "R"} | fields | long)
    short = row.but(note="", reason="", evidence=())
    many = tuple(short.but(item=f"R{n}") for n in range(MOST_ITEMS))
    return [(row,), tuple(row.but(item=f"L{n}") for n in range(40)), many]


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
