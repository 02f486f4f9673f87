"""Nothing that is accepted can stop a review: any act, with any value in it."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import to_json

from domain.acts import Assign, ReviewStaffAct
from domain.bounds import COMMIT, ENTRY, RUN
from domain.expectation import expectation
from domain.people.roles import Role
from domain.refusals import Refused
from domain.review_entity import ReviewEntity
from domain.review_standing import shown
from domain.review_views import review_offers, review_preview, review_receipt
from domain.size import fits_into_a_run
from domain.words import Words
from tests.domain.reviews.test_findings import reading
from tests.extremes import review_acts
from tests.review_reports import drafting, publishing
from tests.reviews import InReview, in_review, newest, sent, stored
from workflows.effects import of_weighed
from workflows.review_visibility import of_review

EXAMPLES = 4 * settings().max_examples
ATTRIBUTE = 2_048  # bytes, of one search attribute
RECEIPT = 2_048
MATTER = 160  # letters: what a column of the outbox holds
STARTS: tuple[Callable[[], InReview], ...] = (in_review, reading, drafting, publishing)
"""As it begins, once something may be found, a draft is due, a final is there."""


def look(now: ReviewEntity) -> None:
    """All that the loop, a query, or a word works out of it can be sent and stored."""
    face = of_review(now)
    assert to_json(face.details) and to_json(shown(now))
    assert all(len(to_json(e.value)) <= ATTRIBUTE for e in face.attributes)
    assert all(each.weight <= ENTRY for each in now.unwritten)
    spoken_of = [n.matter for each in now.unwritten for n in each.notices]
    settled = [matter for each in now.unwritten for matter in each.settled]
    assert all(len(each) <= MATTER for each in (*spoken_of, *settled))
    assert sum(len(to_json(e)) for e in of_weighed(now.unwritten)) <= max(COMMIT, ENTRY)
    assert not fits_into_a_run(now) or len(to_json(now)) <= RUN
    words = newest(now.untold)
    assert [sent(each) for each in words] == words
    assert len(to_json(Words(latest=tuple(words), of=len(words)))) < COMMIT
    assert stored(now) == now


def test_nothing_that_is_accepted_stops_a_review() -> None:
    """A life of acts with extreme values: each is refused, or the life goes on."""
    seen: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=[*HealthCheck]
    )
    @given(st.data())
    def live(data: st.DataObject) -> None:
        both = data.draw(st.sampled_from(STARTS))()
        for _ in range(data.draw(st.sampled_from((2, 6, 12)))):
            act = data.draw(review_acts(both.review, both.at))
            seen[_asked_for(both, act)] += 1
            look(both.review)
            _later(data, both)

    live()
    assert seen["OutOfBounds"]
    assert len([kind for kind in seen if kind.endswith("accepted")]) > 7


def _asked_for(both: InReview, act: ReviewStaffAct) -> str:
    """Whether the act was accepted, or how it was refused."""
    now = both.review
    assert review_preview(now, act, both.at).entity == now.entity
    try:
        both.send_review(act)
    except Refused as refusal:
        assert len(str(refusal)) < 10_000
        return type(refusal).__name__
    answer = review_receipt(both.review, act)
    assert len(answer.model_dump_json()) <= RECEIPT
    assert review_offers(both.review, both.at) is not None
    return f"{act.kind} accepted"


def _later(data: st.DataObject, both: InReview) -> None:
    """A day on, or when the clock has acted next; word of another comes, or not."""
    coming = expectation(both.review)
    if coming and data.draw(st.booleans()):
        both.at = max(both.at, coming.at)
        both.clocks()
    if data.draw(st.booleans()):
        both.ask(Assign, role=Role.CCEE_EXPERT, person="n.okoye", first=both.today)
        both.settle()
    both.at += timedelta(days=1)
