"""How the referrals of an engagement look in `show`."""

from datetime import timedelta

import pytest

from commands.output.referrals import print_referrals
from domain.acts import (
    CloseNotAgreed,
    Decline,
    DetermineNecessary,
    RecordConsultation,
)
from domain.engagement import Engagement
from domain.people.roles import Role
from domain.referrals.case import Outcome, Step
from domain.standing_of import standing
from tests.lives import START
from tests.pathways import WALKS, referred_by, walked

PATHWAY = "CONTINUUM_52072A"


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


def shown(now: Engagement, capsys: pytest.CaptureFixture[str]) -> str:
    print_referrals(standing(now), START.date())
    return " ".join(capsys.readouterr().out.split())


def test_a_view_is_that_of_the_party_whoever_noted_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A lead who types it for the county office agreed to nothing themselves."""
    said = {"party": Role.COE_LEAD, "outcome": Outcome.DECLINE, "why": "not now"}
    opened = walked(referred_by(PATHWAY), WALKS[PATHWAY][:2], START)
    typed = walked(opened, [(RecordConsultation, {**said, "by": "a.castillo"})], START)
    own = walked(opened, [(RecordConsultation, {**said, "by": "k.bennett"})], START)
    yes = said | {"by": "k.bennett", "outcome": Outcome.ACCEPT}
    agreed = walked(opened, [(RecordConsultation, yes)], START)

    assert (
        "done 2026-09-01: the consultation of the county office of education: the "
        "COE lead (k.bennett) would rather not, noted by a.castillo (CCEE lead)"
    ) in shown(typed, capsys)
    assert (
        "the consultation of the county office of education, by k.bennett (COE lead), "
        "would rather not"
    ) in shown(own, capsys)
    assert "education, by k.bennett (COE lead), agreed" in shown(agreed, capsys)


def test_what_a_party_said_stays_once_it_is_asked_no_more(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever reads how it ended reads who did not agree."""
    refusal = {"party": Role.GEO_LEAD, "outcome": Outcome.DECLINE, "why": "not now"}
    now = walked(
        referred_by("COE_GEO_52074G1A"),
        [
            *WALKS["COE_GEO_52074G1A"][:2],
            (RecordConsultation, refusal),
            (CloseNotAgreed, {}),
        ],
        START,
    )

    assert (
        "the agreement of the Geo Lead is no longer asked; the Geo Lead would rather "
        "not on 2026-09-01 (noted by g.fontaine)"
    ) in shown(now, capsys)


@pytest.mark.parametrize("pathway", ["CONTINUUM_52072A", "COE_GEO_52074G1A"])
def test_a_determination_that_help_is_not_necessary_was_made(
    pathway: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is shown with its day and by whom, and not as asked no longer."""
    steps = [kind for kind, _ in WALKS[pathway]]
    before = WALKS[pathway][: steps.index(DetermineNecessary)]
    now = walked(referred_by(pathway), [*before, (Decline, {})], START)
    (offices,) = (s.done for s in now.cases[1].steps.values() if _declined(s))

    assert offices
    assert (
        f"done 2026-09-01: {_title(now)}, by {offices.by} ({offices.office}): "
        "not necessary"
    ) in shown(now, capsys)


def _declined(step: Step) -> bool:
    return step.done is not None and step.done.outcome is Outcome.DECLINE


def _title(now: Engagement) -> str:
    determining = now.cases[1].pathway.determining
    return determining.title if determining else ""


def test_a_view_from_before_its_role_was_named_here_is_still_the_partys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A referral that came in earlier is entered with the people of today."""
    came = START.date() - timedelta(days=9)
    now = walked(referred_by(PATHWAY, received=came), WALKS[PATHWAY][:2], START)
    said: dict[str, object] = {"on": START.date() - timedelta(days=5)}
    own = walked(now, [(RecordConsultation, said | {"party": Role.COE_LEAD})], START)
    lea = {"party": Role.LEA_SUPERINTENDENT, "by": "a.castillo"}
    both = shown(walked(own, [(RecordConsultation, said | lea)], START), capsys)

    assert "consultation of the county office of education, by k.bennett" in both
    assert "the LEA superintendent agreed, noted by a.castillo (CCEE lead)" in both
    assert "vacant" not in both
