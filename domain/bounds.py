"""How much anybody may write: each kind of input with its bound, in one table.

A field says its kind by its type: `why: LongText`. Stored values are read whatever they
hold, so that a bound can be moved without breaking a replay; `excesses` names what goes
beyond one. The command line, the readers of files and `judge` all ask it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from domain.faults import CONTROL, SHOWN, Fault, Where, quoted
from domain.hundredths import in_decimals

FIRST_DAY, LAST_DAY = date(1998, 1, 1), date(2099, 12, 31)
PARTS = 10_000  # numbers below are a roadmap's own; above, parts of a split action
LETTERS = "abcdefghijklmnopqrstuvwxyz"
HEXADECIMAL = "0123456789abcdef"

FARTHEST = 400  # days around a day
LONGEST_RUNG = 12  # characters of its name
LONGEST_STEP_NAME = 40  # of a referral's, and of a template
LONGEST_PERSON = 64
LONGEST_TITLE = 80
LONGEST_ID = 100
LONGEST_NAME = 120
LONGEST_LINE = 500
LONGEST_ROW = 500  # of a remark in a row of a table
LONGEST_REPORT = 2_000  # of what it says of one action
LONGEST_TEXT = 4_000
LONGEST_CANONICAL = 256_000  # of a roadmap, as it is hashed
MOST_AWAITED = 20  # actions that one waits for
MOST_EVIDENCE = 20  # named in one report
MOST_PIECES = 500  # of evidence of an engagement, or of a review
MOST_LADDERS = 20
MOST_ACTIONS = 200  # of a roadmap as it is adopted
MOST_WITH_PARTS = 300
MOST_PEOPLE = 200  # assignments, or absences, that an engagement holds at once
MOST_REFERRALS = 40
MOST_CHECK_INS = 12  # of one engagement that are open at once
MOST_DECISIONS = 60  # on actions, in the minutes of one check-in
MOST_ON_AGENDA = 60  # of one check-in, by rule; what staff add comes beside
MOST_ADDED = 20  # to one agenda, by staff
LONGEST_MINUTES = 12_000
MOST_STANDARDS = 5  # linked to one action
MOST_SITES = 400  # of a review's sample
MOST_REVIEWS = 20  # of one engagement
MOST_IN_TEAM = 12  # people who work on one review
MOST_ITEMS = 400  # of a review's data-collection plan
LONGEST_ITEM_ID = 20
MOST_FINDINGS = 400  # of a review, with those that were withdrawn
MOST_RECOMMENDATIONS = 120
MOST_THEMES = 12
MOST_GROUNDS = 8  # pieces of evidence that a finding rests on; and items
MOST_FOLLOWED = 10  # findings from which a recommendation follows
MOST_RATINGS = 20  # of the scale for components
MOST_CORRECTIONS = 200  # of facts in a report's drafts
MOST_MEETINGS = 20  # of a board, at which a report is presented
MOST_ANCHORS = 12  # days to which due dates of a roadmap are relative
MOST_INVITED = 40  # to one meeting
BEST_VOTE = 5
MOST_COACHING = 5_000  # times it was given in an engagement, withdrawn ones too
MOST_LEARNING = 1_000
MOST_POSITIONS = 200  # funded in all, as of the two before
MOST_POSITIONS_OPEN = 40  # of these, at once
MOST_SUPPORTS_WITHDRAWN = 500
MOST_TAPERS = 8  # steps in which a position tapers
MOST_SUPPORTED = 12  # roles, or offices, that one coaching was for
MOST_TAKING_PART = 10_000
MOST_ENTRIES = 10_000_000

KB = 1024
FRAMEWORK = 16 * KB  # of reviews; each carries it
ENTRY = 512 * KB  # one act with all it leads to, as it is recorded
SIGNED = 240 * KB  # a roadmap to be signed, as an act carries it: adopted it fits
COMMIT = 512 * KB  # the entries, or the words to witnesses, of one activity
LARGEST_EVIDENCE = 50 * KB * KB  # a file of evidence
STANDING = 1024 * KB  # an engagement, without what it owes
RUN = 1536 * KB  # what travels to the next run; the server takes 2 MB


class Kind(ABC):
    """What is written in a field, and how much of it there may be."""

    @abstractmethod
    def off(self, said: Any) -> str | None:
        """Why `said` is too much, in words; None where it is not."""


@dataclass(frozen=True)
class Text(Kind):
    """Up to `most` characters; of several `lines`, or of one; or a word, unspaced.

    A word may be left out where it may be `blank`.
    """

    most: int
    lines: bool = False
    word: bool = False
    blank: bool = False

    def off(self, said: str) -> str | None:
        if len(said) > self.most:
            return f"has {len(said):,} characters; at most {self.most:,}"
        if found := CONTROL.search(self._one_line(said)):
            return f"{_named(found[0])} cannot be kept here; write plain text"
        if self.word and not self._is_word(said):
            return f"{quoted(said)} is to be one word, without spaces and slashes"
        return None

    def _one_line(self, said: str) -> str:
        return said.replace("\n", " ").replace("\t", " ") if self.lines else said

    def _is_word(self, said: str) -> bool:
        if not said:
            return self.blank
        return not any(each.isspace() or each in "/\\" for each in said)


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number, or another, from `least` to `most`."""

    least: int
    most: int

    def off(self, said: float) -> str | None:
        if self.least <= said <= self.most:
            return None
        return f"is {_digits(said)}; from {self.least:,} to {self.most:,}"


