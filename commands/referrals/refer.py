"""`refer`: open an LEA's engagement, or attach a further referral to the open one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from client.endings import Failed, Misused, Unanswered
from commands import context
from commands.acts.preview import show_preview
from commands.args import dates
from commands.args.county import county as county_of_staff
from commands.args.lea import lea_code
from commands.args.pathway import pathway_of
from commands.args.people import known_person
from commands.args.reference import Reference
from commands.args.roles import role
from commands.args.several import pairs_apart
from commands.output import console
from commands.output.engagement import print_heading
from commands.output.receipt import consequences
from commands.output.referrals import print_referrals
from commands.output.rungs import names_rungs, print_legend
from domain.bounds import LONGEST_NAME
from domain.lea import Lea, county_of, short_cds
from domain.people.roles import Role
from domain.referrals.acts import BY_NAME, KNOWN_ALREADY
from domain.referrals.eligibility import SAID as SAID_OF_FILES
from domain.referrals.eligibility import FilesSay, LookedUp, asks_for_files
from domain.referrals.open import Referral, check_referral
from domain.referrals.pathway import Pathway
from domain.refusals import Refused
from domain.standing import Standing
from domain.wording import is_blank
from services import referrals
from services.lookup import FileAtHand, check_listed, files_at_hand, listing, look_up
from services.referrals import Foreseen, Made, ReferralOutcome

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.dashboards import SqlDashboards

SAID = {
    ReferralOutcome.OPENED: "opened:",
    ReferralOutcome.ATTACHED: (
        "attached to the engagement that is open, nothing restarted:"
    ),
    ReferralOutcome.ALREADY: "already open under this pathway, nothing was changed:",
}
WOULD = {
    ReferralOutcome.OPENED: "would open the engagement of",
    ReferralOutcome.ATTACHED: "would join the open engagement of",
}
NAME_IT = "name the LEA: --name, or CDE's files: --from FILE, repeated for each"
PAIRS = {
    "--person": ("ROLE=PERSON", f"; roles are {', '.join(Role)}"),
    "--answer": (
        "NAME=TEXT",
        ", such as dashboard_year=2025; `pathways NAME` says what is asked",
    ),
}
"""What an option is written as, and what helps to write it."""


def refer(
    cds: str,
    files: Sequence[Path],
    name: str | None,
    county: str | None,
    *,
    pathway: str,
    answers: Sequence[str],
    people: Sequence[str],
    primary: bool,
    received: str | None,
    by: str | None,
    act_id: str | None,
    why: str,
    preview: bool,
    as_json: bool,
) -> None:
    """Open the engagement, or attach. The same referral again changes nothing."""
    actor = context.actor(by)
    known_person("--as", actor.by)
    terms = pathway_of(pathway)
    at_hand = files_at_hand(files, _kept())
    code = lea_code(cds, _listed(at_hand))
    known = _lea(code, at_hand, name, county)
    lea, source, year = known or _nameless(code)
    said = referrals.answers(terms, _pairs("--answer", answers), year)
    named = _people(people)
    day = dates.day("--received", received) if received else None
    referral = Referral(
        id=act_id or uuid4().hex,
        by=actor.by,
        entered_by=actor.entered_by,
        lea=lea,
        pathway=terms,
        source=source,
        people=referrals.known_people(lea, context.directory().given) | named,
        answers=said,
        why=why,
        received=day,
        looked_up=_looked_up(terms, lea, said, at_hand, why),
    )
    if known is None:
        raise Misused(_lacking(referral))
    _check_lead(referral)
    if preview:
        foreseen = _foreseen(referral, named, primary=primary)
        return _show_preview(referral, foreseen, primary=primary, as_json=as_json)
    made = _made(referral, named, primary=primary)
    return _print(made, primary=primary, as_json=as_json)


def _lacking(referral: Referral) -> str:
    """All that is missing of a referral whose LEA has no name yet."""
    try:
        check_referral(referral, dates.today())
    except Refused as off:
        return f"{NAME_IT}\n{off}"
    return NAME_IT


def _check_lead(referral: Referral) -> None:
    """Raises Misused where whoever refers would lead for CCEE and is not of CCEE."""
    from services.people.held import is_of_another_agency

    if referral.roles.get(Role.CCEE_LEAD) != referral.by:
        return
    people, record = context.settings().people_file, context.record_if_any()
    if is_of_another_agency(record, people, referral.by):
        raise Misused(
            f"{referral.by} is of another agency, and who refers "
            f"under {referral.pathway.id} does: --as somebody of CCEE, or name who "
            "leads it with --person ccee_lead=PERSON"
        )


def _kept() -> "SqlDashboards | None":
    """CDE's files in the record; None where there is no record yet."""
    try:
        return context.dashboards()
    except Failed:
        return None


def _looked_up(
    terms: Pathway,
    lea: Lea,
    said: Mapping[str, str],
    files: Sequence[FileAtHand],
    why: str,
) -> LookedUp | None:
    """What the files say, where the pathway asks for it.

    Said aloud where it is no, and a reason is given: else the refusal says it.
    """
    if not asks_for_files(terms):
        return None
    found = look_up(lea.cds, said.get("dashboard_year", ""), files)
    if found.found is not FilesSay.ELIGIBLE and not is_blank(why):
        console.complain(f"{SAID_OF_FILES[found.found]}: {found.explanation}")
    return found


