"""What is good to know of an act, and its engagement cannot know."""

from client.endings import Failed
from commands import context
from commands.args import dates
from commands.args.engagements import recorded_at
from commands.args.reference import Reference
from commands.output.evidence import still_naming
from domain.acts import Assign
from domain.people.directory import set_back, wanted


def good_to_know(which: Reference, act: object) -> tuple[str, ...]:
    """From the record, which may be behind, and from the directory."""
    return (*still_naming(which, act), *_unlike_directory(which, act))


def _unlike_directory(which: Reference, act: object) -> tuple[str, ...]:
    """That the directory says otherwise who holds the role that is given.

    Nothing where one of them cannot be read: whether the act is done is not for it.
    """
    if not isinstance(act, Assign):
        return ()
    try:
        here, given = recorded_at(which), context.directory().given
    except Failed:
        return ()
    said = wanted(given, here.cds, here.county).get(act.role, [])
    return tuple(
        f"the directory names {each.person or 'nobody'} from {each.first} on; the next "
        "`people load` sets it back so, unless a row of a file says this too"
        for each in set_back(said, act.assignment, dates.today())[:1]
    )
