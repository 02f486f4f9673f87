"""`roadmap votes`: a sheet of votes held against those of the role, then imported."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import Misused
from commands import context
from commands.args.roles import role as role_of
from commands.output import console
from commands.reviews.import_rows import ImportKind
from domain.people.roles import LABELS, Role
from domain.roadmaps.roadmap import VOTING
from services.imports.held import ImportPlan
from services.imports.judge import ImportJudged, ReviewNamed
from services.planned_roadmap.judge import judge_votes
from services.planned_roadmap.plan import VotesPlan

if TYPE_CHECKING:
    from temporalio.client import Client

    from services.rollout import Asker

VOTES = "votes are those"


def voting(text: str) -> Role:
    """A role that votes on roadmaps; raises Misused with those that do."""
    found = role_of(text, "--role", VOTING)
    if found not in VOTING:
        raise Misused(
            f"--role: the {LABELS[found]} has no vote on a roadmap; those who have: "
            f"{', '.join(VOTING)}"
        )
    return found


def votes_kind(role: Role | None) -> ImportKind:
    """Of votes in one role, or in the one that the sheet names."""

    async def judge(
        client: "Client",
        which: ReviewNamed,
        file: Path,
        _: Collection[str],
        asker: "Asker",
    ) -> ImportJudged:
        recorded = context.reviews().shown
        return await judge_votes(client, which, file, role, asker, recorded)

    options = ("--role", role.value) if role else ()
    return ImportKind("roadmap votes", VOTES, judge, _show_role, _as_json, options)


def _role(plan: ImportPlan) -> Role | None:
    return plan.role if isinstance(plan, VotesPlan) else None


def _show_role(plan: ImportPlan) -> None:
    if role := _role(plan):
        console.say(f"votes of the {LABELS[role]}")


def _as_json(plan: ImportPlan) -> dict[str, object]:
    return {"role": _role(plan)}
