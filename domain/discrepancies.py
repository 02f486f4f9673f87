"""What a look at entities, escalations, record and post office may find off.

Here is what is compared; what is looked at, and what is mended, is the activity's.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from domain.clocks.plan import AN_HOUR
from domain.clocks.standing import ClockStanding
from domain.lea import workflow_id
from domain.letters.post_office import PostOffice
from domain.reviews.review import lives_as
from domain.reviews.standing import ReviewShown
from domain.standing import Standing, timed
from domain.values import Value
from domain.witnesses.witness import Witness

MOST = 500  # discrepancies that are told one by one
ASKED = 300  # entities, and as many escalations, that are asked in one hour
ENTITIES = "engagement or review", "engagements and reviews"
TRIES = 5  # of one round, before somebody should hear of it
LONGEST = 300  # characters of a sentence: a far end's own words may have no end


class Watched(Value):
    """A plan of something late, as the record has it, and whose it is: a workflow's."""

    keeper: str
    plan_id: str


class Recorded(Value):
    """What the record has of an engagement or a review: how many entries, the last.

    Entries are numbered from 1: both numbers are the same, unless some are missing.
    """

    entity: str
    cds: str
    is_open: bool
    entries: int
    last: int

    @property
    def keeper(self) -> str:
        """The workflow whose entries they are."""
        return lives_as(self.entity)


class PostOfficeSeen(Value):
    """Whether it runs, what it says of itself, and how the round under way goes."""

    name: str
    runs: bool
    stands: PostOffice | None = None
    tries: int = 0
    why: str = ""


class Matter(StrEnum):
    """What may be off."""

    BEGUN_AGAIN = "begun_again"
    NOT_RUNNING = "not_running"
    NOT_BEGUN = "not_begun"
    ENGAGEMENT_GONE = "engagement_gone"
    NEWS_MISSING = "news_missing"
    SETTING_MISSING = "setting_missing"
    OTHER_RUNS = "other_runs"
    NO_ANSWER = "no_answer"
    UNKNOWN = "unknown"
    BEHIND = "behind"
    AHEAD = "ahead"
    GAP = "gap"
    DIVERGED = "diverged"
    RUNG_PAST = "rung_past"
    NO_WORD = "no_word"
    POST_CLOSED = "post_closed"
    ROUND_FAILS = "round_fails"
    NOTICES_WAIT = "notices_wait"


SENTENCES = {
    Matter.BEGUN_AGAIN: "its escalation had ended and is begun again: {about}",
    Matter.NOT_RUNNING: "{about} is open in the record and does not run on the server",
    Matter.NOT_BEGUN: "{about} had ended before it was recorded and is begun again",
    Matter.ENGAGEMENT_GONE: (
        "{about} runs on the server, and its engagement {engagement} does not"
    ),
    Matter.NEWS_MISSING: (
        "{about} is {stage}, which its engagement had not heard; it is told again"
    ),
    Matter.SETTING_MISSING: (
        "{about} had not heard of its engagement as of entry {entry}; it is told again"
    ),
    Matter.OTHER_RUNS: "{about} is open in the record, and {runs} runs in its place",
    Matter.NO_ANSWER: "{about} runs on the server and does not answer",
    Matter.UNKNOWN: "{about} runs and had entries, of which the record knows nothing",
    Matter.BEHIND: (
        "the record of {about} ends with entry {last}; {entry} have happened, and only "
        "{owed} are on their way"
    ),
    Matter.AHEAD: "the record of {about} has entry {last}, and {entry} have happened",
    Matter.GAP: "the record of {about} lacks entries: {missing}",
    Matter.DIVERGED: "keys of {about} came to the record with other content: {count}",
    Matter.RUNG_PAST: "a rung of {about} was due {local} and has not acted: {title}",
    Matter.NO_WORD: "{about} heard nothing of its rung {rung}, due {local}",
    Matter.POST_CLOSED: "the post office did not run; it is opened",
    Matter.ROUND_FAILS: "a round of the post office failed {times} times: {why}",
    Matter.NOTICES_WAIT: (
        "notices wait that should have gone more than an hour ago: {count}"
    ),
}


class Discrepancy(Value):
    """What is off with an engagement, a review, an escalation or the post office."""

    matter: Matter
    about: str
    sentence: str


