"""What an entry puts into which of the record's tables."""

import json

from pydantic import JsonValue
from sqlalchemy import Table

from adapters.sql.tables import ENGAGEMENTS, REVIEWS, WHOLE
from domain.acts import ByStaff
from domain.entries import Entry
from domain.reviews.standing import ReviewStanding
from domain.standing import EngagementStanding

FRAMEWORK = "framework"
"""What a review keeps as it began with it: once, not with every entry."""
NUL = "\0"  # the one character that PostgreSQL keeps in no text
Row = dict[str, object]
EntityStanding = EngagementStanding | ReviewStanding
"""How an entity stands of its own."""


def entry_row(entry: Entry) -> Row:
    act = entry.act
    staff = act if isinstance(act, ByStaff) else None
    return {
        "entity": entry.entity,
        "number": entry.number,
        "at": entry.at,
        "late": entry.late,
        "kind": act.kind,
        "by": staff.by if staff else None,
        "entered_by": staff.entered_by if staff else None,
        "subject": entry.subject,
        "sentence": entry.sentence.replace(NUL, ""),
        "act": act.model_dump_json(),
        "setting": entry.setting,
    }


def whole_row(entry: Entry, now: EntityStanding) -> tuple[Table, Row]:
    """The engagement or the review as the entry left it, and where that stands."""
    if isinstance(now, ReviewStanding):
        return REVIEWS, _review_row(entry, now)
    return ENGAGEMENTS, _engagement_row(entry, now)


def _engagement_row(entry: Entry, now: EngagementStanding) -> Row:
    return {
        "entity": now.entity,
        "entry": entry.number,
        "cds": now.cds,
        "episode": now.episode,
        "phase": now.phase,
        "standing": _apart(now),
    }


def _review_row(entry: Entry, now: ReviewStanding) -> Row:
    return {
        "entity": now.entity,
        "entry": entry.number,
        "engagement": now.engagement,
        "cds": now.cds,
        "number": now.number,
        "stage": now.stage,
        "end": now.end,
        "overdue": any(each.is_open and each.overdue for each in now.clocks),
        "framework": now.framework.model_dump_json(),
        "standing": _apart(now),
    }


def action_rows(entry: Entry) -> list[Row]:
    return [
        {
            "entity": entry.entity,
            "number": now.number,
            "entry": entry.number,
            "status": now.status,
            "due": now.due,
            "overdue": now.overdue,
            "next_at": now.next_at,
            "standing": now.model_dump_json(),
        }
        for now in entry.actions
    ]


def site_rows(entry: Entry) -> list[Row]:
    return [
        {
            "entity": entry.entity,
            "code": now.code,
            "entry": entry.number,
            "gone": now.gone,
            "standing": now.model_dump_json(),
        }
        for now in entry.sites
    ]


def item_rows(entry: Entry) -> list[Row]:
    """Each item apart from what is said of it; that is null where it is as before."""
    return [
        {
            "entity": entry.entity,
            "id": now.id,
            "entry": entry.number,
            "component": now.component,
            "status": now.status,
            "standing": now.but(texts=None).model_dump_json(),
            "texts": now.texts.model_dump_json() if now.texts else None,
        }
        for now in entry.items
    ]


def past_row(entry: Entry, now: EntityStanding) -> Row:
    """How the entry left the engagement or the review."""
    return _past_row(entry, WHOLE, _apart(now))


def whole(standing: str, framework: str | None) -> dict[str, JsonValue]:
    """What stands in its row, with the framework of its review if it is one."""
    said: dict[str, JsonValue] = json.loads(standing)
    return said | ({FRAMEWORK: json.loads(framework)} if framework else {})


def _apart(now: EntityStanding) -> str:
    return now.model_dump_json(exclude={FRAMEWORK})


def past_rows(entry: Entry) -> list[Row]:
    """How it left each action that it changed."""
    return [
        _past_row(entry, now.number, now.model_dump_json()) for now in entry.actions
    ]


def _past_row(entry: Entry, action: int, standing: str) -> Row:
    key = {"entity": entry.entity, "entry": entry.number}
    return key | {"action": action, "standing": standing}
