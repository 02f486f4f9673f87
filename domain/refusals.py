"""Why staff may not do what they ask: one class for each rule, named for it.

The names reach clients as the type of the refusal, so they are kept for ever.
Every message says what is the matter and what would be allowed.
"""


class Refused(Exception):
    """A staff act broke a rule. Nothing happened; the message says why."""


class OutOfPhase(Refused):
    """The act belongs to another phase of the engagement."""


class NotYours(Refused):
    """The act belongs to people in other roles."""


class NoSuchAction(Refused):
    """The roadmap has no action of that number."""


class AlreadyStarted(Refused):
    """Only an action that has not begun can be started."""


class NotStarted(Refused):
    """Work on an action begins before it is reported complete."""


class AlreadyCompleted(Refused):
    """A completed action is not changed any more."""


class AlreadyClaimed(Refused):
    """The claim that stands is confirmed or returned first."""


class NothingClaimed(Refused):
    """There is nothing to confirm or return before the owner reports completion."""


class SamePerson(Refused):
    """Who reported completion does not confirm it (DOMAIN.md 5.3)."""


class EvidenceMissing(Refused):
    """Completion is reported with at least one piece of evidence."""


class ReasonMissing(Refused):
    """This act is recorded with its reason."""


class RoadmapUnusable(Refused):
    """The roadmap as given cannot be adopted: each line that is off is named."""


class DatesReversed(Refused):
    """An assignment ends on or after the day it begins."""


class RecordIsBehind(Refused):
    """So much waits to be recorded that this has to wait until the record is back."""


class TooLong(Refused):
    """A text is longer than the record keeps."""
