"""What an act would change, before it is done: how things stand, who hears what when.

It is the difference of two standings, whatever the act. The same question serves a bulk
act, a new calendar and a policy on trial.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.acts import ByStaff, StaffAct
from domain.apply_review import review_words
from domain.clocks.recipients import readers
from domain.clocks.subject import Subject
from domain.engagement import Engagement
from domain.entity import Entity
from domain.letters.notice import Notice
from domain.opening import Opening
from domain.people.absence import Absence
from domain.people.roles import LABELS, Assignment
from domain.policies.ladder import Office
from domain.receipt import check_same
from domain.referrals.case import MODES
from domain.refusals import AlreadyDone, Refused
from domain.rehearsal import rehearse, rehearse_opening
from domain.review_consequences import new_review, review_changes, review_letters
from domain.reviews.words import ReviewSetting
from domain.standing import EngagementStanding, Standing
from domain.standing_of import standing
from domain.values import Value
from domain.warnings import warnings

Fields = dict[str, object]
"""What is said of the whole, or of a part, by what it is called."""


class WillHear(Value):
    """One rung to come: when, and who would hear if nothing changed until then."""

    subject: str
    rung: str
    at: datetime
    local: str
    told: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    """Whose calendars its instant depends on."""


class Change(Value):
    """One thing, and what the act would change of it, in words.

    `subject` is its address within the engagement; empty for the engagement itself.
    """

    subject: str
    title: str
    changes: tuple[str, ...]


class Told(Value):
    """A letter the act itself would have written: to whom, and which."""

    person: str
    office: str
    template: str
    subject: str = ""


class Preview(Value):
    """`refused` says why the act could not be done; then nothing would change.

    `rule` is the name of the refusal, such as NotYours.
    """

    entity: str
    refused: str | None
    rule: str = ""
    changes: tuple[Change, ...] = ()
    told: tuple[Told, ...] = ()
    settled: tuple[str, ...] = ()
    """The matters that would hold no more: what speaks of them is not sent."""
    settled_in_reviews: dict[str, tuple[str, ...]] = {}
    """Those of its reviews that would hold no more with it, by the review's address."""
    hear_now: tuple[WillHear, ...] = ()
    hear_then: tuple[WillHear, ...] = ()
    warnings: tuple[str, ...] = ()
    """What would refuse nothing, and is good to know before."""


def preview(engagement: Engagement, act: StaffAct, at: datetime) -> Preview:
    """Judge the act and rehearse it; nothing is done, also where it was done before."""
    try:
        check_new(engagement, act)
        after = rehearse(engagement, act, at)
    except Refused as refusal:
        return Preview(
            entity=engagement.entity,
            refused=str(refusal),
            rule=type(refusal).__name__,
        )
    now, then = will_hear(engagement), [*will_hear(after), *_in_review(after)]
    kept, entry = {*now} & {*then}, after.unwritten[-1]
    return Preview(
        entity=engagement.entity,
        refused=None,
        changes=(
            *differences(standing(engagement), standing(after)),
            *_of_reviews(engagement, after),
        ),
        told=(*told_by(entry.notices), *told_by(review_letters(after, entry))),
        settled=entry.settled,
        hear_now=tuple(each for each in now if each not in kept),
        hear_then=tuple(each for each in then if each not in kept),
        warnings=warnings(after, entry),
    )


def _of_reviews(before: Engagement, after: Engagement) -> Iterator[Change]:
    for line, said in review_changes(before, after):
        part, title = f"review/{line.number}", f"review {line.number}"
        yield Change(subject=part, title=title, changes=(said,))


def _in_review(after: Engagement) -> Iterator[WillHear]:
    """The rungs to come of a review that begins with it."""
    if new := new_review(after, after.unwritten[-1]):
        part = f"review/{new.review.number}"
        for each in will_hear(new):
            yield each.but(subject=f"{part}/{each.subject}")


def words_to_reviews(
    engagement: Engagement, act: StaffAct, at: datetime
) -> list[ReviewSetting]:
    """What its reviews under way would be told; none where the act is refused.

    What they would make of it each of them knows.
    """
    try:
        check_new(engagement, act)
        after = rehearse(engagement, act, at)
    except Refused:
        return []
    return [
        word
        for word in review_words(engagement, after)
        if word.number in engagement.reviews
    ]


def check_new(entity: Entity, act: ByStaff) -> None:
    """Raise a `Refused` where the act, or another, was done under this id."""
    check_same(entity, act)
    if known := entity.answered.get(act.id):
        raise AlreadyDone(
            f"this line was done already, as entry {known.entry}; to do it once more, "
            "say --id with a word of your own"
        )


