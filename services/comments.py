"""What was said of an action, as far as it is for whoever reads."""

from typing import TYPE_CHECKING

from domain.acts import Comment
from domain.permissions import may_read
from services import current

if TYPE_CHECKING:
    from adapters.sql.queries import Line, SqlReading


def comments(
    record: "SqlReading", entity: str, action: int, reader: str
) -> "list[tuple[Line, Comment]]":
    """Oldest first; what the reader is, the engagement's people say."""
    people, today = record.people(entity), current.today()
    return [
        (line, said)
        for line, said in record.comments(entity, action)
        if may_read(reader, said.audience, people, today)
    ]
