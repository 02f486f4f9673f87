"""One review, or one part of it: as it stands or stood, its sample, its history."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from client.endings import Failed, NotOpen
from commands import context
from commands.args import dates
from commands.args.engagements import recorded_at, recorded_review
from commands.args.reference import Reference
from commands.output import console
from commands.output.review import print_phase
from commands.output.rungs import print_legend
from domain.reviews.review import review_address
from domain.reviews.standing import ReviewShown, ReviewStanding, SiteStanding
from domain.wording import so_many

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.queries import Line


def show_review(which: Reference, *, as_of: str | None, as_json: bool) -> None:
    """One review or one part of it, as it stands now, or as a day ended."""
    day = dates.day("--as-of", as_of) if as_of is not None else None
    found, stopped = (_stood(which, day), "") if day else _standing(which)
    now = _chosen(which, found)
    history = _history(which, now.review, day)
    link = context.link(now.review.entity)
    if as_json:
        told = [line._asdict() for line in history]
        answer = console.dumped(now) | {"link": link, "history": told}
        answer |= {"as_of": day} if day else {}
        return console.as_json(answer | ({"stopped": stopped} if stopped else {}))
    if day:
        console.say(f"as it stood at the end of {day}:")
    console.say(*heading(which, now.review))
    if stopped:
        console.say(stopped)
    for phase in now.review.phases:
        on, runs = day or dates.today(), not stopped
        print_phase(which.alive, now.review, phase, on, runs=runs)
    _print_sites(which, now)
    for line in history:
        console.say(f"  #{line.number} {line.sentence}")
    if any(each.rung or each.next_rung for each in now.review.phases):
        print_legend()
    return console.ui(now.review.entity)


def heading(which: Reference, review: ReviewStanding) -> Iterator[str]:
    """Whose it is, how far it is, and what holds for all of it."""
    late = sum(each.overdue for each in review.phases)
    said = f", {late} late" if late else ""
    yield f"{which.alive}  {review.lea} ({review.county} county)"
    yield (
        f"stage {review.stage}{said}, begun on {review.begun} by {review.by}, entry "
        f"{review.entry} of {review.entity}"
    )
    if day := review.stated_on:
        yield f"brought in on {day}; what lies before is as then stated"
    if stop := review.stop:
        yield f"all clocks stand still {stop.described}"
    if review.lost:
        yield (
            f"the engagement {review.engagement} was stopped before its time and hears "
            "nothing; the operators were told"
        )


def _standing(which: Reference) -> tuple[ReviewShown, str]:
    """From the workflow, so that staff read their own acts; else from the record.

    With what is said where its workflow could not be asked.
    """

    async def ask(client: "Client") -> tuple[ReviewShown | None, NotOpen | None]:
        from client.reviews import standing

        try:
            return await standing(client, which.whole, which.review or 0), None
        except NotOpen as none:
            return None, none

    found, none = context.ask_server(ask)
    if found:
        return found, ""
    recorded = recorded_review(which)
    if recorded is None:
        raise none or Failed(f"the record knows no {which.alive}")
    reviews, key = context.reviews(), recorded.entity
    sites, items = tuple(reviews.sites(key)), tuple(reviews.items(key))
    said = ReviewShown(review=recorded, sites=sites, items=items)
    return said, _why(recorded, none)


def _stood(which: Reference, day: date) -> ReviewShown:
    """From the record, whatever has happened since; of the engagement of that time."""
    from adapters.sql.as_of import NotYet

    known, before, past = recorded_at(which), dates.end(day), context.past()
    try:
        then = past.standing(known.cds, before, which.episode).engagement.entity
        return past.review(review_address(then, which.review or 0), before)
    except NotYet as off:
        raise Failed(f"{day}: {off}") from off


def _why(recorded: ReviewStanding, none: NotOpen | None) -> str:
    """Why it is shown from the record, where it should have answered."""
    return str(none) if recorded.is_open and none else ""


def _chosen(which: Reference, now: ReviewShown) -> ReviewShown:
    """With nothing but the one phase, site, milestone or item, where one is meant."""
    room, _, name = which.within.partition("/")
    if not room:
        return now
    review = now.review
    phases = tuple(e for e in review.phases if room == "phase" and e.name == name)
    if room == "phase" and not phases:
        known = ", ".join(each.key for each in review.phases)
        raise Failed(f"{which.alive} has no {which.within}; it has {known}")
    reached = (e for e in review.milestones if room == "milestone" and e.key == name)
    return now.but(
        review=review.but(phases=phases, milestones=tuple(reached)),
        sites=tuple(e for e in now.sites if room == "site" and e.code == name),
        items=tuple(e for e in now.items if room == "item" and e.id == name),
    )


def _history(
    which: Reference, review: ReviewStanding, day: date | None
) -> "list[Line]":
    record = context.record_if_any()
    before = dates.end(day) if day else None
    return record.history(review.entity, which.within, before=before) if record else []


def _print_sites(which: Reference, now: ReviewShown) -> None:
    if which.within and not which.within.startswith("site/"):
        return
    many = so_many(now.review.sites, "site")
    console.say(f"sample of {many}" if now.sites else "no site in the sample yet")
    console.say(*(f"  {_site(each)}" for each in now.sites))


def _site(site: SiteStanding) -> str:
    return f"{site.code}  {site.name}, proposed by {site.by} (entry {site.entry})"