def preview_opening(opening: Opening, at: datetime) -> Preview:
    """What would begin with it: the parts there would be, and who would hear."""
    cds = opening.said.lea.cds
    try:
        after = rehearse_opening(opening, cds, at)
    except Refused as refusal:
        rule = type(refusal).__name__
        return Preview(entity=cds, refused=str(refusal), rule=rule)
    return Preview(
        entity=after.entity,
        refused=None,
        changes=tuple(_opened(standing(after))),
        told=tuple(told_by(after.unwritten[-1].notices)),
        hear_then=tuple(will_hear(after)),
        warnings=warnings(after, after.unwritten[-1]),
    )


def _opened(now: Standing) -> Iterator[Change]:
    whole = (f"new: {now.engagement.lea}, phase {now.engagement.phase}",)
    people = (f"from now on: {_given(each)}" for each in now.people)
    yield Change(subject="", title="the engagement", changes=(*whole, *people))
    for key, title, part in now.parts:
        yield Change(subject=key, title=title, changes=(f"new: {part.described}",))


def will_hear(entity: Entity) -> list[WillHear]:
    """All rungs to come of all subjects, in the order of their instants."""
    found = [each for s in entity.subjects for each in _will_hear(s)]
    return sorted(found, key=lambda each: each.at)


def told_by(notices: Iterable[Notice]) -> Iterator[Told]:
    """The letters that are sure to be written: one that replaces another may not be."""
    for each in notices:
        if not each.replaces:
            yield Told(
                person=each.to,
                office=each.office,
                template=each.template,
                subject=each.subject,
            )


def differences(before: Standing, after: Standing) -> Iterator[Change]:
    """What stands otherwise, part by part: the engagement, referrals, actions."""
    whole = [
        *differing(_whole(before.engagement), _whole(after.engagement)),
        *_people(before, after),
    ]
    if whole:
        yield Change(subject="", title="the engagement", changes=tuple(whole))
    yield from _changes(before, after)


def _will_hear(subject: Subject) -> Iterator[WillHear]:
    rungs = subject.coming
    for n, rung in enumerate(rungs):
        yield WillHear(
            subject=subject.key,
            rung=rung.name,
            at=rung.at,
            local=rung.local,
            told=tuple(
                f"{each.person} ({each.title or LABELS[each.role]})"
                for each in readers(subject, rungs[n:], rung.at)
            ),
            offices=tuple(dict.fromkeys((subject.timing.counts, rung.office))),
        )


def _changes(before: Standing, after: Standing) -> Iterator[Change]:
    known = {part.key: part.stands for part in before.parts}
    for key, title, now in after.parts:
        was = known.get(key)
        new = [f"new: {now.described}"]
        said = [*differing(was.facts, now.facts)] if was else new
        if said:
            yield Change(subject=key, title=title, changes=tuple(said))


def differing(before: Fields, after: Fields) -> Iterator[str]:
    for name, now in after.items():
        if (was := before[name]) != now:
            yield f"{name} {_or_none(was)} -> {_or_none(now)}"


def _people(before: Standing, after: Standing) -> Iterator[str]:
    """Roles given and days away that are other than they were."""
    for was, now in (
        ([*map(_given, before.people)], [*map(_given, after.people)]),
        ([*map(_away, before.absences)], [*map(_away, after.absences)]),
    ):
        yield from (f"from now on: {each}" for each in now if each not in was)
        yield from (f"no more: {each}" for each in was if each not in now)


def _given(given: Assignment) -> str:
    until = f" until {given.last}" if given.last else ""
    return f"{LABELS[given.role]} {given.person or 'vacant'} from {given.first}{until}"


def _away(away: Absence) -> str:
    return f"{away.substitute} for {away.person} from {away.first} until {away.last}"


def _stopped(now: EngagementStanding) -> str | None:
    return now.stop.begun if now.stop else None


def _whole(now: EngagementStanding) -> Fields:
    return {
        "LEA": now.lea,
        "county": now.county,
        "phase": now.phase,
        "mode": MODES[now.segments[-1].mode] if now.segments else None,
        "primary pathway": now.pathway,
        "kickoff": now.kickoff,
        "all clocks stopped": _stopped(now),
        "looked at again": now.stop.recheck if now.stop else None,
        "policy": now.policy,
        "a look at the whole": "proposed" if now.recheck_proposed else None,
        "check-ins": _check_ins(now),
        "actions": now.tally.total,
        "completed": now.tally.completed,
        "in progress": now.tally.in_progress,
        "not started": now.tally.not_started,
        "completed or in progress": f"{now.tally.percent} %",
        "coaching noted": now.coaching,
        "learning noted": now.learning,
        "funded positions": _numbers(now) or None,
        "evidence": now.evidence,
        "Dashboard noted": now.dashboard.year if now.dashboard else None,
    }


def _check_ins(now: EngagementStanding) -> str | None:
    """How many were held of those required, by fiscal year."""
    return ", ".join(f"{e.named} {e.in_short}" for e in now.check_in_years) or None


def _numbers(now: EngagementStanding) -> str:
    """Of the positions that are open."""
    return ", ".join(str(each.number) for each in now.positions)


def _or_none(value: object) -> object:
    return "none" if value is None else value
