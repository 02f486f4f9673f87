"""The worker as production runs it, with one workflow that computes for ever."""

from datetime import timedelta

import worker
from tests.faults.endless import EndlessWorkflow

if __name__ == "__main__":
    worker.WORKFLOWS.append(EndlessWorkflow)
    worker.DRAIN, worker.BOUND = timedelta(), timedelta(seconds=1)
    worker.main()
