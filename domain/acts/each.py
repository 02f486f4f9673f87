"""Acts that carry others: acts on several actions, and the decisions of a meeting."""

from collections.abc import Sequence

from domain.acts import Act, RecordMinutes, Several

CARRYING = ("several", "record_minutes")
"""The kinds of acts that carry acts on actions."""


def each_of(act: Act) -> Sequence[Act]:
    """Those it carries, in their order; else the act itself."""
    match act:
        case Several(acts=acts):
            return acts
        case RecordMinutes(decisions=decisions):
            return decisions
    return (act,)
