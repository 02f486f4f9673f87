"""One engagement, or one part of it, as it stands, and what may be done to it now."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed, Misused
from commands import context
from commands.acts.fields import example, meanings, usage
from commands.args import dates
from commands.args.act_fields import ELSEWHERE, KINDS
from commands.args.engagements import recorded_at, stood_at
from commands.args.reference import Reference, reference, running
from commands.args.support_fields import fields_at, support_off
from commands.engagements.decisions import decisions, of_case, of_whole
from commands.engagements.ended import ask_engagement
from commands.output import console
from commands.output.check_ins import head_of, lines_of, newest, year_line
from commands.output.engagement import print_heading, stated, tally_bar
from commands.output.entry import below
from commands.output.evidence import evidence_of
from commands.output.owner_label import leading
from commands.output.referrals import print_referrals
from commands.output.review import reviews_of
from commands.output.roster import print_roster
from commands.output.rungs import counted_from, names_rungs, next_rung, print_legend
from commands.output.trace import action_trace, traced_action
from commands.reports.show import show_report
from commands.reviews.show import show_review
from commands.supports.show import show_support, supports_of
from domain.actions.planned import in_short, label
from domain.actions.standing import ActionStanding
from domain.available_acts import Offer
from domain.first_few import first_few
from domain.standing import EngagementStanding, Standing
from domain.status import DONE, GONE
from domain.wording import so_many, with_and

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.queries import Line
    from domain.reviews.standing import ReviewStanding


class EngagementShown(NamedTuple):
    """How it stands, and how its workflow, or those of its reviews, were stopped."""

    standing: Standing
    stopped: str = ""
    reviews: Mapping[int, str] = {}


def show(entity: str, *, as_of: str | None, items: bool, as_json: bool) -> None:
    """One engagement, action or referral, as it stands now, or as a day ended."""
    which = reference(entity)
    if items and (which.in_review or not which.review):
        review = which.alive if which.review else f"{which.whole}/review/1"
        raise Misused(f"--items lists those of a whole review: show {review} --items")
    if which.is_fact_check and not as_of:
        return show_report(which.alive, as_json=as_json)
    if which.support:
        return show_support(which, as_json=as_json)
    if which.review:
        return show_review(which, as_of=as_of, items=items, as_json=as_json)
    day = dates.day("--as-of", as_of) if as_of is not None else None
    found = EngagementShown(stood_at(which, day)) if day else _standing(which)
    stopped = found.stopped
    now = _chosen(which, found.standing, day)
    history = _history(which, now, day)
    decided = _decisions(which, now, day)
    if as_json:
        answer = console.dumped(now) | {"link": context.link(which.cds)}
        answer |= {"as_of": day} if day else {}
        answer |= {"stopped": stopped} if stopped else {}
        answer |= {"stopped_reviews": found.reviews} if found.reviews else {}
        if which.action is not None:
            answer |= traced_action(now.engagement.entity, which.action, day)
        for name, lines in (("history", history), ("decisions", decided)):
            answer |= {name: [e._asdict() for e in lines]} if lines else {}
        return console.as_json(answer)
    if day:
        console.say(f"as it stood at the end of {day}:")
    print_heading(now.engagement, () if day else _reviews(now))
    if stopped:
        console.say(f"it {stopped}")
    on = day or dates.today()
    if which.referral:
        print_referrals(now, on)
        _print_history(history)
    elif which.check_in:
        _print_check_in(now, on)
        _print_history(history)
    elif which.action is None:
        console.say(*of_whole(decided))
        console.say(*stated(now.engagement))
        print_referrals(now, on, lambda key: of_case(decided, key))
        console.say(*reviews_of(which.whole, now.engagement, found.reviews))
        console.say(*evidence_of(which.whole, now.engagement.evidence))
        _print_check_ins(now, on)
        console.say(*supports_of(which.whole, now.engagement, on))
        console.say(tally_bar(now.engagement.tally))
        console.say(*_noted(now.engagement))
        print_roster(now, on)
        _print_actions(now, on)
    else:
        _print_action(now, on, history, day)
    if names_rungs(now):
        print_legend()
    return console.ui(which.cds)


def show_offers(entity: str, *, as_json: bool) -> None:
    """What may be done now, by which roles, with which fields."""
    which = running(entity)
    if which.is_fact_check:
        which = which._replace(part=f"review/{which.review}")
    found, action = _offers(which)
    if as_json:
        acts = [console.dumped(offer) for offer in found]
        return console.as_json(
            {"entity": str(which), "acts": acts, "link": context.link(which.cds)}
        )
    if not found:
        none = f"nothing is to be done to {which} now; `show {which}` says more"
        return console.say(none)
    held = {d.role: d.person for offer in found for d in offer.doers if d.person}
    for offer in found:
        console.entry(*_offered(which, offer, held))
    fields = [each for offer in found for each in offer.fields]
    console.say("", *meanings(fields))
    console.say(f"of one alone: {console.COMMAND} act {which} KIND --help")
    if action:
        console.say(f"for one action: {console.COMMAND} acts {which}/{action}")
    return console.ui(which.cds)


def _offers(which: Reference) -> tuple[Sequence[Offer], str]:
    """What may be done; of the whole also the address of some action."""

    async def ask(client: "Client") -> tuple[Sequence[Offer], str]:
        from client import engagements, reviews

        if which.review:
            made = await reviews.offers(client, which.whole, which.review, which.within)
            return made, ""
        part = which.action, which.referral, which.check_in
        made = await engagements.offers(client, which.cds, *part)
        if which.support:
            return [*_of_support(which, made)], ""
        if which.part:
            return made, ""
        return made, _some_action(await engagements.standing_of(client, which.cds))

    return ask_engagement(which.cds, ask)


def _of_support(which: Reference, made: Sequence[Offer]) -> Iterator[Offer]:
    """What may be done to one support, told without what its address says."""
    for offer in made:
        kind = KINDS[offer.kind]
        if not support_off(which, kind):
            yield offer.but(fields=fields_at(which, kind, offer.fields))


def _some_action(now: Standing) -> str:
    """The address of one that is worked on; empty where there is none."""
    over = (*DONE, *GONE)
    return next((each.key for each in now.actions if each.status not in over), "")


def _doers(offer: Offer) -> Iterator[str]:
    """Each role with whoever holds it; the team of a review with all who are of it."""
    people: dict[str, list[str]] = {}
    for doer in offer.doers:
        people.setdefault(doer.role, []).append(doer.person or "vacant")
    for role, held in people.items():
        yield f"{role} ({', '.join(held)})"


def _offered(
    which: Reference, offer: Offer, held: Mapping[str, str]
) -> tuple[str, ...]:
    """What it is and by whom, with a line that names people by the roles `held`."""
    by = (offer.meaning, f"by {', '.join(_doers(offer))}")
    if offer.kind in ELSEWHERE:
        return (f"{offer.kind}: {ELSEWHERE[offer.kind]}", *by)
    known = [doer.person for doer in offer.doers if doer.person]
    people = [*known, *held.values()] if known else []
    line = example(str(which), offer.kind, offer.fields, people, held)
    return (usage(offer.kind, offer.fields), *by, f"such as: {line}")


def _standing(which: Reference) -> EngagementShown:
    """From the workflow, so that staff read their own acts; else from the record."""

    if which.episode:
        return EngagementShown(context.record().standing(recorded_at(which)))

    async def ask(client: "Client") -> EngagementShown | str:
        from client import engagements, reviews

        now = await engagements.standing(client, which.cds)
        if now is None:
            return await engagements.stopped(client, which.cds)
        return EngagementShown(
            now, reviews=await reviews.stopped(client, now.engagement)
        )

    found = context.ask_server(ask)
    if isinstance(found, EngagementShown):
        return found
    return EngagementShown(
        context.record().standing(context.recorded(which.cds)), found
    )


def _chosen(which: Reference, now: Standing, day: date | None) -> Standing:
    if which.referral:
        return _of_referral(which, now)
    if which.check_in:
        return _of_check_in(which, now, day)
    if which.action is None:
        return now
    chosen = tuple(each for each in now.actions if each.number == which.action)
    if not chosen:
        when = f"had on {day}" if day else "has"
        raise Failed(
            f"{which.whole} {when} no action {label(which.action or 0)}; its roadmap "
            f"{'had' if day else 'has'} {in_short([e.number for e in now.actions])}"
        )
    return now.but(actions=chosen)


def _of_referral(which: Reference, now: Standing) -> Standing:
    """With nothing but the one referral, or the one step of it."""
    cases = {each.number: each for each in now.engagement.cases}
    case = cases.get(which.referral or 0)
    if case is None:
        raise Failed(
            f"{which.whole} has no {which.part}; it has "
            f"{so_many(len(cases), 'referral')}"
        )
    if which.step:
        case = case.but(steps=tuple(s for s in case.steps if s.name == which.step))
    if which.step and not case.steps:
        whole = f"{which.whole}/referral/{case.number}"
        raise Failed(
            f"{whole} has no step {which.step} that is kept; `show {whole}` says what "
            "happened"
        )
    return now.but(engagement=now.engagement.but(cases=(case,)), actions=())


def _of_check_in(which: Reference, now: Standing, day: date | None) -> Standing:
    """With nothing but the one check-in; what is closed, or stood then, is recorded."""
    name, known = which.check_in, {each.name: each for each in now.engagement.check_ins}
    before = dates.end(day) if day else None
    recorded = context.check_ins().of_engagement(now.engagement.entity, before)
    known = {each.name: each for each in recorded} | known
    if name not in known:
        had = f"had on {day}" if day else "has"
        these = first_few([*known]) if known else "none"
        raise Failed(
            f"{which.whole} {had} no check-in {name}; there {'were' if day else 'are'} "
            f"{these}"
        )
    only = now.engagement.but(check_ins=(known[name],))
    return now.but(engagement=only, actions=())


def _history(which: Reference, now: Standing, day: date | None) -> "list[Line]":
    if not which.part:
        return []
    before = dates.end(day) if day else None
    entity = now.engagement.entity
    return context.record().history(entity, which.part, before=before)


def _decisions(which: Reference, now: Standing, day: date | None) -> "list[Line]":
    """Of the whole; a part of it comes with all that happened to it."""
    record = context.record_if_any()
    if which.part or record is None:
        return []
    return decisions(record, now.engagement, dates.end(day) if day else None)


def _reviews(now: Standing) -> "list[ReviewStanding]":
    """Its reviews by the record, where there is one."""
    known = context.record_if_any() and context.reviews()
    return known.reviews(now.engagement.entity) if known else []


def _noted(engagement: EngagementStanding) -> list[str]:
    """What holds for the whole engagement and is not in the figures."""
    notes: list[str] = []
    if stop := engagement.stop:
        notes.append(f"all clocks stand still {stop.described}")
    if engagement.recheck_proposed:
        late = ", ".join(map(label, engagement.far_behind))
        missed = with_and(engagement.missed_in_a_row)
        why = [
            *([f"{late} are far on"] if late else []),
            *([f"check-ins {missed} were missed in a row"] if missed else []),
        ]
        notes.append(f"a look at the whole engagement is proposed: {'; '.join(why)}")
    return [*notes, *filter(None, [engagement.advice])]


def _print_check_ins(now: Standing, day: date) -> None:
    """The count of the newest years, and each that is open, or was closed last."""
    for year in newest(now.engagement.check_in_years):
        console.say(f"check-ins of {year_line(year)}")
    for each in now.engagement.check_ins:
        console.entry(
            f"{each.key}  {head_of(each)}",
            *lines_of(each, lambda role: leading(now, role, day)),
        )


def _print_check_in(now: Standing, day: date) -> None:
    (met,) = now.engagement.check_ins
    counted = [e for e in now.engagement.check_in_years if e.begins == met.begins]
    console.say(
        f"check-in {met.name}, {head_of(met)}",
        *(f"  {each}" for each in lines_of(met, lambda e: leading(now, e, day))),
        *(f"  check-ins of {year_line(each)}" for each in counted),
    )


def _print_actions(now: Standing, day: date) -> None:
    """Each over two lines or three, with the address it is acted on by."""
    for each in now.actions:
        dated = f"due {each.due}{counted_from(each)}"
        following = next_rung(each)
        stop = each.stop if each.stop and not each.stop.whole else None
        console.entry(
            f"{each.key}  {each.title}",
            f"{_status(each)}; {dated}; {leading(now, each.owner, day)}",
            *([f"next: {following}"] if following else []),
            *_serves(each),
            *([f"its clock stands still {stop.described}"] if stop else []),
        )


def _print_action(
    now: Standing, day: date, history: "list[Line]", as_of: date | None
) -> None:
    action = now.actions[0]
    owner = leading(now, action.owner, day)
    moved = (
        f" (first {action.original_due})" if action.due != action.original_due else ""
    )
    counted = counted_from(action)
    rated = f", rated {action.rating} ({action.rated})" if action.rated else ""
    console.say(
        f"action {action.label}: {action.title}",
        f"  {_status(action)}, owner {owner}, due {action.due}{counted}{moved}{rated}",
        f"  theme {action.theme}, {action.horizon.lower().replace('_', ' ')}, "
        f"components {', '.join(map(str, action.components))}",
        *(f"  {each}" for each in _serves(action)),
        f"  next: {next_rung(action) or 'nothing is planned'}",
        *(f"  {note}" for note in action.notes),
        *(f"  {e}" for e in action_trace(now.engagement.entity, action.number, as_of)),
    )
    _print_history(history)


def _print_history(history: "list[Line]") -> None:
    for line in history:
        console.say(f"  #{line.number} {line.sentence}")
        console.say(*below(line), hang=6)


def _serves(action: ActionStanding) -> list[str]:
    """Parts of other plans, where there are any."""
    parts = "; ".join(action.standards)
    return [f"serves {parts} as well"] if parts else []


def _status(action: ActionStanding) -> str:
    late = (
        f", overdue ({action.rung or 'first rung to come'})" if action.overdue else ""
    )
    claim = ""
    if action.claimed_by:
        typed = action.claim_entered_by
        by = f" (typed by {typed})" if typed and typed != action.claimed_by else ""
        claim = f", reported complete by {action.claimed_by}{by}"
    return action.status.replace("_", " ") + claim + late
