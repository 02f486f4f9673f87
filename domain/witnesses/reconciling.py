"""What a look at engagements, witnesses and record may find, and what is mended."""

from domain.values import Value


class Watched(Value):
    """A plan of something late, as the record has it, and whose it is."""

    cds: str
    plan_id: str


class Findings(Value):
    """Witnesses that had ended before their time were asked for again.

    What else was found is for an operator: engagements that are open in the record
    and not on the server, and how many keys came with other content, by engagement.
    """

    looked_at: int = 0
    begun_again: tuple[str, ...] = ()
    not_running: tuple[str, ...] = ()
    diverged: dict[str, int] = {}
