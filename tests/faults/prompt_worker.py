"""The worker as production runs it, whose letters about notes go out at any hour."""

from pathlib import Path

import worker
from adapters.policies import read
from adapters.policies.read import POLICIES
from domain.checkins.letters import NOTES
from domain.letters.delivery import MailPolicy
from domain.policies.ladder import Way


def prompt(folder: Path = POLICIES) -> MailPolicy:
    in_force = read.mail_policy(folder)
    return in_force.but(ways=in_force.ways | {NOTES: Way.IMMEDIATE})


if __name__ == "__main__":
    worker.mail_policy = prompt  # type: ignore[attr-defined] # in its place
    worker.main()
