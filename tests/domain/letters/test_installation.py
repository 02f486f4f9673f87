import pytest

from domain.letters.installation import Installation, differences, may_resume, why_held
from domain.people.roles import Role

HERE = Installation(record="/srv/dta/record.db", cluster="c-1", machine="m-1")
SHARED = HERE.but(record="postgresql://db.agency.example:5432/dta", machine=None)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"record": "/tmp/copy/record.db"}, "/tmp/copy/record.db and was /srv/dta/"),
        ({"cluster": "c-2"}, "the Temporal server is another one"),
        ({"machine": "m-2"}, "the machine is another one"),
        ({"machine": ""}, "the machine is another one"),
    ],
)
def test_what_is_otherwise_is_named_and_holds_the_mail(
    changed: dict[str, str], said: str
) -> None:
    """One difference is enough."""
    (found,) = differences(HERE, HERE.but(**changed))

    assert said in found
    assert found in why_held(HERE, HERE.but(**changed))


def test_where_all_is_as_it_was_mail_goes() -> None:
    """Also from a record that several machines reach over the network."""
    assert why_held(HERE, HERE.but()) == ""
    assert why_held(SHARED, SHARED.but()) == ""


def test_ccee_alone_resumes_the_mail_of_a_copy() -> None:
    """Whoever else a person is does not matter."""
    assert may_resume([Role.COE_LEAD, Role.CCEE_EXPERT])
    assert may_resume([Role.CCEE_DATA])
    assert not may_resume([Role.LEA_SUPERINTENDENT, Role.COE_LEAD, Role.OPERATORS])
    assert not may_resume([])
