"""What is said of evidence beside an answer."""

import pytest

from commands.args.reference import reference
from commands.output.evidence import still_naming
from domain.acts import WithdrawEvidence
from tests.lives import by_staff

WITHDRAWN = by_staff(WithdrawEvidence, number=1)


@pytest.mark.usefixtures("here", "database")
@pytest.mark.parametrize("address", ["1999901", "1999901/review/1"])
def test_a_record_that_is_behind_keeps_no_answer_back(address: str) -> None:
    """The act is done by then: what names its piece is what the record knows yet."""
    assert still_naming(reference(address), WITHDRAWN) == ()
