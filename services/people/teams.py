"""Teams of reviews, of which somebody is who leaves: each with the line that helps."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from domain.acts import NameTeam
from domain.permissions import decider
from domain.reviews.standing import ReviewStanding
from domain.standing import Standing


def teams_left(
    person: str,
    last: date,
    reviews: Iterable[ReviewStanding],
    standings: Sequence[Standing],
    today: date,
) -> Iterator[str]:
    """For each open review that they work on: who names its team without them."""
    known = {now.engagement.entity: now for now in standings}
    for review in reviews:
        if person in review.team:
            address = f"{review.cds}/review/{review.number}"
            lead = _lead(known.get(review.engagement), today)
            others = ",".join(e for e in review.team if e != person) or "nobody"
            yield (
                f"{person} is of the team of {address}; after {last} the CCEE lead "
                f"names it without them: act {address} name_team --people {others}"
                f"{lead}"
            )


def _lead(now: Standing | None, today: date) -> str:
    who = decider(NameTeam, now.people, now.absences, today) if now else None
    return f" --as {who}" if who else ""
