"""Whatever may go wrong in how an act applies, the replay of some life notices it."""

from collections.abc import Iterator
from pkgutil import resolve_name
from typing import get_args

import pytest
from pydantic import BaseModel
from temporalio.workflow import NondeterminismError

from domain.acts import Act
from domain.letters import post_office
from domain.letters.post_office import PostOffice
from domain.witnesses.witness import Witness, WitnessAct
from tests.mutants import MUTANTS, SEAM, Mutant, stays
from tests.replays import QUICK, Recorded, recorded
from worker import SANDBOX

ACTS = get_args(get_args(Act)[0])
WITNESS_ACTS = get_args(WitnessAct)
POST_ACTS = (
    post_office.NoticesLaid,
    post_office.PauseMail,
    post_office.ResumeMail,
    post_office.WorkerStarted,
    post_office.RoundMade,
)
KINDS: tuple[type, ...] = (*ACTS, *WITNESS_ACTS, *POST_ACTS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
async def test_what_goes_wrong_in_any_kind_of_act_fails_a_replay(
    kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its commands or by its value; a mutant that every life survives is named."""
    mutants = [each for each in MUTANTS if each.kind is kind]
    found = [*holding(kind)]
    assert mutants, f"no mutant of {kind.__name__}: tests/mutants.py wants one"
    assert found, (
        f"no recorded life holds {kind.__name__}: let a test `keep` one that ends "
        "in what it leads to, then `make histories`"
    )

    survivors = [m.wrong for m in mutants if not await dies(m, found, monkeypatch)]
    assert survivors == []


async def test_a_mutant_that_changes_nothing_lives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that it is what is wrong that kills, and not that something was patched.

    Seen on the shortest life of each workflow.
    """
    harmless = Mutant(object, "nothing", stays())
    shortest = {each.workflow: each for each in reversed(recorded())}

    assert not await dies(harmless, [*shortest.values()], monkeypatch)


def holding(kind: type) -> Iterator[Recorded]:
    """The lives in which this kind of act may have happened, the shortest first."""
    for each in recorded():
        if kind in WITNESS_ACTS:
            holds = isinstance(each.value, Witness)
        elif kind in POST_ACTS:
            holds = isinstance(each.value, PostOffice)
        else:
            assert issubclass(kind, BaseModel)
            holds = kind.model_fields["kind"].default in each.kinds
        if holds:
            yield each


async def dies(
    mutant: Mutant, found: list[Recorded], monkeypatch: pytest.MonkeyPatch
) -> bool:
    """Whether one of these lives goes or ends otherwise under the mutant.

    What the workflows' files import by name is patched only where they are imported
    anew, as the sandbox does for each run.
    """
    runner = QUICK if mutant.seam == SEAM else SANDBOX
    with monkeypatch.context() as wrong:
        wrong.setattr(mutant.seam, mutant(resolve_name(mutant.seam)))
        for each in found:
            try:
                if await each.differences(runner):
                    return True
            except (NondeterminismError, RuntimeError):
                return True
    return False
