"""What is in flight under an older version goes on under this one, as it stands."""

import pytest
from temporalio.workflow import NondeterminismError

from tests.lives import referred
from tests.replays import HISTORIES, QUICK, VALUES, differences, read, recorded
from worker import WORKFLOWS

WITHOUT_A_VALUE = {"ReconcileWorkflow"}  # one look, and over
NAMES = sorted(path.stem for path in HISTORIES.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
async def test_a_life_already_lived_is_lived_again_and_ends_in_the_same_value(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Its commands are the same, and so is every field of what it ended in. A rule may be
    tightened while it is in flight: acts that were allowed stay done, though the same
    would be refused today.
    """
    monkeypatch.setattr("domain.judge.judge", lambda *_: 1 / 0)

    assert await read(HISTORIES / f"{name}.json").differences() == []


def test_every_workflow_that_keeps_a_value_has_recorded_lives() -> None:
    """A new one is named here until a test keeps a life of it."""
    lived = {each.workflow for each in recorded()}

    assert {each.__name__ for each in WORKFLOWS} - WITHOUT_A_VALUE == {*VALUES} == lived


async def test_a_replay_notices_what_is_owed_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """These replays have teeth: a version that forgets its debts does not pass."""
    monkeypatch.setattr("domain.apply.owing", lambda _, after, *__: after)

    with pytest.raises(NondeterminismError):
        for each in recorded():
            await each.differences(QUICK)


def test_a_difference_is_told_by_field() -> None:
    """Where, what it was, and what it is now; the same value has none."""
    was = referred()
    now = was.but(primary=2, lea=was.lea.but(county="Kern"))

    assert [*differences(was, was)] == []
    assert [*differences(was, now)] == [
        'lea.county: "Los Angeles", and now "Kern"',
        "primary: 1, and now 2",
    ]
    assert "phase: absent, and now" in "\n".join(differences(None, was))
