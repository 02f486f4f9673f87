"""Bounds: every kind of input has one, and what goes beyond it is named in words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from adapters.directory.addresses import Person
from domain.actions.planned import PlannedAction, label
from domain.acts import Act, Redate, Referred, StaffAct, StartAction
from domain.adoption.acts import BroughtIn, StatedEngagement
from domain.adoption.adoption import Adoption
from domain.bounds import LONGEST_TITLE, Kind, excesses, written
from domain.calendars.work_calendar import WorkCalendar
from domain.dashboards.lea_year import LeaYear
from domain.faults import Fault, together
from domain.letters.delivery import MailPolicy
from domain.letters.post_office import PauseMail, ResumeMail
from domain.opening import Opening
from domain.people.absence import Absence
from domain.people.roles import Assignment
from domain.policies.policy import Policy
from domain.referrals.open import Referral
from domain.referrals.pathway import Pathway
from tests.lives import POLICY, by_staff, planned

WRITTEN: tuple[type[BaseModel], ...] = (
    *get_args(get_args(StaffAct)[0]),
    Referred,
    Referral,
    BroughtIn,
    Adoption,
    Opening,
    PauseMail,
    ResumeMail,
    StatedEngagement,
    Policy,
    WorkCalendar,
    MailPolicy,
    Pathway,
    PlannedAction,
    LeaYear,
    Person,
    Assignment,
    Absence,
)
"""Whatever a person writes: at the command line, in a file, in a directory."""
BOUNDED_BY_THEMSELVES = (bool, Enum, NoneType)
TODAY = date(2026, 9, 1)


def without_bound(kind: Any, place: str, seen: set[type]) -> Iterator[str]:
    """Every text, number, day or list in it that says no kind with a bound."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        if any(isinstance(mark, Kind) for mark in inner[1:]):
            items = () if get_origin(inner[0]) is None else get_args(inner[0])
            yield from (w for each in items for w in without_bound(each, place, seen))
            return
        yield from without_bound(inner[0], place, seen)
    elif origin in (Union, UnionType):
        yield from (w for each in inner for w in without_bound(each, place, seen))
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from of_model(kind, seen)
    elif str(origin) == "typing.Literal" or kind is Ellipsis:
        return
    elif not (isinstance(kind, type) and issubclass(kind, BOUNDED_BY_THEMSELVES)):
        yield place


def of_model(model: type[BaseModel], seen: set[type]) -> Iterator[str]:
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        yield from without_bound(written(field), f"{model.__name__}.{name}", seen)


def test_whatever_a_person_can_write_has_a_bound() -> None:
    """In any act, policy, calendar, mail rule, pathway, and any row of a file."""
    seen: set[type] = set()

    assert [each for model in WRITTEN for each in of_model(model, seen)] == []
    assert len(seen) > len(WRITTEN)


def test_a_field_without_a_bound_would_be_found() -> None:
    """The look for them sees through lists, tables and what may be left out."""

    class Loose(BaseModel):
        text: str
        days: dict[date, str]
        whole: int | None = None
        acts: tuple[Act, ...] = ()

    found = {*of_model(Loose, set())}

    assert {f"Loose.{name}" for name in Loose.model_fields} <= found


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "x" * (LONGEST_TITLE + 1), "has 81 characters; at most 80"),
        ("title", "one\ntwo", "line break"),
        ("title", "red \x1b[31m", "U+001B"),
        ("title", "bell \x07", "U+0007"),
        ("title", "around \u202e", "U+202E"),
        ("title", "a mark \u200f", "U+200F"),
        ("title", "another \u061c", "U+061C"),
        ("text", "apart \u2067", "U+2067"),
        ("title", "nothing\x00", "U+0000"),
        ("title", "half \ud83d", "U+D83D"),
        ("title", "\u202eback", "U+202E"),
        ("text", "first\nsecond\tthird", ""),
        ("text", "bell\x07", "U+0007"),
        ("theme", "x" * 900, "has 900 characters"),
        ("why", "x" * 100_000, "has 100,000 characters"),
        ("number", 9_999, ""),
        ("number", 120_001, ""),
        ("number", 10_000, "no number of an action"),
        ("number", 120_027, "no number of an action"),
        ("number", -1, "no number of an action"),
        ("number", 10**4_000, "a number of many digits"),
        ("components", (13,), "is 13; from 1 to 12"),
        ("depends_on", tuple(range(1, 22)), "has 21 items; at most 20"),
        ("due", date(27, 1, 4), "did you mean 2027?"),
        ("due", date(9999, 12, 31), "leave it out"),
        ("due", date(2099, 12, 31), ""),
        ("due", date(1997, 12, 31), "not between 1998-01-01 and 2099-12-31"),
    ],
)
def test_what_goes_beyond_its_bound_is_named(
    field: str, value: object, said: str
) -> None:
    """And what is just within it is not."""
    action = planned(1, TODAY).but(**{field: value})

    found = [*excesses(action)]

    assert (said in found[0].message) if said else not found
    assert [each.where[0] for each in found] == ([field] if said else [])


def test_an_id_is_a_word() -> None:
    """What identifies people and acts has no spaces, and says something."""
    for off in ("", "m ortiz", "m.ortiz\n", "../m.ortiz", "x" * 200):
        assert [
            each.where for each in excesses(by_staff(StartAction, action=1, by=off))
        ]


def test_a_place_is_named_as_people_count() -> None:
    """The first of several is 1; the way to it stands before."""
    assert str(Fault(("actions", 3, "theme"), "is long")) == "actions 4, theme: is long"
    assert str(Fault((), "is long")) == "is long"


def test_one_message_names_ten_faults_and_counts_the_others() -> None:
    """A file with a thousand faults is not answered with a book."""
    said = together([Fault(("why",), f"fault {n}") for n in range(1_000)])

    assert said.endswith("fault 9; and 990 more")


def test_what_is_too_long_is_not_walked_through() -> None:
    """A list of a million is answered for its length alone."""
    policy = POLICY.but(rungs=POLICY.rungs * 1_000)

    assert [each.where for each in excesses(policy)] == [("rungs",)]


def test_whatever_stands_in_a_policy_is_looked_at() -> None:
    """The days of its calendars too: a holiday's key, an instant of a clock change."""
    lea = POLICY.lea
    change = lea.clock_changes[0].but(since=datetime.max.replace(tzinfo=UTC))
    calendar = lea.but(holidays={date(9999, 1, 1): "a day"}, clock_changes=(change,))

    found = {each.where for each in excesses(POLICY.but(lea=calendar))}

    assert found == {
        ("lea", "clock_changes", 0, "since"),
        ("lea", "holidays", "9999-01-01"),
    }


def test_every_number_has_a_label() -> None:
    """Also one that no action can have, so that a refusal can name it."""
    assert [label(n) for n in (12, 120_001, 10_000, 120_027, -5)] == [
        *("12", "12a", "10000", "120027", "-5"),
    ]


def test_a_redate_carries_the_year_that_is_likely() -> None:
    """0027 is a slip for 2027."""
    (found,) = excesses(by_staff(Redate, action=1, due=date(27, 3, 5)))

    assert "did you mean 2027?" in found.message