@dataclass(frozen=True)
class Hundredths(Kind):
    """A number of two decimals at most, kept as so many hundredths."""

    least: int
    most: int

    def off(self, said: int) -> str | None:
        if self.least <= said <= self.most:
            return None
        least, most = in_decimals(self.least), in_decimals(self.most)
        known = in_decimals(said) if abs(said) < 10**15 else _digits(said)
        return f"is {known}; from {least} to {most}"


class CdsDigits(Kind):
    """Seven digits for a district or a county office, fourteen for a charter."""

    def off(self, said: str) -> str | None:
        if said.isascii() and said.isdecimal() and len(said) in (7, 14):
            return None
        return f"{quoted(said)} is no CDS code: 7 digits, or 14 for a charter"


@dataclass(frozen=True)
class SchoolDigits(Kind):
    """Fourteen digits: county, district, school (docs/domain.md 2.5).

    Or empty, where it may be `blank`.
    """

    blank: bool = False

    def off(self, said: str) -> str | None:
        if not said and self.blank:
            return None
        if said.isascii() and said.isdecimal() and len(said) == 14:
            return None
        return f"{quoted(said)} is no CDS code of a school: 14 digits"


@dataclass(frozen=True)
class HexDigest(Kind):
    """64 hexadecimal digits; or empty, where it may be `blank`."""

    blank: bool = True

    def off(self, said: str) -> str | None:
        if not said and self.blank:
            return None
        if len(said) == 64 and not {*said} - {*HEXADECIMAL}:
            return None
        many = f" ({len(said)} characters)" if len(said) > SHOWN else ""
        return f"{quoted(said)}{many} is no SHA-256 digest: 64 digits from 0-9 and a-f"


class ActionNumber(Kind):
    """1 to 9,999, or a part of one: 120001 is 12a."""

    def off(self, said: int) -> str | None:
        whole, letter = divmod(said, PARTS)
        if 0 < said < PARTS or (0 < whole < PARTS and 0 < letter <= len(LETTERS)):
            return None
        return f"{_digits(said)} is no number of an action; from 1 to {PARTS - 1:,}"


@dataclass(frozen=True)
class Day(Kind):
    """From 1998, before any Dashboard, to the end of this century.

    Or empty, where it may be `blank`.
    """

    blank: bool = False

    def off(self, said: date | Literal[""]) -> str | None:
        if said == "":
            return None
        if FIRST_DAY <= said <= LAST_DAY:
            return None
        if said.year > LAST_DAY.year:
            meant = "where there is no last day, leave it out"
        else:
            meant = f"did you mean {said.year % 100 + 2000:04}?"
        return f"{said} is not between {FIRST_DAY} and {LAST_DAY}; {meant}"


class MonthAndDay(Kind):
    """A day of every year: 09-15; not the one that only some years have."""

    def off(self, said: str) -> str | None:
        month, _, day = said.partition("-")
        try:
            date(2001, int(month), int(day))
        except ValueError:
            return f"{quoted(said)} is no day of every year; write it like 09-15"
        return None if len(month) == len(day) == 2 else f"write {quoted(said)} as 09-15"


