"""What an act on the engagement carries of its review, as it was read just before."""

from datetime import timedelta

import pytest
from temporalio.client import WorkflowExecutionStatus as Status

from client import engagements, errors
from client.engagements import preview
from domain.acts import (
    AddSite,
    ApproveSample,
    BeginReview,
    CancelReview,
    CompleteReview,
    PauseReview,
    StaffAct,
)
from domain.preview import Preview
from domain.review_standing import shown
from domain.setting import Cause
from domain.standing import Standing
from domain.standing_of import standing
from tests.lives import by_staff
from tests.reviews import SCHOOL, InReview, in_review

MONTH = timedelta(days=30)


class Server:
    """An engagement and its review, as they answer; it keeps what was asked."""

    def __init__(self, both: InReview, *, is_gone: bool = False) -> None:
        self.both, self.is_gone = both, is_gone
        self.asked: list[StaffAct] = []

    async def standing(self, *_: object) -> Standing:
        return standing(self.both.engagement, None)

    async def query(self, *_: object) -> object:
        if self.is_gone:
            raise errors.no_review("1999901", 1).ending(Status.TERMINATED)
        return shown(self.both.review)

    async def preview(self, _: object, act: StaffAct) -> Preview:
        self.asked.append(act)
        return Preview(entity="1999901.1", refused="it was only looked at")


async def entry_sent(
    both: InReview,
    kind: type[BeginReview | CompleteReview],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_gone: bool = False,
) -> int:
    """The review's entry that goes with an act of this kind."""
    server = Server(both, is_gone=is_gone)
    monkeypatch.setattr(engagements, "standing", server.standing)
    for at in ("review_at", "engagement_at"):
        monkeypatch.setattr(engagements, at, lambda *_: server)
    await preview(object(), "1999901", by_staff(kind))  # type: ignore[arg-type]
    (act,) = server.asked
    assert isinstance(act, BeginReview | CompleteReview)
    return act.review_entry


KINDS = pytest.mark.parametrize("kind", [BeginReview, CompleteReview])


@KINDS
async def test_an_act_carries_how_far_the_review_has_come(
    kind: type[BeginReview | CompleteReview], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its newest news; sites alone are none, nor is their approval."""
    both = in_review()
    both.ask_review(AddSite, site=SCHOOL, name="Alder Elementary")
    both.ask_review(ApproveSample)
    assert await entry_sent(both, kind, monkeypatch) == 1
    both.ask_review(PauseReview, cause=Cause.FIRE, recheck=both.today + MONTH)
    assert await entry_sent(both, kind, monkeypatch) == 4


@KINDS
async def test_news_of_the_end_is_waited_for_while_it_is_under_way(
    kind: type[BeginReview | CompleteReview], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no longer: whoever has ended and owes nothing has told all that it could."""
    both = in_review()
    both.ask_review(CancelReview)
    assert await entry_sent(both, kind, monkeypatch) == 2
    both.settle()
    assert await entry_sent(both, kind, monkeypatch) == 0


@KINDS
async def test_nothing_is_waited_for_from_a_review_that_is_gone(
    kind: type[BeginReview | CompleteReview], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was stopped on the server, and tells nothing any more."""
    assert await entry_sent(in_review(), kind, monkeypatch, is_gone=True) == 0
