"""How a review's data-collection plan looks: each item, each site."""

from collections.abc import Iterable, Iterator
from datetime import date

from commands.output import console
from commands.output.evidence import named_pieces
from commands.output.review import asked_of
from domain.first_few import first_few
from domain.people.roles import LABELS
from domain.reviews.item import ItemStatus
from domain.reviews.standing import (
    ItemStanding,
    ItemTexts,
    ReviewShown,
    SiteStanding,
)
from domain.wording import so_many

SITES = 10  # that a review lists by themselves; all of them with its items


def print_plan(address: str, now: ReviewShown, *, items: bool) -> None:
    """How many items there are; and each of them, if asked."""
    if not now.items:
        return console.say("no item in the data-collection plan yet")
    many = so_many(len(now.items), "item")
    console.say(f"data-collection plan: {many}, {now.review.items_open or 'none'} open")
    if not items:
        return console.say(f"each item: {console.COMMAND} show {address} --items")
    for each in sorted(now.items, key=lambda each: (each.component, each.id)):
        head = f"{address}/item/{each.id}  {_method(now, each)}"
        console.entry(head, _how_far(each), _planned(now, each))
    return None


def print_item(address: str, now: ReviewShown, item: ItemStanding, day: date) -> None:
    """One in full, with what is said of it in words."""
    review = now.review
    component = review.framework.by_number[item.component]
    texts = item.texts or ItemTexts()
    console.entry(
        f"{address}/item/{item.id}  {_method(now, item)}",
        f"{_how_far(item)}; last changed by entry {item.entry}",
        f"component {component.number}, {component.title}",
        *_where(now, item),
        f"collected by the {asked_of(review, item.owner, day)}",
        *([f"note: {texts.note}"] if texts.note else []),
        *([f"reason: {texts.reason}"] if texts.reason else []),
        *(f"kept at {e}" for e in named_pieces(review, texts.evidence or ())),
    )


def print_sites(now: ReviewShown, *, all_of_them: bool) -> None:
    """The sample, the first few of a long one."""
    many = so_many(len(now.sites), "site")
    console.say(f"sample of {many}" if now.sites else "no site in the sample yet")
    shown = now.sites if all_of_them else now.sites[:SITES]
    console.say(*(f"  {_site(now, each)}" for each in shown))
    if more := len(now.sites) - len(shown):
        console.say(f"  and {more} more; --items lists all of them")


def print_site(address: str, now: ReviewShown, site: SiteStanding) -> None:
    """One, with what is to be collected there."""
    there = [each.id for each in now.items if each.site == site.code]
    planned = first_few(there) or "none"
    console.entry(
        f"{address}/site/{_site(now, site)}", f"items planned there: {planned}"
    )


def _site(now: ReviewShown, site: SiteStanding) -> str:
    how = "as stated" if now.review.is_stated(site.entry) else f"proposed by {site.by}"
    return f"{site.code}  {site.name}, {how} (entry {site.entry})"


def _method(now: ReviewShown, item: ItemStanding) -> str:
    return now.review.framework.method[item.method].title


def _how_far(item: ItemStanding) -> str:
    if item.status is ItemStatus.WAIVED:
        return f"waived, with {item.count} of {item.target}"
    return f"{item.status}, {item.count} of {item.target}"


def _planned(now: ReviewShown, item: ItemStanding) -> str:
    component = f"component {item.component}"
    return ", ".join([component, *_where(now, item), LABELS[item.owner]])


def _where(now: ReviewShown, item: ItemStanding) -> Iterator[str]:
    """Of whom, where, and for when it is planned."""
    if item.participants:
        yield now.review.framework.participant_class[item.participants].title
    if item.site:
        yield _named(item.site, now.sites)
    if item.planned:
        yield f"planned for {item.planned}"


def _named(code: str, sites: Iterable[SiteStanding]) -> str:
    names = (each.name for each in sites if each.code == code)
    return f"{next(names, 'a site that is in the sample no more')} ({code})"