class ClockTime(Kind):
    def off(self, said: time) -> str | None:
        if said.tzinfo is None:
            return None
        return f"{said} is given with a zone; write it like 09:30, as the office does"


class Instant(Kind):
    def off(self, said: datetime) -> str | None:
        return Day().off(said.date())


@dataclass(frozen=True)
class Many(Kind):
    """A list, or a table, of `least` to `most` items."""

    most: int
    least: int = 0

    def off(self, said: Any) -> str | None:
        if self.least <= len(said) <= self.most:
            return None
        if len(said) < self.least:
            return f"is empty; at least {self.least}"
        return f"has {len(said):,} items; at most {self.most:,}"


Id = Annotated[str, Text(LONGEST_ID, word=True)]
"""Of an act, a policy's version, a file's digest."""
CdsCode = Annotated[str, CdsDigits()]
SchoolCode = Annotated[str, SchoolDigits()]
SchoolCodeOrBlank = Annotated[str, SchoolDigits(blank=True)]
"""The same, empty where there is none."""
PersonId = Annotated[str, Text(LONGEST_PERSON, word=True)]
Team = Annotated[tuple[PersonId, ...], Many(MOST_IN_TEAM)]
"""Who works on a review, each by their id."""
Name = Annotated[str, Text(LONGEST_NAME)]
"""Of an LEA, an office, a holiday, a policy."""
StepName = Annotated[str, Text(LONGEST_STEP_NAME, word=True)]
"""Of a referral's step, and of a template: a part of keys and of file names."""
StepNameOrBlank = Annotated[str, Text(LONGEST_STEP_NAME, word=True, blank=True)]
"""The same, empty where there is none."""
Title = Annotated[str, Text(LONGEST_TITLE)]
ShortText = Annotated[str, Text(LONGEST_LINE)]
ReportText = Annotated[str, Text(LONGEST_REPORT, lines=True)]
"""What the report says of one recommended action."""
RowText = Annotated[str, Text(LONGEST_ROW, lines=True)]
"""A remark in a row of a table."""
Standards = Annotated[tuple[Title, ...], Many(MOST_STANDARDS)]
"""Parts of other plans, by plan and code: LCAP 1.3, FCMAT 5.2, ESSA CSI."""
ItemId = Annotated[str, Text(LONGEST_ITEM_ID, word=True)]
"""Of an item of a data-collection plan, a finding, a theme: a part of keys."""
ItemIdOrBlank = Annotated[str, Text(LONGEST_ITEM_ID, word=True, blank=True)]
"""The same, empty where there is none."""
PartAddress = Annotated[str, Text(LONGEST_STEP_NAME)]
"""Of a part of a review: finding/F3; empty for none."""
LinkText = Annotated[str, Text(LONGEST_LINE)]
"""Where something is kept; empty where that is not said."""
Sha256 = Annotated[str, HexDigest()]
ContentHash = Annotated[str, HexDigest(blank=False)]
"""The SHA-256 of what is in a file."""
CanonicalText = Annotated[str, Text(LONGEST_CANONICAL, lines=True)]
"""The text of facts that are hashed, and kept by that."""
LongText = Annotated[str, Text(LONGEST_TEXT, lines=True)]
MinutesText = Annotated[str, Text(LONGEST_MINUTES, lines=True)]
"""What was said at a check-in, in the words of whoever wrote it down."""
DayDate = Annotated[date, Day()]
DayDateOrBlank = Annotated[date | Literal[""], Day(blank=True)]
"""The same, empty where there is none."""
Minutes = Annotated[int, Whole(15, 480)]
"""How long a meeting is."""
CheckInName = Annotated[str, Text(LONGEST_ITEM_ID, word=True)]
"""Of a check-in: 2026-27-2, the second of that fiscal year."""
AgendaKey = Annotated[str, Text(LONGEST_ITEM_ID, word=True)]
"""Of what stands on an agenda: 12a, an action; T1, a text."""
AgendaPlace = Annotated[int, Whole(1, MOST_ON_AGENDA + MOST_ADDED)]
YearDay = Annotated[str, MonthAndDay()]
"""A day of every year, as month and day."""
OfficeTime = Annotated[time, ClockTime()]
Moment = Annotated[datetime, Instant()]
Year = Annotated[int, Whole(FIRST_DAY.year, LAST_DAY.year)]
Days = Annotated[int, Whole(0, FARTHEST)]
DaysAround = Annotated[int, Whole(-FARTHEST, FARTHEST)]
"""Days after a day, or before it."""
Count = Annotated[int, Whole(0, 1_000)]
Target = Annotated[int, Whole(1, 1_000)]
"""How many are wanted: of none there is nothing to plan."""
Number = Annotated[int, ActionNumber()]
Component = Annotated[int, Whole(1, 12)]
EntryNumber = Annotated[int, Whole(0, MOST_ENTRIES)]
Rating = Annotated[int, Whole(0, 100)]
VoteScore = Annotated[int, Whole(1, BEST_VOTE)]
"""What somebody gives an action for its impact, its effort, its feasibility."""
Hours = Annotated[int, Hundredths(5, 2_400)]
"""Of one day, in hundredths of an hour: 150 is an hour and a half."""
Fte = Annotated[int, Hundredths(5, 500)]
"""How much of full-time positions, in hundredths: 50 is half of one."""
Weekday = Annotated[int, Whole(0, 6)]
RungName = Annotated[str, Text(LONGEST_RUNG, word=True)]
"""Of a ladder: E0, E1."""


