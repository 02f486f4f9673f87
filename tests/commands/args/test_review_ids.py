"""What is typed of what a review found is taken as its workbooks take it."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import Engine

from adapters.sql.record import SqlRecord
from client.endings import Misused
from commands.args.act_fields import shaped
from commands.args.reference import reference
from commands.args.review_fields import review_fields
from domain.acts import AddCorrection, AddFinding, AddSite, SetAnchor
from domain.review_apply import apply_review
from tests.analyses import ENGAGEMENT, THREAT, reviewed
from tests.lives import ALDER_VALLEY, START, by_staff, referred

REVIEW = f"{ENGAGEMENT}/review/1"
SCHOOL = "19999010130286"


@pytest.fixture(autouse=True)
def found(open_office: str, database: Engine) -> None:
    """A review in the record, with F1 to F3, F10, R1, R2, D01 and the theme T1.

    And f20, which was given in small letters, the correction K1, the anchor adoption,
    a school.
    """
    now, review = reviewed()
    small = by_staff(AddFinding, finding="f20", text="no plan", **THREAT)
    wrong = by_staff(AddCorrection, party="coe", text="five schools, not six")
    counted = by_staff(SetAnchor, anchor="adoption", on="2027-06-23")
    school = by_staff(AddSite, site=SCHOOL, name="Alder Elementary")
    for act in (small, wrong, counted, school):
        review = apply_review(review, act, START)
    SqlRecord(database).commit([*now.unwritten, *review.unwritten])


def read(kind: str, **said: str) -> Mapping[str, Any]:
    """The fields of an act on it as they are sent."""
    fields = {name: [text] for name, text in said.items()}
    return shaped(kind, review_fields(reference(REVIEW), kind, fields))


@pytest.mark.parametrize(
    ("kind", "name", "typed", "meant"),
    [
        *(("amend_finding", "theme", each, "T1") for each in ("t1", "coherence", "T1")),
        ("amend_finding", "theme", "T1 Coherence", "T1"),
        ("amend_finding", "theme", "", ""),
        *(("amend_finding", "quadrant", each, "threat") for each in ("T", "Threats")),
        ("amend_finding", "quadrant", "s", "strength"),
        ("amend_finding", "component", "04", "04"),
        ("amend_finding", "finding", "f10", "F10"),
        ("amend_finding", "finding", "F20", "f20"),
        ("amend_finding", "items", "d01", ["D01"]),
        ("answer_correction", "correction", "k1", "K1"),
        ("add_correction", "about", "Findings/f1", "finding/F1"),
        ("add_correction", "about", "component/4", "component/4"),
        (
            *("add_correction", "about", "components/district and leadership capacity"),
            "component/11",
        ),
        ("amend_recommendation", "findings", "f1,f2", ["F1", "F2"]),
        ("amend_recommendation", "horizon", "Long-Term", "LONG_TERM"),
        ("withdraw_recommendation", "recommendation", "r1", "R1"),
        ("rate_component", "rating", "Full Implementation", "full"),
        ("rate_component", "rating", "FULL", "full"),
        ("plan_action", "anchor", "Adoption", "adoption"),
        ("set_anchor", "anchor", "ADOPTION", "adoption"),
        ("set_anchor", "anchor", "board", "board"),
        ("add_theme", "theme", "t1", "t1"),
        ("add_finding", "finding", "f1", "f1"),
    ],
)
def test_words_are_taken_in_any_case_and_by_what_they_are_called(
    kind: str, name: str, typed: str, meant: object
) -> None:
    """What an act adds is called as it is typed, and the review judges that."""
    assert read(kind, **{name: typed})[name] == meant


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("quadrant", "thraet", "did you mean threat"),
        ("quadrant", "weak", "did you mean weakness"),
        ("horizon", "longterm", "did you mean LONG_TERM"),
        ("rating", "full implementatoin", "did you mean Full implementation"),
        ("theme", "the coherence", "did you mean T1 Coherence"),
        ("component", "Family engagemnt", "did you mean"),
    ],
)
def test_a_near_miss_is_guessed(name: str, typed: str, said: str) -> None:
    """Before anything is sent."""
    kind = {"rating": "rate_component", "horizon": "amend_recommendation"}
    with pytest.raises(Misused, match=said):
        read(kind.get(name, "amend_finding"), **{name: typed})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("finding/f1", "finding/F1"),
        ("items/d01", "item/D01"),
        ("theme/t1", "theme/T1"),
        ("recommendation/r2", "recommendation/R2"),
        ("finding/F20", "finding/f20"),
        ("phase/Planning", "phase/planning"),
        ("milestone/Contact", "milestone/contact"),
        ("section/Overview", "section/overview"),
        ("correction/k1", "correction/K1"),
        ("anchor/Adoption", "anchor/adoption"),
        ("phase/Field work", "phase/field_work"),
        ("milestone/agreement on sharing data", "milestone/data_sharing"),
        ("component/GOVERNANCE SUPPORT WITH INSTRUCTION", "component/12"),
        ("component/04", "component/04"),
        ("site/alder elementary", f"site/{SCHOOL}"),
        ("finding/f99", "finding/f99"),
        ("finding/F99", "finding/F99"),
    ],
)
def test_an_address_names_what_is_there_in_any_case(typed: str, meant: str) -> None:
    """What is not there stays as it was typed."""
    assert reference(f"{REVIEW}/{typed}").within == meant
    assert reference(f"1999901/review/1/{typed}").within == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("component/governance", "did you mean 12 Governance Support with Instruction"),
        ("component/thirteen", "component: 'thirteen' is no component of SIR-12@2019"),
        ("site/alder elementry", f"did you mean {SCHOOL} Alder Elementary"),
        ("action/twelve", r"an action is named by its number; did you mean 12\?"),
    ],
)
def test_a_word_where_a_number_is_needed_is_guessed(typed: str, said: str) -> None:
    """As after an option, whether a record knows the review or not."""
    with pytest.raises(Misused, match=said):
        reference(f"{REVIEW}/{typed}")
    if not typed.startswith("site/"):
        with pytest.raises(Misused, match=said):
            reference(f"0161259/review/1/{typed}")


def test_what_a_correction_is_about_is_guessed_too() -> None:
    """It is an address within the review."""
    with pytest.raises(Misused, match=r"--about: .*; did you mean 12 Governance"):
        read("add_correction", about="component/governance")


def test_an_id_that_is_read_otherwise_is_said_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Once, and not where it was typed so."""
    reference(f"{REVIEW}/finding/F1")
    reference(f"{REVIEW}/finding/f1")

    said = f"{REVIEW}/finding/f1 is read as {REVIEW}/finding/F1\n"
    assert capsys.readouterr().err == said


def test_a_step_is_named_in_any_case(
    database: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    """As its pathway calls it; one that is not there stays as it was typed."""
    new = referred(lea=ALDER_VALLEY.but(cds="1999902"))
    SqlRecord(database).commit(new.unwritten)
    steps = ("Consult_LEA", "consult_lea", "Thanks")
    read = [reference(f"1999902/referral/1/{each}").step for each in steps]

    assert read == ["consult_lea", "consult_lea", "Thanks"]
    assert capsys.readouterr().err.count("is read as") == 1
