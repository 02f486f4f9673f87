"""The lines that letters to the lead carry are lines that the command line takes."""

import shlex

import pytest

from adapters.mail.templates import COMMAND, how, records
from commands.args.act_fields import act_kind, fields_of, shaped, staff_act
from commands.args.reference import reference
from domain.checkins.check_in import CheckInStage
from domain.reviews.statement import StatedReview
from tests.beginnings import COLLECTING, PAUSED, brought_in_review
from tests.mail import notice

ACTION = {"reference": "0161259/action/12", "reader": "j.rivera", "party": "lea_deputy"}
STEP = {"reference": "0161259", "referral": 2, "reader": "k.bennett"}
MET = {"reference": "0161259", "check_in": "2026-27-2", "reader": "k.bennett"}
COPIES = [
    ACTION | {"claimed": False},
    ACTION | {"claimed": True},
    STEP | {"party": "coe_lead", "consulted": True},
    STEP | {"party": "spi", "consulted": False},
    *(MET | {"stage": stage} for stage in CheckInStage),
]
PUT_IN = {"DATE": "2027-03-05", "WORDS": "so", "ROLES": "coe_lead, ccee_lead"}


@pytest.mark.parametrize("facts", COPIES)
def test_each_line_notes_an_answer(facts: dict[str, str | int | bool]) -> None:
    """With the day and the words put in, nothing is asked back."""
    for line in records(notice().but(facts=facts)):
        assert line.startswith(COMMAND)
        command, address, *words = shlex.split(line.removeprefix(COMMAND))
        which = reference(address)
        if command == "acts":
            continue
        kind, *fields, _as, person = words
        typed = [PUT_IN.get(word, word) for word in fields]
        name = act_kind(kind, which)
        said = shaped(name, fields_of(typed)) | {"kind": name, "id": "x"}
        said |= {"by": person, "entered_by": "a.castillo"}
        if which.action is not None:
            said["action"] = which.action
        if which.check_in:
            said["check_in"] = which.check_in
        assert (command, staff_act(said).by) == ("act", facts["reader"])


def test_a_letter_of_a_check_in_opens_it() -> None:
    """By its address; that of a year with too few lists all of them."""
    planned = notice().but(template="check_in_planned", facts=MET)
    facts = {"reference": "0161259"}
    short = notice().but(template="check_ins_short", facts=facts)

    assert how(planned) == f"{COMMAND} acts 0161259/check-in/2026-27-2"
    assert how(short) == f"{COMMAND} checkins 0161259"


@pytest.mark.parametrize("stated", [COLLECTING, PAUSED, None])
def test_a_letter_of_what_was_brought_in_opens_its_review(
    stated: StatedReview | None,
) -> None:
    """By its number, however the review is said to stand."""
    letters = brought_in_review(stated).unwritten[0].notices
    (line,) = {how(each) for each in letters if each.template == "brought_in"}
    command, *address = shlex.split(line.removeprefix(COMMAND))

    assert command == "show"
    assert reference(*address).review == 1
