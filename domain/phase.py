"""Where an engagement is in its life; `lifecycle.MOVES` says what leads where."""

from enum import StrEnum


class Phase(StrEnum):
    """Stored: add, never rename."""

    REFERRED = "referred"
    CONSULTATION = "consultation"
    DETERMINED = "determined"
    ACCEPTED = "accepted"
    REVIEW = "review"
    ROADMAP = "roadmap"
    IMPLEMENTATION = "implementation"
    RELEASE = "release"
    CLOSED = "closed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NOT_AGREED = "not_agreed"


BEFORE_ACCEPTANCE = (Phase.REFERRED, Phase.CONSULTATION, Phase.DETERMINED)