def _foreseen(referral: Referral, named: dict[Role, str], *, primary: bool) -> Foreseen:
    async def look(client: "Client") -> Foreseen:
        return await referrals.foresee(
            client, referral, context.record, brought=named, primary=primary
        )

    return context.ask_server(look)


def _show_preview(
    referral: Referral, found: Foreseen, *, primary: bool, as_json: bool
) -> None:
    if found.preview is None:
        done = Made(found.outcome, found.number, _open(found))
        return _print(done, primary=primary, as_json=as_json)
    if not as_json:
        console.say(
            f"{WOULD[found.outcome]} {found.lea.cds}  {found.lea.name} "
            f"({found.lea.county} county)",
            f"under {referral.pathway.named} ({referral.source}), "
            f"received {referral.received or dates.today()}",
        )
    which = Reference(referral.lea.cds)
    again = "the same line without --preview"
    return show_preview(which, found.preview, again, as_json=as_json)


def _open(found: Foreseen) -> Standing:
    assert found.now
    return found.now


def _made(referral: Referral, named: dict[Role, str], *, primary: bool) -> Made:
    """Raises Unanswered with the id under which it may be made again."""

    async def make(client: "Client") -> Made:
        return await referrals.make(
            client, referral, context.record, brought=named, primary=primary
        )

    try:
        return context.ask_server(make)
    except Unanswered as silent:
        raise Unanswered(f"{silent}: --id {referral.id}") from silent


def _print(done: Made, *, primary: bool, as_json: bool) -> None:
    now = done.standing
    cds = now.engagement.cds
    if as_json:
        answer = {
            "opened": done.outcome is ReferralOutcome.OPENED,
            "outcome": done.outcome.value,
            "referral": done.number,
            "link": context.link(cds),
            "receipt": console.dumped(done.receipt) if done.receipt else None,
        }
        return console.as_json(answer | console.dumped(now))
    console.say(SAID[done.outcome])
    print_heading(now.engagement)
    print_referrals(now, dates.today())
    if done.receipt:
        console.say(*consequences(done.receipt))
    if names_rungs(now):
        print_legend()
    if primary and done.outcome is ReferralOutcome.ALREADY:
        console.say(*_how_to_lead(done))
    console.say(f"what may be done next: {console.COMMAND} acts {cds}")
    return console.ui(cds)


def _how_to_lead(done: Made) -> list[str]:
    """A referral that is there already is made the primary one by an act of its own."""
    now = done.standing.engagement
    if any(each.primary for each in now.cases if each.number == done.number):
        return [f"referral {done.number} is the primary one already"]
    line = f"act {now.cds} make_primary --referral {done.number} --why '...'"
    return [f"to let it lead: {console.COMMAND} {line} --as PERSON"]


def _listed(files: Sequence[FileAtHand]) -> dict[str, str]:
    """The names of LEAs by their codes, as the newest file has them."""
    return {short_cds(row.cds): row.name for f in reversed(files) for row in f.leas}


def _lea(
    code: str, files: Sequence[FileAtHand], name: str | None, county: str | None
) -> tuple[Lea, str, int | None] | None:
    """The LEA, where it is known from, and the newest file's year.

    None where nobody knows what it is called.
    """
    if any(each.given for each in files):
        found = check_listed(code, files)
        return found.lea, found.source, found.year
    if name is None or county is None:
        record = context.record_if_any()
        now = record.engagement(code) if record else None
        listed = listing(code, files)
        if now:
            lea = Lea(cds=code, name=now.lea, county=now.county)
            return lea, KNOWN_ALREADY, listed.year if listed else None
        if listed:
            return listed.lea, listed.source, listed.year
    if name is None or is_blank(name):
        return None
    if len(name) > LONGEST_NAME:
        raise Misused(f"an LEA's name has at most {LONGEST_NAME} characters")
    lea = Lea(cds=code, name=name.strip(), county=_county(code, county))
    return lea, BY_NAME, None


def _nameless(code: str) -> tuple[Lea, str, int | None]:
    """By its code alone, to see what else would be missing."""
    return Lea(cds=code, name=code, county=county_of(code)), BY_NAME, None


def _county(code: str, said: str | None) -> str:
    """That of its code, which staff may say as well."""
    lies = county_of(code)
    if said is not None and county_of_staff(said) != lies:
        raise Misused(f"{code} lies in county {code[:2]} ({lies}), not in {said}")
    return lies


def _people(said: Sequence[str]) -> dict[Role, str]:
    """`ccee_lead=a.castillo` and so on; raises Misused."""
    option = "--person"
    return {
        role(name): known_person(option, person)
        for name, person in _pairs(option, pairs_apart(option, said)).items()
    }


def _pairs(option: str, said: Sequence[str]) -> dict[str, str]:
    """`NAME=TEXT`, each name once; raises Misused."""
    pairs: dict[str, str] = {}
    for each in said:
        name, _, text = (part.strip() for part in each.partition("="))
        if not name or not text:
            what, more = PAIRS[option]
            raise Misused(f"{option} '{each}' is not {what}{more}")
        if name in pairs:
            raise Misused(f"{option} {name} is given twice")
        pairs[name] = text
    return pairs
