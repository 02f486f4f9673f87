"""What every act of staff carries."""

from domain.values import Value


class ByStaff(Value):
    """`id` makes it safe to send twice; `by` decided it, `entered_by` typed it."""

    id: str
    by: str
    entered_by: str
    why: str = ""
