"""Whether somebody may vote on actions so: in a role of theirs, on what is planned."""

from domain import refusals
from domain.actions.planned import missing, named
from domain.first_few import first_few
from domain.people.roles import LABELS
from domain.roadmaps.acts import ImportVotes, VotingAct
from domain.roadmaps.apply import holds, roles_of, voting_role, worked_on
from domain.roadmaps.planning import Planning
from domain.roadmaps.roadmap import PlannedRoadmap
from domain.wording import with_and


def check_votes(roadmap: PlannedRoadmap, act: VotingAct, planning: Planning) -> None:
    """Raise a `Refused` where they may not."""
    role = voting_role(act, planning.setting, planning.today)
    _check_role(act, planning)
    assert role
    rows = act.rows if isinstance(act, ImportVotes) else (act,)
    numbers = [row.action for row in rows]
    if unknown := [n for n in dict.fromkeys(numbers) if str(n) not in roadmap.actions]:
        raise refusals.NoSuchAction(
            "; ".join(missing(each, roadmap.by_number) for each in unknown)
        )
    if twice := [n for n in dict.fromkeys(numbers) if numbers.count(n) > 1]:
        several = first_few([*map(named, twice)])
        raise refusals.RoadmapUnusable(f"{several} is voted on twice; vote once")
    if worked_on(roadmap, act, planning.setting, planning.today).actions == (
        roadmap.actions
    ):
        raise refusals.NothingToChange(f"the {LABELS[role]} has voted so already")


def _check_role(act: VotingAct, planning: Planning) -> None:
    """Raise NoSuchRole where the role in which they vote is not theirs, or not said."""
    setting, today = planning.setting, planning.today
    held = roles_of(act.by, setting, today)
    theirs = with_and(LABELS[each] for each in held) or "none that votes"
    if act.role and not holds(act.by, act.role, setting, today):
        raise refusals.NoSuchRole(
            f"{act.by} is not the {LABELS[act.role]} today, and votes for roles they "
            f"hold: {theirs}"
        )
    if act.role and act.role not in held:
        raise refusals.NoSuchRole(f"the {LABELS[act.role]} has no vote on a roadmap")
    if not held:
        raise refusals.NoSuchRole(
            f"{act.by} holds no role here today that votes; `assign` gives one"
        )
    if act.role is None and len(held) > 1:
        keys = " or ".join(f"--role {each}" for each in held)
        raise refusals.NoSuchRole(f"{act.by} is the {theirs}; say as which: {keys}")