def excesses(value: BaseModel, where: Where = ()) -> Iterator[Fault]:
    """All in it that goes beyond its bound, each by its place."""
    for name, check in _checks(type(value)):
        yield from check(getattr(value, name), (*where, name))


def written(field: FieldInfo) -> Any:
    """The type of a field as it was written, with its kind."""
    return Annotated[field.annotation, "", *field.metadata]


Check = Callable[[Any, Where], Iterator[Fault]]
"""Of a value of any type: which it is, its annotation said when the check was made."""


@cache
def _checks(model: type[BaseModel]) -> tuple[tuple[str, Check], ...]:
    fields = model.model_fields.items()
    found = ((name, _check(written(field))) for name, field in fields)
    return tuple((name, check) for name, check in found if check)


def _check(kind: Any) -> Check | None:
    """How values of this type are looked at; None where nothing in it has a bound."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        own = [mark for mark in inner[1:] if isinstance(mark, Kind)]
        return _bounded(own, _check(inner[0])) if own else _check(inner[0])
    if origin in (Union, UnionType):
        return _either([each for each in inner if each is not NoneType])
    if origin is tuple:
        return _each(_check(inner[0]))
    if origin is dict:
        return _table(*map(_check, inner))
    return _inside if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _inside(value: Any, where: Where) -> Iterator[Fault]:
    yield from excesses(value, where)


def _bounded(own: list[Kind], within: Check | None) -> Check:
    def check(value: Any, where: Where) -> Iterator[Fault]:
        off = [said for each in own if (said := each.off(value))]
        yield from (Fault(where, said) for said in off)
        if within and not off:
            yield from within(value, where)

    return check


def _either(kinds: list[Any]) -> Check | None:
    """Of several kinds, all but one are values of ours, which know their own bounds."""
    checks = [each for each in map(_check, kinds) if each]
    plain = next((each for each in checks if each is not _inside), None)
    if not checks:
        return None

    def check(value: Any, where: Where) -> Iterator[Fault]:
        if isinstance(value, BaseModel):
            yield from excesses(value, where)
        elif value is not None and plain:
            yield from plain(value, where)

    return check


def _each(within: Check | None) -> Check | None:
    if within is None:
        return None

    def check(value: Any, where: Where) -> Iterator[Fault]:
        for n, each in enumerate(value):
            yield from within(each, (*where, n))

    return check


def _table(of_key: Check | None, of_value: Check | None) -> Check | None:
    if of_key is None and of_value is None:
        return None

    def check(value: Any, where: Where) -> Iterator[Fault]:
        for key, said in value.items():
            place = (*where, str(key)[:SHOWN])
            yield from of_key(key, place) if of_key else ()
            yield from of_value(said, place) if of_value else ()

    return check


def _named(character: str) -> str:
    if character in "\n\r\u2028\u2029":
        return "a line break"
    return f"the character U+{ord(character):04X}"


def _digits(number: float) -> str:
    """Short, however many there are."""
    return f"{number}" if abs(number) < 10**15 else "a number of many digits"
