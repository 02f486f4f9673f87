from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory
from temporalio.workflow import NondeterminismError

from tests.conftest import HISTORIES
from tests.office import replay

RECORDED = sorted(HISTORIES.glob("*.json"))


async def replay_all(recorded: list[Path] = RECORDED) -> None:
    for each in recorded:
        await replay(WorkflowHistory.from_json(each.stem, each.read_text()))


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda each: each.stem)
async def test_a_life_already_lived_can_be_lived_again(recorded: Path) -> None:
    """What is in flight under an older version goes on under this one."""
    await replay_all([recorded])


async def test_a_rule_may_be_tightened_while_engagements_are_in_flight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Acts that were allowed stay done, though the same would be refused today."""
    monkeypatch.setattr("domain.judgement.judge", lambda *_: 1 / 0)

    await replay_all()


async def test_a_replay_notices_what_is_owed_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """These replays have teeth: a version that forgets its debts does not pass."""
    monkeypatch.setattr("domain.happening.owing", lambda _, after, *__: after)

    with pytest.raises(NondeterminismError):
        await replay_all()
