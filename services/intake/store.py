"""Keeping what an intake read, and the one letter that tells of it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol

from domain.act import Actor
from domain.dashboard_letters import told
from domain.dashboards.file_version import FileVersion, Intake
from domain.letters.notice import Notice
from services.intake.plan import IntakePlan


class DashboardStore(Protocol):
    """Files and what is told of them, in one transaction; the intake as first kept."""

    def keep(self, files: Iterable[FileVersion], intake: Intake) -> Intake: ...


class NoticePoster(Protocol):
    """A letter laid into the outbox, once."""

    def post(self, notice: Notice) -> None: ...


def keep(found: IntakePlan, actor: Actor, kept: DashboardStore) -> Intake:
    """The files and what is told of them, as they were first kept."""
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
        told=told(found.year, found.names, found.changes, found.revised),
    )
    return kept.keep(files, intake)
