"""A workflow whose task never ends, and cannot be interrupted either."""

from contextlib import suppress

from temporalio import workflow


@workflow.defn
class EndlessWorkflow:
    @workflow.run
    async def run(self) -> None:
        while True:
            with suppress(BaseException):
                while True:
                    pass
