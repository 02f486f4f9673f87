"""Who leads an action, as `show` says it."""

from datetime import date, timedelta
from typing import Any

import pytest

from commands.output.owner_label import leading
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role
from domain.standing_of import standing
from tests.commands.conftest import Cli
from tests.lives import implementing
from tests.today import today

JUNE, JULY = date(2027, 6, 30), date(2027, 7, 1)
CHIEF = Role.LEA_SUPERINTENDENT


def given(person: str | None, first: date = JULY, **more: Any) -> Assignment:
    return Assignment(**{"role": CHIEF, "person": person, "first": first, **more})


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ((), "d.okafor"),
        ((given(None),), "vacant"),
        ((given("n.ito", interim=True),), "n.ito, interim"),
        ((given("v.stone", role=Role.ADMINISTRATOR),), "v.stone"),
        ((given("b.away"),), "l.tran for b.away"),
    ],
)
def test_superintendent_leaves_and_from_july_on_their_actions_say_so(
    people: tuple[Assignment, ...], said: str
) -> None:
    """On 30 June they still lead (docs/domain.md 10.2)."""
    now = standing(implementing(date(2027, 9, 1)))
    gone = Absence(person="b.away", substitute="l.tran", first=JULY, last=JULY)
    then = now.but(people=(*now.people, *people), absences=(gone,))

    assert leading(then, CHIEF, JUNE) == "LEA superintendent (d.okafor)"
    assert leading(then, CHIEF, JULY) == f"LEA superintendent ({said})"


async def test_what_a_leaver_led_shows_vacant_and_who_is_to_come(
    working: str, cli: Cli
) -> None:
    """Table and action alike; an interim from the next day on takes the place."""
    yesterday, tomorrow = (today() + timedelta(days=n) for n in (-1, 1))
    line = ("people", "leaves", "j.rivera", "--last", yesterday)
    preview = await cli(*line)
    gone = await cli(*line, "--commit", "--as", "a.castillo")
    shown = await cli("show", f"{working}/action/1")
    table = await cli("show", working)
    assign = ("act", working, "assign", "--role", "lea_instruction", "--interim", "yes")
    named = (*assign, "--person", "n.ito", "--first", tomorrow, "--as", "a.castillo")
    comes = await cli(*named)
    listed = await cli("people", working)

    assert "open actions led by these roles: 1, 2, 3" in preview.out
    assert (gone.code, comes.code) == (0, 0)
    assert "owner chief academic officer (vacant)" in shown.out
    assert table.out.count("chief academic officer (vacant)") == 20
    assert "VACANT" in listed.out
    assert f"{tomorrow}  chief academic officer: n.ito (interim)" in listed.out
