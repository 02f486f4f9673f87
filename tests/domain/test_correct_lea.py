"""An LEA's name or county is mended, and its history says how it was."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import CorrectLea
from domain.apply import apply
from domain.clocks.ladder import Ladder
from domain.engagement import Engagement
from domain.judge import judge
from domain.standing_of import engagement_standing
from tests.lives import ALDER_VALLEY, START, by_staff, implementing

LATE = START.date() - timedelta(days=30)
JOINT = "Alder Valley Joint Unified"


def correcting(**fields: object) -> CorrectLea:
    return by_staff(CorrectLea, **fields)


def misnamed() -> Engagement:
    """In a county that its code does not begin with, as a file once said."""
    return implementing(LATE).but(lea=ALDER_VALLEY.but(county="Orange"))


def test_a_name_and_a_county_are_corrected() -> None:
    """Letters and lists say it from now on; whatever is late says it too."""
    act = correcting(name=JOINT, county="Los Angeles")
    judge(misnamed(), act, START)
    now = apply(misnamed(), act, START)
    shown = engagement_standing(now)
    entry = now.unwritten[-1]
    told = [each for each in now.untold if isinstance(each, Ladder)]

    assert (shown.lea, shown.county) == (JOINT, "Los Angeles")
    assert now.entity == f"{ALDER_VALLEY.cds}.1"
    assert f"from {ALDER_VALLEY.name} (Orange) to {JOINT} (Los A" in entry.sentence
    assert [each.lea for each in told] == [JOINT]
    assert now.actions == misnamed().actions


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({}, refusals.NothingToChange),
        ({"name": ALDER_VALLEY.name}, refusals.NothingToChange),
        (
            {"name": f" {ALDER_VALLEY.name.replace(' ', '  ')}"},
            refusals.NothingToChange,
        ),
        ({"name": " "}, refusals.ReasonMissing),
        ({"name": "\u200b"}, refusals.ReasonMissing),
        ({"name": "Alder\nValley"}, refusals.OutOfBounds),
        ({"county": "Kern"}, refusals.CountyUnfit),
        ({"name": JOINT, "why": ""}, refusals.ReasonMissing),
        ({"name": JOINT, "by": "j.rivera"}, refusals.NotYours),
    ],
)
def test_what_is_no_correction_is_refused(
    fields: dict[str, object], refusal: type[refusals.Refused]
) -> None:
    """A county is that of the code; without a reason nothing is renamed."""
    with pytest.raises(refusal):
        judge(implementing(LATE), correcting(**fields), START)
