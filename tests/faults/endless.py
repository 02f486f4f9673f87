"""A workflow whose task never ends, and cannot be interrupted either."""

from contextlib import suppress

import structlog
from temporalio import workflow

log = structlog.get_logger()


@workflow.defn
class EndlessWorkflow:
    @workflow.run
    async def run(self) -> None:
        log.info("endless.computes")
        while True:
            with suppress(BaseException):
                while True:
                    pass
