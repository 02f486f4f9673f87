"""A referral's step by the name its pathway gives it, whatever case is typed."""

from commands import context
from domain.wording import as_given


def step_spelled(engagement: str, referral: int, step: str) -> str:
    """The name as it was given, by the record; as typed where there is none such.

    `engagement` is an LEA's code, or the durable key of one of its engagements.
    """
    record = context.record_if_any()
    if record is None:
        return step
    newest = record.engagement(engagement)
    of_it = [newest] if newest else record.engagements()
    names = (
        each.name
        for standing in of_it
        if engagement in (standing.cds, standing.entity)
        for case in standing.cases
        if case.number == referral
        for each in case.steps
    )
    return as_given(step, names)
