"""The home page: how far things are, what is late, what comes next, one act to copy."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from client.endings import Failed
from commands import context
from commands.args import dates
from commands.notices.installation import RESUME, paused_elsewhere
from commands.notices.post_office import glanced_at, paused
from commands.output import console
from commands.output.check_ins import year_line
from commands.output.command_line import command_line
from commands.output.engagement import tally_bar
from commands.output.items import as_rows, print_items
from commands.output.rungs import print_legend
from commands.reviews.stopped import stopped_reviews
from domain.actions.tally import tally
from domain.letters.post_office import PostOffice
from domain.standing import EngagementStanding
from services.caseload import Item, ItemFilter, caseload, coming
from services.check_ins import short_years
from services.reviews import Decision, decisions, missing
from services.unreached import Unreached, unreached

SHOWN = 5
A_FORTNIGHT = timedelta(days=14)
AGAIN = (
    f"what failed goes again by {console.COMMAND} notices --again KEY; "
    f"{console.COMMAND} notices lists keys"
)


class HomeItems(NamedTuple):
    """What home lists of all that is waited for: what is late, what comes next.

    `missing` is what phases of reviews lack, by their addresses.
    """

    late: Sequence[Item]
    ahead: Sequence[Item]
    missing: Mapping[str, str]


def home(*, as_json: bool) -> None:
    """All open engagements at a glance, from the record."""
    record = context.record()
    found = record.engagements(open_only=True)
    items = caseload(record, context.reviews(), found, dates.today(), ItemFilter())
    late, ahead = [item for item in items if item.is_late], coming(items)
    post = _post_office()
    stuck, unreadable = _unreached()
    decided = [*decisions(record, context.reviews(), found, dates.today())]
    shown = [*late, *ahead[:SHOWN]]
    lacks = missing(context.reviews(), shown)
    if as_json:
        listed = HomeItems(late, ahead[:SHOWN], lacks)
        return _as_json(found, listed, decided, post, stuck)
    _print_hindrances(post, unreadable)
    _print_unreached(stuck)
    if not found:
        return console.say(
            "No engagement is open. To begin one:",
            f"  {console.COMMAND} refer 1999902 --name 'Upper Creek Unified' "
            "--county 19 --answer dashboard_year=2025 --why 'as CDE wrote' "
            "--as a.castillo",
        )
    actions = [a for e in found for a in record.actions(e.entity)]
    console.say(tally_bar(tally(a.counted for a in actions)))
    _print_still(found)
    stopped = stopped_reviews(shown)
    print_items("Late", late, "nothing is late", stopped, lacks)
    print_items("Next", ahead[:SHOWN], "nothing is planned", stopped, lacks)
    _print_decisions(decided)
    _print_short(found)
    lines = _to_copy(late or ahead, found[0])
    console.say("", "One act to copy:", *(f"  {line}" for line in lines))
    print_legend()
    return console.late_link()


def _print_hindrances(post: PostOffice, unreadable: str) -> None:
    """Why nothing goes on here, or no letter goes out."""
    if silent := context.nothing_runs():
        console.say(f"Nothing runs here: {silent}", "")
    if post.is_paused:
        console.say(*paused(post), "")
    if unreadable:
        console.say("No letter can be delivered:", f"  {unreadable}", "")


def _post_office() -> PostOffice:
    """As it answers; where nobody does, as far as the record knows."""
    post, elsewhere = glanced_at() or PostOffice(), paused_elsewhere()
    return post.but(elsewhere=elsewhere or post.elsewhere)


def _unreached() -> tuple[list[Unreached], str]:
    """Whom letters do not reach, and what is off about the directory as a whole."""
    mail = context.delivery_log().not_done()
    try:
        return unreached(mail, context.directory().people), ""
    except Failed as off:
        return unreached(mail, ()), str(off).removesuffix("\nnothing was changed")


def _print_unreached(stuck: Sequence[Unreached]) -> None:
    """Persons whom letters do not reach, and what helps."""
    if not stuck:
        return
    console.say(f"Letters that cannot be delivered ({len(stuck)})")
    for each in stuck:
        absent = f"not in the directory; {console.COMMAND} people load FILE adds them"
        console.entry(
            f"{each.person}  {each.said}",
            *([each.problem] if each.problem and each.known else []),
            *([absent] if not each.known else []),
            *([AGAIN] if each.failed else []),
        )
    console.say("")


def _print_still(found: Sequence[EngagementStanding]) -> None:
    """Engagements whose clocks all stand: nothing of them is late or comes next."""
    still = [(each, each.stop) for each in found if each.stop]
    if still:
        console.say("", f"Stand still ({len(still)})")
    for each, stop in still:
        said = f"all clocks stand still {stop.described}"
        console.entry(f"{each.cds}  {each.lea}", said)


def _print_decisions(found: Sequence[Decision]) -> None:
    """What may be decided of reviews, each with the act to copy."""
    if not found:
        return
    console.say("", f"To be decided in reviews ({len(found)})")
    for each in found[:SHOWN]:
        console.entry(
            f"{each.address}  {each.engagement.lea}: {each.said}",
            command_line([*each.words, "--as", each.person or "PERSON"]),
        )
    if more := len(found[SHOWN:]):
        console.say(f"and {more} more; --json has all of them")


def _print_short(found: Sequence[EngagementStanding]) -> None:
    """Engagements of whose fiscal year there can be too few check-ins only."""
    known = [*short_years(found, dates.today())]
    if known:
        console.say("", f"Too few check-ins ({len(known)})")
    for each, year in known:
        console.entry(f"{each.cds}  {each.lea}", year_line(year))


def _to_copy(chosen: Sequence[Item], otherwise: EngagementStanding) -> tuple[str, ...]:
    """One act, where something can be dated anew; else, and beside it, what can be."""
    if not chosen:
        return (f"{console.COMMAND} acts {otherwise.cds}",)
    item = chosen[0]
    listed = f"{console.COMMAND} acts {item.address}"
    if not item.timed.stands.may_be_redated:
        return (listed,)
    fortnight = max(dates.today(), item.timed.due) + A_FORTNIGHT
    due = dates.working(fortnight)
    return (
        f"{console.COMMAND} act {item.address} redate --due {due} "
        f"--why 'what was agreed' --as {item.person or 'PERSON'}",
        f"or see what else: {listed}",
    )


def _as_json(
    found: Sequence[EngagementStanding],
    listed: HomeItems,
    decided: Sequence[Decision],
    post: PostOffice,
    stuck: Sequence[Unreached],
) -> None:
    engagements = [
        console.dumped(each) | {"link": context.link(each.cds)} for each in found
    ]
    why = post.elsewhere or post.paused
    mail_paused = console.dumped(why) | {"resume": RESUME} if why else None
    console.as_json(
        {
            "mail_paused": mail_paused,
            "not_delivered": [each._asdict() for each in stuck],
            "nothing_runs": context.nothing_runs() or None,
            "engagements": engagements,
            "late": as_rows(listed.late, listed.missing),
            "next": as_rows(listed.ahead, listed.missing),
            "to_decide": [_decided(each) for each in decided],
            "check_ins_short": [
                {"cds": each.cds, "lea": each.lea, "named": year.named}
                | console.dumped(year)
                for each, year in short_years(found, dates.today())
            ],
        }
    )


def _decided(decision: Decision) -> dict[str, object]:
    return {
        "address": decision.address,
        "lea": decision.engagement.lea,
        "said": decision.said,
        "act": decision.act,
        "person": decision.person,
    }
