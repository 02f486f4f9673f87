"""How the referrals of an engagement look in `show`."""

from datetime import timedelta

import pytest

from commands.output.referrals import print_referrals
from domain.acts import RecordConsultation
from domain.people.roles import Role
from domain.referrals.case import Outcome
from domain.standing_of import standing
from tests.lives import START
from tests.pathways import WALKS, referred_by, walked


def test_who_asked_for_more_information_is_the_party_and_not_who_noted_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A lead who types what they were told asks for nothing."""
    said = {
        "party": Role.COE_LEAD,
        "outcome": Outcome.MORE_INFORMATION,
        "why": "which schools?",
        "by": "a.castillo",
    }
    later = START + timedelta(days=20)
    now = walked(referred_by("CONTINUUM_52072A"), WALKS["CONTINUUM_52072A"][:2], START)
    now = walked(now, [(RecordConsultation, said)], later)
    print_referrals(standing(now), later.date())
    shown = " ".join(capsys.readouterr().out.split())

    assert (
        f"the COE lead asked for more information on {later.date()} "
        "(noted by a.castillo)"
    ) in shown
    assert "a.castillo asked" not in shown
