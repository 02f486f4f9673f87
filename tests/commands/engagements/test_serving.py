"""`list --standard`: which actions serve a part of another plan as well."""

from tests.commands.adoption.test_commit import recorded
from tests.commands.conftest import Cli

COACH = ("--as", "k.bennett")


async def test_the_actions_that_serve_a_goal_are_listed(working: str, cli: Cli) -> None:
    """By the plan, or by what the part is part of; of all engagements, or of one."""
    none = await cli("list", "--standard", "LCAP 1")
    for number, part in ((3, "LCAP 1.3"), (3, "ESSA CSI 2"), (5, "LCAP 10")):
        link = ("link_standard", "--standard", part, *COACH)
        assert (await cli("act", f"{working}/action/{number}", *link)).code == 0
    await recorded(cli, working)
    goal = await cli("list", "--standard", "lcap goal 1")
    plan = (await cli("list", working, "--standard", "LCAP", "--json")).json
    other = await cli("list", "--standard", "FCMAT 2.1")
    shown = await cli("show", f"{working}/action/3")
    listed = await cli("show", working)

    assert "no action serves LCAP 1; none serves any plan yet" in none.out
    assert "Serving lcap goal 1 (1)" in goal.out
    assert f"{working}/action/3  Alder Valley Unified: Meet with school 3" in goal.out
    assert "not started; due" in goal.out and "serves LCAP 1.3; ESSA CSI 2" in goal.out
    assert [each["address"] for each in plan] == [
        f"{working}/action/{number}" for number in (3, 5)
    ]
    assert (
        "no action serves FCMAT 2.1; actions serve ESSA CSI 2, LCAP 1.3, LCAP 10"
        in (other.out)
    )
    assert "serves LCAP 1.3; ESSA CSI 2 as well" in shown.out
    assert "serves LCAP 10 as well" in listed.out


async def test_what_is_asked_of_other_plans_stands_alone(
    working: str, cli: Cli
) -> None:
    """Of whole engagements; with a plan that is named."""
    late = await cli("list", "--late", "--standard", "LCAP 1")
    part = await cli("list", f"{working}/action/3", "--standard", "LCAP 1")
    blank = await cli("list", "--standard", " ")

    assert (late.code, part.code, blank.code) == (2, 2, 2)
    assert "--standard stands alone, or with one engagement" in late.err
    assert f"--standard lists actions of {working}, not of" in part.err
    assert "--standard names a plan, or part of it: --standard 'LCAP 1'" in blank.err


async def test_what_was_linked_by_mistake_is_taken_off(working: str, cli: Cli) -> None:
    """A spelling is said again as it is written; typed twice it is done once."""
    action = f"{working}/action/3"
    unlink = ("act", action, "unlink_standard", "--standard", "lcap 1.3")
    linked = await cli("act", action, "link_standard", "--standard", "lcap1.3", *COACH)
    slip = await cli("act", action, "link_standard", "--standard", "LCPA 1.4", *COACH)
    await recorded(cli, working)
    offered = await cli("acts", action)
    helped = await cli("act", action, "unlink_standard", "--help")
    lacking = await cli("act", action, "unlink_standard", "--why", "a slip", *COACH)
    off, again = [await cli(*unlink, "--why", "a slip", *COACH) for _ in range(2)]
    await recorded(cli, working)
    history = await cli("history", action)
    after = await cli("acts", action)

    assert "--standard lcap1.3 is read as LCAP 1.3" in linked.err
    assert slip.code == 3 and "did you mean LCAP 1.4?" in slip.err
    assert "unlink_standard --standard 'LCAP 1.3' --why" in offered.out
    assert "unlink_standard --standard LCAP 1.3 --why TEXT" in helped.out
    assert "--standard is needed" in lacking.err and "(LCAP 1.3)" in lacking.err
    assert (off.code, again.code) == (0, 0)
    assert "already done as entry" in again.out
    assert "does not serve LCAP 1.3" in history.out
    assert "unlink_standard" not in after.out