class Discrepancies(Value):
    """What was looked at, and what was off.

    Engagements and reviews that are `unasked` have their turn in the next hours;
    `untold` discrepancies were too many to be told.
    """

    looked_at: int = 0
    asked: int = 0
    unasked: int = 0
    found: tuple[Discrepancy, ...] = ()
    untold: int = 0

    def about(self, matter: Matter) -> tuple[str, ...]:
        return tuple(each.about for each in self.found if each.matter is matter)


def off(matter: Matter, about: str, **facts: object) -> Discrepancy:
    said = SENTENCES[matter].format(about=about, **facts)
    return Discrepancy(matter=matter, about=about, sentence=said[:LONGEST])


def named(keeper: str) -> str:
    """The workflow as operators speak of it: an engagement by its LEA's code."""
    return keeper.removeprefix(workflow_id(""))


def share(names: Sequence[str], at: datetime) -> Sequence[str]:
    """Those whose turn it is in this hour; where there are few, it is everybody's."""
    parts = ceil(len(names) / ASKED) or 1
    hour = int(at.timestamp() / AN_HOUR.total_seconds())
    return names[hour % parts :: parts]


def gap(known: Recorded, numbers: Sequence[int]) -> Discrepancy:
    """Which entries the record lacks, given the numbers of those it has, in order."""
    missing = [
        f"{before + 1} to {after - 1}" if after - before > 2 else f"{before + 1}"
        for before, after in pairwise((0, *numbers))
        if after - before > 1
    ]
    return off(Matter.GAP, known.entity, missing=", ".join(missing))


class Seen(NamedTuple):
    """An engagement or a review by its own word, and what it still owes the record.

    `waits` are its clocks, each with what it is the clock of.
    """

    entity: str
    entry: int
    unwritten: int
    waits: tuple[tuple[str, ClockStanding], ...]


def seen(now: Standing | ReviewShown) -> Seen:
    if isinstance(now, ReviewShown):
        review = now.review
        waits = tuple((e.title, e) for e in review.clocks if e.is_open)
        return Seen(review.entity, review.entry, now.unwritten, waits)
    whole = now.engagement
    items = tuple((e.title, e.stands) for e in timed(whole, now.actions))
    return Seen(whole.entity, whole.entry, now.unwritten, items)


def is_paid(now: Seen, last: int) -> bool:
    """Whether the record has all that is not on its way any more."""
    return last >= now.entry - now.unwritten


def behind(now: Seen, last: int) -> Discrepancy:
    said = {"last": last, "entry": now.entry, "owed": now.unwritten}
    return off(Matter.BEHIND, now.entity, **said)


def beside_the_record(
    now: Seen, known: Sequence[Recorded], at: datetime
) -> Iterator[Discrepancy]:
    """An entity, as it says it stands, and what the record had of its workflow before.

    The record was read first, so it cannot know more, unless the server forgot.
    """
    for each in known:
        if each.entity == now.entity and each.last > now.entry:
            yield off(Matter.AHEAD, each.entity, last=each.last, entry=now.entry)
        if each.entity != now.entity and each.is_open:
            yield off(Matter.OTHER_RUNS, each.entity, runs=now.entity)
    if past := sorted(_past(now, at - AN_HOUR)):
        _, local, title = past[0]
        more = f", and {len(past) - 1} more" if past[1:] else ""
        yield off(Matter.RUNG_PAST, now.entity, local=local, title=title + more)


def _past(now: Seen, before: datetime) -> Iterator[tuple[datetime, str, str]]:
    """The next rungs of whatever is waited for that should have acted by then."""
    for title, clock in now.waits:
        if clock.next_at and clock.next_at < before:
            yield clock.next_at, clock.next_local or "", title


def of_escalation(witness: Witness, at: datetime) -> Iterator[Discrepancy]:
    """One that was not told of a rung long past."""
    rung = witness.ladder.next_rung
    if rung and not witness.settled and rung.at < at - AN_HOUR:
        said = {"rung": rung.name, "local": rung.local}
        yield off(Matter.NO_WORD, witness.ladder.plan_id, **said)


def of_post_office(office: PostOfficeSeen, waiting: int) -> Iterator[Discrepancy]:
    """What waits because somebody holds it is as it should be."""
    if not office.runs:
        yield off(Matter.POST_CLOSED, office.name)
    elif office.stands is None:
        yield off(Matter.NO_ANSWER, office.name)
    elif waiting and not office.stands.is_paused:
        yield off(Matter.NOTICES_WAIT, office.name, count=waiting)
    if office.tries >= TRIES:
        said = {"times": office.tries - 1, "why": office.why}
        yield off(Matter.ROUND_FAILS, office.name, **said)
