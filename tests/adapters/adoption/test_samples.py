"""Files of engagements that went wrong once: sound, or refused by their lines."""

from datetime import UTC, datetime

import pytest

from adapters.adoption.read import read_engagement
from adapters.policies.pathways import pathways
from domain.adoption.check import stated_faults
from tests.conftest import ROOT
from tests.lives import POLICY

pytestmark = pytest.mark.usefixtures("in_this_process")
SAMPLES = ROOT / "tests" / "samples" / "engagements"
AT = datetime(2026, 11, 2, 18, tzinfo=UTC)
NO_ROADMAP = "ends in neither .csv nor .xlsx"
OUT_OF_BOUNDS = "is not between 1998-01-01 and 2099-12-31"
ANSWERS = {
    "code-in-arabic-digits": ":2: engagement, cds: '15999\u0660\u0661' is not a CDS",
    "code-of-zeros": ":2: engagement, cds: '0000000' begins with county 00",
    "mode-from-9999": f":22: segment 1, from: 9999-12-31 {OUT_OF_BOUNDS}",
    "name-of-5000-characters": ":3: engagement, name: has 5000 characters; at most 120",
    "name-with-escapes": ":3: engagement, name: a line break cannot be kept here",
    "numbers-of-5-digits": "20210 is no number of an action; from 1 to 9,999",
    "person-of-two-lines": ":15: person 1, person: 'x�y' is no person's id",
    "received-in-year-1": f":10: referral 1, received: 0001-01-01 {OUT_OF_BOUNDS}",
    "roadmap-elsewhere": f":27: passwd {NO_ROADMAP}",
    "roadmap-far-above": f":27: passwd {NO_ROADMAP}",
    "roadmap-is-the-file-itself": f":27: roadmap-is-the-file-itself.yaml {NO_ROADMAP}",
    "roadmap-with-a-far-cell": ":27: cell-in-the-last-row.xlsx, sheet 'S', reaches to",
    "roadmap-without-a-sheet": ":27: no-sheet.xlsx shows no sheet",
    "sound": "",
}
"""What is said of each; nothing of the one that can be brought in."""


@pytest.mark.parametrize("name", ANSWERS)
def test_every_sample_has_its_answer(name: str) -> None:
    """Without a character that a terminal would obey."""
    read = read_engagement(SAMPLES / f"{name}.yaml")
    found = (
        stated_faults(read.stated, POLICY, pathways(), AT, "a.castillo")
        if read.stated
        else []
    )
    faults = [*read.faults, *map(read.placed, read.standing_alone(found))]
    said = "\n".join(map(str, faults))

    assert ANSWERS[name] in said
    assert bool(ANSWERS[name]) is bool(said)
    assert said.replace("\n", "").isprintable()


def test_all_samples_are_looked_at() -> None:
    """Lest one be added that no test reads."""
    assert {each.stem for each in SAMPLES.glob("*.yaml")} == {*ANSWERS}
