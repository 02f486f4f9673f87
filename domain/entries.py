"""What is owed to the record when something has happened; workflows pay it."""

from datetime import datetime

from domain.acts import Act
from domain.letters.notice import Notice
from domain.standing import ActionStanding, EngagementStanding
from domain.values import Value


class Entry(Value):
    """One line of an entity's record, numbered so that it is kept once.

    With it, in one transaction, go the standings it leaves behind, the notices it
    gives rise to, and the matters it settles, whose unsent notices are void.
    """

    entity: str
    number: int
    at: datetime
    late: bool
    act: Act
    sentence: str
    subject: str = ""
    """The address within the entity of what it is about, if it is about one thing."""
    engagement: EngagementStanding
    actions: tuple[ActionStanding, ...] = ()
    notices: tuple[Notice, ...] = ()
    settled: tuple[str, ...] = ()
