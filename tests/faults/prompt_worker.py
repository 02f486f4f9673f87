"""The worker as production runs it, whose letters about notes go out at any hour."""

import worker
from adapters.policies.read import mail_policy
from domain.checkins.letters import NOTES
from domain.policies.ladder import Way

if __name__ == "__main__":
    in_force = mail_policy()
    prompt = in_force.but(ways=in_force.ways | {NOTES: Way.IMMEDIATE})
    worker.mail_policy = lambda: prompt
    worker.main()
