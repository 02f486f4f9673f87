"""`refer`: open an LEA's engagement, or show the one that is open."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from commands import desk, printing
from commands.endings import Failed, Misused, NotAllowed
from domain.lea import Lea, NotACds, county_of, full_cds, short_cds
from domain.people.roles import Role
from domain.referral import Referral
from domain.standing import Standing


def refer(
    cds: str,
    files: Sequence[Path],
    name: str | None,
    county: str | None,
    *,
    people: Sequence[str],
    by: str | None,
    why: str,
    as_json: bool,
) -> None:
    """Open the engagement. A second referral shows it, and changes nothing."""
    actor = desk.actor(by)
    lea, source = _lea(cds, files, name, county)
    referral = Referral(
        id=uuid4().hex,
        by=actor.by,
        entered_by=actor.entered_by,
        lea=lea,
        source=source,
        people=_people(people),
        why=why,
    )
    now = _open(referral)
    opened = now.engagement.referral == referral.id
    if as_json:
        return printing.as_json(
            {"opened": opened, "link": desk.link(lea.cds)} | printing.dumped(now)
        )
    printing.say("opened:" if opened else "already open, nothing was changed:")
    printing.heading(now.engagement)
    printing.say(f"what may be done next: {printing.COMMAND} acts {lea.cds}")
    return printing.ui(lea.cds)


def _open(referral: Referral) -> Standing:
    from adapters.policies import UnreadablePolicy, current_policy
    from domain.referral import refer as referred

    try:
        policy = current_policy()
    except UnreadablePolicy as off:
        raise Failed(str(off)) from off
    episode = desk.record().next_episode(referral.lea.cds)
    new = referred(referral, policy, episode, datetime.now(UTC))

    async def begin(client: Any) -> Standing:
        from commands.asking import refer

        return await refer(client, new)

    return desk.ask_server(begin)


def _lea(
    cds: str, files: Sequence[Path], name: str | None, county: str | None
) -> tuple[Lea, str]:
    """The LEA, and where it is known from."""
    try:
        code = short_cds(cds)
    except NotACds as off:
        raise Misused(str(off)) from off
    if files:
        return _from_files(code, files), ", ".join(path.name for path in files)
    if not name or not name.strip() or county is None:
        raise Misused("name the LEA: --from FILE..., or --name and --county (01 to 58)")
    if len(name) > 120:
        raise Misused("an LEA's name has at most 120 characters")
    return Lea(
        cds=code, name=name.strip(), county=_county(code, county)
    ), "named by staff"


def _county(code: str, said: str) -> str:
    if not said.isdecimal() or not 1 <= int(said) <= 58:
        raise Misused(f"'{said}' is no county; counties are 01 to 58")
    if int(said) != int(code[:2]):
        raise Misused(
            f"{code} lies in county {code[:2]} ({county_of(code)}), not in {said}"
        )
    return county_of(code)


def _from_files(code: str, files: Sequence[Path]) -> Lea:
    """As the newest of the files knows it; raises NotAllowed where none does."""
    from adapters.cde import CdeFileError, read_cde_file

    try:
        read = sorted((read_cde_file(path) for path in files), key=lambda f: -f.year)
    except CdeFileError as off:
        raise Failed(str(off)) from off
    for file in read:
        for lea in file.leas:
            if lea.cds == full_cds(code):
                return Lea(cds=code, name=lea.name, county=lea.county)
    names = ", ".join(path.name for path in files)
    raise NotAllowed(f"no LEA {code} in {names}; name it with --name and --county")


def _people(said: Sequence[str]) -> dict[Role, str]:
    """`ccee_lead=a.castillo` and so on; raises Misused."""
    people: dict[Role, str] = {}
    for each in said:
        role, _, person = each.partition("=")
        if role not in list(Role) or not person.strip():
            raise Misused(f"'{each}' is not ROLE=PERSON; roles are {', '.join(Role)}")
        people[Role(role)] = person.strip()
    return people
