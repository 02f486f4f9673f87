"""Keeping what an intake read, and the one letter that tells of it."""

from datetime import UTC, datetime

from commands import context
from commands.intake.plan import Plan
from domain.dashboard_changes import Change, What
from domain.dashboards.file_version import FileVersion, Intake
from domain.letters.notice import Notice
from domain.people.roles import Role


def keep(found: Plan, actor: context.Actor) -> Intake:
    """The files and what is told of them, in one transaction; as first kept."""
    from adapters.sql.dashboards import SqlDashboards

    now = datetime.now(UTC)
    files = [
        FileVersion(
            digest=file.digest,
            year=file.year,
            charters=file.charters,
            name=file.path.name,
            loaded_at=now,
            by=actor.by,
            entered_by=actor.entered_by,
            leas=file.leas,
        )
        for file in found.new
    ]
    intake = Intake(
        digest=found.digest,
        year=found.year,
        loaded_at=now,
        by=actor.by,
        entered_by=actor.entered_by,
        told=_told(found),
    )
    return SqlDashboards(context.database()).keep(files, intake)


def _told(found: Plan) -> dict[str, str | int | bool]:
    changed = sum(len(each.said) for each in found.revised)
    listed = [
        *(f"newly eligible: {_one(e)}" for e in found.newly),
        *(f"no longer eligible: {_one(e)}" for e in found.of(What.NO_LONGER)),
        *(
            f"revised {each.kind}: {lea.name} ({'; '.join(lea.said)})"
            for each in found.revised
            for lea in each.said
        ),
    ]
    return {
        "lea": f"the Dashboard of {found.year}",
        "reference": "",
        "year": found.year,
        "file": found.names,
        "newly": len(found.newly),
        "no_longer": len(found.of(What.NO_LONGER)),
        "changed": changed,
        "what": "\n".join(listed),
        "because": "you look after CDE's data",
    }


def _one(change: Change) -> str:
    groups = f": {', '.join(change.groups)}" if change.groups else ""
    return f"{change.name} ({change.cds}){groups}"


def post(intake: Intake) -> None:
    """One letter of each intake, however often it is run."""
    from adapters.sql.record import SqlRecord

    SqlRecord(context.database()).post(
        Notice(
            key=f"dashboard/{intake.year}/{intake.digest}/loaded",
            at=intake.loaded_at,
            entity=f"dashboard.{intake.year}",
            plan_id=None,
            to=Role.CCEE_DATA,
            role=Role.CCEE_DATA,
            template="dashboard_loaded",
            facts=intake.told,
        )
    )
