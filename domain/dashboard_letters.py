"""The letter that tells CCEE's data staff of Dashboards that were taken in."""

from collections.abc import Sequence

from domain.dashboard_changes import NEWLY, DashboardChange, What
from domain.dashboards.file_version import Intake
from domain.dashboards.revisions import Revised
from domain.letters.notice import Notice
from domain.people.roles import Role


def told(
    year: int,
    files: str,
    changes: Sequence[DashboardChange],
    revised: Sequence[Revised],
) -> dict[str, str | int | bool]:
    """What the letter says: who is newly eligible, who no more, what CDE revised."""
    newly = [each for each in changes if each.what in NEWLY]
    no_longer = [each for each in changes if each.what is What.NO_LONGER]
    listed = [
        *(f"newly eligible: {_one(each)}" for each in newly),
        *(f"no longer eligible: {_one(each)}" for each in no_longer),
        *(
            f"revised {each.kind}: {lea.name} ({'; '.join(lea.said)})"
            for each in revised
            for lea in each.said
        ),
    ]
    return {
        "lea": f"the Dashboard of {year}",
        "reference": "",
        "year": year,
        "file": files,
        "newly": len(newly),
        "no_longer": len(no_longer),
        "changed": sum(len(each.said) for each in revised),
        "what": "\n".join(listed),
        "because": "you look after CDE's data",
    }


def loaded(intake: Intake) -> Notice:
    """One letter of each intake, however often it is run."""
    return Notice(
        key=f"dashboard/{intake.year}/{intake.digest}/loaded",
        at=intake.loaded_at,
        entity=f"dashboard.{intake.year}",
        plan_id=None,
        to=Role.CCEE_DATA,
        role=Role.CCEE_DATA,
        template="dashboard_loaded",
        facts=intake.told,
    )


def _one(change: DashboardChange) -> str:
    groups = f": {', '.join(change.groups)}" if change.groups else ""
    return f"{change.name} ({change.cds}){groups}"
